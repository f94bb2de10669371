"""The command that lists whom to ask again."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from account_maps.cli import main
from history.repo import BEN, Repo
from maps import TEAM

MAP = """\
name: Acme
owner: ben-roth
stakeholders:
  ann:
    name: Ann Old
    roles: [decision_maker]
    ties: {ana-lima: {level: vendor, last: 2026-01-05}}
    verified: 2026-01-05
  bob:
    name: Bob Never
    roles: [legal]
  cat:
    name: Cat Fresh
    roles: [champion]
    verified: 2026-11-01
  dan:
    name: Dan Clerk
  eve:
    title: Security
    placeholder: true
    roles: [security]
  fay:
    name: Fay Gone
    roles: [approver]
    state: left
"""


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """A repository with one map, in which the command runs."""
    made = Repo(tmp_path)
    made.write("maps/acme.yaml", MAP)
    made.write("maps/_team.yaml", TEAM)
    made.commit("2026-01-05")
    monkeypatch.chdir(tmp_path)
    return made


def listed(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["stale", "--as-of", "2026-11-20", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.usefixtures("repo")
def test_people_who_count_are_listed_by_who_should_ask() -> None:
    assert listed() == (
        "Ana Lima\n"
        "  maps/acme.yaml:4  Ann Old  verified 5 Jan 2026, changed 5 Jan 2026 by Ana Lima\n"
        "\n"
        "Ben Roth\n"
        "  maps/acme.yaml:9  Bob Never  never verified, changed 5 Jan 2026 by Ana Lima\n"
        "\n"
        "2 in all\n"
    )


def test_the_day_in_the_file_wins_over_that_of_git(repo: Repo) -> None:
    repo.replace("maps/acme.yaml", "Ann Old", "Ann Older")
    repo.replace("maps/acme.yaml", "Bob Never", "Bob Newer")
    repo.commit("2026-11-10", BEN)
    output = listed()
    assert "Ann Older  verified 5 Jan 2026, changed 10 Nov 2026 by Ben Roth" in output
    assert "Bob" not in output


def test_what_git_does_not_know_is_never_verified(repo: Repo) -> None:
    repo.replace("maps/acme.yaml", "Bob Never", "Bob Newer")
    assert "Bob Newer  never verified\n" in listed()


@pytest.mark.usefixtures("repo")
def test_one_of_us_can_be_asked_for() -> None:
    assert "Bob" not in listed("--owner", "ana-lima")


@pytest.mark.usefixtures("repo")
def test_an_id_that_nobody_has_is_refused_with_what_was_meant() -> None:
    result = CliRunner().invoke(main, ["stale", "--owner", "ana-lina"])
    assert result.exit_code == 2
    assert "no teammate has the id `ana-lina`; did you mean `ana-lima`?" in result.stderr


@pytest.mark.usefixtures("repo")
def test_json_holds_the_same() -> None:
    first, second = json.loads(listed("--format", "json"))["checks"]
    assert (first["person"], first["age"], first["line"]) == ("bob", "stale", 9)
    assert second["changed"] == {"day": "2026-01-05", "author": "Ana Lima"}
    assert "email" not in listed("--format", "json")
