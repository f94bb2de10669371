"""Whether a live server's memory stays flat over many edits.

Run it with ``PYTHONPATH=tests python -m benchmark.serving``. It really serves a site of made-up
accounts, changes a map again and again, waits each time until the page shows it, and fails if the
process has grown since its first edits.
"""

import sys
import tempfile
from pathlib import Path

from benchmark.generate import account, account_id
from benchmark.sites import write_maps_site
from live import LiveServer, live

ACCOUNTS = 100
EDITS = 200
WARM_UP = 50
"""Edits until the process has its working size: until the caches of texts are full."""

GROWTH = 0.05
"""The share that the process may grow by after that; one left edition an edit would double it."""


def resident(server: LiveServer) -> float:
    """Return the memory that the server's process holds, in MB."""
    status = Path(f"/proc/{server.process.pid}/status").read_text("ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def edit(folder: Path, number: int) -> str:
    """Give an account another name, and return it."""
    path = folder / "maps" / f"{account_id(0)}.yaml"
    first, _, rest = path.read_text("utf-8").partition("\n")
    if not first.startswith("name:"):
        raise ValueError(first)
    name = f"Edit {number} of this account"
    path.write_text(f"name: {name}\n{rest}", "utf-8")
    return name


def main() -> int:
    """Print the memory before and after the edits; return 1 if it has grown."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_maps_site(root, [account(number) for number in range(ACCOUNTS)])
        with live(root) as server:
            for number in range(1, EDITS + 1):
                server.wait_for(f"accounts/{account_id(0)}/", edit(root, number))
                if number == WARM_UP:
                    before = resident(server)
            after = resident(server)
    print(f"{ACCOUNTS} accounts: {before:.0f} MB after {WARM_UP} edits, {after:.0f} after {EDITS}")
    return int(after > before * (1 + GROWTH))


if __name__ == "__main__":
    sys.exit(main())
