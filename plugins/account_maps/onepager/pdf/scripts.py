"""What a character is called by when no font has it, and which package has a font for it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

_CORE: Final = "fonts-noto-core"
_CJK: Final = "fonts-noto-cjk"
_EMOJI: Final = "fonts-noto-color-emoji"
_PACKAGES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("Bopomofo", "Hangul", "Han", "Hiragana", "Katakana", "fullwidth"), _CJK),
    "emoji": _EMOJI,
}
"""The Debian packages of fonts; every other script is in the core package."""

_PICTURES: Final = range(0x1F000, 0x1FB00)
_BEGINNINGS: Final[Mapping[str, str]] = {
    "FULLWIDTH": "fullwidth",
    "HALFWIDTH": "fullwidth",
    **dict.fromkeys(("CJK", "IDEOGRAPHIC", "KANGXI"), "Han"),
    # Punctuation of these begins with their names too.
    **{n.upper(): n for n in ("Arabic", "Armenian", "Devanagari", "Ethiopic", "Hebrew", "Thai")},
}
_SCRIPT: Final = re.compile(
    r"(.+?)(?:-| (?:SMALL|CAPITAL|LETTER|SYLLABLES?|SYLLABICS|VOWEL|CONSONANT|SIGN|MARK"
    r"|DIGIT|NUMBER|LIGATURE|CHARACTER)\b)"
)


def script(sign: str) -> str:
    """Return what a character is called by: its script, ``emoji``, ``symbols``, or its number.

    Python knows the names of characters but not their scripts; a name begins with its script.

    Args:
        sign: One or more characters. The first one counts.
    """
    code, name = ord(sign[0]), unicodedata.name(sign[0], "")
    if not name:
        return f"U+{code:04X}"
    if code in _PICTURES:
        return "emoji"
    known = _BEGINNINGS.get(name.split()[0].partition("-")[0])
    found = _SCRIPT.match(name) if _is_writing(sign[0]) else None
    return known or (found[1].title() if found else "symbols")


def _is_writing(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind[0] in "LM" or kind == "Nd"


def scripts(signs: Iterable[str]) -> list[str]:
    """Return what some characters are called by, each name once and in their order."""
    return [*dict.fromkeys(map(script, signs))]


def packages(names: Iterable[str]) -> list[str]:
    """Return the Debian packages with fonts for some scripts; a bare number has none."""
    return sorted({_PACKAGES.get(name, _CORE) for name in names if not name.startswith("U+")})
