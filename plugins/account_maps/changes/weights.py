"""How much a change matters: our choice, which puts first what a decision hangs on."""

from collections.abc import Mapping
from typing import Final

from account_maps.changes.comparison import Change, ChangeStatus, Ref, Subject
from account_maps.changes.subjects import field_of, list_of
from account_maps.model.account import Person
from account_maps.model.people import decides, in_committee, is_key_player

_RENAMED: Final = 10
_OTHER_ORDER: Final = 4

DECIDES: Final = 15
COMMITTEE: Final = 10
KEY_PLAYER: Final = 5
"""What it adds if the person decides, is in the committee, or is a key player."""


def weight(change: Change, before: Mapping[str, Person], after: Mapping[str, Person]) -> int:
    """Return how much a change matters, from 0 to 100.

    Args:
        change: The change.
        before: The people of the earlier version.
        after: The people of the later version.
    """
    people = [*_people(change.who, before, after), *_people(change.other, before, after)]
    return _of_itself(change) + max(map(_standing, people), default=0)


def _of_itself(change: Change) -> int:
    """Return how much a change matters whoever it is about, as the table of the fields says."""
    if change.status is ChangeStatus.RENAMED:
        return _RENAMED
    if change.subject is Subject.ORDER:
        return _OTHER_ORDER
    field = field_of(change) if change.field else list_of(change.subject)
    return field.row.weight


def _people(
    who: Ref | None, before: Mapping[str, Person], after: Mapping[str, Person]
) -> list[Person]:
    if who is None:
        return []
    found = (before.get(who.before or ""), after.get(who.after or ""))
    return [person for person in found if person]


def _standing(person: Person) -> int:
    if decides(person):
        return DECIDES
    if in_committee(person):
        return COMMITTEE
    return KEY_PLAYER if is_key_player(person) else 0
