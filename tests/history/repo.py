"""A real repository in a temporary folder, in which every commit has its author and its day."""

import datetime as dt
import os
import subprocess
import textwrap
from pathlib import Path

from account_maps.history.history import History, LastChange, read_history
from account_maps.model.load import load_playbook

ANA = "Ana Lima <ana@acme.example>"
BEN = "Ben Roth <ben@acme.example>"
QUIET = {
    "PATH": os.environ["PATH"],
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "LC_ALL": "C",
}

LAST = dt.date(2026, 12, 31)
"""A day after all commits, so that no test depends on the clock."""


class Repo:
    """A folder under git."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    @property
    def maps(self) -> Path:
        """The folder of the maps."""
        return self.root / "maps"

    def git(self, *command: str, day: str = "2026-01-01", author: str = ANA) -> str:
        """Run git as somebody on a day, and return what it says."""
        name, _, mail = author.rstrip(">").partition(" <")
        when = f"{day}T12:00:00+01:00"
        environment = dict(QUIET)
        for part in ("AUTHOR", "COMMITTER"):
            environment |= {
                f"GIT_{part}_NAME": name,
                f"GIT_{part}_EMAIL": mail,
                f"GIT_{part}_DATE": when,
            }
        done = subprocess.run(
            ["git", *command],
            cwd=self.root,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def write(self, name: str, text: str) -> None:
        """Write a file, its indentation taken off."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), "utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Change a file in one place."""
        text = (self.root / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def commit(self, day: str, author: str = ANA, says: str = "An edit") -> str:
        """Commit all that there is and return the commit's id."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", says, day=day, author=author)
        return self.git("rev-parse", "HEAD")

    def forge(self, date: str) -> str:
        """Commit all that there is under any date, possible or not, and return the commit's id."""
        self.git("add", "-A")
        tree, parent = self.git("write-tree"), self.git("rev-parse", "HEAD")
        who = f"Ana Lima <ana@acme.example> {date}"
        raw = f"tree {tree}\nparent {parent}\nauthor {who}\ncommitter {who}\n\nForged\n"
        command = ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"]
        done = subprocess.run(
            command, cwd=self.root, env=QUIET, input=raw.encode(), check=True, capture_output=True
        )
        commit = done.stdout.decode().strip()
        self.git("reset", "-q", "--hard", commit)
        return commit

    def history(self, cache: "MemoryCache | None" = None) -> History:
        """What git knows of the maps."""
        return read_history(self.maps, self.root, cache or MemoryCache(), b"", LAST)

    def touch(self, account: str, place: str) -> LastChange | None:
        """When a place of a map was last changed, and by whom."""
        file = load_playbook(self.maps, None, root=self.root).files[account]
        return self.history().last_changes(file).get(place)

    def told(self, account: str, place: str) -> str:
        """The same as one text; ``unknown`` where nobody can tell."""
        touch = self.touch(account, place)
        return f"{touch.day} {touch.author}" if touch else "unknown"


class MemoryCache:
    """A cache in memory."""

    def __init__(self) -> None:
        self.values: dict[bytes, bytes] = {}

    def get(self, key: bytes) -> bytes | None:
        """Return what was kept."""
        return self.values.get(key)

    def put(self, key: bytes, value: bytes) -> None:
        """Keep something."""
        self.values[key] = value
