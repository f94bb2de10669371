"""What is said to whom: the group's message first, then the map's words, then the library's."""

import pytest

import spoken
from account_maps.talk import Kind, Point, Points

MAP = """\
name: Northwind Health
industry: Santé
tier: 1
message: {say: One record by autumn., prove: Bay Clinics did it.}
competitors: [{name: MedCore}, {name: Tessera}]
units:
  it: {name: IT, units: {night: {name: Night shift}}}
stakeholders:
  tom: {name: Tom Alvarez, title: Chief Executive Officer}
  dana:
    name: Dana Reyes
    title: Chief Information Officer
    reports_to: tom
    unit: night
    roles: [decision_maker, champion]
    support: mentor
    influence: low
    pains: [41 interfaces fail., Nurses type it twice a shift.]
    goals: ["Retire {name} and {{four}} systems..."]
    criteria: [open interfaces]
    win: Ends the weekend cut-over.
    ties: {ana: {level: vendor}}
    talking_points:
      say: [Four systems retired.]
      objections: [{objection: We failed in 2023., answer: One site a week.}]
"""


def points(rules: str, person: str = "dana", yaml: str = MAP) -> Points:
    return spoken.points(yaml, rules)[person]


def speaks_to(rules: str, yaml: str = MAP) -> set[tuple[str, str]]:
    """Each rule that speaks to someone, and the person."""
    found = spoken.points(yaml, rules)
    return {(rule, who) for who, those in found.items() for rule in those.rules}


def shown(rules: str, kind: Kind = Kind.SAY, person: str = "dana", yaml: str = MAP) -> list[str]:
    """Return the texts of one kind that the library says, shown or folded."""
    every = points(rules, person, yaml).every()
    return [point.text for point in every if point.rule and point.kind is kind]


def fits(when: str, person: str = "dana", yaml: str = MAP) -> bool:
    """Tell whether a rule with these conditions speaks to somebody."""
    return bool(shown(f"  one: {{when: {{{when}}}, say: [Hi]}}\n", person=person, yaml=yaml))


def said(text: str, person: str = "dana", yaml: str = MAP) -> str | None:
    """Return what becomes of a sentence."""
    texts = shown(f"  one: {{say: ['{text}']}}\n", person=person, yaml=yaml)
    return texts[0] if texts else None


def test_the_shared_message_leads_and_names_its_place() -> None:
    assert points("  one: {say: [Hi]}\n").message == (
        Point(Kind.SAY, "One record by autumn.", None, None, ("message", "say")),
        Point(Kind.PROVE, "Bay Clinics did it.", None, None, ("message", "prove")),
    )


@pytest.mark.parametrize("message", ["", "message: {prove: Bay Clinics did it.}\n"])
def test_without_a_message_nothing_leads(message: str) -> None:
    assert points(
        "  one: {say: [Hi]}\n", "a", f"name: A\n{message}stakeholders: {{a: {{name: A}}}}\n"
    )
    yaml = f"name: A\n{message}stakeholders: {{a: {{name: A}}}}\n"
    assert points("  one: {say: [Hi]}\n", "a", yaml).message == ()


def test_what_the_map_says_comes_before_the_library_each_with_its_place() -> None:
    rules = "  one: {say: [Hi], objections: [{objection: Why?, answer: 'For {name}.'}]}\n"

    found = points(rules)
    here = ("stakeholders", "dana", "talking_points")
    say = found.by_kind[Kind.SAY]
    assert [(one.text, one.rule, one.place) for one in (*say.shown, *say.folded)] == [
        ("Four systems retired.", None, (*here, "say", 0)),
        ("Hi", "one", ("rules", "one")),
    ]
    objections = found.shown(Kind.OBJECTION)
    assert [(one.text, one.answer, one.rule, one.place) for one in objections] == [
        ("We failed in 2023.", "One site a week.", None, (*here, "objections", 0)),
        ("Why?", "For Dana Reyes.", "one", ("rules", "one")),
    ]


