"""The figures of an account, with their working and the change that would move each most."""

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from account_maps.measure import standing, values, workings
from account_maps.measure.analysis import Analysis
from account_maps.measure.intro_paths import access
from account_maps.measure.measured import (
    ChampionParts,
    Figure,
    FigureKey,
    Gate,
    Health,
    Input,
    Light,
    SuggestedChange,
    SuggestedChangeKind,
)
from account_maps.measure.suggested_changes import suggested_changes
from account_maps.model.people import is_there
from account_maps.model.values import Role

_NEED_A_DECIDER: Final = frozenset({FigureKey.HIDDEN_INFLUENCE, FigureKey.BUS_FACTOR})
"""Figures that are unknown while no decider is named."""

_STRONGEST: Final = 3


def figures(analysis: Analysis) -> tuple[dict[FigureKey, Figure], Health]:
    """Return the figures in the order of the page, and the health with its parts."""
    made = [
        *(_of_network(key, analysis) for key in workings.NETWORK_WORKINGS),
        *_standing(analysis),
        *_of_paths(analysis),
        _champion(analysis),
        _freshness(analysis),
        _completeness(analysis),
    ]
    by_key = _with_changes({figure.key: figure for figure in made}, analysis)
    health = standing.health(
        {key: figure.value for key, figure in by_key.items()},
        _gates(analysis, by_key),
        analysis.rules.health,
    )
    by_key[FigureKey.HEALTH] = _health(health, by_key)
    return {key: by_key[key] for key in FigureKey}, health


def _with_changes(by_key: dict[FigureKey, Figure], analysis: Analysis) -> dict[FigureKey, Figure]:
    now = {key: figure.value for key, figure in by_key.items()}
    changes = suggested_changes(analysis, now)
    return {
        key: replace(figure, change=changes[key]) if key in changes else figure
        for key, figure in by_key.items()
    }


def _of_network(key: FigureKey, analysis: Analysis) -> Figure:
    if _unknown(key, analysis):
        return Figure(key, None)
    value = values.VALUES[key](analysis.network)
    inputs = workings.NETWORK_WORKINGS[key](analysis.network)
    total = sum(analysis.network.influence) if key is FigureKey.INFLUENCE_COVERAGE else 1.0
    return Figure(key, value, inputs, total)


def _unknown(key: FigureKey, analysis: Analysis) -> bool:
    nobody = not analysis.network.people
    return nobody or (key in _NEED_A_DECIDER and not any(analysis.network.decides))


def _standing(analysis: Analysis) -> list[Figure]:
    network = analysis.network
    inputs = workings.key_players(network)
    light, stage = standing.status(network), float(standing.map_stage(network))
    return [
        Figure(FigureKey.STATUS, standing.RANKS[light], inputs, light=light),
        Figure(FigureKey.STAGE, stage, inputs),
    ]


def _of_paths(analysis: Analysis) -> list[Figure]:
    network, lost = analysis.network, analysis.losses
    theirs = workings.worst_loss(lost, ours=False)
    ours = workings.worst_loss(lost, ours=True)
    bus_factor = analysis.bus_factor or ()
    # A loss of 0 is a figure too; without any access there is none.
    least = 0.0 if lost else None
    found: Sequence[tuple[FigureKey, float | None, tuple[Input, ...]]] = (
        (
            FigureKey.ACCESS,
            access(network, analysis.reached.strength),
            workings.access(network, analysis.reached.strength),
        ),
        (FigureKey.WORST_LOSS_THEIRS, theirs[0].amount if theirs else least, theirs),
        (FigureKey.WORST_LOSS_OURS, ours[0].amount if ours else least, ours),
        (FigureKey.BUS_FACTOR, float(len(bus_factor)), workings.bus_factor(bus_factor)),
    )
    return [
        Figure(key, None)
        if value is None or _unknown(key, analysis)
        else Figure(key, value, inputs)
        for key, value, inputs in found
    ]


def best_champion(champions: Mapping[str, ChampionParts]) -> str | None:
    """Return the champion of the highest level, a tested one first; None if there is none."""
    return min(
        champions,
        key=lambda one: (-champions[one].level, champions[one].tested is None, one),
        default=None,
    )


