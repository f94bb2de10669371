"""The working of each figure: the inputs it comes from, what adds most first."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from account_maps.measure.completeness import Item
from account_maps.measure.ground import Ground
from account_maps.measure.measured import ChampionParts, FigureKey, Health, Holder, Input, Loss
from account_maps.measure.values import roles_of

Inputs = tuple[Input, ...]


def _about(ground: Ground, person: int, amount: float, weight: float, adds: float) -> Input:
    key = ground.ids[person]
    return Input(key, None, amount, weight, adds, ("stakeholders", key))


def _sorted(inputs: Iterable[Input]) -> Inputs:
    return tuple(
        sorted(inputs, key=lambda one: (-abs(one.adds), -abs(one.weight), one.person or ""))
    )


def _deciding(ground: Ground) -> list[int]:
    return [person for person, share in enumerate(ground.share) if share]


def _decision_coverage(ground: Ground) -> Inputs:
    live = {*ground.live}
    return _sorted(
        _about(ground, p, ground.strength[p], ground.share[p], ground.share[p] * (p in live))
        for p in _deciding(ground)
    )


def _influence_coverage(ground: Ground) -> Inputs:
    live = {*ground.live}
    return _sorted(
        _about(ground, p, ground.strength[p], weight, weight * (p in live))
        for p, weight in enumerate(ground.influence)
    )


def _predicted_support(ground: Ground) -> Inputs:
    return _sorted(
        _about(ground, p, ground.support[p], ground.share[p], ground.share[p] * ground.support[p])
        for p in _deciding(ground)
    )


def _opposing_share(ground: Ground) -> Inputs:
    return _sorted(
        _about(ground, p, ground.support[p], ground.share[p], ground.share[p])
        for p in _deciding(ground)
        if ground.support[p] < 0
    )


def _hidden_influence(ground: Ground) -> Inputs:
    return _sorted(
        _about(ground, p, ground.formal[p], ground.share[p], ground.share[p])
        for p in _deciding(ground)
        if not ground.decides[p]
    )


def _threads(ground: Ground) -> Inputs:
    return _sorted(_about(ground, p, ground.strength[p], 1, 1) for p in ground.live)


def _roles_reached(ground: Ground) -> Inputs:
    return tuple(
        Input(
            ground.ids[person],
            None,
            ground.strength[person],
            1,
            1,
            ("stakeholders", ground.ids[person]),
            f"role.{role}",
        )
        for role, person in roles_of(ground, ground.live).items()
    )


def _effective_threads(ground: Ground) -> Inputs:
    # Where rules let a tie without strength be live, all may be without; then nobody adds a part.
    total = sum(ground.strength[p] for p in ground.live) or 1.0
    return _sorted(
        _about(ground, p, ground.strength[p], 1, ground.strength[p] / total) for p in ground.live
    )


GROUND_WORKINGS: Final[Mapping[FigureKey, Callable[[Ground], Inputs]]] = {
    FigureKey.DECISION_COVERAGE: _decision_coverage,
    FigureKey.INFLUENCE_COVERAGE: _influence_coverage,
    FigureKey.PREDICTED_SUPPORT: _predicted_support,
    FigureKey.OPPOSING_SHARE: _opposing_share,
    FigureKey.HIDDEN_INFLUENCE: _hidden_influence,
    FigureKey.THREADS: _threads,
    FigureKey.ROLES_REACHED: _roles_reached,
    FigureKey.EFFECTIVE_THREADS: _effective_threads,
}
"""The inputs of the figures that a ground alone tells."""


def key_players(ground: Ground) -> Inputs:
    """Return the inputs of status and stage: the key players and their attitudes."""
    return _sorted(
        _about(ground, p, ground.support[p], ground.influence[p], float(ground.support[p] > 0))
        for p, is_key in enumerate(ground.key)
        if is_key
    )


def access(ground: Ground, strengths: Sequence[float]) -> Inputs:
    """Return the inputs of the access: decision shares and the routes' strengths."""
    return _sorted(
        _about(ground, p, strengths[p], ground.share[p], ground.share[p] * strengths[p])
        for p in _deciding(ground)
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


def bus_factor(cut: Sequence[Holder]) -> Inputs:
    """Return those who stand between us and the deciders."""
    return tuple(
        Input(None, one.who, 1, 1, 1, ())
        if one.ours
        else Input(one.who, None, 1, 1, 1, ("stakeholders", one.who))
        for one in cut
    )


def champion(best: str | None, parts: ChampionParts | None) -> Inputs:
    """Return the three parts of the best champion."""
    if best is None or parts is None:
        return ()
    place = ("stakeholders", best)
    said = (("power", parts.power), ("sells", parts.sells), ("stake", parts.stake))
    return tuple(Input(best, None, value, 1, value, place, f"field.{key}") for key, value in said)


def fresh(ground: Ground, freshness: Sequence[float | None], asked: Iterable[int]) -> Inputs:
    """Return the inputs of the freshness, what lacks most first."""
    inputs = (
        _about(ground, p, freshness[p] or 0.0, weight, weight * (freshness[p] or 0.0))
        for p in asked
        if (weight := ground.influence[p])
    )
    return tuple(sorted(inputs, key=lambda one: (one.adds - one.weight, one.person or "")))


def complete(items: Iterable[Item]) -> Inputs:
    """Return the inputs of the completeness, what lacks most first."""
    ordered = sorted(items, key=lambda i: (i.weight * (i.filled - 1), i.person or "", i.key))
    return tuple(
        Input(i.person, None, i.filled, i.weight, i.weight * i.filled, i.place, f"field.{i.key}")
        for i in ordered
    )


def health(of: Health, values: Mapping[FigureKey, float | None]) -> Inputs:
    """Return the parts of the health and the gates that are shut."""
    parts = [Input(None, None, values[k] or 0.0, 1, 0, (), f"figure.{k}.name") for k in of.parts]
    return (*parts, *(Input(None, None, 0, 1, 0, (), f"gate.{gate}") for gate in of.gates))
