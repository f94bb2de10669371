"""Whether there are fonts for a text, before anything is made of it."""

import datetime as dt
from collections.abc import Iterable

from account_maps.onepager.pdf.errors import MissingSignsError
from account_maps.onepager.pdf.fonts import families
from account_maps.onepager.pdf.typesetter import Typesetter


def without_font(words: Iterable[str], typesetter: Typesetter) -> tuple[str, ...]:
    """Return the characters that no font has, as Typst finds them when it sets the words.

    Args:
        words: The words; letters are set as they stand in a word.
        typesetter: Sets them.
    """
    texts = [*words]
    data = {"title": "Fonts", "words": texts, "fonts": families(texts)}
    try:
        typesetter.pdf("words", data, dt.date(2000, 1, 1))
    except MissingSignsError as error:
        return error.signs
    return ()
