"""The report of ``account-maps check``: problems, findings and what could be fixed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from account_maps.cli.check_problems import CheckOptions, is_wanted, problems_of
from account_maps.cli.config import Config, repository_top
from account_maps.cli.terminal import counted
from account_maps.model.folder import shown, unshown
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.model.values import Severity
from account_maps.read.files import UnsavedFile, read_bytes
from account_maps.read.problems import Problems
from account_maps.report.changed import is_changed
from account_maps.report.items import Report, ReportItem
from account_maps.report.selecting import is_reported

if TYPE_CHECKING:
    from account_maps.cli.fixing import FixableProblems


def check_maps(config: Config, options: CheckOptions) -> Report:
    """Check maps and return what is to be reported.

    Args:
        config: Where things are.
        options: What is to be checked and reported.
    """
    playbook = config.playbook(options.paths, options.unsaved_file)
    files = [file for file in playbook.files.values() if is_wanted(file.path, options)]
    items = sorted(problems_of(playbook, files, config, options))
    found, waived = _findings(files, playbook, config) if options.findings else ([], 0)
    told = _selected([*items, *found], options)
    of_findings = _count_findings(told, waived) if options.findings else ""
    fixes = _fixes(config, options) if any(map(_is_problem, told)) else None
    return Report(
        items=tuple(map(fixes.with_choices, told)) if fixes else tuple(told),
        files=tuple(sorted(file.shown_path for file in files)),
        summary=_summary(told, len(files), options, fixes) + of_findings,
        source=_SourceTexts(config, options.unsaved_file).text,
        host_path=_HostPaths(config).path,
        fix=fixes.fix if fixes else lambda _: None,
    )


def _fixes(config: Config, options: CheckOptions) -> "FixableProblems":
    # Trying fixes takes longer to import than checking.
    from account_maps.cli.fixing import FixableProblems  # noqa: PLC0415

    return FixableProblems(config, options.unsaved_file)


def _findings(
    files: Iterable[AccountFile], playbook: Playbook, config: Config
) -> tuple[list[ReportItem], int]:
    # Measuring takes longer to import than checking a map takes.
    from account_maps.cli.findings import findings_of  # noqa: PLC0415

    return findings_of(files, playbook, config.day(), config.run_extensions())


def _selected(items: Iterable[ReportItem], options: CheckOptions) -> list[ReportItem]:
    """Return what is to be told: what stands in changed lines comes first."""
    told = [one for one in items if is_reported(one.problem.code, options.select, options.ignore)]
    if options.changed is None:
        return told
    marked = [
        ReportItem(one.problem, one.severity, changed=is_changed(one.problem, options.changed))
        for one in told
    ]
    first = [one for one in marked if one.changed]
    return first if options.only_changed else first + [one for one in marked if not one.changed]


def _summary(
    items: Iterable[ReportItem], files: int, options: CheckOptions, fixes: "FixableProblems | None"
) -> str:
    problems = [one for one in items if _is_problem(one)]
    errors = [one for one in problems if one.severity is Severity.ERROR]
    warnings = len(problems) - len(errors)
    bad = len({one.problem.file for one in errors})
    said = f"{counted(len(errors), 'problem')} in {counted(bad, 'file')}"
    parts = [said if errors else "no problems"]
    parts += [counted(warnings, "warning")] if warnings else []
    if options.changed is not None and problems:
        parts.append(f"{sum(one.changed for one in problems)} in changed lines")
    fixable = fixes.summary(problems) if fixes and not options.unsaved_file else ""
    parts += [fixable] if fixable else []
    return f"{counted(files, 'map')} checked, {', '.join(parts)}"


def _count_findings(items: Iterable[ReportItem], waived: int) -> str:
    kinds = [one.severity for one in items if not _is_problem(one)]
    passed = f", {waived} waived" if waived else ""
    if not kinds:
        return f"; no findings{passed}"
    each = ", ".join(f"{kind} {kinds.count(kind)}" for kind in Severity if kind in kinds)
    return f"; {counted(len(kinds), 'finding')} ({each}){passed}"


def _is_problem(item: ReportItem) -> bool:
    return item.problem.code.startswith("AM")


class _HostPaths:
    """Names files as hosts know them: from the top of the project's repository."""

    def __init__(self, config: Config) -> None:
        self._here = config.here
        self._top = repository_top(config.root)

    def path(self, shown_path: str) -> str:
        return shown(unshown(shown_path, self._here), self._top)


class _SourceTexts:
    """Reads files once more, for the lines that are shown."""

    def __init__(self, config: Config, unsaved_file: UnsavedFile | None) -> None:
        self._config = config
        self._unsaved_file = unsaved_file

    def text(self, file: str) -> str:
        path = unshown(file, self._config.here)
        limit = self._config.largest_map
        data = read_bytes(path, limit, Problems(file), self._unsaved_file) or b""
        return data.decode("utf-8-sig", "replace")
