"""Days before and after a day, within the calendar."""

import datetime as dt


def days_after(day: dt.date, days: int) -> dt.date:
    """Return the day that many days later, or earlier if they are negative.

    The calendar ends: a later day than its last is its last, and an earlier one than its first is
    its first.

    Args:
        day: The day.
        days: How many days.
    """
    ordinal = min(max(day.toordinal() + days, dt.date.min.toordinal()), dt.date.max.toordinal())
    return dt.date.fromordinal(ordinal)
