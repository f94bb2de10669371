"""Maps as people type them who have read nothing: what ``check --fix`` makes of them.

Beside each stand the map as it is then, and the problems that are left for its author.
"""

from pathlib import Path

import pytest
from click.testing import CliRunner

from account_maps.cli import main

FOLDER = Path(__file__).parents[1] / "fixtures" / "first_tries"
TEAM = "team:\n  jess-park: {name: Jess Park}\n  tom-weber: {name: Tom Weber}\n"
TRIES = sorted(path.stem for path in FOLDER.glob("*.yaml") if "." not in path.stem)


def check(*arguments: str) -> list[str]:
    command = ["check", "--output-format", "concise", *arguments]
    lines = CliRunner().invoke(main, command, catch_exceptions=False).output.splitlines()
    return [line.removeprefix("maps/") for line in lines]


@pytest.mark.parametrize("name", TRIES)
def test_nearly_all_of_a_first_try_is_understood(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "_team.yaml").write_text(TEAM, "utf-8")
    file = tmp_path / "maps" / f"{name}.yaml"
    file.write_text((FOLDER / f"{name}.yaml").read_text("utf-8"), "utf-8")

    check("--fix")
    once = file.read_text("utf-8")
    left = check("--fix")

    assert once == (FOLDER / f"{name}.fixed.yaml").read_text("utf-8")
    assert left[:-1] == (FOLDER / f"{name}.left.txt").read_text("utf-8").splitlines()
    assert file.read_text("utf-8") == once
