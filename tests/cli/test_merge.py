"""``account-maps merge`` and ``account-maps init``, with the git of this machine."""

import os
import sys
from pathlib import Path

import pytest

from cli.editing import ACME, git, run, set_up


@pytest.fixture
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Three files: base, ours, theirs."""
    monkeypatch.chdir(tmp_path)
    files = [tmp_path / name for name in ("base", "ours", "theirs")]
    for file in files:
        file.write_text(ACME)
    return files


def merge(files: list[Path], ours: str, theirs: str) -> tuple[int, str, str]:
    """Merge two versions; return the exit code, what came of it, and what was told."""
    files[1].write_text(ours)
    files[2].write_text(theirs)
    result = run("merge", *map(str, files), "--path", "maps/acme.yaml")
    return result.exit_code, files[1].read_text(), result.output


def test_the_result_is_in_our_file(versions: list[Path]) -> None:
    ours, theirs = ACME.replace("name: Tom", "name: Tim"), ACME.replace("# since May", "# new")

    code, text, told = merge(versions, ours, theirs)

    assert (code, told) == (0, "")
    assert text == ours.replace("# since May", "# new")


def test_a_conflict_ends_with_one_and_stands_in_the_file(versions: list[Path]) -> None:
    ours, theirs = (ACME.replace("name: Tom", f"name: {name}") for name in ("Tim", "Tam"))

    code, text, told = merge(versions, ours, theirs)

    assert code == 1
    marked = "<<<<<<< ours\n    name: Tim\n=======\n    name: Tam\n>>>>>>> theirs\n"
    assert text == ACME.replace("    name: Tom\n", marked)
    assert told == "maps/acme.yaml: 1 place where both have changed the same\n"


def test_what_is_right_apart_and_wrong_together_is_told(versions: list[Path]) -> None:
    bare = "name: A\nstakeholders:\n  a: {name: A}\n  b: {name: B}\n"
    versions[0].write_text(bare)
    ours = bare.replace("  a: {name: A}\n", "")
    theirs = bare.replace("{name: B}", "{name: B, reports_to: a}")

    code, text, told = merge(versions, ours, theirs)

    assert code == 1
    assert text == "name: A\nstakeholders:\n  b: {name: B, reports_to: a}\n"
    assert "each version is right, but together they are not" in told
    assert "maps/acme.yaml:3:28  AM301" in told


def test_what_is_no_map_is_merged_by_lines(versions: list[Path]) -> None:
    ours, theirs = ACME.replace("name: Acme", "name: [Acme"), ACME.replace("# since May", "# new")

    code, text, told = merge(versions, ours, theirs)

    assert code == 0
    assert text == ours.replace("# since May", "# new")
    assert "merged by lines" in told


def test_a_file_that_is_not_there_is_a_mistake_of_usage(tmp_path: Path) -> None:
    assert run("merge", *(str(tmp_path / name) for name in "abc")).exit_code == 2


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the map of Acme, in which `account-maps init` was run."""
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    set_up(tmp_path)
    git(tmp_path, "init")
    assert run("init").exit_code == 0
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "first")
    return tmp_path


def branch(repository: Path, name: str, before: str, after: str) -> None:
    """Change the map on a branch of its own."""
    file = repository / "maps" / "acme.yaml"
    git(repository, "switch", "-c", name, "main")
    file.write_text(file.read_text().replace(before, after))
    git(repository, "commit", "-am", name)


def test_git_merges_maps_by_field(repository: Path) -> None:
    branch(repository, "one", "reports_to: tom", "reports_to: tom\n    support: mentor")
    branch(repository, "two", "reports_to: tom", "reports_to: tom\n    influence: low")

    done = git(repository, "merge", "one", "-m", "both")

    assert done.returncode == 0, done.stdout + done.stderr
    wanted = "    reports_to: tom\n    influence: low\n    support: mentor\n"
    assert wanted in (repository / "maps" / "acme.yaml").read_text()


def test_git_leaves_a_conflict_to_be_settled(repository: Path) -> None:
    branch(repository, "one", "name: Tom", "name: Tim")
    branch(repository, "two", "name: Tom", "name: Tam")

    assert git(repository, "merge", "one").returncode == 1
    assert git(repository, "diff", "--name-only", "--diff-filter=U").stdout == "maps/acme.yaml\n"
    assert "<<<<<<< ours\n" in (repository / "maps" / "acme.yaml").read_text()
    assert "AM105" in run("check").output


def test_what_is_set_up_is_left_alone(repository: Path) -> None:
    attributes = (repository / ".gitattributes").read_text()

    again = run("init")

    assert again.output.count("nothing to do") == 3
    assert (repository / ".gitattributes").read_text() == attributes
    assert attributes == ("maps/**/*.yaml merge=account-maps\nmaps/**/*.yml merge=account-maps\n")
    driver = git(repository, "config", "merge.account-maps.driver").stdout
    assert Path(driver.split()[0]).parent == Path(sys.executable).parent


def test_lines_of_others_stay(repository: Path) -> None:
    (repository / ".gitattributes").write_bytes(b"*.png binary\n# \xff")

    run("init")

    data = (repository / ".gitattributes").read_bytes()
    assert data.startswith(b"*.png binary\n# \xff\nmaps/**/*.yaml merge=account-maps\n")


def test_without_a_repository_there_is_nothing_to_set_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "maps").mkdir()

    result = run("init")

    assert result.exit_code == 2
    assert "aren't in a git repository" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["maps"]
