"""No text is a bomb: work grows with the size of a file, and not with its square.

The kinds of work that take longest are tried here; ``make bombs`` tries all of them.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from account_maps.edit.document import document_of
from account_maps.edit.format import formatted
from account_maps.edit.merging import merge
from account_maps.html.notes import note_html
from account_maps.model.format import read_account
from bombs.growth import MOST, Work, growth, shortest
from bombs.lists import LISTS
from bombs.mistakes import MISTAKES
from bombs.pages import page_of
from bombs.rows import Make, repeated, rows
from bombs.stages import versions
from bombs.texts import TEXTS

USUAL_MAP = LISTS["people with points"]
USUAL_NOTE = repeated("Speaks *fast*. See [the interview](https://news.example/dana).\n\n")


def grows_evenly(work: Work, make: Make, size: int, usual: Make = USUAL_MAP) -> bool:
    return growth(work, make, size, shortest(work, usual(size))) < MOST


@pytest.mark.parametrize("name", MISTAKES)
def test_reading_a_file_grows_with_its_size(name: str) -> None:
    def read(text: str) -> object:
        return read_account(text.encode(), "acme.yaml")

    assert grows_evenly(read, MISTAKES[name], 12_000)


@pytest.mark.parametrize("name", TEXTS)
def test_formatting_a_note_grows_with_its_length(name: str) -> None:
    assert grows_evenly(note_html, TEXTS[name], 2_500, USUAL_NOTE)


@pytest.mark.parametrize("name", ["tags", "promises", "objections", "people", "units in units"])
def test_a_merge_grows_with_the_size_of_the_file(name: str) -> None:
    def work(text: str) -> object:
        return merge(text, *versions(text))

    assert grows_evenly(work, LISTS[name], 12_000)


REWRITTEN = {
    "texts": "  - <word><k>",
    "texts in another order": "  - t<far><word>",
    "equal texts": "  - same",
    "groups": "  - {by: us, what: <word><k>}",
    "groups on lines": "  - by: <word><k>\n    what: <word><k>\n    due: <word><k>",
}


@pytest.mark.parametrize("name", REWRITTEN)
def test_a_merge_of_lists_that_both_sides_rewrote_grows_with_their_length(name: str) -> None:
    def work(text: str) -> object:
        return merge(text, *(text.replace("<word>", word) for word in ("a", "b")))

    make = rows(REWRITTEN[name], "promises:")
    assert grows_evenly(work, make, 8_000, make)


@pytest.mark.parametrize("name", ["blank lines at the end", "comments among people", "hashes"])
def test_formatting_a_file_grows_with_its_size(name: str, tmp_path: Path) -> None:
    def work(text: str) -> object:
        return formatted(document_of(text.encode(), tmp_path / "acme.yaml", "acme.yaml"))

    assert grows_evenly(work, MISTAKES[name], 12_000)


PAGES: Mapping[str, Make] = {
    "a note of brackets": lambda size: f'name: Acme\nnote: "{"[" * size}"\n',
    "a pasted document": lambda size: f"name: Acme\nnote: '{TEXTS['pasted JSON'](size)}'\n",
    **{name: LISTS[name] for name in ("people who decide", "units", "actions about people")},
}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_of_a_map_grows_with_its_size(name: str) -> None:
    assert grows_evenly(page_of, PAGES[name], 4_500)
