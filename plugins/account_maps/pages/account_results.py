"""What is worked out of one map for its own pages: what is measured of it, and what to say."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from account_maps.extensions import Extensions
from account_maps.measure import Measured, measure
from account_maps.measure.risks.rule import RiskRule
from account_maps.measure.scale import Age
from account_maps.model.account import Account, Colleague
from account_maps.model.elsewhere import NOWHERE_ELSE, TiesElsewhere
from account_maps.model.playbook import Playbook
from account_maps.model.rules import Rules
from account_maps.talk import Library, Points, account_context, compile_library, points_for

PeopleByRule = Mapping[str, Sequence[str]]
"""The people of one account that each rule of the library speaks to, by id of the rule."""


class AccountResults(Struct, frozen=True):
    """What is worked out of one map.

    Attributes:
        measured: Figures, paths, losses and risks.
        points: What to say to each person, by id.
    """

    measured: Measured
    points: Mapping[str, Points]

    @property
    def people_by_rule(self) -> PeopleByRule:
        """The people that each rule of the library speaks to."""
        found: dict[str, list[str]] = {}
        for person_id, of_person in self.points.items():
            for rule_id in of_person.rules:
                found.setdefault(rule_id, []).append(person_id)
        return found


class ResultsContext(Struct, frozen=True):
    """What the results of all accounts are worked out with.

    Attributes:
        as_of: The day on which ties and facts have their age.
        rules: The numbers.
        risk_rules: The risks to look for, those of the team's own among them.
        library: The library of talking points.
    """

    as_of: dt.date
    rules: Rules
    risk_rules: Iterable[RiskRule]
    library: Library


def results_context(playbook: Playbook, as_of: dt.date, extensions: Extensions) -> ResultsContext:
    """Return what the results of all accounts of a playbook are worked out with.

    Args:
        playbook: What was read.
        as_of: The day on which ties and facts have their age.
        extensions: What the team has added itself.
    """
    return ResultsContext(
        as_of=as_of,
        rules=playbook.rules,
        risk_rules=tuple(extensions.risk_rules.values()),
        library=compile_library(playbook.talking.rules, extensions.placeholders),
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
    measured = measure(account, context.as_of, context.rules, context.risk_rules, elsewhere)
    best_ties = {key: figures.best_tie for key, figures in measured.people.items()}
    stale = frozenset(key for key, one in measured.people.items() if one.age is Age.STALE)
    talk = account_context(account, colleagues, best_ties, stale)
    points = {who: points_for(who, talk, context.library) for who in account.stakeholders}
    return AccountResults(measured, points)
