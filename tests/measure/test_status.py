"""What each gate of the status looks at, one map for each."""

import datetime as dt
from typing import Any, Final

import pytest
from msgspec.structs import replace

from account_maps.html.status_words import status_words
from account_maps.measure import measure
from account_maps.measure.influence_network import influence_network
from account_maps.measure.reached import reached_cases
from account_maps.measure.status import AccountStatus, Gate, Status
from account_maps.model.account import Account, Champion, Line, Person, Tie
from account_maps.model.rules import DealRules, Rules
from account_maps.model.values import (
    Influence,
    Level,
    LineKind,
    Role,
    State,
    Strength,
    Support,
)
from account_maps.read.amounts import Money
from account_maps.texts import english

DAY: Final = dt.date(2026, 11, 20)
STAGES: Final = Rules(deal=DealRules(("discovery", "evaluation", "proposal"), "evaluation"))
STRONG: Final = Champion(Strength.STRONG, Strength.STRONG, Strength.STRONG, tested=DAY)


def ago(days: int) -> dt.date:
    return DAY - dt.timedelta(days)


def tie(days: int = 10) -> Tie:
    return Tie(Level.TRUSTED_ADVISOR, last=ago(days))


def person(name: str, *roles: Role, **said: Any) -> Person:
    """Somebody of whom all is known: a supporter whom two of us know, confirmed lately."""
    usual: dict[str, Any] = {
        "support": Support.SUPPORTER,
        "ties": {"ana": tie(), "ben": tie()},
        "verified": ago(20),
        **said,
    }
    return Person(name=name, roles=roles, **usual)


def acme(**people: Person) -> Account:
    """A deal in evaluation: on track unless one of the people is another."""
    usual = {
        "priya": person("Priya", Role.ECONOMIC_BUYER),
        "dana": person("Dana", Role.DECISION_MAKER, Role.CHAMPION, champion=STRONG),
        "lena": person("Lena", Role.USER_BUYER),
    }
    return Account(name="Acme", stage="evaluation", stakeholders={**usual, **people})


def status(account: Account, rules: Rules = STAGES) -> AccountStatus:
    return measure(account, DAY, rules).status


def levels(account: Account, rules: Rules = STAGES) -> dict[Gate, Status]:
    return {one.gate: one.level for one in status(account, rules).reasons}


def test_an_account_of_which_all_is_known_and_good_is_on_track() -> None:
    assert status(acme()) == AccountStatus(Status.ON_TRACK, ())


BUYER: Final = person("Priya", Role.ECONOMIC_BUYER)
NOT_IN_CONTACT: Final = [
    (replace(BUYER, ties={}), Gate.BUYER_NEVER_MET),
    (replace(BUYER, ties={"ana": tie(700)}), Gate.BUYER_OUT_OF_TOUCH),
    (replace(BUYER, ties={"ana": Tie(Level.TRUSTED_ADVISOR)}), Gate.BUYER_UNDATED),
    (Person(title="CFO", placeholder=True, roles=BUYER.roles), Gate.BUYER_OPEN_POSITION),
]


@pytest.mark.parametrize(("buyer", "gate"), NOT_IN_CONTACT)
def test_a_deal_past_its_first_stage_needs_live_contact_with_the_economic_buyer(
    buyer: Person, gate: Gate
) -> None:
    account = acme(priya=buyer)
    (first, *_) = status(account).reasons
    assert (first.gate, first.level, first.person) == (gate, Status.AT_RISK, "priya")
    assert levels(replace(account, stage="discovery"))[gate] is Status.WATCH
    assert levels(replace(account, stage=None))[gate] is Status.WATCH
    assert levels(replace(account, stage=None, value=Money(9.5)))[gate] is Status.AT_RISK
    assert levels(replace(account, stage="discovery"), Rules())[gate] is Status.AT_RISK


def test_with_two_economic_buyers_each_must_be_met() -> None:
    second = person("Olu", Role.ECONOMIC_BUYER, ties={})
    assert levels(acme(olu=second))[Gate.BUYER_NEVER_MET] is Status.AT_RISK


