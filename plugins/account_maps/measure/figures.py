"""The figures of an account, with their working and the change that would move each most."""

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from account_maps.measure import standing, values, workings
from account_maps.measure.changes import Routed, best_changes
from account_maps.measure.measured import (
    ChampionParts,
    Change,
    ChangeKind,
    Figure,
    FigureKey,
    Gate,
    Health,
    Input,
    Light,
)
from account_maps.measure.routes import access
from account_maps.measure.worked import Worked
from account_maps.model.people import is_there
from account_maps.model.values import Role

_NEED_A_DECIDER: Final = frozenset({FigureKey.HIDDEN_INFLUENCE, FigureKey.BUS_FACTOR})
"""Figures that nobody can tell while nobody is named who decides."""

_STRONGEST: Final = 3


def figures(worked: Worked) -> tuple[dict[FigureKey, Figure], Health]:
    """Return the figures in the order of the page, and the health with its parts."""
    made = [
        *(_of_ground(key, worked) for key in workings.GROUND_WORKINGS),
        *_standing(worked),
        *_of_routes(worked),
        _champion(worked),
        _freshness(worked),
        _completeness(worked),
    ]
    by_key = _with_changes({figure.key: figure for figure in made}, worked)
    health = standing.health(
        {key: figure.value for key, figure in by_key.items()},
        _gates(worked, by_key),
        worked.rules.health,
    )
    by_key[FigureKey.HEALTH] = _health(health, by_key)
    return {key: by_key[key] for key in FigureKey}, health


def _with_changes(by_key: dict[FigureKey, Figure], worked: Worked) -> dict[FigureKey, Figure]:
    now = {key: figure.value for key, figure in by_key.items()}
    routed = Routed(worked.reached, worked.losses, worked.cut or ())
    changes = best_changes(worked.ground, worked.account, now, routed)
    return {
        key: replace(figure, change=changes[key]) if key in changes else figure
        for key, figure in by_key.items()
    }


def _of_ground(key: FigureKey, worked: Worked) -> Figure:
    if _unknown(key, worked):
        return Figure(key, None)
    value = values.VALUES[key](worked.ground)
    inputs = workings.GROUND_WORKINGS[key](worked.ground)
    total = sum(worked.ground.influence) if key is FigureKey.INFLUENCE_COVERAGE else 1.0
    return Figure(key, value, inputs, total)


def _unknown(key: FigureKey, worked: Worked) -> bool:
    nobody = not worked.ground.people
    return nobody or (key in _NEED_A_DECIDER and not any(worked.ground.decides))


def _standing(worked: Worked) -> list[Figure]:
    ground = worked.ground
    inputs = workings.key_players(ground)
    light, stage = standing.status(ground), float(standing.map_stage(ground))
    return [
        Figure(FigureKey.STATUS, standing.RANKS[light], inputs, light=light),
        Figure(FigureKey.STAGE, stage, inputs),
    ]


def _of_routes(worked: Worked) -> list[Figure]:
    ground, lost = worked.ground, worked.losses
    theirs = workings.worst_loss(lost, ours=False)
    ours = workings.worst_loss(lost, ours=True)
    cut = worked.cut or ()
    # Where nobody's leaving costs anything, that is a figure too; without access there is none.
    least = 0.0 if lost else None
    found: Sequence[tuple[FigureKey, float | None, tuple[Input, ...]]] = (
        (
            FigureKey.ACCESS,
            access(ground, worked.reached.strength),
            workings.access(ground, worked.reached.strength),
        ),
        (FigureKey.WORST_LOSS_THEIRS, theirs[0].amount if theirs else least, theirs),
        (FigureKey.WORST_LOSS_OURS, ours[0].amount if ours else least, ours),
        (FigureKey.BUS_FACTOR, float(len(cut)), workings.bus_factor(cut)),
    )
    return [
        Figure(key, None) if value is None or _unknown(key, worked) else Figure(key, value, inputs)
        for key, value, inputs in found
    ]


def best_champion(champions: Mapping[str, ChampionParts]) -> str | None:
    """Return the champion of the highest level, a tested one first; None if there is none."""
    return min(
        champions,
        key=lambda one: (-champions[one].level, champions[one].tested is None, one),
        default=None,
    )


