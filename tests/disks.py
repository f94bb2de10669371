"""A disk that is really full: a small one of its own."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

FULL = "no space left on device"
"""What the system says of it."""


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """Have a folder with room for a few kilobytes; the test is skipped where that can't be had.

    Args:
        folder: The folder; it is made.
        kilobytes: How much fits into it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("only root can mount a disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path) -> None:
    """Take all the room that is left in a small disk."""
    with suppress(OSError):
        (folder / ".filler").write_bytes(b"x" * 10_000_000)
