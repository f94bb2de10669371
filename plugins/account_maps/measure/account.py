"""Measures one map: its figures, introduction paths, losses, risks, next steps and questions."""

import datetime as dt
from collections.abc import Iterable

from account_maps.measure.analysis import analyze
from account_maps.measure.figures import figures, vetoes
from account_maps.measure.gates import account_status
from account_maps.measure.icp import computed_fit
from account_maps.measure.measured import Measured
from account_maps.measure.open_questions import open_questions
from account_maps.measure.risks import RISK_RULES, RiskRule, find_risks
from account_maps.measure.steps import find_steps
from account_maps.model.account import Account
from account_maps.model.elsewhere import NOWHERE_ELSE, TiesElsewhere
from account_maps.model.icp import FitCriteria
from account_maps.model.rules import Rules

_NO_CRITERIA = FitCriteria()


def measure(  # noqa: PLR0913 - what a map is measured with comes from six places
    account: Account,
    as_of: dt.date,
    rules: Rules,
    risk_rules: Iterable[RiskRule] = RISK_RULES.values(),
    *,
    elsewhere: TiesElsewhere = NOWHERE_ELSE,
    criteria: FitCriteria = _NO_CRITERIA,
) -> Measured:
    """Return the status, figures, paths, losses, risks, next steps and questions of a map.

    A closed account has no risks and no next steps.

    Args:
        account: The map.
        as_of: The day on which the age of ties and facts is measured.
        rules: The numbers.
        risk_rules: The rules that look for risks.
        elsewhere: Our relationships with its people on other accounts.
        criteria: The criteria of the ideal customer profile.
    """
    risk_rules = tuple(risk_rules)
    analysis = analyze(account, as_of, rules, elsewhere)
    status = account_status(analysis)
    by_key = figures(analysis, status)
    risks = find_risks(analysis, by_key, risk_rules)
    return Measured(
        people=analysis.people,
        approaches=analysis.approaches,
        status=status,
        figures=by_key,
        champions=analysis.champions,
        decider_paths=analysis.decider_paths,
        losses=tuple(loss for loss in analysis.losses if loss.share),
        bus_factor=analysis.bus_factor or (),
        risks=risks,
        steps=find_steps(analysis, risks, risk_rules),
        vetoes=vetoes(analysis),
        fit=computed_fit(account, criteria),
        open_questions=open_questions(analysis),
    )
