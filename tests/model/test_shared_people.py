"""Two keys of one person that differ by a slip are told, and two people with like names are not."""

from pathlib import Path

import pytest

from account_maps.model.load import load_playbook


def warnings(folder: Path, *maps: str) -> list[str]:
    """Return the warnings of maps that are called ``a``, ``b`` and so on."""
    (folder / "maps").mkdir()
    for name, people in zip("abc", maps, strict=False):
        text = f"name: {name.upper()}\nstakeholders:\n  one: {{{people}}}\n"
        (folder / "maps" / f"{name}.yaml").write_text(text, "utf-8")
    playbook = load_playbook(folder / "maps", None, root=folder)
    assert not playbook.problems
    return [str(warning).removeprefix("maps/") for warning in playbook.warnings]


@pytest.mark.parametrize("slip", ["dana-reyse", "dana-reye", "dana-reyees", "danareyes"])
def test_a_key_that_is_nearly_anothers_is_told(slip: str, tmp_path: Path) -> None:
    right, wrong = (f"name: Dana Reyes, person: {key}" for key in ("dana-reyes", slip))

    [found] = warnings(tmp_path, wrong, right)

    what = f"`{slip}` is nearly `dana-reyes`, the key of `Dana Reyes` in `b`"
    hint = "write `dana-reyes` if this is the same person"
    assert found == f"a.yaml:3:35  AM310  {what}  ({hint})"


def test_the_key_that_more_accounts_have_is_the_right_one(tmp_path: Path) -> None:
    keys = ("dana-r", "dana-r", "dana-q")

    found = warnings(tmp_path, *(f"name: Dana Reyes, person: {key}" for key in keys))

    assert [line.split("  ")[0] for line in found] == ["c.yaml:3:35"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("name: Jan Berg, person: jan-berg", "name: Jon Berg, person: jon-berg"),
        ("name: Dana Reyes, person: dana-reyes", "name: Dana Reyes, person: dana-reyes"),
        ("name: Dana Reyes, person: dana-reyes", "name: Dana Reyes, person: d-reyes-2"),
    ],
)
def test_people_who_may_be_two_are_not_told(one: str, other: str, tmp_path: Path) -> None:
    assert warnings(tmp_path, one, other) == []
