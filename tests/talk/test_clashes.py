"""Lines that don't go together never meet at one person."""

import pytest

import spoken
from account_maps.talk import Kind

MAP = """\
name: Acme
competitors: [{name: MedCore}, {name: Tessera}]
stakeholders:
  dana:
    name: Dana Reyes
    roles: [decision_maker, champion]
    orientation: technical
    talking_points:
      say: [The price is fixed for three years.]
      avoid:
        - Price, before Priya is in the room
        - The words "big bang"
        - The failed project of 2023
      objections: [{objection: MedCore's next release does this., answer: Ask for a date.}]
  tom: {name: Tom Alvarez, roles: [legal], orientation: financial}
"""


def said(rules: str, who: str = "dana", kind: Kind = Kind.SAY) -> list[str]:
    every = spoken.points(MAP, rules)[who].every()
    return [one.text for one in every if one.rule and one.kind is kind]


def test_of_two_rules_on_one_topic_only_the_more_specific_speaks() -> None:
    rules = """\
  wide: {topic: References, say: [wide], ask: [wide too]}
  narrow: {when: {role: [champion]}, topic: references, say: [narrow, narrow again]}
  other: {say: [other]}
"""
    assert said(rules) == ["narrow", "narrow again", "other"]
    assert said(rules, kind=Kind.ASK) == []
    assert said(rules, "tom") == ["other", "wide"]


def test_a_line_gives_way_to_a_written_one_that_names_its_topic_in_the_same_slot() -> None:
    rules = "  one: {topic: fixed, say: [Nothing moves], ask: [What moves?]}\n"

    assert said(rules) == []
    assert said(rules, kind=Kind.ASK) == ["What moves?"]
    assert said(rules, "tom") == ["Nothing moves"]


def test_a_competitors_objection_is_answered_once() -> None:
    rules = """\
  one: {objections: [{objection: '{competitor} can do that too.', answer: Test both.}]}
  two: {when: {role: [champion]}, objections: [{objection: 'Tessera is cheaper.', answer: So?}]}
"""
    assert said(rules, kind=Kind.OBJECTION) == ["Tessera is cheaper."]
    assert said(rules, "tom", Kind.OBJECTION) == [
        "MedCore can do that too.",
        "Tessera can do that too.",
    ]


@pytest.mark.parametrize(
    ("line", "is_said"),
    [
        ("Let's talk about prices.", False),
        ("No big bang, one site at a time.", False),
        ("It won't be a BIG-BANG.", False),
        ("What went wrong in 2023?", False),
        ("Which project comes next?", False),
        ("Who's in the room when you decide?", True),
        ("How big is the team?", True),
    ],
)
def test_what_a_dont_say_rules_out_is_not_said(line: str, is_said: bool) -> None:
    assert bool(said(f'  one: {{say: ["{line}"]}}\n')) is is_said


def test_an_answer_is_checked_against_the_dont_says_and_the_objection_itself_is_not() -> None:
    rules = """\
  one: {objections: [{objection: Your price is too high., answer: Compared with what?}]}
  two: {objections: [{objection: Too dear., answer: The price is what you see.}]}
"""
    assert said(rules, kind=Kind.OBJECTION) == ["Your price is too high."]


def test_a_dont_say_of_the_library_rules_out_only_what_it_quotes() -> None:
    rules = """\
  one: {avoid: ['The word "cloud", or savings'], say: [It is in the cloud, Savings come later]}
"""
    assert said(rules, "tom") == ["Savings come later"]


def test_a_rule_is_silent_where_its_exception_fits() -> None:
    rules = (
        "  one: {when: {role: [champion, legal]}, unless: {orientation: [financial]}, say: [a]}\n"
    )

    assert said(rules) == ["a"]
    assert said(rules, "tom") == []


def test_all_conditions_of_an_exception_must_fit() -> None:
    rules = "  one: {unless: {orientation: [technical], role: [legal]}, say: [a]}\n"

    assert said(rules) == said(rules, "tom") == ["a"]
