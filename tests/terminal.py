"""A command at a terminal of its own."""

import contextlib
import os
import pty
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


def shown(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> bytes:
    """Run a command and return what its terminal shows."""
    ours, theirs = pty.openpty()
    found = b""
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=theirs):
        os.close(theirs)
        with contextlib.suppress(OSError):  # That's how Linux says that nothing follows.
            while block := os.read(ours, 10_000):
                found += block
    os.close(ours)
    return found
