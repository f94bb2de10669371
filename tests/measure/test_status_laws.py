"""Forgetting never pays: what must hold for the status and the figures of every map."""

from collections.abc import Iterator
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from account_maps.measure import Measured, measure
from account_maps.measure.measured import FigureKey
from account_maps.measure.status import Status
from account_maps.measure.summary import summarize
from account_maps.model.account import Account, Line, Person, Tie
from account_maps.model.people import is_stance_known, is_there
from account_maps.model.rules import DealRules, Rules
from account_maps.model.values import Influence, Level, Role, Strength, Support
from account_maps.read.amounts import Money
from measure.forgetting import without_one_fact, without_one_stance
from measure.made_up import DAY, STAGES, accounts, made_up, nearly_on_track, with_person

some = settings(max_examples=60)
RULES: Final = (Rules(), Rules(deal=DealRules(stages=STAGES, evaluation="evaluation")))
NEVER_BETTER: Final = (
    FigureKey.STATUS,
    FigureKey.DECISION_COVERAGE,
    FigureKey.INFLUENCE_COVERAGE,
    FigureKey.FRESHNESS,
    FigureKey.COMPLETENESS,
)
RANGED: Final = (FigureKey.PREDICTED_SUPPORT, FigureKey.OPPOSING_SHARE)
SMALL: Final = 1e-9

any_rules = st.sampled_from(RULES)
any_map = st.one_of(
    accounts(6),
    st.builds(nearly_on_track, st.integers(0, 6), st.integers(0, 3), st.integers(0, 2**32)),
)


def measured(account: Account, rules: Rules) -> Measured:
    return measure(account, DAY, rules, ())


def values(found: Measured) -> dict[FigureKey, float]:
    return {key: found.figures[key].value or 0.0 for key in NEVER_BETTER}


@given(any_map, any_rules)
@some
def test_removing_a_day_evidence_or_a_relationship_improves_nothing(
    account: Account, rules: Rules
) -> None:
    before = values(measured(account, rules))
    for less in without_one_fact(account):
        for key, value in values(measured(less, rules)).items():
            assert value <= before[key] + SMALL, key


@given(any_map, any_rules)
@some
def test_removing_a_stance_never_makes_an_account_on_track(account: Account, rules: Rules) -> None:
    if measured(account, rules).status.level is not Status.ON_TRACK:
        for less in without_one_stance(account):
            assert measured(less, rules).status.level is not Status.ON_TRACK


@given(any_map)
@some
def test_learning_a_stance_gives_a_figure_inside_the_range_shown_before(account: Account) -> None:
    before = measured(account, RULES[0]).figures
    for learned in with_one_stance_learned(account):
        after = measured(learned, RULES[0]).figures
        for key in RANGED:
            was, now = before[key], after[key]
            assert was.low is not None
            assert was.high is not None
            assert now.low is not None
            assert now.high is not None
            assert was.low - SMALL <= now.low <= (now.value or 0) + SMALL
            assert (now.value or 0) - SMALL <= now.high <= was.high + SMALL


def with_one_stance_learned(account: Account) -> Iterator[Account]:
    for key, person in account.stakeholders.items():
        if is_there(person) and not is_stance_known(person):
            yield from (with_person(account, key, support=stance) for stance in Support)


@given(any_map)
@some
def test_a_figure_whose_stances_are_all_known_has_no_range(account: Account) -> None:
    for key, person in account.stakeholders.items():
        known = person.support in (None, Support.UNKNOWN) or person.placeholder
        changes = {"support": Support.NEUTRAL, "placeholder": False} if known else {}
        account = with_person(account, key, **changes)
    for key in RANGED:
        figure = measured(account, RULES[0]).figures[key]
        assert figure.low == figure.high
        assert figure.value is None or figure.value == pytest.approx(figure.low)


@given(any_map, any_rules)
@some
def test_the_status_is_that_of_its_first_reason(account: Account, rules: Rules) -> None:
    status = measured(account, rules).status
    order = [*Status]
    levels = [order.index(reason.level) for reason in status.reasons]
    assert levels == sorted(levels)
    assert status.level is (status.reasons[0].level if status.reasons else Status.ON_TRACK)


def test_the_random_maps_come_to_every_status() -> None:
    found = {
        measured(nearly_on_track(5, seed % 4, seed), rules).status.level
        for seed in range(60)
        for rules in RULES
    }
    assert found == {*Status}


def imported(people: int, seed: int) -> Account:
    """What a CRM gives: names, titles and some relationships, and no roles or stances."""
    account = made_up(people, 0, seed)
    for key in account.stakeholders:
        account = with_person(
            account, key, roles=(), support=None, influence=None, veto=False, champion=None
        )
    return account


@given(st.integers(0, 12), st.integers(0, 2**32), any_rules)
@some
def test_an_import_without_roles_is_not_enough_known_and_nothing_is_at_risk(
    people: int, seed: int, rules: Rules
) -> None:
    assert_not_enough_known(imported(people, seed), rules)


@pytest.mark.parametrize("rules", RULES, ids=["any stages", "own stages"])
def test_an_empty_map_and_one_of_three_lines_are_not_enough_known(rules: Rules) -> None:
    assert_not_enough_known(Account(name="Acme"), rules)
    assert_not_enough_known(Account(name="Acme", stage="proposal", value=Money(9.5)), rules)
    dana = Person(name="Dana Reyes")
    assert_not_enough_known(Account(name="Acme", stakeholders={"dana": dana}), rules)
    buyer = replace(dana, roles=(Role.ECONOMIC_BUYER,))
    assert_not_enough_known(Account(name="Acme", stakeholders={"dana": buyer}), rules)


def assert_not_enough_known(account: Account, rules: Rules) -> None:
    found = measured(account, rules)
    summary = summarize("acme", account, found, DAY, rules)
    assert found.status.level is Status.NOT_ENOUGH_KNOWN
    assert summary.status is Status.NOT_ENOUGH_KNOWN
    assert summary.share_at_risk is None


def test_a_worst_loss_may_fall_by_forgetting_which_is_why_no_gate_asks_for_it() -> None:
    """Ana knows two of three deciders and Ben one: 67% of the access is Ana's, then 50%."""
    recent = Tie(Level.TRUSTED_ADVISOR, last=DAY)
    people = {
        key: Person(name=key, roles=(Role.DECISION_MAKER,), ties={ours: recent})
        for key, ours in (("a", "ana"), ("b", "ana"), ("c", "ben"))
    }
    account = Account(name="Acme", stakeholders=people)
    worst = [
        measured(one, RULES[0]).figures[FigureKey.WORST_LOSS_OURS].value
        for one in (account, with_person(account, "b", ties={}))
    ]
    assert worst == pytest.approx([2 / 3, 1 / 2])


def test_removing_an_influence_line_may_raise_coverage_since_it_is_a_fact_about_them() -> None:
    """Dana is known to us, and listens to Tom, who isn't: his share comes out of Dana's."""
    known = nearly_on_track(1, 0, 1)
    (dana,) = known.stakeholders
    people = {**known.stakeholders, "tom": Person(name="Tom", influence=Influence.LOW)}
    line = Line("tom", dana, strength=Strength.STRONG)
    account = replace(known, stakeholders=people, influence=(line,))
    key = FigureKey.DECISION_COVERAGE
    with_line, without = (
        measured(one, RULES[0]).figures[key].value or 0.0
        for one in (account, replace(account, influence=()))
    )
    assert with_line == pytest.approx(0.4)
    assert without == pytest.approx(1)
