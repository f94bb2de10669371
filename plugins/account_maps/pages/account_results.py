"""What is worked out of one map for its own pages: what is measured of it, and what to say."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from account_maps.extensions import Extensions
from account_maps.measure import Measured, measure
from account_maps.measure.risks.rule import RiskRule
from account_maps.model.account import Account, Colleague
from account_maps.model.elsewhere import NOWHERE_ELSE, TiesElsewhere
from account_maps.model.icp import FitCriteria
from account_maps.model.playbook import Playbook
from account_maps.model.rules import Rules
from account_maps.talk import (
    Kind,
    Library,
    Points,
    account_context,
    account_points,
    compile_library,
)
from account_maps.texts import Texts


class RuleReach(Struct, frozen=True, gc=False, array_like=True):
    """The people of one account that a rule of the library speaks to, by id.

    Attributes:
        shown: Those to whom a line of it is shown.
        folded: Those for whom all its lines are folded.
    """

    shown: tuple[str, ...]
    folded: tuple[str, ...]


ReachByRule = Mapping[str, RuleReach]
"""Whom each rule of the library speaks to in one account, by id of the rule."""


class AccountResults(Struct, frozen=True):
    """What is worked out of one map.

    Attributes:
        measured: Figures, paths, losses and risks.
        points: What to say to each person, by id.
    """

    measured: Measured
    points: Mapping[str, Points]

    @property
    def reach_by_rule(self) -> ReachByRule:
        """Whom each rule of the library speaks to."""
        shown: defaultdict[str, list[str]] = defaultdict(list)
        folded: defaultdict[str, list[str]] = defaultdict(list)
        for person_id, of_person in self.points.items():
            seen = {one.rule for kind in Kind for one in of_person.shown(kind)}
            for rule_id in of_person.rules:
                (shown if rule_id in seen else folded)[rule_id].append(person_id)
        return {
            rule_id: RuleReach(tuple(shown[rule_id]), tuple(folded[rule_id]))
            for rule_id in sorted({*shown, *folded})
        }


class ResultsContext(Struct, frozen=True):
    """What the results of all accounts are worked out with.

    Attributes:
        as_of: The day on which ties and facts have their age.
        rules: The numbers.
        risk_rules: The risks to look for, those of the team's own among them.
        library: The library of talking points.
        texts: What the pages say.
        criteria: The criteria of the ideal customer profile.
    """

    as_of: dt.date
    rules: Rules
    risk_rules: Iterable[RiskRule]
    library: Library
    texts: Texts
    criteria: FitCriteria = FitCriteria()


def results_context(
    playbook: Playbook, as_of: dt.date, extensions: Extensions, texts: Texts
) -> ResultsContext:
    """Return what the results of all accounts of a playbook are worked out with.

    Args:
        playbook: What was read.
        as_of: The day on which ties and facts have their age.
        extensions: What the team has added itself.
        texts: What the pages say.
    """
    return ResultsContext(
        as_of=as_of,
        rules=playbook.rules,
        risk_rules=tuple(extensions.risk_rules.values()),
        criteria=playbook.icp,
        library=compile_library(playbook.talking.rules, extensions.placeholders),
        texts=texts,
    )


def account_results(
    account: Account,
    colleagues: Mapping[str, Colleague],
    context: ResultsContext,
    elsewhere: TiesElsewhere = NOWHERE_ELSE,
) -> AccountResults:
    """Return what is worked out of a map.

    Args:
        account: The map.
        colleagues: Our people by id.
        context: What it is worked out with.
        elsewhere: Our relationships with its people on other accounts.
    """
    measured = measure(
        account,
        context.as_of,
        context.rules,
        context.risk_rules,
        elsewhere=elsewhere,
        criteria=context.criteria,
    )
    talk = account_context(account, colleagues, measured.people, context.as_of, context.texts)
    return AccountResults(measured, account_points(talk, context.library))
