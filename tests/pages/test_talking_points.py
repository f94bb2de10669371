"""The page of the library: each rule in words, and whom it speaks to today."""

import datetime as dt
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from account_maps.html.links import Links
from account_maps.html.pieces import Anchor
from account_maps.measure.risks import RISK_RULES
from account_maps.model.load import load_playbook
from account_maps.model.playbook import Playbook
from account_maps.pages.account_results import ResultsContext, account_results
from account_maps.pages.talking_points import library_html
from account_maps.pages.talking_points.content import Condition, LibraryPage, library_page
from account_maps.talk import Kind, compile_library
from account_maps.texts import english
from maps import FULL, GROUP, TEAM

AS_OF = dt.date(2026, 11, 22)
LINKS = Links(
    account=lambda account_id: f"../accounts/{account_id}/",
    plan=str,
    edit=lambda line: f"https://git.example/edit#L{line}",
    finding=str,
    colleague=str,
)
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>"
LIBRARY = """\
rules:
  champion-and-coach:
    when: {role: [champion, coach], known: true, missing: [wants, mode]}
    ask: ["Do you still want this: {goal}?"]
  everybody:
    topic: greeting
    unless: {role: [security]}
    say: ["Hello, {name}."]
    close: [See you Tuesday.]
    open: [Good morning.]
    objections: [{objection: "{competitor} can.", answer: Ask both.}]
  nobody:
    when: {industry: [healthcare, mining], unit: [pit], support: [enemy]}
    avoid: [Coal]
"""


def playbook(folder: Path, library: str = LIBRARY) -> Playbook:
    maps, docs = folder / "maps", folder / "docs"
    (docs / "plans").mkdir(parents=True)
    (docs / "plans" / "northwind-health.md").write_text("# Plan\n", "utf-8")
    maps.mkdir()
    files = {
        "_team": TEAM,
        "_talking-points": library,
        "northwind-health": FULL,
        "northwind-group": GROUP,
    }
    for name, text in files.items():
        (maps / f"{name}.yaml").write_text(text, "utf-8")
    found = load_playbook(maps, docs, root=folder)
    assert found.problems == ()
    return found


def page(of: Playbook) -> LibraryPage:
    library = compile_library(of.talking.rules)
    context = ResultsContext(AS_OF, of.rules, RISK_RULES.values(), library, english())
    accounts = {file.id: file.account for file in of.files.values() if file.account}
    speaks = {
        account_id: account_results(account, {}, context).reach_by_rule
        for account_id, account in accounts.items()
    }
    return library_page(of, library, speaks, LINKS, english())


def test_rules_stand_in_the_order_of_the_file_with_their_lines(tmp_path: Path) -> None:
    rules = page(playbook(tmp_path)).rules

    assert [rule.title for rule in rules] == ["Champion and coach", "Everybody", "Nobody"]
    assert [rule.edit for rule in rules] == [
        f"https://git.example/edit#L{line}" for line in (2, 5, 12)
    ]


def test_conditions_are_in_words_and_names_that_no_map_has_are_marked(tmp_path: Path) -> None:
    first, everybody, nobody = page(playbook(tmp_path)).rules

    assert first.conditions == (
        Condition("Role", "Champion or Coach", None),
        Condition("Relationship", "Someone on our team knows them", None),
        Condition("Not on the map", "What they want or Response mode", None),
    )
    assert (everybody.conditions, everybody.topic) == ((), "greeting")
    assert everybody.exceptions == (Condition("Role", "Security", None),)
    assert nobody.conditions == (
        Condition("Stance", "Opponent", None),
        Condition("Industry", "healthcare or mining", "mining"),
        Condition("Unit", "pit", "pit"),
    )


def test_what_a_rule_says_stands_in_speaking_order_and_what_is_for_us_apart(tmp_path: Path) -> None:
    found = page(playbook(tmp_path))

    everybody, nobody = found.rules[1:]
    assert [group.kind for group in everybody.aloud] == [Kind.OPEN, Kind.SAY, Kind.CLOSE]
    assert [group.kind for group in everybody.us] == [Kind.OBJECTION]
    assert (nobody.aloud, [group.kind for group in nobody.us]) == ((), [Kind.AVOID])
    tree = LexborHTMLParser(library_html(found, english()).content)
    assert [node.text() for node in tree.css(".am-us > p")] == ["For us only", "For us only"]
    assert [node.text() for node in tree.css(".am-us h3")] == ["Objections", "Don’t say"]