def test_kinds_come_in_speaking_order_and_empty_ones_are_left_out() -> None:
    rules = "  one: {avoid: [a], close: [b], ask: [c], prove: [d], open: [e]}\n"

    assert list(points(rules).by_kind) == list(Kind)
    assert list(points(rules, "tom").by_kind) == [
        Kind.OPEN,
        Kind.PROVE,
        Kind.ASK,
        Kind.CLOSE,
        Kind.AVOID,
    ]


def test_the_most_specific_rules_come_first() -> None:
    wide = """\
  everybody: {say: [everybody]}
  wide: {when: {role: [champion, coach, legal]}, say: [wide]}
  narrow: {when: {role: [champion]}, say: [narrow]}
"""
    narrow = """\
  a-tie: {when: {support: [mentor]}, say: [tie by id]}
  two: {when: {role: [champion, coach, legal], support: [mentor, enemy]}, say: [two]}
  three: {when: {role: [champion], support: [mentor], known: true}, say: [three]}
"""
    assert shown(wide) == ["narrow", "wide", "everybody"]
    assert shown(narrow) == ["three", "two", "tie by id"]
    assert shown(wide + narrow) == ["three", "two", "tie by id"]


def test_nothing_is_said_twice_however_it_is_written() -> None:
    rules = """\
  one: {say: ["FOUR  systems retired.", "one record BY autumn."], ask: [Four systems retired.]}
  two: {when: {role: [champion]}, say: [Là.]}
  three: {say: [la.]}
"""
    assert shown(rules) == ["Là."]
    assert shown(rules, Kind.ASK) == ["Four systems retired."]


def test_every_condition_must_fit_and_of_a_list_one() -> None:
    assert fits("role: [coach, champion], support: [mentor]")
    assert not fits("role: [coach, champion], support: [enemy]")
    assert not fits("role: [coach]")


@pytest.mark.parametrize(
    "when",
    [
        "industry: [SANTE]",
        "tier: [1]",
        "unit: [it]",
        "unit: [NIGHT shift]",
        "competitor: [tessera]",
        "known: true",
        "influence: [low]",
    ],
)
def test_names_fit_whatever_their_capitals_and_accents_and_units_also_from_outside(
    when: str,
) -> None:
    assert fits(when)


@pytest.mark.parametrize(
    "when", ["industry: [health]", "segment: [x]", "unit: [night-shift]", "known: false"]
)
def test_other_names_do_not_fit(when: str) -> None:
    assert not fits(when)


@pytest.mark.parametrize(("words", "fit"), [("interfaces", True), ("interface", False)])
def test_a_pain_has_the_whole_word(words: str, fit: bool) -> None:
    assert fits(f"pain: [{words}]") is fit


@pytest.mark.parametrize(("words", "fit"), [("TYPE it", True), ("it type", False)])
def test_several_words_stand_one_after_the_other(words: str, fit: bool) -> None:
    assert fits(f"pain: [{words}]") is fit


def test_what_is_missing_is_also_what_is_said_to_be_unknown() -> None:
    yaml = "name: A\nstakeholders: {a: {name: A, support: unknown, influence: unknown}}\n"

    assert fits("missing: [support]", "a", yaml)
    assert fits("missing: [influence]", "a", yaml)
    assert fits("support: [unknown]", "a", yaml)
    assert fits("missing: [support]", "tom")
    assert not fits("support: [unknown]", "tom")
    assert not fits("missing: [support, influence]")


def test_a_role_is_missing_where_nobody_has_it() -> None:
    assert fits("missing: [economic_buyer]")
    assert not fits("missing: [champion]")
    left = MAP.replace("support: mentor", "support: mentor\n    state: left")
    assert fits("missing: [champion]", "tom", left)


def test_one_at_the_top_lacks_no_manager() -> None:
    assert not fits("missing: [manager]", "tom")
    assert fits("missing: [manager]", "a", "name: A\nstakeholders: {a: {name: A}}\n")


def test_nothing_but_the_name_is_missing_of_a_vacant_post() -> None:
    yaml = "name: A\nstakeholders: {a: {title: CFO, placeholder: true}}\n"

    assert fits("missing: [name]", "a", yaml)
    assert not fits("missing: [support, tie, wants, verified]", "a", yaml)


