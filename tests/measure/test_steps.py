"""The next steps: one a person, what decides first, each sentence what a rep would do."""

import datetime as dt
import random
import re
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from account_maps.html.step_words import StepWords, step_words
from account_maps.measure import measure
from account_maps.measure.step import NextStep
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
from account_maps.model.elsewhere import NOWHERE_ELSE, TieElsewhere, TiesElsewhere
from account_maps.model.rules import PurposeWords, Rules
from account_maps.model.values import (
    DealResult,
    FindingCode,
    Influence,
    Level,
    LineKind,
    Role,
    Severity,
    Side,
    State,
    Strength,
    Support,
)
from account_maps.texts import english
from measure.made_up import DAY, accounts, shuffled

RULES = Rules()
CLOSE = Tie(Level.TRUSTED_ADVISOR, last=DAY - dt.timedelta(10))
FADED = Tie(Level.VENDOR, last=DAY - dt.timedelta(200))
SOON = DAY + dt.timedelta(5)
STRONG = Champion(Strength.STRONG, Strength.STRONG, Strength.STRONG, tested=DAY)

BUYER = Person(
    name="Priya",
    title="CFO",
    roles=(Role.ECONOMIC_BUYER,),
    support=Support.NEUTRAL,
    talking_points=TalkingPoints(ask=("Why now?",)),
    verified=DAY,
)
CHAMPION = Person(
    name="Dana",
    title="CIO",
    roles=(Role.CHAMPION,),
    support=Support.MENTOR,
    champion=STRONG,
    ties={"ana": CLOSE, "ben": CLOSE},
    verified=DAY,
)


MIA = Person(
    name="Mia",
    roles=(Role.USER_BUYER,),
    support=Support.NEUTRAL,
    ties={"ana": CLOSE, "ben": CLOSE},
    verified=DAY,
)
"""A second contact, so that nothing depends on the champion alone."""


def account(*lines: Line, plan: Plan | None = None, **people: Any) -> Account:
    """A calm account with these people, and Mia."""
    return Account(
        name="Northwind",
        owner="ana",
        team=("ben",),
        message=Message(say="One record."),
        stakeholders={**people, "mia": MIA},
        influence=lines,
        plan=plan,
    )


def steps(of: Account, rules: Rules = RULES, other: TiesElsewhere = NOWHERE_ELSE) -> list[NextStep]:
    return [*measure(of, DAY, rules, elsewhere=other).steps]


def told(of: Account, rules: Rules = RULES, other: TiesElsewhere = NOWHERE_ELSE) -> list[StepWords]:
    return [step_words(step, {}, english()) for step in steps(of, rules, other)]


def acts(of: Account, rules: Rules = RULES, other: TiesElsewhere = NOWHERE_ELSE) -> list[str]:
    return [words.act for words in told(of, rules, other)]


def about(person: str, of: Account) -> StepWords:
    (found,) = (step for step in steps(of) if step.person == person)
    return step_words(found, {}, english())


def alone(of: Account) -> Account:
    """The account without our relationship with Mia."""
    return replace(of, stakeholders={**of.stakeholders, "mia": replace(MIA, ties={})})


def strong(source: str, target: str) -> Line:
    return Line(source, target, strength=Strength.STRONG)


def conflict(source: str, target: str) -> Line:
    return Line(source, target, kind=LineKind.CONFLICT)


def planned(what: str, *people: str, due: dt.date | None = SOON) -> Plan:
    return Plan(actions=(Action(what, owner="cleo", due=due, stakeholders=people),))


def test_risks_about_one_person_are_one_step_whose_title_says_all_of_them() -> None:
    unknown = replace(BUYER, support=None, verified=None, veto=True)
    words = about("priya", account(strong("dana", "priya"), priya=unknown, dana=CHAMPION))
    assert words.title == (
        "Priya, CFO: economic buyer, can veto, not met, stance unknown, not confirmed yet"
    )
    assert words.act == (
        "Ask Dana (last contact with ana on 10 Nov 2026) to introduce you to Priya."
    )


