"""How much of what a map should say it does say.

Filled weight ÷ total weight. ``unknown`` counts half: the question was asked. A placeholder counts
as identified, and nothing more is asked of a vacant post. Only the buying committee is asked about.
What is asked, and its weights, are our choice.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from msgspec import Struct

from account_maps.model.account import Account, Person
from account_maps.model.field_types import fields_of
from account_maps.model.people import committee, is_there, reports
from account_maps.model.playbook import KeyPath
from account_maps.model.rules import CompletenessWeights
from account_maps.model.values import Role

_UNKNOWN: Final = "unknown"
"""The value of a scale that says that somebody has asked."""

_OF_ACCOUNTS: Final = tuple(one for one in fields_of(Account) if one.row.completeness)
_OF_PEOPLE: Final = tuple(one for one in fields_of(Person) if one.row.completeness)
"""The fields that are asked for."""


class CompletenessItem(Struct, frozen=True, gc=False):
    """Something a map should say.

    Attributes:
        key: What it is: a field of the weights, or ``summary.want`` and the like.
        person: The person it is about, if any.
        weight: What it weighs.
        filled: 1 if it is filled in, ½ if it is said to be unknown, else 0.
        place: Where it is to be filled in.
    """

    key: str
    person: str | None
    weight: float
    filled: float
    place: KeyPath


def completeness_items(account: Account, weights: CompletenessWeights) -> list[CompletenessItem]:
    """Return everything a map should say, and whether it does."""
    found = list(_of_account(account, weights))
    there = {key: person for key, person in account.stakeholders.items() if is_there(person)}
    below = reports(there)
    for key, person in sorted(committee(account).items()):
        managed = person.reports_to in there or key in below
        found += _of_person(key, person, weights, managed=managed)
    return found


def _of_account(account: Account, weights: CompletenessWeights) -> Iterator[CompletenessItem]:
    for field in _OF_ACCOUNTS:
        key, section = field.row.completeness, field.path.split(".")[0]
        yield CompletenessItem(
            key, None, _weight(key, weights), _filled(field.of(account)), (section,)
        )
    buyers = (Role.ECONOMIC_BUYER in p.roles and is_there(p) for p in account.stakeholders.values())
    named = 1.0 if any(buyers) else 0.0
    yield CompletenessItem("economic_buyer", None, weights.economic_buyer, named, ("stakeholders",))


def _of_person(
    person_id: str, person: Person, weights: CompletenessWeights, *, managed: bool
) -> Iterator[CompletenessItem]:
    place: KeyPath = ("stakeholders", person_id)
    if person.placeholder:
        yield CompletenessItem("name", person_id, weights.name, 1.0, place)
        return
    filled: dict[str, float] = {}
    for field in _OF_PEOPLE:
        key = field.row.completeness  # Several fields may fill in the same thing.
        filled[key] = max(filled.get(key, 0.0), _filled(field.of(person)))
    filled["manager"] = float(managed)  # Nobody is above the one at the top.
    for key, share in filled.items():
        yield CompletenessItem(key, person_id, _weight(key, weights), share, place)


def _filled(value: object) -> float:
    if value is None or value is False or value in ("", (), {}):
        return 0.0
    return 0.5 if isinstance(value, StrEnum) and value == _UNKNOWN else 1.0


def _weight(key: str, weights: CompletenessWeights) -> float:
    weight: float = getattr(weights, key.split(".", maxsplit=1)[0])
    return weight
