"""External factors on a day: which are still to come, and the order in which they matter."""

import datetime as dt
from enum import StrEnum

from account_maps.model.account import External


class FactorState(StrEnum):
    """Whether a factor has taken effect, the most urgent state first."""

    COMING = "coming"
    UNDATED = "undated"
    PAST = "past"


_ORDER = tuple(FactorState)


def factor_state(factor: External, as_of: dt.date) -> FactorState:
    """Return whether a factor has taken effect; one that does so today counts as coming.

    Args:
        factor: The factor.
        as_of: The day that the site speaks of.
    """
    if factor.due is None:
        return FactorState.UNDATED
    return FactorState.COMING if factor.due >= as_of else FactorState.PAST


def by_urgency(factor: External, as_of: dt.date) -> tuple[int, int, str]:
    """Return the key that sorts factors: by state, then the day nearest to today first.

    Args:
        factor: The factor.
        as_of: The day that the site speaks of.
    """
    days = abs((factor.due - as_of).days) if factor.due else 0
    return _ORDER.index(factor_state(factor, as_of)), days, factor.what