def test_whoever_knows_a_person_calls() -> None:
    words = about("priya", account(priya=replace(BUYER, ties={"ben": FADED}), dana=CHAMPION))
    assert words.act == "Call Priya: ben last spoke with them on 4 May 2026."


def test_a_teammate_who_knows_a_person_from_another_account_is_asked() -> None:
    other = {"priya": (TieElsewhere("rotmark", "Rotmark", "ruth", FADED),)}
    found = account(strong("dana", "priya"), priya=BUYER, dana=CHAMPION)
    assert acts(found, other=other)[0] == (
        "Ask ruth to bring you together with Priya: "
        "ruth knows them from Rotmark (last contact on 4 May 2026)."
    )
    on_team = {"priya": (TieElsewhere("rotmark", "Rotmark", "ben", FADED),)}
    assert acts(found, other=on_team)[0].startswith("Call Priya: ben knows them from Rotmark")


def test_the_person_next_to_the_target_introduces_and_the_first_is_asked() -> None:
    found = account(
        strong("dana", "tom"), strong("tom", "priya"), priya=BUYER, dana=CHAMPION, tom=Person("Tom")
    )
    assert about("priya", found).act == (
        "Ask Dana (last contact with ana on 10 Nov 2026) to have Tom introduce you to Priya."
    )


def test_nobody_is_introduced_by_a_person_they_are_in_conflict_with() -> None:
    found = account(conflict("dana", "priya"), priya=BUYER, dana=CHAMPION)
    words = about("priya", found)
    assert words.act.endswith("there's no warm path.")
    assert "Dana" not in words.act
    assert words.notes == ("Don't come in the name of Dana.",)


def test_without_a_warm_path_the_gatekeeper_is_asked_but_procurement_is_not() -> None:
    keeper = Person(name="Marit", reports_to="priya", roles=(Role.GATEKEEPER,))
    found = account(priya=BUYER, dana=CHAMPION, marit=keeper)
    assert about("priya", found).act == "Ask Marit for a meeting with Priya: there's no warm path."
    buying = replace(keeper, roles=(Role.GATEKEEPER, Role.PROCUREMENT))
    assert "Marit" not in about("priya", account(priya=BUYER, dana=CHAMPION, marit=buying)).act


def test_the_order_is_economic_buyer_veto_decider_and_only_then_severity() -> None:
    found = account(
        priya=replace(BUYER, ties={"ana": FADED}),
        vic=Person(name="Vic", veto=True),
        olu=replace(BUYER, name="Olu", roles=(Role.APPROVER,)),
        gone=Person(name="Gus", roles=(Role.USER_BUYER,), state=State.LEFT, ties={"ana": CLOSE}),
        dana=CHAMPION,
    )
    order = [step.person for step in steps(found)]
    assert order[:3] == ["priya", "vic", "olu"]
    assert "gone" in order[3:]
    assert steps(found)[0].severity is Severity.WARNING


def test_a_planned_action_for_the_same_purpose_is_the_headline_with_its_owner_and_day() -> None:
    found = account(
        strong("dana", "priya"),
        priya=BUYER,
        dana=CHAMPION,
        plan=planned("Invite Priya to lunch", "priya"),
    )
    step = steps(found)[0]
    words = step_words(step, {}, english())
    assert (words.act, step.owner, step.due) == ("Invite Priya to lunch", "cleo", SOON)
    assert words.is_planned
    assert words.notes[0].startswith("Besides the plan: Ask Dana")


@pytest.mark.parametrize(
    ("what", "serves"),
    [
        ("Invite Priya to lunch", True),
        ("Meet the CFO", True),
        ("Priya zum Abendessen treffen", True),
        ("Rencontrer Priya avant lundi", True),
        ("Llamar a Priya", True),
        ("Write to Priya without asking for anything", True),
        ("Do the thing with Priya", True),
        ("Send Priya the cost sheet", False),
        ("Priya den Vertrag schicken", False),
        ("Envoyer le contrat à Priya", False),
        ("Preparar la oferta", False),
    ],
)
def test_an_action_serves_a_first_meeting_if_its_words_say_so(what: str, serves: bool) -> None:
    found = account(priya=BUYER, dana=CHAMPION, plan=planned(what, "priya"))
    assert about("priya", found).is_planned is serves


