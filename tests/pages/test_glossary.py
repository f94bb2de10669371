"""The glossary explains every word that the pages use."""

import re
from enum import StrEnum

import pytest

from account_maps.measure.measured import FigureKey
from account_maps.model.values import SCALES
from account_maps.pages.glossary import EXPLAINED, Word, glossary
from account_maps.read.folding import folded
from account_maps.texts import english, english_table, scale_name

TABLE = english_table()
WORDS = {word.anchor: word for letter in glossary(english()) for word in letter.words}


@pytest.mark.parametrize(("name", "scale"), EXPLAINED.items())
def test_a_scale_and_each_of_its_values_have_an_entry(name: str, scale: type[StrEnum]) -> None:
    meanings = f"meaning.{scale_name(scale)}"
    told = {key for key in TABLE if key.startswith(f"{meanings}.")}
    assert told == {f"{meanings}.{value}" for value in scale}

    leads_to = [WORDS[(value.href or "").removeprefix("#")] for value in of_scale(name).values]
    assert [word.name for word in leads_to] == [english().value(value) for value in scale]
    assert [word.meaning for word in leads_to] == [english().meaning(value) for value in scale]
    written = [str(value) if name in SCALES else None for value in scale]
    assert [word.written for word in leads_to] == written


def of_scale(name: str) -> Word:
    return WORDS[name.replace("_", "-")]


def test_no_meaning_is_told_of_a_scale_that_does_not_exist() -> None:
    assert set(english().groups("meaning")) == {scale_name(scale) for scale in EXPLAINED.values()}


def test_each_figure_and_each_other_word_has_an_entry() -> None:
    figures = [word.figure for word in WORDS.values() if word.figure]
    assert sorted(figures) == sorted(FigureKey)
    assert {key.replace("_", "-") for key in english().groups("term")} <= WORDS.keys()


def test_no_two_entries_stand_in_the_same_place() -> None:
    anchors = [word.anchor for letter in glossary(english()) for word in letter.words]
    letters = [letter.anchor for letter in glossary(english())]
    assert len({*anchors, *letters}) == len(anchors) + len(letters)


def test_words_are_sorted_and_stand_under_their_letter() -> None:
    names = [folded(word.name) for word in WORDS.values()]
    assert names == sorted(names)
    for letter in glossary(english()):
        assert {folded(word.name)[0].upper() for word in letter.words} == {letter.letter}


@pytest.mark.parametrize("word", [pytest.param(word, id=key) for key, word in WORDS.items()])
def test_a_meaning_is_one_sentence_or_two(word: Word) -> None:
    assert 1 <= len(re.findall(r"\.(?:\s|$)", word.meaning)) <= 2
    assert word.meaning.endswith(".")
    assert "enemy" not in word.meaning


def test_what_a_team_calls_a_value_is_in_its_glossary() -> None:
    renamed = english().renamed({"support": {"enemy": "Zealot for somebody else"}})
    last = glossary(renamed)[-1]
    assert (last.letter, last.words[-1].name) == ("Z", "Zealot for somebody else")
