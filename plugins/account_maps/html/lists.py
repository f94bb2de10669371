"""A table of which a page shows the first rows, more in a fold, and counts the rest."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from account_maps.html.pieces import Anchor, Chip
from account_maps.texts import Texts

SHOWN: Final = 10
"""Rows that are seen at once."""

FOLDED: Final = 90
"""Rows beyond them that a fold holds."""

MOST: Final = SHOWN + FOLDED
"""All that is listed; for a long list no other rows need to be made."""


class TableCell(Struct, frozen=True, gc=False):
    """What stands in one place of a table; most is left out in most.

    Attributes:
        text: Words.
        chip: A word with a style.
        names: Names that may lead somewhere.
        day: A day.
        quiet: More words, less loud, in a line of their own.
        number: Whether the words are a number.
    """

    text: str = ""
    chip: Chip | None = None
    names: tuple[Anchor, ...] = ()
    day: dt.date | None = None
    quiet: str = ""
    number: bool = False

    def is_blank(self) -> bool:
        """Return whether nothing is to be seen."""
        return not (self.text or self.chip or self.names or self.day or self.quiet)


EMPTY: Final = TableCell()

Row = tuple[TableCell, ...]


class Table(Struct, frozen=True, gc=False):
    """A table with a heading.

    Attributes:
        anchor: Where it is on the page.
        title: Its heading.
        lead: What it shows.
        columns: What stands above each column.
        rows: What is seen at once.
        more: What a fold holds.
        rest: How many more there are.
        none: What is said where there is nothing.
    """

    anchor: str
    title: str
    lead: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    more: tuple[Row, ...]
    rest: int
    none: str


def table(
    group: str,
    columns: Iterable[str],
    rows: Iterable[Row],
    texts: Texts,
    *,
    shown: int = SHOWN,
    **values: str,
) -> Table:
    """Return a table, without the columns in which nothing stands.

    Args:
        group: Key of its texts; the last part of it is the anchor.
        columns: Keys of what stands above the columns.
        rows: All rows, the most pressing first.
        texts: What the pages say.
        shown: How many are seen at once.
        values: What the placeholders of the lead stand for.
    """
    every = tuple(rows)
    heads = tuple(columns)
    filled = [
        place
        for place in range(len(heads))
        if not every or any(not row[place].is_blank() for row in every)
    ]
    every = tuple(tuple(row[place] for place in filled) for row in every)
    return Table(
        anchor=group.rpartition(".")[2].replace("_", "-"),
        title=texts(f"{group}.title"),
        lead=texts(f"{group}.lead", **values),
        columns=tuple(texts(f"column.{heads[place]}") for place in filled),
        rows=every[:shown],
        more=every[shown : shown + FOLDED],
        rest=max(0, len(every) - shown - FOLDED),
        none=texts(f"{group}.none"),
    )


def counted(made: Table, total: int) -> Table:
    """Return a table of which only the first rows were made, with how many there are in all.

    Args:
        made: The table of the first ``MOST``.
        total: How many there are.
    """
    return replace(made, rest=max(0, total - MOST))


def words(text: str | None, quiet: str = "") -> TableCell:
    """Return a cell of words."""
    return TableCell(text or "", quiet=quiet)


def number(text: str, quiet: str = "") -> TableCell:
    """Return a cell with a number."""
    return TableCell(text, quiet=quiet, number=True)


def names(*anchors: Anchor, quiet: str = "") -> TableCell:
    """Return a cell with names."""
    return TableCell(names=anchors, quiet=quiet)


def due(day: dt.date | None, as_of: dt.date, texts: Texts) -> TableCell:
    """Return a cell with the day by which to act, which says so if it is past."""
    if day is None:
        return TableCell(texts("portfolio.no_day"))
    overdue = Chip(texts("portfolio.overdue"), "overdue")
    return TableCell(day=day, chip=overdue if day < as_of else None)
