"""AF1xx: who decides, and who champions us."""

from collections.abc import Iterator

from msgspec.structs import replace

from account_maps.measure.analysis import Analysis
from account_maps.measure.champions import WEAK, met_an_economic_buyer
from account_maps.measure.risk import Risk
from account_maps.measure.risks.rule import Figures, risk_of, risk_rule, share_affected
from account_maps.model.people import attitude, decides
from account_maps.model.values import SUPPORTIVE, FindingCode, Role, Severity, Support


@risk_rule(FindingCode.NO_ECONOMIC_BUYER, Severity.ERROR)
def no_economic_buyer(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """No one is named who gives the final yes."""
    people = analysis.network.people
    if people and not any(Role.ECONOMIC_BUYER in person.roles for person in people):
        yield Risk(1.0)


@risk_rule(FindingCode.VACANT_DECIDER, Severity.WARNING, by_introduction=True)
def vacant_decider(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """A deciding post has no known holder."""
    network = analysis.network
    for key, person in zip(network.ids, network.people, strict=True):
        if person.placeholder and decides(person):
            yield risk_of(key, share_affected(key, analysis))


@risk_rule(FindingCode.NO_CHAMPION, Severity.WARNING)
def no_champion(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """No one sells for us. Affects the part of the decision that is not for us."""
    if analysis.people and not analysis.champions:
        yield Risk(1 - _share_of_supportive(analysis))


@risk_rule(FindingCode.WEAK_CHAMPION, Severity.WARNING)
def weak_champion(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """A champion lacks power, does not sell for us, or has no stake."""
    not_for_us = 1 - _share_of_supportive(analysis)
    for person, parts in analysis.champions.items():
        if parts.level <= WEAK:
            each = {"power": parts.power, "sells": parts.sells, "stake": parts.stake}
            weakest = min(each, key=lambda part: each[part])
            yield replace(risk_of(person, not_for_us), key=f"field.{weakest}")


@risk_rule(FindingCode.UNTESTED_CHAMPION, Severity.INFO)
def untested_champion(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """A champion has not yet given us access to the economic buyer, whose share it affects.

    While no economic buyer has been met at all, other risks say so.
    """
    if not met_an_economic_buyer(analysis.account):
        return
    network = analysis.network
    buyers = (
        key
        for key, person in zip(network.ids, network.people, strict=True)
        if Role.ECONOMIC_BUYER in person.roles
    )
    share = sum(share_affected(key, analysis) for key in buyers)
    for person, parts in analysis.champions.items():
        if parts.level > WEAK and parts.tested is None:
            yield risk_of(person, share)


@risk_rule(
    FindingCode.HIDDEN_INFLUENCE,
    Severity.INFO,
    numbers=("thresholds.hidden", "decision.susceptibility"),
    by_introduction=True,
)
def hidden_influence(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """A person without a deciding role holds much of the decision."""
    network = analysis.network
    for person, share, has_vote in zip(network.ids, network.share, network.decides, strict=True):
        if network.votes and not has_vote and share >= analysis.rules.thresholds.hidden:
            yield replace(risk_of(person, share), share=share)


@risk_rule(FindingCode.ONLY_FRIENDS, Severity.INFO, numbers=("thresholds.friends",))
def only_friends(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """Every known attitude is for us, which is true of no real company."""
    network = analysis.network
    known = [n for n, p in enumerate(network.people) if attitude(p) is not Support.UNKNOWN]
    friends = all(attitude(network.people[n]) in SUPPORTIVE for n in known)
    if friends and len(known) >= analysis.rules.thresholds.friends:
        yield Risk(sum(network.share[n] for n in known))


def _share_of_supportive(analysis: Analysis) -> float:
    network = analysis.network
    return sum(x for x, s in zip(network.share, network.support, strict=True) if s > 0)
