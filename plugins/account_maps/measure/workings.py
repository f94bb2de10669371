"""The working of each figure: the inputs it comes from, what adds most first."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from account_maps.measure.completeness import CompletenessItem
from account_maps.measure.influence_network import InfluenceNetwork
from account_maps.measure.measured import (
    BusFactorPerson,
    ChampionParts,
    FigureKey,
    Input,
    Loss,
)
from account_maps.measure.values import roles_of

Inputs = tuple[Input, ...]


def _about(
    network: InfluenceNetwork, person: int, amount: float, weight: float, adds: float
) -> Input:
    key = network.ids[person]
    return Input(key, None, amount, weight, adds, ("stakeholders", key))


def _sorted(network: InfluenceNetwork, inputs: Iterable[Input]) -> Inputs:
    """Return inputs by what they add, then by weight; equals by what matters."""
    return tuple(
        sorted(
            inputs,
            key=lambda one: (-abs(one.adds), -abs(one.weight), _rank(network, one.person)),
        )
    )


def _rank(network: InfluenceNetwork, person: str | None) -> int:
    """Return the place of a person in the order of what matters; what is about no one is first."""
    return -1 if person is None else network.rank[network.numbers[person]]


def _deciding(network: InfluenceNetwork) -> list[int]:
    return [person for person, share in enumerate(network.share) if share]


def _decision_coverage(network: InfluenceNetwork) -> Inputs:
    live = {*network.live}
    return _sorted(
        network,
        (
            _about(
                network, p, network.strength[p], network.share[p], network.share[p] * (p in live)
            )
            for p in _deciding(network)
        ),
    )


def _influence_coverage(network: InfluenceNetwork) -> Inputs:
    live = {*network.live}
    return _sorted(
        network,
        (
            _about(network, p, network.strength[p], weight, weight * (p in live))
            for p, weight in enumerate(network.influence)
        ),
    )


def _predicted_support(network: InfluenceNetwork) -> Inputs:
    return _sorted(
        network,
        (
            _about(
                network,
                p,
                network.support[p],
                network.share[p],
                network.share[p] * network.support[p],
            )
            for p in _deciding(network)
        ),
    )


def _opposing_share(network: InfluenceNetwork) -> Inputs:
    return _sorted(
        network,
        (
            _about(network, p, network.support[p], network.share[p], network.share[p])
            for p in _deciding(network)
            if network.support[p] < 0
        ),
    )


def _hidden_influence(network: InfluenceNetwork) -> Inputs:
    return _sorted(
        network,
        (
            _about(network, p, network.formal[p], network.share[p], network.share[p])
            for p in _deciding(network)
            if not network.decides[p]
        ),
    )


def _threads(network: InfluenceNetwork) -> Inputs:
    return _sorted(network, (_about(network, p, network.strength[p], 1, 1) for p in network.live))


def _roles_reached(network: InfluenceNetwork) -> Inputs:
    return tuple(
        Input(
            network.ids[person],
            None,
            network.strength[person],
            1,
            1,
            ("stakeholders", network.ids[person]),
            f"role.{role}",
        )
        for role, person in roles_of(network, network.live).items()
    )


def _effective_threads(network: InfluenceNetwork) -> Inputs:
    # Where rules let a tie without strength be live, all may be without; then nobody adds a part.
    total = sum(network.strength[p] for p in network.live) or 1.0
    return _sorted(
        network,
        (
            _about(network, p, network.strength[p], 1, network.strength[p] / total)
            for p in network.live
        ),
    )


NETWORK_WORKINGS: Final[Mapping[FigureKey, Callable[[InfluenceNetwork], Inputs]]] = {
    FigureKey.DECISION_COVERAGE: _decision_coverage,
    FigureKey.INFLUENCE_COVERAGE: _influence_coverage,
    FigureKey.PREDICTED_SUPPORT: _predicted_support,
    FigureKey.OPPOSING_SHARE: _opposing_share,
    FigureKey.HIDDEN_INFLUENCE: _hidden_influence,
    FigureKey.THREADS: _threads,
    FigureKey.ROLES_REACHED: _roles_reached,
    FigureKey.EFFECTIVE_THREADS: _effective_threads,
}
"""The inputs of the figures that follow from the network alone."""


def key_players(network: InfluenceNetwork) -> Inputs:
    """Return the inputs of power support and stage: the key players and their stances."""
    return _sorted(
        network,
        (
            _about(
                network, p, network.support[p], network.influence[p], float(network.support[p] > 0)
            )
            for p, is_key in enumerate(network.key)
            if is_key
        ),
    )


def access(network: InfluenceNetwork, strengths: Sequence[float]) -> Inputs:
    """Return the inputs of the access: decision shares and the strengths of the best paths."""
    return _sorted(
        network,
        (
            _about(network, p, strengths[p], network.share[p], network.share[p] * strengths[p])
            for p in _deciding(network)
        ),
    )


def worst_loss(losses: Sequence[Loss], *, ours: bool) -> Inputs:
    """Return the inputs of the worst loss: what goes with each, the worst first."""
    return tuple(
        Input(None, loss.who, loss.share, 1, loss.share, ())
        if ours
        else Input(loss.who, None, loss.share, 1, loss.share, ("stakeholders", loss.who))
        for loss in losses
        if loss.ours is ours and loss.share
    )


def bus_factor(people: Sequence[BusFactorPerson]) -> Inputs:
    """Return the people without whom no decider would be reached."""
    return tuple(
        Input(None, one.who, 1, 1, 1, ())
        if one.ours
        else Input(one.who, None, 1, 1, 1, ("stakeholders", one.who))
        for one in people
    )


def champion(best: str | None, parts: ChampionParts | None) -> Inputs:
    """Return the three parts of the best champion."""
    if best is None or parts is None:
        return ()
    place = ("stakeholders", best)
    said = (("power", parts.power), ("sells", parts.sells), ("stake", parts.stake))
    return tuple(Input(best, None, value, 1, value, place, f"field.{key}") for key, value in said)


def fresh(
    network: InfluenceNetwork, freshness: Sequence[float | None], asked: Iterable[int]
) -> Inputs:
    """Return the inputs of the freshness, what lacks most first."""
    inputs = (
        _about(network, p, freshness[p] or 0.0, weight, weight * (freshness[p] or 0.0))
        for p in asked
        if (weight := network.influence[p])
    )
    return tuple(
        sorted(inputs, key=lambda one: (one.adds - one.weight, _rank(network, one.person)))
    )


def complete(network: InfluenceNetwork, items: Iterable[CompletenessItem]) -> Inputs:
    """Return the inputs of the completeness, what lacks most first."""
    ordered = sorted(
        items, key=lambda i: (i.weight * (i.filled - 1), _rank(network, i.person), i.key)
    )
    return tuple(
        Input(i.person, None, i.filled, i.weight, i.weight * i.filled, i.place, f"field.{i.key}")
        for i in ordered
    )