def test_the_last_contact_with_a_buyer_out_of_touch_is_told() -> None:
    account = acme(priya=replace(BUYER, ties={"ana": tie(700)}))
    (first, *_) = status(account).reasons
    assert first.last is not None
    assert (first.last.day, first.last.colleague) == (ago(700), "ana")


@pytest.mark.parametrize("against", [Support.NON_SUPPORTER, Support.ENEMY])
def test_a_veto_against_us_puts_any_account_at_risk(against: Support) -> None:
    account = acme(noreen=person("Noreen", Role.SECURITY, veto=True, support=against))
    assert levels(account) == {Gate.VETO_AGAINST_US: Status.AT_RISK}
    assert status(replace(account, stage=None)).level is Status.AT_RISK


def test_a_veto_of_unknown_stance_is_watched_and_told_once() -> None:
    unknown = person("Priya", Role.ECONOMIC_BUYER, veto=True, support=Support.UNKNOWN)
    assert [one.gate for one in status(acme(priya=unknown)).reasons][-1:] == [Gate.VETO_UNKNOWN]
    assert Gate.DECIDER_UNKNOWN not in levels(acme(priya=unknown))
    vacant = Person(title="CISO", placeholder=True, veto=True)
    assert levels(acme(ciso=vacant)) == {Gate.VETO_OPEN_POSITION: Status.WATCH}


def test_a_neutral_stance_is_a_known_one() -> None:
    neutral = person("Priya", Role.ECONOMIC_BUYER, veto=True, support=Support.NEUTRAL)
    assert status(acme(priya=neutral)).level is Status.ON_TRACK


def test_a_decider_of_unknown_stance_is_watched() -> None:
    assert levels(acme(tom=person("Tom", Role.APPROVER, support=None))) == {
        Gate.DECIDER_UNKNOWN: Status.WATCH
    }
    vacant = Person(title="COO", placeholder=True, roles=(Role.APPROVER,))
    assert levels(acme(coo=vacant)) == {Gate.DECIDER_OPEN_POSITION: Status.WATCH}


def two_reached_through(colleague: str) -> Account:
    """Priya and Dana are known to one of us alone, and hold all of the decision."""
    ties = {colleague: tie()}
    people = acme().stakeholders
    return acme(
        priya=replace(people["priya"], ties=ties),
        dana=replace(people["dana"], ties=ties),
        lena=replace(people["lena"], ties={"ben": tie()}),
    )


def test_an_account_that_one_of_us_holds_alone_is_at_risk() -> None:
    (reason,) = status(two_reached_through("ana")).reasons
    assert (reason.gate, reason.level) == (Gate.TEAMMATE_LEAVING, Status.AT_RISK)
    assert (reason.colleague, reason.share) == ("ana", 0)


def test_a_deal_in_its_first_stage_is_not_asked_what_a_departure_costs() -> None:
    assert status(replace(two_reached_through("ana"), stage="discovery")).reasons == ()


def test_an_account_that_hangs_on_one_of_their_people_is_at_risk() -> None:
    """Only Lena is known. Dana and Priya are reached through Lena, whom they listen to."""
    people = acme().stakeholders
    account = replace(
        acme(priya=replace(people["priya"], ties={}), dana=replace(people["dana"], ties={})),
        influence=(
            Line("lena", "priya", strength=Strength.STRONG),
            Line("lena", "dana", strength=Strength.STRONG),
        ),
    )
    found = {one.gate: one for one in status(account).reasons}
    assert found[Gate.CONTACT_LEAVING].person == "lena"
    assert found[Gate.CONTACT_LEAVING].share == 0


def test_a_deciders_own_share_is_not_lost_by_reaching_the_others() -> None:
    """Whoever goes, the other holds all that is left, and is in live contact with two of us."""
    assert status(acme()).level is Status.ON_TRACK


