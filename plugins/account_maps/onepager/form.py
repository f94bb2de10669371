"""The form of the sheet: where things stand, in points. Paper and screen follow these numbers.

The sheet is a fixed box that A4, Letter and Legal all have room for. Everything below the head is
set in one size of type on lines of one height, so that to know how many lines a text takes is to
know how high it is.
"""

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

COLUMNS: Final = (0.20, 0.16, 0.21, 0.24, 0.19)
"""Widths of the columns of the table of people, as parts of the sheet."""

CELL: Final = 4.0
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
