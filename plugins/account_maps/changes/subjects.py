"""What a change is about → the part of the map that it stands in, and its fields."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from account_maps.changes.comparison import Change, Subject
from account_maps.model.account import Account, Person
from account_maps.model.field import Field
from account_maps.model.field_types import FieldAt, FieldType, field_at

_LISTS: Final[Mapping[Subject, FieldAt]] = {
    Subject.PERSON: field_at(Account, "stakeholders"),
    Subject.TIE: field_at(Person, "ties"),
    Subject.LINE: field_at(Account, "influence"),
    Subject.OBJECTIVE: field_at(Account, "plan.objectives"),
    Subject.ACTION: field_at(Account, "plan.actions"),
    Subject.WHITE_SPACE: field_at(Account, "plan.white_space"),
    Subject.PROMISE: field_at(Account, "promises"),
    Subject.UNIT: field_at(Account, "units"),
    Subject.COMPETITOR: field_at(Account, "competitors"),
    Subject.EXTERNAL: field_at(Account, "external"),
    Subject.WAIVER: field_at(Account, "waivers"),
}
"""The list or table of the map that holds a subject."""

INSIDE: Final = "inside"
"""The unit that a unit stands in: not a field, but compared like one."""

_INSIDE: Final = FieldAt(INSIDE, Field(INSIDE, 30), FieldType("ref", to="unit"), "", required=False)


def list_of(subject: Subject) -> FieldAt:
    """Return the field that holds a subject.

    Args:
        subject: What comes or goes in a map: neither the account nor the order of its people.
    """
    return _LISTS[subject]


def part_of(subject: Subject) -> type[Struct]:
    """Return the type of a subject, which has the fields that change."""
    held = _LISTS.get(subject)
    return (held and held.type.part) or Account


def field_of(change: Change) -> FieldAt:
    """Return the field that changed, where it's one field."""
    return _INSIDE if change.field == INSIDE else field_at(part_of(change.subject), change.field)
