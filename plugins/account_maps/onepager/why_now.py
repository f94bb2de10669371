"""Why an account acts now, for its one-pager."""

import datetime as dt
from collections.abc import Collection

from account_maps.html.factor_words import factor_line
from account_maps.measure.external_factors import FactorState, by_urgency, factor_state
from account_maps.model.account import Account, Summary
from account_maps.texts import Texts


def why_now(
    account: Account, attendees: Collection[str], as_of: dt.date, texts: Texts
) -> tuple[str, ...]:
    """Return why they act now, what counts most first. Our choice.

    First comes what is coming from outside, and of that what affects people in the room, then what
    is nearest. What they want and what presses them follow.

    Args:
        account: The map.
        attendees: Ids of those who will be in the room.
        as_of: The day that the sheet speaks of.
        texts: What the sheet says.
    """
    room = set(attendees)
    factors = sorted(
        account.external, key=lambda one: (room.isdisjoint(one.hits), by_urgency(one, as_of))
    )
    coming, others = list[str](), list[str]()
    for factor in factors:
        is_coming = factor_state(factor, as_of) is FactorState.COMING
        (coming if is_coming else others).append(factor_line(factor, as_of, texts))
    want = (account.summary or Summary()).want
    wanted = (want,) if want else ()
    return (*coming, *wanted, *account.pressures, *others, *account.goals)
