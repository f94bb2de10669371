"""How good a champion is: power, sells for us, has a stake, and the least of the three (MEDDICC).

What the map does not say outright is read from what it says elsewhere; how is our choice.
"""

from collections.abc import Mapping
from typing import Final

from account_maps.measure.measured import ChampionParts
from account_maps.model.account import Account, Champion, Person
from account_maps.model.people import attitude, decides, is_key_player, is_there
from account_maps.model.values import Influence, LineKind, Role, Strength, Support

NONE, WEAK, MEDIUM, STRONG = range(4)

_STEPS: Final = {Strength.WEAK: WEAK, Strength.MEDIUM: MEDIUM, Strength.STRONG: STRONG}
_POWER: Final = {
    Influence.INNER_CIRCLE: STRONG,
    Influence.POLITICAL_STRUCTURE: MEDIUM,
    Influence.LOW: WEAK,
}
_UNASKED: Final = {Support.MENTOR: MEDIUM, Support.SUPPORTER: WEAK}
"""How well somebody sells for us of whom no line to anybody with power is known."""


def champions(account: Account) -> dict[str, ChampionParts]:
    """Return how good each champion who is there is, by id."""
    return {
        key: champion_parts(key, person, account)
        for key, person in sorted(account.stakeholders.items())
        if Role.CHAMPION in person.roles and is_there(person)
    }


def champion_parts(person_id: str, person: Person, account: Account) -> ChampionParts:
    """Return how good a champion somebody is or would be."""
    said = person.champion or Champion()
    power = _STEPS[said.power] if said.power else _power(person)
    sells = _STEPS[said.sells] if said.sells else _sells(person_id, person, account)
    stake = _STEPS[said.stake] if said.stake else (MEDIUM if person.win else NONE)
    return ChampionParts(power, sells, stake, min(power, sells, stake), said.tested)


def _power(person: Person) -> int:
    return _POWER.get(person.influence, NONE) if person.influence else NONE


def _sells(person_id: str, person: Person, account: Account) -> int:
    """Read from the attitude and from the strongest line to somebody with power."""
    unasked = _UNASKED.get(attitude(person), NONE)
    if not unasked:
        return NONE
    lines = (
        _STEPS[line.strength or Strength.MEDIUM]
        for line in account.influence
        if line.kind is LineKind.INFLUENCE
        and line.source == person_id
        and _has_power(line.target, account.stakeholders)
    )
    return max(unasked, *lines, NONE)


def _has_power(person_id: str, people: Mapping[str, Person]) -> bool:
    person = people[person_id]
    return is_there(person) and (decides(person) or is_key_player(person))
