"""Who is on our side, in a word: power support, stage of the map, and where a person stands."""

from typing import Final

from account_maps.measure.influence_network import InfluenceNetwork
from account_maps.measure.measured import PowerInterest, PowerSupport

NO_PEOPLE, NO_KEY_PLAYER, NONE_SUPPORTIVE, SUPPORTED = range(4)

_INTEREST: Final = 0.5
"""How strong an attitude, for or against, shows interest: as much as a supporter's."""


def power_support(network: InfluenceNetwork) -> PowerSupport:
    """Return whether people with power are on our side (Altify).

    None: no supportive key player. Some: at least one. Strong: one who is also decision maker or
    approver; which roles these are is in the rules.
    """
    roles = {*network.rules.decision.strong_support_roles}
    supportive = [
        person
        for person, is_key in enumerate(network.key)
        if is_key and network.support[person] > 0
    ]
    if any(roles.intersection(network.people[person].roles) for person in supportive):
        return PowerSupport.STRONG
    return PowerSupport.SOME if supportive else PowerSupport.NONE


def map_stage(network: InfluenceNetwork) -> int:
    """Return how far the map has come (Altify).

    0: no people; 1: no key player; 2: none is supportive; 3: one is.
    """
    if not network.people:
        return NO_PEOPLE
    if not any(network.key):
        return NO_KEY_PLAYER
    return NONE_SUPPORTIVE if power_support(network) is PowerSupport.NONE else SUPPORTED


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
