"""Choices for lines that are indented with tabs: every way to read them that YAML has.

How wide a tab is meant to be, only its author's editor knows, and each line may come from another
editor. So each such line may stand in several columns. All are followed at once, line by line;
what differs only in columns and not in what belongs to what is one reading.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct, inspect

from account_maps.edit.lines import Lines
from account_maps.edit.splice import Edit
from account_maps.mend.choices import Choice
from account_maps.mend.page import bare, field_type
from account_maps.model.aliases import ALIASES

_WIDTHS = (2, 4, 8, 3)
_STATES = 300
_READINGS = 6
_LEAD = re.compile(r"[^\S\r\n]*")
_WIDE = "\N{IDEOGRAPHIC SPACE}"
_STEP = re.compile(r"^( +)[^ #\r\n]", re.MULTILINE)
_DASH = re.compile(r"-(?:\s+|$)")
_KEY = re.compile(r"""("[^"]*"|'[^']*'|[^\s\[\]{}#&*!|>%@`"',-][^#]*?|-[^\s#][^#]*?):(?:\s+|$)""")
_COMMENT = re.compile(r"(?:^|\s+)#.*$")
_BLOCK = re.compile(r"[|>][-+0-9]*$")
_OPENING, _CLOSING = "[{", "]}"


class _Group(NamedTuple):
    """A group that is still open.

    Attributes:
        column: Where its keys or dashes stand.
        is_list: Whether it has dashes.
        kind: Its type, where the format has one.
        keys: The keys so far.
        awaits: Whether nothing stands behind the last key or dash yet.
        below: The type of what may stand there.
        line: The line of the last key or dash.
    """

    column: int
    is_list: bool
    kind: inspect.Type | None
    keys: frozenset[str] = frozenset()
    awaits: bool = False
    below: inspect.Type | None = None
    line: int = -1


class _State(NamedTuple):
    """One way to read the lines so far.

    Attributes:
        open: The open groups, the innermost last.
        shape: What belongs to what: the number of an equal reading.
        faults: How many keys are not where the format has them.
        columns: The columns of the lines with tabs, the last first.
        text: The column that a text of several lines must be further in than; -1 if there is none.
    """

    open: tuple[_Group, ...]
    shape: int
    faults: int
    columns: tuple[int, tuple[int, ...] | tuple[()]] | tuple[()]
    text: int = -1


class _Line(NamedTuple):
    """A line that is more than a comment.

    Attributes:
        number: Its number, from 0.
        columns: Where it may begin.
        rest: What stands in it, without comment.
    """

    number: int
    columns: tuple[int, ...]
    rest: str


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
        _Line(number, _columns(lead, step), _said(lines.line(number)[len(lead) :]))
        for number, lead in enumerate(leads)
    ]
    odd = {row.number for row in rows if leads[row.number].strip(" ")}
    states = _readings(rows, odd, kind)
    if not states:
        return []
    best = [one for one in states if one.faults == min(state.faults for state in states)]
    if len(best) > _READINGS:
        return []
    proven = len(states) > len(best) or len(best) > 1
    return [
        Choice(tuple(_edits(_taken(one), rows, odd, leads, lines)), proven=proven) for one in best
    ]


def _said(line: str) -> str:
    """Return a line without its comment; what stands behind a quote may be text."""
    return line if {"'", '"'} & set(line.split("#")[0]) else _COMMENT.sub("", line)


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


def _readings(rows: list[_Line], odd: set[int], kind: type[Struct]) -> list[_State]:
    """Return every way to read the lines, one for each shape; none if there are too many."""
    top = _Group(0, is_list=False, kind=inspect.type_info(kind))
    states = [_State((top,), 0, 0, ())]
    numbers: dict[tuple[int, tuple[int, ...]], int] = {}
    for row in rows:
        if not row.rest:
            continue
        found: dict[tuple[tuple[int, ...], int, int], _State] = {}
        for state in states:
            for after in _after(state, row, numbers, is_odd=row.number in odd):
                same = (tuple(group.column for group in after.open), after.shape, after.text)
                found.setdefault(same, after)
        states = list(found.values())
        if len(states) > _STATES:
            return []
    last: dict[int, _State] = {}
    for state in states:
        last.setdefault(state.shape, state)
    return list(last.values())


def _after(
    state: _State, row: _Line, numbers: dict[tuple[int, tuple[int, ...]], int], *, is_odd: bool
) -> Iterator[_State]:
    """Yield what a reading can become by a line."""
    for column in row.columns:
        columns = (column, state.columns) if is_odd else state.columns
        if state.text >= 0 and column > state.text:
            if not is_odd:  # In a text of several lines a tab may be part of the text.
                yield state
            continue
        after = _placed(state._replace(columns=columns, text=-1), row, column)  # type: ignore[arg-type]
        if after is not None:
            parents = tuple(group.line for group in after.open)
            shape = numbers.setdefault((state.shape, parents), len(numbers) + 1)
            yield after._replace(shape=shape)


