"""The questions of a sheet: what is unknown first, then what each person is asked."""

from itertools import combinations

import pytest

from account_maps.model.account import Account
from account_maps.model.format import read_account
from account_maps.model.talking import Missing, TalkingRule, When
from account_maps.onepager import fitted
from account_maps.talk import Library, compile_library
from sheets import content_of, entries

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
            when=When(missing=(Missing.CRITERIA,)),
            ask=("How will you evaluate this?", "Who else evaluates it?"),
        ),
        "always": TalkingRule(ask=("How are you?", "What's new?", "What would help?")),
    }
)


def account(yaml: str = MAP) -> Account:
    reading = read_account(yaml.encode(), "acme.yaml")
    assert reading.account is not None, reading.problems
    return reading.account


def questions(
    *attendees: str, yaml: str = MAP, library: Library = ()
) -> list[tuple[str, str, str]]:
    return entries(fitted(content_of(account(yaml), attendees, library=library)), "questions")


ROOMS = [room for size in (1, 2, 3) for room in combinations(("priya", "erik", "uma"), size)]
YES = "What would you need to see to say yes?"
ABOUT_PRIYA = ("How does Priya see this?", "(about Priya)")


def test_an_accounts_sheet_has_what_moves_the_decision_most_and_then_what_people_are_asked() -> (
    None
):
    assert questions() == [
        ("", "Ask Uma what they’d need to see to say yes", "(worth ±38 points, ana)"),
        ("", "Ask Erik how Priya leans", "(worth ±28 points, ana)"),
        ("Erik", "Who counts the empty hours?", ""),
    ]


def test_in_a_meeting_those_present_are_asked_in_the_words_for_them() -> None:
    assert questions("erik") == [("", *ABOUT_PRIYA)]
    assert questions("uma") == [("", YES, "")]
    assert questions("erik", "uma") == [("Uma", YES, ""), ("Erik", *ABOUT_PRIYA)]


def test_nobody_is_asked_about_another_person_in_the_room_who_is_asked_directly() -> None:
    assert questions("erik", "priya") == [("Priya", YES, "")]


@pytest.mark.parametrize("room", ROOMS)
def test_no_question_is_about_someone_present_whoever_is_there(room: tuple[str, ...]) -> None:
    people = account().stakeholders
    for lead, text, aside in questions(*room, library=LIBRARY):
        for who in room:
            name = people[who].name or who
            assert name not in text + aside, (lead, text)


def test_a_meeting_with_people_who_have_nothing_to_answer_has_no_questions() -> None:
    known = MAP.replace("criteria: [cost]", "criteria: [cost], support: neutral")

    assert questions("priya", yaml=known) == []


def test_what_is_asked_in_the_rows_is_no_question_again_and_none_comes_twice_in_a_room() -> None:
    content = content_of(account(), ("erik", "uma"), library=LIBRARY)
    in_rows = [text for person in content.people for text in person.cells["ask"]]
    asked = [item.text for item in content.lists["questions"]]

    assert "Who counts the empty hours?" in in_rows
    assert len(in_rows + asked) == len({*in_rows, *asked})
    assert {"How are you?", "What's new?", "What would help?"} <= {*in_rows, *asked}
