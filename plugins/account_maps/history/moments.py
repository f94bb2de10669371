"""When a commit was made, if its date can be true."""

import datetime as dt
import re

_RAW = re.compile(r"(\d{1,12}) ([+-])(\d\d)([0-5]\d)")
_FARTHEST = dt.timedelta(hours=14)
"""How far a clock on the wall may be from UTC."""

TOMORROW = dt.timedelta(days=1)
"""It is tomorrow somewhere."""


def moment(raw: str) -> dt.datetime | None:
    """Return when something was made, or None if there can't have been such a moment.

    Args:
        raw: Seconds since 1970 and a time zone, as ``git log --date=raw`` writes them. Git writes
            0 in place of a number that it can't read.
    """
    found = _RAW.fullmatch(raw)
    if found is None or int(found[1]) == 0:
        return None
    ahead = dt.timedelta(hours=int(found[3]), minutes=int(found[4]))
    if ahead > _FARTHEST:
        return None
    zone = dt.timezone(ahead if found[2] == "+" else -ahead)
    try:
        return dt.datetime.fromtimestamp(int(found[1]), zone)
    except (OverflowError, OSError, ValueError):
        return None


def today() -> dt.date:
    """Return the day that it is in UTC."""
    return dt.datetime.now(dt.UTC).date()
