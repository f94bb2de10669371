"""How much a change matters: our choice, which puts first what a decision hangs on."""

from collections.abc import Mapping
from typing import Final

from account_maps.changes.comparison import Change, Ref, Status, Subject
from account_maps.model.account import Person
from account_maps.model.people import decides, in_committee, is_key_player

_COME_OR_GONE: Final[Mapping[Subject, int]] = {
    Subject.PERSON: 80,
    Subject.TIE: 60,
    Subject.LINE: 58,
    Subject.OBJECTIVE: 50,
    Subject.ACTION: 48,
    Subject.PROMISE: 46,
    Subject.COMPETITOR: 44,
    Subject.WHITE_SPACE: 40,
    Subject.WAIVER: 38,
    Subject.EXTERNAL: 34,
    Subject.UNIT: 24,
}
"""Something came or went."""

_OF_PEOPLE: Final[Mapping[str, int]] = {
    "state": 84,
    "veto": 82,
    "support": 80,
    "roles": 78,
    "influence": 74,
    "reports_to": 70,
    "placeholder": 66,
    "name": 68,
    "champion": 64,
    "title": 60,
    "dotted_to": 56,
    "unit": 54,
    "coverage": 50,
    "win": 44,
    "pains": 42,
    "goals": 40,
    "criteria": 40,
    "talking_points": 38,
    "note": 30,
    "certainty": 28,
    "contact": 22,
    "evidence": 20,
    "verified": 18,
    "id": 10,
}
_OF_THE_ACCOUNT: Final[Mapping[str, int]] = {
    "name": 66,
    "owner": 64,
    "stage": 62,
    "value": 60,
    "message": 52,
    "summary": 50,
    "parent": 40,
    "verified": 16,
}
_ELSE: Final[Mapping[Subject, int]] = {
    Subject.PERSON: 26,
    Subject.TIE: 46,
    Subject.LINE: 44,
    Subject.ACCOUNT: 32,
    Subject.ORDER: 4,
}
_USUAL: Final = 30

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
    field = change.field.partition(".")[0]
    if change.status in (Status.ADDED, Status.REMOVED) and not field:
        return _COME_OR_GONE[change.subject]
    if change.status is Status.RENAMED:
        return _OF_PEOPLE["id"]
    usual = _ELSE.get(change.subject, _USUAL)
    if change.subject is Subject.PERSON:
        return _OF_PEOPLE.get(field, usual)
    if change.subject is Subject.ACCOUNT:
        return _OF_THE_ACCOUNT.get(field, usual)
    return usual


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
