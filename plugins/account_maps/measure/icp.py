"""How well an account fits the ideal customer profile, worked out from the team's criteria."""

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from account_maps.model.account import Account
from account_maps.model.icp import (
    LIST_CONDITIONS,
    FitCriteria,
    FitCriterion,
    FitThresholds,
    SizeRange,
)
from account_maps.model.values import Fit
from account_maps.read.folding import folded


class CriterionState(StrEnum):
    """What is known of an account and a criterion."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class CriterionResult(Struct, frozen=True, gc=False):
    """An account compared with one criterion.

    Attributes:
        label: What the pages call the criterion.
        required: Whether the account must meet it.
        state: Whether it does.
        missing: The account's fields that would have to be filled in to know.
    """

    label: str
    required: bool
    state: CriterionState
    missing: tuple[str, ...]


class ComputedFit(Struct, frozen=True, gc=False):
    """The fit of an account by the team's criteria.

    Attributes:
        fit: The fit; None where too little is known: nothing that any criterion asks for is set,
            or a criterion that is required is still open.
        share: Weight of the criteria met as a share of the weight of all, from 0 to 1.
        criteria: Every criterion, required ones first, then the heaviest.
    """

    fit: Fit | None
    share: float
    criteria: tuple[CriterionResult, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The account's fields that the criteria ask for and that aren't set."""
        return tuple(dict.fromkeys(key for one in self.criteria for key in one.missing))


def computed_fit(account: Account, criteria: FitCriteria) -> ComputedFit | None:
    """Return how well an account fits the team's criteria.

    Our choice: the weight of the criteria met, as a share of the weight of all. What the account
    doesn't say is never counted as met, and a criterion that's required and not met is no fit.

    Args:
        account: The map.
        criteria: The team's criteria.

    Returns:
        The fit with each criterion, or None if the team has no criteria.
    """
    if not criteria.criteria:
        return None
    results = [(one, _result(one, account)) for one in criteria.criteria.values()]
    results.sort(key=_rank)
    share = _share_met(results)
    found = tuple(result for _, result in results)
    return ComputedFit(_fit(share, found, criteria.thresholds), share, found)


def _rank(pair: tuple[FitCriterion, CriterionResult]) -> tuple[object, ...]:
    criterion, result = pair
    head = not criterion.required, -criterion.weight, criterion.label
    return *head, result.state, result.missing


def _share_met(results: Iterable[tuple[FitCriterion, CriterionResult]]) -> float:
    """Return the weight met as a share of all; exact, so that no order of adding up matters."""
    met = all_weights = Fraction()
    for criterion, result in results:
        weight = Fraction(criterion.weight)
        all_weights += weight
        met += weight if result.state is CriterionState.MET else 0
    return float(met / all_weights)


def _fit(share: float, results: Iterable[CriterionResult], thresholds: FitThresholds) -> Fit | None:
    required = {result.state for result in results if result.required}
    if CriterionState.NOT_MET in required:
        return Fit.NONE
    every = {result.state for result in results}
    if CriterionState.UNKNOWN in required or every == {CriterionState.UNKNOWN}:
        return None
    from_here = (
        (Fit.STRONG, thresholds.strong),
        (Fit.PARTIAL, thresholds.partial),
        (Fit.WEAK, thresholds.weak),
    )
    return next((fit for fit, least in from_here if share >= least), Fit.NONE)


def _result(criterion: FitCriterion, account: Account) -> CriterionResult:
    """Return an account compared with a criterion: one condition not met settles it."""
    states = dict(_conditions(criterion, account))
    missing = tuple(key for key, state in states.items() if state is CriterionState.UNKNOWN)
    state = CriterionState.UNKNOWN if missing else CriterionState.MET
    if CriterionState.NOT_MET in states.values():
        state, missing = CriterionState.NOT_MET, ()
    return CriterionResult(criterion.label, criterion.required, state, missing)


def _conditions(criterion: FitCriterion, account: Account) -> Iterable[tuple[str, CriterionState]]:
    """Yield the field that each condition is about, and whether the account meets it."""
    for key in LIST_CONDITIONS:
        wanted = getattr(criterion, key)
        if wanted:
            yield key, _listed(wanted, getattr(account, key))
    if criterion.size:
        yield "employees", _sized(criterion.size, account.employees)


def _listed(wanted: Iterable[str], value: str | tuple[str, ...] | None) -> CriterionState:
    has = {folded(text) for text in ([value] if isinstance(value, str) else value or ())} - {""}
    if not has:
        return CriterionState.UNKNOWN
    met = not has.isdisjoint(map(folded, wanted))
    return CriterionState.MET if met else CriterionState.NOT_MET


def _sized(size: SizeRange, employees: int | None) -> CriterionState:
    if employees is None:
        return CriterionState.UNKNOWN
    above = size.least is None or employees >= size.least
    below = size.most is None or employees <= size.most
    return CriterionState.MET if above and below else CriterionState.NOT_MET
