"""Starts ``make serve`` as a new user does, and checks that the sample site answers.

Run it in a checkout: ``python3 .ci/answers.py``. It needs nothing but Python.
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

PATIENCE = 120
"""Seconds until the first answer: packages may have to be fetched."""
WANTED = "Northwind Health"


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answer(address: str, server: "subprocess.Popen[bytes]") -> str:
    """Return the page at an address as soon as it's there; empty if the server ends first."""
    end = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=10) as page:
                return str(page.read().decode())
        except (OSError, urllib.error.URLError):
            time.sleep(0.2)
    return ""


def main() -> int:
    """Return 0 if the server answers with the sample account's page."""
    place = f"127.0.0.1:{free_port()}"
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(
            ["make", "serve", f"ADDRESS={place}"],
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        page = answer(f"http://{place}/accounts/northwind-health/", server)
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGTERM)
        server.wait()
        log.seek(0)
        print(log.read().decode(errors="replace"))
    print("make serve answers" if WANTED in page else "make serve doesn't answer with the page")
    return int(WANTED not in page)


if __name__ == "__main__":
    sys.exit(main())
