"""What a check of the doctor found."""

from enum import StrEnum

from msgspec import Struct


class Level(StrEnum):
    """How bad it is."""

    OK = "ok"
    NOTE = "note"
    PROBLEM = "problem"


class Result(Struct, frozen=True):
    """What a check found.

    Attributes:
        level: How bad it is.
        subject: What was checked, in a word or two.
        found: What was found, in a sentence without a period.
        remedy: What to do about it, or an empty text.
    """

    level: Level
    subject: str
    found: str
    remedy: str = ""


def counted(number: int, thing: str) -> str:
    """Return a number of things: ``1 commit``, ``2 commits``."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def ok(subject: str, found: str) -> Result:
    """Return that something is in order."""
    return Result(Level.OK, subject, found)


def note(subject: str, found: str, remedy: str = "") -> Result:
    """Return that something works but not as well as it could."""
    return Result(Level.NOTE, subject, found, remedy)


def problem(subject: str, found: str, remedy: str) -> Result:
    """Return that something keeps a site from being built or used as it should."""
    return Result(Level.PROBLEM, subject, found, remedy)