def test_what_is_only_assumed_is_not_confirmed_and_what_is_stale_is_not_fresh() -> None:
    assumed = MAP.replace("support: mentor", "support: mentor\n    certainty: assumed")
    stale = MAP.replace("support: mentor", "support: mentor\n    verified: 2025-01-02")

    assert fits("missing: [confirmed]", yaml=assumed)
    assert not fits("missing: [confirmed]")
    assert fits("missing: [fresh]", yaml=stale)
    assert not fits("missing: [fresh]")


def test_the_library_does_not_speak_to_those_who_are_gone_and_the_map_still_does() -> None:
    yaml = MAP.replace("support: mentor", "support: mentor\n    state: moved")
    rules = "  one: {say: [Hi]}\n"

    assert shown(rules, yaml=yaml) == []
    assert [p.text for p in points(rules, yaml=yaml).by_kind[Kind.SAY].shown] == [
        "Four systems retired."
    ]
    assert speaks_to(rules, yaml) == {("one", "tom")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{name}, {first_name}: {title}", "Dana Reyes, Dana: Chief Information Officer"),
        ("{account} ({industry}, {unit})", "Northwind Health (Santé, Night shift)"),
        ("{pain} or {criterion}.", "41 interfaces fail or open interfaces."),
        ("{competitor}, {colleague}, {manager}", "MedCore, Ana Lima, Tom Alvarez"),
        ("{message} {proof}", "One record by autumn Bay Clinics did it"),
        ("{{name}} is {{", "{name} is {"),
    ],
)
def test_a_sentence_is_filled_with_facts(text: str, expected: str) -> None:
    assert said(text) == expected


def test_facts_are_text_and_never_read_again() -> None:
    assert said("{goal}") == "Retire {name} and {{four}} systems..."


def test_a_sentence_without_its_fact_is_left_out_and_the_others_are_said() -> None:
    rules = "  one: {say: ['{goal}', Hi], objections: [{objection: Why?, answer: '{goal}'}]}\n"

    assert shown(rules, person="tom") == ["Hi"]
    assert shown(rules, Kind.OBJECTION, "tom") == []
    assert shown("  one: {say: ['{colleague}']}\n", person="tom") == []


def test_the_pain_and_the_competitor_that_fitted_are_named() -> None:
    when = "pain: [twice], competitor: [Other, TESSERA]"

    assert shown(f"  one: {{when: {{{when}}}, say: ['{{pain}}: {{competitor}}']}}\n") == [
        "Nurses type it twice a shift: Tessera"
    ]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Dana Reyes", "Dana"),
        ("José Ortega y Gasset", "José"),
        ("Anne-Marie Duff", "Anne-Marie"),
        ("Dana", "Dana"),
        ("Dr Karen Holm", "Dr Karen Holm"),
        ("Prof. Karen Holm", "Prof. Karen Holm"),
        ("K. Holm", "K. Holm"),
        ("'Reyes, Dana'", "Reyes, Dana"),
        ("김 서연", "김 서연"),
        ("Ρήγας Φεραίος", "Ρήγας Φεραίος"),
    ],
)
def test_the_first_name_is_the_whole_name_where_in_doubt(name: str, first: str) -> None:
    yaml = f"name: A\nstakeholders: {{a: {{name: {name}}}}}\n"

    assert said("{first_name}", "a", yaml) == first


def test_those_whose_language_puts_the_family_name_first_are_called_by_all_of_it() -> None:
    yaml = "name: A\nstakeholders: {a: {name: Nagy Anna, contact: {language: hu-HU}}}\n"

    assert said("{first_name}", "a", yaml) == "Nagy Anna"


def test_a_rule_speaks_to_those_to_whom_it_says_something() -> None:
    rules = """\
  one: {say: ['{goal}']}
  two: {say: [Hi]}
  three: {when: {role: [legal]}, say: [Ho]}
"""
    assert speaks_to(rules) == {
        ("one", "dana"),
        ("two", "dana"),
        ("two", "tom"),
    }