def test_a_team_can_add_words_of_its_own() -> None:
    found = account(priya=BUYER, dana=CHAMPION, plan=planned("Send golf balls", "priya"))
    assert not told(found)[0].is_planned
    assert told(found, Rules(purposes=PurposeWords(meet=("golf",))))[0].is_planned


def test_an_overdue_plan_is_no_plan_but_said_to_be_overdue() -> None:
    late = planned("Meet Priya", "priya", due=DAY - dt.timedelta(12))
    words = about("priya", account(strong("dana", "priya"), priya=BUYER, dana=CHAMPION, plan=late))
    assert words.act.startswith("Ask Dana")
    assert "overdue by 12 days: “Meet Priya”" in words.title


@pytest.mark.parametrize("name", ["Bo", "李明", "Li Na"])
def test_a_person_whose_name_is_too_short_to_look_for_is_still_who_an_action_is_about(
    name: str,
) -> None:
    other = replace(BUYER, name=name, roles=(Role.DECISION_MAKER,))
    plan = planned(f"Meet Priya and {name}", "priya", "other")
    found = account(priya=BUYER, other=other, plan=plan)
    assert about("priya", found).is_planned
    assert about("other", found).is_planned


def test_whoever_is_asked_for_an_introduction_isnt_the_one_it_is_about() -> None:
    untested = replace(CHAMPION, champion=replace(STRONG, tested=None), verified=None)
    plan = planned("Ask Dana for an introduction to Priya", "dana", "priya")
    found = account(strong("dana", "priya"), priya=BUYER, dana=untested, plan=plan)
    assert about("priya", found).is_planned
    assert about("dana", found).is_planned
    tested = replace(CHAMPION, influence=Influence.INNER_CIRCLE, verified=None)
    found = account(strong("dana", "priya"), priya=BUYER, dana=tested, plan=plan)
    assert about("dana", found).title.endswith("not confirmed yet")
    assert not about("dana", found).is_planned


def test_a_plan_against_what_is_known_is_answered_with_the_better_way() -> None:
    plan = planned("Ask Dana for an introduction to Priya", "dana", "priya")
    found = account(
        conflict("dana", "priya"),
        strong("tom", "priya"),
        priya=BUYER,
        dana=CHAMPION,
        tom=Person("Tom", ties={"ben": CLOSE}),
        plan=plan,
    )
    words = about("priya", found)
    assert words.act == "Ask Dana for an introduction to Priya"
    assert words.notes[0] == (
        "Dana and Priya are in conflict. Better: "
        "Ask Tom (last contact with ben on 10 Nov 2026) to introduce you to Priya."
    )


def test_an_objection_is_answered_only_where_one_is_written_down() -> None:
    opponent = replace(BUYER, support=Support.ENEMY, veto=True, ties={"ana": CLOSE, "ben": CLOSE})
    found = account(priya=opponent, dana=CHAMPION)
    assert about("priya", found).act == (
        "Ask Priya what it would take not to block this: ana last spoke with them on 10 Nov 2026."
    )
    points = TalkingPoints(objections=(Objection("Too dear."),))
    found = account(priya=replace(opponent, talking_points=points), dana=CHAMPION)
    assert about("priya", found).act == "Answer the objection Priya has raised: “Too dear.”"


def test_a_known_supporter_with_a_message_is_only_kept_warm() -> None:
    olu = Person(
        name="Olu",
        support=Support.SUPPORTER,
        ties={"ana": CLOSE, "ben": CLOSE},
        talking_points=TalkingPoints(say=("Your engineers sleep.",)),
        verified=DAY,
    )
    buyer = replace(BUYER, ties={"ana": CLOSE, "ben": CLOSE})
    found = account(strong("olu", "priya"), priya=buyer, dana=CHAMPION, olu=olu)
    (step,) = steps(found)
    assert step_words(step, {}, english()).act.startswith("Keep Olu warm")
    assert step.severity is Severity.INFO
    without = replace(olu, talking_points=None)
    found = account(strong("olu", "priya"), priya=buyer, dana=CHAMPION, olu=without)
    assert acts(found)[0].startswith("Bring Olu a message of their own")