def _champion(analysis: Analysis) -> Figure:
    best = best_champion(analysis.champions)
    if best is None:
        return Figure(FigureKey.CHAMPION, None)
    parts = analysis.champions[best]
    inputs = workings.champion(best, parts)
    return Figure(FigureKey.CHAMPION, float(parts.level), inputs, change=_stronger(best, parts))


def _stronger(best: str, parts: ChampionParts) -> SuggestedChange | None:
    """Return which one part, made strong, would raise the least of the three most."""
    raised = {
        "power": min(_STRONGEST, parts.sells, parts.stake),
        "sells": min(parts.power, _STRONGEST, parts.stake),
        "stake": min(parts.power, parts.sells, _STRONGEST),
    }
    key = max(raised, key=lambda part: raised[part])
    if raised[key] <= parts.level:
        return None
    return SuggestedChange(
        SuggestedChangeKind.STRENGTHEN,
        FigureKey.CHAMPION,
        float(parts.level),
        float(raised[key]),
        best,
        key=f"field.{key}",
    )


def _freshness(analysis: Analysis) -> Figure:
    network = analysis.network
    known = [n for n, person in enumerate(network.people) if not person.placeholder]
    asked = [n for n in known if network.committee[n]] or known
    fresh = [analysis.people[key].freshness for key in network.ids]
    inputs = workings.fresh(network, fresh, asked)
    total = sum(one.weight for one in inputs)
    if not total:
        return Figure(FigureKey.FRESHNESS, None)
    value = sum(one.adds for one in inputs) / total
    oldest = inputs[0]
    after = value + (oldest.weight - oldest.adds) / total
    key = FigureKey.FRESHNESS
    change = (
        SuggestedChange(SuggestedChangeKind.VERIFY, key, value, after, oldest.person)
        if after > value
        else None
    )
    return Figure(key, value, inputs, total, change)


def _completeness(analysis: Analysis) -> Figure:
    inputs = workings.complete(analysis.items)
    total = sum(one.weight for one in inputs)
    if not total:
        return Figure(FigureKey.COMPLETENESS, None)
    value = sum(one.adds for one in inputs) / total
    emptiest = inputs[0]
    after = value + (emptiest.weight - emptiest.adds) / total
    key, person = FigureKey.COMPLETENESS, emptiest.person
    change = None
    if after > value:
        change = SuggestedChange(
            SuggestedChangeKind.FILL, key, value, after, person, key=emptiest.key
        )
    return Figure(key, value, inputs, total, change)


def _gates(analysis: Analysis, by_key: Mapping[FigureKey, Figure]) -> list[Gate]:
    people = analysis.account.stakeholders.values()
    network = analysis.network
    worst = [by_key[k].value for k in (FigureKey.WORST_LOSS_THEIRS, FigureKey.WORST_LOSS_OURS)]
    shut = {
        Gate.NO_ECONOMIC_BUYER: not any(
            Role.ECONOMIC_BUYER in person.roles and is_there(person) for person in people
        ),
        Gate.OPPOSED_VETO: bool(vetoes(analysis)),
        Gate.WORST_LOSS: max((w for w in worst if w is not None), default=0.0)
        >= analysis.rules.health.worst_loss,
        Gate.STALE_KEY_PLAYER: any(
            is_key and is_stale(analysis, network.ids[n]) for n, is_key in enumerate(network.key)
        ),
    }
    return [gate for gate, is_shut in shut.items() if is_shut]


def vetoes(analysis: Analysis) -> tuple[str, ...]:
    """Return the people against us who can stop the decision."""
    network = analysis.network
    return tuple(
        network.ids[n]
        for n, person in enumerate(network.people)
        if person.veto and network.support[n] < 0
    )


def is_stale(analysis: Analysis, person_id: str) -> bool:
    """Return whether a person was verified, but too long ago."""
    verified = analysis.people[person_id].verified
    limit = analysis.rules.freshness.ageing
    return verified is not None and (analysis.as_of - verified).days > limit


def _health(health: Health, by_key: Mapping[FigureKey, Figure]) -> Figure:
    inputs = workings.health(health, {key: figure.value for key, figure in by_key.items()})
    worst = min(health.parts, key=lambda key: standing.RANKS[health.parts[key]])
    change = None if health.light is Light.GREEN else by_key[worst].change
    rank = standing.RANKS[health.light]
    return Figure(FigureKey.HEALTH, rank, inputs, change=change, light=health.light)
