"""Files are written whole or not at all."""

import errno
import os
from collections.abc import Mapping
from pathlib import Path


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write files; none of them is touched before all are ready.

    Args:
        files: What each file is to hold.

    Raises:
        OSError: If one of them cannot be written.
    """
    ready: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            target = _target(path)
            beside = target.with_name(f".{target.name}.{os.getpid()}")
            ready[beside] = target
            beside.write_bytes(data)
        for beside, target in ready.items():
            beside.replace(target)
    finally:
        for beside in ready:
            beside.unlink(missing_ok=True)


def _target(path: Path) -> Path:
    """Return the file behind a path, if it may be replaced."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EISDIR, "it is not a file", str(path))
    if path.exists() and not os.access(path, os.W_OK):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    return path.resolve()
