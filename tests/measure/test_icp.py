"""The fit with the ideal customer profile: what it is, and the laws it keeps."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from account_maps.measure.icp import CriterionState, computed_fit
from account_maps.model.account import Account
from account_maps.model.icp import (
    LIST_CONDITIONS,
    FitCriteria,
    FitCriterion,
    FitThresholds,
    SizeRange,
)
from account_maps.model.values import Fit

ACCOUNT = Account(
    name="Acme",
    industry="healthcare",
    employees=1_450,
    technographics=("MedCore", "Azure"),
    tags=("multi-site",),
    territory="nordics",
)
CLINICS = FitCriterion("Runs clinics", industry=("healthcare",))
LARGE = FitCriterion("At least 500 employees", size=SizeRange(500, None))
NEARBY = FitCriterion("Near an office", territory=("gulf", "dach"))
TIERED = FitCriterion("Tier 1", tier=("1",))
ORDER = (None, Fit.NONE, Fit.WEAK, Fit.PARTIAL, Fit.STRONG)
"""From the worst: where too little is known, no fit is claimed at all."""


DEFAULTS = FitThresholds()


def profile(*criteria: FitCriterion, thresholds: FitThresholds = DEFAULTS) -> FitCriteria:
    return FitCriteria({f"c{n}": one for n, one in enumerate(criteria)}, thresholds)


def fit(account: Account, *criteria: FitCriterion) -> Fit | None:
    found = computed_fit(account, profile(*criteria))
    assert found
    return found.fit


def states(account: Account, *criteria: FitCriterion) -> list[CriterionState]:
    found = computed_fit(account, profile(*criteria))
    assert found
    return [one.state for one in found.criteria]


def test_without_criteria_there_is_no_computed_fit() -> None:
    assert computed_fit(ACCOUNT, FitCriteria()) is None


def test_the_fit_is_the_weight_met_as_a_share_of_all() -> None:
    heavy = replace(LARGE, weight=3.0)

    assert computed_fit(ACCOUNT, profile(heavy, NEARBY)) == computed_fit(
        ACCOUNT, profile(NEARBY, heavy)
    )
    found = computed_fit(ACCOUNT, profile(heavy, NEARBY))
    assert found
    assert (found.share, found.fit) == (0.75, Fit.STRONG)
    assert fit(ACCOUNT, LARGE, NEARBY) is Fit.PARTIAL
    assert fit(ACCOUNT, LARGE, NEARBY, NEARBY, NEARBY) is Fit.WEAK
    assert fit(ACCOUNT, NEARBY) is Fit.NONE


def test_the_thresholds_are_the_teams_own() -> None:
    strict = profile(LARGE, NEARBY, thresholds=FitThresholds(strong=0.9, partial=0.6, weak=0.55))
    found = computed_fit(ACCOUNT, strict)

    assert found
    assert found.fit is Fit.NONE


def test_of_a_list_one_entry_is_enough_and_capitals_and_accents_do_not_matter() -> None:
    systems = FitCriterion("Replaced before", technographics=("Tessera", "MÉDCORE"))

    assert states(ACCOUNT, systems) == [CriterionState.MET]


@pytest.mark.parametrize(
    ("size", "met"),
    [
        (SizeRange(1_450, 1_450), True),
        (SizeRange(None, 1_450), True),
        (SizeRange(1_451, None), False),
        (SizeRange(None, 1_449), False),
    ],
)
def test_both_ends_of_a_size_belong_to_it(size: SizeRange, met: bool) -> None:
    expected = CriterionState.MET if met else CriterionState.NOT_MET

    assert states(ACCOUNT, FitCriterion("Size", size=size)) == [expected]


def test_a_criterion_with_two_conditions_needs_both() -> None:
    both = FitCriterion("Large clinics", industry=("healthcare",), size=SizeRange(5_000, None))

    assert states(ACCOUNT, both) == [CriterionState.NOT_MET]


def test_what_the_account_does_not_say_is_named_and_not_counted_as_met() -> None:
    found = computed_fit(replace(ACCOUNT, employees=None), profile(CLINICS, LARGE))

    assert found
    assert (found.fit, found.share) == (Fit.PARTIAL, 0.5)
    assert found.missing == ("employees",)
    assert [(one.label, one.missing) for one in found.criteria] == [
        ("At least 500 employees", ("employees",)),
        ("Runs clinics", ()),
    ]


def test_one_condition_not_met_settles_a_criterion_whatever_else_is_open() -> None:
    both = FitCriterion("Large mines", industry=("mining",), size=SizeRange(5_000, None))

    found = computed_fit(replace(ACCOUNT, employees=None), profile(both))

    assert found
    assert found.criteria[0].state is CriterionState.NOT_MET
    assert found.missing == ()


def test_an_account_that_misses_a_required_criterion_is_no_fit() -> None:
    must = replace(NEARBY, required=True)

    assert fit(ACCOUNT, CLINICS, LARGE, CLINICS, LARGE, must) is Fit.NONE


def test_while_a_required_criterion_is_open_the_fit_is_not_known() -> None:
    must = replace(LARGE, required=True)

    assert fit(replace(ACCOUNT, employees=None), CLINICS, must) is None


def test_an_account_that_says_nothing_has_no_known_fit() -> None:
    assert fit(Account(name="New"), CLINICS, LARGE) is None


def test_required_criteria_come_first_then_the_heaviest() -> None:
    found = computed_fit(
        ACCOUNT, profile(CLINICS, replace(LARGE, weight=2.0), replace(TIERED, required=True))
    )

    assert found
    assert [one.label for one in found.criteria] == [
        "Tier 1",
        "At least 500 employees",
        "Runs clinics",
    ]


WORDS = st.sampled_from(["north", "south", "east"])
LISTS = st.lists(WORDS, min_size=1, max_size=2).map(tuple)
SIZES = st.tuples(st.integers(0, 3), st.integers(0, 3)).map(
    lambda ends: SizeRange(min(ends), max(ends))
)
CONDITIONS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {}, optional={**dict.fromkeys(LIST_CONDITIONS, LISTS), "size": SIZES}
).filter(bool)
WEIGHTS = st.floats(0.01, 1000)


@st.composite
def criteria(draw: st.DrawFn) -> FitCriterion:
    label = draw(st.sampled_from(["A", "B", "C"]))
    return FitCriterion(label, draw(WEIGHTS), draw(st.booleans()), **draw(CONDITIONS))


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    single = ("industry", "segment", "tier", "territory")
    fields: dict[str, Any] = {key: draw(st.none() | WORDS) for key in single}
    fields |= {key: draw(st.just(()) | LISTS) for key in ("technographics", "tags")}
    return Account(name="Acme", employees=draw(st.none() | st.integers(0, 3)), **fields)


PROFILES = st.lists(criteria(), min_size=1, max_size=5)
THRESHOLDS = st.lists(st.floats(0, 1), min_size=3, max_size=3).map(
    lambda three: FitThresholds(*sorted(three, reverse=True))
)


def rank(account: Account, those: list[FitCriterion], thresholds: FitThresholds) -> int:
    found = computed_fit(account, profile(*those, thresholds=thresholds))
    assert found
    return ORDER.index(found.fit)


def met_conditions(account: Account) -> dict[str, Any]:
    """Every condition that an account can meet, with what it would meet."""
    values = {key: getattr(account, key) for key in LIST_CONDITIONS}
    listed = {key: (one,) if isinstance(one, str) else one for key, one in values.items() if one}
    number = account.employees
    return {**listed, **({} if number is None else {"size": SizeRange(number, None)})}


@given(accounts(), PROFILES, THRESHOLDS, st.data())
def test_another_criterion_that_is_met_never_lowers_the_fit(
    account: Account, those: list[FitCriterion], thresholds: FitThresholds, data: st.DataObject
) -> None:
    possible = met_conditions(account)
    assume(possible)
    keys = data.draw(st.sets(st.sampled_from(sorted(possible)), min_size=1))
    conditions = {key: possible[key] for key in keys}
    more = FitCriterion("More", data.draw(WEIGHTS), data.draw(st.booleans()), **conditions)
    assert states(account, more) == [CriterionState.MET]

    assert rank(account, [*those, more], thresholds) >= rank(account, those, thresholds)


@given(accounts(), PROFILES, THRESHOLDS, st.data())
def test_taking_out_what_is_known_never_raises_the_fit(
    account: Account, those: list[FitCriterion], thresholds: FitThresholds, data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from([*LIST_CONDITIONS, "employees"]))
    empty: Any = () if key in {"technographics", "tags"} else None
    silent = replace(account, **{key: empty})

    assert rank(silent, those, thresholds) <= rank(account, those, thresholds)


@given(accounts(), PROFILES, THRESHOLDS, st.randoms(use_true_random=False))
def test_the_order_of_the_criteria_never_matters(
    account: Account, those: list[FitCriterion], thresholds: FitThresholds, random: Any
) -> None:
    shuffled = random.sample(those, len(those))

    assert computed_fit(account, profile(*shuffled, thresholds=thresholds)) == computed_fit(
        account, profile(*those, thresholds=thresholds)
    )
