"""Which of two files or folders holds the other, whatever names lead to them."""

import os
from pathlib import Path

FileIdentity = tuple[int, int] | str


def contains(outer: Path, inner: Path) -> bool:
    """Return whether a path is another, or lies in it.

    Links, ``..`` and a file system that knows no upper and lower case lead to the same place.

    Args:
        outer: A file or folder; it need not be there.
        inner: Another one; it need not be there, either.
    """
    real_outer, real_inner = _real(outer), _real(inner)
    candidates = (real_inner, *real_inner.parents)
    return real_outer in candidates or _identity(real_outer) in set(map(_identity, candidates))


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _identity(path: Path) -> FileIdentity:
    """Return what identifies a file: its device and number on the disk, if it is there."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return str(path)
    return status.st_dev, status.st_ino
