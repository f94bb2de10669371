"""What was meant by a mistyped word, also among thousands of words that look alike."""

from collections.abc import Mapping
from difflib import get_close_matches

import pytest
from hypothesis import given
from hypothesis import strategies as st

from account_maps.read.words import certain, nearest

FIRST = ("dana", "priya", "tom", "maria", "ken", "olaf", "jesper", "ana", "ben", "li")
LAST = ("reyes", "nair", "alvarez", "soto", "ito", "berg", "lima", "roth", "wei", "okafor")
PEOPLE = [f"{first}-{last}-{number}" for first in FIRST for last in LAST for number in range(20)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dana-reyse-7", "dana-reyes-7"),
        ("priya-niar-12", "priya-nair-12"),
        ("oalf-berg-3", "olaf-berg-3"),
        ("Tom Alvarez 19", "tom-alvarez-19"),
        ("jesperokafor-1", "jesper-okafor-1"),
    ],
)
def test_a_slip_is_found_among_thousands_of_ids(typed: str, meant: str) -> None:
    assert nearest(typed, PEOPLE) == meant


@given(st.sampled_from(PEOPLE), st.integers(0, 9), st.sampled_from("xq"))
def test_what_is_found_is_as_near_as_comparing_with_all_would_find(
    word: str, at: int, letter: str
) -> None:
    typed = word[:at] + letter + word[at + 1 :]
    found, best = nearest(typed, PEOPLE), get_close_matches(typed, PEOPLE, n=1)
    assert found in get_close_matches(typed, PEOPLE, n=40) if best else found is None


def test_a_word_unlike_all_others_has_no_near_one() -> None:
    assert nearest("zzzzzz", PEOPLE) is None
    assert nearest("", PEOPLE) is None


def test_a_text_is_no_slip_of_a_word() -> None:
    assert nearest("dana " * 50_000, PEOPLE) is None
    assert certain("dana " * 50_000, {"dana": "dana"}) is None
    assert nearest("dana", ["dana " * 50_000]) is None


LETTERS = st.text("abc1-", min_size=1, max_size=7)


def swapped_letters(one: str, other: str) -> bool:
    """Whether two ids differ in two letters side by side that changed places."""
    different = [at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or len(one) < 4 or len(different) != 2:
        return False
    first, second = different
    pair = one[first] + one[second]
    adjacent = second == first + 1 and pair == other[second] + other[first]
    return adjacent and not any(letter.isdigit() for letter in pair)


@given(LETTERS, st.dictionaries(LETTERS, LETTERS, max_size=8))
def test_an_id_is_certain_where_one_thing_alone_is_two_swapped_letters_away(
    word: str, called: Mapping[str, str]
) -> None:
    typed = word.replace("-", "_")
    same = {thing for name, thing in called.items() if name.replace("-", "_") == typed}
    slips = {
        thing for name, thing in called.items() if swapped_letters(typed, name.replace("-", "_"))
    }
    expected = same or slips
    assert certain(word, called, ids=True) == (expected.pop() if len(expected) == 1 else None)
