"""Whom to ask again: the people who count, and of whom what we know is old.

A day of verification in the map is taken first; where there is none, the day of the last change
that git knows of stands in for it.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from msgspec import Struct

from account_maps.history.blocks import person_place
from account_maps.history.history import Touch, Touches
from account_maps.measure.measured import Age
from account_maps.measure.scale import age, tie_strength
from account_maps.model.account import Account, Person
from account_maps.model.people import in_committee, is_key_player, is_there
from account_maps.model.playbook import AccountFile
from account_maps.model.rules import Rules


class Check(Struct, frozen=True):
    """Somebody whose entry is to be checked.

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
    changed: Touch | None
    age: Age


def checks(
    file: AccountFile, account: Account, touches: Touches, as_of: dt.date, rules: Rules
) -> Iterator[Check]:
    """Yield who is to be checked on a map.

    Args:
        file: The map's file.
        account: The map.
        touches: The last changes that git knows of.
        as_of: Today.
        rules: The numbers; ``freshness`` says when a fact is stale.
    """
    for key, person in account.stakeholders.items():
        if not _counts(person):
            continue
        verified = person.verified or account.verified
        changed = touches.get(person_place(key))
        known = verified or (changed.day if changed else None)
        how_old = age(known, as_of, rules.freshness)
        if how_old in (Age.STALE, Age.UNKNOWN):
            yield Check(
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


def oldest_first(check: Check) -> tuple[dt.date, str, str]:
    """Return the key that sorts checks: what was never verified first, then the oldest."""
    return check.verified or dt.date.min, check.account, check.person


def by_colleague(found: list[Check]) -> Mapping[str | None, list[Check]]:
    """Return the checks by who of us should ask, each the oldest first."""
    of: dict[str | None, list[Check]] = {}
    for check in sorted(found, key=oldest_first):
        of.setdefault(check.colleague, []).append(check)
    return dict(sorted(of.items(), key=lambda one: (one[0] is None, one[0] or "")))
