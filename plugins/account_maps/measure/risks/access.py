"""AF2xx: the contact we have with the account, and whom it depends on."""

from collections.abc import Iterator

from msgspec.structs import replace

from account_maps.measure.analysis import Analysis
from account_maps.measure.contacts import ContactState
from account_maps.measure.just_begun import has_begun
from account_maps.measure.risk import Risk
from account_maps.measure.risks.rule import Figures, risk_of, risk_rule, share_affected
from account_maps.measure.scale import decision_weight, tie_strength
from account_maps.model.account import Account, Person, Plan
from account_maps.model.people import is_there
from account_maps.model.values import ActionPurpose, FindingCode, Role, Severity

_MEETING = (ActionPurpose.MEET,)
_NOT_LIVE = {
    ContactState.WEAK: "detail.weak",
    ContactState.OUT_OF_TOUCH: "detail.out_of_touch",
    ContactState.UNDATED: "detail.undated",
}


@risk_rule(FindingCode.UNMET_DECIDER, Severity.ERROR, served_by=_MEETING)
def unmet_decider(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """No contact with a decider is on record."""
    if has_begun(analysis):
        for key in _deciders(analysis, ContactState.NEVER_MET):
            yield risk_of(key, share_affected(key, analysis))


@risk_rule(FindingCode.SINGLE_THREADED, Severity.WARNING, numbers=("ties",), served_by=_MEETING)
def single_threaded(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """One live tie is all we have. Affects everything that this person does not hold."""
    network = analysis.network
    live = network.live
    if len(live) == 1 and sum(network.committee) > 1:
        yield risk_of(network.ids[live[0]], 1 - network.share[live[0]])


@risk_rule(FindingCode.OUR_BOTTLENECK, Severity.WARNING, numbers=("thresholds.bottleneck",))
def our_bottleneck(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """One colleague holds the access. Affects the part of what we reach that would be lost."""
    for loss in analysis.losses if analysis.network.votes else ():
        if loss.ours and loss.share >= analysis.rules.thresholds.bottleneck:
            lost = loss.share * _share_reached(analysis)
            yield Risk(lost, colleague=loss.who, share=loss.share)


@risk_rule(
    FindingCode.THEIR_BOTTLENECK,
    Severity.WARNING,
    numbers=("thresholds.bottleneck",),
    served_by=(),
)
def their_bottleneck(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """One person at the account holds the access to the others.

    Their own share does not count as lost: that a decider matters is no news.
    """
    for loss in analysis.losses if analysis.network.votes else ():
        if not loss.ours and loss.others >= analysis.rules.thresholds.bottleneck:
            others = _share_reached(analysis) - analysis.people[loss.who].share
            yield replace(risk_of(loss.who, loss.others * others), share=loss.others)


@risk_rule(
    FindingCode.GONE_BUT_RELIED_ON,
    Severity.WARNING,
    numbers=("ties.live",),
    served_by=(*_MEETING, ActionPurpose.LEARN),
)
def gone_but_relied_on(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """A person has left whom the map still counts on."""
    account = analysis.account
    named = _still_named(account)
    for key, person in sorted(account.stakeholders.items()):
        weight = decision_weight(person, analysis.rules)
        relied_on = weight or Role.CHAMPION in person.roles or key in named
        if not is_there(person) and (relied_on or _has_live_tie(person, analysis)):
            yield risk_of(key, weight / (weight + analysis.network.votes) if weight else 0.0)


@risk_rule(FindingCode.OUT_OF_TOUCH, Severity.WARNING, numbers=("ties",), served_by=_MEETING)
def out_of_touch(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """There was contact with a decider, and it's too weak, too long ago, or has no day."""
    for key in _deciders(analysis, *_NOT_LIVE):
        detail = _NOT_LIVE[analysis.people[key].contact]
        yield replace(risk_of(key, share_affected(key, analysis)), key=detail)


def _deciders(analysis: Analysis, *states: ContactState) -> Iterator[str]:
    """Yield the deciders we have such contact with, open positions aside."""
    network = analysis.network
    for key, person, has_vote in zip(network.ids, network.people, network.decides, strict=True):
        if has_vote and not person.placeholder and analysis.people[key].contact in states:
            yield key


def _share_reached(analysis: Analysis) -> float:
    return sum(analysis.network.share[n] for n in sorted(analysis.reached.order))


def _has_live_tie(person: Person, analysis: Analysis) -> bool:
    rules = analysis.rules.ties
    ties = person.ties.values()
    return any(tie_strength(tie, analysis.as_of, rules) >= rules.live for tie in ties)


def _still_named(account: Account) -> set[str]:
    """Return the people named by open actions, open promises and objectives."""
    plan = account.plan or Plan()
    open_promises = (one.stakeholders for one in account.promises if one.done is None)
    open_actions = (action.stakeholders for action in plan.actions if action.done is None)
    cared_for = (objective.stakeholders for objective in plan.objectives.values())
    return {key for people in (*open_actions, *open_promises, *cared_for) for key in people}
