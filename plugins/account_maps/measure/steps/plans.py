"""What the team plans already: the actions that deal with a risk about a person."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from account_maps.measure.purposes import purposes_of
from account_maps.measure.step import StepPlan
from account_maps.measure.steps.context import StepContext
from account_maps.model.account import Action, Plan
from account_maps.model.values import ActionPurpose


class Planned(Struct, frozen=True):
    """An open action of the plan that isn't overdue, as one of its people sees it.

    Attributes:
        action: The action.
        purposes: What it is for, as far as this person goes.
    """

    action: Action
    purposes: frozenset[ActionPurpose]


def planned_actions(context: StepContext) -> dict[str, list[Planned]]:
    """Return the open actions about each person, by id: what is due first, first."""
    found: defaultdict[str, list[Planned]] = defaultdict(list)
    actions = (context.account.plan or Plan()).actions
    for action in sorted(filter(lambda one: _is_open(one, context), actions), key=_by_day):
        said = purposes_of(action.what, context.analysis.rules.purposes)
        introducers = _introducers(action, said, context)
        for person_id in dict.fromkeys(action.stakeholders):
            purposes = (
                frozenset({ActionPurpose.INTRODUCE})
                if person_id in introducers
                else _of_those_met(said)
            )
            found[person_id].append(Planned(action, purposes))
    return found


def _is_open(action: Action, context: StepContext) -> bool:
    overdue = action.due is not None and action.due < context.analysis.as_of
    return action.done is None and not overdue


def _by_day(action: Action) -> tuple[dt.date, str]:
    return action.due or dt.date.max, action.what


def _introducers(
    action: Action, said: frozenset[ActionPurpose], context: StepContext
) -> frozenset[str]:
    """Return who is to introduce us: of the people of an introduction those we're in touch with.

    If we are in touch with several people and with all of them, nobody needs an introduction.
    """
    if ActionPurpose.INTRODUCE not in said or said == frozenset(ActionPurpose):
        return frozenset()
    people = [one for one in action.stakeholders if one in context.analysis.people]
    live = frozenset(one for one in people if context.is_live(one))
    return live if len(live) < len(people) or len(people) == 1 else frozenset()


def _of_those_met(said: frozenset[ActionPurpose]) -> frozenset[ActionPurpose]:
    """Return what an action is for, to those who aren't asked for an introduction."""
    if said == frozenset(ActionPurpose):
        return said
    met = {ActionPurpose.MEET} if ActionPurpose.INTRODUCE in said else set()
    return (said | met) - {ActionPurpose.INTRODUCE}


def serving(planned: Iterable[Planned], purposes: frozenset[ActionPurpose]) -> Action | None:
    """Return the first action that is for one of some purposes, if there is any.

    Args:
        planned: The actions about a person.
        purposes: What an action must be for.
    """
    return next((one.action for one in planned if one.purposes & purposes), None)


def step_plan(action: Action, person_id: str, context: StepContext) -> StepPlan:
    """Return an action as the plan of a step about a person.

    Args:
        action: The action.
        person_id: The person.
        context: What steps are worked out with.
    """
    conflicts = {*context.links(person_id).conflicts} & {*action.stakeholders}
    return StepPlan(action.what, tuple(map(context.name, context.by_rank(conflicts))))
