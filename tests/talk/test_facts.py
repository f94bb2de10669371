"""Which facts fill a sentence, and which notes are never said to the person they are about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import spoken
from account_maps.talk import Kind
from account_maps.talk.sayable import LONGEST, is_sayable

MAP = """\
name: Acme
owner: ana
stage: evaluation
pressures: [Support ends in December]
units: {it: {name: IT}}
plan:
  objectives:
    late: {goal: Fewer calls at night, due: 2027-03-31, stakeholders: [dana]}
    soon: {goal: One record, due: 2026-12-31, stakeholders: [dana, tom]}
  actions:
    - {what: Show the log, owner: mei, due: 2026-12-02, stakeholders: [dana]}
    - {what: Send the paper, owner: ana, due: 2026-11-25, stakeholders: [dana]}
    - {what: Done already, owner: ana, due: 2026-11-10, done: 2026-11-11, stakeholders: [dana]}
stakeholders:
  tom: {name: Tom Alvarez, support: supporter}
  olu: {name: Olu Adeyemi, support: mentor}
  sofie: {name: Sofie Krag, support: enemy}
  priya: {name: Priya Nair}
  dana:
    name: Dana Reyes
    unit: it
    reports_to: tom
    goals: [Retire four systems, Hire two engineers]
    pains: [Interfaces fail at night, Closes each month by hand]
    criteria: [open interfaces, rollback in an hour]
    win: Wants to be the first in the group
    ties: {ana: {level: problem_solver, last: 2026-11-12}, mei: {level: vendor, last: 2026-11-15}}
influence:
  - {from: olu, to: dana, strength: strong}
  - {from: sofie, to: dana, strength: strong}
  - {from: priya, to: dana, kind: conflict, note: Budget cut of 2025}
external:
  - {what: New rules, due: 2027-01-01, hits: [dana]}
  - {what: Old rules, due: 2026-01-01, hits: [dana]}
promises:
  - {by: us, what: Reference call, due: 2026-11-28, stakeholders: [dana]}
  - {by: us, what: Kept already, due: 2026-11-01, done: 2026-11-01, stakeholders: [dana]}
  - {by: us, what: Made to nobody by name, due: 2026-11-28}
  - {by: them, what: The list, due: 2026-11-12, stakeholders: [dana]}
