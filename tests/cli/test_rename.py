"""The command ``account-maps rename``, as somebody calls it in a shell."""

from pathlib import Path

import pytest

from cli.editing import ACME, TEAM, run, set_up

CHILD = "name: Child\nparent: acme\nowner: ana   # acme\nstakeholders: {eve: {name: acme}}\n"


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The map of Acme in the current project, with a subsidiary and pages that link to it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    page = "[A](../accounts/acme.md#dana) [B](accounts/acme-2.md) acme.md [C](x/accounts/acme/)\n"
    (tmp_path / "docs" / "plan.md").write_text(page)
    return set_up(tmp_path, child=CHILD)


def snapshot(project: Path) -> dict[str, str]:
    return {p.name: p.read_text() for p in project.rglob("*") if p.is_file()}


def test_a_person_is_renamed_wherever_the_map_names_them(acme: Path) -> None:
    result = run("rename", "dana", "dana-ruiz", "--account", "acme")

    assert result.output == (
        "changed maps/acme.yaml\nthe person dana is now dana-ruiz; 1 file changed\n"
    )
    text = acme.read_text()
    assert text == ACME.replace("dana", "dana-ruiz")


def test_there_and_back_nothing_has_changed(acme: Path) -> None:
    before = snapshot(acme.parents[1])

    for old, new in (("dana", "x"), ("ana", "y"), ("acme", "z"), ("z", "acme")):
        assert run("rename", old, new).exit_code == 0
    for old, new in (("y", "ana"), ("x", "dana")):
        assert run("rename", old, new).exit_code == 0

    assert snapshot(acme.parents[1]) == before


def test_an_account_takes_its_file_its_children_and_links_along(acme: Path) -> None:
    result = run("rename", "acme", "acme-group")

    assert result.exit_code == 0
    assert "renamed maps/acme.yaml to acme-group.yaml" in result.output
    assert not acme.exists()
    assert (acme.parent / "acme-group.yaml").read_text() == ACME
    child = CHILD.replace("parent: acme", "parent: acme-group")
    assert (acme.parent / "child.yaml").read_text() == child
    assert (acme.parents[1] / "docs" / "plan.md").read_text() == (
        "[A](../accounts/acme-group.md#dana) [B](accounts/acme-2.md) acme.md"
        " [C](x/accounts/acme-group/)\n"
    )
    assert run("check").exit_code == 0


def test_one_of_us_is_renamed_in_the_team_and_in_all_maps(acme: Path) -> None:
    assert "3 files changed" in run("rename", "ana", "ana-lima").output
    assert (acme.parent / "_team.yaml").read_text() == TEAM.replace("ana:", "ana-lima:")
    child = CHILD.replace("owner: ana ", "owner: ana-lima ")
    assert (acme.parent / "child.yaml").read_text() == child
    assert run("check").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["nobody", "x"], "nothing in any map has the id"),
        (["dana", "dana"], "both ids are the same"),
        (["dana", "tom"], "another person with the id"),
        (["dana", "TOM"], "another person with the id"),
        (["ana", "ben"], "another colleague with the id"),
        (["acme", "child"], "another account with the id"),
        (["dana", "a b"], "is not an id"),
        (["dana", "../x"], "is not an id"),
        (["dana", "a: {b}"], "is not an id"),
        (["dana", "x", "--account", "none"], "no map has the id"),
        (["eve", "x", "--account", "acme"], "nothing in the map acme"),
        (["dana", "x", "--kind", "unit"], "nothing in any map has the id"),
    ],
)
def test_a_mistake_is_told_and_nothing_written(acme: Path, arguments: list[str], why: str) -> None:
    before = snapshot(acme.parents[1])

    result = run("rename", *arguments)

    assert result.exit_code == 2
    assert why in result.output
    assert snapshot(acme.parents[1]) == before


def test_who_may_be_meant_has_to_be_chosen(acme: Path) -> None:
    (acme.parent / "twin.yaml").write_text("name: T\nstakeholders:\n  dana: {name: D}\n")
    (acme.parent / "dana.yaml").write_text("name: Dana Inc\n")

    assert "choose with --kind" in run("rename", "dana", "x").output
    several = run("rename", "dana", "x", "--kind", "person")
    assert "in several maps, acme, twin: choose with --account" in several.output
    assert run("rename", "dana", "x", "--account", "twin").exit_code == 0
    assert "  x: {name: D}" in (acme.parent / "twin.yaml").read_text()


def test_one_file_with_problems_keeps_all_as_they_are(acme: Path) -> None:
    (acme.parent / "bad.yaml").write_text("name: Bad\nowner: ana\nx: y\n")
    before = snapshot(acme.parents[1])

    result = run("rename", "ana", "ana-lima")

    assert result.exit_code == 1
    assert "maps/bad.yaml:3:1  AM201" in result.stderr
    assert snapshot(acme.parents[1]) == before


def test_a_file_that_cannot_be_written_keeps_all_as_they_are(
    acme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(acme.parents[1])
    replace = Path.replace

    def fails_at_the_team(self: Path, target: Path) -> Path:
        if target.name == "acme.yaml":
            raise PermissionError(13, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fails_at_the_team)
    result = run("rename", "ana", "ana-lima")
    monkeypatch.undo()

    assert result.exit_code == 1
    assert "maps/acme.yaml:1:1  the file cannot be written: permission denied" in result.stderr
    assert snapshot(acme.parents[1]) == before
