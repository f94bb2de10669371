"""A folder of finished work, addressed by what it was made from.

Anything in it can be deleted at any time. A store that can't be written is slow, never wrong.
"""

import contextlib
import os
import tempfile
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
            path.parent.mkdir(parents=True, exist_ok=True)
            self._ignored_by_git()
            handle, name = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(_mark(value) + value)
            Path(name).replace(path)

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

    def _ignored_by_git(self) -> None:
        marker = self._folder / ".gitignore"
        if not marker.exists():
            marker.write_text("*\n", "utf-8")
