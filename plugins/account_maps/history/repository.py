"""The repository that a folder of maps is in: what is checked out, and where the maps are in it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from account_maps.history.git import Git, NoGit

_FILE = "100"
"""How the mode of a file begins; that of a link begins otherwise."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository as it is checked out.

    Attributes:
        git: Its git.
        folder: The folder of the maps as the repository has it, ending in a slash, or empty.
        maps_dir: The same folder on the disk.
        head: Id of the commit that is checked out.
        cut: Ids of the commits at which a shallow clone ends: what is older is not there.
    """

    git: Git
    folder: str
    maps_dir: Path
    head: str
    cut: frozenset[str] = field(default_factory=frozenset)

    def name(self, path: Path) -> str | None:
        """Return the name of a map in the repository, or None if it is not under the folder."""
        try:
            return self.folder + path.relative_to(self.maps_dir).as_posix()
        except ValueError:
            return None

    def files(self, commit: str) -> dict[str, str]:
        """Return the ids of the maps' contents in a commit, by name.

        Raises:
            NoGit: If the commit is not there.
        """
        told = self.git.run("ls-tree", "-r", "-z", "--full-tree", commit, "--", self.folder or ".")
        return dict(_listed(told))


def _listed(told: bytes) -> Iterator[tuple[str, str]]:
    for row in told.split(b"\0"):
        facts, _, name = row.partition(b"\t")
        if facts.startswith(_FILE.encode()) and name.lower().endswith((b".yaml", b".yml")):
            yield os.fsdecode(name), facts.split()[2].decode()


def find_repository(maps_dir: Path) -> Repository | None:
    """Return the repository of a folder of maps, or None if git can't tell.

    There may be no git, no repository, one of another user, or no commit in it.

    Args:
        maps_dir: The folder.
    """
    git = Git(maps_dir)
    try:
        told = git.line(
            "rev-parse", "--show-prefix", "--is-shallow-repository", "--verify", "HEAD^{commit}"
        )
        folder, shallow, head = told.split("\n")
        cut = _cut(git, maps_dir) if shallow == "true" else frozenset()
    except (NoGit, OSError, ValueError):
        return None
    return Repository(git, folder, maps_dir, head, cut)


def _cut(git: Git, maps_dir: Path) -> frozenset[str]:
    path = maps_dir / git.line("rev-parse", "--git-path", "shallow")
    return frozenset(path.read_text("ascii").split())
