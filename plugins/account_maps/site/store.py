"""A folder of finished work, addressed by what it was made from.

Anything in it can be deleted at any time. A store that can't be written is slow, never wrong.
"""

import contextlib
import os
import time
from pathlib import Path
from zlib import crc32

KEPT_DAYS = 14
"""Days that something nobody asked for is kept: long enough to switch between branches."""

_MARK = 4


def _mark(value: bytes) -> bytes:
    return crc32(value).to_bytes(_MARK)


class Store:
    """Keeps bytes by key.

    Args:
        folder: Where; made on the first write.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[Path] = set()
        self._made: set[Path] = set()

    def get(self, key: bytes) -> bytes | None:
        """Return what was kept under a key, or None if it is not there or not whole."""
        path = self._path(key)
        try:
            found = path.read_bytes()
        except OSError:
            return None
        self._used.add(path)
        mark, value = found[:_MARK], found[_MARK:]
        return value if mark == _mark(value) else None

    def put(self, key: bytes, value: bytes) -> None:
        """Keep something under a key; whole or not at all."""
        path = self._path(key)
        self._used.add(path)
        with contextlib.suppress(OSError):
            self._make(path.parent)
            half_done = f"{path}.{os.getpid()}"
            with open(half_done, "wb") as file:  # noqa: PTH123 - a thousand times a build
                file.write(_mark(value) + value)
            os.replace(half_done, path)  # noqa: PTH105
            return
        # On a full disk, half of it may be there and take up room.
        with contextlib.suppress(OSError):
            path.with_name(f"{path.name}.{os.getpid()}").unlink()

    def prune(self) -> None:
        """Delete what has not been asked for since this store was made and is old."""
        oldest = time.time() - KEPT_DAYS * 86_400
        for path in self._folder.glob("??/*"):
            with contextlib.suppress(OSError):
                if path not in self._used and path.stat().st_mtime < oldest:
                    path.unlink()

    def _path(self, key: bytes) -> Path:
        name = key.hex()
        return self._folder / name[:2] / name[2:]

    def _make(self, folder: Path) -> None:
        if not self._made:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / ".gitignore").write_text("*\n", "utf-8")
        if folder not in self._made:
            folder.mkdir(exist_ok=True)
            self._made.add(folder)
