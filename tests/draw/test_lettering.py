"""Texts that fit their cards."""

import unicodedata

from hypothesis import assume, given
from hypothesis import strategies as st

from account_maps.draw.lettering import shortened, width

ROOMS = st.integers(20, 300)


@given(st.text(max_size=60), ROOMS)
def test_a_text_fits_once_it_is_shortened(text: str, room: int) -> None:
    assert width(shortened(text, room, 13), 13) <= room


@given(st.text(max_size=60), ROOMS)
def test_a_text_that_fits_stays_as_it_is(text: str, room: int) -> None:
    assume(width(text, 13) <= room)
    assert shortened(text, room, 13) == text


@given(st.text(max_size=60), ROOMS)
def test_a_cut_text_is_a_beginning_and_an_ellipsis(text: str, room: int) -> None:
    cut = shortened(text, room, 13)
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))


def test_a_hangul_sign_takes_the_whole_size() -> None:
    assert width("유진", 13) == 26


def test_a_sign_that_joins_another_takes_no_room() -> None:
    decomposed = unicodedata.normalize("NFD", "é")
    assert width(decomposed, 13) == width("e", 13)


def test_bold_letters_are_wider() -> None:
    assert width("Dana", 13, bold=True) > width("Dana", 13)
