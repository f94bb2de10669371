"""A risk rule: one kind of risk, with everything that is fixed about it in one place.

A rule is made from the function that finds the risk::

    @risk_rule(FindingCode.OPPOSING_SHARE, Severity.WARNING, numbers=("thresholds.opposing",))
    def opposing_share(analysis: Analysis, figures: Figures) -> Iterator[Risk]: ...

Its words are the texts ``finding.<code>``, its two example maps ``texts/examples/<code>.yaml``.
"""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from account_maps.measure.analysis import Analysis
from account_maps.measure.measured import Figure, FigureKey
from account_maps.measure.risk import Risk
from account_maps.model.values import ActionPurpose, Severity

Figures = Mapping[FigureKey, Figure]
FindRisk = Callable[[Analysis, Figures], Iterable[Risk]]


class RiskRule(Struct, frozen=True):
    """One kind of risk.

    Attributes:
        code: Its code, such as ``AF201``. A code is never reused for another risk.
        severity: Its severity unless ``_rules.yaml`` says otherwise.
        find: Yields a ``Risk`` for each person or entry of the map that the rule applies to. A
            risk is about one person at most, so that each can be acted on and waived by itself.
        numbers: Keys of the numbers of the rules it uses, such as ``thresholds.hidden``.
        served_by: What an action of the plan must be for to deal with it already.
    """

    code: str
    severity: Severity
    find: FindRisk
    numbers: tuple[str, ...] = ()
    served_by: frozenset[ActionPurpose] = frozenset(ActionPurpose)


def risk_rule(
    code: str,
    severity: Severity,
    *,
    numbers: tuple[str, ...] = (),
    served_by: Iterable[ActionPurpose] = ActionPurpose,
) -> Callable[[FindRisk], RiskRule]:
    """Return a decorator that makes a rule of the function below it; see ``RiskRule``."""

    def rule(find: FindRisk) -> RiskRule:
        return RiskRule(code, severity, find, numbers, frozenset(served_by))

    return rule


def share_affected(person: str, analysis: Analysis) -> float:
    """Return the share of the decision a person stands for: their share, or their vote if greater.

    A decider who follows others still has to say yes. Our choice.
    """
    figures = analysis.people[person]
    return max(figures.share, figures.formal)


def risk_of(person: str, share: float) -> Risk:
    """Return a risk about a person and a share of the decision."""
    return Risk(share, person, place=("stakeholders", person))
