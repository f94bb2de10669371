"""Commitments and to-dos: what was promised both ways, and what we have planned."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from account_maps.html.names import DisplayNames
from account_maps.model.account import Account, Action, Plan, Promise
from account_maps.model.values import Side
from account_maps.onepager.asked_about import asked_about
from account_maps.onepager.sheet import OnepagerItem
from account_maps.talk.facts import spoken_day
from account_maps.talk.named_people import NamedPeople
from account_maps.texts import Texts


class Commitment(Struct, frozen=True, gc=False):
    """A promise or an action that is still open.

    Attributes:
        what: What is to be done.
        due: By when.
        people: Ids of the people at the account that it concerns.
        by: Who promised it; None if it is an action of ours.
        owner: Id of our colleague who does it, of an action.
        absent: Ids of people who must not be there: it asks someone else about them.
    """

    what: str
    due: dt.date | None
    people: tuple[str, ...]
    by: Side | None = None
    owner: str | None = None
    absent: tuple[str, ...] = ()


def commitments(account: Account) -> tuple[Commitment, ...]:
    """Return what is open, both ways, what is due first, first."""
    people = NamedPeople(account.stakeholders)
    promises = (_of_promise(one) for one in account.promises if not one.done)
    planned = (account.plan or Plan()).actions
    actions = (_of_action(one, people) for one in planned if not one.done)
    found = (*promises, *actions)
    return tuple(sorted(found, key=lambda one: (one.due or dt.date.max, one.by is None, one.what)))


def _of_promise(promise: Promise) -> Commitment:
    return Commitment(promise.what, promise.due, promise.stakeholders, by=promise.by)


def _of_action(action: Action, people: NamedPeople) -> Commitment:
    about = asked_about(action.what, people).others
    return Commitment(
        action.what, action.due, action.stakeholders, owner=action.owner, absent=about
    )


def in_meeting(found: Sequence[Commitment], room: Collection[str]) -> tuple[Commitment, ...]:
    """Return what belongs in a meeting.

    That is promises to or by those present, promises that name nobody, and what we have planned for
    those present, but not to ask someone else about them.

    Args:
        found: What is open, what is due first, first.
        room: Ids of those who will be in the room.
    """
    present = set(room)
    here = [one for one in found if not present.isdisjoint(one.people)]
    return (
        *(one for one in here if one.by),
        *(one for one in found if one.by and not one.people),
        *(one for one in here if not one.by and present.isdisjoint(one.absent)),
    )


def moot(found: Iterable[Commitment], room: Collection[str]) -> tuple[str, ...]:
    """Return what we have planned to ask someone else about a person who will be in the room.

    Args:
        found: What is open.
        room: Ids of those who will be in the room.
    """
    return tuple(one.what for one in found if not set(room).isdisjoint(one.absent))


class CommitmentWords(Struct, frozen=True):
    """Puts commitments into words.

    Attributes:
        as_of: The day that the sheet speaks of.
        names: What people are called.
        texts: What the sheet says.
        table: Whether it is said to those who will be in the room.
    """

    as_of: dt.date
    names: DisplayNames
    texts: Texts
    table: bool = False

    def item(self, one: Commitment, room: Collection[str] | None = None) -> OnepagerItem:
        """Return a commitment with who made it, by when, and who it concerns.

        Args:
            one: The commitment.
            room: Ids of those who may be named; everyone without it.
        """
        named = (who for who in one.people if room is None or who in room)
        about = (anchor.text for anchor in self.names.all_theirs(named))
        aside = " · ".join(filter(None, (self._day(one.due), ", ".join(about))))
        return OnepagerItem(one.what, lead=self._lead(one), aside=aside)

    def _lead(self, one: Commitment) -> str:
        if one.by is None:
            return self.names.ours(one.owner) if one.owner else ""
        return self.texts(f"onepager.from.{one.by}") if self.table else self.texts.value(one.by)

    def _day(self, day: dt.date | None) -> str:
        """Return the day; those in the room don't read that it is overdue."""
        if self.table and day:
            return self.texts("onepager.due", day=spoken_day(day, self.as_of))
        return self.due(day)

    def due(self, day: dt.date | None) -> str:
        """Return by when, or since when it is overdue."""
        if day is None:
            return ""
        key = "onepager.overdue" if day < self.as_of else "onepager.due"
        return self.texts(key, day=spoken_day(day, self.as_of))
