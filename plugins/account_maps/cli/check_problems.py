"""The problems of maps, as the settings and the authors of the maps have them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from account_maps.cli.config import Config
from account_maps.model import future, waivers
from account_maps.model.folder import unshown
from account_maps.model.notes import shown_plain
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.model.problem_severity import by_severity, unused_ignores
from account_maps.model.values import Severity
from account_maps.read.files import UnsavedFile
from account_maps.read.problems import Problem
from account_maps.report.changed import Changed
from account_maps.report.items import ReportItem


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """What is to be checked and reported.

    Attributes:
        paths: Files and folders of maps; none for all.
        findings: Whether findings are wanted as well.
        select: The beginnings of the codes that are reported; none for all.
        ignore: The beginnings of those that are not.
        changed: Which lines have changed; None where nobody asked.
        only_changed: Whether what stands in other lines is left out.
        unsaved_file: Content to take instead of what is on the disk.
    """

    paths: tuple[Path, ...] = ()
    findings: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    changed: Changed | None = None
    only_changed: bool = False
    unsaved_file: UnsavedFile | None = None


def is_wanted(file: Path, options: CheckOptions) -> bool:
    """Return whether a file is to be checked."""
    return not options.paths or any(file.is_relative_to(path) for path in options.paths)


def problems_of(
    playbook: Playbook, files: Iterable[AccountFile], config: Config, options: CheckOptions
) -> list[ReportItem]:
    """Return the problems as the settings and the authors have them.

    Args:
        playbook: The maps.
        files: Those whose days are looked at.
        config: Where things are.
        options: What is to be checked.
    """
    ignores = {
        file: requests
        for file, requests in playbook.ignores.items()
        if is_wanted(unshown(file, config.here), options)
    }
    found = [*_dated(files, config), *(one for file in files for one in shown_plain(file))]
    beside = by_severity(found, ignores, config.severity)
    idle = by_severity(
        unused_ignores(ignores, (*playbook.ignored, *beside.ignored)), {}, config.severity
    )
    errors = (*playbook.problems, *beside.errors, *idle.errors)
    warnings = (*playbook.warnings, *beside.warnings, *idle.warnings)
    return [
        ReportItem(problem, severity)
        for severity, found in ((Severity.ERROR, errors), (Severity.WARNING, warnings))
        for problem in found
        if is_wanted(unshown(problem.file, config.here), options)
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
