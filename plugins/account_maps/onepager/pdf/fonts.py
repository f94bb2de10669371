"""Which fonts letters are set in."""

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

OUR_FAMILY: Final = "Source Sans 3"

_FIRST: Final = (OUR_FAMILY, "Noto Sans")
_OTHERS: Final = (
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Bengali",
    "Noto Sans Tamil",
    "Noto Sans Thai",
    "Noto Sans Georgian",
    "Noto Sans Armenian",
    "Noto Sans Ethiopic",
    "Noto Sans Symbols",
    "Noto Sans Symbols 2",
    "Noto Sans Math",
    "Noto Color Emoji",
)
_CHINESE: Final = "Noto Sans CJK SC"
_JAPANESE: Final = "Noto Sans CJK JP"
_KOREAN: Final = "Noto Sans CJK KR"
_KANA: Final = range(0x3041, 0x3100)
_HANGUL: Final = range(0xAC00, 0xD7A4)


def families(texts: Iterable[str]) -> list[str]:
    """Return the families of fonts, those tried first first.

    Signs that Chinese, Japanese and Korean share are drawn otherwise in each; kana or Hangul among
    the texts tell which it is.

    Args:
        texts: All that is to be set.
    """
    used = {ord(sign) for text in texts if not text.isascii() for sign in text}
    shared = [_CHINESE, _JAPANESE, _KOREAN]
    for family, own in ((_KOREAN, _HANGUL), (_JAPANESE, _KANA)):
        if not used.isdisjoint(own):
            shared = [family, *(name for name in shared if name != family)]
    return [*_FIRST, *shared, *_OTHERS]


BREAK: Final = "\N{ZERO WIDTH SPACE}"
"""Where a word may break."""


@cache
def _ours() -> frozenset[str]:
    path = files("account_maps_theme") / "fonts" / "widths.json"
    table = json.loads(path.read_text("utf-8"))["bold"]
    return frozenset(BREAK.join(table.values()))


def is_ours(text: str) -> bool:
    """Return whether a text is set in our own face alone, whose widths are known."""
    return _ours().issuperset(text)
