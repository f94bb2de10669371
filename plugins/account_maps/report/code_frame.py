"""A piece of a file with a mark under what a problem is about."""

from collections.abc import Sequence
from typing import NamedTuple

from account_maps.read.problems import Span
from account_maps.report.terminal import printable, width

WIDEST = 88
"""The most columns of a line that are shown."""

_LONGEST = 1000
"""Letters of a line that are looked at. Some take no room, but nobody writes that many of those."""

_TAB = "    "
_BEFORE = 30
"""How many characters of a long line are shown before the marked ones."""


class CodeFrame(NamedTuple):
    """A line of a file, fit for a terminal.

    Attributes:
        above: The line above, or None where there is none that helps.
        text: The line, cut where it is long.
        indent: The columns in front of the mark.
        marked: The columns that are marked.
    """

    above: str | None
    text: str
    indent: int
    marked: int


def code_frame(lines: Sequence[str], span: Span) -> CodeFrame | None:
    """Return the line in which a span begins, or None if the file has no such line.

    Args:
        lines: The lines of the file.
        span: What is to be marked. Of several lines the rest of the first one is.
    """
    if span.line > len(lines):
        return None
    line = lines[span.line - 1].rstrip()
    start = min(span.column - 1, len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line)
    first = max(0, start - _BEFORE) if _is_wide(line) else 0
    end = min(end, start + _LONGEST)
    before, marked = _shown(line[first:start]), _shown(line[start:end])
    before = f"…{before}" if first else before
    rest = max(start, end)
    text = _truncated(before + marked + _shown(line[rest : rest + _LONGEST]))
    room = max(1, width(text) - width(before))
    return CodeFrame(_above(lines, span), text, width(before), max(1, min(width(marked), room)))


def _is_wide(line: str) -> bool:
    return len(line) > _LONGEST or width(_shown(line)) > WIDEST


def _above(lines: Sequence[str], span: Span) -> str | None:
    line = lines[span.line - 2].rstrip() if span.line > 1 else ""
    return _truncated(_shown(line[:_LONGEST])) if line.strip() else None


def _shown(text: str) -> str:
    return printable(text.replace("\t", _TAB))


def _truncated(text: str) -> str:
    if width(text) <= WIDEST:
        return text
    while width(text) >= WIDEST:
        text = text[: min(len(text) - 1, WIDEST)]
    return f"{text}…"
