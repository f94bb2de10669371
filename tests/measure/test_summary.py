"""One account in short: what is at risk, what is to come, and who has what to do."""

import datetime as dt
from math import fsum

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from account_maps.measure import measure
from account_maps.measure.fading import days_until_faded
from account_maps.measure.measured import FigureKey
from account_maps.measure.money import by_currency, total
from account_maps.measure.records import AccountSummary, EconomicBuyer, RoleCount, TaskKind
from account_maps.measure.scale import tie_strength
from account_maps.measure.stakes import Stake, stakes
from account_maps.measure.status import Status
from account_maps.measure.summary import summarize
from account_maps.model.account import (
    Account,
    Action,
    Outcome,
    Person,
    Plan,
    Promise,
    Tie,
    Waiver,
)
from account_maps.model.rules import DealRules, Rules
from account_maps.model.values import (
    Coverage,
    DealResult,
    FindingCode,
    Influence,
    Level,
    Role,
    Side,
    State,
    Support,
)
from account_maps.read.amounts import Money

TODAY = dt.date(2026, 11, 20)
BUYER = (Role.ECONOMIC_BUYER,)
DECIDER = (Role.DECISION_MAKER,)


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days)


def tie(level: Level = Level.TRUSTED_ADVISOR, days: int = 0) -> Tie:
    return Tie(level=level, last=ago(days))


def of(account: Account) -> AccountSummary:
    rules = Rules()
    return summarize("acme", account, measure(account, TODAY, rules), TODAY, rules)


def acme(**people: Person) -> Account:
    return Account(name="Acme", owner="ana", stakeholders=people)


def test_the_decision_is_uncovered_where_we_meet_nobody_or_an_opponent() -> None:
    """Three who decide have a third each: one is met and for us, one is met and against us."""
    summary = of(
        acme(
            anna=Person(roles=BUYER, support=Support.SUPPORTER, ties={"ana": tie()}),
            bert=Person(roles=DECIDER, support=Support.ENEMY, ties={"ana": tie()}),
            carl=Person(roles=DECIDER),
        )
    )
    assert summary.uncovered == pytest.approx(2 / 3)


def two_well_known() -> Account:
    """Two with half of the decision each are known by two of us alike: each is half the access."""
    ties, neutral = {"ana": tie(), "ben": tie()}, Support.NEUTRAL
    return acme(
        anna=Person(roles=BUYER, support=neutral, ties=ties),
        bert=Person(roles=DECIDER, support=neutral, ties=ties),
    )


def test_the_risk_is_the_larger_of_what_is_uncovered_and_the_worst_loss() -> None:
    summary = of(two_well_known())
    assert summary.uncovered == pytest.approx(0)
    assert summary.values[FigureKey.WORST_LOSS_OURS] == pytest.approx(0)
    assert summary.values[FigureKey.WORST_LOSS_THEIRS] == pytest.approx(0.5)
    assert summary.share_at_risk == pytest.approx(0.5)


def test_with_nobody_on_the_map_nothing_is_known_to_be_at_risk() -> None:
    summary = of(acme())
    assert summary.status is Status.NOT_ENOUGH_KNOWN
    assert summary.share_at_risk is None
    assert summary.outlook is None
    assert summary.people == 0


def test_without_a_call_a_tie_that_has_cooled_covers_nothing_in_90_days() -> None:
    """½ × 0.5^(4 ÷ 6) = 31% is live today; three months later it is 22%."""
    cooling = Person(roles=BUYER, ties={"ana": tie(Level.CREDIBLE_SOURCE, days=122)})
    warm = Person(roles=DECIDER, ties={"ana": tie(Level.PROBLEM_SOLVER)})
    summary = of(acme(anna=cooling, bert=warm))
    assert summary.values[FigureKey.DECISION_COVERAGE] == pytest.approx(1)
    assert summary.outlook == pytest.approx(0.5)


@given(
    level=st.sampled_from([Level.TRUSTED_ADVISOR, Level.PROBLEM_SOLVER, Level.CREDIBLE_SOURCE]),
    days=st.integers(0, 700),
)
def test_a_tie_is_live_until_the_day_before_it_is_said_to_fade(level: Level, days: int) -> None:
    rules, one = Rules().ties, tie(level, days)
    left = days_until_faded(one, TODAY, rules)
    assert left is not None
    fades = TODAY + dt.timedelta(left)
    assert tie_strength(one, fades, rules) < rules.live
    assert tie_strength(one, fades - dt.timedelta(1), rules) >= rules.live


def test_a_tie_without_a_day_or_too_weak_to_be_live_does_not_fade() -> None:
    rules = Rules().ties
    assert days_until_faded(Tie(level=Level.TRUSTED_ADVISOR), TODAY, rules) is None
    assert days_until_faded(tie(Level.VENDOR), TODAY, rules) is None


