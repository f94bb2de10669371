"""How wide a text is, near enough to truncate it before it leaves its card.

A browser's own font is not known here. The table holds the widths of a common sans serif face in
thousandths of its size; scripts with wide signs count a full size, and signs that stand on or
join with others count nothing.
"""

import unicodedata
from collections.abc import Callable
from typing import Final

_KNOWN: Final = {
    **dict.fromkeys("'|ijl.,:;!·\u2018\u2019", 265),
    **dict.fromkeys("I()[]{}-frt/\\ ", 350),
    **dict.fromkeys("mwMW@%—…ÆŒ", 920),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ&", 700),
}
_OTHER: Final = 590
_BOLD: Final = 1.06
_FREE: Final = {"Mn", "Me", "Cf"}


class _SignWidths(dict[str, int]):
    """Widths of signs; that of a new sign is looked up once."""

    def __missing__(self, letter: str) -> int:
        units = self[letter] = _units(letter)
        return units


_WIDTHS: Final = _SignWidths(_KNOWN)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide a text is, rather too wide than too narrow."""
    units = sum(map(_WIDTHS.__getitem__, text))
    return units * size / 1000 * (_BOLD if bold else 1)


def truncated(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return a text that fits, its end replaced by an ellipsis if need be."""
    return truncated_by(text, room, lambda part: text_width(part, size, bold=bold))


def truncated_by(text: str, room: float, measure: Callable[[str], float]) -> str:
    """Return a text that fits, its end replaced by an ellipsis if need be.

    Args:
        text: The text.
        room: How wide it may be.
        measure: How wide a text is.
    """
    if measure(text) <= room:
        return text
    kept = room - measure("…")
    for end, letter in enumerate(text):
        kept -= measure(letter)
        if kept < 0:
            return text[:end].rstrip() + "…"
    return text


def _units(letter: str) -> int:
    if unicodedata.category(letter) in _FREE:
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1000
    return _KNOWN.get(unicodedata.normalize("NFD", letter)[0], _OTHER)
