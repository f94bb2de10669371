"""The history of a site's maps: the last change of each fact, and the versions of each map."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from account_maps.history.blocks import blocks
from account_maps.history.commits import Commit
from account_maps.history.lost import Lost
from account_maps.history.moments import TOMORROW, today
from account_maps.history.no_git import NoGit
from account_maps.history.past import Cache, Past, Pasts, read_pasts
from account_maps.history.repository import Repository, open_repository
from account_maps.history.uncommitted import uncommitted
from account_maps.model.folder import unshown
from account_maps.model.playbook import AccountFile

_SHORT = 8
_NAMED = 3


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
        last: The last day that can have come; later dates are not believed.
        repository: The repository, or None.
        pasts: What it knows.
        refusal: Why it knows nothing, if it doesn't.
    """

    def __init__(
        self,
        root: Path,
        last: dt.date,
        repository: Repository | None = None,
        pasts: Pasts | None = None,
        refusal: NoGit | None = None,
    ) -> None:
        self._root = root
        self._repository = repository
        self._maps = pasts.maps if pasts else {}
        self._commits = [_believed(one, last) for one in pasts.commits] if pasts else []
        self._refusal = refusal

    @property
    def is_known(self) -> bool:
        """Whether git knows anything of any map."""
        return bool(self._maps)

    def lost(self, files: Iterable[AccountFile]) -> list[Lost]:
        """Return what git can't tell, and why.

        Args:
            files: The site's maps.
        """
        if self._refusal:
            costs = "the history of the maps is unknown"
            return [Lost(self._refusal.what, costs, self._refusal.mend)]
        if self._repository is None:
            return []
        unknown = [self._path(file) for file in files if self._past(file) is None]
        return [
            *_shallow(self._repository),
            *_undated(self._commits),
            *uncommitted(self._repository, unknown, self._root),
        ]

    def is_whole(self, file: AccountFile) -> bool:
        """Return whether all versions of a map are known, from the first on."""
        past = self._past(file)
        return past is None or past.is_whole

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
        rows = past.revisions if past else ()
        return tuple(Version(self._commits[one.commit], one.before, one.after) for one in rows)

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
        return self._maps.get(name) if name else None

    def _path(self, file: AccountFile) -> Path:
        # A file that was remembered may have stood elsewhere when it was read.
        return unshown(file.shown_path, self._root)

    def _touch(self, index: int) -> Touch | None:
        commit = self._commits[index]
        return Touch(commit.day, commit.author, commit.email) if commit.day else None


def _blocks_on_disk(path: Path) -> dict[str, bytes]:
    try:
        return blocks(path.read_bytes())
    except OSError:
        return {}


def _believed(commit: Commit, last: dt.date) -> Commit:
    """Return a commit, without its date if that has not come yet."""
    ahead = commit.day is not None and commit.day > last
    return replace(commit, when="") if ahead else commit


def _shallow(repository: Repository) -> Iterator[Lost]:
    if repository.cut:
        costs = "older changes of the maps are unknown"
        yield Lost("this is a shallow clone", costs, "run `git fetch --unshallow`")


def _undated(commits: Iterable[Commit]) -> Iterator[Lost]:
    names = [commit.id[:_SHORT] for commit in commits if not commit.when]
    if names:
        those = "commit has" if len(names) == 1 else "commits have"
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        what = f"{len(names)} {those} an impossible date or one in the future"
        where = f"{', '.join(names[:_NAMED])}{more}"
        costs = "the days of their changes are unknown"
        yield Lost(f"{what}, {where}", costs, "check the clock of this machine and of the authors'")


def read_history(
    maps_dir: Path, root: Path, cache: Cache, version: bytes, last: dt.date | None = None
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
        return History(root, believed, repository, read_pasts(repository, cache, version))
    except NoGit as error:
        return History(root, believed, refusal=error)