def test_any_line_of_their_own_is_a_message_for_a_known_supporter() -> None:
    olu = Person(
        name="Olu",
        support=Support.SUPPORTER,
        ties={"ana": CLOSE, "ben": CLOSE},
        talking_points=TalkingPoints(prove=("The log of Bay Clinics",)),
        verified=DAY,
    )
    buyer = replace(BUYER, ties={"ana": CLOSE, "ben": CLOSE})
    found = account(strong("olu", "priya"), priya=buyer, dana=CHAMPION, olu=olu)
    assert acts(found)[0].startswith("Keep Olu warm")


def test_a_line_to_be_written_for_a_buyer_comes_behind_all_other_steps() -> None:
    silent = replace(BUYER, talking_points=None, ties={"ana": CLOSE, "ben": CLOSE})
    found = account(priya=silent, dana=replace(CHAMPION, champion=replace(STRONG, tested=None)))
    plan = Plan(objectives={"calm": Objective("Calm nights")})
    told_last = acts(replace(found, plan=plan))
    assert len(told_last) > 1
    assert told_last[-1] == "Write one line for Priya: what you’d say to them first."


def test_a_line_to_be_written_is_no_second_step_about_a_person() -> None:
    silent = replace(BUYER, talking_points=None)
    found = account(strong("dana", "priya"), priya=silent, dana=CHAMPION)
    (step,) = (one for one in steps(found) if one.person == "priya")
    words = step_words(step, {}, english())
    assert words.title == "Priya, CFO: economic buyer, not met, no line of their own"
    assert words.act.endswith("to introduce you to Priya.")
    assert step.severity is Severity.ERROR


def test_a_planned_meeting_does_not_write_the_line_for_it() -> None:
    silent = replace(BUYER, talking_points=None, ties={"ana": CLOSE, "ben": CLOSE})
    found = account(plan=planned("Meet Priya", "priya"), priya=silent, dana=CHAMPION)
    (step,) = steps(found)
    assert step.plan is None
    assert step_words(step, {}, english()).act.startswith("Write one line for Priya")


def test_without_a_champion_the_likely_ones_are_named_with_what_they_would_gain() -> None:
    petra = Person(
        name="Petra",
        influence=Influence.INNER_CIRCLE,
        support=Support.SUPPORTER,
        win="Goes home on time",
        ties={"ana": CLOSE, "ben": CLOSE},
        verified=DAY,
    )
    found = account(priya=replace(BUYER, ties={"ana": CLOSE, "ben": CLOSE}), petra=petra)
    assert "Build up a champion. Most likely: Petra (“Goes home on time”)." in acts(found)


def test_a_champion_is_tested_by_access_and_never_against_a_conflict() -> None:
    untested = replace(CHAMPION, champion=replace(STRONG, tested=None))
    test = "Ask Dana (last contact with ana on 10 Nov 2026) to get you a meeting with Priya."
    assert about("dana", account(priya=BUYER, dana=untested)).act == test
    apart = account(conflict("dana", "priya"), priya=BUYER, dana=untested)
    assert "Priya" not in about("dana", apart).act


def test_a_champion_prepares_the_talk_with_a_buyer_a_teammate_knows() -> None:
    untested = replace(CHAMPION, champion=replace(STRONG, tested=None))
    known = replace(BUYER, ties={"ben": FADED})
    assert about("dana", account(priya=known, dana=untested)).act == (
        "Ask Dana (last contact with ana on 10 Nov 2026) to make our case to Priya"
        " before your next meeting."
    )


