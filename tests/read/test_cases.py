"""Every kind of mistake, as an author would make it, and the one line it is answered with."""

from pathlib import Path

import pytest

from account_maps.model.load import load_playbook
from account_maps.read.codes import codes

FOLDER = Path(__file__).parents[1] / "fixtures" / "cases"
TEAM = "team:\n  ana: {name: Ana Lima}\n"


def cases() -> list[tuple[str, str, str]]:
    """Return name, YAML and expected lines of every case."""
    blocks = [
        block for file in sorted(FOLDER.glob("*.txt")) for block in _blocks(file.read_text("utf-8"))
    ]
    return [_case(block) for block in blocks]


def _blocks(text: str) -> list[str]:
    return text.removeprefix("=== ").split("\n=== ")


def _case(block: str) -> tuple[str, str, str]:
    name, _, rest = block.partition("\n")
    yaml, _, expected = f"{rest}\n".partition("\n>>>\n")
    return name, yaml + "\n", expected.strip()


def found(yaml: str, folder: Path) -> str:
    """Return the problems of a map, one a line, in the words of the cases."""
    maps = folder / "maps"
    maps.mkdir()
    (maps / "_team.yaml").write_text(TEAM, "utf-8")
    (maps / "acme.yaml").write_text(yaml, "utf-8")
    (folder / "docs").mkdir()
    problems = load_playbook(maps, folder / "docs", root=folder).problems
    return "\n".join(str(problem).removeprefix("maps/acme.yaml:") for problem in problems)


@pytest.mark.parametrize(("name", "yaml", "expected"), cases(), ids=lambda value: value[:60])
def test_a_mistake_is_answered_with_its_place_and_what_to_do(
    name: str, yaml: str, expected: str, tmp_path: Path
) -> None:
    assert name
    assert found(yaml, tmp_path) == expected


def test_every_expected_code_is_documented() -> None:
    given = {line.split("  ")[1] for _, _, lines in cases() for line in lines.splitlines()}

    assert given <= codes().keys()
