"""A repository of maps on a host: bare, with a main branch, and clones of it."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from account_maps.recipes import recipes

ACME = """\
name: Acme
owner: ana-lima
verified: 2026-11-01
stakeholders:
  priya-nair:
    name: Priya Nair
    title: Chief Financial Officer
    roles: [economic_buyer]
    support: unknown

  dana-reyes:
    name: Dana Reyes
    title: Chief Information Officer
    reports_to: priya-nair
    support: supporter
"""
FILES = {
    "mkdocs.yml": "site_name: Playbook\ntheme: {name: material, font: false}\n"
    "plugins:\n  - search\n  - account-maps: {as_of: 2026-11-20}\n",
    "docs/index.md": "# Home\n",
    "maps/_team.yaml": "team:\n  ana-lima: {name: Ana Lima, handle: ana-lima}\n",
    "maps/acme.yaml": ACME,
    ".gitattributes": "maps/**/*.yaml merge=account-maps\n",
}
_GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ana",
    "GIT_AUTHOR_EMAIL": "ana@playbook.example",
    "GIT_COMMITTER_NAME": "Ana",
    "GIT_COMMITTER_EMAIL": "ana@playbook.example",
}


class Repository:
    """A repository on a host, and the clone in which its people work.

    Args:
        folder: Where all of it may be.
        host: Whose recipes it has taken over.
    """

    def __init__(self, folder: Path, host: str) -> None:
        self.folder = folder
        self.origin = folder / "origin.git"
        self.clone = folder / "clone"
        self._git(folder, "init", "-q", "--bare", "-b", "main", str(self.origin))
        self._git(folder, "clone", "-q", str(self.origin), str(self.clone))
        self.git("checkout", "-q", "-B", "main")
        self.commit({**FILES, **recipes(host)})

    def git(self, *arguments: str) -> str:
        """Run git in the clone, and return what it says."""
        return self._git(self.clone, *arguments)

    def commit(self, files: Mapping[str, str], branch: str = "main", start: str = "main") -> str:
        """Push files to a branch, and return the commit."""
        if branch != "main":
            self.git("checkout", "-q", "-B", branch, start)
        for path, text in files.items():
            file = self.clone / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        self.git("add", "--all")
        self.git("commit", "-q", "-m", f"Change {', '.join(files)}")
        self.git("push", "-q", "--force", "origin", branch)
        commit = self.git("rev-parse", "HEAD")
        self.git("checkout", "-q", "main")
        return commit

    def on_host(self, name: str, path: str) -> str:
        """The text of a file on a branch of the host."""
        return self._git(self.origin, "show", f"{name}:{path}") + "\n"

    def commit_on_host(self, branch: str) -> str:
        """The newest commit of a branch of the host."""
        return self._git(self.origin, "rev-parse", branch)

    def publish(self, reference: str, commit: str) -> None:
        """Let the host show a commit by another name, as it does with requests."""
        self._git(self.origin, "update-ref", reference, commit)

    def checkout(self, commit: str) -> Path:
        """A fresh checkout of a commit with the whole history, as a runner has it."""
        folder = self.folder / "runner"
        if not folder.exists():
            self._git(self.folder, "clone", "-q", "--no-checkout", str(self.origin), str(folder))
            self._keep(folder / ".account-maps-cache")
        self._git(folder, "fetch", "-q", "origin", commit)
        self._git(folder, "checkout", "-q", "--force", "--detach", "FETCH_HEAD")
        return folder

    def _keep(self, store: Path) -> None:
        """Keep finished pages from one runner to the next, as hosts do; they are dear to make."""
        kept = self.folder.parent / "kept"
        kept.mkdir(exist_ok=True)
        store.symlink_to(kept)

    def merged(self, branch: str) -> str:
        """The commit that the host would make of a branch and main; checks run on it."""
        self.git("checkout", "-q", "--detach", "main")
        self.git("merge", "-q", "--no-ff", "-m", "Merge", branch)
        commit = self.git("rev-parse", "HEAD")
        self.git("push", "-q", "--force", "origin", f"{commit}:refs/pull/1/merge")
        self.git("checkout", "-q", "main")
        return commit

    @staticmethod
    def _git(folder: Path, *arguments: str) -> str:
        environment = {**os.environ, **_GIT}
        command = ["git", "-C", str(folder), *arguments]
        done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()