def test_the_only_contact_is_asked_for_whoever_the_plan_wants_to_meet() -> None:
    wanted = Person("Noreen", roles=(Role.USER_BUYER,), verified=DAY)
    near = Person("Emmett", roles=(Role.SECURITY,), reports_to="tess")
    only = Person("Tess", support=Support.SUPPORTER, ties={"ana": CLOSE}, verified=DAY)
    plan = planned(
        "Ask Tess to introduce us to Noreen", "tess", "noreen", due=DAY - dt.timedelta(7)
    )
    people = {"priya": BUYER, "tess": only, "emmett": near, "noreen": wanted}
    found = Account("Tamarack", owner="ana", stakeholders=people, plan=plan)
    assert "to bring Noreen into the next meeting" in about("tess", found).act


def test_of_several_untested_champions_one_is_asked() -> None:
    untested = replace(CHAMPION, champion=replace(STRONG, tested=None))
    found = account(priya=BUYER, dana=untested, erik=replace(untested, name="Erik"))
    asked = [step.person for step in steps(found) if step.person != "priya"]
    assert len(asked) == 1


def test_who_left_an_open_position_is_asked_who_takes_over() -> None:
    left = Person(
        name="Lotte",
        title="Head of Digital",
        roles=(Role.APPROVER,),
        state=State.MOVED,
        ties={"ana": CLOSE},
    )
    position = Person(title="Head of Digital", placeholder=True, roles=(Role.APPROVER,))
    buyer = replace(BUYER, ties={"ana": CLOSE, "ben": CLOSE})
    found = account(priya=buyer, dana=CHAMPION, lotte=left, head=position)
    words = about("head", found)
    assert words.act == (
        "Ask Lotte (last contact with ana on 10 Nov 2026), who held this position before,"
        " who takes over: Head of Digital."
    )
    assert "Lotte has left, but is still in the plan" in words.title
    assert "lotte" not in [step.person for step in steps(found)]


def test_our_bottleneck_names_the_teammate_and_whom_to_meet_first() -> None:
    only = {"ana": CLOSE}
    found = account(priya=replace(BUYER, ties=only), dana=replace(CHAMPION, ties=only))
    assert "Bring ben into the next meeting ana has with Priya." in acts(found)


def test_an_overdue_promise_comes_before_what_weighs_as_much() -> None:
    found = replace(
        account(priya=replace(BUYER, ties={"ana": CLOSE, "ben": CLOSE})),
        promises=(Promise(Side.US, "The price", due=DAY - dt.timedelta(2)),),
    )
    assert acts(found)[0] == "Deliver this, or tell them the new day: “The price”"


def test_a_broken_promise_is_delivered_to_those_it_was_made_to() -> None:
    late = Promise(Side.US, "The price", due=DAY - dt.timedelta(2), stakeholders=("priya",))
    found = replace(
        account(priya=replace(BUYER, ties={"ana": CLOSE, "ben": CLOSE}), dana=CHAMPION),
        promises=(late,),
    )
    (words,) = told(found)
    assert words.title == "Our promise to Priya is overdue by 2 days"
    assert words.act == "Deliver this to Priya, or tell them the new day: “The price”"


def test_a_closed_account_has_no_steps() -> None:
    found = replace(account(priya=BUYER), outcome=Outcome(DealResult.WON))
    assert steps(found) == []


def test_an_empty_map_has_one_friendly_step() -> None:
    assert acts(Account(name="Acme")) == ["Add the first people: start with who would sign."]
    novices = {f"p{number}": Person(f"Brother {number}") for number in range(4)}
    assert acts(Account(name="Monastery", stakeholders=novices)) == [
        "Mark who decides: start with who would sign."
    ]


def test_a_map_that_tells_of_no_contact_asks_for_it() -> None:
    (step,) = steps(
        Account(
            name="Harbor",
            stakeholders={"maria": replace(BUYER, verified=None, talking_points=None)},
        )
    )
    assert step.severity is Severity.INFO
    assert step_words(step, {}, english()).act == (
        "Add who on your team knows Priya, and when they last spoke."
    )


