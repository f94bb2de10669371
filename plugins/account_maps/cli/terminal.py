"""What is printed must not steer the terminal, and must never be what ends a command."""

import io
import sys

from account_maps.report.terminal import printable

__all__ = ["counted", "print_any_character", "printable"]


def print_any_character() -> None:
    """Let standard output and error take every character, whatever the locale's encoding is.

    Files and pipes get UTF-8, which documents such as JSON must be in. A terminal gets what its
    encoding has, and a question mark for the rest.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


def counted(number: int, thing: str) -> str:
    """Return a number of things: ``1 map``, ``2 maps``."""
    return f"{number} {thing}{'' if number == 1 else 's'}"
