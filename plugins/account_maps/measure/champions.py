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
"""How well a person sells for us who has no known line to a person with power."""


def champions(account: Account) -> dict[str, ChampionParts]:
    """Return how good each champion who is there is, by id.

    A champion is tested once they gave us access to the economic buyer. That a day is written down
    for it isn't enough: one of us must have met an economic buyer, on a day that is known.
    """
    reach, met = _lines_to_power(account), met_an_economic_buyer(account)
    return {
        key: _champion_parts(person, reach.get(key, NONE), met=met)
        for key, person in account.stakeholders.items()
        if Role.CHAMPION in person.roles and is_there(person)
    }


def met_an_economic_buyer(account: Account) -> bool:
    """Return whether one of us has met an economic buyer on a day that is known."""
    return any(
        tie.last
        for person in account.stakeholders.values()
        if Role.ECONOMIC_BUYER in person.roles and is_there(person)
        for tie in person.ties.values()
    )


def _lines_to_power(account: Account) -> dict[str, int]:
    """Return the strength of each person's strongest line to a person with power, by id."""
    strongest: dict[str, int] = {}
    for line in account.influence:
        if line.kind is LineKind.INFLUENCE and _has_power(line.target, account.stakeholders):
            strength = _STEPS[line.strength or Strength.MEDIUM]
            strongest[line.source] = max(strength, strongest.get(line.source, NONE))
    return strongest


def _champion_parts(person: Person, line: int, *, met: bool) -> ChampionParts:
    said = person.champion or Champion()
    power = _STEPS[said.power] if said.power else _power(person)
    sells = _STEPS[said.sells] if said.sells else _sells(person, line)
    stake = _STEPS[said.stake] if said.stake else (MEDIUM if person.win else NONE)
    tested = said.tested if met else None
    return ChampionParts(power, sells, stake, min(power, sells, stake), tested)


def _power(person: Person) -> int:
    return _POWER.get(person.influence, NONE) if person.influence else NONE


def _sells(person: Person, line: int) -> int:
    """Read from the attitude and from the strongest line to a person with power."""
    unasked = _UNASKED.get(attitude(person), NONE)
    return max(unasked, line) if unasked else NONE


def _has_power(person_id: str, people: Mapping[str, Person]) -> bool:
    person = people[person_id]
    return is_there(person) and (decides(person) or is_key_player(person))
