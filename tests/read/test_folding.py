"""Texts are compared as people compare them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from account_maps.read.folding import folded, index_keys, query_keys, words


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


ONE_SPELLING = [
    ("O'Brien", "o’brien", "O‘BRIEN", "o`brien", "oʼbrien", "o´brien", "o＇brien"),
    ("Jean-Luc", "jean‐luc", "jean‑luc", "jean–luc", "jean−luc"),
    ("Łukasz Ødegård", "lukasz odegard"),
    ("Straße", "STRASSE", "straẞe"),
    ("Ægir Þór Đorđe", "aegir thor dorde"),
    ("ＡＢＣ　１２", "abc 12"),
    ("İstanbul Işık", "istanbul isik"),
    ("أحمد", "احمد", "إحمد", "ٱحمد", "آحمد", "أَحْمَد", "احـمد"),
    ("مُحَمَّد", "محمد"),
    ("علي", "على", "علی"),
    ("كريم", "کريم", "کریم"),
    ("فاطمة", "فاطمه"),
    ("٢٠٢٦", "۲۰۲۶", "2026"),
    ("שָׁלוֹם", "שלום"),
    ("Ζεύς", "ΖΕΥΣ"),
    ("김민수", "\u1100\u1175\u11b7\u1106\u1175\u11ab\u1109\u116e"),
    ("Zo\u200b\u00ad\u2060\ufeffë", "zoe"),
]


@pytest.mark.parametrize("spellings", ONE_SPELLING, ids=lambda those: those[0])
def test_a_name_is_one_name_however_it_is_typed(spellings: tuple[str, ...]) -> None:
    assert len({folded(text) for text in spellings}) == 1


def test_letters_that_only_look_marked_stay_apart() -> None:
    assert folded("カ") != folded("ガ")
    assert folded("राम") != folded("रमा")


@given(st.text())
def test_a_folded_text_is_folded(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text())
def test_a_text_is_found_by_all_that_it_asks_for(text: str) -> None:
    assert {*query_keys(text)} <= {*index_keys(text)}


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Kim O'Brien", ["o’brien", "obrien", "brien", "o brien"]),
        ("AT&T", ["at&t", "att", "at & t", "at and t"]),
        ("Johnson & Johnson", ["johnson and johnson", "Johnson & Johnson"]),
        ("Jean-Luc", ["jean luc", "jeanluc", "jean-luc"]),
        ("Müller", ["muller", "mueller", "MÜLLER"]),
        ("Mueller", ["müller", "mueller"]),
        ("Søren", ["soren", "soeren"]),
        ("U.S. Bank", ["us bank", "u.s. bank"]),
    ],
)
def test_a_text_is_found_by_what_people_type_for_it(text: str, typed: list[str]) -> None:
    for words_typed in typed:
        assert {*query_keys(words_typed)} <= {*index_keys(text)}, words_typed


def test_signs_alone_ask_for_nothing() -> None:
    assert query_keys("· — ' €") == []
