"""The table of other words says nothing that the format does not know."""

from enum import StrEnum

import pytest
from msgspec import Struct, inspect

from account_maps.mend.source_text import struct_fields
from account_maps.model import account, rules, talking, values
from account_maps.model.aliases import ALIASES, table
from account_maps.model.aliases_page import aliases_page
from account_maps.read.aliases import folded

STRUCTS = {
    name: kind
    for module in (account, rules, talking)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and issubclass(kind, Struct)
}
SCALES = {
    name: kind
    for name, kind in vars(values).items()
    if isinstance(kind, type) and issubclass(kind, StrEnum)
}
LINES = {"influence.from", "influence.to", "influence.conflict"}
KEYS = [(kind, row) for row in table()["key"] for kind in row["in"]]
ROWS = [*table()["key"], *table()["value"]]


def is_key(kind: type[Struct], to: str) -> bool:
    """Tell whether the format has a key where the table says, or one of the special ones."""
    first, _, rest = to.partition(".")
    inner = struct_fields(kind).get(first)
    if inner is None or not rest:
        return inner is not None
    if first == "roles":
        return rest in {*values.Role, "blocker"}
    if first == "ties":
        return rest == "<value>" or rest.removeprefix("*.") in struct_fields(account.Tie)
    return to in LINES or (
        isinstance(inner, inspect.StructType) and rest in struct_fields(inner.cls)
    )


@pytest.mark.parametrize(("kind", "row"), KEYS, ids=lambda one: str(one)[:60])
def test_a_key_stands_for_one_of_the_format(kind: str, row: dict[str, str]) -> None:
    assert "to" not in row or is_key(STRUCTS[kind], row["to"])
    assert not {folded(word) for word in row["words"]} & struct_fields(STRUCTS[kind]).keys() - {
        "champion"
    }


@pytest.mark.parametrize("row", table()["value"], ids=lambda row: row["words"][0])
def test_a_word_stands_for_one_of_its_scale(row: dict[str, str]) -> None:
    scale = {str(value) for value in SCALES[row["scale"]]}

    assert "to" not in row or row["to"] in scale
    assert not scale & {*row["words"]}


@pytest.mark.parametrize(("kind", "key"), table()["text"].items())
def test_a_single_text_is_for_a_key_of_the_format(kind: str, key: str) -> None:
    assert key in struct_fields(STRUCTS[kind])


def test_no_word_stands_for_two_things() -> None:
    for kind in STRUCTS:
        words = [folded(word) for of, row in KEYS if of == kind for word in row["words"]]
        assert len(words) == len(set(words)), kind
    for scale in SCALES:
        rows = [row for row in table()["value"] if row["scale"] == scale]
        words = [folded(word) for row in rows for word in row["words"]]
        assert len(words) == len(set(words)), scale


def test_the_reference_has_a_table_for_each_group_and_scale() -> None:
    page = aliases_page()
    names = {kind for kind, _ in KEYS} | {row["scale"] for row in table()["value"]}

    assert page.count("\n### ") == len(names)
    assert "\n| `manager`, `managers_name`" in page
    assert "\\" not in page


def test_each_row_says_what_is_meant_or_what_to_do() -> None:
    assert all(row.get("to") or row.get("hint") for row in ROWS)
    assert all(kind in STRUCTS for kind in table()["told"])


@pytest.mark.parametrize(
    "word", ["Manager's Name", "managers name", "MANAGERS-NAME", " managers_name "]
)
def test_a_word_is_known_however_it_is_written(word: str) -> None:
    alias = ALIASES.key("Person", word)

    assert alias is not None
    assert alias.to == "reports_to"
