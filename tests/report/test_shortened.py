"""A file with a thousand problems is told in a page: the first hundred, and how many more."""

import json
from pathlib import Path

import pytest

from account_maps.read.problems import MOST_SHOWN
from account_maps.report.code_frame import WIDEST
from bombs.mistakes import MISTAKES
from building import Project
from cli.editing import run

PROBLEMS = 1_112
MORE = f"and {PROBLEMS - MOST_SHOWN:,} more in this file"


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with a map of a thousand problems, and one with a single problem."""
    project = Project(tmp_path)
    lines = "".join(f"key{number}: x\n" for number in range(PROBLEMS))
    project.map("acme", f"name: Acme\n{lines}")
    project.map("bolt", "name: Bolt\nteir: 1\n")
    monkeypatch.chdir(tmp_path)
    return project


pytestmark = pytest.mark.usefixtures("many")


@pytest.mark.parametrize("form", ["text", "concise", "json", "github", "gitlab", "sarif", "junit"])
def test_every_form_counts_what_it_does_not_tell(form: str) -> None:
    result = run("check", "--output-format", form)

    assert result.exit_code == 1
    assert result.output.count("`key") <= MOST_SHOWN + 1  # JUnit names the first one twice.
    if form == "json":
        assert json.loads(result.output)["more"] == {"maps/acme.yaml": PROBLEMS - MOST_SHOWN}
    else:
        assert MORE in result.output
    assert len(result.output) < 200_000


def test_the_summary_counts_all() -> None:
    assert f"{PROBLEMS + 1} problems in 2 files" in run("check").output


def test_another_file_is_told_all_the_same() -> None:
    assert "maps/bolt.yaml:2:1  AM201" in run("check").output


def test_problems_that_are_not_asked_for_are_not_counted() -> None:
    assert "more in this file" not in run("check", "--ignore", "AM201").output


def test_fixes_beyond_the_hundredth_problem_are_made(many: Project) -> None:
    unknown = "".join(f"key{number}: x\n" for number in range(150))
    many.map("acme", f"name: Acme\n{unknown}stakeholders: {{dana: {{name: Dana, veto: yes}}}}\n")

    run("check", "--fix")

    assert "veto: true" in (many.root / "maps" / "acme.yaml").read_text("utf-8")


def test_a_site_that_is_not_built_says_so_in_a_page(
    many: Project, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(SystemExit):
        many.build()
    assert f"maps/acme.yaml  {MORE}" in caplog.text
    assert len(caplog.text) < 100_000


def test_a_command_that_leaves_a_file_alone_says_why_in_a_page() -> None:
    result = run("verify", "acme", "dana")

    assert result.exit_code == 1
    assert MORE in result.output
    assert result.output.count("unknown key") == MOST_SHOWN


@pytest.mark.parametrize(
    "line", ["x" * 250_000, "e\u0301" * 125_000, "山" * 250_000, "\t" * 250_000]
)
def test_a_line_of_any_length_is_cut(many: Project, line: str) -> None:
    many.map("bolt", f"name: '{line}'\nteir: '{line}'\nsatge: '{line}'\n")

    printed = run("check", "maps/bolt.yaml").output.splitlines()

    assert max(map(len, printed)) < 3 * WIDEST


def test_no_message_is_as_long_as_the_text_it_is_about(
    many: Project,
) -> None:
    for number, make in enumerate(MISTAKES.values()):
        many.map(f"map-{number}", "").write_text(make(2_000), "utf-8", newline="")

    lines = run("check", "--output-format", "concise").output.splitlines()

    assert [line for line in lines if len(line) > 600] == []