"""


def said(text: str, kind: str = "say", yaml: str = MAP, who: str = "dana") -> list[str]:
    """Return what becomes of a sentence of the library, in turn."""
    every = spoken.points(yaml, f"  one: {{{kind}: ['{text}']}}\n")[who].every()
    return [one.text for one in sorted(every, key=lambda one: one.turn) if one.rule]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{goal}.", ["Retire four systems.", "Hire two engineers."]),
        ("{criterion}", ["open interfaces", "rollback in an hour"]),
        ("{objective}", ["One record", "Fewer calls at night"]),
        ("{our_promise} ({our_promise_day})", ["Reference call (Nov 28)"]),
        ("{their_promise_day}", ["Nov 12"]),
        ("{action_owner} on {action_day}", ["Ana Lima on Nov 25", "Mei Tanaka on Dec 2"]),
        ("{factor}", ["New rules", "Old rules"]),
        ("{factor} from {factor_day}", ["New rules from Jan 1, 2027"]),
        ("{pressure}", ["Support ends in December"]),
        ("{colleague}, {last_day}", ["Ana Lima, Nov 12"]),
        ("{backer}", ["Olu Adeyemi"]),
        ("{unit} {stage}", ["IT evaluation"]),
    ],
)
def test_every_fact_fills_a_line_and_what_counts_most_comes_first(
    text: str, expected: list[str]
) -> None:
    assert said(text) == expected


def test_facts_of_two_kinds_in_one_line_are_combined() -> None:
    assert said("{goal}: {colleague}") == [
        "Retire four systems: Ana Lima",
        "Hire two engineers: Ana Lima",
    ]


def test_a_note_that_speaks_about_a_person_is_never_said_to_them_but_can_be_for_us() -> None:
    assert said("{pain}") == ["Interfaces fail at night"]
    assert said("{win}") == []
    assert said("{win}", kind="avoid") == ["Wants to be the first in the group"]


def test_who_is_in_conflict_is_named_to_us_alone() -> None:
    assert said("{rival}", kind="avoid") == ["Priya Nair"]
    assert said("Ask {rival}.") == []


def test_an_answer_to_an_objection_is_said_to_them_too() -> None:
    rules = "  one: {objections: [{objection: Why?, answer: 'For this: {win}'}]}\n"

    assert spoken.points(MAP, rules)["dana"].shown(Kind.OBJECTION) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Wants to be the CIO who ended the weekend cut-over",
        "Explains to the group's board each quarter why Denmark runs four records systems",
        "Cannot see the free hours of a neighboring clinic",
        "Can’t see the free hours",
        "Two of his five engineers are on call every week",
        "Fears to lose the data center",
        "Closes each month from three systems by hand",
        "Pays for three records systems",
        "Is asked about waiting times by the newspapers",
        "Lost two good engineers to a bank this year",
        "Has 212 open wishes from the wards",
        "Retires with the three hospitals working as one",
        "Signed the failed project of 2023",
        "Juggles the budget of two clinics and their staff",
        "Outlived three reorganizations, as they tell it",
        "x" * (LONGEST + 1),
        "Two lines\nof text",
        "",
        "…",
    ],
)
def test_what_cannot_be_said_to_the_person(text: str) -> None:
    assert not is_sayable(text)


@pytest.mark.parametrize(
    "text",
    [
        "Six new clinics in 2027",
        "retire four legacy systems",
        "Be the group's model country",
        "night-time interface failures",
        "Nurses type the same data twice a shift",
        "Allergies noted in one clinic are not seen in the next",
        "41 interfaces, of which nine fail every week",
        "Costs in one place",
        "SAS is out of support",
        "fixed price",
        "Business continuity",
        "Access to the data",
        "سجل واحد لكل العيادات",
        "하나의 기록",
        "Kosten senken",
        "needs-based staffing in all clinics",
    ],
)
def test_what_can_be_said_to_the_person(text: str) -> None:
    assert is_sayable(text)


def test_in_a_note_about_the_account_they_are_others() -> None:
    text = "The four systems lose their vendor's support in December"

    assert not is_sayable(text)
    assert is_sayable(text, about_person=False)
    assert not is_sayable("Lost their vendor's support", about_person=False)


@given(st.text(max_size=200))
def test_whether_a_text_can_be_said_is_known_for_every_text(text: str) -> None:
    assert is_sayable(text) in {True, False}


def test_promises_both_ways_come_without_any_rule_with_their_day() -> None:
    dana = spoken.points(MAP)["dana"]

    assert [one.text for one in dana.shown(Kind.SAY)] == [
        "We owe you this by Nov 28: Reference call"
    ]
    assert [one.text for one in dana.shown(Kind.ASK)] == [
        "This was on your list for Nov 12: The list. Is there anything we can do to help?"
    ]
    assert "promises" not in {one.place[0] for one in spoken.points(MAP)["tom"].every()}


def test_what_is_coming_from_outside_opens_the_talk_with_those_it_affects() -> None:
    points = spoken.points(MAP)

    assert [one.text for one in points["dana"].shown(Kind.OPEN)] == [
        "A date to plan around is Jan 1, 2027: New rules. How does it change your plans?"
    ]
    assert [one.text for one in points["dana"].by_kind[Kind.OPEN].folded] == [
        "This has applied since Jan 1: Old rules. What has it changed for you?"
    ]
    assert points["tom"].shown(Kind.OPEN) == ()


def test_a_conflict_makes_a_dont_say_for_both() -> None:
    points = spoken.points(MAP)

    assert [one.text for one in points["dana"].shown(Kind.AVOID)] == [
        "Anything on behalf of Priya Nair. They’re in conflict: Budget cut of 2025"
    ]
    assert [one.text for one in points["priya"].shown(Kind.AVOID)] == [
        "Anything on behalf of Dana Reyes. They’re in conflict: Budget cut of 2025"
    ]
