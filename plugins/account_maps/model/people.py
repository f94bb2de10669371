"""Who is who on a map: the questions that every picture and page asks of its people."""

from collections.abc import Mapping

from account_maps.model.account import Account, Person
from account_maps.model.values import DECIDING_ROLES, KEY_PLAYERS, Role, State, Support


def is_there(person: Person) -> bool:
    """Return whether the person still holds the post."""
    return person.state is State.ACTIVE


def in_committee(person: Person) -> bool:
    """Return whether the person is part of the buying committee.

    Our choice: somebody who is still there and has a buying role other than ``other``, or a veto.
    """
    return is_there(person) and (
        person.veto or any(role is not Role.OTHER for role in person.roles)
    )


def decides(person: Person) -> bool:
    """Return whether the person is an economic buyer, a decision maker or an approver."""
    return not DECIDING_ROLES.isdisjoint(person.roles)


def is_key_player(person: Person) -> bool:
    """Return whether the person is in the inner circle or the political structure."""
    return person.influence in KEY_PLAYERS


def is_known_to_us(person: Person) -> bool:
    """Return whether one of us has a tie to the person."""
    return bool(person.ties)


def attitude(person: Person) -> Support:
    """Return the person's support, ``unknown`` where the map does not say."""
    return person.support or Support.UNKNOWN


def committee(account: Account) -> dict[str, Person]:
    """Return the buying committee in the order of the file."""
    return {key: person for key, person in account.stakeholders.items() if in_committee(person)}


def reports(people: Mapping[str, Person]) -> dict[str, list[str]]:
    """Return the direct reports of each manager, in the order of the file."""
    by_manager: dict[str, list[str]] = {}
    for person_id, person in people.items():
        if person.reports_to:
            by_manager.setdefault(person.reports_to, []).append(person_id)
    return by_manager
