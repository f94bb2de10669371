"""Records → tables as CSV (RFC 4180), safe to open in a spreadsheet."""

import csv
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import StringIO
from typing import Final, NamedTuple

from msgspec import Struct

from account_maps.export.records import (
    AccountRecord,
    CriterionRecord,
    ExternalRecord,
    FigureRecord,
    FindingRecord,
    LineRecord,
    NextStepRecord,
    PersonRecord,
    QuestionRecord,
    ReasonRecord,
    TieRecord,
)
from account_maps.measure.measured import FigureKey

Cell = str | float | bool | dt.date | tuple[str, ...] | None
Row = tuple[Cell, ...]

_RUNS: Final = tuple(
    "=+-@\t\r\n"
    "\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
    "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
"""What a spreadsheet takes for the beginning of a formula."""

_LISTED = "; "


class ExportTable(NamedTuple):
    """A table: the names of its columns, and its rows of one account."""

    columns: tuple[str, ...]
    rows: Callable[[AccountRecord], Iterable[Row]]


def table(name: str, accounts: Iterable[AccountRecord]) -> str:
    """Return a table of all accounts as CSV.

    Args:
        name: One of ``TABLES``.
        accounts: The accounts.
    """
    columns, rows = TABLES[name]
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    for account in accounts:
        writer.writerows(map(_cell, row) for row in rows(account))
    return text.getvalue()


def _cell(value: Cell) -> str:
    """Return what stands in a cell; no word of a map may become a formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, float | int):
        return "" if value is None else f"{value:.15g}"
    text = _LISTED.join(value) if isinstance(value, tuple) else str(value)
    return f"'{text}" if text.startswith(_RUNS) else text


def _columns(record: type[Struct], *without: str) -> tuple[str, ...]:
    return tuple(name for name in record.__struct_encode_fields__ if name not in without)


def _accounts(account: AccountRecord) -> Iterator[Row]:
    yield tuple(getattr(account, name) for name in _ACCOUNT)


def _of_each(part: str, record: type[Struct]) -> Callable[[AccountRecord], Iterator[Row]]:
    """Return a function for the rows of records that an account has many of."""
    fields = record.__struct_fields__

    def rows(account: AccountRecord) -> Iterator[Row]:
        for one in getattr(account, part):
            yield (account.id, *(getattr(one, name) for name in fields))

    return rows


def _figures(account: AccountRecord) -> Iterator[Row]:
    for key, figure in account.figures.items():
        yield (account.id, key, figure.value, figure.low, figure.high, *_change(key, figure))


def _change(key: FigureKey, figure: FigureRecord) -> Row:
    change = figure.change
    if change is None:
        return (None,) * len(_CHANGE)
    return (
        change.kind,
        change.figure or key,
        change.after,
        change.person,
        change.colleague,
        change.field,
    )


_ACCOUNT: Final = _columns(
    AccountRecord,
    *("reasons", "people", "lines", "ties", "figures", "routes", "losses", "findings"),
    "next_steps",
    *("criteria", "external", "open_questions"),
)
_CHANGE: Final = ("change", "moves", "after", "person", "colleague", "field")

TABLES: Final[Mapping[str, ExportTable]] = {
    "accounts": ExportTable(_ACCOUNT, _accounts),
    "people": ExportTable(("account", *_columns(PersonRecord)), _of_each("people", PersonRecord)),
    "lines": ExportTable(("account", *_columns(LineRecord)), _of_each("lines", LineRecord)),
    "ties": ExportTable(("account", *_columns(TieRecord)), _of_each("ties", TieRecord)),
    "figures": ExportTable(("account", "figure", "value", "low", "high", *_CHANGE), _figures),
    "reasons": ExportTable(("account", *_columns(ReasonRecord)), _of_each("reasons", ReasonRecord)),
    "findings": ExportTable(
        ("account", *_columns(FindingRecord)), _of_each("findings", FindingRecord)
    ),
    "next_steps": ExportTable(
        ("account", *_columns(NextStepRecord)), _of_each("next_steps", NextStepRecord)
    ),
    "criteria": ExportTable(
        ("account", *_columns(CriterionRecord)), _of_each("criteria", CriterionRecord)
    ),
    "external": ExportTable(
        ("account", *_columns(ExternalRecord)), _of_each("external", ExternalRecord)
    ),
    "open_questions": ExportTable(
        ("account", *_columns(QuestionRecord)), _of_each("open_questions", QuestionRecord)
    ),
}
"""Every table by name."""
