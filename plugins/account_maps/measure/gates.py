"""The gates of the status: each looks at one thing, and gives a reason where something is wrong.

Forgetting never pays. Each gate asks for something that a date, a relationship or a stance can only
provide, so that without it the gate still gives its reason or a worse one.
"""

from collections.abc import Iterator
from typing import Final

from account_maps.measure.analysis import Analysis
from account_maps.measure.champions import NONE
from account_maps.measure.contacts import ContactState
from account_maps.measure.deal import is_in_evaluation, is_past_first_stage
from account_maps.measure.figures import best_champion
from account_maps.measure.influence_network import InfluenceNetwork
from account_maps.measure.reached import ROUNDING, ReachedShare, reached_cases
from account_maps.measure.records import who
from account_maps.measure.scale import Age
from account_maps.measure.status import AccountStatus, Gate, Status, StatusReason
from account_maps.measure.values import unknown_share
from account_maps.model.values import Role

_NO_LIVE_CONTACT: Final = {
    ContactState.NEVER_MET: Gate.BUYER_NEVER_MET,
    ContactState.OUT_OF_TOUCH: Gate.BUYER_OUT_OF_TOUCH,
    ContactState.WEAK: Gate.BUYER_WEAK,
    ContactState.UNDATED: Gate.BUYER_UNDATED,
}
_AGES: Final = {Age.STALE: Gate.OUT_OF_DATE, Age.UNKNOWN: Gate.NEVER_CONFIRMED}
_LEVELS: Final = {level: rank for rank, level in enumerate(Status)}
_GATES: Final = {gate: rank for rank, gate in enumerate(Gate)}


def account_status(analysis: Analysis) -> AccountStatus:
    """Return the status of an account: the worst that a gate gives, on track if none does.

    The gates, their order and their limits are our choice, after ClosePlan, Gong and MEDDPICC.

    Args:
        analysis: The analysis of the map.
    """
    found = (
        *_economic_buyers(analysis),
        *_vetoes(analysis),
        *_departure(analysis),
        *_not_enough(analysis),
        *_deciders(analysis),
        *_contacts(analysis),
        *_champion(analysis),
        *_ages(analysis),
    )
    reasons = sorted(found, key=lambda one: (_LEVELS[one.level], _GATES[one.gate]))
    level = reasons[0].level if reasons else Status.ON_TRACK
    return AccountStatus(level, tuple(reasons))


def _about(gate: Gate, level: Status, number: int, analysis: Analysis) -> StatusReason:
    key = analysis.network.ids[number]
    name = who(key, analysis.network.people[number]).name
    figures = analysis.people[key]
    return StatusReason(gate, level, key, name, share=figures.share, last=figures.last)


def _by_share(analysis: Analysis) -> list[int]:
    return analysis.network.by_share(range(len(analysis.network.ids)))


def _economic_buyers(analysis: Analysis) -> Iterator[StatusReason]:
    """Yield each economic buyer we aren't in live contact with, and that none is named."""
    network = analysis.network
    late = is_past_first_stage(analysis.account, analysis.rules.deal)
    level = Status.AT_RISK if late else Status.WATCH
    buyers = [n for n in _by_share(analysis) if Role.ECONOMIC_BUYER in network.people[n].roles]
    for number in buyers:
        figures = analysis.people[network.ids[number]]
        if network.people[number].placeholder:
            yield _about(Gate.BUYER_OPEN_POSITION, level, number, analysis)
        elif figures.contact in _NO_LIVE_CONTACT:
            yield _about(_NO_LIVE_CONTACT[figures.contact], level, number, analysis)
    if not buyers and any(network.decides):
        yield StatusReason(Gate.NO_ECONOMIC_BUYER, Status.WATCH)


def _vetoes(analysis: Analysis) -> Iterator[StatusReason]:
    """Yield each person who can stop the decision and is against us, or whose stance is unknown."""
    network = analysis.network
    for number in _by_share(analysis):
        person = network.people[number]
        if not person.veto:
            continue
        if not network.known[number]:
            gate = Gate.VETO_OPEN_POSITION if person.placeholder else Gate.VETO_UNKNOWN
            yield _about(gate, Status.WATCH, number, analysis)
        elif network.support[number] < 0:
            yield _about(Gate.VETO_AGAINST_US, Status.AT_RISK, number, analysis)


