"""The contact we have with each person: live, weak, out of touch, undated, or none at all.

*Never met* and *out of touch* are different things: one needs an introduction, the other a call.
"""

import datetime as dt
from enum import StrEnum

from msgspec import Struct

from account_maps.measure.scale import Age, age, level_strength, tie_strength
from account_maps.model.account import Person, Tie
from account_maps.model.rules import Rules
from account_maps.model.values import Coverage

_NO_CONTACT = (None, Coverage.NONE, Coverage.UNKNOWN)


class ContactState(StrEnum):
    """How much contact we have with a person, the most first.

    ``live``: a dated relationship that is still strong enough. ``weak``: the last contact is as
    recent as a fresh fact, but the relationship has too low a level to be live. ``out_of_touch``:
    the last contact was too long ago. ``undated``: there has been contact, but no day is on
    record. ``never_met``: no contact is on record.
    """

    LIVE = "live"
    WEAK = "weak"
    OUT_OF_TOUCH = "out_of_touch"
    UNDATED = "undated"
    NEVER_MET = "never_met"


class LastContact(Struct, frozen=True, gc=False, array_like=True):
    """The last contact on record with a person.

    Attributes:
        day: When it was.
        colleague: Who had it, by id.
    """

    day: dt.date
    colleague: str


def last_contact(person: Person) -> LastContact | None:
    """Return the last dated contact with a person, on one day that of the highest level."""
    dated = [
        (tie.last, -level_strength(tie.level), colleague)
        for colleague, tie in person.ties.items()
        if tie.last
    ]
    if not dated:
        return None
    newest = max(day for day, *_ in dated)
    *_, colleague = min(one for one in dated if one[0] == newest)
    return LastContact(newest, colleague)


def contact_state(person: Person, as_of: dt.date, rules: Rules) -> ContactState:
    """Return how much contact we have with a person.

    Args:
        person: The person.
        as_of: The day on which the age of relationships is measured.
        rules: The numbers: from which strength a relationship is live, and how old a recent one is.
    """
    states = {tie_state(tie, as_of, rules) for tie in person.ties.values()}
    if person.coverage not in _NO_CONTACT:
        states.add(ContactState.UNDATED)
    return next((state for state in ContactState if state in states), ContactState.NEVER_MET)


def tie_state(tie: Tie, as_of: dt.date, rules: Rules) -> ContactState:
    """Return how much contact we have through one relationship; there is always some.

    Args:
        tie: The relationship.
        as_of: The day on which its age is measured.
        rules: The numbers: from which strength a relationship is live, and how old a recent one is.
    """
    if tie.last is None:
        return ContactState.UNDATED
    if tie_strength(tie, as_of, rules.ties) >= rules.ties.live:
        return ContactState.LIVE
    is_recent = age(tie.last, as_of, rules.freshness) is Age.FRESH
    return ContactState.WEAK if is_recent else ContactState.OUT_OF_TOUCH