HELLO = "rules: {hello: {say: [Hello.]}, coal: {when: {industry: [mining]}, say: [Coal.]}}\n"


def test_a_rule_names_the_people_it_is_shown_to_and_where_they_are(tmp_path: Path) -> None:
    hello, coal = page(playbook(tmp_path, HELLO)).rules

    assert hello.people[0].person == Anchor(
        "Dana Reyes", "../accounts/northwind-group/#person-dana"
    )
    assert [one.account for one in hello.people] == ["Northwind Group"] + ["Northwind Health"] * 3
    assert [(one.shown, one.folded) for one in (hello, coal)] == [(4, 2), (0, 0)]


def test_how_many_see_a_rule_and_for_how_many_it_is_folded_is_told(tmp_path: Path) -> None:
    text = library_html(page(playbook(tmp_path, HELLO)), english()).content
    told = [" ".join(one.text().split()) for one in LexborHTMLParser(text).css(".am-today")]

    assert told[0].startswith("Shown to 4 people today: Dana Reyes Northwind Group,")
    assert told[0].endswith("Northwind Health. Folded for 2 people today.")
    assert told[1] == "Speaks to nobody today."


def test_what_speaks_to_most_and_to_nobody_stands_at_the_top(tmp_path: Path) -> None:
    found = page(playbook(tmp_path))

    assert [rule.id for rule in found.most] == ["everybody", "champion-and-coach"]
    assert [rule.id for rule in found.silent] == ["nobody"]
    text = " ".join(LexborHTMLParser(library_html(found, english()).content).text().split())
    assert "Speaks to the most people today: Everybody (5), Champion and coach (1)" in text
    assert "Speaks to nobody today: Nobody" in text


def test_of_very_many_people_the_first_ten_are_named_and_all_counted(tmp_path: Path) -> None:
    playbook(tmp_path, HELLO)
    for number in range(12):
        text = f"name: Acme {number:02}\nstakeholders:\n  p: {{name: P{number:02}}}\n"
        (tmp_path / "maps" / f"acme-{number}.yaml").write_text(text, "utf-8")
    of = load_playbook(tmp_path / "maps", tmp_path / "docs", root=tmp_path)

    found = page(of)
    hello = found.rules[0]
    assert [one.person.text for one in hello.people] == [f"P{n:02}" for n in range(10)]
    assert (hello.shown, hello.count, found.people) == (16, 18, 18)
    text = LexborHTMLParser(library_html(found, english()).content).text()
    assert "and 6 more." in text


def test_placeholders_are_shown_as_words(tmp_path: Path) -> None:
    tree = LexborHTMLParser(library_html(page(playbook(tmp_path)), english()).content)

    assert [node.text() for node in tree.css(".am-filled")] == [
        "their goal",
        "their name",
        "the competitor",
    ]
    assert "Do you still want this: their goal?" in tree.text()


def test_every_rule_has_a_heading_to_be_found_by(tmp_path: Path) -> None:
    ready = library_html(page(playbook(tmp_path)), english())

    tree = LexborHTMLParser(ready.content)
    for heading in ready.headings.below:
        node = tree.css_first(f"#{heading.anchor}")
        assert node is not None
        assert node.text() == heading.label


def test_an_empty_library_says_where_to_begin(tmp_path: Path) -> None:
    ready = library_html(page(playbook(tmp_path, "rules: {}\n")), english())

    assert "There are no rules yet" in ready.content
    assert ready.headings.below == ()


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    rule = f"when: {{industry: ['{EVIL}'], pain: ['{EVIL}']}}, topic: '{EVIL}', say: ['{EVIL}']"
    all_of_them = f"objections: [{{objection: '{EVIL}', answer: '{EVIL}'}}]"
    library = f"rules: {{one: {{{rule}, {all_of_them}}}}}\n"

    tree = LexborHTMLParser(library_html(page(playbook(tmp_path, library)), english()).content)

    assert tree.css("script, img") == []
    assert tree.text().count(EVIL) == 7
