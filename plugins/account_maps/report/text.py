"""A report for people: in a terminal, with the line of the file, or one line for each item."""

import re
from collections.abc import Iterator

from account_maps.model.values import Severity
from account_maps.read.problems import and_more
from account_maps.report.code_frame import code_frame
from account_maps.report.items import Report, ReportItem
from account_maps.report.terminal import Paint, printable

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def text(report: Report, paint: Paint) -> str:
    """Return a report with the line of the file below each item.

    Args:
        report: The report.
        paint: Colors what is printed.
    """
    sources: dict[str, list[str]] = {}
    parts = []
    for item in report.items:
        file = item.problem.file
        if file not in sources:
            sources[file] = _LINE_BREAK.split(report.source(file))
        lines = [_head(item, paint), *_framed(item, sources[file], paint)]
        parts.append("\n".join(lines) + "\n")
    more = "".join(_more(report, paint))
    return "\n".join([*parts, *filter(None, [more]), report.summary + "\n"])


def concise(report: Report, paint: Paint) -> str:
    """Return a report with one line for each item.

    Args:
        report: The report.
        paint: Colors what is printed.
    """
    lines = []
    for item in report.items:
        hint = f"  ({printable(item.problem.hint)})" if item.problem.hint else ""
        lines.append(f"{_head(item, paint)}{hint}\n")
    return "".join([*lines, *_more(report, paint), report.summary + "\n"])


def _more(report: Report, paint: Paint) -> Iterator[str]:
    """Yield a line for each file with items that are only counted."""
    for file, count in report.more.items():
        yield f"{paint(printable(file), 'bold')}  {and_more(count)}\n"


def _head(item: ReportItem, paint: Paint) -> str:
    problem, color = item.problem, _COLORS[item.severity]
    span = problem.span
    place = printable(f"{problem.file}:{span.line}:{span.column}")
    kind = "" if item.severity is Severity.ERROR else paint(f"{item.severity}: ", color)
    return f"{paint(place, 'bold')}  {paint(problem.code, color, 'bold')}  {kind}" + printable(
        problem.message
    )


def _framed(item: ReportItem, lines: list[str], paint: Paint) -> Iterator[str]:
    """Yield the lines below the first: the line of the file, the mark, the hint."""
    span, hint = item.problem.span, printable(item.problem.hint)
    number = str(span.line)
    shown = code_frame(lines, span)
    gap = " " * (len(number) + 2)
    if shown is not None and (shown.text or shown.above):
        if shown.above is not None:
            above = f" {span.line - 1:>{len(number)}} |"
            yield f"{paint(above, 'dim')} {shown.above}"
        yield f"{paint(f' {number} |', 'dim')} {shown.text}"
        mark = paint("^" * shown.marked, _COLORS[item.severity], "bold")
        yield f"{gap}{paint('|', 'dim')} {' ' * shown.indent}{mark}"
    if hint:
        yield f"{gap}{paint('=', 'dim')} {hint}"
