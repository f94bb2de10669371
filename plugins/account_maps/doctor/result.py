"""What a check of the doctor found."""

from enum import StrEnum

from msgspec import Struct


class CheckLevel(StrEnum):
    """How bad it is."""

    OK = "ok"
    NOTE = "note"
    PROBLEM = "problem"


class CheckResult(Struct, frozen=True):
    """What a check found.

    Attributes:
        level: How bad it is.
        subject: What was checked, in a word or two.
        found: What was found, in a sentence without a period.
        remedy: What to do about it, or an empty text.
    """

    level: CheckLevel
    subject: str
    found: str
    remedy: str = ""


def counted(number: int, thing: str) -> str:
    """Return a number of things: ``1 commit``, ``2 commits``."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def ok(subject: str, found: str) -> CheckResult:
    """Return that something is in order."""
    return CheckResult(CheckLevel.OK, subject, found)


def note(subject: str, found: str, remedy: str = "") -> CheckResult:
    """Return that something works but not as well as it could."""
    return CheckResult(CheckLevel.NOTE, subject, found, remedy)


def problem(subject: str, found: str, remedy: str) -> CheckResult:
    """Return that something keeps a site from being built or used as it should."""
    return CheckResult(CheckLevel.PROBLEM, subject, found, remedy)
