"""Who comes first on a sheet that has no room for all."""

from collections.abc import Iterable, Mapping

from account_maps.measure.measured import Measured
from account_maps.model.account import Account, Person
from account_maps.model.people import attitude, decides, in_committee, is_key_player, is_there
from account_maps.model.values import OPPOSED, Role


def ranked(account: Account, measured: Measured, attendees: Iterable[str] = ()) -> list[str]:
    """Return everybody who is there, those who count most first.

    Those in the room come first, in the order given. Then those who decide, the champions, the
    opponents, the rest of the committee, other key players and all others; within each, by share
    of the decision, then by influence and the chart. Our choice.

    Args:
        account: The map.
        measured: What was worked out of it.
        attendees: Who will be in the room.
    """
    first = list(dict.fromkeys(attendees))
    there = {i: p for i, p in account.stakeholders.items() if is_there(p) and i not in first}
    return first + sorted(there, key=lambda i: _rank(i, there, measured))


def leading(people: Iterable[str], account: Account, measured: Measured) -> tuple[str, ...]:
    """Return people in the order of their say: the economic buyer first, then by decision weight.

    Our choice. It is the order in which they are told the opening and the close.

    Args:
        people: Ids of the people; those who have left the account come last.
        account: The map.
        measured: What was worked out of it.
    """

    def say(who: str) -> tuple[bool, bool, float, int]:
        figures = measured.people.get(who)
        if figures is None:
            return True, True, 0.0, 0
        roles = account.stakeholders[who].roles
        return False, Role.ECONOMIC_BUYER not in roles, -figures.formal, figures.rank

    return tuple(sorted(people, key=say))


def _rank(
    person_id: str, people: Mapping[str, Person], measured: Measured
) -> tuple[bool, int, int]:
    person, figures = people[person_id], measured.people[person_id]
    return person.placeholder, _group(person), figures.rank


def _group(person: Person) -> int:
    belongs = (
        decides(person),
        Role.CHAMPION in person.roles,
        attitude(person) in OPPOSED,
        in_committee(person),
        is_key_player(person),
        True,
    )
    return belongs.index(True)
