"""The people who decide, each in three lines: where they stand, who knows them, what not to say."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from account_maps.html.letters import small_first
from account_maps.html.pieces import Anchor, Chip, chip
from account_maps.html.reach import mail, telephone
from account_maps.measure.measured import PersonFigures
from account_maps.model.account import Account, Person
from account_maps.model.people import attitude, decides, in_committee, is_there
from account_maps.model.values import DECIDING_ROLES, Role
from account_maps.pages.account.material import AccountMaterial
from account_maps.pages.account.people.profile import best_touch
from account_maps.talk import Kind

MOST_DECIDERS: Final = 5
"""People whom the overview shows before it counts the others. Our choice."""


class Decider(Struct, frozen=True, gc=False):
    """A person as the overview shows them.

    Attributes:
        link: The name, leading to the profile.
        is_champion: Whether the person is our champion.
        about: Title and role.
        stance: Where the person stands; unknown where the map doesn't say.
        known_by: Who of us has the best relationship, and how good it is; empty if nobody has one.
        last: Day of the last touch, if it is known.
        avoid: What not to say to the person.
        phone: A number to call.
        mail: An address to write to.
    """

    link: Anchor
    is_champion: bool
    about: tuple[str, ...]
    stance: Chip
    known_by: str
    last: dt.date | None
    avoid: str | None
    phone: Anchor | None
    mail: Anchor | None


class DeciderList(Struct, frozen=True, gc=False):
    """The people who decide; where nobody does, those who matter most.

    Attributes:
        shown: The first of them.
        more: How many others there are.
        are_named: Whether anybody is known to decide.
        people: How many people the map has.
    """

    shown: tuple[Decider, ...]
    more: int
    are_named: bool
    people: int


def deciders(material: AccountMaterial) -> DeciderList:
    """Return the people who decide, as the overview shows them."""
    people = material.account.stakeholders
    matter = who_matters(material.account, material.measured.people)
    deciding = [key for key in matter if _has_a_say(people[key])]
    those = deciding or matter
    return DeciderList(
        shown=tuple(_decider(key, material) for key in those[:MOST_DECIDERS]),
        more=max(0, len(deciding) - MOST_DECIDERS),
        are_named=bool(deciding),
        people=len(people),
    )


def who_matters(account: Account, figures: Mapping[str, PersonFigures]) -> list[str]:
    """Return the ids of all who are still there, those who matter most to the decision first.

    First comes whoever has the money, then whoever can stop it, then the others who decide in the
    order of their roles, then the rest of the committee; among those alike, whoever affects more.

    Args:
        account: The map.
        figures: The figures of its people.
    """

    def order(key: str) -> tuple[int, int]:
        rank = figures[key].rank if key in figures else len(figures)
        return _place(account.stakeholders[key]), rank

    there: Iterable[str] = (key for key, one in account.stakeholders.items() if is_there(one))
    return sorted(there, key=order)


def _has_a_say(person: Person) -> bool:
    return decides(person) or person.veto


def _place(person: Person) -> int:
    marks = (
        Role.ECONOMIC_BUYER in person.roles,
        person.veto,
        *(role in person.roles for role in Role if role in DECIDING_ROLES),
        in_committee(person),
        True,
    )
    return marks.index(True)


def _decider(person_id: str, material: AccountMaterial) -> Decider:
    person, texts = material.account.stakeholders[person_id], material.texts
    contact = person.contact
    known_by, last = best_touch(person_id, material)
    phone = telephone(contact.mobile or contact.phone) if contact else None
    return Decider(
        link=material.names.theirs(person_id),
        is_champion=Role.CHAMPION in person.roles,
        about=_about(person, material),
        stance=chip(attitude(person), texts),
        known_by=known_by,
        last=last,
        avoid=_avoid(person_id, material),
        phone=phone,
        mail=mail(contact.email) if contact else None,
    )


def _about(person: Person, material: AccountMaterial) -> tuple[str, ...]:
    first = next((role for role in Role if role in person.roles), None)
    role = small_first(material.texts.value(first)) if first else ""
    return tuple(filter(None, (person.title if person.name else "", role)))


def _avoid(person_id: str, material: AccountMaterial) -> str | None:
    points = material.results.points[person_id].every()
    return next((one.text for one in points if one.kind is Kind.AVOID), None)
