"""First steps of a map that doesn't say who decides: questions about the likely buyers."""

from collections.abc import Iterator

from msgspec.structs import replace

from account_maps.measure.approach import ApproachKind
from account_maps.measure.likely_buyers import LikelyBuyer, likely_buyers
from account_maps.measure.step import StepMove, Wording
from account_maps.measure.steps.context import StepContext
from account_maps.model.values import Role


def first_steps(context: StepContext) -> Iterator[tuple[str | None, Wording]]:
    """Yield the first steps of a map that names nobody who decides, each with its person.

    Args:
        context: What steps are worked out with.
    """
    likely = likely_buyers(context.analysis)
    if not context.analysis.people:
        yield None, Wording(StepMove.ADD_PEOPLE)
    elif not likely:
        yield None, Wording(StepMove.MARK_DECIDERS)
    for one in likely:
        yield one.person, is_buyer(one, context)


def likely_signer(context: StepContext) -> LikelyBuyer | None:
    """Return who is likely to be the economic buyer by title, if anyone is."""
    of_role = (one for one in likely_buyers(context.analysis) if one.role is Role.ECONOMIC_BUYER)
    return next(of_role, None)


def is_buyer(one: LikelyBuyer, context: StepContext) -> Wording:
    """Return the question whether a person has a buying role, and whom to ask."""
    return replace(_asking(one.person, context), role=one.role)


def _asking(person_id: str, context: StepContext) -> Wording:
    approach = context.analysis.approaches[person_id]
    if context.account.stakeholders[person_id].placeholder:
        return Wording(StepMove.CONFIRM_POSITION)
    informant = context.nearest(person_id)
    if approach.kind is ApproachKind.OWN and (context.is_live(person_id) or not informant):
        return Wording(StepMove.CONFIRM_BUYER_THEMSELVES, approach.colleague, approach.last)
    if approach.kind is ApproachKind.ELSEWHERE:
        return Wording(
            StepMove.CONFIRM_BUYER_TEAMMATE,
            approach.colleague,
            approach.last,
            account=approach.account,
        )
    if informant:
        return informant.wording(StepMove.CONFIRM_BUYER)
    return Wording(StepMove.CONFIRM_BUYER_LATER)
