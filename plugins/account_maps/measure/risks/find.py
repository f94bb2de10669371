"""Finds the risks of an account: what its rules yield, with severity and waivers."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final

from msgspec.structs import replace

from account_maps.measure.analysis import Analysis
from account_maps.measure.deal import is_closed
from account_maps.measure.records import who
from account_maps.measure.risk import Risk
from account_maps.measure.risks.rule import Figures, RiskRule
from account_maps.model.account import Account
from account_maps.model.rules import FindingCase, FindingRule, Rules
from account_maps.model.values import Severity

SEVERITY_RANKS: Final = {severity: rank for rank, severity in enumerate(Severity)}
"""The place of each severity, the heaviest first."""

_Waivers = Mapping[tuple[str, str | None], tuple[dt.date, str]]
"""The longest waiver for each code and person, or for a code and None."""


def find_risks(
    analysis: Analysis, figures: Figures, risk_rules: Iterable[RiskRule]
) -> tuple[Risk, ...]:
    """Return all risks, sorted by the share of the decision they affect, in whole percents.

    Rules of the severity ``off`` are left out; risks that are waived are included and say so. A
    closed account has no risks.

    Args:
        analysis: The analysis of the map.
        figures: Its figures.
        risk_rules: The rules that look for risks.
    """
    if is_closed(analysis.account):
        return ()
    waivers = _waivers(analysis.account, analysis.as_of)
    found = [
        _completed(risk, rule, severity, analysis, waivers)
        for rule in risk_rules
        if (severity := severity_of(rule, analysis)) is not Severity.OFF
        for risk in rule.find(analysis, figures)
    ]
    return tuple(sorted(found, key=lambda risk: _urgency(risk, analysis)))


def _urgency(risk: Risk, analysis: Analysis) -> tuple[int, int, str, int, str, str, str]:
    affected = -round(100 * risk.share_affected)
    about = (risk.person or "", risk.colleague or "", risk.what or "")
    rank = place_of(risk.person, analysis)
    return affected, SEVERITY_RANKS[risk.severity], risk.code, rank, *about


def place_of(person: str | None, analysis: Analysis) -> int:
    """Return the place of a person in the order of what matters; nobody, or who left, is last."""
    number = analysis.network.numbers.get(person or "")
    return len(analysis.network.ids) if number is None else analysis.network.rank[number]


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


def _waivers(account: Account, as_of: dt.date) -> _Waivers:
    waivers: dict[tuple[str, str | None], tuple[dt.date, str]] = {}
    for waiver in account.waivers:
        if waiver.until >= as_of:
            about, until = (waiver.finding, waiver.person), (waiver.until, waiver.reason)
            waivers[about] = max(until, waivers.get(about, until))
    return waivers


def _completed(
    risk: Risk, rule: RiskRule, severity: Severity, analysis: Analysis, waivers: _Waivers
) -> Risk:
    return replace(
        risk,
        share_affected=min(1.0, risk.share_affected),
        code=rule.code,
        severity=severity,
        person_name=_name(risk.person, analysis.account),
        waived=_waiver(rule.code, risk.person, waivers),
    )


def _name(person: str | None, account: Account) -> str:
    return who(person, account.stakeholders[person]).name if person else ""


def _waiver(code: str, person: str | None, waivers: _Waivers) -> tuple[str, dt.date] | None:
    """Return the longest waiver in force for a risk, of the person or of everyone."""
    about = {(code, None), (code, person)}
    in_force = [waivers[one] for one in about if one in waivers]
    if not in_force:
        return None
    until, reason = max(in_force)
    return reason, until
