"""Days as people write them: every day that a text can mean."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator

_NUMBERS = re.compile(r"(\d{1,4})([-/.\s]|\.\s)(\d{1,2})\2(\d{1,4})", re.ASCII)
_COMPACT = re.compile(r"(20\d{2})(\d{2})(\d{2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:of )?([^\W\d]+)\.?,?[\s-]+(\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})")
_WEEKDAY = re.compile(r"[^\W\d]+,\s+(?=.*\d)")
_CENTURY = 2000
_LONG_YEAR = 4
_SHORT_YEAR = 2
_MONTHS = {
    **{name.casefold(): n for n, name in enumerate(calendar.month_name) if n},
    **{name.casefold(): n for n, name in enumerate(calendar.month_abbr) if n},
    "sept": 9,
    "januar": 1,
    "jänner": 1,
    "februar": 2,
    "märz": 3,
    "maerz": 3,
    "mai": 5,
    "juni": 6,
    "juli": 7,
    "oktober": 10,
    "okt": 10,
    "dezember": 12,
    "dez": 12,
}
"""The months of English and German by name. Both share the rest of the names."""


def days_meant(text: str) -> list[dt.date]:
    """Return every day that a text can mean, in order: two for ``03/04/2026``.

    A number of four digits is a year. Of two short numbers either may be the day, and a year of
    two digits belongs to this century.
    """
    return sorted(set(filter(None, _readings(" ".join(text.split())))))


def _readings(text: str) -> Iterator[dt.date | None]:
    numbers = _NUMBERS.fullmatch(text)
    if numbers is not None:
        yield from _of_numbers(numbers[1], numbers[3], numbers[4])
    compact = _COMPACT.fullmatch(text)
    if compact is not None:
        yield _day(*compact.groups())
    named = _WEEKDAY.sub("", text, count=1) if _WEEKDAY.match(text) else text
    day_first = _DAY_FIRST.fullmatch(named)
    if day_first is not None:
        yield _day(day_first[3], _month(day_first[2]), day_first[1])
    month_first = _MONTH_FIRST.fullmatch(named)
    if month_first is not None:
        yield _day(month_first[3], _month(month_first[1]), month_first[2])


def _of_numbers(first: str, middle: str, last: str) -> Iterator[dt.date | None]:
    if len(first) == _LONG_YEAR:
        yield _day(first, middle, last)
    elif len(last) in {_SHORT_YEAR, _LONG_YEAR}:
        yield _day(last, middle, first)
        yield _day(last, first, middle)
        if len(first) == len(last) == _SHORT_YEAR:
            yield _day(first, middle, last)


def _month(name: str) -> str:
    return str(_MONTHS.get(name.casefold(), 0))


def _day(year: str, month: str, day: str) -> dt.date | None:
    if len(day) > _SHORT_YEAR or len(year) not in {_SHORT_YEAR, _LONG_YEAR}:
        return None
    full = int(year) + (_CENTURY if len(year) == _SHORT_YEAR else 0)
    try:
        return dt.date(full, int(month), int(day))
    except ValueError:
        return None
