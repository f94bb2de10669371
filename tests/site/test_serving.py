"""A live server follows every edit; a bad map is a page that says so, and never stops the rest."""

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

import pytest

from building import Project
from maps import SMALLEST

PATIENCE = 30
"""Seconds that a loaded machine may take for what usually takes less than two."""


class Server:
    """A live server in a process of its own."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: queue.Queue[str] = queue.Queue()
        self.told = ""
        threading.Thread(target=self._listen, daemon=True).start()
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
        with urllib.request.urlopen(self.base + address, timeout=PATIENCE) as answer:
            return str(answer.read().decode())

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


@pytest.fixture(params=[[], ["--strict"]], ids=["plain", "strict"])
def server(project: Project, request: pytest.FixtureRequest) -> Iterator[Server]:
    project.map("acme", SMALLEST)
    project.map("bolt", "name: Bolt\n")
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "serve",
        "--livereload",
        "-a",
        f"127.0.0.1:{free_port()}",
        *request.param,
    ]
    environment = os.environ | {"PYTHONUNBUFFERED": "1", "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(
        command, cwd=project.root, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        yield Server(process)
        process.kill()


def test_a_bad_map_is_a_page_and_a_line_in_the_log_until_it_is_right_again(
    project: Project, server: Server
) -> None:
    project.map("acme", SMALLEST.replace("support:", "suport:"))
    server.wait_for("accounts/acme/", "can&#39;t be shown yet")
    page = server.get("accounts/acme/")
    assert "maps/acme.yaml" in page
    assert "suport" in page
    assert "did you mean" in page
    server.wait_for_log(r"maps/acme\.yaml:7:5  AM\d+")
    assert "Bolt" in server.get("accounts/bolt/")
    assert "1 problem in the map" in server.get("accounts/")
    project.map("acme", SMALLEST)
    server.wait_for("accounts/acme/", "Maria Soto")
    assert "Traceback" not in server.told


def test_new_edited_and_deleted_maps_show_without_a_restart(
    project: Project, server: Server
) -> None:
    project.map("new/caldera", "name: Caldera\n")
    server.wait_for("accounts/caldera/", "Caldera")
    project.map("acme", SMALLEST.replace("Ken Ito", "Ken R. Ito"))
    server.wait_for("accounts/acme/", "Ken R. Ito")
    (project.root / "maps" / "bolt.yaml").unlink()
    end = time.monotonic() + PATIENCE
    while "Bolt" in server.get("accounts/"):
        assert time.monotonic() < end
        time.sleep(0.1)
    with pytest.raises(urllib.error.HTTPError, match="404"):
        server.get("accounts/bolt/")


def test_a_page_of_docs_where_a_map_belongs_stops_nothing(project: Project, server: Server) -> None:
    project.write("docs/accounts/acme.md", "# Mine\n")
    server.wait_for("accounts/acme/", '<h1 id="mine">Mine')
    assert "stands where a page of the maps belongs" in server.told or server.wait_for_log(
        "stands where a page of the maps belongs"
    )
    assert "Bolt" in server.get("accounts/bolt/")
