"""Lines whose indentation is ambiguous → every way to parse them as keys and dashes.

Only what begins lines is looked at: which keys stand beside which, and which below. All parses
are followed at once, line by line, and those that say the same are one.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct, inspect

from account_maps.mend.source_text import bare_type, field_type, type_of
from account_maps.model.aliases import ALIASES

BLOCK = re.compile(r"(?:^|\s)[|>][-+0-9]*$")
"""Ends a line below which a text of several lines stands."""

_MOST = 120
_DASH = re.compile(r"-(?:\s+|$)")
_KEY = re.compile(r"""("[^"]*"|'[^']*'|[^\s\[\]{}#&*!|>%@`"',-][^#]*?|-[^\s#][^#]*?):(?:\s+|$)""")
_TIGHT_KEY = re.compile(r"([A-Za-z_]+):(?=[^\s/])")
"""A key without a space behind its colon, which is put right later."""

_OPENING, _CLOSING = "[{", "]}"

_Columns = tuple[int, "_Columns"] | None


class _OpenGroup(NamedTuple):
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


class PartialParse(NamedTuple):
    """One way to parse the lines so far.

    Attributes:
        open: The open groups, the innermost last.
        shape: What belongs to what: the number of an equal parse.
        faults: How many keys are not where the format has them.
        columns: The columns of the lines with tabs, the last first.
        text: The column that a text of several lines must be further in than; -1 if there is none.
    """

    open: tuple[_OpenGroup, ...]
    shape: int
    faults: int
    columns: _Columns
    text: int = -1


class CandidateLine(NamedTuple):
    """A line and the columns where it may begin.

    Attributes:
        number: Its number, from 0.
        columns: Where it may begin.
        rest: What stands in it, without comment.
    """

    number: int
    columns: tuple[int, ...]
    rest: str


def possible_parses(
    rows: list[CandidateLine], odd: set[int], kind: type[Struct]
) -> list[PartialParse]:
    """Return every way to parse lines, one for each shape; none if there are too many.

    Args:
        rows: The lines.
        odd: The numbers of those that may stand in several columns.
        kind: What the file holds.
    """
    top = _OpenGroup(0, is_list=False, kind=type_of(kind))
    states = [PartialParse((top,), 0, 0, None)]
    numbers: dict[tuple[int, tuple[int, ...]], int] = {}
    for row in rows:
        if not row.rest:
            continue
        found: dict[tuple[tuple[int, ...], int, int], PartialParse] = {}
        for state in states:
            for after in _after(state, row, numbers, is_odd=row.number in odd):
                same = (tuple(group.column for group in after.open), after.shape, after.text)
                found.setdefault(same, after)
        states = list(found.values())
        if len(states) > _MOST:
            return []
    last: dict[int, PartialParse] = {}
    for state in states:
        last.setdefault(state.shape, state)
    return list(last.values())


def _after(
    state: PartialParse,
    row: CandidateLine,
    numbers: dict[tuple[int, tuple[int, ...]], int],
    *,
    is_odd: bool,
) -> Iterator[PartialParse]:
    """Yield what a parse can become by a line."""
    for column in row.columns:
        columns = (column, state.columns) if is_odd else state.columns
        if state.text >= 0 and column > state.text:
            if not is_odd:  # In a text of several lines a tab may be part of the text.
                yield state
            continue
        after = _placed(state._replace(columns=columns, text=-1), row, column)
        if after is not None:
            parents = tuple(group.line for group in after.open)
            shape = numbers.setdefault((state.shape, parents), len(numbers) + 1)
            yield after._replace(shape=shape)


def _placed(state: PartialParse, row: CandidateLine, column: int) -> PartialParse | None:
    """Return a parse with a line at a column, or None where YAML has no place for it."""
    rest = row.rest
    while (dash := _DASH.match(rest)) is not None:
        placed = _with_dash(state, column, row.number)
        if placed is None:
            return None
        state, column, rest = placed, column + dash.end(), rest[dash.end() :]
    key = _KEY.match(rest)
    if key is None:
        return _with_tight_key(state, rest, column, row.number) or _with_text(
            state, rest, column, row.number
        )
    return _with_key(state, key[1].strip("\"'"), rest[key.end() :], column, row.number)


def _with_dash(state: PartialParse, column: int, line: int) -> PartialParse | None:
    groups = [group for group in state.open if group.column <= column]
    top = groups[-1] if groups else None
    if top is None:
        return None
    if not (top.is_list and top.column == column):
        if not top.awaits:
            return None
        kind, groups[-1] = top.below, top._replace(awaits=False)
        groups.append(_OpenGroup(column, is_list=True, kind=kind))
        state = state._replace(faults=state.faults + (kind is not None and not _is_list(kind)))
    kind = groups[-1].kind
    below = bare_type(kind.item_type) if isinstance(kind, inspect.VarTupleType) else None
    groups[-1] = groups[-1]._replace(awaits=True, below=below, line=line)
    return state._replace(open=tuple(groups))


def _is_list(kind: inspect.Type) -> bool:
    return isinstance(kind, inspect.VarTupleType)


def _with_key(
    state: PartialParse, key: str, value: str, column: int, line: int
) -> PartialParse | None:
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
        groups.append(_OpenGroup(column, is_list=False, kind=top.below))
    top = groups[-1]
    below, faults = _expected(top.kind, key, value)
    faults += key in top.keys
    groups[-1] = top._replace(keys=top.keys | {key}, awaits=not value, below=below, line=line)
    text = column if BLOCK.match(value) or _is_open(value) else -1
    return state._replace(open=tuple(groups), faults=state.faults + faults, text=text)


def _expected(kind: inspect.Type | None, key: str, value: str) -> tuple[inspect.Type | None, int]:
    """Return the type of what stands behind a key, and 1 if the format has no such key here."""
    below, known = None, kind is None
    if isinstance(kind, inspect.DictType):
        below, known = bare_type(kind.value_type), True
    elif isinstance(kind, inspect.StructType):
        below = field_type(kind, key)
        known = below is not None or ALIASES.key(kind.cls.__name__, key) is not None
    is_text = bool(value) and value[0] not in "[{"
    return below, int(not known or (is_text and isinstance(below, inspect.StructType)))


def _with_tight_key(state: PartialParse, rest: str, column: int, line: int) -> PartialParse | None:
    """Return a parse with a key that lacks its space, or None where the format has no such key."""
    key = _TIGHT_KEY.match(rest)
    placed = _with_key(state, key[1], rest[key.end() :], column, line) if key else None
    return placed if placed and placed.faults == state.faults else None


def _with_text(state: PartialParse, rest: str, column: int, line: int) -> PartialParse | None:
    """Return a parse with a line that is neither key nor dash: a text, or the rest of one."""
    groups = [group for group in state.open if group.column <= column]
    if not groups:
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


def parsed_columns(outline: PartialParse) -> list[int]:
    """Return the columns of the lines that may stand in several, in the order of the file."""
    columns: list[int] = []
    rest = outline.columns
    while rest is not None:
        column, rest = rest
        columns.append(column)
    return columns[::-1]
