"""A live server in a process of its own, as ``mkdocs serve`` runs it."""

import os
import queue
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PATIENCE = 30
"""Seconds that a loaded machine may take for what usually takes less than two."""


class LiveServer:
    """The server."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: queue.Queue[str] = queue.Queue()
        self.told = ""
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()
        self.base = self.wait_for_log(r"Serving on (http://\S+)")

    def _listen(self) -> None:
        for line in self.process.stderr or ():
            self.lines.put(line)

    def wait_for_log(self, pattern: str) -> str:
        """Wait for a line of the log and return its first group."""
        while (found := re.search(pattern, self.told)) is None:
            try:
                self.told += self.lines.get(timeout=PATIENCE)
            except queue.Empty:
                pytest.fail(f"the log never said {pattern!r}, only\n{self.told}")
        return found[found.re.groups and 1]

    def get(self, address: str) -> str:
        try:
            with urllib.request.urlopen(self.base + address, timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            error.close()
            raise

    def wait_for(self, address: str, text: str) -> None:
        """Wait until a page shows a text."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if text in self.get(address):
                    return
            except urllib.error.HTTPError:
                pass
            time.sleep(0.1)
        pytest.fail(f"{address} never showed {text!r}; the log says\n{self.told}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def live(root: Path, *options: str) -> Iterator[LiveServer]:
    """Serve a project's folder.

    Args:
        root: The folder with ``mkdocs.yml``.
        options: Further options of ``mkdocs serve``.
    """
    address = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", address, *options]
    environment = os.environ | {"PYTHONUNBUFFERED": "1", "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(
        command, cwd=root, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            server = LiveServer(process)
            yield server
        finally:
            process.kill()
        server.listener.join()  # before the pipe it reads is closed
