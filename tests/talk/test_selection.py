"""Which lines are shown to whom: at most two a slot, and each line only to those it fits best."""

import spoken
from account_maps.talk import SHOWN, Kind, Points, room_points
from account_maps.talk.selection import MOST_FOLDED

PEOPLE = "".join(
    f"  p{n}: {{name: Person {n}ton, roles: [{role}], influence: {influence}}}\n"
    for n, (role, influence) in enumerate(
        [
            ("user_buyer", "low"),
            ("economic_buyer", "inner_circle"),
            ("approver", "inner_circle"),
            ("user_buyer", "political_structure"),
            ("decision_maker", "inner_circle"),
        ]
    )
)
MAP = f"name: Acme\nstakeholders:\n{PEOPLE}"


def shown(points: dict[str, Points], kind: Kind = Kind.SAY) -> dict[str, list[str]]:
    return {who: [one.text for one in those.shown(kind)] for who, those in points.items()}


def test_a_line_is_shown_to_the_three_it_fits_best_and_folded_for_the_others() -> None:
    points = spoken.points(MAP, "  one: {say: [Hi]}\n")

    assert {who for who, texts in shown(points).items() if texts} == {"p1", "p2", "p4"}
    assert [one.text for one in points["p0"].by_kind[Kind.SAY].folded] == ["Hi"]


def test_whoever_a_fact_makes_it_personal_for_comes_before_those_who_matter_more() -> None:
    with_goal = MAP.replace("name: Person 0ton", "name: Person 0ton, goals: [One record]")
    rules = "  one: {say: ['Is it this: {goal}?']}\n  two: {say: [Hi]}\n"

    assert shown(spoken.points(with_goal, rules))["p0"] == ["Is it this: One record?"]


def test_a_line_without_a_fact_is_shown_only_where_there_is_none_with_one() -> None:
    one = """\
name: Acme
stakeholders: {a: {name: Ann Lee, goals: [Grow], talking_points: {ask: [Written one?]}}}
"""
    rules = "  one: {say: [Hi, 'For this: {goal}'], ask: [How are you?], close: [Bye, Bye-bye]}\n"
    points = spoken.points(one, rules)

    assert shown(points)["a"] == ["For this: Grow"]
    assert shown(points, Kind.ASK)["a"] == ["Written one?"]
    assert shown(points, Kind.CLOSE)["a"] == ["Bye"]


def test_at_most_two_lines_a_slot_are_shown_the_persons_own_first() -> None:
    texts = ", ".join(f"own {n}" for n in range(4))
    one = (
        f"name: Acme\nstakeholders: {{a: {{name: Ann Lee, talking_points: {{say: [{texts}]}}}}}}\n"
    )
    say = spoken.points(one, "  one: {say: [Hi]}\n")["a"].by_kind[Kind.SAY]

    assert [one.text for one in say.shown] == ["own 0", "own 1"]
    assert [one.text for one in say.folded] == ["own 2", "own 3", "Hi"]
    assert max(SHOWN.values()) == 2


def test_one_line_is_shown_once_to_a_person_however_many_facts_fill_it() -> None:
    one = "name: Acme\nstakeholders: {a: {name: Ann Lee, goals: [Grow, Save]}}\n"
    say = spoken.points(one, "  one: {say: ['Is it this: {goal}?']}\n")["a"].by_kind[Kind.SAY]

    assert [one.text for one in say.shown] == ["Is it this: Grow?"]
    assert [one.text for one in say.folded] == ["Is it this: Save?"]


def test_in_a_room_a_line_is_shown_to_one_person_and_the_next_gets_another() -> None:
    points = spoken.points(MAP, "  one: {say: [Hi]}\n  two: {say: [Ho]}\n")
    room = room_points(points, ["p0", "p1", "p3"])

    said = [text for texts in shown(room).values() for text in texts]
    assert sorted(said) == ["Hi", "Ho"]
    assert shown(room)["p1"] == ["Hi"]


def test_nobody_in_a_room_is_asked_about_someone_who_is_there() -> None:
    asked = """\
name: Acme
stakeholders:
  a:
    name: Ann Lee
    talking_points: {ask: [How does Robert see it?, What would Bob Hale need?, And you?]}
  b: {name: Robert Hale}
  c: {name: Carla Hale}
"""
    points = spoken.points(asked)

    assert shown(room_points(points, ["a", "b"]), Kind.ASK)["a"] == [
        "What would Bob Hale need?",
        "And you?",
    ]
    assert shown(room_points(points, ["a", "c"]), Kind.ASK)["a"] == [
        "How does Robert see it?",
        "What would Bob Hale need?",
    ]


def test_in_a_room_one_objection_about_a_competitor_is_answered_once() -> None:
    two = """\
name: Acme
competitors: [{name: MedCore}]
stakeholders:
  a: {name: Ann Lee, talking_points: {objections: [{objection: MedCore is cheaper., answer: A}]}}
  b: {name: Bob Hale, talking_points: {objections: [{objection: MedCore knows us., answer: B}]}}
"""
    room = room_points(spoken.points(two), ["a", "b"])

    assert [one.answer for p in room.values() for one in p.shown(Kind.OBJECTION)] == ["A"]
    assert [one.answer for p in room.values() for one in p.every()] == ["A", "B"]


def test_in_a_room_what_affects_several_people_is_said_once() -> None:
    hit = MAP + "external: [{what: New rules, due: 2027-01-01, hits: [p0, p1, p2, p3]}]\n"
    points = spoken.points(hit)

    assert sum(len(one.shown(Kind.OPEN)) for one in points.values()) == 3
    room = room_points(points, ["p0", "p1"])
    assert {who for who, those in room.items() if those.shown(Kind.OPEN)} == {"p1"}


def test_no_note_of_the_map_is_said_to_a_person_twice() -> None:
    one = """\
name: Acme
stakeholders: {a: {name: Ann Lee, goals: [Grow]}}
external: [{what: New rules, hits: [a]}]
"""
    rules = """\
  one: {say: ['Is it this: {goal}?'], ask: ['Why this: {goal}?', 'What of this: {factor}?']}
  two: {ask: [How are you?]}
"""
    points = spoken.points(one, rules)["a"]

    said = [point.text for kind in Kind for point in points.shown(kind)]
    assert said == [
        "Something that affects you directly: New rules. How do you see it?",
        "Is it this: Grow?",
        "How are you?",
    ]


def test_a_few_more_lines_of_the_library_are_folded_and_all_that_is_written() -> None:
    rules = "".join(f"  r{n}: {{say: [Library {n}]}}\n" for n in range(9))
    written = ", ".join(f"own {n}" for n in range(7))
    people = f"""\
name: Acme
stakeholders:
  a: {{name: Ann Lee, talking_points: {{say: [{written}]}}}}
  b: {{name: Bob Hale}}
"""
    points = spoken.points(people, rules)

    folded = {who: [one.text for one in p.by_kind[Kind.SAY].folded] for who, p in points.items()}
    assert folded["a"] == [f"own {n}" for n in range(2, 7)]
    assert folded["b"] == [f"Library {n}" for n in range(1, 1 + MOST_FOLDED)]
    assert points["b"].rules == tuple(f"r{n}" for n in range(1 + MOST_FOLDED))
    assert points["a"].rules == ()
