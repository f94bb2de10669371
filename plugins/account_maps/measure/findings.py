"""Findings: what the rules see, with how much is made of it, and what to do about it."""

import datetime as dt
from collections.abc import Mapping
from typing import Final, NamedTuple

from account_maps.measure.analysis import Analysis
from account_maps.measure.finding_rules import RULES, Figures, Seen
from account_maps.measure.intro_paths import intro_path
from account_maps.measure.measured import Found, IntroPath
from account_maps.model.account import Account, Action, Plan
from account_maps.model.days import days_after
from account_maps.model.rules import FindingCase, Rules, Thresholds
from account_maps.model.values import FindingCode, Severity

DEFAULTS: Final[Mapping[FindingCode, Severity]] = {
    FindingCode.NO_ECONOMIC_BUYER: Severity.ERROR,
    FindingCode.VACANT_DECIDER: Severity.WARNING,
    FindingCode.NO_CHAMPION: Severity.WARNING,
    FindingCode.WEAK_CHAMPION: Severity.WARNING,
    FindingCode.UNTESTED_CHAMPION: Severity.INFO,
    FindingCode.HIDDEN_INFLUENCE: Severity.INFO,
    FindingCode.ONLY_FRIENDS: Severity.INFO,
    FindingCode.UNMET_DECIDER: Severity.ERROR,
    FindingCode.SINGLE_THREADED: Severity.WARNING,
    FindingCode.OUR_BOTTLENECK: Severity.WARNING,
    FindingCode.THEIR_BOTTLENECK: Severity.WARNING,
    FindingCode.GONE_BUT_RELIED_ON: Severity.WARNING,
    FindingCode.OPPOSED_VETO: Severity.ERROR,
    FindingCode.OPPOSING_SHARE: Severity.WARNING,
    FindingCode.UNKNOWN_ATTITUDE: Severity.INFO,
    FindingCode.NO_SHARED_MESSAGE: Severity.WARNING,
    FindingCode.UNWANTED_OBJECTIVE: Severity.INFO,
    FindingCode.OVERDUE_ACTION: Severity.WARNING,
    FindingCode.OVERDUE_PROMISE: Severity.WARNING,
    FindingCode.STALE_KEY_PLAYER: Severity.WARNING,
}
"""How much is made of each finding where ``_rules.yaml`` does not say."""

_RANKS: Final = {severity: rank for rank, severity in enumerate(Severity)}


def severity_of(code: FindingCode, account: Account, rules: Rules) -> Severity:
    """Return how much is made of a finding on an account."""
    rule = rules.findings.get(code)
    if rule is None:
        return DEFAULTS[code]
    fitting = (case.severity for case in rule.cases if _fits(case, account))
    return next(fitting, rule.severity or DEFAULTS[code])


def _fits(case: FindingCase, account: Account) -> bool:
    wanted = (
        (case.tier, account.tier),
        (case.segment, account.segment),
        (case.stage, account.stage),
    )
    return all(value in words for words, value in wanted if words)


def findings(analysis: Analysis, figures: Figures) -> tuple[Found, ...]:
    """Return all findings, sorted by how much of the decision they touch, in whole percents.

    Those of the severity ``off`` are left out; those waived are among them and say so.
    """
    agreed = _agreed(analysis)
    found = [
        _found(seen, severity, analysis, agreed)
        for rule in RULES
        for seen in rule(analysis, figures)
        if (severity := severity_of(seen.code, analysis.account, analysis.rules))
        is not Severity.OFF
    ]
    return tuple(sorted(found, key=_urgency))


class _Agreed(NamedTuple):
    """What the account's people have agreed on already.

    Attributes:
        actions: The open action about each person with its number: the earliest still to come.
        waivers: For each code and person, or a code and None, the waiver that lasts longest.
    """

    actions: Mapping[str, tuple[int, Action]]
    waivers: Mapping[tuple[FindingCode, str | None], tuple[dt.date, str]]


def _agreed(analysis: Analysis) -> _Agreed:
    account, as_of = analysis.account, analysis.as_of
    planned = (account.plan or Plan()).actions
    first: dict[str, tuple[dt.date, str, int]] = {}
    for number, action in enumerate(planned):
        if action.done is None and action.due and action.due >= as_of:
            this = (action.due, action.what, number)
            for person in action.stakeholders:
                first[person] = min(this, first.get(person, this))
    waivers: dict[tuple[FindingCode, str | None], tuple[dt.date, str]] = {}
    for waiver in account.waivers:
        if waiver.until >= as_of:
            about, until = (waiver.finding, waiver.person), (waiver.until, waiver.reason)
            waivers[about] = max(until, waivers.get(about, until))
    actions = {person: (number, planned[number]) for person, (_, _, number) in first.items()}
    return _Agreed(actions, waivers)


def _urgency(found: Found) -> tuple[int, int, str, tuple[str, ...], str]:
    touches = -round(100 * found.touches)
    about = (*found.people, found.colleague or "")
    return touches, _RANKS[found.severity], found.code, about, found.what or ""


def _found(seen: Seen, severity: Severity, analysis: Analysis, agreed: _Agreed) -> Found:
    way = _introduction(seen.person, analysis)
    number, action = agreed.actions.get(seen.person or "", (None, None))
    soon = days_after(analysis.as_of, _days(severity, analysis.rules.thresholds))
    return Found(
        code=seen.code,
        severity=severity,
        touches=min(1.0, seen.touches),
        people=(seen.person,) if seen.person else (),
        colleague=seen.colleague,
        share=seen.share,
        days=seen.days,
        what=seen.what,
        key=seen.key,
        owner=_owner(seen, action, way, analysis),
        due=action.due if action and action.due else soon,
        planned=number,
        route=way,
        place=seen.place,
        waived=_waiver(seen, agreed),
    )


def _introduction(person: str | None, analysis: Analysis) -> IntroPath | None:
    """Return the way to a person if it leads over somebody else of theirs."""
    if person is None or person not in analysis.people:
        return None
    way = intro_path(analysis.network, analysis.reached, analysis.network.numbers[person])
    return way if way and len(way.people) > 1 else None


def _days(severity: Severity, thresholds: Thresholds) -> int:
    if severity is Severity.ERROR:
        return thresholds.soon
    return thresholds.later if severity is Severity.WARNING else thresholds.sometime


def _owner(
    seen: Seen, action: Action | None, way: IntroPath | None, analysis: Analysis
) -> str | None:
    """Return who of us should act: as planned, who begins the route, who knows them, the owner."""
    if seen.owner or (action and action.owner):
        return seen.owner or (action.owner if action else None)
    if way:
        return way.colleague
    known = analysis.people.get(seen.person or "")
    return (known.best_tie if known else None) or analysis.account.owner


def _waiver(seen: Seen, agreed: _Agreed) -> tuple[str, dt.date] | None:
    """Return the waiver that holds for a finding, the one that lasts longest."""
    about = {(seen.code, None), (seen.code, seen.person)}
    holding = [agreed.waivers[one] for one in about if one in agreed.waivers]
    if not holding:
        return None
    until, reason = max(holding)
    return reason, until
