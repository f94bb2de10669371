"""Steps about champions: to strengthen one, to test one, or to find one."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from account_maps.measure.step import StepMove, Wording
from account_maps.measure.steps.context import StepContext
from account_maps.measure.steps.meeting import MEET, reaching
from account_maps.model.account import Person
from account_maps.model.people import attitude, is_key_player
from account_maps.model.values import OPPOSED, SUPPORTIVE, Role, Support

_MOST: Final = 3
"""The most likely champions that a step names."""

_LIKELY: Final = (Support.MENTOR, Support.SUPPORTER, Support.NEUTRAL)


def strengthen(person_id: str, context: StepContext) -> Wording:
    """Return what to do about the weakest part of a champion."""
    parts = context.analysis.champions[person_id]
    if not context.is_live(person_id):
        return reaching(person_id, MEET, context)
    if parts.stake == parts.level:
        return context.own(person_id, StepMove.CHAMPION_STAKE)
    if parts.power == parts.level:
        return _more_power(person_id, context)
    deciders = _unconvinced(person_id, context)
    if deciders:
        return replace(
            context.own(person_id, StepMove.CHAMPION_SELLS), others=(context.name(deciders[0]),)
        )
    return context.own(person_id, StepMove.CHAMPION_SELLS_ALONE)


def _with(person_id: str, move: StepMove, other: str, context: StepContext) -> Wording:
    return replace(context.own(person_id, move), others=(context.name(other),))


def _more_power(person_id: str, context: StepContext) -> Wording:
    manager = context.account.stakeholders[person_id].reports_to
    if manager and manager in context.analysis.people and _can_help(manager, person_id, context):
        return _with(person_id, StepMove.CHAMPION_POWER, manager, context)
    named, gains = _named(likely_champions(context, without=person_id), context)
    if named:
        return replace(
            context.own(person_id, StepMove.CHAMPION_POWER_ELSEWHERE), others=named, gains=gains
        )
    return context.own(person_id, StepMove.CHAMPION_SELLS_ALONE)


def _can_help(manager: str, person_id: str, context: StepContext) -> bool:
    """Return whether a manager would add to a champion's power, and isn't with us anyway."""
    person = context.account.stakeholders[manager]
    is_open = attitude(person) not in OPPOSED and not person.placeholder
    apart = manager in context.links(person_id).conflicts
    return is_open and not apart and not context.is_live(manager)


def _unconvinced(person_id: str, context: StepContext) -> list[str]:
    """Return the deciders a champion could win for us: not in conflict, not for us already."""
    network, conflicts = context.analysis.network, context.links(person_id).conflicts
    return [
        key
        for key in context.by_rank(network.ids)
        if network.decides[number := network.numbers[key]]
        and key not in (person_id, *conflicts)
        and network.support[number] <= 0
        and not network.people[number].placeholder
    ]


def test(person_id: str, context: StepContext) -> Wording:
    """Return how to test a champion: by access to the economic buyer, or to another decider."""
    if not context.is_live(person_id):
        return reaching(person_id, MEET, context)
    if not _buyers(person_id, context):
        return context.own(person_id, StepMove.TEST_CHAMPION_UNNAMED)
    target = test_target(person_id, context)
    if target and context.is_known(target):
        return _with(person_id, StepMove.TEST_CHAMPION_MET, target, context)
    if target:
        return _with(person_id, StepMove.TEST_CHAMPION, target, context)
    return context.own(person_id, StepMove.CHAMPION_SELLS_ALONE)


def test_target(person_id: str, context: StepContext) -> str | None:
    """Return the person at whom a champion is tested, if anyone is on good terms with them.

    The economic buyer, or else another decider we have to win; who isn't in live contact with us
    goes first.

    Args:
        person_id: The champion.
        context: What steps are worked out with.
    """
    return min(_could_present_to(person_id, context), key=context.is_live, default=None)


def _could_present_to(person_id: str, context: StepContext) -> list[str]:
    return [
        key
        for key in (*_buyers(person_id, context), *_unconvinced(person_id, context))
        if key not in context.links(person_id).conflicts
        and not context.account.stakeholders[key].placeholder
    ]


def _buyers(person_id: str, context: StepContext) -> list[str]:
    """Return the economic buyers, the champion aside."""
    people = context.account.stakeholders
    return [
        key
        for key in context.by_rank(context.analysis.network.ids)
        if Role.ECONOMIC_BUYER in people[key].roles and key != person_id
    ]


def find(context: StepContext) -> Wording | None:
    """Return whom to build up as a champion, or None if nobody comes to mind."""
    named, gains = _named(likely_champions(context), context)
    return Wording(StepMove.PICK_CHAMPION, others=named, gains=gains) if named else None


def likely_champions(context: StepContext, without: str = "") -> Sequence[str]:
    """Return who could become a champion: has power, would gain, and isn't against us.

    Only those who are for us, if anyone is. Those we are in live contact with come first, then by
    what matters.
    """
    people = context.account.stakeholders
    likely = [
        key
        for key in context.by_rank(context.analysis.network.ids)
        if key != without and _is_likely(key, context)
    ]
    for_us = [key for key in likely if attitude(people[key]) in SUPPORTIVE]
    found = for_us or likely
    found.sort(key=lambda key: (_LIKELY.index(attitude(people[key])), not context.is_live(key)))
    return found[:_MOST]


def _is_likely(person_id: str, context: StepContext) -> bool:
    person = context.account.stakeholders[person_id]
    share = context.analysis.people[person_id].share
    has_power = is_key_player(person) or share >= context.analysis.rules.thresholds.hidden
    is_open = attitude(person) in _LIKELY and not person.placeholder
    return has_power and is_open and bool(_gain(person))


def _gain(person: Person) -> str:
    """Return what a person would gain by our winning, in the map's own words."""
    return next(iter(filter(None, (person.win, *person.pains, *person.goals))), "")


def _named(
    person_ids: Sequence[str], context: StepContext
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    people = context.account.stakeholders
    return (
        tuple(map(context.name, person_ids)),
        tuple(_gain(people[key]) for key in person_ids),
    )