def test_ties_that_fade_within_14_days_or_have_in_the_last_30_are_to_be_called() -> None:
    """A credible source is live for 182 days."""
    contacts = {"soon": 169, "later": 168, "just": 213, "gone": 214}
    people = {
        key: Person(roles=DECIDER, ties={"ana": tie(Level.CREDIBLE_SOURCE, days)})
        for key, days in contacts.items()
    }
    fading = {one.who.id: one.days for one in of(acme(**people)).fading}
    assert fading == {"soon": 14, "just": -30}


def test_who_decides_is_called_first() -> None:
    cooling = {"ana": tie(Level.CREDIBLE_SOURCE, days=180)}
    summary = of(acme(anna=Person(ties=cooling), zoe=Person(roles=BUYER, ties=cooling)))
    assert [one.who.id for one in summary.fading] == ["zoe", "anna"]


@pytest.mark.parametrize(
    ("buyer", "said"),
    [
        (Person(roles=DECIDER), EconomicBuyer.NONE),
        (Person(roles=BUYER, state=State.LEFT), EconomicBuyer.NONE),
        (Person(title="CFO", roles=BUYER, placeholder=True), EconomicBuyer.OPEN_POSITION),
        (Person(roles=BUYER), EconomicBuyer.NEVER_MET),
        (Person(roles=BUYER, ties={"ana": Tie(Level.PROBLEM_SOLVER)}), EconomicBuyer.UNDATED),
        (Person(roles=BUYER, coverage=Coverage.BRIEF), EconomicBuyer.UNDATED),
        (Person(roles=BUYER, ties={"ana": tie(days=800)}), EconomicBuyer.OUT_OF_TOUCH),
        (Person(roles=BUYER, ties={"ana": tie()}), EconomicBuyer.MET),
    ],
)
def test_never_met_and_out_of_touch_with_the_economic_buyer_are_told_apart(
    buyer: Person, said: EconomicBuyer
) -> None:
    assert of(acme(anna=buyer)).economic_buyer is said


def test_of_two_economic_buyers_the_one_we_know_least_counts() -> None:
    met = Person(roles=BUYER, ties={"ana": tie()})
    faded = Person(roles=BUYER, ties={"ana": tie(days=800)})
    assert of(acme(anna=met, zoe=faded)).economic_buyer is EconomicBuyer.OUT_OF_TOUCH
    assert of(acme(anna=faded, zoe=met)).economic_buyer is EconomicBuyer.OUT_OF_TOUCH


def test_open_actions_and_promises_stand_by_day_and_those_without_come_last() -> None:
    plan = Plan(
        actions=(
            Action(what="Someday"),
            Action(what="Late", due=ago(3), owner="ben"),
            Action(what="Done", due=ago(9), done=ago(8)),
        )
    )
    promises = (
        Promise(by=Side.US, what="Ours", due=ago(1)),
        Promise(by=Side.THEM, what="Theirs", due=ago(2)),
        Promise(by=Side.US, what="Kept", done=ago(1)),
    )
    account = Account(name="Acme", owner="ana", plan=plan, promises=promises)
    assert [(t.what, t.kind, t.owner) for t in of(account).tasks] == [
        ("Late", TaskKind.ACTION, "ben"),
        ("Theirs", TaskKind.THEIR_PROMISE, "ana"),
        ("Ours", TaskKind.PROMISE, "ana"),
        ("Someday", TaskKind.ACTION, "ana"),
    ]


def test_who_knows_somebody_best_verifies_them_else_the_owner() -> None:
    old, key = ago(181), Influence.INNER_CIRCLE
    summary = of(
        acme(
            known=Person(roles=BUYER, verified=old, ties={"ben": tie(), "cem": tie(Level.VENDOR)}),
            unknown=Person(influence=key),
            fresh=Person(roles=DECIDER, verified=ago(180)),
            aside=Person(verified=old),
            vacant=Person(roles=BUYER, placeholder=True),
        )
    )
    assert {(one.who.id, one.verified, one.colleague) for one in summary.old} == {
        ("known", old, "ben"),
        ("unknown", None, "ana"),
    }


def test_somebody_who_left_is_told_with_the_roles_they_held_and_who_knew_them() -> None:
    gone = Person(name="Gia", roles=BUYER, state=State.LEFT, ties={"ben": tie()})
    (move,) = of(acme(gia=gone, anna=Person())).moves
    assert (move.who.name, move.roles, move.known_by) == ("Gia", BUYER, ("ben",))


def test_each_role_counts_those_named_and_what_contact_we_have_with_them() -> None:
    legal = (Role.LEGAL, Role.OTHER)
    summary = of(
        acme(
            live=Person(roles=legal, ties={"ana": tie()}),
            faded=Person(roles=legal, ties={"ana": tie(days=800)}),
            undated=Person(roles=legal, ties={"ana": Tie()}),
            new=Person(roles=legal),
            vacant=Person(roles=legal, placeholder=True),
        )
    )
    (count,) = summary.roles
    assert count == RoleCount(Role.LEGAL, named=4, met=1, out_of_touch=2, never_met=1)


def test_the_one_of_us_who_leads_to_all_takes_all_access_along() -> None:
    summary = of(acme(anna=Person(roles=BUYER, ties={"ben": tie()})))
    (held,) = summary.colleague_access
    assert (held.colleague, held.share) == ("ben", 1)
    assert [one.id for one in held.people] == ["anna"]