def _placed(state: _State, row: _Line, column: int) -> _State | None:
    """Return a reading with a line at a column, or None where YAML has no place for it."""
    rest = row.rest
    while (dash := _DASH.match(rest)) is not None:
        placed = _with_dash(state, column, row.number)
        if placed is None:
            return None
        state, column, rest = placed, column + dash.end(), rest[dash.end() :]
    key = _KEY.match(rest)
    if key is None:
        return _with_text(state, rest, column, row.number)
    return _with_key(state, key[1].strip("\"'"), rest[key.end() :], column, row.number)


def _with_dash(state: _State, column: int, line: int) -> _State | None:
    groups = [group for group in state.open if group.column <= column]
    top = groups[-1] if groups else None
    if top is None:
        return None
    if not (top.is_list and top.column == column):
        if not top.awaits:
            return None
        kind, groups[-1] = top.below, top._replace(awaits=False)
        groups.append(_Group(column, is_list=True, kind=kind))
        state = state._replace(faults=state.faults + (kind is not None and not _is_list(kind)))
    kind = groups[-1].kind
    below = bare(kind.item_type) if isinstance(kind, inspect.VarTupleType) else None
    groups[-1] = groups[-1]._replace(awaits=True, below=below, line=line)
    return state._replace(open=tuple(groups))


def _is_list(kind: inspect.Type) -> bool:
    return isinstance(kind, inspect.VarTupleType)


def _with_key(state: _State, key: str, value: str, column: int, line: int) -> _State | None:
    groups = [group for group in state.open if group.column <= column]
    if len(groups) > 1 and groups[-1].is_list and groups[-2].column == groups[-1].column == column:
        groups.pop()  # Dashes may stand in the column of their key.
    top = groups[-1] if groups else None
    if top is None or (top.column == column and top.is_list):
        return None
    if top.column < column:
        if not top.awaits:
            return None
        groups[-1] = top._replace(awaits=False)
        groups.append(_Group(column, is_list=False, kind=top.below))
    top = groups[-1]
    below, faults = _expected(top.kind, key, value)
    faults += key in top.keys
    groups[-1] = top._replace(keys=top.keys | {key}, awaits=not value, below=below, line=line)
    text = column if _BLOCK.match(value) or _is_open(value) else -1
    return state._replace(open=tuple(groups), faults=state.faults + faults, text=text)


def _expected(
    kind: inspect.Type | None, key: str, value: str
) -> tuple[inspect.Type | None, int]:
    """Return the type of what stands behind a key, and 1 if the format has no such key here."""
    below, known = None, kind is None
    if isinstance(kind, inspect.DictType):
        below, known = bare(kind.value_type), True
    elif isinstance(kind, inspect.StructType):
        below = field_type(kind, key)
        known = below is not None or ALIASES.key(kind.cls.__name__, key) is not None
    is_text = bool(value) and value[0] not in "[{"
    return below, int(not known or (is_text and isinstance(below, inspect.StructType)))


def _with_text(state: _State, rest: str, column: int, line: int) -> _State | None:
    """Return a reading with a line that is neither key nor dash: a text, or the rest of one."""
    groups = list(state.open)
    if groups[-1].column >= column:
        return None
    groups[-1] = groups[-1]._replace(awaits=False, line=line)
    text = groups[-1].column if _is_open(rest) else -1
    return state._replace(open=tuple(groups), text=text)


def _is_open(value: str) -> bool:
    """Tell whether a bracket or a quote is opened and not closed."""
    if value[:1] in {"'", '"'}:
        return value.count(value[0]) % 2 == 1
    depth = sum(value.count(sign) for sign in _OPENING) - sum(value.count(s) for s in _CLOSING)
    return value[:1] in _OPENING and depth > 0


def _taken(state: _State) -> list[int]:
    columns, rest = [], state.columns
    while rest:
        columns.append(rest[0])
        rest = rest[1]  # type: ignore[assignment,misc]
    return columns[::-1]


def _edits(
    columns: list[int], rows: list[_Line], odd: set[int], leads: list[str], lines: Lines
) -> Iterator[Edit]:
    """Yield the edits that put each line with tabs into its column, comments with what is below."""
    told: Mapping[int, int] = dict(
        zip((row.number for row in rows if row.rest and row.number in odd), columns, strict=False)
    )
    for row in rows:
        if row.number not in odd:
            continue
        start, lead = lines.starts[row.number], leads[row.number]
        is_blank = lines.is_blank(row.number)
        column = 0 if is_blank else told.get(row.number, row.columns[0])
        yield Edit(start, start + len(lead), " " * column)
