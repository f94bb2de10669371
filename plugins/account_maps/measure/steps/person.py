"""The step about one person: the leading risk decides what it asks for."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from account_maps.measure.risk import Risk
from account_maps.measure.step import StepMove, Wording
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
from account_maps.measure.steps.plans import wanted_introductions
from account_maps.measure.steps.positions import predecessor
from account_maps.model.account import TalkingPoints
from account_maps.model.people import attitude, has_own_line
from account_maps.model.values import OPPOSED, SUPPORTIVE, FindingCode, Severity, Support

_Word = Callable[[Risk, StepContext], Wording]

_MOST_NAMED: Final = 2
"""People whom a step names to be brought in."""


def person_wording(person_id: str, risk: Risk, context: StepContext) -> Wording:
    """Return what a step about a person asks for.

    Args:
        person_id: The person.
        risk: The leading risk of the step.
        context: What steps are worked out with.
    """
    if context.account.stakeholders[person_id].placeholder:
        return _holder(person_id, context)
    word = _WORDS.get(risk.code)
    return word(risk, context) if word else Wording(StepMove.ACT)


def _holder(person_id: str, context: StepContext) -> Wording:
    before = predecessor(person_id, context)
    if before:
        first = context.name(before)
        return replace(context.own(before, StepMove.ASK_PREDECESSOR), first=first)
    informant = context.nearest(person_id)
    return informant.wording(StepMove.ASK_HOLDER) if informant else Wording(StepMove.FIND_HOLDER)


def _successor(risk: Risk, context: StepContext) -> Wording:
    person_id = risk.person or ""
    if context.is_friendly(person_id):
        return context.own(person_id, StepMove.ASK_SUCCESSOR)
    informant = context.nearest(person_id)
    return (
        informant.wording(StepMove.ASK_FOR_SUCCESSOR)
        if informant
        else Wording(StepMove.FIND_SUCCESSOR)
    )


def _meet(risk: Risk, context: StepContext) -> Wording:
    """Return to meet a person; an opponent we know is asked what they'd need, not just called."""
    person_id = risk.person or ""
    known = context.is_known(person_id)
    if known and attitude(context.account.stakeholders[person_id]) in OPPOSED:
        return _win(risk, context)
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
    return replace(context.own(person_id, StepMove.ANSWER_OBJECTION), quote=quote)


def _stance(risk: Risk, context: StepContext) -> Wording:
    return reaching(risk.person or "", ASK_STANCE, context)


def _veto(risk: Risk, context: StepContext) -> Wording:
    return reaching(risk.person or "", ASK_VETO, context)


def _weak(risk: Risk, context: StepContext) -> Wording:
    return champions.strengthen(risk.person or "", context)


def _untested(risk: Risk, context: StepContext) -> Wording:
    return champions.test(risk.person or "", context)


def _second_person(risk: Risk, context: StepContext) -> Wording:
    """Return whom the only contact should bring in: as planned, else the nearest who counts."""
    person_id = risk.person or ""
    apart = {person_id, *context.links(person_id).conflicts}
    close = [one for one in dict.fromkeys(context.close(person_id)) if one not in apart]
    everyone = [one for one in context.by_rank(context.analysis.people) if one not in apart]
    wanted = wanted_introductions(person_id, context)
    far = filter(context.has_warm_path, everyone)
    groups = [list(filter(context.could_join, some)) for some in (wanted, close, far)]
    others: list[str] = next(filter(None, groups), [])
    named = tuple(map(context.name, others[:_MOST_NAMED]))
    if attitude(context.account.stakeholders[person_id]) in OPPOSED:
        return _second_without(person_id, named, context)
    if not named:
        return context.own(person_id, StepMove.BRING_SOMEONE)
    return replace(context.own(person_id, StepMove.BRING_SECOND_PERSON), others=named)


def _second_without(person_id: str, named: tuple[str, ...], context: StepContext) -> Wording:
    """Return to meet others without the help of an only contact who is against us."""
    if not named:
        return context.own(person_id, StepMove.SECOND_PERSON)
    return replace(context.own(person_id, StepMove.SECOND_PERSON_NAMED), others=named)


def _go_around(risk: Risk, context: StepContext) -> Wording:
    """Return whom to get to know, before the person they depend on is gone."""
    named = context.dependents(risk.person or "")
    if not named:
        return Wording(StepMove.ACT)
    others = tuple(map(context.name, named[:_MOST_NAMED]))
    return replace(context.own(risk.person or "", StepMove.GO_AROUND), others=others)


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
        move = StepMove.KEEP_WARM if has_own_line(person) else StepMove.BRING_MESSAGE
        return context.own(person_id, move)
    return context.own(person_id, StepMove.ASK_BACKING)


def _confirm(risk: Risk, context: StepContext) -> Wording:
    """Return how to confirm what we have on a person: from them, else from whoever is near."""
    person_id = risk.person or ""
    informant = context.nearest(person_id)
    if informant and not context.is_known(person_id):
        return informant.wording(StepMove.CONFIRM_ASK)
    return replace(reaching(person_id, CONFIRM, context), not_for=())


_WORDS: Final[Mapping[str, _Word]] = MappingProxyType(
    {
        FindingCode.VACANT_DECIDER: lambda risk, context: _holder(risk.person or "", context),
        FindingCode.GONE_BUT_RELIED_ON: _successor,
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
        FindingCode.OVERDUE_ACTION: lambda _risk, _context: Wording(StepMove.ACT),
        FindingCode.NO_OWN_LINE: lambda _risk, _context: Wording(StepMove.WRITE_LINE),
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
