"""The repository that a folder of maps is in: what is checked out, and where the maps are in it."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from account_maps.history.git import Git
from account_maps.history.git_errors import GitError, missing_contents

_FILE = "100"
"""How the mode of a file begins; that of a link begins otherwise."""

_PARTIAL = (b".promisor", b".partialclonefilter", b".partialclone")
"""How the settings end that a clone has which lacks old contents."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository as it is checked out.

    Attributes:
        git: Its git.
        folder: The folder of the maps as the repository has it, ending in a slash, or empty.
        maps_dir: The same folder on the disk.
        head: Id of the commit that is checked out.
        shallow_ends: Ids of the commits at which a shallow clone ends: what is older is not there.
        is_partial: Whether old contents may be left at the host, from where none is fetched.
    """

    git: Git
    folder: str
    maps_dir: Path
    head: str
    shallow_ends: frozenset[str] = field(default_factory=frozenset)
    is_partial: bool = False

    def name(self, path: Path) -> str | None:
        """Return the name of a map in the repository, or None if it is not under the folder."""
        try:
            return self.folder + path.relative_to(self.maps_dir).as_posix()
        except ValueError:
            return None

    def files(self, commit: str) -> dict[str, str]:
        """Return the ids of the maps' contents in a commit, by name.

        Raises:
            GitError: If the commit is not there.
        """
        output = self.git.run(
            "ls-tree", "-r", "-z", "--full-tree", commit, "--", self.folder or "."
        )
        return dict(_listed(output))

    def contents(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return contents by their ids.

        Args:
            names: Ids of contents.

        Raises:
            GitError: If one of them is not there.
        """
        wanted = dict.fromkeys(names)
        with self.explaining():
            found = dict(self.git.objects(wanted))
            if len(found) < len(wanted):
                raise missing_contents(len(wanted) - len(found))
        return found

    @contextmanager
    def explaining(self) -> Iterator[None]:
        """Say of a failure in a partial clone that this is why.

        Yields:
            Nothing.

        Raises:
            GitError: If git fails.
        """
        try:
            yield
        except GitError as error:
            if not self.is_partial:
                raise
            what = "this is a partial clone, without the old versions of the maps"
            raise GitError(what, "run `git fetch --refetch --no-filter`") from error


def _listed(output: bytes) -> Iterator[tuple[str, str]]:
    for row in output.split(b"\0"):
        facts, _, name = row.partition(b"\t")
        if facts.startswith(_FILE.encode()) and name.lower().endswith((b".yaml", b".yml")):
            yield os.fsdecode(name), facts.split()[2].decode()


def open_repository(maps_dir: Path) -> Repository:
    """Return the repository of a folder of maps.

    Args:
        maps_dir: The folder.

    Raises:
        GitError: If there is no git, no repository, or no commit, or git refuses to read it.
    """
    git = Git(maps_dir)
    folder, shallow = _lines(git, "--show-prefix", "--is-shallow-repository")
    shallow_ends = _shallow_ends(git, maps_dir) if shallow == "true" else frozenset()
    return Repository(git, folder, maps_dir, _head(git), shallow_ends, _is_partial(git))


def _lines(git: Git, *wanted: str) -> tuple[str, str]:
    first, _, second = git.line("rev-parse", *wanted).partition("\n")
    return first, second


def _head(git: Git) -> str:
    try:
        return git.line("rev-parse", "--verify", "HEAD^{commit}")
    except GitError:
        # Without a commit this fails, too, and says so.
        git.line("rev-parse", "--verify", "HEAD")
        raise GitError("the last commit can't be read", "run `git fsck`") from None


def _shallow_ends(git: Git, maps_dir: Path) -> frozenset[str]:
    path = maps_dir / git.line("rev-parse", "--git-path", "shallow")
    try:
        return frozenset(path.read_text("ascii").split())
    except (OSError, ValueError) as error:
        raise GitError(f"{path} can't be read", "run `git fetch --unshallow`") from error


def _is_partial(git: Git) -> bool:
    """Return whether git would fetch what is not there."""
    settings = git.run("config", "--list", "--null").lower()
    return any(
        row.startswith((b"remote.", b"extensions.")) and row.split(b"\n")[0].endswith(_PARTIAL)
        for row in settings.split(b"\0")
    )
