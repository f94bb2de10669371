"""Texts that fit their cards."""

import unicodedata

from hypothesis import assume, given
from hypothesis import strategies as st

from account_maps.draw.text_width import text_width, truncated

ROOMS = st.integers(20, 300)


@given(st.text(max_size=60), ROOMS)
def test_a_text_fits_once_it_is_shortened(text: str, room: int) -> None:
    assert text_width(truncated(text, room, 13), 13) <= room


@given(st.text(max_size=60), ROOMS)
def test_a_text_that_fits_stays_as_it_is(text: str, room: int) -> None:
    assume(text_width(text, 13) <= room)
    assert truncated(text, room, 13) == text


@given(st.text(max_size=60), ROOMS)
def test_a_cut_text_is_a_beginning_and_an_ellipsis(text: str, room: int) -> None:
    cut = truncated(text, room, 13)
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))


def test_a_hangul_sign_takes_the_whole_size() -> None:
    assert text_width("유진", 13) == 26


def test_a_sign_that_joins_another_takes_no_room() -> None:
    decomposed = unicodedata.normalize("NFD", "é")
    assert text_width(decomposed, 13) == text_width("e", 13)


def test_bold_letters_are_wider() -> None:
    assert text_width("Dana", 13, bold=True) > text_width("Dana", 13)
