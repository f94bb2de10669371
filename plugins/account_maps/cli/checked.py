"""What ``account-maps check`` finds, as a report. Apart from how it is asked and printed."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from account_maps.cli.config import Config, repository_top
from account_maps.cli.terminal import counted
from account_maps.model import future, waivers
from account_maps.model.folder import shown, unshown
from account_maps.model.notes import shown_plain
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.model.problem_severity import by_severity, unused_ignores
from account_maps.model.values import Severity
from account_maps.read.files import UnsavedFile, read_bytes
from account_maps.read.problems import Problem, Problems
from account_maps.report.changed import Changed, is_changed
from account_maps.report.items import Item, Report
from account_maps.report.selecting import is_reported

if TYPE_CHECKING:
    from account_maps.cli.fixing import Fixes


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be checked and reported.

    Attributes:
        paths: Files and folders of maps; none for all.
        findings: Whether findings are wanted as well.
        select: The beginnings of the codes that are reported; none for all.
        ignore: The beginnings of those that are not.
        changed: Which lines have changed; None where nobody asked.
        only_changed: Whether what stands in other lines is left out.
        unsaved_file: What a file is to be taken to hold.
    """

    paths: tuple[Path, ...] = ()
    findings: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    changed: Changed | None = None
    only_changed: bool = False
    unsaved_file: UnsavedFile | None = None


def checked(config: Config, wish: Wish) -> Report:
    """Check maps and return what is to be reported.

    Args:
        config: Where things are.
        wish: What is to be checked and reported.
    """
    playbook = config.playbook(wish.paths, wish.unsaved_file)
    files = [file for file in playbook.files.values() if _is_wanted(file.path, wish)]
    items = sorted(problems_of(playbook, files, config, wish))
    found, waived = _findings(files, playbook, config) if wish.findings else ([], 0)
    told = _told([*items, *found], wish)
    of_findings = _count_findings(told, waived) if wish.findings else ""
    fixes = _fixes(config, wish) if any(map(_is_problem, told)) else None
    return Report(
        items=tuple(map(fixes.with_choices, told)) if fixes else tuple(told),
        files=tuple(sorted(file.shown_path for file in files)),
        summary=_summary(told, len(files), wish, fixes) + of_findings,
        source=_Sources(config, wish.unsaved_file).text,
        host_path=_HostPaths(config).path,
        fix=fixes.fix if fixes else lambda _: None,
    )


def _fixes(config: Config, wish: Wish) -> "Fixes":
    # Here, since they need each other, and trying takes longer to import than checking.
    from account_maps.cli.fixing import Fixes  # noqa: PLC0415

    return Fixes(config, wish.unsaved_file)


def _is_wanted(file: Path, wish: Wish) -> bool:
    return not wish.paths or any(file.is_relative_to(path) for path in wish.paths)


def problems_of(
    playbook: Playbook, files: Iterable[AccountFile], config: Config, wish: Wish
) -> list[Item]:
    """Return the problems as the settings and the authors have them.

    Args:
        playbook: The maps.
        files: Those whose days are looked at.
        config: Where things are.
        wish: What is to be checked.
    """
    ignores = {
        file: wishes
        for file, wishes in playbook.ignores.items()
        if _is_wanted(unshown(file, config.here), wish)
    }
    found = [*_dated(files, config), *(one for file in files for one in shown_plain(file))]
    beside = by_severity(found, ignores, config.severity)
    idle = by_severity(
        unused_ignores(ignores, (*playbook.ignored, *beside.ignored)), {}, config.severity
    )
    errors = (*playbook.problems, *beside.errors, *idle.errors)
    warnings = (*playbook.warnings, *beside.warnings, *idle.warnings)
    return [
        Item(problem, severity)
        for severity, found in ((Severity.ERROR, errors), (Severity.WARNING, warnings))
        for problem in found
        if _is_wanted(unshown(problem.file, config.here), wish)
    ]


def _dated(files: Iterable[AccountFile], config: Config) -> list[Problem]:
    """Return what depends on the day, which is only asked for where it matters."""
    readable = [file for file in files if file.account]
    today = dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=1)  # It is tomorrow somewhere.
    waiving = [file for file in readable if file.account and file.account.waivers]
    ahead = [file for file in readable if file.account and future.latest(file.account) > today]
    if not waiving and not ahead:
        return []
    day = config.day()
    old = [problem for file in waiving for problem in waivers.expired_waivers(file, day)]
    return old + [one for file in ahead for one in future.future_days(file, max(day, today))]


def _findings(
    files: Iterable[AccountFile], playbook: Playbook, config: Config
) -> tuple[list[Item], int]:
    # Measuring takes longer to import than checking a map takes.
    from account_maps.cli.findings import find  # noqa: PLC0415

    found = find(files, playbook, config.day())
    return list(found.items), found.waived


def _told(items: Iterable[Item], wish: Wish) -> list[Item]:
    """Return what is to be told: what stands in changed lines comes first."""
    told = [one for one in items if is_reported(one.problem.code, wish.select, wish.ignore)]
    if wish.changed is None:
        return told
    marked = [
        Item(one.problem, one.severity, changed=is_changed(one.problem, wish.changed))
        for one in told
    ]
    first = [one for one in marked if one.changed]
    return first if wish.only_changed else first + [one for one in marked if not one.changed]


def _summary(items: Iterable[Item], files: int, wish: Wish, fixes: "Fixes | None") -> str:
    problems = [one for one in items if _is_problem(one)]
    errors = [one for one in problems if one.severity is Severity.ERROR]
    warnings = len(problems) - len(errors)
    bad = len({one.problem.file for one in errors})
    said = f"{counted(len(errors), 'problem')} in {counted(bad, 'file')}"
    parts = [said if errors else "no problems"]
    parts += [counted(warnings, "warning")] if warnings else []
    if wish.changed is not None and problems:
        parts.append(f"{sum(one.changed for one in problems)} in changed lines")
    fixable = fixes.told(problems) if fixes and not wish.unsaved_file else ""
    parts += [fixable] if fixable else []
    return f"{counted(files, 'map')} checked, {', '.join(parts)}"


def _count_findings(items: Iterable[Item], waived: int) -> str:
    kinds = [one.severity for one in items if not _is_problem(one)]
    passed = f", {waived} waived" if waived else ""
    if not kinds:
        return f"; no findings{passed}"
    each = ", ".join(f"{kind} {kinds.count(kind)}" for kind in Severity if kind in kinds)
    return f"; {counted(len(kinds), 'finding')} ({each}){passed}"


def _is_problem(item: Item) -> bool:
    return item.problem.code.startswith("AM")


class _HostPaths:
    """Names files as hosts know them: from the top of the project's repository."""

    def __init__(self, config: Config) -> None:
        self._here = config.here
        self._top = repository_top(config.root)

    def path(self, shown_path: str) -> str:
        return shown(unshown(shown_path, self._here), self._top)


class _Sources:
    """Reads files once more, for the lines that are shown."""

    def __init__(self, config: Config, unsaved_file: UnsavedFile | None) -> None:
        self._config = config
        self._unsaved_file = unsaved_file

    def text(self, file: str) -> str:
        path = unshown(file, self._config.here)
        limit = self._config.largest_map
        data = read_bytes(path, limit, Problems(file), self._unsaved_file) or b""
        return data.decode("utf-8-sig", "replace")
