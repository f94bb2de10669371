"""Edits of stretches of a text, and the tree that says where the stretches are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from account_maps.edit.lines import Lines
from account_maps.edit.splice import TextEdit, splice
from account_maps.edit.tree import EntrySyntax, ScalarSyntax, find, parse_tree, walk
from account_maps.read.problems import Span
from edit.wild import wild_maps


def test_edits_are_made_in_the_order_of_the_text() -> None:
    edits = [TextEdit(4, 5, "E"), TextEdit(0, 1, "A"), TextEdit(5, 5, "!"), TextEdit(2, 2, "-")]

    assert splice("abcde", edits) == "Ab-cdE!"


def test_what_is_put_in_stands_before_what_takes_a_place() -> None:
    assert splice("abc", [TextEdit(1, 2, "B"), TextEdit(1, 1, "1"), TextEdit(1, 1, "2")]) == "a12Bc"


@pytest.mark.parametrize(
    "edits",
    [
        [TextEdit(0, 2, ""), TextEdit(1, 3, "")],
        [TextEdit(0, 3, ""), TextEdit(1, 1, "x")],
        [TextEdit(2, 1, "")],
        [TextEdit(2, 9, "")],
        [TextEdit(-1, 1, "")],
    ],
)
def test_edits_that_overlap_or_lie_outside_are_refused(edits: list[TextEdit]) -> None:
    with pytest.raises(ValueError, match="overlap"):
        splice("abc", edits)


@given(st.text(max_size=20), st.lists(st.integers(0, 20), max_size=6))
def test_all_that_is_not_edited_stays(text: str, at: list[int]) -> None:
    places = sorted({min(place, len(text)) for place in at})
    edits = [TextEdit(a, b, "") for a, b in zip(places[::2], places[1::2], strict=False)]
    gone = {place for edit in edits for place in range(edit.start, edit.end)}

    assert splice(text, edits) == "".join(c for at, c in enumerate(text) if at not in gone)


@settings(max_examples=60)
@given(wild_maps())
def test_the_tree_tells_where_everything_stands(text: str) -> None:
    tree = parse_tree(text)

    assert tree is not None
    for child in walk(tree):
        stretch = text[child.start : child.end]
        if isinstance(child, EntrySyntax):
            assert stretch.strip("'\"").startswith(child.key.text)
        if isinstance(child.value, ScalarSyntax) and not child.value.block and child.value.text:
            assert child.value.text[0] in text[child.value.start : child.value.end]
        assert stretch == stretch.strip()


TEXT = """\
name: Acme # x
goals:
- one
-
  # of two
  two
plan:
  actions:
  # first
  - what: call
    due: 2026-01-01
    # inside

  # second
  - {what: write, done: 2026-01-02}
# of the note
note: |
  text
  # no comment

"""


@pytest.mark.parametrize(
    ("way", "lines"),
    [
        (("name",), (1, 1)),
        (("goals",), (2, 6)),
        (("goals", 0), (3, 3)),
        (("goals", 1), (4, 6)),
        (("plan", "actions", 0), (9, 12)),
        (("plan", "actions", 1), (14, 15)),
        (("plan",), (7, 15)),
        (("note",), (16, 19)),
    ],
)
def test_an_entry_has_its_lines_and_its_comments(
    way: tuple[str | int, ...], lines: tuple[int, int]
) -> None:
    tree = parse_tree(TEXT)
    assert tree is not None
    child = find(tree, way)
    assert child is not None

    first, behind = Lines(TEXT).own_lines(child)

    assert (first + 1, behind) == lines


def test_a_problems_place_is_a_stretch_of_the_text() -> None:
    lines = Lines("ä: b\r\ncd: ef\r\n")

    start, end = lines.offsets(Span(2, 5, 2, 7))

    assert lines.text[start:end] == "ef"


@pytest.mark.parametrize(
    "text", ["", "# x\n", "- a\n", "a: [\n", "? a\n: b\n", "a: 1\n---\nb: 2\n"]
)
def test_what_is_no_map_has_no_tree(text: str) -> None:
    assert parse_tree(text) is None
