"""Names: a class name means one thing, and names are plain terms instead of metaphors."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import account_maps

PACKAGE = Path(account_maps.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

METAPHORS = frozenset(
    [
        "bench",
        "comb",
        "cutter",
        "desk",
        "face",
        "glimpse",
        "ground",
        "ladder",
        "misfit",
        "plate",
        "said",
        "scene",
        "seat",
        "seats",
        "shelf",
        "spot",
        "spots",
        "story",
        "strand",
        "teeth",
        "teller",
        "told",
        "touched",
        "unmade",
        "verdict",
        "way",
        "wish",
    ]
)
"""Words that once stood for something else here: nobody who is new could guess what."""

DOCUMENTED = frozenset({"FindingRecord.way", "WayRecord", "_way_record"})
"""Named as the documented export names them, which keeps its names."""


def module_name(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


def definitions(path: Path) -> Iterator[ast.ClassDef | ast.FunctionDef]:
    """Every class and function of a module, however deep it is inside others."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node


def words(name: str) -> set[str]:
    """The words of a name: ``_CardContent`` and ``card_content`` have the same."""
    return {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}


def parameters(path: Path) -> Iterator[str]:
    """The name of every parameter of a module's functions."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.arguments):
            yield from (one.arg for one in (*node.posonlyargs, *node.args, *node.kwonlyargs))


def attributes(path: Path) -> Iterator[str]:
    """Every attribute of a module's classes, as ``Class.attribute``."""
    for one in definitions(path):
        for node in one.body if isinstance(one, ast.ClassDef) else ():
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                yield f"{one.name}.{node.target.id}"


def test_a_class_name_is_defined_once_in_the_package() -> None:
    found = defaultdict(list)
    for path in MODULES:
        for one in definitions(path):
            if isinstance(one, ast.ClassDef):
                found[one.name].append(module_name(path))
    assert found
    assert {name: where for name, where in found.items() if len(where) > 1} == {}


def test_no_class_function_or_module_is_named_by_a_metaphor() -> None:
    found = [module_name(path) for path in MODULES if words(path.stem) & METAPHORS]
    for path in MODULES:
        found += [
            f"{module_name(path)}: {one.name}"
            for one in definitions(path)
            if words(one.name) & METAPHORS and one.name not in DOCUMENTED
        ]
    assert found == []


def test_no_parameter_or_attribute_is_named_by_a_metaphor() -> None:
    named = [(path, name) for path in MODULES for name in (*parameters(path), *attributes(path))]
    found = {
        f"{module_name(path)}: {name}"
        for path, name in named
        if words(name.rpartition(".")[2]) & METAPHORS and name not in DOCUMENTED
    }
    assert len(named) > len(MODULES)
    assert found == set()


@pytest.mark.parametrize("name", ["Desk", "_Desk", "desk_of", "_with_desk", "MapDesk", "show_desk"])
def test_a_word_is_found_wherever_it_stands_in_a_name(name: str) -> None:
    assert "desk" in words(name)
