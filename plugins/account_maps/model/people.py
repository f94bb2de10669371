"""Who is who on a map: the questions that every picture and page asks of its people."""

from collections import defaultdict
from collections.abc import Mapping

from msgspec import Struct

from account_maps.model.account import Account, Colleague, Person
from account_maps.model.values import DECIDING_ROLES, KEY_PLAYERS, LineKind, Role, State, Support

_NO_BUYING_ROLE = frozenset({Role.OTHER})


def is_there(person: Person) -> bool:
    """Return whether the person still holds the post."""
    return person.state is State.ACTIVE


def in_committee(person: Person) -> bool:
    """Return whether the person is part of the buying committee.

    Our choice: somebody who is still there and has a buying role other than ``other``, or a veto.
    """
    return is_there(person) and (person.veto or not _NO_BUYING_ROLE.issuperset(person.roles))


def decides(person: Person) -> bool:
    """Return whether the person has a role that decides."""
    return any(role in DECIDING_ROLES for role in person.roles)


def is_key_player(person: Person) -> bool:
    """Return whether the person is in the inner circle or the political structure."""
    return person.influence in KEY_PLAYERS


def is_known_to_us(person: Person) -> bool:
    """Return whether one of us has a tie to the person."""
    return bool(person.ties)


def attitude(person: Person) -> Support:
    """Return the person's support, ``unknown`` where the map does not say."""
    return person.support or Support.UNKNOWN


def is_stance_known(person: Person) -> bool:
    """Return whether the map says how the person leans; of an open position nobody can know."""
    return attitude(person) is not Support.UNKNOWN and not person.placeholder


def has_own_line(person: Person) -> bool:
    """Return whether something is written to say, show or ask just this person."""
    points = person.talking_points
    return points is not None and any(
        (points.open, points.say, points.prove, points.ask, points.close)
    )


def committee(account: Account) -> dict[str, Person]:
    """Return the buying committee in the order of the file."""
    return {key: person for key, person in account.stakeholders.items() if in_committee(person)}


def colleague_name(colleague_id: str, colleagues: Mapping[str, Colleague]) -> str:
    """Return what the pages call one of us: the name, else the id."""
    colleague = colleagues.get(colleague_id)
    return colleague.name if colleague else colleague_id


class InfluenceLinks(Struct):
    """The informal lines of one person, by the ids of the people at the other end."""

    influenced_by: list[str] = []
    influences: list[str] = []
    conflicts: list[str] = []


def influence_links(account: Account) -> dict[str, InfluenceLinks]:
    """Return the informal lines of everybody who has any, in the order of the file."""
    of: defaultdict[str, InfluenceLinks] = defaultdict(InfluenceLinks)
    for line in account.influence:
        if line.kind is LineKind.CONFLICT:
            of[line.source].conflicts.append(line.target)
            of[line.target].conflicts.append(line.source)
        else:
            of[line.source].influences.append(line.target)
            of[line.target].influenced_by.append(line.source)
    return of


def reports(people: Mapping[str, Person]) -> dict[str, list[str]]:
    """Return the direct reports of each manager, in the order of the file."""
    by_manager: dict[str, list[str]] = {}
    for person_id, person in people.items():
        if person.reports_to:
            by_manager.setdefault(person.reports_to, []).append(person_id)
    return by_manager
