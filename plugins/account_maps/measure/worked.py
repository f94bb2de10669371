"""What is worked out once of a map, before its figures and findings."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from account_maps.measure import completeness, scale, standing
from account_maps.measure.champions import champions
from account_maps.measure.completeness import Item
from account_maps.measure.cuts import smallest_cut
from account_maps.measure.ground import Ground, survey
from account_maps.measure.losses import losses
from account_maps.measure.measured import (
    ChampionParts,
    DeciderRoutes,
    Holder,
    Loss,
    PersonFigures,
)
from account_maps.measure.routes import Reach, decider_routes, reach
from account_maps.model.account import Account
from account_maps.model.rules import Rules


@dataclass(frozen=True, slots=True)
class Worked:
    """A map with all that figures and findings are made from.

    Attributes:
        account: The map.
        as_of: The day.
        rules: The numbers.
        ground: The map by numbers.
        reached: The best routes.
        people: Figures of each person, by id, in the order of the ground.
        losses: Who would cost access by leaving.
        routes: Ways to those who decide.
        cut: Who stands between us and the deciders; None if nobody is named who decides.
        champions: How good each champion is.
        items: What is filled in.
    """

    account: Account
    as_of: dt.date
    rules: Rules
    ground: Ground
    reached: Reach
    people: Mapping[str, PersonFigures]
    losses: tuple[Loss, ...]
    routes: tuple[DeciderRoutes, ...]
    cut: tuple[Holder, ...] | None
    champions: Mapping[str, ChampionParts]
    items: tuple[Item, ...]


def work_out(account: Account, as_of: dt.date, rules: Rules) -> Worked:
    """Return what figures and findings are made from.

    Args:
        account: The map.
        as_of: The day on which ties and facts have their age.
        rules: The numbers.
    """
    ground = survey(account, as_of, rules)
    reached = reach(ground)
    lost = losses(ground, reached)
    return Worked(
        account=account,
        as_of=as_of,
        rules=rules,
        ground=ground,
        reached=reached,
        people=_people(account, as_of, ground, reached, lost),
        losses=lost,
        routes=decider_routes(ground, reached),
        cut=smallest_cut(ground),
        champions=champions(account),
        items=tuple(completeness.items(account, rules.completeness)),
    )


def _people(
    account: Account, as_of: dt.date, ground: Ground, reached: Reach, lost: tuple[Loss, ...]
) -> dict[str, PersonFigures]:
    lost_with = {loss.who: loss.share for loss in lost if not loss.ours}
    heard_by = _heard_by(ground)
    made = {}
    for number, (key, person) in enumerate(zip(ground.ids, ground.people, strict=True)):
        verified = person.verified or account.verified
        rules = ground.rules.freshness
        made[key] = PersonFigures(
            share=ground.share[number],
            formal=ground.formal[number] if ground.votes else 0.0,
            weight=ground.influence[number],
            strength=ground.strength[number],
            best_tie=_best_tie(ground, number),
            access=reached.strength[number],
            loss=lost_with.get(key, 0.0),
            freshness=scale.freshness(verified, as_of, rules) if verified else None,
            age=scale.age(verified, as_of, rules),
            verified=verified,
            cell=standing.cell(ground, number),
            heard_by=heard_by[number],
            hears_manager=_hears_manager(ground, number),
        )
    return made


def _best_tie(ground: Ground, number: int) -> str | None:
    best = min(((-strength, ours) for ours, strength in ground.ties[number]), default=None)
    return ground.colleagues[best[1]] if best else None


def _heard_by(ground: Ground) -> list[int]:
    """Return how many people listen to each."""
    counts = [0] * len(ground.ids)
    for lines in ground.incoming:
        for source in {source for source, _ in lines}:
            counts[source] += 1
    return counts


def _hears_manager(ground: Ground, number: int) -> bool | None:
    manager = ground.people[number].reports_to
    if manager not in ground.numbers or not ground.incoming[number]:
        return None
    return any(ground.ids[source] == manager for source, _ in ground.incoming[number])
