"""What is reported: problems and findings, how severe they are, and what was looked at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from account_maps.model.values import Severity
from account_maps.read.problems import Fix, Problem, first_of_each_file


@dataclass(frozen=True, slots=True, order=True)
class ReportItem:
    """One thing that is reported.

    Attributes:
        problem: What and where.
        severity: How much is made of it.
        changed: Whether it stands in a line that was changed.
    """

    problem: Problem
    severity: Severity = Severity.ERROR
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """All that one run has to say.

    Attributes:
        items: What is reported, in the order in which it is told.
        files: The maps that were looked at, as users know them.
        summary: All in one line.
        source: Returns the text of a file by the path that users know, or an empty text.
        host_path: Returns a path as hosts know it, from the top of the repository, by the path
            that users know.
        more: How many items of a file are counted and not among the items, by its path.
    """

    items: tuple[ReportItem, ...]
    files: tuple[str, ...]
    summary: str
    source: Callable[[str], str]
    host_path: Callable[[str], str] = str
    fix: Callable[[Problem], Fix | None] = lambda _: None
    more: Mapping[str, int] = field(default_factory=dict)

    def path(self, item: ReportItem) -> str:
        """Return the path of an item's file as a host knows it."""
        return self.host_path(item.problem.file)


def limited(report: Report) -> Report:
    """Return a report with the first items of each file; what a file has beyond them is counted."""
    items, more = first_of_each_file(report.items, lambda item: item.problem.file)
    return replace(report, items=tuple(items), more=more)


def title(code: str) -> str:
    """Return what a code is called."""
    if code.startswith("AM"):
        from account_maps.read.codes import codes  # noqa: PLC0415 - only some formats ask

        return codes()[code].title
    from account_maps.texts import english  # noqa: PLC0415

    return english()(f"finding.{code}.title")
