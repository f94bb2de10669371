"""How ``account-maps check`` is asked and answers: formats, choice of codes, standard input."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from account_maps.cli import main
from account_maps.measure import Measured, measure
from account_maps.model.account import Account

BAD = "name: Acme\nstakeholders:\n  dana: {name: Dana, support: suporter}\n"
UNMET = "name: Acme\nstage: offer\nstakeholders: {dana: {name: Dana, roles: [economic_buyer]}}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder with one bad map, and the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "acme.yaml").write_text(BAD)
    return tmp_path


def run(*arguments: str, data: str | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], input=data, catch_exceptions=False)


def test_a_problem_is_shown_with_its_line(project: Path) -> None:
    assert project.is_dir()
    assert run().output == (
        "maps/acme.yaml:3:31  AM206  `suporter` isn't a stance\n"
        " 2 | stakeholders:\n"
        " 3 |   dana: {name: Dana, support: suporter}\n"
        "   |                               ^^^^^^^^\n"
        "   = did you mean `supporter`?\n"
        "\n"
        "1 map checked, 1 problem in 1 file, 1 fixable with --fix\n"
    )


@pytest.mark.parametrize("form", ["json", "gitlab", "sarif"])
def test_a_document_is_all_that_is_printed(project: Path, form: str) -> None:
    assert project.is_dir()
    result = run("--output-format", form)

    assert json.loads(result.stdout)
    assert result.exit_code == 1


def test_findings_go_through_the_same_forms(project: Path) -> None:
    (project / "maps" / "acme.yaml").write_text(UNMET)

    items = json.loads(run("--findings", "--output-format", "json").stdout)["items"]

    found = {item["code"]: item for item in items}
    assert found["AF201"]["title"]
    assert found["AF201"]["line"] == 3
    assert {item["severity"] for item in items} <= {"error", "warning", "info"}
    assert "::error file=maps/acme.yaml" in run("--findings", "--output-format", "github").stdout


def test_hosts_know_files_by_their_way_from_the_top_of_the_repository(project: Path) -> None:
    (project / ".git").mkdir()
    (project / "sales").mkdir()
    (project / "maps").rename(project / "sales" / "maps")
    (project / "sales" / "mkdocs.yml").write_text("site_name: x\n")

    items = json.loads(run("--config", "sales/mkdocs.yml", "--output-format", "json").stdout)

    assert items["items"][0]["file"] == "sales/maps/acme.yaml"
    assert "file=sales/maps/acme.yaml" in (
        run("--config", "sales/mkdocs.yml", "--output-format", "github").stdout
    )


def test_the_summary_of_a_step_takes_everything(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        (project / "maps" / f"more-{number}.yaml").write_text(BAD)
    (project / "summary.md").write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(project / "summary.md"))

    output = run("--output-format", "github").stdout

    assert output.count("::error ") == 10
    assert "and 3 more of the kind error" in output
    summary = (project / "summary.md").read_text("utf-8")
    assert summary.startswith("before\n")
    assert summary.count("AM206") == 13


def test_a_summary_that_cannot_be_written_does_no_harm(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(project))

    result = run("--output-format", "github")

    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_codes_are_chosen_by_their_beginnings(project: Path) -> None:
    (project / "maps" / "acme.yaml").write_text(BAD + "teir: 1\n")
    concise = ("--output-format", "concise")

    assert "AM206" not in run(*concise, "--ignore", "AM206").stdout
    assert run(*concise, "--select", "am1").exit_code == 0
    assert "AM201" not in run(*concise, "--select", "AM206,AM3").stdout
    assert run(*concise, "--select", "XX").exit_code == 2
    assert run(*concise, "--ignore", "AM79").exit_code == 2


def test_standard_input_stands_for_a_file(project: Path) -> None:
    (project / "maps" / "beta.yaml").write_text("name: Beta\nparent: acme\n")
    file = ("-", "--stdin-filename", "maps/acme.yaml")

    assert run(*file, data="name: Acme\n").exit_code == 0
    bad = run(*file, data="name: Acme\nteir: 1\n")
    assert "maps/acme.yaml:2:1  AM201" in bad.output
    assert " 2 | teir: 1" in bad.output
    assert (project / "maps" / "acme.yaml").read_text() == BAD


def test_standard_input_stands_for_a_file_that_is_not_there_yet(project: Path) -> None:
    file = ("-", "--stdin-filename", "maps/new.yaml")

    assert run(*file, data="name: New\nparent: acme\n").exit_code == 0
    assert "AM304" in run(*file, data="name: New\nparent: none\n").output
    assert not (project / "maps" / "new.yaml").exists()


def test_standard_input_stands_for_a_shared_file(project: Path) -> None:
    assert project.is_dir()
    result = run("-", "--stdin-filename", "maps/_team.yaml", data="team: {ana: {}}\n")

    assert "maps/_team.yaml:1:8  AM202" in result.output


@pytest.mark.parametrize(
    "arguments",
    [
        ["-"],
        ["-", "maps", "--stdin-filename", "maps/acme.yaml"],
        ["--stdin-filename", "maps/acme.yaml"],
        ["-", "--stdin-filename", "../x.yaml"],
        ["-", "--stdin-filename", "maps/acme.yaml", "--fix"],
        ["--only-changed"],
        ["--output-format", "xml"],
    ],
)
def test_what_does_not_go_together_is_a_mistake_of_usage(
    project: Path, arguments: list[str]
) -> None:
    assert project.is_dir()
    assert run(*arguments, data="").exit_code == 2


def test_one_map_is_checked_against_the_others_without_reading_them_all(project: Path) -> None:
    (project / "maps" / "beta.yaml").write_text("name: Beta\nparent: gamma\n")
    (project / "maps" / "gamma.yaml").write_text("name: Gamma\nparent: beta\n")
    (project / "maps" / "delta.yaml").write_text("name: Delta\nparent: acme\n")

    assert run("maps/delta.yaml").exit_code == 0
    assert "AM307" in run("maps/beta.yaml").output
    assert "AM206" not in run("maps/beta.yaml").output


def test_a_bug_is_told_in_a_line_and_has_an_exit_code_of_its_own(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert project.is_dir()

    def fail(*_: object) -> None:
        raise ZeroDivisionError("nothing to divide by")

    monkeypatch.setattr("account_maps.cli.check.check_maps", fail)
    short = CliRunner().invoke(main, ["check"])
    long = CliRunner().invoke(main, ["--debug", "check"])
    again = CliRunner().invoke(main, ["check"])

    assert [one.exit_code for one in (short, long, again)] == [3, 3, 3]
    assert "account-maps failed: ZeroDivisionError: nothing to divide by" in short.stderr
    assert short.stderr.count("\n") == 1
    assert "Traceback" in long.stderr
    assert "Traceback" not in again.stderr


def test_a_bug_names_the_map_that_it_strikes(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "maps" / "acme.yaml").write_text("name: Acme\n")
    (project / "maps" / "beta.yaml").write_text("name: Beta\n")

    def fail(account: Account, *_: object, **__: object) -> None:
        raise IndexError(account.name)

    monkeypatch.setattr("account_maps.api.functions.measure", fail)
    result = CliRunner().invoke(main, ["export"])

    assert result.exit_code == 3
    assert "maps/acme.yaml:1:1  AM701  " in result.stderr
    assert "IndexError: Acme" in result.stderr


def test_a_bug_at_one_map_hides_no_finding_of_another(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("acme", "beta"):
        (project / "maps" / f"{name}.yaml").write_text(UNMET.replace("Acme", name))

    def fail(account: Account, *rest: Any, **more: Any) -> Measured:
        if account.name == "acme":
            raise IndexError
        return measure(account, *rest, **more)

    monkeypatch.setattr("account_maps.cli.findings.measure", fail)
    result = run("--findings", "--output-format", "concise")

    assert result.exit_code == 3
    lines = result.output.splitlines()
    assert any(line.startswith("maps/acme.yaml:1:1  AM701  ") for line in lines)
    assert any(line.startswith("maps/beta.yaml:") and "  AF" in line for line in lines)


def test_a_reader_who_goes_away_is_no_mistake(project: Path) -> None:
    for number in range(300):
        (project / "maps" / f"more-{number}.yaml").write_text(BAD)
    command = [sys.executable, "-c", "from account_maps.cli import main; main()", "check"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"maps/acme.yaml")
        process.stdout.close()
        assert b"account-maps failed" not in process.stderr.read()


def test_the_file_of_a_pipe_is_never_waited_for(project: Path) -> None:
    os.mkfifo(project / "maps" / "pipe.yaml")

    assert "maps/pipe.yaml:1:1  AM101" in run().output
