"""Who of our team opens a meeting: whoever has the best relationship to those present."""

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from account_maps.html.names import DisplayNames
from account_maps.measure.measured import Measured
from account_maps.model.account import Account
from account_maps.talk.facts import spoken_day
from account_maps.texts import Texts


class Opener(Struct, frozen=True, gc=False):
    """A dated relationship to a person.

    Attributes:
        colleague: Id of our colleague who has it.
        person: Id of the person at the account.
        strength: Its strength, from 0 to 1.
        last: Day of the last contact.
    """

    colleague: str
    person: str
    strength: float
    last: dt.date


def opener(person_id: str, account: Account, measured: Measured) -> Opener | None:
    """Return our best dated relationship to a person who is there, or None if there is none.

    Args:
        person_id: The person.
        account: The map.
        measured: What was measured of it.
    """
    figures = measured.people.get(person_id)
    if figures is None:
        return None
    tie = account.stakeholders[person_id].ties.get(figures.best_tie or "")
    if figures.best_tie and tie and tie.last:
        return Opener(figures.best_tie, person_id, figures.strength, tie.last)
    last = figures.last
    return Opener(last.colleague, person_id, 0.0, last.day) if last else None


def openers_of(room: Iterable[str], account: Account, measured: Measured) -> tuple[Opener, ...]:
    """Return our relationships to some people, the best first; a live one is the strongest.

    Args:
        room: Ids of the people.
        account: The map.
        measured: What was measured of it.
    """
    found = (one for who in room if (one := opener(who, account, measured)))
    return tuple(sorted(found, key=_best_first))


def _best_first(one: Opener) -> tuple[float, int, str, str]:
    return -one.strength, -one.last.toordinal(), one.colleague, one.person


def opener_words(
    found: Opener | None, account: Account, names: DisplayNames, as_of: dt.date, texts: Texts
) -> str:
    """Return who opens, as a sentence.

    Args:
        found: The best relationship to someone in the room, if there is one.
        account: The map.
        names: What people are called.
        as_of: The day that the sheet speaks of.
        texts: What the sheet says.
    """
    if found:
        return texts(
            "onepager.opens.knows",
            colleague=names.ours(found.colleague),
            person=names.theirs(found.person).text,
            day=spoken_day(found.last, as_of),
        )
    if account.owner:
        return texts("onepager.opens.owner", colleague=names.ours(account.owner))
    return texts("onepager.opens.nobody")
