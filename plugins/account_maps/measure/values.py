"""The figures that follow from the network alone, each as one number.

They are functions of the network, so that a scenario can be computed on a modified copy.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from account_maps.measure import standing
from account_maps.measure.bus_factor import minimum_cut
from account_maps.measure.influence_network import InfluenceNetwork
from account_maps.measure.measured import FigureKey, PowerSupport
from account_maps.model.values import Role

RANKS: Final = {support: rank for rank, support in enumerate(PowerSupport)}
"""Power support as a number."""


def decision_coverage(network: InfluenceNetwork) -> float:
    """Return the decision share of the people with whom we have a live tie: Σ x over e ≥ .25."""
    return sum((network.share[person] for person in network.live), 0.0)


def influence_coverage(network: InfluenceNetwork) -> float:
    """Return the part of all influence weight with which we have a live tie: Σ w ÷ Σ w."""
    total = sum(network.influence)
    return sum(network.influence[person] for person in network.live) / total if total else 0.0


def predicted_support(network: InfluenceNetwork) -> float:
    """Return the support to expect, from −1 to 1: Σ x · support."""
    return sum((x * s for x, s in zip(network.share, network.support, strict=True)), 0.0)


def opposing_share(network: InfluenceNetwork) -> float:
    """Return the decision share of the people against us: Σ x over support < 0."""
    return sum((x for x, s in zip(network.share, network.support, strict=True) if s < 0), 0.0)


def predicted_support_range(network: InfluenceNetwork) -> tuple[float, float]:
    """Return the least and the most that the predicted support could be.

    Every unknown stance is set to −1 and to 1; that of an open position is unknown. Whatever turns
    out of one of them lies between, since decision shares don't depend on stances. Our choice.
    """
    known = sum(
        x * s
        for x, s, is_known in zip(network.share, network.support, network.known, strict=True)
        if is_known
    )
    unknown = unknown_share(network)
    return known - unknown, known + unknown


def opposing_share_range(network: InfluenceNetwork) -> tuple[float, float]:
    """Return the least and the most that the opposing share could be.

    Every unknown stance is set to 1 and to −1, as for the predicted support.
    """
    known = sum(
        x
        for x, s, is_known in zip(network.share, network.support, network.known, strict=True)
        if is_known and s < 0
    )
    return known, known + unknown_share(network)


def unknown_share(network: InfluenceNetwork) -> float:
    """Return the decision share of the people whose stance is unknown."""
    return sum((x for x, known in zip(network.share, network.known, strict=True) if not known), 0.0)


def hidden_influence(network: InfluenceNetwork) -> float:
    """Return the decision share of the people without a deciding role: Σ x over v = 0."""
    return sum(
        (x for x, votes in zip(network.share, network.decides, strict=True) if not votes), 0.0
    )


def threads(network: InfluenceNetwork) -> float:
    """Return with how many people we have a live tie."""
    return float(len(network.live))


def roles_of(network: InfluenceNetwork, people: Iterable[int]) -> dict[Role, int]:
    """Return the distinct buying roles of people, and who has each: the one with the best tie."""
    found: dict[Role, int] = {}
    for person in people:
        for role in network.people[person].roles:
            held = found.get(role)
            if held is None or network.strength[held] < network.strength[person]:
                found[role] = person
    return {role: found[role] for role in Role if role in found and role is not Role.OTHER}


def roles_reached(network: InfluenceNetwork) -> float:
    """Return how many distinct buying roles the people with a live tie have."""
    held = {role for person in network.live for role in network.people[person].roles}
    return float(len(held - {Role.OTHER}))


def effective_threads(network: InfluenceNetwork) -> float:
    """Return to how many equal threads ours come: (Σ e)² ÷ Σ e² (inverse Herfindahl)."""
    live = [network.strength[person] for person in network.live]
    squares = sum(strength**2 for strength in live)
    return sum(live) ** 2 / squares if squares else 0.0


def bus_factor(network: InfluenceNetwork) -> float:
    """Return the smallest number of people without whom no decider can be reached."""
    return float(len(minimum_cut(network) or ()))


def power_support(network: InfluenceNetwork) -> float:
    """Return the power support as a rank: none 0, some 1, strong 2."""
    return float(RANKS[standing.power_support(network)])


def map_stage(network: InfluenceNetwork) -> float:
    """Return how far the map has come, from 0 to 3."""
    return float(standing.map_stage(network))


VALUES: Final[Mapping[FigureKey, Callable[[InfluenceNetwork], float]]] = {
    FigureKey.POWER_SUPPORT: power_support,
    FigureKey.STAGE: map_stage,
    FigureKey.DECISION_COVERAGE: decision_coverage,
    FigureKey.INFLUENCE_COVERAGE: influence_coverage,
    FigureKey.PREDICTED_SUPPORT: predicted_support,
    FigureKey.OPPOSING_SHARE: opposing_share,
    FigureKey.HIDDEN_INFLUENCE: hidden_influence,
    FigureKey.THREADS: threads,
    FigureKey.ROLES_REACHED: roles_reached,
    FigureKey.EFFECTIVE_THREADS: effective_threads,
}
"""The function of each figure that needs no introduction paths."""

RANGES: Final[Mapping[FigureKey, Callable[[InfluenceNetwork], tuple[float, float]]]] = {
    FigureKey.PREDICTED_SUPPORT: predicted_support_range,
    FigureKey.OPPOSING_SHARE: opposing_share_range,
}
"""The range of each figure that depends on stances that nobody knows yet."""

OF_TIES: Final = (
    FigureKey.DECISION_COVERAGE,
    FigureKey.INFLUENCE_COVERAGE,
    FigureKey.THREADS,
    FigureKey.ROLES_REACHED,
    FigureKey.EFFECTIVE_THREADS,
)
"""Figures that a contact moves."""

OF_ATTITUDES: Final = (
    FigureKey.POWER_SUPPORT,
    FigureKey.STAGE,
    FigureKey.PREDICTED_SUPPORT,
    FigureKey.OPPOSING_SHARE,
)
"""Figures that a change of mind moves."""
