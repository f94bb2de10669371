"""Which risks are one step: all about one person, and some that ask for the same thing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from account_maps.measure.risk import Risk
from account_maps.measure.steps.champions import test_target
from account_maps.measure.steps.context import StepContext
from account_maps.measure.steps.positions import positions_left
from account_maps.model.values import FindingCode

_MEETING: Final = frozenset({FindingCode.UNMET_DECIDER, FindingCode.OUT_OF_TOUCH})
"""Risks whose step is to meet the person."""

_Groups = Mapping[str, Sequence[Risk]]


def by_person(risks: Iterable[Risk], context: StepContext) -> dict[str, list[Risk]]:
    """Return the risks that are about people, by the person whose step they are.

    Risks about a person who has left count to the open position they held. Of several untested
    champions one is asked for access to the economic buyer, not all of them. A person about whom
    other steps ask for all there is to ask has none.

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
    untested = [one for one, group in groups.items() if _only(FindingCode.UNTESTED_CHAMPION, group)]
    for one in _by_access(untested, context)[1:]:
        del groups[one]
    return {one: group for one, group in groups.items() if not _asked_anyway(one, groups, context)}


def _asked_anyway(person_id: str, groups: _Groups, context: StepContext) -> bool:
    """Return whether steps about others ask for all that a step about a person would."""
    checks: dict[str, Callable[[str, _Groups, StepContext], bool]] = {
        FindingCode.UNTESTED_CHAMPION: _introduces,
        FindingCode.THEIR_BOTTLENECK: _is_gone_around,
    }
    codes = {risk.code for risk in groups[person_id]}
    return all(code in checks and checks[code](person_id, groups, context) for code in codes)


def _introduces(champion: str, groups: _Groups, context: StepContext) -> bool:
    """Return whether a champion is asked already for the introduction they are tested by."""
    target = test_target(champion, context)
    if target is None or target not in groups:
        return False
    return context.analysis.approaches[target].first == champion


def _is_gone_around(person_id: str, groups: _Groups, context: StepContext) -> bool:
    """Return whether each person we reach only through another is to be met anyway."""
    others = context.dependents(person_id)
    return bool(others) and all(_asks_to_meet(groups.get(one, ())) for one in others)


def _only(code: FindingCode, group: Iterable[Risk]) -> bool:
    return {risk.code for risk in group} == {code}


def _asks_to_meet(group: Iterable[Risk]) -> bool:
    return not _MEETING.isdisjoint(risk.code for risk in group)


def _by_access(champions: Iterable[str], context: StepContext) -> list[str]:
    """Return champions, the one who is best placed to take us to the economic buyer first."""
    rank = {key: place for place, key in enumerate(context.by_rank(context.analysis.people))}
    parts = context.analysis.champions
    return sorted(
        champions,
        key=lambda key: (not context.is_live(key), -parts[key].level, rank[key]),
    )
