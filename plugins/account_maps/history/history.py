"""The history of a site's maps: the last change of each fact, and the versions of each map."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from account_maps.history.blocks import blocks
from account_maps.history.commits import Commit
from account_maps.history.file_history import (
    FileHistory,
    HistoryCache,
    RepositoryHistory,
    read_repository_history,
)
from account_maps.history.git_errors import GitError
from account_maps.history.limitations import Limitation
from account_maps.history.moments import TOMORROW, today
from account_maps.history.repository import Repository, open_repository
from account_maps.history.uncommitted import uncommitted
from account_maps.model.folder import unshown
from account_maps.model.playbook import AccountFile

_SHORT = 8
_NAMED = 3


class LastChange(Struct, frozen=True, gc=False, array_like=True):
    """The last change of a fact.

    Attributes:
        day: When its author made it.
        author: The author's name.
        email: The author's address.
    """

    day: dt.date
    author: str
    email: str


class MapVersion(Struct, frozen=True, gc=False, array_like=True):
    """A change of a map.

    Attributes:
        commit: The commit that made it.
        before: Ids of the contents before: none for a new map, several for a merge.
        after: Id of the content after, or None if the map was deleted.
    """

    commit: Commit
    before: tuple[str, ...]
    after: str | None


LastChanges = Mapping[str, LastChange]
"""The last change by block; of a block that is missing it is unknown."""


class History:
    """What git knows of a site's maps; of a site without git, nothing.

    Args:
        root: The folder from which the paths of maps are shown.
        last: The last day that can have come; later dates are not believed.
        repository: The repository, or None.
        known: What git knows of them.
        error: Why it knows nothing, if it doesn't.
    """

    def __init__(
        self,
        root: Path,
        last: dt.date,
        repository: Repository | None = None,
        known: RepositoryHistory | None = None,
        error: GitError | None = None,
    ) -> None:
        self._root = root
        self._repository = repository
        self._maps = known.files if known else {}
        self._commits = [_believed(one, last) for one in known.commits] if known else []
        self._refusal = error

    @property
    def is_known(self) -> bool:
        """Whether git knows anything of any map."""
        return bool(self._maps)

    def limitations(self, files: Iterable[AccountFile]) -> list[Limitation]:
        """Return what git can't tell, and why.

        Args:
            files: The site's maps.
        """
        if self._refusal:
            costs = "the history of the maps is unknown"
            return [Limitation(self._refusal.what, costs, self._refusal.remedy)]
        if self._repository is None:
            return []
        unknown = [self._path(file) for file in files if self._file_history(file) is None]
        return [
            *_shallow(self._repository),
            *_undated(self._commits),
            *uncommitted(self._repository, unknown, self._root),
        ]

    def is_whole(self, file: AccountFile) -> bool:
        """Return whether all versions of a map are known, from the first on."""
        file_history = self._file_history(file)
        return file_history is None or file_history.is_whole

    def last_changes(self, file: AccountFile) -> LastChanges:
        """Return the last change of each block of a map that has been committed as it is.

        Args:
            file: The map. What was changed and not committed is unknown.
        """
        file_history = self._file_history(file)
        if file_history is None:
            return {}
        now = (
            file_history.blocks
            if file.digest == file_history.digest
            else _blocks_on_disk(self._path(file))
        )
        return {
            place: change
            for place, index in file_history.last_changed.items()
            if now.get(place) == file_history.blocks[place] and (change := self._last_change(index))
        }

    def versions(self, file: AccountFile) -> tuple[MapVersion, ...]:
        """Return the changes of a map, the newest first."""
        file_history = self._file_history(file)
        rows = file_history.revisions if file_history else ()
        return tuple(MapVersion(self._commits[one.commit], one.before, one.after) for one in rows)

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
        except GitError:
            return found
        return found

    def _file_history(self, file: AccountFile) -> FileHistory | None:
        name = self._repository.name(self._path(file)) if self._repository else None
        return self._maps.get(name) if name else None

    def _path(self, file: AccountFile) -> Path:
        # A file that was remembered may have stood elsewhere when it was read.
        return unshown(file.shown_path, self._root)

    def _last_change(self, index: int) -> LastChange | None:
        commit = self._commits[index]
        return LastChange(commit.day, commit.author, commit.email) if commit.day else None


def _blocks_on_disk(path: Path) -> dict[str, bytes]:
    try:
        return blocks(path.read_bytes())
    except OSError:
        return {}


def _believed(commit: Commit, last: dt.date) -> Commit:
    """Return a commit, without its date if that has not come yet."""
    ahead = commit.day is not None and commit.day > last
    return replace(commit, when="") if ahead else commit


def _shallow(repository: Repository) -> Iterator[Limitation]:
    if repository.shallow_ends:
        costs = "older changes of the maps are unknown"
        yield Limitation("this is a shallow clone", costs, "run `git fetch --unshallow`")


def _undated(commits: Iterable[Commit]) -> Iterator[Limitation]:
    names = [commit.id[:_SHORT] for commit in commits if not commit.when]
    if names:
        those = "commit has" if len(names) == 1 else "commits have"
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        what = f"{len(names)} {those} an impossible date or one in the future"
        where = f"{', '.join(names[:_NAMED])}{more}"
        costs = "the days of their changes are unknown"
        yield Limitation(
            f"{what}, {where}", costs, "check the clock of this machine and of the authors'"
        )


def read_history(
    maps_dir: Path, root: Path, cache: HistoryCache, version: bytes, last: dt.date | None = None
) -> History:
    """Return what git knows of the maps of a folder; where it can't tell, that is nothing.

    Args:
        maps_dir: The folder.
        root: The folder from which the paths of maps are shown.
        cache: Keeps what was worked out between builds.
        version: Digest of the code, with which what was kept must have been made.
        last: A day that has come though the clock may not say so: the as-of date.
    """
    believed = max(today() + TOMORROW, last or dt.date.min)
    try:
        repository = open_repository(maps_dir)
        return History(
            root, believed, repository, read_repository_history(repository, cache, version)
        )
    except GitError as error:
        return History(root, believed, error=error)