def _champion(worked: Worked) -> Figure:
    best = best_champion(worked.champions)
    if best is None:
        return Figure(FigureKey.CHAMPION, None)
    parts = worked.champions[best]
    inputs = workings.champion(best, parts)
    return Figure(FigureKey.CHAMPION, float(parts.level), inputs, change=_stronger(best, parts))


def _stronger(best: str, parts: ChampionParts) -> Change | None:
    """Return which one part, made strong, would raise the least of the three most."""
    raised = {
        "power": min(_STRONGEST, parts.sells, parts.stake),
        "sells": min(parts.power, _STRONGEST, parts.stake),
        "stake": min(parts.power, parts.sells, _STRONGEST),
    }
    key = max(raised, key=lambda part: raised[part])
    if raised[key] <= parts.level:
        return None
    return Change(
        ChangeKind.STRENGTHEN,
        FigureKey.CHAMPION,
        float(parts.level),
        float(raised[key]),
        best,
        key=f"field.{key}",
    )


def _freshness(worked: Worked) -> Figure:
    ground = worked.ground
    known = [n for n, person in enumerate(ground.people) if not person.placeholder]
    asked = [n for n in known if ground.committee[n]] or known
    fresh = [worked.people[key].freshness for key in ground.ids]
    inputs = workings.fresh(ground, fresh, asked)
    total = sum(one.weight for one in inputs)
    if not total:
        return Figure(FigureKey.FRESHNESS, None)
    value = sum(one.adds for one in inputs) / total
    oldest = inputs[0]
    after = value + (oldest.weight - oldest.adds) / total
    key = FigureKey.FRESHNESS
    change = Change(ChangeKind.VERIFY, key, value, after, oldest.person) if after > value else None
    return Figure(key, value, inputs, total, change)


def _completeness(worked: Worked) -> Figure:
    inputs = workings.complete(worked.items)
    total = sum(one.weight for one in inputs)
    if not total:
        return Figure(FigureKey.COMPLETENESS, None)
    value = sum(one.adds for one in inputs) / total
    emptiest = inputs[0]
    after = value + (emptiest.weight - emptiest.adds) / total
    key, person = FigureKey.COMPLETENESS, emptiest.person
    change = None
    if after > value:
        change = Change(ChangeKind.FILL, key, value, after, person, key=emptiest.key)
    return Figure(key, value, inputs, total, change)


def _gates(worked: Worked, by_key: Mapping[FigureKey, Figure]) -> list[Gate]:
    people = worked.account.stakeholders.values()
    ground = worked.ground
    worst = [by_key[k].value for k in (FigureKey.WORST_LOSS_THEIRS, FigureKey.WORST_LOSS_OURS)]
    shut = {
        Gate.NO_ECONOMIC_BUYER: not any(
            Role.ECONOMIC_BUYER in person.roles and is_there(person) for person in people
        ),
        Gate.OPPOSED_VETO: bool(vetoes(worked)),
        Gate.WORST_LOSS: max((w for w in worst if w is not None), default=0.0)
        >= worked.rules.health.worst_loss,
        Gate.STALE_KEY_PLAYER: any(
            is_key and is_stale(worked, ground.ids[n]) for n, is_key in enumerate(ground.key)
        ),
    }
    return [gate for gate, is_shut in shut.items() if is_shut]


def vetoes(worked: Worked) -> tuple[str, ...]:
    """Return those who can stop the decision and are against us."""
    ground = worked.ground
    return tuple(
        ground.ids[n]
        for n, person in enumerate(ground.people)
        if person.veto and ground.support[n] < 0
    )


def is_stale(worked: Worked, person_id: str) -> bool:
    """Return whether somebody was verified, but too long ago."""
    verified = worked.people[person_id].verified
    limit = worked.rules.freshness.ageing
    return verified is not None and (worked.as_of - verified).days > limit


def _health(health: Health, by_key: Mapping[FigureKey, Figure]) -> Figure:
    inputs = workings.health(health, {key: figure.value for key, figure in by_key.items()})
    worst = min(health.parts, key=lambda key: standing.RANKS[health.parts[key]])
    change = None if health.light is Light.GREEN else by_key[worst].change
    rank = standing.RANKS[health.light]
    return Figure(FigureKey.HEALTH, rank, inputs, change=change, light=health.light)
