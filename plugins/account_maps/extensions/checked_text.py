"""Texts of a team: on one line, and nothing in them that a map may not hold either."""

from account_maps.extensions.faults import ExtensionError
from account_maps.read.characters import has_refused
from account_maps.read.words import quoted


def checked_text(value: object) -> str:
    """Return a text on one line.

    Raises:
        ExtensionError: If it is none, or holds characters that can't be shown.
    """
    if not isinstance(value, str):
        raise ExtensionError(f"expected a text, found {type(value).__name__}", "return a str")
    line = " ".join(value.split())
    if has_refused(line):
        told = f"{quoted(line)} holds a character that can't be shown"
        raise ExtensionError(told, "take control and bidirectional characters out")
    return line
