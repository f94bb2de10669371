"""Entries to verify: the people who matter, and of whom what we know is old.

A day of verification in the map is taken first; where there is none, the day of the last change
that git knows of stands in for it.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from msgspec import Struct

from account_maps.history.blocks import person_place
from account_maps.history.history import LastChange, LastChanges
from account_maps.measure.scale import Age, age, tie_strength
from account_maps.model.account import Account, Person
from account_maps.model.people import in_committee, is_key_player, is_there
from account_maps.model.playbook import AccountFile
from account_maps.model.rules import Rules


class VerificationTask(Struct, frozen=True):
    """A person whose entry is to be verified.

    Attributes:
        account: Id of the account.
        person: Id of the person.
        name: What they are called.
        file: The map, as users know it.
        line: Where the person stands in it.
        colleague: Who of us should ask: who knows them best, else the owner; None if there is none.
        verified: The day of the last verification, if there was any.
        changed: The last change that git knows of, if any.
        age: How old what we know is.
    """

    account: str
    person: str
    name: str
    file: str
    line: int
    colleague: str | None
    verified: dt.date | None
    changed: LastChange | None
    age: Age


def verification_tasks(
    file: AccountFile, account: Account, last_changes: LastChanges, as_of: dt.date, rules: Rules
) -> Iterator[VerificationTask]:
    """Yield the people of a map whose entries are to be verified.

    Args:
        file: The map's file.
        account: The map.
        last_changes: The last changes that git knows of.
        as_of: Today.
        rules: The numbers; ``freshness`` says when a fact is stale.
    """
    for key, person in account.stakeholders.items():
        if not _counts(person):
            continue
        verified = person.verified
        changed = last_changes.get(person_place(key))
        known = verified or (changed.day if changed else None)
        how_old = age(known, as_of, rules.freshness)
        if how_old in (Age.STALE, Age.UNKNOWN):
            yield VerificationTask(
                account=file.id,
                person=key,
                name=person.name or person.title or key,
                file=file.shown_path,
                line=file.span_of("stakeholders", key).line,
                colleague=_who_asks(person, as_of, rules) or account.owner,
                verified=verified,
                changed=changed,
                age=how_old,
            )


def _counts(person: Person) -> bool:
    known = is_there(person) and not person.placeholder
    return known and (in_committee(person) or is_key_player(person))


def _who_asks(person: Person, as_of: dt.date, rules: Rules) -> str | None:
    ties = person.ties.items()
    by_strength = sorted((-tie_strength(tie, as_of, rules.ties), us) for us, tie in ties)
    return by_strength[0][1] if by_strength else None


def oldest_first(task: VerificationTask) -> tuple[dt.date, str, str]:
    """Return the key that sorts tasks: what was never verified first, then the oldest."""
    return task.verified or dt.date.min, task.account, task.person


def by_colleague(found: list[VerificationTask]) -> Mapping[str | None, list[VerificationTask]]:
    """Return the tasks by the colleague who should ask, each the oldest first."""
    of: dict[str | None, list[VerificationTask]] = {}
    for task in sorted(found, key=oldest_first):
        of.setdefault(task.colleague, []).append(task)
    return dict(sorted(of.items(), key=lambda one: (one[0] is None, one[0] or "")))
