"""The page of the library: each rule in words, and whom it speaks to today."""

import datetime as dt
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from account_maps.html.links import Links
from account_maps.html.pieces import Anchor
from account_maps.measure.risks import RISK_RULES
from account_maps.model.load import load_playbook
from account_maps.model.playbook import Playbook
from account_maps.pages.account.points import PointSources, point_groups
from account_maps.pages.account_results import ResultsContext, account_results
from account_maps.pages.talking_points import library_html
from account_maps.pages.talking_points.content import Condition, LibraryPage, library_page
from account_maps.talk import Kind, account_context, compile_library, points_for
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
    say: [Hello.]
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
        account_id: account_results(account, {}, context).people_by_rule
        for account_id, account in accounts.items()
    }
    return library_page(of, library, speaks, LINKS, english())


def test_rules_stand_in_the_order_of_the_file_with_their_lines(tmp_path: Path) -> None:
    rules = page(playbook(tmp_path)).rules

    assert [rule.title for rule in rules] == ["Champion and coach", "Everybody", "Nobody"]
    assert [rule.edit for rule in rules] == [
        f"https://git.example/edit#L{line}" for line in (2, 5, 8)
    ]


def test_conditions_are_in_words_and_names_that_no_map_has_are_marked(tmp_path: Path) -> None:
    first, everybody, nobody = page(playbook(tmp_path)).rules

    assert first.conditions == (
        Condition("Role", "Champion or Coach", None),
        Condition("Our ties", "Somebody of us knows them", None),
        Condition("Not on the map", "What they want or Response mode", None),
    )
    assert everybody.conditions == ()
    assert nobody.conditions == (
        Condition("Attitude", "Opponent", None),
        Condition("Industry", "healthcare or mining", "mining"),
        Condition("Unit", "pit", "pit"),
    )


def test_a_rule_names_the_people_it_speaks_to_and_where_they_are(tmp_path: Path) -> None:
    first, everybody, nobody = page(playbook(tmp_path)).rules

    (dana,) = first.people
    assert dana.person == Anchor("Dana Reyes", "../accounts/northwind-health/#person-dana-reyes")
    assert dana.account == "Northwind Health"
    assert [one.account for one in everybody.people] == ["Northwind Group"] + [
        "Northwind Health"
    ] * 5
    assert (first.count, everybody.count, nobody.count) == (1, 6, 0)


def test_what_is_said_to_most_and_to_nobody_stands_at_the_top(tmp_path: Path) -> None:
    found = page(playbook(tmp_path))

    assert [rule.id for rule in found.most] == ["everybody", "champion-and-coach"]
    assert [rule.id for rule in found.silent] == ["nobody"]
    text = " ".join(LexborHTMLParser(library_html(found, english()).content).text().split())
    assert "Said to most people today: Everybody (6), Champion and coach (1)" in text
    assert "Said to nobody today: Nobody" in text


def test_of_very_many_people_the_first_ten_are_named_and_all_counted(tmp_path: Path) -> None:
    of = playbook(tmp_path)
    people = "".join(f"  p{number}: {{name: P{number}}}\n" for number in range(23))
    (tmp_path / "maps" / "acme.yaml").write_text(f"name: Acme\nstakeholders:\n{people}", "utf-8")
    of = load_playbook(tmp_path / "maps", tmp_path / "docs", root=tmp_path)

    found = page(of)
    everybody = found.rules[1]
    assert [one.person.text for one in everybody.people] == [f"P{number}" for number in range(10)]
    assert (everybody.count, found.people) == (29, 29)
    text = LexborHTMLParser(library_html(found, english()).content).text()
    assert "and 19 more" in text


def test_placeholders_are_shown_as_words(tmp_path: Path) -> None:
    tree = LexborHTMLParser(library_html(page(playbook(tmp_path)), english()).content)

    assert [node.text() for node in tree.css(".am-filled")] == ["their goal", "the competitor"]
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
    rule = f"when: {{industry: ['{EVIL}'], pain: ['{EVIL}']}}, say: ['{EVIL}']"
    all_of_them = f"objections: [{{objection: '{EVIL}', answer: '{EVIL}'}}]"
    library = f"rules: {{one: {{{rule}, {all_of_them}}}}}\n"

    tree = LexborHTMLParser(library_html(page(playbook(tmp_path, library)), english()).content)

    assert tree.css("script, img") == []
    assert tree.text().count(EVIL) == 6


def test_each_point_of_a_person_says_where_it_comes_from(tmp_path: Path) -> None:
    of = playbook(tmp_path)
    file = of.files["northwind-health"]
    assert file.account is not None
    points = points_for(
        "dana-reyes",
        account_context(file.account, of.team, {}),
        compile_library(of.talking.rules),
    )

    groups = point_groups(points, PointSources(file, LINKS.edit, "../../library/", english()))

    line = file.span_of("stakeholders", "dana-reyes").line
    assert [group.kind for group in groups] == [
        Kind.SAY,
        Kind.OBJECTION,
        Kind.AVOID,
        Kind.QUESTION,
    ]
    assert [item.source for item in groups[0].shown] == [
        Anchor(f"line {line}", f"https://git.example/edit#L{line}"),
        Anchor("library: everybody", "../../library/#rule-everybody"),
    ]
    assert [item.answer for item in groups[1].shown][-1] == "Ask both."
