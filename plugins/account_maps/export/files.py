"""Files are written whole or not at all."""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path


def write_files(files: Mapping[Path, bytes], folder: Path | None = None) -> None:
    """Write files; none of them is touched before all are ready.

    Args:
        files: What each file is to hold.
        folder: A folder for them, which is made if it is not there.

    Raises:
        OSError: If one of them cannot be written. It names that file, and nothing new is left.
    """
    ready: dict[Path, tuple[Path, Path]] = {}
    with _folder(folder):
        try:
            for path, data in files.items():
                target = _target(path)
                beside = target.with_name(f".account-maps-{os.getpid()}-{len(ready)}")
                ready[path] = beside, target
                with _naming(path):
                    beside.write_bytes(data)
            for path, (beside, target) in ready.items():
                with _naming(path):
                    beside.replace(target)
        finally:
            for beside, _ in ready.values():
                with suppress(OSError):
                    beside.unlink(missing_ok=True)


@contextmanager
def _folder(folder: Path | None) -> Iterator[None]:
    """Have a folder while files are written, and take it back if they are not."""
    is_new = folder is not None and not folder.exists()
    if folder is not None and not folder.is_dir():
        if not is_new:
            raise OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
        folder.mkdir()
    try:
        yield
    except OSError:
        if folder is not None and is_new:
            with suppress(OSError):
                folder.rmdir()
        raise


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Name the file that the user knows in an error, not the one beside it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _target(path: Path) -> Path:
    """Return the file behind a path, if it may be replaced."""
    with _naming(path):
        if path.is_dir():
            raise OSError(errno.EISDIR, "it is a folder")
        if path.exists() and not path.is_file():
            raise OSError(errno.EINVAL, "it is not a file")
        if path.exists() and not os.access(path, os.W_OK):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return path.resolve()
