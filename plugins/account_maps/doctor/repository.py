"""Checks of git: whether it can say what changed, and when."""

import re
import shutil
from typing import Final

from account_maps.doctor.result import CheckResult, counted, note, ok, problem
from account_maps.doctor.site import CheckedSite
from account_maps.history.git import Git
from account_maps.history.git_errors import GitError

_NO_HISTORY: Final = "so pages have no history"
_TRUST: Final = re.compile(r"git config --global --add safe\.directory [^\n`]+")
_PARTIAL: Final = r"^(remote\..*\.promisor|extensions\.partialclone)$"


def git(site: CheckedSite) -> CheckResult:
    """Check whether git is there."""
    if shutil.which("git", path=site.environment.get("PATH")) is None:
        return note("git", f"it isn't on PATH, {_NO_HISTORY}", "install git")
    return ok("git", _ask(site, "--version").removeprefix("git version ") or "it doesn't start")


def repository(site: CheckedSite) -> CheckResult | None:
    """Check whether the site is in a repository that git is willing to read."""
    if not _has_git(site):
        return None
    try:
        top = Git(site.root).line("rev-parse", "--show-toplevel")
        Git(site.root).run("rev-parse", "--verify", "--quiet", "HEAD")
    except GitError as error:
        return _no_repository(site, str(error))
    return ok("repository", top)


def _no_repository(site: CheckedSite, reason: str) -> CheckResult:
    trust = _TRUST.search(reason)
    if trust:
        found = f"git refuses to read it because another user owns it, {_NO_HISTORY}"
        return problem("repository", found, trust[0])
    if _ask(site, "rev-parse", "--is-inside-work-tree") == "true":
        found = f"nothing is committed yet, {_NO_HISTORY}"
        return note("repository", found, "git add . && git commit")
    return note("repository", f"the site isn't in a git repository, {_NO_HISTORY}", "git init")


def depth(site: CheckedSite) -> CheckResult | None:
    """Check whether all commits are there, and all that is in them."""
    if not _is_readable(site):
        return None
    if _ask(site, "rev-parse", "--is-shallow-repository") == "true":
        found = f"a shallow clone of {_commits(site)}: older changes and dates are missing"
        return note("git history", found, "git fetch --unshallow")
    if _ask(site, "config", "--name-only", "--get-regexp", _PARTIAL):
        found = "a partial clone: old versions of maps are missing"
        return note("git history", found, "git fetch --refetch --no-filter")
    return ok("git history", _commits(site))


def _commits(site: CheckedSite) -> str:
    return counted(int(_ask(site, "rev-list", "--count", "HEAD") or 0), "commit")


def identity(site: CheckedSite) -> CheckResult | None:
    """Check whether git knows the author of the next commit."""
    if not _has_git(site):
        return None
    parts = {
        "name": site.environment.get("GIT_AUTHOR_NAME") or _ask(site, "config", "user.name"),
        "email": site.environment.get("GIT_AUTHOR_EMAIL") or _ask(site, "config", "user.email"),
    }
    missing = [part for part, value in parts.items() if not value]
    if missing:
        found = f"git doesn't know your {' and '.join(missing)}, so it can't commit"
        remedy = "; ".join(f"git config --global user.{part} …" for part in missing)
        return note("git identity", found, remedy)
    return ok("git identity", f"{parts['name']} <{parts['email']}>")


def _has_git(site: CheckedSite) -> bool:
    return shutil.which("git", path=site.environment.get("PATH")) is not None


def _is_readable(site: CheckedSite) -> bool:
    return _has_git(site) and bool(_ask(site, "rev-parse", "--verify", "--quiet", "HEAD"))


def _ask(site: CheckedSite, *arguments: str) -> str:
    """Return what git prints, or an empty text if it fails."""
    try:
        return Git(site.root).line(*arguments)
    except GitError:
        return ""
