"""One account in short: what is at risk, what is to come, and who has what to do."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from account_maps.measure import measure
from account_maps.measure.fading import days_until_faded
from account_maps.measure.measured import FigureKey
from account_maps.measure.records import AccountSummary, EconomicBuyer, TaskKind
from account_maps.measure.scale import tie_strength
from account_maps.measure.stakes import stakes
from account_maps.measure.summary import summarize
from account_maps.model.account import (
    Account,
    Action,
    Person,
    Plan,
    Promise,
    Tie,
    Waiver,
)
from account_maps.model.rules import Rules
from account_maps.model.values import (
    FindingCode,
    Influence,
    Level,
    Role,
    Side,
    State,
    Support,
)

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


def test_the_risk_is_the_larger_of_what_is_uncovered_and_the_worst_loss() -> None:
    """Two with half of the decision each are known by two of us alike: each is half the access."""
    ties = {"ana": tie(), "ben": tie()}
    summary = of(acme(anna=Person(roles=BUYER, ties=ties), bert=Person(roles=DECIDER, ties=ties)))
    assert summary.uncovered == pytest.approx(0)
    assert summary.values[FigureKey.WORST_LOSS_OURS] == pytest.approx(0)
    assert summary.values[FigureKey.WORST_LOSS_THEIRS] == pytest.approx(0.5)
    assert summary.share_at_risk == pytest.approx(0.5)


def test_with_nobody_on_the_map_all_is_at_risk() -> None:
    summary = of(acme())
    assert summary.share_at_risk == 1
    assert summary.outlook is None
    assert summary.people == 0


def test_without_a_call_a_tie_that_has_cooled_covers_nothing_in_90_days() -> None:
    """½ × 0.5^(4 ÷ 6) = 31 % is live today; three months later it is 22 %."""
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
        (Person(roles=BUYER), EconomicBuyer.NAMED),
        (Person(roles=BUYER, ties={"ana": tie(days=800)}), EconomicBuyer.NAMED),
        (Person(roles=BUYER, ties={"ana": tie()}), EconomicBuyer.MET),
    ],
)
def test_an_economic_buyer_is_met_once_we_are_in_live_contact(
    buyer: Person, said: EconomicBuyer
) -> None:
    assert of(acme(anna=buyer)).economic_buyer is said


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


def test_each_role_counts_those_named_and_those_we_are_in_live_contact_with() -> None:
    summary = of(
        acme(
            anna=Person(roles=(Role.LEGAL, Role.OTHER), ties={"ana": tie()}),
            bert=Person(roles=(Role.LEGAL,)),
            vacant=Person(roles=(Role.LEGAL,), placeholder=True),
        )
    )
    assert [(one.role, one.named, one.met) for one in summary.roles] == [(Role.LEGAL, 2, 1)]


def test_the_one_of_us_who_leads_to_all_takes_all_access_along() -> None:
    summary = of(acme(anna=Person(roles=BUYER, ties={"ben": tie()})))
    (held,) = summary.colleague_access
    assert (held.colleague, held.share) == ("ben", 1)
    assert [one.id for one in held.people] == ["anna"]


def test_a_waiver_goes_along_with_its_finding() -> None:
    waiver = Waiver(finding=FindingCode.NO_CHAMPION, reason="Too early", until=TODAY)
    account = Account(
        name="Acme",
        stakeholders={"anna": Person(roles=BUYER, ties={"ana": tie()})},
        waivers=(waiver,),
    )
    waived = {one.code: one.waived for one in of(account).risks if one.waived}
    assert waived == {FindingCode.NO_CHAMPION: ("Too early", TODAY)}


def test_a_summary_is_the_same_after_being_kept() -> None:
    account = acme(
        anna=Person(roles=BUYER, support=Support.ENEMY, veto=True, ties={"ana": tie()}),
        bert=Person(roles=(Role.CHAMPION,), verified=ago(400), state=State.MOVED),
    )
    summary = of(replace(account, value=9.5, tier="1"))
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


def valued(account_id: str, value: float | None, tier: str | None = None) -> AccountSummary:
    return replace(of(replace(acme(), value=value, tier=tier)), id=account_id)


def test_a_missing_value_is_the_median_of_the_tier_else_of_all_accounts() -> None:
    known = [valued("a", 100, "1"), valued("b", 300, "1"), valued("c", 1000, "2")]
    made = stakes([*known, valued("d", None, "1"), valued("e", None, "3"), valued("f", None)])
    assert (made["d"].value, made["d"].estimated) == (200, True)
    assert made["e"].value == made["f"].value == 300
    assert (made["c"].value, made["c"].estimated) == (1000, False)


def test_at_stake_is_value_times_risk() -> None:
    ties = {"ana": tie(), "ben": tie()}
    people = {"anna": Person(roles=BUYER, ties=ties), "bert": Person(roles=DECIDER, ties=ties)}
    summary = of(replace(acme(**people), value=500))
    assert stakes([summary])["acme"].at_stake == pytest.approx(250)


def test_where_no_map_has_a_value_the_risk_alone_is_at_stake() -> None:
    (stake,) = stakes([valued("a", None)]).values()
    assert (stake.value, stake.at_stake) == (None, 1)
