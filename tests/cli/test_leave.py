"""The command ``account-maps leave``, as somebody calls it in a shell."""

from pathlib import Path

import pytest

from cli.editing import ACME, run, set_up


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The map of Acme in the current project."""
    monkeypatch.chdir(tmp_path)
    return set_up(tmp_path)


def test_somebody_is_marked_and_what_they_held_is_told(acme: Path) -> None:
    result = run("leave", "acme", "dana")

    assert result.output.splitlines() == [
        "maps/acme.yaml: dana is now `state: left`",
        "roles: Decision maker",
        "manager of: Priya",
        "known to: Ana Lima",
        "open action: Call Dana (Ana Lima, by 2026-12-01)",
        "our promise to them: A call (by 2026-12-04)",
        "objective: One record (also with Priya)",
        "access to the decision: 100% of it goes with them",
        "only they introduce us to: Priya, Tom",
        "route to Priya lost; now: no other way",
        "Next: write the post once more as a placeholder, and name others for what is open.",
    ]
    assert acme.read_text() == ACME.replace("2025-01-01\n", "2025-01-01\n    state: left\n")


def test_somebody_may_have_moved(acme: Path) -> None:
    run("leave", "acme", "dana", "--state", "moved")

    assert "    state: moved\n" in acme.read_text()


def test_somebody_who_has_left_is_told_again_and_the_file_stays(acme: Path) -> None:
    first = run("leave", "acme", "dana").output.splitlines()
    text = acme.read_text()

    assert run("leave", "acme", "dana").output.splitlines() == first[1:]
    assert acme.read_text() == text


def test_who_held_nothing_is_told_so(acme: Path) -> None:
    acme.write_text("name: Acme\nstakeholders:\n  tom:\n    name: Tom\n")

    assert "They held nothing that the map tells of." in run("leave", "acme", "tom").output


def test_of_one_of_us_all_accounts_are_told_and_nothing_is_written(acme: Path) -> None:
    (acme.parent / "bad.yaml").write_text("nam: x\n")

    result = run("leave", "--colleague", "ana")

    assert result.output.splitlines() == [
        "maps/acme.yaml: owns the account",
        "maps/acme.yaml: open action: Call Dana (by 2026-12-01)",
        "maps/acme.yaml: nobody else of us knows: Dana",
        "maps/acme.yaml: access to the decision: 100% of it goes with them",
        "maps/bad.yaml: has problems, so nobody can tell",
    ]
    assert acme.read_text() == ACME


@pytest.mark.parametrize(
    "arguments",
    [[], ["acme"], ["acme", "nobody"], ["--colleague", "nobody"], ["acme", "--colleague", "ana"]],
)
def test_a_mistake_is_one_of_usage(acme: Path, arguments: list[str]) -> None:
    assert run("leave", *arguments).exit_code == 2
    assert acme.read_text() == ACME
