"""A disk that is really full: a small one, or where that can't be mounted, a limit on files."""

import os
import resource
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

FULL = (
    "no space left on device",
    "file too large",
)
"""What the system says of it, in either case."""


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """Have a folder with room for a few kilobytes.

    Args:
        folder: The folder; it is made.
        kilobytes: How much fits into it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    if (
        os.geteuid() == 0
        and not subprocess.run(command, check=False, capture_output=True).returncode
    ):
        try:
            yield folder
        finally:
            subprocess.run(["umount", str(folder)], check=True)
        return
    before, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, hard))
    try:
        yield folder
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, hard))
        signal.signal(signal.SIGXFSZ, handler)


def fill(folder: Path) -> None:
    """Take all the room that is left in a small disk; with a limit on files there is none left."""
    with suppress(OSError):
        (folder / ".filler").write_bytes(b"x" * 10_000_000)
