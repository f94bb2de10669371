"""What a store keeps comes back as it was, and what nobody wants for long goes."""

import os
import time
from hashlib import sha256
from pathlib import Path

import pytest

from account_maps.store.store import KEPT_DAYS, Store

OLD, NEW = (sha256(name).digest() for name in (b"old", b"new"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with two entries that are too old."""
    store = Store(tmp_path)
    store.put(OLD, b"one")
    store.put(NEW, b"two")
    long_ago = time.time() - (KEPT_DAYS + 1) * 86_400
    for entry in tmp_path.glob("??/*"):
        os.utime(entry, (long_ago, long_ago))
    return tmp_path


def test_what_was_kept_comes_back_and_nothing_else(folder: Path) -> None:
    store = Store(folder)
    assert (store.get(OLD), store.get(NEW)) == (b"one", b"two")
    assert store.get(sha256(b"other").digest()) is None


def test_what_a_build_has_asked_for_stays_however_old_it_is(folder: Path) -> None:
    store = Store(folder)
    store.get(OLD)
    store.prune()
    assert (Store(folder).get(OLD), Store(folder).get(NEW)) == (b"one", None)
    assert (folder / ".gitignore").read_text("utf-8") == "*\n"


def test_a_store_without_a_folder_keeps_nothing_and_has_nothing_to_prune(tmp_path: Path) -> None:
    for store in (Store(None), Store(tmp_path / "missing")):
        store.prune()
        assert store.get(OLD) is None
