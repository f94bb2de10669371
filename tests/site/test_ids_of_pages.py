"""Ids that would stand in the place of a page of the site are refused where they are written."""

import re
from pathlib import Path

import pytest

from account_maps.model.pages import why_reserved
from building import Project
from cli.editing import run, set_up
from history.repo import Repo
from maps import SMALLEST, TEAM

NAMES = ("index", "INDEX", "README", "readme", "print", "History", "changes", "onepager")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@pytest.mark.parametrize("name", NAMES)
def test_an_account_of_such_a_name_is_a_problem_of_its_file(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(tmp_path, **{name: SMALLEST})
    monkeypatch.chdir(tmp_path)
    result = run("check", "--output-format", "concise")
    assert result.exit_code == 1
    assert f"maps/{name}.yaml:1:1  AM119  the file's name `{name}` cannot be" in result.output
    assert "the site keeps this name for a page of its own" in result.output


def test_a_colleague_of_such_a_name_is_a_problem_of_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(tmp_path, _team=f"{TEAM}  index: {{name: Ina Dex}}\n  ana: {{name: Ana}}\n")
    monkeypatch.chdir(tmp_path)
    result = run("check", "--output-format", "concise")
    assert "maps/_team.yaml:4:3  AM209  `index` cannot be the id of a colleague" in result.output


def test_a_person_may_have_such_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_up(tmp_path, other="name: Other\nstakeholders:\n  index: {name: Ina Dex}\n")
    monkeypatch.chdir(tmp_path)
    assert run("check", "maps/other.yaml").exit_code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("new", "account", "Index"),
        ("new", "account", "Some Company", "--id", "README"),
        ("rename", "acme", "print"),
        ("rename", "ben", "index", "--kind", "colleague"),
    ],
)
def test_no_command_gives_such_a_name(
    tmp_path: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(tmp_path)
    monkeypatch.chdir(tmp_path)
    before = {path: path.read_bytes() for path in (tmp_path / "maps").iterdir()}
    result = run(*words)
    assert result.exit_code == 2
    assert "the site keeps this name for a page of its own" in result.stderr
    assert {path: path.read_bytes() for path in (tmp_path / "maps").iterdir()} == before


@pytest.mark.parametrize("directories", ["true", "false"])
def test_every_name_that_a_site_has_among_accounts_and_people_is_kept_for_it(
    project: Project, directories: str
) -> None:
    """A new page in these folders fails here until its name is kept, too."""
    repo = Repo(project.root)
    project.map("acme", f"owner: ana-lima\nterritory: index\n{SMALLEST}")
    project.map("_team", TEAM)
    repo.commit("2026-03-01")
    project.map("acme", f"owner: ana-lima\nterritory: index\n{SMALLEST}goals: [one]\n")
    repo.commit("2026-10-01")
    settings = (project.root / "mkdocs.yml").read_text()
    text = settings.replace("directory_urls: true", f"directory_urls: {directories}")
    project.write("mkdocs.yml", text.replace("as_of", "edit: true, as_of"))
    names = {
        part.partition(".")[0]
        for path in project.build().files()
        if path.startswith(("accounts/", "team/"))
        for part in path.split("/")[1:]
    }
    ids = {"acme", "ana-lima", "ben-roth"}
    assert names > ids | {"index", "history", "print", "changes"}
    free = [name for name in names - ids if not why_reserved(name) and not _DAY.fullmatch(name)]
    assert free == []
