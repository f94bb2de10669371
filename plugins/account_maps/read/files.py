"""A file on the disk → its bytes, its text, its tree."""

import stat
from pathlib import Path
from typing import NamedTuple

from account_maps.read.characters import decode, refuse, too_large
from account_maps.read.invisible import report_invisible
from account_maps.read.nodes import MappingNode
from account_maps.read.parse import parse
from account_maps.read.problems import START, Problems

SIZE_LIMIT = 1024 * 1024
"""The most bytes that a map may have by default. A person takes 300 to 1,400 bytes of a
well-kept map, so that a department of 700 fits. Our choice."""


class UnsavedFile(NamedTuple):
    """The content of a file that an editor has not saved yet."""

    path: Path
    data: bytes


def read_bytes(
    path: Path, limit: int, problems: Problems, unsaved_file: UnsavedFile | None = None
) -> bytes | None:
    """Return the bytes of a file, or None if it cannot be read or is too large.

    Args:
        path: The file.
        limit: The most bytes that it may have.
        problems: Takes what is wrong.
        unsaved_file: Content to take instead of what is on the disk.
    """
    if unsaved_file is not None and unsaved_file.path == path:
        return None if too_large(len(unsaved_file.data), limit, problems) else unsaved_file.data
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            problems.add("AM101", START, "this is not a file", "a map is a text file")
            return None
        if too_large(status.st_size, limit, problems):
            return None
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        problems.add("AM101", START, f"the file cannot be read: {reason}", "look at its rights")
        return None


def read_tree(data: bytes, problems: Problems) -> MappingNode | None:
    """Return the tree of a file's bytes, or None if there is no telling what it holds."""
    text = decode(data, problems)
    if text is None:
        return None
    report_invisible(text, problems)
    clean = refuse(text, problems)
    return None if clean is None else parse(clean, problems)