def test_a_waived_risk_asks_for_nothing() -> None:
    unmet = account(priya=BUYER, dana=CHAMPION)
    waived = measure(unmet, DAY, RULES)
    assert {one.code for one in waived.risks} == {FindingCode.UNMET_DECIDER}
    assert len(waived.steps) == 1
    waiver = Waiver(FindingCode.UNMET_DECIDER, "Starts in May", SOON)
    assert steps(replace(unmet, waivers=(waiver,))) == []


def test_a_champion_is_not_asked_for_a_meeting_with_a_person_we_know() -> None:
    untested = replace(CHAMPION, champion=replace(STRONG, tested=None))
    known = account(priya=replace(BUYER, ties={"ben": FADED}), dana=untested)
    act = "to make our case to Priya before your next meeting."
    assert about("dana", known).act.endswith(act)


def test_an_opponent_we_know_is_answered_and_not_just_called() -> None:
    said = TalkingPoints(objections=(Objection("You are late."),))
    against = replace(BUYER, support=Support.NON_SUPPORTER, ties={"ana": FADED})
    large = replace(against, name="Zoe", roles=(Role.DECISION_MAKER, Role.CHAMPION))
    asked = account(priya=against, zoe=large)
    answered = account(priya=replace(against, talking_points=said), zoe=large)
    assert about("priya", asked).act.startswith("Ask Priya what they'd need to see to back this")
    assert "You are late." in about("priya", answered).act


def test_the_teammate_who_knows_most_people_there_comes_along() -> None:
    only = replace(BUYER, ties={"ana": CLOSE})
    known = replace(MIA, ties={"zed": FADED})
    found = replace(account(priya=only), team=("ben", "zed"))
    found = replace(found, stakeholders={**found.stakeholders, "mia": known})
    assert any(act.startswith("Bring zed into") for act in acts(found))


def test_a_committee_of_one_needs_no_champion() -> None:
    met = replace(BUYER, ties={"ana": CLOSE})
    one = replace(account(), stakeholders={"priya": met})
    two = replace(account(), stakeholders={"priya": met, "mia": MIA})
    no_champion = FindingCode.NO_CHAMPION
    assert no_champion not in {risk.code for risk in measure(one, DAY, RULES).risks}
    assert no_champion in {risk.code for risk in measure(two, DAY, RULES).risks}


def test_a_champion_who_is_asked_to_introduce_us_is_not_asked_twice() -> None:
    untested = replace(CHAMPION, champion=replace(STRONG, tested=None), reports_to="priya")
    found = account(priya=replace(BUYER, ties={}), dana=untested)
    assert [step.person for step in steps(found) if step.wording.first == "Dana"] == ["priya"]
    assert "dana" not in {step.person for step in steps(found)}


def test_nobody_is_to_be_met_twice_because_one_person_stands_between_us() -> None:
    between = replace(CHAMPION, reports_to="priya")
    found = account(priya=replace(BUYER, ties={}), dana=between)
    assert FindingCode.THEIR_BOTTLENECK in {one.code for one in measure(found, DAY, RULES).risks}
    assert "dana" not in {step.person for step in steps(found)}


def test_a_plan_that_relies_on_a_person_who_has_left_says_so_and_helps_nobody_else() -> None:
    gone = replace(CHAMPION, name="Cora", state=State.LEFT)
    only = replace(CHAMPION, name="Eli", roles=(Role.USER_BUYER,))
    plan = planned("Have Cora walk Priya through the numbers", "cora", "priya")
    found = alone(account(plan=plan, priya=replace(BUYER, ties={}), cora=gone, eli=only))
    assert about("priya", found).notes[0].startswith("No longer there: Cora. Better: ")
    assert not about("cora", found).is_planned
    assert not about("eli", found).is_planned
    asked = account(plan=planned("Call Cora about the handover", "cora"), priya=BUYER, cora=gone)
    assert about("cora", asked).is_planned


def test_an_only_contact_who_is_against_us_is_not_asked_to_bring_anyone() -> None:
    against = replace(CHAMPION, name="Otto", roles=(Role.USER_BUYER,), support=Support.ENEMY)
    found = alone(account(priya=replace(BUYER, ties={}), otto=against))
    act = about("otto", found).act
    assert act == "Get to know a second person without the help of Otto, who is against us."


