"""The figures of an account, with their working and the change that would move each most."""

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from account_maps.measure import values, workings
from account_maps.measure.analysis import Analysis
from account_maps.measure.intro_paths import access
from account_maps.measure.measured import (
    ChampionParts,
    Figure,
    FigureKey,
    Input,
    SuggestedChange,
    SuggestedChangeKind,
)
from account_maps.measure.status import AccountStatus, Status
from account_maps.measure.suggested_changes import suggested_changes

_NEED_A_DECIDER: Final = frozenset({FigureKey.HIDDEN_INFLUENCE, FigureKey.BUS_FACTOR})
"""Figures that are unknown while no decider is named."""

_STRONGEST: Final = 3


def figures(analysis: Analysis, status: AccountStatus) -> dict[FigureKey, Figure]:
    """Return the figures in the order of the page.

    Args:
        analysis: The analysis of the map.
        status: The status of the account, which is the first of them.
    """
    made = [
        Figure(FigureKey.STATUS, float([*Status].index(status.level))),
        *(_of_network(key, analysis) for key in workings.NETWORK_WORKINGS),
        *_standing(analysis),
        *_of_paths(analysis),
        _champion(analysis),
        _freshness(analysis),
        _completeness(analysis),
    ]
    by_key = _with_changes({figure.key: figure for figure in made}, analysis)
    return {key: by_key[key] for key in FigureKey}


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
    low, high = values.RANGES[key](analysis.network) if key in values.RANGES else (None, None)
    return Figure(key, value, inputs, total, low=low, high=high)


def _unknown(key: FigureKey, analysis: Analysis) -> bool:
    nobody = not analysis.network.people
    return nobody or (key in _NEED_A_DECIDER and not any(analysis.network.decides))


def _standing(analysis: Analysis) -> list[Figure]:
    network = analysis.network
    inputs = workings.key_players(network)
    keys = (FigureKey.POWER_SUPPORT, FigureKey.STAGE)
    return [Figure(key, values.VALUES[key](network), inputs) for key in keys]


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
    """Return the champion of the highest level, a tested one first; None if there is none.

    Args:
        champions: How good each is, by id; of equals the first one counts.
    """
    return min(
        champions,
        key=lambda one: (-champions[one].level, champions[one].tested is None),
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
    inputs = workings.complete(analysis.network, analysis.items)
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


def vetoes(analysis: Analysis) -> tuple[str, ...]:
    """Return the people against us who can stop the decision."""
    network = analysis.network
    return tuple(
        network.ids[n]
        for n, person in enumerate(network.people)
        if person.veto and network.support[n] < 0
    )
