"""The questions of a sheet: what is unknown first, then what each person is asked."""

from account_maps.model.format import read_account
from account_maps.model.talking import Missing, TalkingRule, When
from account_maps.onepager import fitted
from account_maps.talk import compile_library
from sheets import content_of

MAP = """\
name: Acme
owner: ana
stakeholders:
  priya: {name: Priya, roles: [economic_buyer], criteria: [cost]}
  erik:
    name: Erik
    roles: [approver]
    support: supporter
    ties: {ana: {level: problem_solver, last: 2026-11-12}}
    talking_points: {ask: [Who counts the empty hours?]}
  uma:
    name: Uma
    roles: [decision_maker]
    criteria: [time]
    ties: {ana: {level: problem_solver, last: 2026-11-12}}
influence: [{from: erik, to: priya, strength: weak}]
"""
LIBRARY = compile_library(
    {
        "criteria": TalkingRule(
            when=When(missing=(Missing.CRITERIA,)), ask=("How will you evaluate this?",)
        ),
        "always": TalkingRule(ask=("How are you?",)),
    }
)


def questions(*attendees: str, yaml: str = MAP) -> list[tuple[str, str]]:
    reading = read_account(yaml.encode(), "acme.yaml")
    assert reading.account is not None, reading.problems
    sheet = fitted(content_of(reading.account, attendees, library=LIBRARY))
    return [(item.text, item.aside) for item in sheet.questions.items]


ABOUT_PRIYA = ("Ask Erik how Priya leans", "(worth ±28 points, ana)")
TO_UMA = ("Ask Uma what they’d need to see to say yes", "(worth ±38 points, ana)")
WRITTEN = ("Who counts the empty hours?", "Erik")
DISCOVERY = ("How will you evaluate this?", "Erik")


def test_an_accounts_sheet_has_what_moves_the_decision_most_and_then_what_people_are_asked() -> (
    None
):
    assert questions() == [TO_UMA, ABOUT_PRIYA, WRITTEN]


def test_a_meetings_sheet_has_only_what_those_in_the_room_can_answer() -> None:
    assert questions("erik") == [ABOUT_PRIYA, WRITTEN, DISCOVERY]
    assert questions("uma") == [TO_UMA]
    assert questions("erik", "uma") == [ABOUT_PRIYA, TO_UMA, WRITTEN]


def test_nobody_is_asked_about_another_person_in_the_room_who_is_asked_directly() -> None:
    to_priya = ("Ask Priya what they’d need to see to say yes", "(worth ±28 points)")

    assert questions("erik", "priya") == [to_priya, WRITTEN, DISCOVERY]


def test_a_meeting_with_people_who_have_nothing_to_answer_has_no_questions() -> None:
    known = MAP.replace("criteria: [cost]", "criteria: [cost], support: neutral")

    assert questions("priya", yaml=known) == []


def test_a_question_is_asked_once() -> None:
    twice = MAP.replace(
        "criteria: [cost]",
        "support: neutral, talking_points: {ask: [Who counts the empty hours?]}",
    )

    assert questions("priya", "erik", yaml=twice) == [
        ("Who counts the empty hours?", "Priya"),
        ("How will you evaluate this?", "Priya"),
    ]