TOM: Final = person("Tom")
VACANT: Final = Person(
    title="COO", placeholder=True, ties={"ana": tie()}, support=Support.SUPPORTER
)
PRIYA_IS_SWAYED: Final = Line("tom", "priya", strength=Strength.STRONG)


def reached(tom: Person, *lines: Line) -> float:
    """How much is reached by way of Tom, who holds .6 of the decision by swaying Priya."""
    people = {"priya": person("Priya", Role.ECONOMIC_BUYER, ties={}), "tom": tom}
    account = Account(name="Acme", stakeholders=people, influence=lines or (PRIYA_IS_SWAYED,))
    return reached_cases(influence_network(account, DAY, STAGES), 0.15)[0].share


@pytest.mark.parametrize(
    ("tom", "share"),
    [
        (TOM, 1),
        (replace(TOM, support=Support.NEUTRAL), 1),
        (replace(TOM, support=None), 0.6),
        (replace(TOM, support=Support.ENEMY), 0.6),
        (VACANT, 0.6),
        (replace(TOM, ties={"ana": Tie(Level.TRUSTED_ADVISOR)}), 0),
        (replace(TOM, ties={"ana": tie(700)}), 0),
    ],
    ids=["for us", "neutral", "unknown", "against us", "vacant", "undated", "out of touch"],
)
def test_a_path_begins_with_live_contact_and_runs_through_people_we_know_not_to_be_against_us(
    tom: Person, share: float
) -> None:
    assert reached(tom) == pytest.approx(share)


def test_a_path_below_the_floor_or_along_a_conflict_reaches_nobody() -> None:
    """Against a weak line a step has .125."""
    assert reached(TOM, Line("priya", "tom", strength=Strength.MEDIUM)) == pytest.approx(1)
    assert reached(TOM, Line("priya", "tom", strength=Strength.WEAK)) == pytest.approx(0)
    conflict = Line("tom", "priya", kind=LineKind.CONFLICT)
    assert reached(TOM, PRIYA_IS_SWAYED, conflict) == pytest.approx(0.6)


def test_with_most_stances_unknown_not_enough_is_known() -> None:
    unknown = {
        key: replace(one, support=None)
        for key, one in acme().stakeholders.items()
        if key in ("priya", "dana")
    }
    (first, *_) = status(acme(**unknown)).reasons
    assert (first.gate, first.level) == (Gate.STANCES_UNKNOWN, Status.NOT_ENOUGH_KNOWN)
    assert first.share == pytest.approx(1)


def test_with_nobody_who_decides_not_enough_is_known() -> None:
    account = Account(name="Acme", stakeholders={"lena": person("Lena", Role.USER_BUYER)})
    assert levels(account) == {Gate.NO_DECIDER: Status.NOT_ENOUGH_KNOWN}


def test_with_no_day_at_all_not_enough_is_known() -> None:
    """The day of the whole map doesn't stand in for the people's."""
    maria = Person(name="Maria", roles=(Role.ECONOMIC_BUYER,), support=Support.SUPPORTER)
    account = Account(name="Harbor", verified=DAY, stakeholders={"maria": maria})
    assert levels(account)[Gate.NOTHING_CONFIRMED] is Status.NOT_ENOUGH_KNOWN
    once = replace(maria, ties={"ana": tie(900)})
    assert Gate.NOTHING_CONFIRMED not in levels(replace(account, stakeholders={"maria": once}))


def test_an_account_without_an_economic_buyer_is_watched() -> None:
    manager = person("Priya", Role.DECISION_MAKER)
    assert levels(acme(priya=manager))[Gate.NO_ECONOMIC_BUYER] is Status.WATCH
    left = person("Priya", Role.ECONOMIC_BUYER, state=State.LEFT)
    assert levels(acme(priya=left))[Gate.NO_ECONOMIC_BUYER] is Status.WATCH


