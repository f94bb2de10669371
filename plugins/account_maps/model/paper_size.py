"""Sizes of paper, in points."""

from enum import StrEnum
from typing import Final


class Paper(StrEnum):
    """Sizes of paper, by the names that printers know."""

    A4 = "a4"
    LETTER = "letter"
    A3 = "a3"
    A2 = "a2"
    A1 = "a1"


SHEETS: Final = (Paper.A4, Paper.LETTER)
"""Paper for one-pagers."""

POSTERS: Final = (Paper.A3, Paper.A2, Paper.A1)
"""Paper for posters, from small to large."""

_MILLIMETER: Final = 72 / 25.4

SIZES: Final = {
    Paper.A4: (210 * _MILLIMETER, 297 * _MILLIMETER),
    Paper.LETTER: (612.0, 792.0),
    Paper.A3: (297 * _MILLIMETER, 420 * _MILLIMETER),
    Paper.A2: (420 * _MILLIMETER, 594 * _MILLIMETER),
    Paper.A1: (594 * _MILLIMETER, 841 * _MILLIMETER),
}
"""Width and height of each, upright."""
