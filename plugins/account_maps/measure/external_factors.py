"""External factors in the order in which they matter on a day."""

import datetime as dt

from account_maps.model.account import External


def is_coming(factor: External, as_of: dt.date) -> bool:
    """Return whether a factor has a day and that day isn't past; today counts as coming."""
    return factor.due is not None and factor.due >= as_of


def by_urgency(factor: External, as_of: dt.date) -> tuple[int, int, str]:
    """Return the key that sorts factors: the nearest day first, those in effect already last.

    Args:
        factor: The factor. Without a day it comes after all that are still to come.
        as_of: The day that the site speaks of.
    """
    if factor.due is None:
        return 1, 0, factor.what
    return (0 if is_coming(factor, as_of) else 2), abs((factor.due - as_of).days), factor.what
