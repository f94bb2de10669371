"""Checks of the settings, the maps, the as-of date and the cache."""

import os
from pathlib import Path

from account_maps.doctor.result import CheckResult, counted, note, ok, problem
from account_maps.doctor.site import CheckedSite
from account_maps.history.as_of import DaySource, as_of
from account_maps.history.cache_folder import why_not_trusted
from account_maps.history.git import Git
from account_maps.history.git_errors import GitError

_KILO = 1000


def settings(site: CheckedSite) -> CheckResult:
    """Check whether the settings are there and can be used."""
    if site.fault:
        return problem("settings", site.fault, "correct it, or name another file with --config")
    if not site.file:
        found = "there is no mkdocs.yml here, so `maps/` and `docs/` are used"
        return note("settings", found, "go to your site's folder, or run `account-maps new site`")
    if "account-maps" not in site.plugins:
        found = f"{site.file} doesn't list the plugin, so the site has no account pages"
        return note("settings", found, "add `- account-maps` under `plugins:`")
    if site.theme != "material":
        found = f"the theme is {site.theme or 'not set'}, and the plugin needs Material"
        return problem("settings", found, "set `theme: {name: material}`")
    return ok("settings", site.file)


def maps(site: CheckedSite) -> CheckResult:
    """Check whether the maps are there, and without problems."""
    shown = site.shown(site.maps_dir)
    if not site.maps_dir.is_dir():
        remedy = "create the folder, or correct `maps_dir`"
        return problem("maps", f"there is no folder {shown}", remedy)
    problems = site.playbook.problems
    if problems:
        files = len({one.file for one in problems})
        found = f"{counted(len(problems), 'problem')} in {counted(files, 'file')}"
        return problem("maps", f"{found}, so `mkdocs build` stops", "account-maps check")
    if not site.playbook.files:
        return note("maps", f"{shown} has none yet", "run `account-maps new account`")
    return ok("maps", f"{len(site.playbook.files)} in {shown}, no problems")


def day(site: CheckedSite) -> CheckResult:
    """Check which day the site speaks of, and where that day comes from."""
    found = as_of(site.as_of, site.environment, (site.root, site.maps_dir))
    shown = f"{found.day}, {_SOURCES[found.source]}"
    if found.limitations:
        lost = found.limitations[0]
        return note("as-of date", f"{shown}: {lost.what}", lost.remedy or "set `as_of`")
    return ok("as-of date", shown)


_SOURCES = {
    DaySource.SETTING: "set with `as_of`",
    DaySource.EPOCH: "from SOURCE_DATE_EPOCH",
    DaySource.COMMIT: "the day of the last commit",
    DaySource.BUILD: "today",
}


def cache(site: CheckedSite) -> CheckResult:
    """Check whether finished pages can be kept, and by nobody else."""
    folder, shown = site.cache_dir, site.shown(site.cache_dir)
    if not folder.is_dir():
        return _cache_to_come(folder, shown)
    distrust = why_not_trusted(folder)
    if distrust:
        found = f"{shown} isn't used: {distrust.why}"
        return problem("cache", found, distrust.remedy)
    if not os.access(folder, os.W_OK):
        return _unwritable(shown)
    if _is_listed_by_git(site.root, shown):
        return note("cache", f"git doesn't ignore {shown}", f"add `{shown}/` to .gitignore")
    return ok("cache", f"{shown}, {_size(folder)}")


def _cache_to_come(folder: Path, shown: str) -> CheckResult:
    above = next(one for one in (folder, *folder.parents) if one.exists())
    if above.is_dir() and os.access(above, os.W_OK):
        return ok("cache", f"{shown}, which the next build creates")
    return _unwritable(shown)


def _unwritable(shown: str) -> CheckResult:
    found = f"{shown} can't be written, so every build starts from nothing"
    return note("cache", found, "set `cache_dir` to a folder that you can write")


def _is_listed_by_git(root: Path, folder: str) -> bool:
    arguments = ("ls-files", "--others", "--exclude-standard", "--", folder)
    try:
        return bool(Git(root).run(*arguments))
    except GitError:
        return False


def _size(folder: Path) -> str:
    total = float(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()))
    for unit in ("B", "KB", "MB"):
        if total < _KILO:
            return f"{total:.0f} {unit}"
        total /= _KILO
    return f"{total:.1f} GB"
