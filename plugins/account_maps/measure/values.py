"""The figures that a ground alone tells, each as one number.

They are functions of the ground, so that a change can be tried on a changed copy.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from account_maps.measure import standing
from account_maps.measure.cuts import smallest_cut
from account_maps.measure.ground import Ground
from account_maps.measure.measured import FigureKey
from account_maps.model.values import Role


def decision_coverage(ground: Ground) -> float:
    """Return the decision share of those with whom we have a live tie: Σ x over e ≥ .25."""
    return sum((ground.share[person] for person in ground.live), 0.0)


def influence_coverage(ground: Ground) -> float:
    """Return the part of all influence weight with which we have a live tie: Σ w ÷ Σ w."""
    total = sum(ground.influence)
    return sum(ground.influence[person] for person in ground.live) / total if total else 0.0


def predicted_support(ground: Ground) -> float:
    """Return the support to expect, from −1 to 1: Σ x · support."""
    return sum((x * s for x, s in zip(ground.share, ground.support, strict=True)), 0.0)


def opposing_share(ground: Ground) -> float:
    """Return the decision share of those against us: Σ x over support < 0."""
    return sum((x for x, s in zip(ground.share, ground.support, strict=True) if s < 0), 0.0)


def hidden_influence(ground: Ground) -> float:
    """Return the decision share of those without a deciding role: Σ x over v = 0."""
    return sum((x for x, votes in zip(ground.share, ground.decides, strict=True) if not votes), 0.0)


def threads(ground: Ground) -> float:
    """Return with how many people we have a live tie."""
    return float(len(ground.live))


def roles_of(ground: Ground, people: Iterable[int]) -> dict[Role, int]:
    """Return the distinct buying roles of people, and who has each: the one with the best tie."""
    found: dict[Role, int] = {}
    for person in people:
        for role in ground.people[person].roles:
            held = found.get(role)
            if held is None or ground.strength[held] < ground.strength[person]:
                found[role] = person
    return {role: found[role] for role in Role if role in found and role is not Role.OTHER}


def roles_reached(ground: Ground) -> float:
    """Return how many distinct buying roles those with a live tie have."""
    held = {role for person in ground.live for role in ground.people[person].roles}
    return float(len(held - {Role.OTHER}))


def effective_threads(ground: Ground) -> float:
    """Return to how many equal threads ours come: (Σ e)² ÷ Σ e² (inverse Herfindahl)."""
    live = [ground.strength[person] for person in ground.live]
    squares = sum(strength**2 for strength in live)
    return sum(live) ** 2 / squares if squares else 0.0


def bus_factor(ground: Ground) -> float:
    """Return how few people can part us from all who decide."""
    return float(len(smallest_cut(ground) or ()))


def status(ground: Ground) -> float:
    """Return the status as a rank: green 2, amber 1, red 0."""
    return standing.RANKS[standing.status(ground)]


def map_stage(ground: Ground) -> float:
    """Return how far the map has come, from 0 to 3."""
    return float(standing.map_stage(ground))


VALUES: Final[Mapping[FigureKey, Callable[[Ground], float]]] = {
    FigureKey.STATUS: status,
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
"""What each figure that needs no routes is on a ground."""

OF_TIES: Final = (
    FigureKey.DECISION_COVERAGE,
    FigureKey.INFLUENCE_COVERAGE,
    FigureKey.THREADS,
    FigureKey.ROLES_REACHED,
    FigureKey.EFFECTIVE_THREADS,
)
"""Figures that a contact moves."""

OF_ATTITUDES: Final = (
    FigureKey.STATUS,
    FigureKey.STAGE,
    FigureKey.PREDICTED_SUPPORT,
    FigureKey.OPPOSING_SHARE,
)
"""Figures that a change of mind moves."""
