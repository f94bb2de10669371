"""The rooms of the code are those of ``docs/house.md``, and each knows only those above it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "plugins" / "account_maps"
ROOMS = re.findall(r"^\| `(\w+)/`", (ROOT / "docs" / "house.md").read_text("utf-8"), re.MULTILINE)


def imported(file: Path) -> Iterator[str]:
    """Every module that a file imports, also inside of functions and for types alone."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


def rooms_used(room: str) -> set[tuple[str, str]]:
    """The other rooms that a room imports, each with a file that does."""
    found = set()
    for file in sorted((PACKAGE / room).rglob("*.py")):
        for module in imported(file):
            name, *_ = module.removeprefix("account_maps.").split(".")
            if module.startswith("account_maps.") and (PACKAGE / name).is_dir() and name != room:
                found.add((name, file.relative_to(PACKAGE).as_posix()))
    return found


def test_the_docs_list_every_room_once() -> None:
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert sorted(ROOMS) == sorted(folders)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_knows_only_rooms_above_it(room: str) -> None:
    above = ROOMS[: ROOMS.index(room)]
    assert [use for use in sorted(rooms_used(room)) if use[0] not in above] == []


def test_only_the_room_of_the_site_imports_mkdocs() -> None:
    users = {
        file.relative_to(PACKAGE).parts[0]
        for file in PACKAGE.rglob("*.py")
        if any(module.partition(".")[0] == "mkdocs" for module in imported(file))
    }
    assert users == {"site"}
