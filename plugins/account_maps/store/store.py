"""A folder of finished work, addressed by what it was made from.

Anything in it can be deleted at any time. A store that can't be written is slow, never wrong, and
says what is in the way.
"""

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path

KEPT_DAYS = 14
"""Days that something nobody asked for is kept: long enough to switch between branches."""

_DIGEST = 16
"""Bytes of the digest that an entry begins with."""

_FOLDER_NAME = 2
"""Letters of the key that name the folder of an entry."""

_PRIVATE = 0o700
"""Mode of the folders: an entry that another user could write would end up on a page."""


def _digest(key: bytes, value: bytes) -> bytes:
    """Return the digest of an entry: a value that was moved to another key doesn't match."""
    return blake2b(value, key=key, digest_size=_DIGEST).digest()


class Store:
    """Keeps bytes by key. What it returns is data: nothing in it is ever run.

    Args:
        folder: Where to keep them, created on the first write; None to keep nothing.
        may_keep: Returns whether what is made now is worth keeping.

    Attributes:
        trouble: What was in the way the first time that something could not be kept.
    """

    def __init__(self, folder: Path | None, may_keep: Callable[[], bool] = lambda: True) -> None:
        self._folder = folder
        self._may_keep = may_keep
        self._used: set[str] = set()
        self._made: set[str] = set()
        self.trouble: OSError | None = None

    def get(self, key: bytes) -> bytes | None:
        """Return what was kept under a key, or None if it isn't there or was altered."""
        if self._folder is None:
            return None
        path = _path(self._folder, key)
        try:
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a thousand times a build
                found = file.read()
        except OSError:
            return None
        self._used.add(path)
        digest, value = found[:_DIGEST], found[_DIGEST:]
        return value if digest == _digest(key, value) else None

    def put(self, key: bytes, value: bytes) -> None:
        """Keep something under a key; whole or not at all."""
        if self._folder is None or not self._may_keep():
            return
        path = _path(self._folder, key)
        half_done = f"{path}.{os.getpid()}"
        self._used.add(path)
        try:
            self._make(self._folder, os.path.dirname(path))  # noqa: PTH120
            with open(half_done, "wb") as file:  # noqa: PTH123 - a thousand times a build
                file.write(_digest(key, value) + value)
            os.replace(half_done, path)  # noqa: PTH105
        except OSError as error:
            self.trouble = self.trouble or error
            # On a full disk, half of it may be there and take up room.
            with contextlib.suppress(OSError):
                os.unlink(half_done)  # noqa: PTH108

    def prune(self) -> None:
        """Delete what has not been asked for since this store was made and is old."""
        if self._folder is None:
            return
        oldest = time.time() - KEPT_DAYS * 86_400
        for entry in _entries(self._folder):
            with contextlib.suppress(OSError):
                if entry.path not in self._used and entry.stat().st_mtime < oldest:
                    os.unlink(entry.path)  # noqa: PTH108

    def _make(self, top: Path, folder: str) -> None:
        if not self._made:
            top.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
            (top / ".gitignore").write_text("*\n", "utf-8")
        if folder not in self._made:
            Path(folder).mkdir(mode=_PRIVATE, exist_ok=True)
            self._made.add(folder)


def _entries(top: Path) -> Iterator[os.DirEntry[str]]:
    with contextlib.suppress(OSError):
        for folder in os.scandir(top):
            if len(folder.name) == _FOLDER_NAME and folder.is_dir():
                yield from os.scandir(folder)


def _path(folder: Path, key: bytes) -> str:
    """Return the path of an entry. As a text, since a build asks for thousands."""
    name = key.hex()
    return os.path.join(folder, name[:_FOLDER_NAME], name[_FOLDER_NAME:])  # noqa: PTH118
