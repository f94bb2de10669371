"""Changes of several files: all are made or none."""

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from account_maps.edit.document import FileChange
from account_maps.edit.errors import edit_error


def write_all(changes: Iterable[FileChange], move: tuple[FileChange, Path] | None = None) -> None:
    """Make changes of files; each file is replaced whole, and keeps its rights.

    Args:
        changes: What to change. What a file holds already is left alone.
        move: A file that gets another name, and which.

    Raises:
        EditError: If a file was changed meanwhile, or one cannot be written. Then all files hold
            what they held before.
    """
    wanted = [change for change in changes if change.before != change.after]
    ready: list[tuple[Path, Path, FileChange]] = []
    try:
        for change in wanted:
            target = change.path.resolve()
            beside = target.with_name(f".{target.name}.{os.getpid()}")
            ready.append((beside, target, change))
            _prepare(change, beside, target)
        _replace(ready, move)
    finally:
        for beside, _, _ in ready:
            with suppress(OSError):
                beside.unlink(missing_ok=True)


def _prepare(change: FileChange, beside: Path, target: Path) -> None:
    try:
        if _held(target) != change.before:
            raise edit_error(change.shown_path, "somebody else has changed this file just now")
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(change.after)
        if change.before is not None:
            if not os.access(target, os.W_OK):
                raise PermissionError(13, "it is write-protected")
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
    except OSError as error:
        raise _unwritable(change, error) from error


def _held(target: Path) -> bytes | None:
    return target.read_bytes() if os.path.lexists(target) else None


def _replace(
    ready: list[tuple[Path, Path, FileChange]], move: tuple[FileChange, Path] | None
) -> None:
    done: list[tuple[Path, FileChange]] = []
    change = None
    try:
        for beside, target, change in ready:
            beside.replace(target)
            done.append((target, change))
        if move is not None:
            change, name = move
            if os.path.lexists(name) and not name.samefile(change.path):
                raise FileExistsError(17, f"there is a {name.name} already")
            change.path.rename(name)
    except OSError as error:
        _take_back(done)
        raise _unwritable(change or done[-1][1], error) from error


def _take_back(done: list[tuple[Path, FileChange]]) -> None:
    """Put back what files held; one for which the disk has no room keeps its new content whole."""
    for target, change in done:
        with suppress(OSError):
            if change.before is None:
                target.unlink()
            else:
                _put_back(target, change.before)


def _put_back(target: Path, data: bytes) -> None:
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _unwritable(change: FileChange, error: OSError) -> Exception:
    reason = (error.strerror or "unknown reason").lower()
    return edit_error(change.shown_path, f"the file cannot be written: {reason}")
