"""Finds the risks of an account, and fills in what to do about each: who acts, by when, and how."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from msgspec.structs import replace

from account_maps.measure.analysis import Analysis
from account_maps.measure.intro_paths import intro_path
from account_maps.measure.paths import IntroPath
from account_maps.measure.records import who
from account_maps.measure.risk import Risk
from account_maps.measure.risks.rule import Figures, RiskRule
from account_maps.model.account import Account, Action, Plan
from account_maps.model.days import days_after
from account_maps.model.rules import FindingCase, FindingRule, Rules, Thresholds
from account_maps.model.values import Severity

_RANKS: Final = {severity: rank for rank, severity in enumerate(Severity)}


def find_risks(
    analysis: Analysis, figures: Figures, risk_rules: Iterable[RiskRule]
) -> tuple[Risk, ...]:
    """Return all risks, sorted by the share of the decision they affect, in whole percents.

    Rules of the severity ``off`` are left out; risks that are waived are included and say so.

    Args:
        analysis: The analysis of the map.
        figures: Its figures.
        risk_rules: The rules that look for risks.
    """
    agreed = _agreed(analysis)
    found = [
        _completed(risk, rule, severity, analysis, agreed)
        for rule in risk_rules
        if (severity := severity_of(rule, analysis)) is not Severity.OFF
        for risk in rule.find(analysis, figures)
    ]
    return tuple(sorted(found, key=_urgency))


def _urgency(risk: Risk) -> tuple[int, int, str, str, str, str]:
    affected = -round(100 * risk.share_affected)
    about = (risk.person or "", risk.colleague or "", risk.what or "")
    return affected, _RANKS[risk.severity], risk.code, *about


def settings_of(rule: RiskRule, rules: Rules) -> FindingRule:
    """Return what ``_rules.yaml`` says about a kind of risk."""
    return rules.findings.get(rule.code, FindingRule())


def severity_of(rule: RiskRule, analysis: Analysis) -> Severity:
    """Return the severity of a kind of risk on an account."""
    settings = settings_of(rule, analysis.rules)
    fitting = (case.severity for case in settings.cases if _fits(case, analysis.account))
    return next(fitting, settings.severity or rule.severity)


def _fits(case: FindingCase, account: Account) -> bool:
    wanted = (
        (case.tier, account.tier),
        (case.segment, account.segment),
        (case.stage, account.stage),
    )
    return all(value in words for words, value in wanted if words)


class _Agreed(NamedTuple):
    """What the account team has agreed on already.

    Attributes:
        actions: For each person the next open action that is not overdue, with its index.
        waivers: The longest waiver for each code and person, or for a code and None.
    """

    actions: Mapping[str, tuple[int, Action]]
    waivers: Mapping[tuple[str, str | None], tuple[dt.date, str]]


def _agreed(analysis: Analysis) -> _Agreed:
    return _Agreed(
        _next_actions((analysis.account.plan or Plan()).actions, analysis.as_of),
        _waivers(analysis.account, analysis.as_of),
    )


def _next_actions(actions: tuple[Action, ...], as_of: dt.date) -> dict[str, tuple[int, Action]]:
    first: dict[str, tuple[dt.date, str, int]] = {}
    for number, action in enumerate(actions):
        if action.done is None and action.due and action.due >= as_of:
            this = (action.due, action.what, number)
            for person in action.stakeholders:
                first[person] = min(this, first.get(person, this))
    return {person: (number, actions[number]) for person, (_, _, number) in first.items()}


def _waivers(account: Account, as_of: dt.date) -> dict[tuple[str, str | None], tuple[dt.date, str]]:
    waivers: dict[tuple[str, str | None], tuple[dt.date, str]] = {}
    for waiver in account.waivers:
        if waiver.until >= as_of:
            about, until = (waiver.finding, waiver.person), (waiver.until, waiver.reason)
            waivers[about] = max(until, waivers.get(about, until))
    return waivers


def _completed(
    risk: Risk, rule: RiskRule, severity: Severity, analysis: Analysis, agreed: _Agreed
) -> Risk:
    intro = _introduction(risk.person, analysis)
    number, action = agreed.actions.get(risk.person or "", (None, None))
    soon = days_after(analysis.as_of, _days(severity, analysis.rules.thresholds))
    return replace(
        risk,
        share_affected=min(1.0, risk.share_affected),
        code=rule.code,
        severity=severity,
        person_name=_name(risk.person, analysis.account),
        owner=_owner(risk, action, intro, analysis),
        due=action.due if action and action.due else soon,
        planned=number,
        intro=intro,
        introducer=_name(intro.people[0] if intro else None, analysis.account),
        act_by_intro=rule.by_introduction and intro is not None,
        waived=_waiver(rule.code, risk.person, agreed),
    )


def _name(person: str | None, account: Account) -> str:
    return who(person, account.stakeholders[person]).name if person else ""


def _introduction(person: str | None, analysis: Analysis) -> IntroPath | None:
    """Return the path to a person if it leads through someone else at the account."""
    if person is None or person not in analysis.people:
        return None
    network = analysis.network
    path = intro_path(network, analysis.reached, network.numbers[person])
    return path if path and len(path.people) > 1 else None


def _days(severity: Severity, thresholds: Thresholds) -> int:
    if severity is Severity.ERROR:
        return thresholds.soon
    return thresholds.later if severity is Severity.WARNING else thresholds.sometime


def _owner(
    risk: Risk, action: Action | None, intro: IntroPath | None, analysis: Analysis
) -> str | None:
    """Return the colleague who should act; see ``Risk``."""
    if risk.owner or (action and action.owner):
        return risk.owner or (action.owner if action else None)
    if intro:
        return intro.colleague
    known = analysis.people.get(risk.person or "")
    return (known.best_tie if known else None) or analysis.account.owner


def _waiver(code: str, person: str | None, agreed: _Agreed) -> tuple[str, dt.date] | None:
    """Return the longest waiver in force for a risk, of the person or of everyone."""
    about = {(code, None), (code, person)}
    in_force = [agreed.waivers[one] for one in about if one in agreed.waivers]
    if not in_force:
        return None
    until, reason = max(in_force)
    return reason, until
