"""What a profile says to a person: in the order of the page, the rest folded, no origins."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from selectolax.lexbor import LexborNode

from account_maps.pages.account.people.points import ProfilePoints, profile_points
from account_maps.pages.account.questions import QuestionsPut
from account_maps.talk import Kind, Point, Points, RankedPoints
from account_maps.texts import english
from building import Project, Site

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
    found = profile_points(Points((), by_kind), put, "Dana", english())
    assert found
    return found


def asks(points: ProfilePoints) -> tuple[list[str], list[str]]:
    shown, folded = (
        [item.text for group in block if group.kind is Kind.ASK for item in group.items]
        for block in (points.shown, points.folded)
    )
    return shown, folded


def test_lines_stand_in_speaking_order_but_what_not_to_say_directly_below_what_to_say() -> None:
    points = of({kind: ([kind.upper()], [f"more {kind}"]) for kind in reversed(list(Kind))})
    for block in (points.shown, points.folded):
        assert [group.kind for group in block] == [
            *(Kind.OPEN, Kind.SAY, Kind.AVOID, Kind.ASK, Kind.PROVE, Kind.OBJECTION, Kind.CLOSE)
        ]
        assert [group.kind for group in block if group.is_for_us] == [Kind.AVOID, Kind.OBJECTION]
    assert points.more == len(Kind)


def test_objections_name_who_raises_them() -> None:
    (group,) = of({Kind.OBJECTION: (["Too dear."], [])}).shown
    assert group.label == "If Dana says"


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
    assert profile_points(Points((), {}), QuestionsPut(), "Dana", english()) is None


def test_the_same_open_question_is_shown_to_at_most_three_people(tmp_path: Path) -> None:
    people = "".join(
        f"  p{n}: {{name: P{n}, roles: [approver], ties: {{ana: {{level: vendor}}}}}}\n"
        for n in range(6)
    )
    project = Project(tmp_path)
    project.map("_team", "team: {ana: {name: Ana Lima}}")
    project.map("many", f"name: Many\nstage: evaluation\nowner: ana\nstakeholders:\n{people}")
    page = project.build().page("accounts/many/people/")

    question = "What would you need to see to say yes?"
    asked = [one for one in page.css("article[id] li") if question in one.text()]
    folded = [one for one in page.css("article[id] details li") if question in one.text()]
    assert (len(asked), len(folded)) == (6, 3)


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
  tom:
    name: Tom Ek
  ida:
    name: Ida Roe
"""
"""Four people: of three, all is on one page."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Built once, since its tests only look at it."""
    project = Project(tmp_path_factory.mktemp("profiles"))
    project.map("_team", "team: {ana: {name: Ana Lima}}")
    project.map("_talking-points", LIBRARY)
    project.map("acme", ACME)
    return project.build()


def profile(site: Site, person: str) -> LexborNode:
    found = site.page("accounts/acme/people/").css_first(f"article[id={person}]")
    assert found
    return found


def spoken(person: LexborNode) -> list[str]:
    """What stands over the lines that are seen at once."""
    found = person.css("article > h4, article > div > h4")
    return [" ".join(one.text().split()) for one in found]


def test_a_profile_says_what_to_say_and_directly_below_what_not_to_say(site: Site) -> None:
    assert spoken(profile(site, "dana")) == [
        *("Open with", "Say", "Don’t say For us only", "Ask", "If Dana says For us only"),
        "Close",
    ]


def test_the_line_written_for_a_person_stands_before_those_of_the_library(site: Site) -> None:
    said = [one.text(strip=True) for one in profile(site, "dana").css("li")]
    assert said.index("A line of its own.") < said.index("We keep it short, Dana.")


def test_what_is_folded_is_in_one_fold_which_says_how_much_it_holds(site: Site) -> None:
    (fold,) = (one for one in profile(site, "dana").css("details") if "More prompts" in one.text())
    number = len(fold.css("li"))
    assert [one.text(strip=True) for one in fold.css("summary")] == [f"More prompts ({number})"]
    assert number > 0


def test_no_line_carries_its_origin(site: Site) -> None:
    page = site.page("accounts/acme/people/")
    profiles = " ".join(one.text() for one in page.css("article[id]"))
    assert "A line of its own." in profiles
    for origin in ("library", "everybody", "acme.yaml", "line ", "open questions", "read aloud"):
        assert origin not in profiles.casefold().replace("a line of its own", "").replace(
            "a second line", ""
        ).replace("a third line", "")
    assert page.css("[class*=am-sources]") == []


def test_a_question_about_a_person_names_who_to_ask_and_is_put_to_those_who_can_answer(
    site: Site,
) -> None:
    priya, dana = profile(site, "priya").text(), profile(site, "dana").text()
    assert "Ask others" in priya
    assert "Ask Dana Reyes how Priya Nair leans" in priya
    assert "Where does Priya Nair stand on this?" in dana
    assert "What would you need to see to say yes?" in priya


def test_the_core_message_stands_once_on_the_page_and_in_no_profile(site: Site) -> None:
    page = site.page("accounts/acme/people/")
    assert [one.text().count("One record for everyone.") for one in page.css(".am-page")] == [1]
    assert "One record for everyone." not in " ".join(one.text() for one in page.css("article[id]"))


def test_hostile_lines_stay_text(site: Site) -> None:
    dana = profile(site, "dana")
    assert EVIL in dana.text()
    assert dana.css("script, img") == []
