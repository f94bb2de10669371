"""What the team plans already: the actions that deal with a risk about a person."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from account_maps.measure.action_people import action_people
from account_maps.measure.step import StepPlan
from account_maps.measure.steps.context import StepContext
from account_maps.model.account import Action, Plan
from account_maps.model.people import is_there
from account_maps.model.values import ActionPurpose


class Planned(Struct, frozen=True):
    """An open action of the plan that isn't overdue, as one of its people sees it.

    Attributes:
        action: The action.
        purposes: What it is for, as far as this person goes.
        gone: Those it relies on who have left, by id.
    """

    action: Action
    purposes: frozenset[ActionPurpose]
    gone: tuple[str, ...]


def planned_actions(context: StepContext) -> dict[str, list[Planned]]:
    """Return the open actions about each person, by id: what is due first, first.

    An action with others who are there relies on a person who has left, so it isn't about them.
    """
    found: defaultdict[str, list[Planned]] = defaultdict(list)
    actions = (context.account.plan or Plan()).actions
    people, added = context.account.stakeholders, context.analysis.rules.purposes
    for action in sorted(filter(lambda one: _is_open(one, context), actions), key=by_day):
        about = action_people(action, people, context.is_live, added)
        for person_id in (*about.aims, *about.introducers):
            gone = _gone(action, context)
            if person_id not in gone or len(gone) == len({*action.stakeholders}):
                found[person_id].append(Planned(action, about.purposes_for(person_id), gone))
    return found


def _gone(action: Action, context: StepContext) -> tuple[str, ...]:
    people = context.account.stakeholders
    return tuple(one for one in dict.fromkeys(action.stakeholders) if not is_there(people[one]))


def wanted_introductions(person_id: str, context: StepContext) -> list[str]:
    """Return whom the plan wants a person to introduce us to, even if that is overdue.

    Args:
        person_id: The person.
        context: What steps are worked out with.
    """
    people, added = context.account.stakeholders, context.analysis.rules.purposes
    found: list[str] = []
    for action in (context.account.plan or Plan()).actions:
        about = action_people(action, people, context.is_live, added)
        if action.done is None and person_id in about.introducers:
            found += about.aims
    return context.by_rank(found)


def _is_open(action: Action, context: StepContext) -> bool:
    overdue = action.due is not None and action.due < context.analysis.as_of
    return action.done is None and not overdue


def by_day(action: Action) -> tuple[dt.date, str]:
    """Return the key that sorts actions: by day, without a day last."""
    return action.due or dt.date.max, action.what


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
    gone = (one for one in _gone(action, context) if one != person_id)
    return StepPlan(
        action.what,
        tuple(map(context.name, context.by_rank(conflicts))),
        tuple(map(context.name, gone)),
    )
