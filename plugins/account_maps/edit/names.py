"""A name → the id that it is filed under."""

import unicodedata

from account_maps.edit.errors import InvalidRequestError
from account_maps.read.folding import folded
from account_maps.read.ids import LONGEST, normal, why_no_id
from account_maps.read.words import quoted


def id_of(name: str) -> str:
    """Return the id that a name makes: ``Dana Reyes`` → ``dana-reyes``.

    Args:
        name: A name of a person or a company.

    Raises:
        InvalidRequestError: If it makes none.
    """
    letters = (_plain(letter) for letter in normal(name).casefold())
    found = "-".join("".join(letters).split())[:LONGEST].rstrip("-")
    if why_no_id(found):
        raise InvalidRequestError(f"no id can be made of {quoted(name)}: give one with --id")
    return found


def _plain(letter: str) -> str:
    """Return a letter as it is typed, and a space for what has no place in an id.

    Only Latin letters change: in other scripts the marks are letters too.
    """
    base = folded(letter)
    if not base and not letter.isspace():
        return ""
    if base.isascii():
        return base if base.isalnum() else " "
    return letter if unicodedata.category(letter)[0] in "LMN" else " "


def checked_id(text: str) -> str:
    """Return an id that the user gave.

    Raises:
        InvalidRequestError: If it cannot be one.
    """
    why = why_no_id(text)
    if why:
        raise InvalidRequestError(f"{quoted(text)} is not an id: {why}")
    return text
