"""The step about one person: the leading risk decides what it asks for."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from account_maps.measure.risk import Risk
from account_maps.measure.step import Move, Wording
from account_maps.measure.steps import champions
from account_maps.measure.steps.context import StepContext
from account_maps.measure.steps.meeting import (
    ASK_STANCE,
    ASK_VETO,
    CONFIRM,
    MEET,
    UNBLOCK,
    WIN,
    reaching,
)
from account_maps.model.account import Person, TalkingPoints
from account_maps.model.people import attitude
from account_maps.model.values import OPPOSED, SUPPORTIVE, FindingCode, Severity, Support

_Word = Callable[[Risk, StepContext], Wording]

_MOST_NAMED: Final = 2
"""People whom a step names to be brought in."""


def person_wording(risk: Risk, context: StepContext) -> Wording:
    """Return what a step about a person asks for.

    Args:
        risk: The leading risk about the person.
        context: What steps are worked out with.
    """
    word = _WORDS.get(risk.code)
    return word(risk, context) if word else Wording(Move.ACT)


def _holder(risk: Risk, context: StepContext) -> Wording:
    informant = context.nearest(risk.person or "")
    return informant.wording(Move.ASK_HOLDER) if informant else Wording(Move.FIND_HOLDER)


def _successor(risk: Risk, context: StepContext) -> Wording:
    person_id = risk.person or ""
    approach = context.analysis.approaches[person_id]
    informant = context.nearest(person_id)
    opposed = attitude(context.account.stakeholders[person_id]) in OPPOSED
    if approach.last and not opposed:
        return Wording(Move.ASK_SUCCESSOR, approach.colleague, approach.last, approach.account)
    return informant.wording(Move.ASK_FOR_SUCCESSOR) if informant else Wording(Move.FIND_SUCCESSOR)


def _meet(risk: Risk, context: StepContext) -> Wording:
    return reaching(risk.person or "", MEET, context)


def _unblock(risk: Risk, context: StepContext) -> Wording:
    return _answer(risk, context) or reaching(risk.person or "", UNBLOCK, context)


def _win(risk: Risk, context: StepContext) -> Wording:
    return _answer(risk, context) or reaching(risk.person or "", WIN, context)


def _answer(risk: Risk, context: StepContext) -> Wording | None:
    """Return to answer an opponent's objection, if one is written down and we can speak to them."""
    person_id = risk.person or ""
    points = context.account.stakeholders[person_id].talking_points or TalkingPoints()
    approach = context.analysis.approaches[person_id]
    if not points.objections or not approach.last:
        return None
    quote = points.objections[0].objection
    return Wording(
        Move.ANSWER_OBJECTION,
        approach.colleague,
        approach.last,
        approach.account,
        quote=quote,
    )


def _stance(risk: Risk, context: StepContext) -> Wording:
    return reaching(risk.person or "", ASK_STANCE, context)


def _veto(risk: Risk, context: StepContext) -> Wording:
    return reaching(risk.person or "", ASK_VETO, context)


def _weak(risk: Risk, context: StepContext) -> Wording:
    return champions.strengthen(risk.person or "", context)


def _untested(risk: Risk, context: StepContext) -> Wording:
    return champions.test(risk.person or "", context)


def _second_person(risk: Risk, context: StepContext) -> Wording:
    """Return whom the only contact should bring in: those with the greatest say."""
    person_id = risk.person or ""
    apart = {person_id, *context.links(person_id).conflicts}
    network = context.analysis.network
    others = [
        key
        for key in context.by_rank(network.ids)
        if network.committee[number := network.numbers[key]]
        and key not in apart
        and not network.people[number].placeholder
        and network.support[number] >= 0
    ]
    if not others:
        return Wording(Move.BRING_SOMEONE)
    return Wording(Move.BRING_SECOND_PERSON, others=tuple(map(context.name, others[:_MOST_NAMED])))


def _go_around(risk: Risk, context: StepContext) -> Wording:
    """Return whom to get to know, before the person they depend on is gone."""
    losses = context.analysis.losses
    lost = next(one for one in losses if not one.ours and one.who == risk.person)
    people = context.account.stakeholders
    named = [
        key
        for key in context.by_rank(lost.unreachable)
        if key != risk.person and not people[key].placeholder
    ]
    if not named:
        return Wording(Move.ACT)
    return Wording(Move.GO_AROUND, others=tuple(map(context.name, named[:_MOST_NAMED])))


def _influence(risk: Risk, context: StepContext) -> Wording:
    """Return how to treat a person who shapes the decision without deciding."""
    person_id = risk.person or ""
    person = context.account.stakeholders[person_id]
    stance = attitude(person)
    if stance in OPPOSED:
        return _win(risk, context)
    if not context.is_live(person_id):
        return _meet(risk, context)
    if stance is Support.UNKNOWN:
        return _stance(risk, context)
    if stance in SUPPORTIVE:
        return Wording(Move.KEEP_WARM if _has_message(person) else Move.BRING_MESSAGE)
    approach = context.analysis.approaches[person_id]
    return Wording(Move.ASK_BACKING, approach.colleague, approach.last)


def _has_message(person: Person) -> bool:
    return bool(person.talking_points and person.talking_points.say)


def _confirm(risk: Risk, context: StepContext) -> Wording:
    return replace(reaching(risk.person or "", CONFIRM, context), not_for=())


_WORDS: Final[Mapping[str, _Word]] = MappingProxyType(
    {
        FindingCode.GONE_BUT_RELIED_ON: _successor,
        FindingCode.VACANT_DECIDER: _holder,
        FindingCode.OPPOSED_VETO: _unblock,
        FindingCode.UNMET_DECIDER: _meet,
        FindingCode.OUT_OF_TOUCH: _meet,
        FindingCode.UNKNOWN_VETO: _veto,
        FindingCode.UNKNOWN_ATTITUDE: _stance,
        FindingCode.OPPOSING_SHARE: _win,
        FindingCode.WEAK_CHAMPION: _weak,
        FindingCode.UNTESTED_CHAMPION: _untested,
        FindingCode.SINGLE_THREADED: _second_person,
        FindingCode.THEIR_BOTTLENECK: _go_around,
        FindingCode.HIDDEN_INFLUENCE: _influence,
        FindingCode.UNCONFIRMED: _confirm,
        FindingCode.OVERDUE_ACTION: lambda _risk, _context: Wording(Move.ACT),
    }
)
"""What each risk about a person asks for, the one that leads a step first."""

_ORDER: Final = {code: place for place, code in enumerate(_WORDS)}


def leading_first(risk: Risk) -> tuple[int, str, str]:
    """Return the key that sorts the risks about one person: the one that leads the step first.

    The team's own risks come after the product's, unless they are High.
    """
    own = -1 if risk.severity is Severity.ERROR else len(_ORDER)
    return _ORDER.get(risk.code, own), risk.code, risk.what or ""
