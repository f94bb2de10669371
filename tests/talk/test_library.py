"""The shipped library and the sample: each line is one that can be said aloud to that person."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from msgspec import Struct

from account_maps.model.account import (
    Account,
    Action,
    Competitor,
    External,
    Line,
    Objective,
    Person,
    Plan,
    Tie,
)
from account_maps.model.load import load_playbook
from account_maps.model.sentences import Named, sentence
from account_maps.model.talking import NOTES, Placeholder, TalkingRule
from account_maps.model.values import (
    Adaptability,
    Influence,
    LineKind,
    Mode,
    Orientation,
    Role,
    Support,
)
from account_maps.read.folding import folded
from account_maps.talk import Audience, Kind, Point, Points, account_points, compile_library
from account_maps.talk.sayable import is_sayable
from spoken import account, context

ROOT = Path(__file__).parents[2]
SAMPLE = load_playbook(ROOT / "maps", ROOT / "docs", root=ROOT)
RULES = SAMPLE.talking.rules
LIBRARY = compile_library(RULES)
ALOUD_LISTS = ("open", "say", "prove", "ask", "close")
NOUNS = ("prove", "avoid")
"""The lists whose lines are no sentences but what to bring and what not to do."""

ANY_TEXT = NOTES | {
    Placeholder.TITLE,
    Placeholder.UNIT,
    Placeholder.STAGE,
    Placeholder.INDUSTRY,
    Placeholder.MESSAGE,
    Placeholder.PROOF,
}
"""The facts that may be any text."""

THIRD_PERSON = "Wants to be the CIO who ended the weekend cut-over"
VALUES = {
    "verb first": "Retire four legacy systems",
    "third person": THIRD_PERSON,
    "plural": "interfaces that fail at night",
    "acronym": "ERP and CRM in SAP S/4HANA",
    "long": "One record for each patient in all 43 clinics, with no weekend of downtime, "
    "before the year is over",
    "Arabic": "سجل واحد لكل مريض",
    "Korean": "모든 병원에 하나의 기록",
    "German": "Überführung der Altsysteme ohne Wochenendarbeit",
}
NAMES: Mapping[Named, str] = {
    Placeholder.ACTION_DAY: "Nov 28",
    Placeholder.FACTOR_DAY: "Jan 1, 2027",
    Placeholder.LAST_DAY: "Nov 5",
}

PRONOUNS = r"\b(?:he|she|him|his|hers?|himself|herself)\b"
BANNED = (
    r"\bsomebody\b",
    r"\b(?:one|some|any|none|all|each) of (?:us|theirs)\b",
    r"\bwhom\b",
    r"\bin order to\b",
    r"\bby which\b",
    r"\bwe(?:'ve| have) noted\b",
    r"\bthe map\b",
    r"\bspeaks? (?:against|for)\b",
    r"\blet us\b",
    r"\b(?:cannot|do not|does not|is not|will not|we will|you will|we are|you are|we would)\b",
    r"\bbefore we say anything\b",
    r"\bstill your aim\b",
    r"\b(?:impressive|brilliant|amazing|great job|congratulations)\b",
)


class Said(Struct, frozen=True):
    """A line of the library: its rule, the list it stands in, and what it says."""

    rule: str
    kind: str
    text: str


def _lines(rules: Mapping[str, TalkingRule]) -> Iterator[Said]:
    for rule_id, rule in rules.items():
        for kind in (*ALOUD_LISTS, "avoid"):
            for text in getattr(rule, kind):
                yield Said(rule_id, kind, text)
        for one in rule.objections:
            yield Said(rule_id, "objection", one.objection)
            if one.answer:
                yield Said(rule_id, "answer", one.answer)


LINES = [*_lines(RULES)]


def needs(line: Said) -> set[Named]:
    return {part for part in sentence(line.text) if isinstance(part, Named)}


def filled(line: Said, value: str) -> str:
    parts = sentence(line.text)
    return "".join(
        part
        if not isinstance(part, Named)
        else value
        if part in ANY_TEXT
        else NAMES.get(part, "Ana Lima")
        for part in parts
    )


def test_facts_that_may_be_any_text_follow_a_colon_and_end_their_sentence() -> None:
    for line in LINES:
        for name in needs(line) & ANY_TEXT:
            placed = re.search(rf': ("?){{{name}}}\1(?:[.?](?: [A-Z]|$)|$)', line.text)
            assert placed, line


def test_what_someone_wants_and_what_we_plan_is_never_said_aloud() -> None:
    ours = {Placeholder.WIN, Placeholder.ACTION}
    assert {line.kind for line in LINES if needs(line) & ours} == {"avoid"}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
def test_every_line_reads_as_a_line_whatever_fills_it(value: str) -> None:
    for line in LINES:
        said = filled(line, value)
        assert re.match(r'[A-Z0-9"]', said), said
        assert not re.search(r"[.?!,;:]{2}|[.?!] ?[.?!]|  | [.,?!;:]|\s$", said), said
        assert said.count('"') % 2 == 0, said
        assert "{" not in said, said
        if line.kind in NOUNS:
            assert value in said or said[-1] not in ".?!", said
        else:
            assert said[-1] in ".?", said


def test_what_is_not_to_be_said_begins_with_what_and_not_with_an_order() -> None:
    for line in LINES:
        if line.kind == "avoid":
            assert not re.match(r"(?:Don't|Never|Avoid|Do not|No)\b", line.text), line


def test_questions_ask_and_closes_ask_for_a_step() -> None:
    for line in LINES:
        if line.kind in {"ask", "close"}:
            assert line.text.endswith("?"), line
        if line.kind == "say":
            assert line.text.endswith("."), line


@pytest.mark.parametrize("pattern", [PRONOUNS, *BANNED])
def test_the_library_speaks_plain_american_english(pattern: str) -> None:
    found = [line for line in LINES if re.search(pattern, line.text, re.IGNORECASE)]
    assert found == []


def test_no_line_stands_in_the_library_twice() -> None:
    counted = Counter((line.kind, folded(line.text)) for line in LINES if line.kind != "avoid")
    assert [key for key, count in counted.items() if count > 1] == []


# ---- Nobody is left out, and no line is dead ----------------------------------------------------

INDUSTRIES = ("healthcare", "manufacturing", "public sector", "logistics", "software", None)
STAGES = ("first contact", "discovery", "evaluation", "proposal", "negotiation", None)
WORDS = ("Notes typed twice by hand", "Failing interfaces", "Slow mornings")
DAY = dt.date(2026, 11, 20)


def crowd(turn: int, note: str = "") -> Account:
    """Return an account in which people differ in all that rules look at."""
    people = {}
    roles: list[tuple[Role, ...]] = [(), *((role,) for role in Role)]
    left_out = {0: (), 1: (Role.ECONOMIC_BUYER,), 2: (Role.CHAMPION,)}[turn % 3]
    combined = [(some, support) for some in roles for support in (*Support, None)]
    for number, (some, support) in enumerate(combined):
        if set(some) & set(left_out):
            continue
        place = number * 7 + number // 5 + turn * 11
        people[f"p{number}"] = Person(
            name=f"Person {number}",
            reports_to="p1" if number != 1 and place % 3 else None,
            roles=some,
            support=support,
            influence=(*Influence, None)[place % (len(Influence) + 1)],
            orientation=(*Orientation, None)[(place // 2) % (len(Orientation) + 1)],
            adaptability=(*Adaptability, None)[(place // 3) % (len(Adaptability) + 1)],
            mode=(*Mode, None)[(place // 5) % (len(Mode) + 1)],
            goals=(note or "Six new sites",) if place % 2 else (),
            pains=(note or WORDS[place % 3],) if place % 4 else (),
            criteria=(note or "three-year cost",) if place % 5 < 3 else (),
            win=(note or "Known as the one who did it") if place % 3 else None,
            ties={"ana": Tie(last=dt.date(2026, 1 + place % 11, 5))}
            if place % 2 == turn % 2
            else {},
            verified=DAY if place % 7 < 3 else dt.date(2025, 11, 20),
        )
    ids = tuple(people)
    return Account(
        name="Acme",
        industry=INDUSTRIES[turn % len(INDUSTRIES)],
        stage=STAGES[(turn + turn // 6) % len(STAGES)],
        pressures=(note or "Support ends in 2027",),
        competitors=(Competitor(name="MedCore"),),
        stakeholders=people,
        influence=tuple(
            Line(source=one, target=other, kind=LineKind.INFLUENCE)
            for one, other in zip(ids, (*ids[1:], ids[0]), strict=True)
        ),
        external=(External(kind="law", what="A rule", due=dt.date(2027, 1, 1), hits=ids[::3]),),
        plan=Plan(
            objectives={"one": Objective(goal=note or "One record", stakeholders=ids[::2])},
            actions=(
                Action(
                    what=note or "Ask Dana",
                    owner="ana",
                    due=dt.date(2026, 12, 1),
                    stakeholders=ids[::3],
                ),
            ),
        ),
    )


def said_to(of: Account) -> dict[str, Points]:
    return account_points(context(of), LIBRARY)


def test_every_line_is_said_to_someone() -> None:
    templates = {one.line for rule in LIBRARY for one in rule.templates}
    said = {
        point.line
        for turn in range(2 * len(INDUSTRIES))
        for points in said_to(crowd(turn)).values()
        for point in points.every()
    }
    assert templates - said == set()


def test_notes_about_a_person_are_never_said_to_them() -> None:
    heard = [
        point
        for points in said_to(crowd(0, THIRD_PERSON)).values()
        for point in points.every()
        if THIRD_PERSON in point.text + (point.answer or "")
    ]
    assert heard
    for point in heard:
        assert point.audience is Audience.US, point
        if point.rule == "champion-personal-win":
            assert f'"{THIRD_PERSON}"' in point.text


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OTHER])
def test_a_person_with_a_role_alone_gets_a_good_line_in_each_slot(role: Role) -> None:
    points = said_to(Account(name="A", stakeholders={"p": Person(name="Ann Lee", roles=(role,))}))

    for kind in (Kind.OPEN, Kind.SAY, Kind.PROVE, Kind.ASK, Kind.CLOSE, Kind.AVOID):
        assert len(points["p"].shown(kind)) == 1, kind


# ---- Known failures -----------------------------------------------------------------------------


def everything(yaml: str) -> dict[str, list[Point]]:
    return {who: [*points.every()] for who, points in said_to(account(yaml)).items()}


def test_a_chief_financial_officer_is_not_asked_about_interfaces() -> None:
    people = (
        "name: A\nstakeholders:\n"
        "  cfo: {name: Ann Lee, roles: [economic_buyer], orientation: financial, pains: [%s]}\n"
        "  cio: {name: Bo Ray, roles: [champion], orientation: technical, pains: [%s]}\n"
    )
    pain = "The interfaces between three systems cost us a week"
    said = everything(people % (pain, pain))

    assert "interfaces-that-fail" not in {point.rule for point in said["cfo"]}
    assert "interfaces-that-fail" in {point.rule for point in said["cio"]}


@pytest.mark.parametrize(("pains", "said"), [("[]", True), ("[Slow mornings]", False)])
def test_only_those_without_a_pain_hear_that_nothing_may_have_to_change(
    pains: str, said: bool
) -> None:
    points = everything(
        f"name: A\nstakeholders: {{p: {{name: Ann Lee, mode: even_keel, pains: {pains}}}}}\n"
    )
    assert any("nothing has to change" in point.text for point in points["p"]) is said


def test_no_line_is_shown_to_more_than_three_of_26_alike() -> None:
    people = "".join(
        f"  p{number}: {{name: Person {number}, roles: [user_buyer], support: neutral}}\n"
        for number in range(26)
    )
    points = said_to(account(f"name: A\nstakeholders:\n{people}"))
    counted = Counter(
        point.line for one in points.values() for kind in Kind for point in one.shown(kind)
    )
    assert counted
    assert max(counted.values()) == 3


def test_a_competitor_is_answered_once_per_person() -> None:
    points = everything(
        "name: A\ncompetitors: [{name: MedCore}]\nstakeholders:\n"
        "  p:\n    name: Ann Lee\n    roles: [decision_maker, technical_buyer]\n"
        "    talking_points:\n      objections:\n"
        "        - {objection: MedCore does it all., answer: Ask for a date.}\n"
        "  q: {name: Bo Ray, roles: [decision_maker, technical_buyer]}\n"
    )
    for person in "pq":
        about = [
            one for one in points[person] if one.kind is Kind.OBJECTION and "MedCore" in one.text
        ]
        assert len(about) == 1


# ---- The sample ---------------------------------------------------------------------------------


def sample_points() -> Iterator[tuple[str, Point]]:
    for file in SAMPLE.files.values():
        if file.account:
            for person, points in said_to(file.account).items():
                for point in points.every():
                    yield f"{file.id}, {person}", point


SAID = [*sample_points()]


def test_nothing_in_the_sample_says_he_or_she() -> None:
    found = [
        (who, point.text)
        for who, point in SAID
        if re.search(PRONOUNS, re.sub(r'"[^"]*"', "", point.text), re.IGNORECASE)
    ]
    assert found == []


def test_what_is_said_aloud_in_the_sample_reads_as_a_line() -> None:
    for who, point in SAID:
        if point.audience is Audience.ALOUD:
            assert not re.search(r"[.?!,;:]{2}|  | [.,?!;:]|\s$", point.text), (who, point.text)
            assert re.match(r'[A-Z0-9"]', point.text), (who, point.text)
            if point.kind in {Kind.ASK, Kind.CLOSE}:
                assert point.text.endswith("?"), (who, point.text)


def test_most_wants_in_the_sample_can_be_said_to_their_owner() -> None:
    wants = [
        text
        for file in SAMPLE.files.values()
        if file.account
        for person in file.account.stakeholders.values()
        for text in (*person.goals, *person.pains, *person.criteria)
    ]
    unsayable = [text for text in wants if not is_sayable(text)]
    assert len(unsayable) < len(wants) / 20, unsayable


def test_those_who_decide_in_the_sample_know_what_to_ask_for_next() -> None:
    for file in SAMPLE.files.values():
        for person, points in said_to(file.account).items() if file.account else ():
            roles = file.account.stakeholders[person].roles if file.account else ()
            if {Role.ECONOMIC_BUYER, Role.DECISION_MAKER}.intersection(roles) and points.by_kind:
                assert len(points.shown(Kind.CLOSE)) == 1, (file.id, person)


def test_promises_in_the_sample_say_who_they_were_made_to() -> None:
    for file in SAMPLE.files.values():
        if file.account:
            still_open = [one for one in file.account.promises if not one.done]
            assert all(one.stakeholders for one in still_open), file.id
