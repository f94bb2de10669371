"""Our own templates are compiled in the first build and read in the next."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from account_maps.draw import templates as pictures
from account_maps.render import environment as pages
from account_maps.site import compiled
from account_maps.site.store import Store

PARTS = ("parts/pieces.html", "parts/lists.html")
ENVIRONMENTS = (pictures.environment, pages.environment)


class Noting(Store):
    """A store that counts what is put into it."""

    puts = 0

    def put(self, key: bytes, value: bytes) -> None:
        self.puts += 1
        super().put(key, value)


@pytest.fixture(autouse=True)
def _own_environments() -> Iterator[None]:
    """Leave no environment behind that keeps its templates in a folder of these tests."""
    yield
    for made in ENVIRONMENTS:
        made.cache_clear()


def compiled_in_a_build(kept: Path) -> int:
    """Load some templates as a new process does, and return how many were compiled for it."""
    for made in ENVIRONMENTS:
        made.cache_clear()
    store = Noting(kept)
    compiled.keep_compiled(store)
    for part in PARTS:
        pages.environment().get_template(part)
    pictures.environment().get_template("card.jinja")
    return store.puts


def test_a_second_build_compiles_nothing(tmp_path: Path) -> None:
    assert [compiled_in_a_build(tmp_path) for _ in range(2)] == [len(PARTS) + 1, 0]


def test_other_code_of_ours_compiles_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = compiled_in_a_build(tmp_path)
    monkeypatch.setattr(compiled, "code_digest", lambda: b"another release")

    assert compiled_in_a_build(tmp_path) == first
