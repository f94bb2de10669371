"""Text for a terminal: what a map holds cannot steer it, and colors only where they are wanted."""

import unicodedata
from collections.abc import Mapping
from typing import TextIO

_STAND_IN = "\N{REPLACEMENT CHARACTER}"
_COLORS = {"red": 31, "yellow": 33, "blue": 34, "cyan": 36, "bold": 1, "dim": 2}


def printable(line: str) -> str:
    """Return a line in which a name of a file or a word of a map cannot steer the terminal."""
    if line.isprintable():
        return line
    return "".join(letter if letter.isprintable() else _STAND_IN for letter in line)


def width(text: str) -> int:
    """Return how many columns a printable text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(letter: str) -> int:
    if unicodedata.category(letter) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def wants_color(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Return whether a stream is a terminal that shows colors, and nobody objects."""
    return stream.isatty() and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"


class Paint:
    """Colors text, or leaves it as it is.

    Args:
        color: Whether to color.
    """

    def __init__(self, *, color: bool) -> None:
        self._color = color

    def __call__(self, text: str, *colors: str) -> str:
        """Return a text in some colors, by name."""
        if not self._color or not text:
            return text
        codes = ";".join(str(_COLORS[name]) for name in colors)
        return f"\x1b[{codes}m{text}\x1b[0m"
