"""Choices for lines that are indented with tabs: every way to read them that YAML has.

Where no line is indented with spaces alone, each tab is a level. Else only its author's editor
knows how wide a tab is meant to be, and each line may come from another editor. So each such line
may stand in several columns. All are followed at once, line by line; what differs only in columns
and not in what belongs to what is one reading.
"""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from account_maps.edit.lines import Lines
from account_maps.edit.splice import TextEdit
from account_maps.mend.choices import Choice
from account_maps.mend.indentation import BLOCK, CandidateLine, parsed_columns, possible_parses
from account_maps.mend.moving import INDENT

_WIDTHS = (2, 4, 8, 3)
_MOST_CHOICES = 6
_LEAD = re.compile(r"[^\S\r\n]*")
_TABS_FIRST = re.compile(r"(?:\t+ *)?")
_WIDE = "\N{IDEOGRAPHIC SPACE}"
_STEP = re.compile(r"^( +)[^ #\r\n]", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|\s+)#.*$")


def choices(text: str, kind: type[Struct]) -> list[Choice]:
    """Return a choice for each way to read the lines with tabs, those with fewest faults.

    Args:
        text: The text.
        kind: What the file holds.
    """
    lines = Lines(text)
    leads = [_LEAD.match(lines.line(number))[0] for number in range(len(lines))]  # type: ignore[index]
    step = min((len(found[1]) for found in _STEP.finditer(text)), default=2)
    rows = [
        CandidateLine(
            number, _columns(lead, step), _without_comment(lines.line(number)[len(lead) :])
        )
        for number, lead in enumerate(leads)
    ]
    odd = {row.number for row in rows if leads[row.number].strip(" ")}
    if all(_TABS_FIRST.fullmatch(leads[row.number]) for row in rows if row.rest):
        return list(_levels(rows, leads, lines))
    states = possible_parses(rows, odd, kind)
    if not states:
        return []
    best = [one for one in states if one.faults == min(state.faults for state in states)]
    if len(best) > _MOST_CHOICES:
        return []
    proven = len(states) > len(best) or len(best) > 1
    return [
        Choice(
            tuple(_edits(parsed_columns(one), rows, odd, leads, lines)),
            is_strict=proven,
            description="tabs → spaces",
        )
        for one in best
    ]


def _levels(rows: list[CandidateLine], leads: list[str], lines: Lines) -> Iterator[Choice]:
    """Yield the choice that takes each tab for a level, unless one may be part of a text."""
    block, inside = -1, -1  # The columns of a key with a text below it, and of that text.
    edits = []
    for row in rows:
        lead = leads[row.number].replace("\t", " " * INDENT)
        level = len(lead)
        if lines.is_blank(row.number):
            lead = ""
        elif 0 <= block < level:
            inside = level if inside < 0 else inside
            if level != inside:
                return
        else:
            block, inside = (level, -1) if BLOCK.search(row.rest) else (-1, -1)
        if leads[row.number]:
            start = lines.starts[row.number]
            edits.append(TextEdit(start, start + len(leads[row.number]), lead))
    yield Choice(tuple(edits), is_strict=True, description="tabs → spaces")


def _without_comment(line: str) -> str:
    """Return a line without its comment; what stands behind a quote may be text."""
    return line if {"'", '"'} & set(line.partition("#")[0]) else _COMMENT.sub("", line)


def _columns(lead: str, step: int) -> tuple[int, ...]:
    """Return where a line may begin, first as the file's own steps have it."""
    widths = dict.fromkeys((step, *_WIDTHS))
    return tuple(dict.fromkeys(_width(lead, tab) for tab in widths))


def _width(lead: str, tab: int) -> int:
    width = 0
    for space in lead:
        if space == "\t":
            width += tab - width % tab
        else:
            width += 2 if space == _WIDE else 1
    return width


def _edits(
    columns: list[int], rows: list[CandidateLine], odd: set[int], leads: list[str], lines: Lines
) -> Iterator[TextEdit]:
    """Yield the edits that put each line with tabs into its column, comments with what is below."""
    chosen: Mapping[int, int] = dict(
        zip((row.number for row in rows if row.rest and row.number in odd), columns, strict=False)
    )
    for row in rows:
        if row.number not in odd:
            continue
        start, lead = lines.starts[row.number], leads[row.number]
        is_blank = lines.is_blank(row.number)
        column = 0 if is_blank else chosen.get(row.number, row.columns[0])
        yield TextEdit(start, start + len(lead), " " * column)
