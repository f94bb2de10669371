"""What has happened on an account lately, as far as its map has a day for it."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from account_maps.measure.records import Event, EventKind, who
from account_maps.model.account import Account, Plan
from account_maps.model.days import days_after

MOST: Final = 10
"""Events of one account; a page about many accounts shows few of each."""


def lately(account: Account, as_of: dt.date, days: int) -> tuple[Event, ...]:
    """Return what has happened, the newest first.

    Args:
        account: The map.
        as_of: The day that the site speaks of; what is still to come has not happened.
        days: How many days back.
    """
    oldest = days_after(as_of, -days)
    events = [event for event in _events(account) if oldest <= event.day <= as_of]
    return tuple(sorted(events, key=_newest_first)[:MOST])


def _newest_first(event: Event) -> tuple[int, str, str, str, str]:
    whom = event.who.id if event.who else ""
    return -event.day.toordinal(), event.kind, whom, event.colleague or "", event.what or ""


def _events(account: Account) -> Iterator[Event]:
    for key, person in account.stakeholders.items():
        spoke = {tie.last for tie in person.ties.values()}
        # Whoever was spoken to that day was verified by it, which is no news beside it.
        if person.verified and person.verified not in spoke:
            yield Event(person.verified, EventKind.VERIFIED, who(key, person))
        for colleague, tie in person.ties.items():
            if tie.last:
                yield Event(tie.last, EventKind.SPOKE, who(key, person), colleague)
    for action in (account.plan or Plan()).actions:
        if action.done:
            done = action.done
            yield Event(done, EventKind.DONE, colleague=action.owner, what=action.what)
    for promise in account.promises:
        if promise.done:
            yield Event(promise.done, EventKind.KEPT, what=promise.what)
