"""What a profile says to a person: in speaking order, the rest folded, and from where."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from selectolax.lexbor import LexborNode

from account_maps.html.pieces import Anchor
from account_maps.model.account import Account
from account_maps.model.playbook import AccountFile
from account_maps.pages.account.points import (
    PointSource,
    PointSources,
    ProfilePoints,
    profile_points,
)
from account_maps.pages.account.questions import QuestionsPut
from account_maps.talk import Kind, Point, Points, RankedPoints
from account_maps.texts import english
from building import Project, Site

FILE = AccountFile("acme", Path("acme.yaml"), "acme.yaml", "", Account("Acme"), {})
SOURCES = PointSources(FILE, lambda line: f"edit#L{line}", "library/", "#questions", english())
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def said(kind: Kind, text: str, rule: str | None) -> Point:
    return Point(kind, text, None, rule, ())


def of(
    spoken: Mapping[Kind, tuple[list[str], list[str]]], *questions: str, rule: str | None = "hello"
) -> ProfilePoints:
    """The profile of a person with these lines shown and folded, of one rule or of the map."""
    by_kind = {
        kind: RankedPoints(
            tuple(said(kind, text, rule) for text in shown),
            tuple(said(kind, text, rule) for text in folded),
        )
        for kind, (shown, folded) in spoken.items()
    }
    first, *more = questions or (None,)
    put = QuestionsPut(first, tuple(filter(None, more)))
    found = profile_points(Points((), by_kind), put, SOURCES)
    assert found
    return found


def asks(points: ProfilePoints) -> tuple[list[str], list[str]]:
    shown, folded = (
        [item.text for group in block.groups if group.kind is Kind.ASK for item in group.items]
        for block in (points.shown, points.folded)
    )
    return shown, folded


def test_lines_stand_in_speaking_order_and_what_is_for_us_apart() -> None:
    points = of({kind: ([kind.upper()], [f"more {kind}"]) for kind in reversed(list(Kind))})
    for block in (points.shown, points.folded):
        assert [group.kind for group in block.aloud] == [
            *(Kind.OPEN, Kind.SAY, Kind.PROVE, Kind.ASK, Kind.CLOSE)
        ]
        assert [group.kind for group in block.us] == [Kind.AVOID, Kind.OBJECTION]
    assert points.folded.count == len(Kind)


def test_each_place_that_the_lines_shown_come_from_is_named_once_with_their_slots() -> None:
    points = of({Kind.SAY: (["One.", "Two."], ["Three."]), Kind.ASK: (["Why?"], [])}, "And you?")
    assert points.sources == (
        PointSource(Anchor("library: hello", "library/#rule-hello"), ("Say", "Ask")),
        PointSource(Anchor("open questions", "#questions"), ("Ask",)),
    )


def test_an_open_question_stands_before_what_the_library_asks() -> None:
    spoken = {Kind.ASK: (["Why now?", "Who signs?"], ["Since?"])}
    assert asks(of(spoken, "Where do you stand?", "And Tom?")) == (
        ["Where do you stand?", "Why now?"],
        ["Who signs?", "Since?", "And Tom?"],
    )


def test_an_open_question_stands_behind_what_is_written_to_ask_the_person() -> None:
    spoken: dict[Kind, tuple[list[str], list[str]]] = {Kind.ASK: (["Why now?", "Who signs?"], [])}
    assert asks(of(spoken, "Where do you stand?", rule=None)) == (
        ["Why now?", "Who signs?"],
        ["Where do you stand?"],
    )


def test_an_open_question_is_asked_also_where_nothing_else_is() -> None:
    assert asks(of({}, "Where do you stand?")) == (["Where do you stand?"], [])


def test_a_question_is_not_asked_twice_in_the_same_words() -> None:
    points = of({Kind.ASK: (["Why now?"], [])}, "WHY now?")
    assert asks(points) == (["Why now?"], [])


def test_without_lines_and_questions_there_is_nothing() -> None:
    assert profile_points(Points((), {}), QuestionsPut(), SOURCES) is None


def test_the_same_open_question_is_shown_to_at_most_three_people(tmp_path: Path) -> None:
    people = "".join(
        f"  p{n}: {{name: P{n}, roles: [approver], ties: {{ana: {{level: vendor}}}}}}\n"
        for n in range(6)
    )
    project = Project(tmp_path)
    project.map("_team", "team: {ana: {name: Ana Lima}}")
    project.map("many", f"name: Many\nstage: evaluation\nowner: ana\nstakeholders:\n{people}")
    page = project.build().account("many")

    question = "What would you need to see to say yes?"
    shown = [one for one in page.css(".am-points > .am-point li") if question in one.text()]
    folded = [one for one in page.css(".am-further li") if question in one.text()]
    assert (len(shown), len(folded)) == (3, 3)


LIBRARY = """\
rules:
  everybody:
    open: [Good morning.]
    say: ["We keep it short, {first_name}.", A second line., A third line.]
    close: ["Would Tuesday work, {first_name}?"]
    avoid: [Slang]
    objections: [{objection: Too dear., answer: Compared with what?}]
