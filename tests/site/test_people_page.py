"""The page of an account's people: a row each, which opens to all that is known of the person."""

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from building import Project, words

MAP = """\
name: Acme
message: {say: One record for everyone.}
units: {it: {name: IT}, hr: {name: People team}}
plan:
  actions: [{what: Ask Dana for an introduction, due: 2026-12-05, stakeholders: [dana]}]
promises:
  - {by: us, what: Reference call, due: 2026-11-28, stakeholders: [dana]}
stakeholders:
  olu: {name: Olu Adeyemi, roles: [user_buyer]}
  dana:
    name: Dana Reyes
    title: Chief Information Officer
    unit: it
    roles: [decision_maker, champion]
    support: mentor
    veto: true
    contact: {phone: 0045 2072 7124, email: dana@acme.example}
    goals: [Retire four systems]
    talking_points:
      say: [A line of its own.]
      ask: [Who signs?]
      avoid: [Price]
      objections: [{objection: Too dear., answer: Compared with what?}]
  gia: {name: Gia Low, title: Recruiter, unit: hr}
  tom: {name: Tom Boss, unit: hr}
influence: [{from: dana, to: olu}]
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> LexborHTMLParser:
    """The page of four people, with one of whom only the title is known."""
    project = Project(tmp_path_factory.mktemp("people"))
    project.map("acme", MAP)
    return project.build().account_page("acme", "people")


def dana(page: LexborHTMLParser) -> LexborNode:
    found = page.css_first("#dana")
    assert found
    return found


def test_those_who_decide_come_first_and_brief_entries_stand_by_unit(
    page: LexborHTMLParser,
) -> None:
    assert words(page, ".am-person h3") == ["Dana Reyes ★", "Olu Adeyemi"]
    assert words(page, ".am-brief dt") == ["People team"]
    assert [node.attributes["id"] for node in page.css(".am-brief dd")] == ["gia", "tom"]


def test_the_row_says_who_where_they_stand_and_what_contact_we_have(
    page: LexborHTMLParser,
) -> None:
    (row,) = [one for one in page.css(".am-person") if one.css_first("#dana")]
    head = row.css_first("summary")
    assert head
    said = " ".join(head.text().split())
    for part in ("Chief Information Officer · IT", "Mentor", "Champion, not tested", "Veto"):
        assert part in said
    assert "Not met yet" in said


def test_what_not_to_say_stands_directly_below_what_to_say(page: LexborHTMLParser) -> None:
    heads = [one.text() for one in dana(page).css("h4")]
    below = heads[heads.index("Say") + 1]
    assert below.startswith("Don’t say")
    assert "For us only" in below
    assert any(head.startswith("If Dana says") for head in heads)


def test_the_core_message_stands_once_and_no_line_says_where_it_comes_from(
    page: LexborHTMLParser,
) -> None:
    assert page.body
    text = page.body.text()
    assert text.count("One record for everyone.") == 1
    assert not page.css(".am-sources")
    assert "library:" not in text


def test_phone_mail_and_a_brief_are_at_hand_and_named_after_the_person(
    page: LexborHTMLParser,
) -> None:
    links = {
        " ".join(link.text().split()): link.attributes["href"]
        for link in dana(page).css(".am-taps a")
    }
    assert links["Call 0045 2072 7124 Dana Reyes"] == "tel:004520727124"
    assert links["Email Dana Reyes"] == "mailto:dana@acme.example"
    assert links["Prep a meeting Dana Reyes"] == "../print/?room=dana#prep"


def test_depth_is_folded_with_a_word_of_what_it_holds(page: LexborHTMLParser) -> None:
    folds = [" ".join(one.text().split()) for one in dana(page).css("details > summary")]
    assert "Goals, pains, criteria Retire four systems" in folds
    assert "Relationships and influence Influences Olu Adeyemi" in folds
    assert "Commitments and actions Reference call" in folds
    assert not dana(page).css("details[open]")


def test_a_person_has_no_picture_of_their_own(page: LexborHTMLParser) -> None:
    assert not page.css(".am-people svg")
