"""The command line takes a name for the same name however it is typed."""

import pytest
from click.testing import CliRunner

from account_maps.cli import main
from building import Project


@pytest.fixture
def run(project: Project, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.chdir(project.root)
    return CliRunner()


def test_a_new_person_gets_an_id_without_them(project: Project, run: CliRunner) -> None:
    file = project.map("acme", "name: Acme\nstakeholders:\n")
    added = run.invoke(main, ["new", "person", "acme", "Łuka\u200bsz O’Neil"])
    assert added.exit_code == 0, added.output
    assert "  lukasz-o-neil:\n" in file.read_text("utf-8")


@pytest.mark.parametrize("typed", ["Kim O’Brien", "kim obrien", "KIM O'BRIÉN"])
def test_a_person_who_is_named_in_place_of_an_id_is_known_however_typed(
    project: Project, run: CliRunner, typed: str
) -> None:
    project.map("acme", "name: Acme\nstakeholders:\n  kob: {name: Kim O'Brien}\n")
    told = run.invoke(main, ["verify", "acme", typed])
    assert told.exit_code == 2
    assert "did you mean `kob`?" in told.output


def test_a_name_in_place_of_an_id_is_fixed_however_typed(project: Project, run: CliRunner) -> None:
    lines = ["name: Acme", "stakeholders:", "  kob: {name: Łukasz O'Neil}", "  lee:"]
    file = project.map(
        "acme", "\n".join([*lines, "    name: Lee Wu", "    reports_to: Lukasz O’Neil", ""])
    )
    assert run.invoke(main, ["check", "--fix"]).exit_code == 0
    assert "    reports_to: kob\n" in file.read_text("utf-8")
