"""Which risks are one step: all about one person, and some that ask for the same thing."""

from collections.abc import Iterable

from account_maps.measure.risk import Risk
from account_maps.measure.steps.context import StepContext
from account_maps.measure.steps.positions import positions_left
from account_maps.model.values import FindingCode


def by_person(risks: Iterable[Risk], context: StepContext) -> dict[str, list[Risk]]:
    """Return the risks that are about people, by the person whose step they are.

    Risks about a person who has left count to the open position they held. Of several untested
    champions one is asked for access to the economic buyer, not all of them.

    Args:
        risks: The risks.
        context: What steps are worked out with.
    """
    groups: dict[str, list[Risk]] = {}
    for risk in risks:
        if risk.person:
            groups.setdefault(risk.person, []).append(risk)
    for left, position in positions_left(context).items():
        if left in groups and position in groups:
            groups[position] += groups.pop(left)
    untested = [one for one, group in groups.items() if _is_untested_only(group)]
    for one in _by_access(untested, context)[1:]:
        del groups[one]
    return groups


def _is_untested_only(group: Iterable[Risk]) -> bool:
    return {risk.code for risk in group} == {FindingCode.UNTESTED_CHAMPION}


def _by_access(champions: Iterable[str], context: StepContext) -> list[str]:
    """Return champions, the one who is best placed to take us to the economic buyer first."""
    rank = {key: place for place, key in enumerate(context.by_rank(context.analysis.people))}
    parts = context.analysis.champions
    return sorted(
        champions,
        key=lambda key: (not context.is_live(key), -parts[key].level, rank[key]),
    )
