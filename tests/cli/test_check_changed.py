"""``account-maps check --changed-since``: what stands in changed lines comes first."""

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from account_maps.cli import main
from account_maps.history.git_errors import GitError
from account_maps.read.problems import Problem, Span
from account_maps.report.changed import changed_since, is_changed

GIT = (
    "git",
    "-c",
    "user.name=Ana",
    "-c",
    "user.email=ana@acme.example",
    "-c",
    "commit.gpgsign=false",
)


def git(folder: Path, *arguments: str) -> None:
    subprocess.run([*GIT, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a committed map that has an old mistake, and the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "acme.yaml").write_text("name: Acme\nteir: 1\ntags: [a]\n")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "begin")
    return tmp_path


def run(*arguments: str) -> Result:
    command = ["check", "--output-format", "concise", *arguments]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def test_what_stands_in_changed_lines_comes_first(project: Path) -> None:
    with (project / "maps" / "acme.yaml").open("a") as file:
        file.write("zzz: 1\n")

    lines = run("--changed-since", "HEAD").output.splitlines()

    assert [line.split("  ")[0] for line in lines[:2]] == [
        "maps/acme.yaml:4:1",
        "maps/acme.yaml:2:1",
    ]
    assert "2 problems in 1 file, 1 in changed lines" in lines[2]


def test_the_rest_is_left_out_on_request(project: Path) -> None:
    with (project / "maps" / "acme.yaml").open("a") as file:
        file.write("zzz: 1\n")

    result = run("--changed-since", "HEAD", "--only-changed")

    assert "teir" not in result.output
    assert result.exit_code == 1
    git(project, "commit", "-qam", "more")
    assert run("--changed-since", "HEAD", "--only-changed").exit_code == 0


def test_it_is_the_common_ancestor_that_counts(project: Path) -> None:
    git(project, "switch", "-qc", "mine")
    (project / "maps" / "beta.yaml").write_text("name: Beta\nzzz: 1\n")
    git(project, "add", ".")
    git(project, "commit", "-qm", "beta")
    git(project, "switch", "-q", "main")
    (project / "maps" / "acme.yaml").write_text("name: Acme\ntags: [a]\n")
    git(project, "commit", "-qam", "tidy")
    git(project, "switch", "-q", "mine")

    assert run("--changed-since", "main").output.splitlines()[0].startswith("maps/beta.yaml:2:1")


def test_a_file_that_git_does_not_know_yet_is_changed_as_a_whole(project: Path) -> None:
    (project / "maps" / "añadir uno.yaml").write_text("name: New\n")
    (project / "maps" / "nuevo-año.yaml").write_text("name: New\nzzz: 1\n")

    items = json.loads(
        CliRunner()
        .invoke(main, ["check", "--changed-since", "HEAD", "--output-format", "json"])
        .stdout
    )["items"]

    assert [(item["code"], item["changed"]) for item in items] == [
        ("AM119", True),
        ("AM201", True),
        ("AM201", False),
    ]


def test_lines_that_look_like_a_diff_are_lines(project: Path) -> None:
    lines = ["name: Acme", "note: |", "  one", "++ maps/other.yaml", "  -- x", "zzz: 1", "tier: 1"]
    (project / "maps" / "acme.yaml").write_text("\n".join(lines))

    changed = changed_since("HEAD", project, project / "maps")

    assert [*changed] == ["maps/acme.yaml"]
    assert changed["maps/acme.yaml"] == frozenset({2, 3, 4, 5, 6, 7})


def test_paths_are_seen_from_the_folder_of_the_project(project: Path) -> None:
    (project / "sales").mkdir()
    git(project, "mv", "maps", "sales/maps")
    git(project, "commit", "-qm", "move")
    (project / "sales" / "maps" / "acme.yaml").write_text("name: Acme\nteir: 2\ntags: [a]\n")

    changed = changed_since("HEAD", project / "sales", project / "sales" / "maps")

    assert changed == {"maps/acme.yaml": frozenset({2})}


@pytest.mark.parametrize(
    "ref",
    ["--output=x", "-O", "", "a b", "a..b", "a\nb", "HEAD:maps", "$(touch x)", "x" * 300, "none"],
)
def test_a_name_that_is_no_commit_is_refused(project: Path, ref: str) -> None:
    before = sorted(project.rglob("*"))

    with pytest.raises(GitError):
        changed_since(ref, project, project / "maps")

    assert run(f"--changed-since={ref}").exit_code == 2
    assert sorted(project.rglob("*")) == before


def test_without_a_repository_it_is_a_mistake_of_usage(
    project: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "maps").mkdir()
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(elsewhere.parent))
    assert project.is_dir()

    result = run("--changed-since", "HEAD")

    assert result.exit_code == 2
    assert "git cannot compare" in result.output
    monkeypatch.setenv("PATH", "")
    assert "git isn't installed" in run("--changed-since", "HEAD").output


@pytest.mark.parametrize(
    ("lines", "changed"),
    [(frozenset({4}), True), (frozenset({2, 6}), False), (None, True), (frozenset(), False)],
)
def test_a_problem_of_several_lines_is_changed_with_one_of_them(
    lines: frozenset[int] | None, changed: bool
) -> None:
    problem = Problem("a.yaml", Span(3, 1, 5, 2), "AM201", "wrong")

    assert is_changed(problem, {"a.yaml": lines}) is changed
    assert not is_changed(problem, {"b.yaml": lines})
