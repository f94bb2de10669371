"""Bytes that are no text, and characters that nobody can see."""

import pytest

from account_maps.read.characters import has_refused
from account_maps.read.files import read_tree
from account_maps.read.problems import Problems


def found(data: bytes) -> list[str]:
    problems = Problems("acme.yaml")
    read_tree(data, problems)
    return [str(problem).removeprefix("acme.yaml:") for problem in problems.in_order()]


def test_a_byte_order_mark_is_accepted_and_shifts_no_column() -> None:
    assert found("\ufeffname: Acme".encode()) == []
    assert found("\ufeffx: [".encode())[0].startswith("1:4  AM110")


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_an_editor_counts_them(ends: str) -> None:
    text = ends.join(["name: Ac\u202eme", "# García", "tier: \x00 \u2066"])

    places = [line.split("  ")[0] for line in found(text.encode())]

    assert places == ["1:9", "3:7", "3:9"]


def test_bytes_that_are_not_utf_8_are_refused_where_they_stand() -> None:
    [line] = found("name: Acme\ntitle: Garcí\xeda".encode("latin-1"))

    assert line.startswith("2:12  AM102  the file is not UTF-8 text")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_other_encodings_of_unicode_are_refused(encoding: str) -> None:
    codes = {line.split("  ")[1] for line in found("name: Acme".encode(encoding))}

    assert codes <= {"AM102", "AM104", "AM107"}
    assert codes


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x7f", "\x85", "\u2028", "\u200f", "\u2069"]
)
def test_an_invisible_character_is_named(character: str) -> None:
    [line] = found(f"name: A{character}cme".encode())

    assert line.startswith(f"1:8  AM104  the invisible character U+{ord(character):04X}")


def test_an_escape_for_an_invisible_character_is_refused_too() -> None:
    [line] = found(rb'name: "A\u202Ecme"')

    assert line.startswith("1:7  AM104  an escape in this text")


def test_a_problem_of_characters_does_not_hide_those_of_the_rest() -> None:
    codes = [line.split("  ")[1] for line in found(b"name: A\x00cme\ntier: *one\n")]

    assert codes == ["AM104", "AM113"]


def test_joiners_within_words_and_emoji_are_text_like_any_other() -> None:
    assert found("name: क\u094d\u200dष 👩\u200d💻 Jesús".encode()) == []


def test_of_the_first_plane_exactly_these_characters_are_refused() -> None:
    refused = [code for code in range(0x10000) if has_refused(f"a{chr(code)}b")]

    assert refused == [
        *range(0x09),
        *(0x0B, 0x0C),
        *range(0x0E, 0x20),
        *range(0x7F, 0xA0),
        *(0x061C, 0x200E, 0x200F, 0x2028, 0x2029),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        *range(0xD800, 0xE000),
        *(0xFEFF, 0xFFFE, 0xFFFF),
    ]
