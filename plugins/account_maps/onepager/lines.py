"""How many lines a text takes on paper, and how it is shortened.

The sheet is set in Source Sans 3, which comes with the product, so the widths are known to the
thousandth. Signs that the face lacks are set in another one: wide signs count a full size, others
rather too much than too little.
"""

import json
import math
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, repeat
from typing import Final

from account_maps.draw.text_width import truncated_by

_SAFE: Final = 1.02
"""Kerning and rounding of a line may add this much."""

_WIDE: Final = 1000
_ASTRAL: Final = 1350
"""Pictures such as emoji, which are wider than the type is high."""

_UNKNOWN: Final = 700
_FREE: Final = {"Mn", "Me", "Cf"}
_LOOSE_ENDS: Final = " ,;:.-\N{EN DASH}\N{EM DASH}"
_FIRST_PICTURE: Final = 0x1F000
_FIRST_WIDE: Final = "\N{HANGUL CHOSEONG KIYEOK}"
_BREAKS: Final = 0x2E80
"""Scripts from here on, apart from Hangul's words, may break between any two signs."""


class _PrintWidths(dict[str, int]):
    """Widths of signs in thousandths of the size; that of a new sign is worked out once."""

    def __missing__(self, sign: str) -> int:
        units = self[sign] = _units(sign)
        return units


def _units(sign: str) -> int:
    if unicodedata.category(sign) in _FREE:
        return 0
    if ord(sign) >= _FIRST_PICTURE:
        return _ASTRAL
    return _WIDE if is_wide(sign) else _UNKNOWN


def is_wide(sign: str) -> bool:
    """Return whether a sign takes a full square, as those of Chinese, Japanese and Korean do."""
    return unicodedata.east_asian_width(sign) in "WF"


@cache
def _typeface_widths(*, bold: bool) -> _PrintWidths:
    path = files("account_maps_theme") / "fonts" / "widths.json"
    table = json.loads(path.read_text("utf-8"))["bold" if bold else "regular"]
    return _PrintWidths({sign: int(width) for width, signs in table.items() for sign in signs})


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is in points, rather too wide than too narrow.

    Args:
        text: The text, on one line.
        size: Size of the type in points.
        bold: Whether it is set in bold.
    """
    return _thousandths(text, bold) * size / 1000 * _SAFE


@lru_cache(maxsize=4096)
def _thousandths(text: str, bold: bool) -> int:
    """Return how wide a text is in thousandths of its size; the same words come again and again."""
    return sum(map(_typeface_widths(bold=bold).__getitem__, text))


def lines(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes.

    Args:
        text: The text.
        room: Width of a line in points.
        size: Size of the type in points.
        bold: Whether it is set in bold.
    """
    # All widths in thousandths of the size, as the table has them.
    most, sign = room / size * 1000 / _SAFE, _WIDE / _SAFE
    if _thousandths(text, bold) <= most:
        return 1
    space = _thousandths(" ", bold)
    count, used = 1, 0.0
    for piece, glued in _pieces(text):
        wide = _thousandths(piece, bold)
        gap = 0 if glued or not used else space
        if used + gap + wide <= most:
            used += gap + wide
        elif wide <= most:
            count, used = count + 1, wide
        else:
            count, used = count + math.ceil(wide / max(most - sign, sign)), most
    return count


def _has_wide(text: str) -> bool:
    """Return whether a text may hold wide signs; most do not, and need no look at each sign."""
    return not text.isascii() and max(text) >= _FIRST_WIDE


def _pieces(text: str) -> Iterable[tuple[str, bool]]:
    """Return what stays together on a line, and whether it follows the one before without space."""
    words = text.split()
    if not _has_wide(text):
        return zip(words, repeat(False))
    return chain.from_iterable(map(_broken, words))


def _broken(word: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a word between which a line may break."""
    start = 0
    for end in range(1, len(word)):
        if ord(word[end]) >= _BREAKS and is_wide(word[end]):
            yield word[start:end], start > 0
            start = end
    yield word[start:], start > 0


def is_whole(text: str, characters: int) -> bool:
    """Return whether a text needs no cut to have at most so many characters.

    Args:
        text: The text, as its author wrote it.
        characters: How many may stand; a wide sign counts as two.
    """
    return shortened(text, characters) == " ".join(text.split())


def shortened(text: str, characters: int) -> str:
    """Return a text on one line of at most so many characters, cut between words if need be.

    Args:
        text: The text, as somebody wrote it.
        characters: How many may stand; a wide sign counts as two.
    """
    flat = " ".join(text.split())
    if len(flat) * 2 <= characters:
        return flat
    if not _has_wide(flat):
        return flat if len(flat) <= characters else _cut(flat, characters)
    room = characters
    for end, sign in enumerate(flat):
        room -= 2 if is_wide(sign) else 1
        if room < 0:
            return _cut(flat, end)
    return flat


def _cut(text: str, end: int) -> str:
    """Cut before ``end``, at a space if one is near, and never between a sign and its accents."""
    end = max(end - 1, 1)
    while end > 1 and unicodedata.category(text[end]) in _FREE:
        end -= 1
    space = text.rfind(" ", 2 * end // 3, end + 1)
    kept = text[: space if space > 0 else end]
    return kept.rstrip(_LOOSE_ENDS) + "…"


def to_width(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return a text that takes one line, its end replaced by an ellipsis if need be."""
    return truncated_by(" ".join(text.split()), room, lambda part: width(part, size, bold=bold))
