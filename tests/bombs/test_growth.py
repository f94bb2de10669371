"""No text is a bomb: work grows with the size of a file, and not with its square.

A few kinds of work are tried here with each kind of file; ``make bombs`` tries all of them.
"""

import pytest

from account_maps.model.format import read_account
from account_maps.render.notes import note_html
from bombs.growth import MOST, growth
from bombs.lists import LISTS
from bombs.mistakes import MISTAKES
from bombs.rows import repeated
from bombs.texts import TEXTS

USUAL_MAP = LISTS["people with points"]
USUAL_TEXT = repeated("Speaks *fast*. See [the interview](https://news.example/dana).\n\n")


@pytest.mark.parametrize("name", MISTAKES)
def test_reading_a_file_grows_with_its_size(name: str) -> None:
    def read(text: str) -> object:
        return read_account(text.encode(), "acme.yaml")

    assert growth(read, MISTAKES[name], 12_000, USUAL_MAP) < MOST


@pytest.mark.parametrize("name", TEXTS)
def test_formatting_a_note_grows_with_its_length(name: str) -> None:
    assert growth(note_html, TEXTS[name], 2_500, USUAL_TEXT) < MOST
