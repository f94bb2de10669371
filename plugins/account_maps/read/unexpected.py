"""An error that nobody expected → a problem like all others, without a traceback.

Every part of the product tells such errors in this way. The traceback is for the report of the
bug, so it is only printed for those who ask.
"""

import os
import sys
import traceback

from account_maps.read.problems import START, Problem

BUG = "AM701"
"""The code of an error in the program itself."""

DEBUG = "ACCOUNT_MAPS_DEBUG"
"""The environment variable that asks for tracebacks on standard error, with any value."""

HINT = f"this is a bug in account-maps, not in the map; {DEBUG}=1 prints the traceback to report"

_LONGEST = 200


def unexpected(error: Exception, file: str, failed: str) -> Problem:
    """Return the problem of a file on which the program failed, and print the traceback if wanted.

    Args:
        error: What was raised.
        file: Path as the user knows it.
        failed: What failed, as the beginning of a sentence.
    """
    print_traceback(error)
    return Problem(file, START, BUG, f"{failed}: {in_a_line(error)}", HINT)


def print_traceback(error: BaseException) -> None:
    """Print the traceback of an error, if it is wanted."""
    if os.environ.get(DEBUG):
        sys.stderr.write("".join(traceback.format_exception(error)))


def in_a_line(error: BaseException) -> str:
    """Return the type and the text of an error in one line."""
    text = " ".join(str(error).split())
    few = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return f"{type(error).__name__}: {few}" if few else type(error).__name__
