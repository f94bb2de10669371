"""Texts as people compare them: without capitals, accents and odd spaces."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=4096)  # The sentences of the library come again with every person.
def folded(text: str) -> str:
    """Return a text without capitals and accents, with single spaces."""
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(text.casefold().split())


@lru_cache(maxsize=4096)
def words(text: str) -> str:
    """Return the words of a text, folded, with a space before and after each.

    So whole words are found by looking for one text in another: a text without any word is a single
    space. Where a script has no spaces between words, a run of letters is a word.
    """
    return " ".join(["", *_WORD.findall(folded(text)), ""]) or " "
