"""Characters that nobody sees and nobody typed are told, and taken out by ``check --fix``."""

import json

import pytest
from click.testing import CliRunner

from account_maps.cli import main
from account_maps.read.files import read_tree
from account_maps.read.invisible import stray_characters
from account_maps.read.problems import Problems
from building import Project


def found(text: str) -> list[str]:
    problems = Problems("acme.yaml")
    read_tree(text.encode(), problems)
    return [str(problem).removeprefix("acme.yaml:") for problem in problems.in_order()]


@pytest.mark.parametrize("hidden", "\u200b\u200c\u200d\u2060\u2063\u00ad\u180e\ufff9")
def test_a_hidden_character_in_a_name_is_told_where_it_stands(hidden: str) -> None:
    [line] = found(f"# Wërk\nname: Ac{hidden}me\n")
    code = f"U+{ord(hidden):04X}"
    assert line == f"2:9  AM130  the text has a character that can't be seen, {code}  (delete it)"


def test_all_of_a_line_are_one_problem() -> None:
    lines = found("name: A\u200bc\u00adm\u200be\ntier: 1\u200b\n")
    assert [line.split("  ")[0] for line in lines] == ["1:8", "2:8"]
    assert "U+200B and 2 more" in lines[0]


def test_an_escape_for_one_is_told_too() -> None:
    [line] = found(r'name: "Ac\u200bme"')
    assert line.startswith("1:7  AM130  an escape in this text")
    assert found('name: "Ac\u200bme"')[0].startswith("1:10  AM130  the text has")
    assert found(r'name: "two\nlines"') == []


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # Persian: two parts of one word
        "क्\u200dष",  # Hindi: half a letter
        "👩🏽\u200d💼 and 👩\u200d❤\ufe0f\u200d👨",
        "ภาษา\u200bไทย",
    ],
)
def test_where_they_belong_they_are_left_alone(text: str) -> None:
    assert stray_characters(text) == []


@pytest.mark.parametrize(
    "text", ["\u200cمی", "می\u200c", "a\u200d👩", "क\u200b", "می\u200c\u200cم"]
)
def test_where_they_join_nothing_they_are_told(text: str) -> None:
    assert stray_characters(text) != []


@pytest.fixture
def run(project: Project, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.chdir(project.root)
    return CliRunner()


MAP = "name: Ac\u00adme\nstakeholders:\n  zoe:\n    name: Zo\u200bë\u200b Lind\n"


def test_check_warns_and_its_fix_takes_them_out(project: Project, run: CliRunner) -> None:
    file = project.map("acme", MAP)
    told = run.invoke(main, ["check"])
    assert told.exit_code == 0
    assert "2 warnings" in told.output
    assert run.invoke(main, ["check", "--fix"]).exit_code == 0
    assert file.read_text("utf-8") == "name: Acme\nstakeholders:\n  zoe:\n    name: Zoë Lind\n"


def test_a_map_with_them_is_built_and_edited_all_the_same(project: Project, run: CliRunner) -> None:
    file = project.map("acme", MAP)
    changed = run.invoke(main, ["verify", "acme", "zoe", "--on", "2026-01-31"])
    assert changed.exit_code == 0, changed.output
    assert "verified: 2026-01-31" in file.read_text("utf-8")
    titles = {entry["title"] for entry in project.build().search()}
    assert {"Ac\u00adme", "Zo\u200bë\u200b Lind"} <= titles


def test_a_site_can_refuse_them(project: Project, run: CliRunner) -> None:
    project.map("acme", MAP)
    settings = {"plugins": [{"account-maps": {"severity": {"AM130": "error"}}}]}
    project.write("mkdocs.yml", json.dumps({"site_name": "Playbook", **settings}))
    assert run.invoke(main, ["check"]).exit_code == 1
