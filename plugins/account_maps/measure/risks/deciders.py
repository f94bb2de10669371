"""AF1xx: who decides, and who champions us."""

from collections.abc import Iterator

from msgspec.structs import replace

from account_maps.measure.analysis import Analysis
from account_maps.measure.champions import WEAK
from account_maps.measure.just_begun import has_begun
from account_maps.measure.measured import ChampionParts
from account_maps.measure.risk import Risk
from account_maps.measure.risks.rule import Figures, risk_of, risk_rule, share_affected
from account_maps.model.people import attitude, decides
from account_maps.model.values import (
    SUPPORTIVE,
    ActionPurpose,
    FindingCode,
    Role,
    Severity,
    Support,
)


@risk_rule(FindingCode.NO_ECONOMIC_BUYER, Severity.ERROR)
def no_economic_buyer(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """Deciders are named, but none who gives the final yes.

    Where nobody has a deciding role yet, the next steps ask who the buyers are instead.
    """
    people = analysis.network.people
    named = any(Role.ECONOMIC_BUYER in person.roles for person in people)
    if analysis.network.votes and not named:
        yield Risk(1.0)


@risk_rule(
    FindingCode.VACANT_DECIDER,
    Severity.WARNING,
    served_by=(ActionPurpose.LEARN, ActionPurpose.MEET),
)
def vacant_decider(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """A deciding post has no known holder."""
    network = analysis.network
    for key, person in zip(network.ids, network.people, strict=True):
        if person.placeholder and decides(person):
            yield risk_of(key, share_affected(key, analysis))


@risk_rule(FindingCode.NO_CHAMPION, Severity.WARNING)
def no_champion(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """No one in a committee sells for us. Affects the part of the decision that is not for us."""
    network = analysis.network
    several = sum(network.committee) > 1
    if several and network.votes and has_begun(analysis) and not _named_champions(analysis):
        yield Risk(1 - _share_of_supportive(analysis))


@risk_rule(FindingCode.WEAK_CHAMPION, Severity.WARNING)
def weak_champion(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """A champion lacks power, does not sell for us, or has no stake."""
    not_for_us = 1 - _share_of_supportive(analysis)
    for person, parts in _named_champions(analysis).items():
        if parts.level <= WEAK:
            each = {"power": parts.power, "sells": parts.sells, "stake": parts.stake}
            weakest = min(each, key=lambda part: each[part])
            yield replace(risk_of(person, not_for_us), key=f"field.{weakest}")


@risk_rule(FindingCode.UNTESTED_CHAMPION, Severity.INFO, served_by=(ActionPurpose.INTRODUCE,))
def untested_champion(analysis: Analysis, _: Figures) -> Iterator[Risk]:
    """A champion has not yet given us access to the economic buyer, whose share it affects.

    Where a map has a day for it and no contact with the economic buyer, that contact is the risk.
    """
    network = analysis.network
    buyers = (
        key
        for key, person in zip(network.ids, network.people, strict=True)
        if Role.ECONOMIC_BUYER in person.roles
    )
    share = sum(share_affected(key, analysis) for key in buyers)
    for person, parts in _named_champions(analysis).items():
        said = analysis.account.stakeholders[person].champion
        if parts.level > WEAK and not (said and said.tested):
            yield risk_of(person, share)


@risk_rule(
    FindingCode.HIDDEN_INFLUENCE,
    Severity.INFO,
    numbers=("thresholds.hidden", "decision.susceptibility"),
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


def _named_champions(analysis: Analysis) -> dict[str, ChampionParts]:
    """Return the champions with a name: an open position sells nothing."""
    people = analysis.account.stakeholders
    champions = analysis.champions.items()
    return {key: parts for key, parts in champions if not people[key].placeholder}


def _share_of_supportive(analysis: Analysis) -> float:
    network = analysis.network
    return sum(x for x, s in zip(network.share, network.support, strict=True) if s > 0)