"""
ACME = f"""\
name: Acme
owner: ana
message: {{say: One record for everyone.}}
stakeholders:
  dana:
    name: Dana Reyes
    roles: [champion]
    support: mentor
    ties: {{ana: {{level: trusted_advisor, last: 2026-11-12}}}}
    talking_points:
      say: [A line of its own.]
      avoid: ['{EVIL}']
  priya:
    name: Priya Nair
    roles: [economic_buyer]
    reports_to: dana
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Built once, since its tests only look at it."""
    project = Project(tmp_path_factory.mktemp("profiles"))
    project.map("_team", "team: {ana: {name: Ana Lima}}")
    project.map("_talking-points", LIBRARY)
    project.map("acme", ACME)
    return project.build()


def profile(site: Site, person: str) -> LexborNode:
    found = site.account("acme").css_first(f"#person-{person} .am-points")
    assert found
    return found


def headings(node: LexborNode, inside: str) -> list[str]:
    return [one.text(strip=True) for one in node.css(f"{inside} > .am-point > h4")]


def test_a_profile_says_what_to_say_in_speaking_order(site: Site) -> None:
    dana = profile(site, "dana")
    slots = ["Open", "Say", "Ask", "Close"]
    assert [one.text(strip=True) for one in dana.css("h4")][: len(slots)] == slots
    assert headings(dana, ".am-points > .am-us") == ["Don’t say", "Objections"]


def test_what_is_folded_is_in_one_fold_which_says_how_much_it_holds(site: Site) -> None:
    (fold,) = profile(site, "dana").css("details.am-further:not(.am-sources)")
    number = len(fold.css("li"))
    assert [one.text() for one in fold.css("summary")] == [f"More prompts ({number})"]
    assert number > 0


def test_what_is_for_us_is_marked_once_a_block_and_what_can_be_read_aloud_is_not(
    site: Site,
) -> None:
    dana = profile(site, "dana")
    assert dana.text().count("For us only") == len(dana.css(".am-us")) <= 2
    assert "read aloud" not in dana.text()


def test_no_line_carries_its_origin_and_one_fold_tells_it_of_all(site: Site) -> None:
    dana = profile(site, "dana")
    lines = [one.text() for one in dana.css(".am-point li")]
    assert not [line for line in lines if "library" in line or "line " in line.lower()[:5]]
    (fold,) = dana.css(".am-sources")
    assert "library: everybody" in fold.text()
    assert "open questions" in fold.text()
    assert dana.css_first(".am-sources a[href$='talking-points/#rule-everybody']")


def test_a_question_about_a_person_names_who_to_ask_and_is_put_to_those_who_can_answer(
    site: Site,
) -> None:
    others = profile(site, "priya").css(".am-us li")
    assert any("Ask Dana Reyes how Priya Nair leans" in one.text() for one in others)
    assert "Ask others" in profile(site, "priya").text()
    assert "Where does Priya Nair stand on this?" in profile(site, "dana").text()
    assert "What would you need to see to say yes?" in profile(site, "priya").text()


def test_the_core_message_is_a_link_and_stands_in_full_once(site: Site) -> None:
    page = site.account("acme")
    assert profile(site, "dana").css_first(".am-first a[href='#message']")
    people = " ".join(one.text() for one in page.css(".am-profile"))
    assert "One record for everyone." not in people


def test_hostile_lines_stay_text(site: Site) -> None:
    dana = profile(site, "dana")
    assert EVIL in dana.text()
    assert dana.css("script, img") == []
