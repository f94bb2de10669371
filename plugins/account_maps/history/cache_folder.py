"""Whether a cache folder can be trusted: a planted entry would end up on the site's pages."""

import os
import stat
from pathlib import Path
from typing import NamedTuple

from account_maps.history.git import Git
from account_maps.history.git_errors import GitError

_ROOT = 0
"""Whoever has this user id can write everything anyway."""


class Distrust(NamedTuple):
    """Why a cache folder isn't used, and what to do about it."""

    why: str
    remedy: str


def why_not_trusted(folder: Path) -> Distrust | None:
    """Return why a cache folder can't be trusted and what to do, or None if it can.

    Args:
        folder: The cache folder; one that doesn't exist yet can be trusted.
    """
    if not os.path.lexists(folder):
        return None
    return _written_by_others(folder) or _part_of_a_repository(folder)


def _written_by_others(folder: Path) -> Distrust | None:
    if os.name != "posix":
        return None
    try:
        status = folder.stat()
    except OSError as error:
        return Distrust(f"it can't be read: {error.strerror}", "delete it")
    if status.st_uid not in {os.geteuid(), _ROOT}:
        return Distrust("it belongs to another user", "delete it, or set another folder")
    if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        return Distrust(
            "other users can write to it", "delete it; the next build creates a private one"
        )
    return None


def _part_of_a_repository(folder: Path) -> Distrust | None:
    """Return why what git keeps is in the cache's place: its entries came with a commit."""
    above = folder.absolute().parent
    if not any((place / ".git").exists() for place in (above, *above.parents)):
        return None
    try:
        tracked = Git(above).run("ls-files", "-z", "--", folder.name)
    except GitError:
        return Distrust(
            "git can't say whether it was committed", "set a folder outside the repository"
        )
    if tracked:
        return Distrust(
            "it is committed to git", f"run `git rm -r --cached {folder.name}` and delete it"
        )
    return None
