"""Texts as people type them: without capitals, accents and the finer signs, and how to find them.

The tables are in ``spelling.py``. ``assets/folding.js`` does the same in the browser, and a test
compares the two.
"""

import re
import unicodedata
from functools import lru_cache

from account_maps.read.spelling import (
    APOSTROPHES,
    HYPHENS,
    IGNORED,
    LETTERS,
    MARKS,
    SPACES,
    SPELLED,
)

_WORD = re.compile(r"\w+")
_SIGNS = [
    (re.compile(f"[{pattern}]+" if not sign else f"[{pattern}]"), sign)
    for pattern, sign in ((IGNORED, ""), (APOSTROPHES, "'"), (HYPHENS, "-"))
]
_MARKS = re.compile(f"[{MARKS}]+")
_SPACES = re.compile(f"[{SPACES}]+")
_LETTERS = str.maketrans(LETTERS)
_SPELLED = str.maketrans(SPELLED)
_TWO_FOR_ONE = re.compile("([aou])e|aa")


@lru_cache(maxsize=4096)  # The sentences of the library come again with every person.
def folded(text: str) -> str:
    """Return a text as it is compared: one spelling of each letter and sign, single spaces.

    Case, accents, Arabic vowel points, letter forms and widths don't matter, nor which kind of
    apostrophe or hyphen stands there; invisible characters are left out.
    """
    plain = text.replace("`", "'").lower() if text.isascii() else _folded(text)
    return _SPACES.sub(" ", plain).strip(" ")


def _folded(text: str) -> str:
    # Twice: an accent that stands alone comes apart as a space, and wide signs become plain ones.
    apart = _signs(unicodedata.normalize("NFKD", _signs(text)))
    return _MARKS.sub("", apart).lower().translate(_LETTERS)


def _signs(text: str) -> str:
    for pattern, sign in _SIGNS:
        text = pattern.sub(sign, text)
    return text


def query_keys(text: str) -> list[str]:
    """Return what has to be found for a text that someone typed: a key for each word.

    A key is the letters and digits of a word: ``o'brien`` is ``obrien``, ``AT&T`` is ``att``.
    """
    return [key for word in folded(text).split(" ") if (key := _key(_parts(word), word))]


def index_keys(text: str) -> list[str]:
    """Return the keys that a text is found by: of its words, their parts and other spellings.

    ``O'Brien`` is found as ``obrien`` and ``brien``, ``Müller`` as ``muller`` and ``mueller``, and
    so is ``Mueller``.
    """
    found: dict[str, None] = {}
    for word in _SPACES.split(text):
        found |= _keys_of(word)
    return list(found)


def _keys_of(word: str) -> dict[str, None]:
    keys = _keys(word)
    if not word.isascii():
        keys |= _keys(unicodedata.normalize("NFC", word).lower().translate(_SPELLED))
    short = [_TWO_FOR_ONE.sub(lambda two: two[1] or "a", key) for key in keys]
    return keys | dict.fromkeys(short)


def _keys(text: str) -> dict[str, None]:
    """Return the keys of the words of a text, in order."""
    keys: dict[str, None] = {}
    for word in folded(text).split(" "):
        parts = _parts(word)
        both = ["and"] if "&" in word else []
        keys |= dict.fromkeys(filter(None, [_key(parts, word), *parts, *both]))
    return keys


def _key(parts: list[str], word: str) -> str:
    return "".join(parts) or ("and" if word in {"&", "+"} else "")


def _parts(word: str) -> list[str]:
    """Return the runs of letters, marks and digits of a word."""
    if word.isalnum():
        return [word]
    kept = (c if unicodedata.category(c)[0] in "LMN" else " " for c in word)
    return "".join(kept).split()


@lru_cache(maxsize=4096)
def words(text: str) -> str:
    """Return the words of a text, folded, with a space before and after each.

    So whole words are found by looking for one text in another: a text without any word is a single
    space. Where a script has no spaces between words, a run of letters is a word.
    """
    return " ".join(["", *_WORD.findall(folded(text)), ""]) or " "
