"""Who can be chosen for a meeting: the buying committee, then everyone else."""

from typing import Final

from msgspec import Struct

from account_maps.html.links import shown_name
from account_maps.measure.measured import Measured
from account_maps.model.account import Account, Person
from account_maps.model.people import decides, in_committee, is_there
from account_maps.texts import Texts

EASY_TO_SCAN: Final = 30
"""People up to whom a list is read without a field to search it. Our choice."""


class AttendeeOption(Struct, frozen=True, gc=False):
    """A person who can be in the room.

    Attributes:
        id: Id of the person in the map.
        name: The name.
        title: The title, if there is one.
    """

    id: str
    name: str
    title: str


class AttendeeGroup(Struct, frozen=True):
    """People under one heading.

    Attributes:
        heading: The heading.
        people: The people, those who decide first, then by what they weigh.
    """

    heading: str
    people: tuple[AttendeeOption, ...]


class AttendeeChoice(Struct, frozen=True):
    """Who can be chosen.

    Attributes:
        groups: The people; a group of nobody is left out.
        searched: Whether there are so many that a field to search them helps.
    """

    groups: tuple[AttendeeGroup, ...]
    searched: bool


def attendee_choice(account: Account, measured: Measured, texts: Texts) -> AttendeeChoice:
    """Return who can be in the room. An open position can't.

    Args:
        account: The map.
        measured: What was worked out of it.
        texts: What the pages say.
    """
    there = [
        (not decides(person), measured.people[who].rank, who, person)
        for who, person in account.stakeholders.items()
        if is_there(person) and not person.placeholder
    ]
    in_turn = [(who, person) for *_, who, person in sorted(there, key=lambda one: one[:3])]
    members = tuple(_option(who, one) for who, one in in_turn if in_committee(one))
    others = tuple(_option(who, one) for who, one in in_turn if not in_committee(one))
    groups = (
        AttendeeGroup(texts("page.committee"), members),
        AttendeeGroup(texts("print.everyone_else" if members else "print.everyone"), others),
    )
    return AttendeeChoice(
        groups=tuple(group for group in groups if group.people),
        searched=len(in_turn) > EASY_TO_SCAN,
    )


def _option(person_id: str, person: Person) -> AttendeeOption:
    return AttendeeOption(
        person_id, shown_name(person_id, person), (person.title or "") if person.name else ""
    )
