"""Each rule fires from its threshold on, and no earlier."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, Final

import pytest
from msgspec.structs import replace

from account_maps.html.risk_words import risk_words
from account_maps.measure import measure
from account_maps.measure.analysis import Analysis, analyze
from account_maps.measure.figures import figures
from account_maps.measure.gates import account_status
from account_maps.measure.risk import Risk
from account_maps.measure.risks import RISK_RULES, find_risks
from account_maps.measure.risks.rule import Figures, risk_of, risk_rule
from account_maps.model.account import (
    Account,
    Action,
    Champion,
    Line,
    Message,
    Objection,
    Objective,
    Outcome,
    Person,
    Plan,
    Promise,
    TalkingPoints,
    Tie,
    Waiver,
)
from account_maps.model.rules import Rules, Thresholds
from account_maps.model.values import (
    DealResult,
    FindingCode,
    Influence,
    Level,
    Role,
    Severity,
    Side,
    State,
    Strength,
    Support,
)
from account_maps.texts import english
from measure.made_up import DAY, with_person

STRONG: Final = Champion(Strength.STRONG, Strength.STRONG, Strength.STRONG, tested=DAY)
CLOSE: Final = {key: Tie(Level.TRUSTED_ADVISOR, last=DAY) for key in ("ana", "ben")}

FADED: Final = {"ana": Tie(Level.VENDOR, last=DAY - dt.timedelta(400))}

LINE: Final = TalkingPoints(ask=("Why now?",))

CALM: Final = Account(
    name="Northwind",
    owner="ana",
    message=Message(say="One record."),
    stakeholders={
        "buyer": Person(
            name="Priya",
            roles=(Role.ECONOMIC_BUYER,),
            influence=Influence.INNER_CIRCLE,
            support=Support.NEUTRAL,
            ties=CLOSE,
            talking_points=LINE,
            verified=DAY,
        ),
        "friend": Person(
            name="Dana",
            roles=(Role.DECISION_MAKER, Role.CHAMPION),
            influence=Influence.POLITICAL_STRUCTURE,
            support=Support.SUPPORTER,
            champion=STRONG,
            ties=CLOSE,
            talking_points=LINE,
            verified=DAY,
        ),
        "signer": Person(
            name="Olu",
            roles=(Role.APPROVER,),
            influence=Influence.LOW,
            support=Support.NEUTRAL,
            ties=CLOSE,
            talking_points=LINE,
            verified=DAY,
        ),
    },
)
"""A map without findings: buyer and friend hold 3/8 of the decision each, the signer 2/8."""


def ago(days: int) -> dt.date:
    return DAY - dt.timedelta(days)


def findings(account: Account, **thresholds: Any) -> list[Risk]:
    return [*measure(account, DAY, Rules(thresholds=Thresholds(**thresholds))).risks]


def codes(account: Account, **thresholds: Any) -> list[str]:
    return [one.code for one in findings(account, **thresholds)]


def only(account: Account, code: FindingCode, **thresholds: Any) -> Risk:
    (found,) = [one for one in findings(account, **thresholds) if one.code is code]
    return found


def test_every_code_has_exactly_one_rule() -> None:
    assert [*RISK_RULES] == [*FindingCode]


def test_a_rule_with_a_code_of_its_own_is_found_and_completed_like_any_other() -> None:
    @risk_rule("X101", Severity.WARNING)
    def no_territory(analysis: Analysis, _: Figures) -> Iterator[Risk]:
        if analysis.account.territory is None:
            yield risk_of("buyer", 0.5)

    analysis = analyze(CALM, DAY, Rules())
    by_key = figures(analysis, account_status(analysis))
    (risk,) = find_risks(analysis, by_key, [no_territory])

    assert (risk.code, risk.severity, risk.person_name) == ("X101", Severity.WARNING, "Priya")


def test_a_calm_map_has_no_findings() -> None:
    assert codes(CALM) == []


@pytest.mark.parametrize(
    ("person", "changes", "code", "touches"),
    [
        ("buyer", {"roles": (Role.APPROVER,)}, FindingCode.NO_ECONOMIC_BUYER, 1),
        ("buyer", {"placeholder": True}, FindingCode.VACANT_DECIDER, 3 / 8),
        ("friend", {"roles": (Role.DECISION_MAKER,)}, FindingCode.NO_CHAMPION, 5 / 8),
        ("friend", {"champion": Champion(Strength.WEAK)}, FindingCode.WEAK_CHAMPION, 5 / 8),
        (
            "friend",
            {"champion": replace(STRONG, tested=None)},
            FindingCode.UNTESTED_CHAMPION,
            3 / 8,
        ),
        ("signer", {"ties": {}}, FindingCode.UNMET_DECIDER, 2 / 8),
        ("signer", {"state": State.LEFT}, FindingCode.GONE_BUT_RELIED_ON, 2 / 8),
        ("signer", {"support": Support.ENEMY, "veto": True}, FindingCode.OPPOSED_VETO, 1),
        ("signer", {"support": Support.NON_SUPPORTER}, FindingCode.OPPOSING_SHARE, 2 / 8),
        ("signer", {"support": None}, FindingCode.UNKNOWN_ATTITUDE, 2 / 8),
        ("buyer", {"verified": ago(181)}, FindingCode.UNCONFIRMED, 3 / 8),
        ("buyer", {"verified": None}, FindingCode.UNCONFIRMED, 3 / 8),
        (
            "signer",
            {"ties": {"ana": Tie(Level.VENDOR, last=ago(400))}},
            FindingCode.OUT_OF_TOUCH,
            2 / 8,
        ),
        ("signer", {"ties": {"ana": Tie(Level.VENDOR)}}, FindingCode.OUT_OF_TOUCH, 2 / 8),
        ("signer", {"support": None, "veto": True}, FindingCode.UNKNOWN_VETO, 1),
    ],
)
def test_what_one_fact_changes_and_how_much_of_the_decision_it_touches(
    person: str, changes: dict[str, Any], code: FindingCode, touches: float
) -> None:
    found = findings(with_person(CALM, person, **changes))
    seen = next(one for one in found if one.code is code)
    assert seen.share_affected == pytest.approx(touches)


@pytest.mark.parametrize(
    ("person", "changes"),
    [
        ("signer", {"placeholder": False, "veto": True}),
        ("friend", {"champion": replace(STRONG, power=Strength.MEDIUM)}),
        ("signer", {"ties": {"ana": Tie(Level.VENDOR, last=DAY)}}),
        ("signer", {"support": Support.MENTOR, "veto": True}),
        ("buyer", {"verified": ago(180)}),
        ("signer", {"verified": ago(180)}),
        ("signer", {"support": None, "roles": (Role.OTHER,)}),
    ],
)
def test_what_is_just_good_enough_is_no_finding(person: str, changes: dict[str, Any]) -> None:
    assert codes(with_person(CALM, person, **changes)) == []


def test_out_of_touch_is_not_never_met() -> None:
    fading = {"ana": Tie(Level.VENDOR, last=ago(1))}
    assert codes(with_person(CALM, "signer", ties=fading)) == [FindingCode.OUT_OF_TOUCH]
    assert codes(with_person(CALM, "signer", ties={})) == [FindingCode.UNMET_DECIDER]


def test_a_closed_account_has_no_risks() -> None:
    assert codes(replace(UNMET, outcome=Outcome(DealResult.LOST))) == []


def test_a_map_that_tells_of_no_contact_deal_or_confirmation_has_not_missed_anyone() -> None:
    practice = Account(
        name="Harbor", stakeholders={"maria": Person(name="Maria", roles=(Role.ECONOMIC_BUYER,))}
    )
    assert codes(practice) == []
    assert FindingCode.UNMET_DECIDER in codes(replace(practice, stage="proposal"))


def test_a_map_without_deciding_roles_is_no_alarm() -> None:
    imported = Account(name="Acme", stakeholders={"ann": Person(name="Ann Lee", title="CFO")})
    assert codes(imported) == []


def test_hidden_influence_is_found_from_its_share_on() -> None:
    aide = Person(name="Sam", support=Support.NEUTRAL)
    account = replace(
        CALM,
        stakeholders={**CALM.stakeholders, "aide": aide},
        influence=(Line("aide", "buyer", strength=Strength.MEDIUM),),
    )
    # The buyer lets half of 3/8 go to the aide.
    share = only(account, FindingCode.HIDDEN_INFLUENCE, hidden=0.1875).share
    assert share == pytest.approx(0.1875)
    assert codes(account, hidden=0.19) == []


def test_opposition_is_found_from_its_share_on() -> None:
    account = with_person(CALM, "signer", support=Support.NON_SUPPORTER)
    assert codes(account, opposing=0.25) == [FindingCode.OPPOSING_SHARE]
    assert codes(account, opposing=0.26) == []


def test_only_friends_are_unlikely_from_so_many_on() -> None:
    account = CALM
    for key in account.stakeholders:
        account = with_person(account, key, support=Support.SUPPORTER)
    assert codes(account, friends=3) == [FindingCode.ONLY_FRIENDS]
    assert codes(account, friends=4) == []
    assert codes(with_person(account, "buyer", support=Support.NEUTRAL), friends=3) == []


def test_one_live_tie_is_single_threaded_and_two_are_not() -> None:
    account = with_person(with_person(CALM, "buyer", ties={}), "signer", ties={})
    seen = only(account, FindingCode.SINGLE_THREADED)
    assert seen.person == "friend"
    assert seen.share_affected == pytest.approx(5 / 8)
    known = with_person(account, "signer", ties={"ben": Tie(Level.VENDOR, last=DAY)})
    assert FindingCode.SINGLE_THREADED not in codes(known)


def test_one_of_us_who_holds_the_access_is_found_from_the_share_on() -> None:
    account = CALM
    for key in account.stakeholders:
        account = with_person(account, key, ties={"ana": Tie(Level.TRUSTED_ADVISOR, last=DAY)})
    account = with_person(account, "signer", ties={"ben": Tie(Level.TRUSTED_ADVISOR, last=DAY)})
    seen = only(account, FindingCode.OUR_BOTTLENECK, bottleneck=0.75)
    assert seen.colleague == "ana"
    assert seen.share == pytest.approx(0.75)
    assert codes(account, bottleneck=0.76) == []


def test_one_of_theirs_over_whom_all_ways_lead_is_found_from_the_share_on() -> None:
    account = with_person(CALM, "buyer", ties={}, reports_to="friend")
    account = with_person(account, "signer", ties={}, reports_to="friend")
    seen = only(account, FindingCode.THEIR_BOTTLENECK, bottleneck=0.9)
    assert seen.person == "friend"
    assert seen.share == pytest.approx(1)


def test_individual_points_want_a_shared_message() -> None:
    account = CALM
    for key in ("friend", "signer"):
        account = with_person(account, key, talking_points=None)
    assert FindingCode.NO_SHARED_MESSAGE not in codes(account)
    seen = only(replace(account, message=None), FindingCode.NO_SHARED_MESSAGE)
    assert seen.share_affected == pytest.approx(3 / 8)


def test_an_objective_wants_somebody_who_is_still_there_and_cares() -> None:
    def cared_for_by(*people: str) -> Account:
        objective = Objective("Calm nights", stakeholders=people)
        return replace(CALM, plan=Plan(objectives={"calm": objective}))

    assert codes(cared_for_by("buyer")) == []
    assert codes(cared_for_by()) == [FindingCode.UNWANTED_OBJECTIVE]
    gone = with_person(cared_for_by("signer"), "signer", state=State.MOVED)
    assert FindingCode.UNWANTED_OBJECTIVE in codes(gone)


@pytest.mark.parametrize(("due", "days"), [(DAY, None), (ago(1), 1), (ago(30), 30)])
def test_an_action_is_overdue_from_the_day_after(due: dt.date, days: int | None) -> None:
    action = Action("Call", owner="ben", due=due, stakeholders=("signer",))
    found = findings(replace(CALM, plan=Plan(actions=(action,))))
    assert [(one.code, one.days, one.owner) for one in found] == (
        [(FindingCode.OVERDUE_ACTION, days, "ben")] if days else []
    )
    done = replace(action, done=DAY)
    assert codes(replace(CALM, plan=Plan(actions=(done,)))) == []


def test_only_our_own_promises_are_overdue() -> None:
    promises = (Promise(Side.US, "A call", due=ago(1)), Promise(Side.THEM, "A call", due=ago(1)))
    assert codes(replace(CALM, promises=promises)) == [FindingCode.OVERDUE_PROMISE]
    assert codes(replace(CALM, promises=promises[1:])) == []


@pytest.mark.parametrize(
    "points",
    [
        None,
        TalkingPoints(),
        TalkingPoints(avoid=("Price",), objections=(Objection("Too dear.", "For what?"),)),
    ],
)
def test_a_person_who_decides_wants_a_line_of_their_own(points: TalkingPoints | None) -> None:
    account = with_person(CALM, "signer", talking_points=points)
    seen = only(account, FindingCode.NO_OWN_LINE)
    assert (seen.person, seen.severity) == ("signer", Severity.INFO)
    assert seen.share_affected == pytest.approx(2 / 8)
    assert codes(account) == [FindingCode.NO_OWN_LINE]


@pytest.mark.parametrize("slot", ["open", "say", "prove", "ask", "close"])
def test_a_line_in_any_slot_that_is_said_is_enough(slot: str) -> None:
    points = replace(TalkingPoints(), **{slot: ("Calm nights.",)})
    assert codes(with_person(CALM, "signer", talking_points=points)) == []


@pytest.mark.parametrize(
    "changes",
    [{"roles": (Role.USER_BUYER,)}, {"placeholder": True}, {"state": State.LEFT}],
)
def test_only_people_who_decide_and_are_there_want_a_line_of_their_own(
    changes: dict[str, Any],
) -> None:
    account = with_person(CALM, "signer", talking_points=None, **changes)
    assert FindingCode.NO_OWN_LINE not in codes(account)


def test_a_missing_line_changes_no_status() -> None:
    silent = CALM
    for key in CALM.stakeholders:
        silent = with_person(silent, key, talking_points=None)
    assert account_status(analyze(silent, DAY, Rules())) == account_status(
        analyze(CALM, DAY, Rules())
    )


def test_a_broken_promise_names_who_it_was_made_to() -> None:
    promise = Promise(Side.US, "A call", due=ago(2), stakeholders=("signer", "buyer", "signer"))
    (risk,) = findings(replace(CALM, promises=(promise,)))
    assert risk.made_to == ("Olu", "Priya")
    assert risk.person is None
    words = risk_words(risk, {}, english())
    assert words.what == "We promised this to Olu and Priya, and it's overdue by 2 days: “A call”"
    assert words.act == "Deliver this to Olu and Priya, or tell them the new day: “A call”"


def test_a_person_who_has_left_is_still_counted_on_by_an_open_promise() -> None:
    left = with_person(CALM, "signer", state=State.LEFT, roles=(), ties={})
    promise = Promise(Side.THEM, "The list", stakeholders=("signer",))
    assert codes(left) == []
    assert codes(replace(left, promises=(promise,))) == [FindingCode.GONE_BUT_RELIED_ON]
    assert codes(replace(left, promises=(replace(promise, done=DAY),))) == []


UNMET: Final = with_person(CALM, "signer", ties={})


def waived(until: dt.date, person: str | None = None) -> tuple[str, dt.date] | None:
    waiver = Waiver(FindingCode.UNMET_DECIDER, "They start in February.", until, person)
    return only(replace(UNMET, waivers=(waiver,)), FindingCode.UNMET_DECIDER).waived


def test_a_waiver_holds_until_its_last_day_and_not_after() -> None:
    assert waived(DAY) == ("They start in February.", DAY)
    assert waived(ago(1)) is None


def test_a_waiver_for_one_person_is_for_no_other() -> None:
    assert waived(DAY, "signer") is not None
    assert waived(DAY, "buyer") is None


def test_a_waiver_of_one_finding_waives_no_other() -> None:
    waiver = Waiver(FindingCode.NO_CHAMPION, "Soon.", DAY)
    found = findings(replace(UNMET, waivers=(waiver,)))
    assert [one.waived for one in found] == [None]


def test_findings_are_sorted_by_how_much_of_the_decision_they_touch() -> None:
    account = with_person(UNMET, "buyer", ties={}, verified=ago(400))
    account = with_person(account, "friend", champion=None)
    touches = [round(100 * one.share_affected) for one in findings(account)]
    assert len(touches) > 4
    assert touches == sorted(touches, reverse=True)
    heavy = [one.severity for one in findings(account) if round(100 * one.share_affected) == 38]
    assert heavy == sorted(heavy, key=[*Severity].index)
