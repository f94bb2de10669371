"""How one odd map is filled in: which words, days and numbers it is made of, and how many."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import Final

AS_OF: Final = dt.date(2026, 11, 20)
"""The day that most sites speak of."""

LONGEST: Final = 600
"""Letters of the longest text. The format sets no limit but the size of the file."""

WORDS: Final = {
    "plain": ("Dana Reyes", "Head of purchasing", "Cut the close to one day", "Ask about 2027"),
    "one letter": ("x", "0", "-", ".", "é", "'", "~"),
    "looks like YAML": ("null", "true", "1.0", "2026-11-20", "[]", "{a: b}", "- x", "a: b", "#1"),
    "apostrophes": ("Miles O'Brien", "Zoë O’Hara", "D'Angelo-N'Golo", "“Quoted” ‘name’", "AT&T"),
    "right to left": ("مريم الحسيني", "דנה לוי", "Dana דנה 12 م", "عقد (2027) 50%", "ן"),
    "combining": ("Zoe\u0308", "A\u030angstro\u0308m", "e" + "\u0301" * 30, "กำกึ่ง", "नीति"),
    "emoji": ("👩‍🚀 Dana", "🇩🇰", "👍🏽👍🏽", "🧑‍🧑‍🧒‍🧒", "☎️ 5"),
    "other scripts": ("田中 めい", "김민준", "ß ﬃ ł İ ı", "Ⅷ ½ ²", "𝔇𝔞𝔫𝔞"),
    "markup": ("<b>x</b> & co", "{{ 1 / 0 }} {% x %}", "[x](javascript:x)", "|a|b|", "# x", "\\"),
    "long": ("Word " * (LONGEST // 5), "W" * LONGEST, "ab-" * 200, "見" * 300),
}
"""Texts by what is odd about them."""

_MIXED: Final = tuple(text for texts in WORDS.values() for text in texts if len(text) < 100)

DAYS: Final = {
    "today": (AS_OF,),
    "around today": tuple(AS_OF + dt.timedelta(days) for days in (-1, 0, 1, -180, 180, -90)),
    "far past": (dt.date.min, dt.date(1, 12, 31), dt.date(1900, 2, 28)),
    "far future": (dt.date.max, dt.date(9999, 1, 1), dt.date(2400, 2, 29)),
    "any": (dt.date.min, dt.date.max, AS_OF, dt.date(2024, 2, 29), dt.date(2025, 12, 31)),
}
"""Days by what is odd about them."""

CROWDS: Final = (0, 1, 1, 2, 2, 3, 3, 4, 5, 7, 12, 20)
"""How many people most maps have; one map in sixty has two hundred."""


class Scale(StrEnum):
    """Which word of a scale is taken."""

    FIRST = "first"
    LAST = "last"
    ONE = "one of them, always the same"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Mood:
    """How one map is filled in.

    Attributes:
        people: How many people it has.
        filled: The share of the fields that may be left out and are not.
        words: The texts to choose from.
        days: The days to choose from.
        scale: Which word of a scale is taken.
        ends: Whether numbers are taken from the ends of what is allowed.
        lengths: How many items lists have.
        peers: Whether nobody has a manager.
        flow: Whether the file is written with brackets.
    """

    people: int
    filled: float
    words: Sequence[str]
    days: Sequence[dt.date]
    scale: Scale
    ends: bool
    lengths: Sequence[int]
    peers: bool
    flow: bool


def mood(draw: Random) -> Mood:
    """Return how a map is filled in."""
    crowd = draw.random() < 1 / 60
    words = draw.choice([*WORDS.values(), *[_MIXED] * (len(WORDS) // 2)])
    return Mood(
        people=200 if crowd else draw.choice(CROWDS),
        filled=0.2 if crowd else draw.choice((0.0, 0.2, 0.5, 0.8, 1.0, 1.0, 1.0)),
        words=words if not crowd else WORDS["plain"],
        days=draw.choice(list(DAYS.values())),
        scale=draw.choice(list(Scale)),
        ends=draw.random() < 0.7,
        lengths=draw.choice(((0,), (1,), (0, 1, 2), (2, 3), (0, 7))),
        peers=draw.random() < 0.3,
        flow=draw.random() < 0.2,
    )
