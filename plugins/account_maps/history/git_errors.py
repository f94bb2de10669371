"""Why git gives no answer, in words that say what to do about it."""

import os
import re
from pathlib import Path

_TRUST = re.compile(r"git config --global --add safe\.directory .+")
_NO_REPOSITORY = ("not a git repository", "invalid gitfile format")
_DAMAGE = re.compile(r"corrupt|unable to read|bad object|could not read|missing|bad tree")
_REASONS = (
    (
        re.compile(r"does not have any commits yet|Needed a single revision"),
        "nothing is committed yet",
        "run `git add --all` and `git commit`",
    ),
    (
        re.compile(r"no merge base"),
        "the two branches have no commit in common",
        "in a shallow clone, run `git fetch --unshallow`",
    ),
    (
        re.compile(r"bad revision|unknown revision|ambiguous argument"),
        "there is no such commit or branch",
        "run `git fetch`; in a shallow clone, run `git fetch --unshallow`",
    ),
)
"""Other reasons, by what git says: what is wrong, and what to do about it."""


class GitError(Exception):
    """Git gives no answer: it is missing, refuses, fails, or takes too long.

    Args:
        what: What is wrong, as a clause: ``nothing is committed yet``.
        remedy: What to do about it, or an empty text.
    """

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(f"{what} ({remedy})" if remedy else what)
        self.what = what
        self.remedy = remedy


def not_started(error: OSError) -> GitError:
    """Return the reason if git could not even be started.

    Args:
        error: What the system said.
    """
    if isinstance(error, FileNotFoundError):
        return GitError("git isn't installed, or it isn't on PATH", "install git")
    return GitError(f"git can't be started: {error.strerror or error}", "install git again")


def unfinished_answer() -> GitError:
    """Return the reason if git ended in the middle of an answer."""
    return GitError("git ended in the middle of its answer", "run `git fsck`")


def missing_contents(number: int) -> GitError:
    """Return the reason if contents are not in this copy of the repository.

    Args:
        number: How many.
    """
    versions = "an old version" if number == 1 else f"{number} old versions"
    return GitError(f"{versions} of the maps can't be read from the repository", "run `git fsck`")


def explained_error(message: str, folder: Path) -> GitError:
    """Return the reason that git gave, and what to do about it.

    Args:
        message: What git wrote to standard error, in English.
        folder: The folder in which it was called.
    """
    trust = _TRUST.search(message)
    if trust:
        what = "git refuses to read this repository because another user owns it"
        return GitError(what, f"run `{trust[0].strip()}`")
    if any(words in message for words in _NO_REPOSITORY):
        return _no_repository(message, folder)
    for words, what, remedy in _REASONS:
        if words.search(message):
            return GitError(what, remedy)
    lines = [line.removeprefix("fatal: ") for line in message.splitlines() if line.strip()]
    damaged = "run `git fsck`" if _DAMAGE.search(message) else ""
    return GitError(f"git failed: {lines[0] if lines else 'it gave no reason'}", damaged)


def _no_repository(message: str, folder: Path) -> GitError:
    """Return why there is no repository, though a ``.git`` may be there."""
    places = (one / ".git" for one in (folder, *folder.parents))
    broken = next((one for one in places if os.path.lexists(one)), None)
    if "filesystem boundary" in message:
        what = "git doesn't look for a repository beyond this file system"
        return GitError(what, "set GIT_DISCOVERY_ACROSS_FILESYSTEM=1")
    if broken is None:
        return GitError("the maps aren't in a git repository", "run `git init` and commit them")
    if broken.is_dir():
        return GitError(
            f"{broken} isn't a repository that git can read", "clone the repository again"
        )
    if "/modules/" in _pointer(broken):
        remedy = "run `git submodule update --init` in the repository above"
    else:
        remedy = "run `git worktree repair` in the main worktree"
    return GitError(f"{broken} doesn't lead to a repository", remedy)


def _pointer(file: Path) -> str:
    """Return where a file ``.git`` leads; some versions of git don't say it themselves."""
    try:
        return file.read_text("utf-8", "replace")
    except OSError:
        return ""
