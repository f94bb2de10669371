"""Editors help with maps: the real language server for YAML, with our schemas and settings."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from account_maps.cli import main
from account_maps.cli.editor import editor_files
from account_maps.settings.settings import read_settings
from editor.client import Client

ROOT = Path(__file__).parents[2]
MODELINE = "# yaml-language-server: $schema=../docs/schema/account.json\n"
MAP = """\
name: Acme
teir: 1
verified: tomorrow
stakeholders:
  dana-reyes:
    name: Dana Reyes
    support: suporter
    roles: [champion, boss]
"""
UNFINISHED = """\
name: Acme
stakeholders:
  dana-reyes:
    name: Dana Reyes
    support:\x20
    roles: [champion]
    re
"""
TEAM = "team:\n  ana-lima: {nmae: Ana Lima}\n"


@pytest.fixture(scope="module")
def editor(server: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """An editor in which the folder of a project is open, with what the command wrote for it."""
    project = tmp_path_factory.mktemp("project")
    (project / "maps").mkdir()
    (project / "mkdocs.yml").write_text("site_name: Playbook\n")
    written = ["schema", "--editor", "--config", str(project / "mkdocs.yml")]
    assert CliRunner().invoke(main, written).exit_code == 0
    settings = json.loads((project / ".vscode" / "settings.json").read_text("utf-8"))
    with Client(server, project, settings) as client:
        yield client


def starts(problems: list[dict[str, object]]) -> set[tuple[int, int]]:
    ranges = [problem["range"] for problem in problems]
    return {(r["start"]["line"], r["start"]["character"]) for r in ranges}  # type: ignore[index]


def test_mistakes_are_marked_at_their_places(editor: Client) -> None:
    problems = editor.open("maps/acme.yaml", MAP)

    assert starts(problems) == {(1, 0), (2, 10), (6, 13), (7, 22)}
    messages = " ".join(str(problem["message"]) for problem in problems)
    assert "teir" in messages
    assert "supporter" in messages


def test_a_map_without_mistakes_has_no_marks(editor: Client) -> None:
    text = "name: Acme\ntier: 1\nverified: 2026-11-12\nstakeholders:\n  dana:\n    name: Dana\n"

    assert editor.open("maps/fine.yaml", text) == []


def test_the_first_line_of_a_map_names_its_schema_where_no_settings_do(editor: Client) -> None:
    assert starts(editor.open("elsewhere/acme.yaml", MODELINE + MAP)) == {
        (2, 0),
        (3, 10),
        (7, 13),
        (8, 22),
    }
    assert editor.open("elsewhere/other.yaml", MAP) == []


def test_shared_files_have_schemas_of_their_own(editor: Client) -> None:
    assert starts(editor.open("maps/_team.yaml", TEAM)) == {(1, 2), (1, 13)}


def test_values_are_offered_with_what_they_mean(editor: Client) -> None:
    editor.open("maps/new.yaml", UNFINISHED)

    offered = editor.completions("maps/new.yaml", 4, 13)

    words = {"mentor", "supporter", "neutral", "non_supporter", "enemy", "unknown"}
    assert words <= offered.keys()
    assert "Wants us to win" in json.dumps(offered["mentor"]["documentation"])
    assert "economic_buyer" in editor.completions("maps/new.yaml", 5, 21)


def test_keys_are_offered_with_what_they_are_for(editor: Client) -> None:
    editor.open("maps/keys.yaml", UNFINISHED)

    offered = editor.completions("maps/keys.yaml", 6, 6)

    assert {"reports_to", "veto", "verified"} <= offered.keys()
    assert "name" not in offered
    assert "Their manager." in json.dumps(offered["reports_to"]["documentation"])


def test_a_key_tells_what_it_is_for(editor: Client) -> None:
    editor.open("maps/hover.yaml", MAP)

    said = editor.hover("maps/hover.yaml", 6, 6)

    assert "Attitude to us." in said
    assert "supporter" in said


def test_what_the_command_writes_is_what_this_repository_has() -> None:
    config, _ = read_settings(ROOT / "mkdocs.yml", ROOT)

    for path, text in editor_files(config).items():
        assert path.read_text("utf-8") == text, "run `account-maps schema --editor`"


def test_settings_that_are_there_already_are_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".vscode").mkdir()
    (tmp_path / ".vscode" / "settings.json").write_text("{}")

    output = CliRunner().invoke(main, ["schema", "--editor"]).output

    assert ".vscode/settings.json is there already and was left alone" in output
    assert "docs/schema/account.json written" in output
    assert (tmp_path / ".vscode" / "settings.json").read_text() == "{}"
    assert (tmp_path / "docs" / "schema" / "team.json").is_file()
