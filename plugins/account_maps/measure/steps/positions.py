"""Open positions, and who held them before."""

from collections.abc import Mapping

from account_maps.measure.steps.context import StepContext
from account_maps.model.people import is_there
from account_maps.read.folding import folded


def positions_left(context: StepContext) -> Mapping[str, str]:
    """Return the open position of each person who has left one, by the person's id.

    It is the one of the same title.

    Args:
        context: What steps are worked out with.
    """
    people = context.account.stakeholders
    open_positions = {
        folded(person.title): key
        for key, person in sorted(people.items())
        if person.placeholder and person.title and is_there(person)
    }
    return {
        key: open_positions[folded(person.title)]
        for key, person in sorted(people.items())
        if person.title and not is_there(person) and folded(person.title) in open_positions
    }


def predecessor(position: str, context: StepContext) -> str | None:
    """Return who held an open position before and would tell us, if anyone.

    Args:
        position: The open position, by id.
        context: What steps are worked out with.
    """
    left = [one for one, open_now in positions_left(context).items() if open_now == position]
    return next(filter(context.is_friendly, left), None)
