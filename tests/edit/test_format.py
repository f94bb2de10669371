"""What `fmt` does to the looks of a map, and what it leaves."""

from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given, settings

from account_maps.edit.document import document_of, same
from account_maps.edit.errors import EditError
from account_maps.edit.format import formatted
from edit.wild import comments, document, wild_maps

MAPS = Path(__file__).parents[2] / "maps"
EXAMPLES = Path(__file__).parents[1] / "fixtures" / "examples"
REAL = sorted([*MAPS.glob("*.yaml"), *EXAMPLES.glob("*.yaml")])


def fmt(text: str) -> str:
    return formatted(document(text)).after.decode()


@settings(max_examples=150)
@given(wild_maps())
def test_formatting_twice_is_formatting_once(text: str) -> None:
    once = fmt(text)

    assert fmt(once) == once


@settings(max_examples=150)
@given(wild_maps())
def test_formatting_changes_neither_what_a_map_says_nor_its_comments(text: str) -> None:
    once = fmt(text)

    assert same(document(once).value, document(text).value)
    assert comments(once) == comments(text)


@pytest.mark.parametrize("file", REAL, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_of_a_well_kept_map_formatting_only_parts_the_people(file: Path) -> None:
    before = document_of(file.read_bytes(), file, file.name)

    after = formatted(before).after.decode()

    lines = before.text.splitlines(), after.splitlines()
    edits = SequenceMatcher(None, *lines, autojunk=False).get_opcodes()
    new = [line for tag, _, _, a, b in edits if tag != "equal" for line in lines[1][a:b]]
    assert {tag for tag, *_ in edits} <= {"equal", "insert"}
    assert set(new) <= {""}


RULES = {
    "levels are two spaces each": (
        "name: A\nunits:\n    it:\n        name: IT\n",
        "name: A\nunits:\n  it:\n    name: IT\n",
    ),
    "items are two spaces further in": (
        "name: A\ngoals:\n- one\n-   two\n",
        "name: A\ngoals:\n  - one\n  - two\n",
    ),
    "keys of an item stay below each other": (
        "name: A\ncompetitors:\n-   name: B\n    standing: new\n",
        "name: A\ncompetitors:\n  - name: B\n    standing: new\n",
    ),
    "comments go with what is below": (
        "name: A\ngoals:\n# first\n- one\n    # odd\n- two\n# the end\nnote: x\n",
        "name: A\ngoals:\n  # first\n  - one\n  # odd\n  - two\n# the end\nnote: x\n",
    ),
    "one space behind colons and commas, none in brackets": (
        "name :   A\ntags: [ a,b , c, ]\nicp: { fit:  strong,reasons: [ x ] }\n",
        "name: A\ntags: [a, b, c]\nicp: {fit: strong, reasons: [x]}\n",
    ),
    "no spaces at the end of a line": (
        "name: A   \ngoals: # x  \n  - b\n",
        "name: A\ngoals: # x\n  - b\n",
    ),
    "one line end at the end": ("name: A\n\n\n", "name: A\n"),
    "a missing line end is added": ("name: A", "name: A\n"),
    "no empty lines at the beginning": ("\n\nname: A\n", "name: A\n"),
    "one empty line at most": ("name: A\n\n  \n\nnote: x\n", "name: A\n\nnote: x\n"),
    "an empty line between people": (
        "name: A\nstakeholders:\n  a:\n    name: A\n  # of b\n  b: {name: B}\n  c: {name: C}\n",
        "name: A\nstakeholders:\n  a:\n    name: A\n\n  # of b\n  b: {name: B}\n\n  c: {name: C}\n",
    ),
    "none between people on a line each": (
        "name: A\nstakeholders:\n  b: {name: B}\n  c: {name: C}\n",
        "name: A\nstakeholders:\n  b: {name: B}\n  c: {name: C}\n",
    ),
    "prose moves as it is": (
        "name: A\nnote: |\n      one  \n        two\n\n      three\ntier: 1\n",
        "name: A\nnote: |\n  one  \n    two\n\n  three\ntier: 1\n",
    ),
    "quotes stay": ("name: 'A'\nnote: \"b\"\n", "name: 'A'\nnote: \"b\"\n"),
    "gaps before a comment stay": ("name: A      # x\n", "name: A      # x\n"),
    "the order of keys stays": ("note: x\nname: A\n", "note: x\nname: A\n"),
    "brackets over several lines keep them": (
        "name: A\ntags: [\n  a,\n  b,\n]\n",
        "name: A\ntags: [\n  a,\n  b,\n]\n",
    ),
    "windows keeps its line ends": ("name:  A\r\nnote: x", "name: A\r\nnote: x\r\n"),
}


@pytest.mark.parametrize("rule", RULES)
def test_the_rules(rule: str) -> None:
    before, after = RULES[rule]

    assert fmt(before) == after


def test_a_map_with_problems_is_not_formatted() -> None:
    with pytest.raises(EditError, match="AM201"):
        fmt("name:   A\nsuport: x\n")


def test_a_byte_order_mark_stays() -> None:
    data = b"\xef\xbb\xbfname:  A\n"

    assert formatted(document_of(data, Path("a.yaml"), "a.yaml")).after == b"\xef\xbb\xbfname: A\n"
