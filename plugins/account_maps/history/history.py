"""The history of a site's maps: the last change of each fact, and the versions of each map."""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from account_maps.history.blocks import blocks
from account_maps.history.commits import Commit
from account_maps.history.git import NoGit
from account_maps.history.past import Cache, Past, Pasts, read_pasts
from account_maps.history.repository import Repository, find_repository
from account_maps.model.folder import unshown
from account_maps.model.playbook import AccountFile


class Touch(Struct, frozen=True, gc=False, array_like=True):
    """The last change of a fact.

    Attributes:
        day: When its author made it.
        author: The author's name.
        email: The author's address.
    """

    day: dt.date
    author: str
    email: str


class Version(Struct, frozen=True, gc=False, array_like=True):
    """A change of a map.

    Attributes:
        commit: The commit that made it.
        before: Ids of the contents before: none for a new map, several for a merge.
        after: Id of the content after, or None if the map was deleted.
    """

    commit: Commit
    before: tuple[str, ...]
    after: str | None


Touches = Mapping[str, Touch]
"""The last change by place; a place that is missing is unknown."""


class History:
    """What git knows of a site's maps; of a site without git, nothing.

    Args:
        root: The folder from which the paths of maps are shown.
        repository: The repository, or None.
        pasts: What it knows.
    """

    def __init__(
        self, root: Path, repository: Repository | None = None, pasts: Pasts | None = None
    ) -> None:
        self._root = root
        self._repository = repository
        self._pasts = pasts or Pasts((), {})

    @property
    def is_known(self) -> bool:
        """Whether git knows anything of any map."""
        return bool(self._pasts.maps)

    def touches(self, file: AccountFile) -> Touches:
        """Return the last change of each block of a map that has been committed as it is.

        Args:
            file: The map. What was changed and not committed is unknown.
        """
        past = self._past(file)
        if past is None:
            return {}
        now = past.blocks if file.digest == past.digest else _blocks_on_disk(self._path(file))
        return {
            place: touch
            for place, index in past.touched.items()
            if now.get(place) == past.blocks[place] and (touch := self._touch(index))
        }

    def versions(self, file: AccountFile) -> tuple[Version, ...]:
        """Return the changes of a map, the newest first."""
        past = self._past(file)
        commits = self._pasts.commits
        rows = past.revisions if past else ()
        return tuple(Version(commits[one.commit], one.before, one.after) for one in rows)

    def contents(self, names: Iterable[str]) -> Mapping[str, bytes]:
        """Return contents by their ids; what git can't tell is left out.

        Args:
            names: Ids of contents.
        """
        if self._repository is None:
            return {}
        found: dict[str, bytes] = {}
        try:
            found.update(self._repository.git.objects(dict.fromkeys(names)))
        except NoGit:
            return found
        return found

    def _past(self, file: AccountFile) -> Past | None:
        name = self._repository.name(self._path(file)) if self._repository else None
        return self._pasts.maps.get(name) if name else None

    def _path(self, file: AccountFile) -> Path:
        # A file that was remembered may have stood elsewhere when it was read.
        return unshown(file.shown_path, self._root)

    def _touch(self, index: int) -> Touch | None:
        commit = self._pasts.commits[index]
        return Touch(commit.day, commit.author, commit.email) if commit.day else None


def _blocks_on_disk(path: Path) -> dict[str, bytes]:
    try:
        return blocks(path.read_bytes())
    except OSError:
        return {}


def read_history(maps_dir: Path, root: Path, cache: Cache, version: bytes) -> History:
    """Return what git knows of the maps of a folder; where it can't tell, that is nothing.

    Args:
        maps_dir: The folder.
        root: The folder from which the paths of maps are shown.
        cache: Keeps what was worked out between builds.
        version: Digest of the code, with which what was kept must have been made.
    """
    repository = find_repository(maps_dir)
    if repository is None:
        return History(root)
    try:
        return History(root, repository, read_pasts(repository, cache, version))
    except NoGit:
        return History(root)