def test_a_waiver_goes_along_with_its_finding() -> None:
    waiver = Waiver(finding=FindingCode.NO_CHAMPION, reason="Too early", until=TODAY)
    account = Account(
        name="Acme",
        stakeholders={
            "anna": Person(roles=BUYER, ties={"ana": tie()}),
            "ulf": Person(roles=(Role.USER_BUYER,)),
        },
        waivers=(waiver,),
    )
    waived = {one.code: one.waived for one in of(account).risks if one.waived}
    assert waived == {FindingCode.NO_CHAMPION: ("Too early", TODAY)}


def test_a_summary_is_the_same_after_being_kept() -> None:
    account = acme(
        anna=Person(roles=BUYER, support=Support.ENEMY, veto=True, ties={"ana": tie()}),
        bert=Person(roles=(Role.CHAMPION,), verified=ago(400), state=State.MOVED),
    )
    summary = of(replace(account, value=Money(9.5, "EUR"), tier="1"))
    kept = msgspec.msgpack.encode(summary)
    assert msgspec.msgpack.decode(kept, type=AccountSummary) == summary


def test_the_order_of_the_file_changes_nothing() -> None:
    people = {
        "anna": Person(roles=BUYER, verified=ago(300), ties={"ana": tie(days=9), "ben": tie()}),
        "bert": Person(roles=DECIDER, influence=Influence.LOW, verified=ago(20)),
        "carl": Person(roles=DECIDER, state=State.LEFT),
    }
    turned = dict(reversed(people.items()))
    assert of(acme(**people)) == of(acme(**turned))


DEAL = DealRules(currency="USD", rates={"EUR": 1.1})


def valued(account_id: str, value: Money | None) -> AccountSummary:
    return replace(of(replace(acme(), value=value)), id=account_id)


def test_a_missing_value_is_never_estimated() -> None:
    made = stakes([valued("a", Money(100, "USD")), valued("b", None)], DEAL)
    assert (made["b"].value, made["b"].worth, made["b"].at_stake) == (None, None, None)


def test_values_are_compared_in_the_currency_of_the_site() -> None:
    made = stakes([valued("a", Money(100, "EUR")), valued("b", Money(105, "USD"))], DEAL)
    assert made["a"].worth == pytest.approx(110)
    assert made["a"].by_value() < made["b"].by_value()


def test_a_value_without_a_rate_comes_after_those_compared_and_before_those_not_set() -> None:
    summaries = [
        valued("none", None),
        valued("francs", Money(10**9, "CHF")),
        valued("dollars", Money(1, "USD")),
    ]
    made = stakes(summaries, DEAL)
    assert made["francs"].worth is None
    for key in (Stake.by_value, Stake.by_stake):
        assert sorted(made, key=lambda one: key(made[one])) == ["dollars", "francs", "none"]


def test_at_stake_is_value_times_risk_in_the_currency_of_the_account() -> None:
    summary = of(replace(two_well_known(), value=Money(500, "EUR")))
    at_stake = stakes([summary], DEAL)["acme"].at_stake
    assert at_stake is not None
    assert at_stake.amount == pytest.approx(250)
    assert at_stake.currency == "EUR"


def test_amounts_are_added_in_the_currency_of_the_site_and_without_a_rate_apart() -> None:
    values = [Money(100, "USD"), Money(50, "CHF"), Money(10, "EUR"), Money(5, "CHF")]
    assert total(values, DEAL) == (Money(111, "USD"), Money(55, "CHF"))
    assert total([], DEAL) == ()


@given(st.lists(st.tuples(st.integers(0, 10**12), st.sampled_from(["USD", "EUR", "CHF", "SEK"]))))
def test_no_amount_is_ever_dropped_from_a_sum(amounts: list[tuple[int, str]]) -> None:
    values = [Money(float(amount), code) for amount, code in amounts]
    sums = by_currency(values)
    assert fsum(one.amount for one in sums) == pytest.approx(fsum(a for a, _ in amounts))
    assert [one.currency for one in sums] == sorted({code for _, code in amounts})
    apart = {one.currency for one in total(values, DEAL)}
    assert apart == {"USD" if code == "EUR" else code for _, code in amounts}
    assert total(values[::-1], DEAL) == total(values, DEAL)


def test_the_risk_of_a_closed_account_is_on_no_list() -> None:
    lost = Outcome(DealResult.LOST, TODAY)
    account = acme(anna=Person(roles=BUYER, support=Support.ENEMY, veto=True))
    assert of(account).risks
    assert of(replace(account, outcome=lost)).risks == ()


def test_where_not_enough_is_known_nobody_can_say_what_is_at_stake() -> None:
    known = of(replace(two_well_known(), value=Money(1, "USD")))
    made = stakes([valued("acme", Money(500, "USD")), replace(known, id="known")], DEAL)
    assert (made["acme"].share, made["acme"].at_stake) == (None, None)
    assert made["acme"].by_stake() > made["known"].by_stake()
