"""Texts are compared as people compare them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from account_maps.read.folding import folded, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Santé", "SANTE"),
        ("Ström", "strom"),
        ("Straße", "STRASSE"),
        ("two  words ", "Two\nwords"),
        ("e\N{COMBINING ACUTE ACCENT}", "\N{LATIN SMALL LETTER E WITH ACUTE}"),
        ("서울", "\u1109\u1165\u110b\u116e\u11af"),
    ],
)
def test_capitals_accents_and_spaces_do_not_matter(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_other_letters_do_matter() -> None:
    assert len({folded(text) for text in ("a", "b", "서", "울", "а", "")}) == 6


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert words(folded(text)) == words(text)


def test_whole_words_are_found_and_parts_of_words_are_not() -> None:
    text = words("Nurses type the same data (twice) a shift.")

    assert words("TWICE") in text
    assert words("same data") in text
    assert words("data same") not in text
    assert words("nurse") not in text


@pytest.mark.parametrize("text", ["", " ", "--", "?!"])
def test_a_text_without_words_has_none(text: str) -> None:
    assert words(text).strip() == ""
