"""Where an account stands, in a word: status, stage of the map, health; and where a person does."""

from collections.abc import Mapping, Sequence
from typing import Final

from account_maps.measure.influence_network import InfluenceNetwork
from account_maps.measure.measured import FigureKey, Gate, Health, Light, PowerInterest
from account_maps.model.rules import Band, HealthRules

RANKS: Final = {Light.GREEN: 2.0, Light.AMBER: 1.0, Light.RED: 0.0}
NO_PEOPLE, NO_KEY_PLAYER, NONE_SUPPORTIVE, SUPPORTED = range(4)

_INTEREST: Final = 0.5
"""How strong an attitude, for or against, shows interest: as much as a supporter's."""


def status(network: InfluenceNetwork) -> Light:
    """Return the status (Altify).

    Red: no supportive key player. Amber: at least one. Green: one who is also decision maker or
    approver; which roles these are is in the rules.
    """
    roles = {*network.rules.decision.green_roles}
    supportive = [
        person
        for person, is_key in enumerate(network.key)
        if is_key and network.support[person] > 0
    ]
    if any(roles.intersection(network.people[person].roles) for person in supportive):
        return Light.GREEN
    return Light.AMBER if supportive else Light.RED


def map_stage(network: InfluenceNetwork) -> int:
    """Return how far the map has come (Altify).

    0: no people; 1: no key player; 2: none is supportive; 3: one is.
    """
    if not network.people:
        return NO_PEOPLE
    if not any(network.key):
        return NO_KEY_PLAYER
    return NONE_SUPPORTIVE if status(network) is Light.RED else SUPPORTED


def health(
    values: Mapping[FigureKey, float | None], gates: Sequence[Gate], rules: HealthRules
) -> Health:
    """Return the health: its parts, its gates, and what they come to.

    Green: no part is red, at most one is amber, and all gates are open. Red: two parts or more are
    red. Amber: all else. Our choice.

    Args:
        values: The figures that are parts of it.
        gates: The gates that are shut.
        rules: From where a part is green or amber.
    """
    parts = {key: _light(values[key], band) for key, band in _bands(rules).items()}
    lights = [*parts.values()]
    if lights.count(Light.RED) > 1:
        return Health(Light.RED, parts, tuple(gates))
    calm = Light.RED not in lights and lights.count(Light.AMBER) <= 1
    return Health(Light.GREEN if calm and not gates else Light.AMBER, parts, tuple(gates))


def _bands(rules: HealthRules) -> dict[FigureKey, Band]:
    return {
        FigureKey.DECISION_COVERAGE: rules.coverage,
        FigureKey.PREDICTED_SUPPORT: rules.support,
        FigureKey.FRESHNESS: rules.freshness,
        FigureKey.COMPLETENESS: rules.completeness,
    }


def _light(value: float | None, band: Band) -> Light:
    if value is None or value < band.amber:
        return Light.RED
    return Light.GREEN if value >= band.green else Light.AMBER


def power_interest(network: InfluenceNetwork, person: int) -> PowerInterest:
    """Return the cell of power × interest (Mendelow 1981) of a person.

    Power: a key player, or a decision share above the average. Interest: an attitude at least as
    strong as a supporter's, for or against, or pains on record. Both are our choice.
    """
    power = network.key[person] or network.share[person] * len(network.ids) > 1
    pains = bool(network.people[person].pains)
    interest = abs(network.support[person]) >= _INTEREST or pains
    if power:
        return PowerInterest.MANAGE_CLOSELY if interest else PowerInterest.KEEP_SATISFIED
    return PowerInterest.KEEP_INFORMED if interest else PowerInterest.MONITOR