def test_no_contact_is_asked_to_bring_a_person_to_whom_no_warm_path_leads() -> None:
    eli = replace(CHAMPION, name="Eli")
    apart = alone(account(priya=replace(BUYER, ties={}), eli=eli))
    assert "Priya" not in about("eli", apart).act


def test_we_come_in_the_name_of_neither_of_two_people_in_conflict() -> None:
    one, two = replace(CHAMPION, name="Cia"), replace(CHAMPION, name="Cy")
    lines = (conflict("cia", "priya"), conflict("cy", "priya"))
    found = account(*lines, priya=replace(BUYER, ties={}), cia=one, cy=two)
    assert "Don't come in the name of Cia or Cy." in about("priya", found).notes


@settings(max_examples=150, deadline=None)
@given(accounts())
def test_on_any_map_a_person_appears_once_and_no_sentence_has_a_gap(of: Account) -> None:
    found = steps(of)
    people = [step.person for step in found if step.person]
    assert len(people) == len({*people})
    for step in found:
        words = step_words(step, {}, english())
        for text in (words.title, words.act, *words.notes):
            assert not re.search(r"[{}]|  | \.|“”|\(\)|: $|: \.|, \.|^ ", text), text


@settings(max_examples=100, deadline=None)
@given(accounts())
def test_on_any_map_nobody_against_us_or_in_conflict_is_asked_about_a_person(of: Account) -> None:
    people = {key: replace(one, name=f"Name of {key}") for key, one in of.stakeholders.items()}
    of = replace(of, stakeholders=people)
    by_name = {f"Name of {key}": key for key in people}
    quarrels = {
        frozenset((line.source, line.target))
        for line in of.influence
        if line.kind is LineKind.CONFLICT
    }
    for step in steps(of):
        for name in (step.wording.first, step.wording.introducer):
            if name and step.person:
                asked = by_name[name]
                assert people[asked].support not in (Support.ENEMY, Support.NON_SUPPORTER)
                if name == step.wording.introducer:
                    assert frozenset((asked, step.person)) not in quarrels


@settings(max_examples=60, deadline=None)
@given(accounts(), st.integers(0, 2**32))
def test_the_order_of_rows_changes_no_step(of: Account, seed: int) -> None:
    assert steps(shuffled(of, seed)) == steps(of)


@settings(max_examples=60, deadline=None)
@given(accounts(), st.integers(0, 2**32))
def test_other_ids_change_no_order_between_people_who_differ(of: Account, seed: int) -> None:
    places = measure(of, DAY, RULES).people
    names = [*of.stakeholders]
    random.Random(seed).shuffle(names)  # noqa: S311
    new = dict(zip(of.stakeholders, names, strict=True))
    gone = len(places) < len(of.stakeholders)
    if gone or len({(one.share, one.weight) for one in places.values()}) < len(places):
        return
    before = [new.get(step.person or "") for step in steps(of)]
    after = [step.person for step in steps(renamed(of, new))]
    assert [one for one in after if one] == [one for one in before if one]


def renamed(of: Account, new: Mapping[str, str]) -> Account:
    """The same map with other ids of its people."""
    plan = of.plan or Plan()
    return replace(
        of,
        stakeholders={
            new[key]: replace(
                one,
                reports_to=new[one.reports_to] if one.reports_to else None,
                dotted_to=tuple(new[key] for key in one.dotted_to),
            )
            for key, one in of.stakeholders.items()
        },
        influence=tuple(
            replace(line, source=new[line.source], target=new[line.target]) for line in of.influence
        ),
        plan=replace(
            plan,
            actions=tuple(
                replace(one, stakeholders=tuple(new[key] for key in one.stakeholders))
                for one in plan.actions
            ),
            objectives={
                key: replace(one, stakeholders=tuple(new[who] for who in one.stakeholders))
                for key, one in plan.objectives.items()
            },
        ),
    )
