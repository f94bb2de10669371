"""The working of a figure: what it comes from, row by row, and how that adds up."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from msgspec import Struct

from account_maps.html.amounts import number, percent, signed, signed_percent
from account_maps.html.figure_words import shown_range
from account_maps.html.pieces import Anchor
from account_maps.html.status_words import ReasonWords
from account_maps.measure.measured import Figure, FigureKey, Input
from account_maps.model.people import attitude
from account_maps.pages.account.source import AccountSource
from account_maps.texts import Texts

MOST_ROWS: Final = 8
"""Rows of a working before the rest is put into one. Our choice."""


class WorkingRow(Struct, frozen=True, gc=False):
    """One row of a figure's working.

    Attributes:
        who: Whom it is about, if anybody.
        what: What it is, or more closely about whom.
        cells: What is below each heading.
        line: Line in the file that it comes from, if it comes from one.
        edit: Address of the host's editor there, or None.
    """

    who: Anchor | None
    what: str | None
    cells: tuple[str, ...] = ()
    line: int | None = None
    edit: str | None = None


class Working(Struct, frozen=True, gc=False):
    """What a figure comes from.

    Attributes:
        heads: Headings of the columns.
        rows: The rows that are shown, what adds most first.
        more: How many more there are.
        rest: What those add together, where a column is added up.
        result: How the working comes to the value, where a column is added up.
    """

    heads: tuple[str, ...]
    rows: tuple[WorkingRow, ...]
    more: int = 0
    rest: str | None = None
    result: str | None = None


class _Columns(NamedTuple):
    """How the columns of a working are shown; one that would say nothing is None."""

    amount: Callable[[float], str] | None = None
    weight: Callable[[float], str] | None = None
    adds: Callable[[float], str] | None = None


_NONE: Final = _Columns()
_SHARES: Final = _Columns(percent, percent, percent)
_COUNTED: Final = _Columns(percent, None, number)
_WEIGHED: Final = _Columns(percent, number, number)
_POWERFUL: Final = _Columns(signed, number)

_COLUMNS: Final[Mapping[FigureKey, _Columns]] = MappingProxyType(
    {
        FigureKey.POWER_SUPPORT: _POWERFUL,
        FigureKey.STAGE: _POWERFUL,
        FigureKey.DECISION_COVERAGE: _SHARES,
        FigureKey.INFLUENCE_COVERAGE: _WEIGHED,
        FigureKey.PREDICTED_SUPPORT: _Columns(signed, percent, signed_percent),
        FigureKey.OPPOSING_SHARE: _Columns(signed, percent, percent),
        FigureKey.HIDDEN_INFLUENCE: _SHARES,
        FigureKey.THREADS: _COUNTED,
        FigureKey.ROLES_REACHED: _COUNTED,
        FigureKey.EFFECTIVE_THREADS: _Columns(percent, None, percent),
        FigureKey.ACCESS: _SHARES,
        FigureKey.WORST_LOSS_THEIRS: _Columns(percent),
        FigureKey.WORST_LOSS_OURS: _Columns(percent),
        FigureKey.CHAMPION: _Columns(number),
        FigureKey.FRESHNESS: _WEIGHED,
        FigureKey.COMPLETENESS: _WEIGHED,
    }
)

_DIVIDED: Final = frozenset(
    {FigureKey.INFLUENCE_COVERAGE, FigureKey.FRESHNESS, FigureKey.COMPLETENESS}
)
_ADDED_UP: Final = _DIVIDED | {
    FigureKey.DECISION_COVERAGE,
    FigureKey.PREDICTED_SUPPORT,
    FigureKey.OPPOSING_SHARE,
    FigureKey.HIDDEN_INFLUENCE,
    FigureKey.THREADS,
    FigureKey.ROLES_REACHED,
    FigureKey.ACCESS,
}
_OF_STANCES: Final = frozenset(
    {
        FigureKey.POWER_SUPPORT,
        FigureKey.STAGE,
        FigureKey.PREDICTED_SUPPORT,
        FigureKey.OPPOSING_SHARE,
    }
)


def working(figure: Figure, source: AccountSource) -> Working:
    """Return what a figure other than the status comes from."""
    columns = _COLUMNS.get(figure.key, _NONE)
    heads = (name for name, show in zip(_Columns._fields, columns, strict=True) if show)
    rest = figure.inputs[MOST_ROWS:]
    return Working(
        heads=tuple(source.texts(f"figure.{figure.key}.{name}") for name in heads),
        rows=tuple(_row(figure.key, one, columns, source) for one in figure.inputs[:MOST_ROWS]),
        more=len(rest),
        rest=_rest(figure.key, rest, columns),
        result=_result(figure, columns, source.texts) if figure.inputs else None,
    )


def status_working(reasons: Sequence[ReasonWords], texts: Texts) -> Working:
    """Return what the status comes from: what the gates say, each with what would change it."""
    rows = tuple(WorkingRow(None, one.what, (one.act,)) for one in reasons)
    return Working((texts("status_reasons.change"),), rows)


def _row(key: FigureKey, one: Input, columns: _Columns, source: AccountSource) -> WorkingRow:
    who = source.names.theirs(one.person) if one.person else None
    line = source.line(one.place)
    return WorkingRow(
        who=Anchor(source.names.ours(one.colleague)) if one.colleague else who,
        what=_what(key, one, source),
        cells=tuple(_cells(one, columns)),
        line=line,
        edit=source.links.edit(line) if line else None,
    )


def _what(key: FigureKey, one: Input, source: AccountSource) -> str | None:
    if one.key:
        return source.texts(one.key)
    if one.person and key in _OF_STANCES:
        return source.texts.value(attitude(source.names.people[one.person]))
    return None


def _cells(one: Input, columns: _Columns) -> Iterator[str]:
    for show, value in zip(columns, (one.amount, one.weight, one.adds), strict=True):
        if show:
            yield show(value)


def _rest(key: FigureKey, rest: Sequence[Input], columns: _Columns) -> str | None:
    if not rest or key not in _ADDED_UP or columns.adds is None:
        return None
    return columns.adds(sum(one.adds for one in rest))


def _result(figure: Figure, columns: _Columns, texts: Texts) -> str | None:
    if figure.key not in _ADDED_UP or columns.adds is None:
        return None
    value = shown_range(figure.key, figure.value, figure.ends, texts)
    if figure.key not in _DIVIDED:
        return value
    added = columns.adds(sum(one.adds for one in figure.inputs))
    return f"{added} ÷ {number(figure.total)} = {value}"