def _departure(analysis: Analysis) -> Iterator[StatusReason]:
    """Yield that too little of the decision is reached today, or after the worst departure."""
    network, rules = analysis.network, analysis.rules
    if not any(network.decides) or not is_past_first_stage(analysis.account, rules.deal):
        return
    limit, level = rules.status.reached - ROUNDING, Status.AT_RISK
    today, *after = reached_cases(network, rules.status.floor)
    worst = min(after, key=lambda one: _severity(one, network), default=today)
    if today.share < limit:
        yield StatusReason(Gate.LITTLE_REACHED, level, share=today.share)
    elif worst.share < limit and worst.person:
        name = who(worst.person, network.people[network.numbers[worst.person]]).name
        yield StatusReason(Gate.CONTACT_LEAVING, level, worst.person, name, share=worst.share)
    elif worst.share < limit:
        gate, colleague = Gate.TEAMMATE_LEAVING, worst.colleague
        yield StatusReason(gate, level, colleague=colleague, share=worst.share)


def _severity(case: ReachedShare, network: InfluenceNetwork) -> tuple[float, int]:
    """Return the key that sorts departures, the worst first; of equals ours, then who matters."""
    rank = network.rank[network.numbers[case.person]] if case.person else -1
    return round(case.share / ROUNDING) * ROUNDING, rank


def _not_enough(analysis: Analysis) -> Iterator[StatusReason]:
    """Yield what makes any other status a guess."""
    network, level = analysis.network, Status.NOT_ENOUGH_KNOWN
    if not network.people:
        yield StatusReason(Gate.NOBODY_ON_MAP, level)
        return
    if not any(network.decides):
        yield StatusReason(Gate.NO_DECIDER, level)
    unknown = unknown_share(network)
    if unknown > analysis.rules.status.unknown + ROUNDING:
        yield StatusReason(Gate.STANCES_UNKNOWN, level, share=unknown)
    if not any(one.last or one.verified for one in analysis.people.values()):
        yield StatusReason(Gate.NOTHING_CONFIRMED, level)


def _deciders(analysis: Analysis) -> Iterator[StatusReason]:
    """Yield each decider whose stance is unknown; those with a veto are told as such."""
    network = analysis.network
    for number in _by_share(analysis):
        person = network.people[number]
        if network.known[number] or person.veto or not network.decides[number]:
            continue
        if not person.placeholder:
            yield _about(Gate.DECIDER_UNKNOWN, Status.WATCH, number, analysis)
        elif Role.ECONOMIC_BUYER not in person.roles:
            yield _about(Gate.DECIDER_OPEN_POSITION, Status.WATCH, number, analysis)


def _contacts(analysis: Analysis) -> Iterator[StatusReason]:
    """Yield that we have at most one live relationship, where the committee has more people."""
    network = analysis.network
    asked = [
        n for n, one in enumerate(network.people) if network.committee[n] and not one.placeholder
    ]
    if len(asked) <= 1:
        return
    if not network.live:
        yield StatusReason(Gate.NO_LIVE_CONTACT, Status.WATCH)
    elif len(network.live) == 1:
        yield _about(Gate.SINGLE_THREADED, Status.WATCH, network.live[0], analysis)


def _champion(analysis: Analysis) -> Iterator[StatusReason]:
    """Yield that no champion has been tested, once the evaluation has begun."""
    if not is_in_evaluation(analysis.account, analysis.rules.deal):
        return
    real = {key: one for key, one in analysis.champions.items() if one.level > NONE}
    if any(one.tested for one in real.values()):
        return
    usable = {key: one for key, one in real.items() if _gets_to_a_buyer(key, analysis)}
    best = best_champion(usable or real)
    if best is None:
        yield StatusReason(Gate.NO_CHAMPION, Status.WATCH)
    else:
        gate = Gate.CHAMPION_UNTESTED if usable else Gate.CHAMPION_IN_CONFLICT
        yield _about(gate, Status.WATCH, analysis.network.numbers[best], analysis)


def _gets_to_a_buyer(champion: str, analysis: Analysis) -> bool:
    """Return whether a champion isn't in conflict with every economic buyer there is."""
    network, links = analysis.network, analysis.links.get(champion)
    buyers = {
        key
        for key, person in zip(network.ids, network.people, strict=True)
        if Role.ECONOMIC_BUYER in person.roles
    }
    return not buyers or not links or not buyers.issubset(links.conflicts)


def _ages(analysis: Analysis) -> Iterator[StatusReason]:
    """Yield each decider and key player who is out of date, or was never confirmed."""
    network = analysis.network
    for number in _by_share(analysis):
        counts = network.decides[number] or network.key[number]
        age = analysis.people[network.ids[number]].age
        if counts and age in _AGES and not network.people[number].placeholder:
            yield _about(_AGES[age], Status.WATCH, number, analysis)
