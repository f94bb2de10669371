"""The form of the sheet: where things stand, in points. Paper and screen follow these numbers.

The sheet is a fixed box that A4, Letter and Legal all have room for. Everything below the head is
set in one size of type on lines of one height, so that to know how many lines a text takes is to
know how high it is.
"""

from collections.abc import Sequence
from typing import Final

MILLIMETER: Final = 72 / 25.4
"""Points in a millimeter."""

WIDTH: Final = 184 * MILLIMETER
HEIGHT: Final = 253 * MILLIMETER

TITLE_SIZE: Final = 16.0
TITLE_LINE: Final = 20.0
"""Height of the line with the account's name."""

LINE: Final = 1.25
"""Height of a line, in sizes of the type."""

GAP: Final = 5.0
"""Space above a section."""

HEADING: Final = 3.0
"""Space below a heading, its rule included."""

LABEL: Final = 62.0
"""Width of the labels of the situation."""

CELL: Final = 6.0
"""Space at the right of a cell."""

ROW: Final = 3.0
"""Space that a row of the table takes beside its lines."""

GUTTER: Final = 14.0
"""Space between two sections side by side."""

ITEM: Final = 1.5
"""Space between the entries of a list."""

MARK: Final = 9.0
"""Room for the mark before an entry."""

NOTE_LINE: Final = 18.0
"""Height of a line to write on."""

HALF: Final = (WIDTH - GUTTER) / 2
"""Width of each of two sections side by side."""

COLUMNS: Final = {
    "who": 1.05,
    "stance": 1.0,
    "wants": 1.1,
    "pains": 1.1,
    "say": 1.7,
    "ask": 1.35,
    "avoid": 1.1,
}
"""How wide each column of the table of people is, beside the others that are there."""


BOLD: Final = ("who", "stance")
"""The columns that are measured in bold."""


def cell_width(part: float) -> float:
    """Return the width that the text of a cell has, in points.

    Args:
        part: The width of its column, as a part of the sheet's.
    """
    return part * WIDTH - CELL


def band_width(sections: int) -> float:
    """Return the width of each of so many sections side by side, in points.

    Args:
        sections: How many stand there, one or two.
    """
    return WIDTH if sections == 1 else HALF


def column_widths(keys: Sequence[str]) -> tuple[float, ...]:
    """Return the widths of the columns that are there, as parts of the sheet.

    Args:
        keys: The columns.
    """
    whole = sum(COLUMNS[key] for key in keys)
    return tuple(COLUMNS[key] / whole for key in keys)