@pytest.mark.parametrize(
    ("verified", "gate"), [(None, Gate.NEVER_CONFIRMED), (ago(181), Gate.OUT_OF_DATE)]
)
def test_deciders_and_key_players_must_be_up_to_date(verified: dt.date | None, gate: Gate) -> None:
    key = Influence.POLITICAL_STRUCTURE
    olu = person("Olu", influence=key, verified=verified)
    account = replace(acme(olu=olu), verified=DAY)
    assert levels(account) == {gate: Status.WATCH}
    assert levels(acme(olu=replace(olu, influence=Influence.LOW))) == {}
    assert levels(acme(olu=replace(olu, placeholder=True, name=None))) == {}
    decider = person("Olu", Role.APPROVER, verified=verified)
    assert levels(acme(olu=decider)) == {gate: Status.WATCH}


def test_one_live_relationship_is_too_few_for_a_committee() -> None:
    people = acme().stakeholders
    account = replace(acme(**{k: replace(p, ties={}) for k, p in people.items() if k != "lena"}))
    early = replace(account, stage="discovery")
    found = {one.gate: one for one in status(early).reasons}
    assert found[Gate.SINGLE_THREADED].person == "lena"
    alone = replace(early, stakeholders={"priya": people["priya"]})
    assert levels(alone) == {}
    nobody = replace(early, stakeholders={k: replace(p, ties={}) for k, p in people.items()})
    assert levels(nobody)[Gate.NO_LIVE_CONTACT] is Status.WATCH


def test_once_evaluation_has_begun_a_champion_must_be_tested() -> None:
    dana = acme().stakeholders["dana"]
    untested = acme(dana=replace(dana, champion=replace(STRONG, tested=None)))
    assert levels(untested) == {Gate.CHAMPION_UNTESTED: Status.WATCH}
    assert levels(replace(untested, stage="discovery")) == {}
    assert levels(acme(dana=replace(dana, roles=(Role.DECISION_MAKER,)))) == {
        Gate.NO_CHAMPION: Status.WATCH
    }


def test_a_champion_in_conflict_with_the_economic_buyer_is_not_asked_for_a_meeting() -> None:
    dana = acme().stakeholders["dana"]
    untested = acme(dana=replace(dana, champion=replace(STRONG, tested=None)))
    quarrel = Line(source="priya", target="dana", kind=LineKind.CONFLICT)
    at_odds = replace(untested, influence=(quarrel,))
    (reason,) = status(at_odds).reasons
    assert (reason.gate, reason.level) == (Gate.CHAMPION_IN_CONFLICT, Status.WATCH)
    assert "Dana" not in status_words((reason,), {}, english())[0].act

    lena = replace(untested.stakeholders["dana"], name="Lena")
    helped = replace(at_odds, stakeholders={**at_odds.stakeholders, "lena": lena})
    assert Gate.CHAMPION_IN_CONFLICT not in levels(helped)


def test_a_champion_without_power_is_none() -> None:
    dana = replace(acme().stakeholders["dana"], champion=Champion(tested=DAY))
    assert levels(acme(dana=dana)) == {Gate.NO_CHAMPION: Status.WATCH}


def test_a_champion_counts_as_tested_only_if_an_economic_buyer_was_met_on_a_known_day() -> None:
    undated = replace(BUYER, ties={"ana": Tie(Level.TRUSTED_ADVISOR)})
    long_ago = replace(BUYER, ties={"ana": tie(900)})
    assert Gate.CHAMPION_UNTESTED in levels(acme(priya=undated))
    assert Gate.CHAMPION_UNTESTED not in levels(acme(priya=long_ago))
    champions = measure(acme(priya=undated), DAY, STAGES).champions
    assert champions["dana"].tested is None


def test_of_equal_reasons_the_one_about_the_larger_share_comes_first() -> None:
    small = person("Abe", Role.APPROVER, verified=None)
    large = person("Zoe", Role.DECISION_MAKER, verified=None)
    reasons = status(acme(abe=small, zoe=large)).reasons
    assert [one.person_name for one in reasons] == ["Zoe", "Abe"]
