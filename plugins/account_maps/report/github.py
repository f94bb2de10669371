"""A report for GitHub: annotations in the lines of a pull request, and the rest in the summary.

GitHub shows ten annotations of a kind for a step and takes a summary of one megabyte.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from account_maps.model.values import Severity
from account_maps.read.problems import and_more
from account_maps.report.items import Report, ReportItem, title
from account_maps.report.terminal import printable

MOST = 10
"""The most annotations of a kind."""

LARGEST = 1_000_000
"""The most bytes of a summary, a little below what GitHub takes."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github(report: Report) -> str:
    """Return the workflow commands for a report, at most ten of a kind, and its summary."""
    lines = []
    for severity, command in _COMMANDS.items():
        items = [item for item in report.items if item.severity is severity]
        lines += [_command(command, item, report) for item in items[:MOST]]
        if len(items) > MOST:
            lines.append(f"and {len(items) - MOST:,} more of the kind {command}")
    return "".join(f"{line}\n" for line in (*lines, *map(printable, _more(report)), report.summary))


def _more(report: Report) -> Iterator[str]:
    """Yield a line for each file with items that are only counted."""
    for file, count in report.more.items():
        yield f"{report.host_path(file)}: {and_more(count)}"


def _command(command: str, item: ReportItem, report: Report) -> str:
    problem = item.problem
    span = problem.span
    about = {
        "file": report.path(item),
        "line": span.line,
        "endLine": span.end_line,
        "title": f"{problem.code} {title(problem.code)}",
    }
    if span.line == span.end_line:
        about |= {"col": span.column, "endColumn": max(span.column, span.end_column - 1)}
    said = ",".join(f"{key}={_property(printable(str(value)))}" for key, value in about.items())
    hint = f"\n{printable(problem.hint)}" if problem.hint else ""
    return f"::{command} {said}::{_data(printable(problem.message) + hint)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def step_summary(report: Report, room: int = LARGEST) -> str:
    """Return a report as Markdown for the summary of a step: as many rows as there is room for.

    Args:
        report: The report.
        room: How many bytes it may have.
    """
    head = f"### Account maps\n\n{_cell(report.summary)}\n"
    if not report.items:
        return head
    rows = [_row(item, report) for item in report.items]
    table = "\n| Where | Code | What | What to do |\n| --- | --- | --- | --- |\n"
    counted = "".join(f"\n{_cell(line)}\n" for line in _more(report))
    fit = _fitting(rows, room - len((head + table + counted).encode()) - 100)
    more = f"\nand {len(rows) - len(fit):,} more\n" if len(fit) < len(rows) else ""
    return head + table + "".join(fit) + more + counted


def _fitting(rows: Sequence[str], room: int) -> list[str]:
    left = room

    def fits(row: str) -> bool:
        nonlocal left
        left -= len(row.encode())
        return left >= 0

    return [*takewhile(fits, rows)]


def _row(item: ReportItem, report: Report) -> str:
    problem = item.problem
    kind = "" if item.severity is Severity.ERROR else f"{item.severity}: "
    cells: Iterable[str] = (
        f"{report.path(item)}:{problem.span.line}",
        problem.code,
        f"{kind}{problem.message}",
        problem.hint,
    )
    return f"| {' | '.join(map(_cell, cells))} |\n"


def _cell(text: str) -> str:
    """Return a text that Markdown and HTML leave as it is."""
    plain = printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"\\{letter}" if letter in r"\`*_{}[]()#+-!|~@:" else letter for letter in plain)
