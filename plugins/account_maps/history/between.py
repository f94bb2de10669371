"""Two states of a repository → the maps that are not the same in both."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from hashlib import sha1, sha256
from pathlib import PurePosixPath

from msgspec import Struct

from account_maps.history.git_errors import GitError
from account_maps.history.moments import TOMORROW, moment, today
from account_maps.history.repository import Repository
from account_maps.model.folder import YamlFile
from account_maps.read.ids import normal

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SHA1 = 40
_SHORT = 8
_DEEPEN = "run `git fetch --unshallow`"


class MapPair(Struct, frozen=True):
    """A map in two states.

    Attributes:
        id: Id of the account: the later one.
        name: Name of the file in the later state, else in the earlier.
        name_before: Name of the file in the earlier state, if there was one.
        before: Its bytes in the earlier state, or None if it was not there.
        after: Its bytes in the later state, or None if it is not there.
    """

    id: str
    name: str
    name_before: str | None
    before: bytes | None
    after: bytes | None


class _State(Struct, frozen=True):
    """The maps of one state by id of the account: name and content id of each."""

    names: Mapping[str, str]
    keys: Mapping[str, str]


def resolve(repository: Repository, wanted: str) -> str:
    """Return the id of the commit that somebody means.

    Args:
        repository: The repository.
        wanted: A commit, a branch, a tag; a day such as ``2026-11-01``, which is the state at its
            end; or ``main...``, which is where this branch left that one.

    Raises:
        GitError: If there is no such commit.
    """
    git = repository.git
    if wanted.startswith("-"):
        raise GitError(f"{wanted} is no commit, branch or day")
    if wanted.endswith("..."):
        return _fork(repository, resolve(repository, wanted.removesuffix("...")))
    try:
        return git.line("rev-parse", "--verify", "--quiet", f"{wanted}^{{commit}}")
    except GitError as error:
        if not _is_day(wanted):
            remedy = f"if this shallow clone lacks it, {_DEEPEN}" if repository.shallow_ends else ""
            raise GitError(f"{wanted} is no commit, branch or day", remedy) from error
    return _newest_of(repository, dt.date.fromisoformat(wanted))


def _newest_of(repository: Repository, day: dt.date) -> str:
    """Return the id of the newest commit of this branch that was made on a day or before it.

    Raises:
        GitError: If there is none, or a commit without a date that can be true stands in the way.
    """
    rows = repository.git.line("log", "--first-parent", "--date=raw", "--format=%H %cd", "HEAD")
    undated = ""
    for row in rows.splitlines():
        name, _, raw = row.partition(" ")
        when = moment(raw)
        if when is None or when.date() > max(day, today() + TOMORROW):
            undated = name
        elif when.date() > day:
            undated = ""
        elif undated:
            what = f"commit {undated[:_SHORT]} has an impossible date or one in the future"
            raise GitError(f"{what}, so it's unknown what held on {day}", "name a commit")
        else:
            return name
    if repository.shallow_ends:
        raise GitError(f"this is a shallow clone that begins after {day}", _DEEPEN)
    raise GitError(f"nothing was committed until {day}")


def _fork(repository: Repository, other: str) -> str:
    try:
        return repository.git.line("merge-base", other, "HEAD")
    except GitError as error:
        remedy = _DEEPEN if repository.shallow_ends else ""
        raise GitError("the two branches have no commit in common", remedy) from error


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and dt.date.fromisoformat(text))
    except ValueError:
        return False


def changed_between(repository: Repository, base: str, head: str) -> list[MapPair]:
    """Return the maps that differ between two commits.

    Args:
        repository: The repository.
        base: Id of the earlier commit.
        head: Id of the later one.

    Raises:
        GitError: If git can't tell.
    """
    before, after = (_state(repository.files(commit)) for commit in (base, head))
    rows = _differing(before, after)
    wanted = [before.keys[old] for old, _ in rows if old]
    wanted += [after.keys[new] for _, new in rows if new]
    contents = repository.contents(wanted)
    return [_pair(before, after, old, new, contents) for old, new in rows]


def changed_on_disk(repository: Repository, base: str, found: Iterable[YamlFile]) -> list[MapPair]:
    """Return the maps on the disk that differ from those of a commit, committed or not.

    Args:
        repository: The repository.
        base: Id of the commit.
        found: The maps that are there.

    Raises:
        GitError: If git can't tell.
    """
    before = _state(repository.files(base))
    files = {file.id: file for file in found}
    data = {key: file.path.read_bytes() for key, file in files.items()}
    length = len(repository.head)
    named = {key: repository.name(file.path) or file.shown_path for key, file in files.items()}
    after = _State(named, {key: _content_id(one, length) for key, one in data.items()})
    rows = _differing(before, after)
    contents = repository.contents(before.keys[old] for old, _ in rows if old)
    contents.update((after.keys[new], data[new]) for _, new in rows if new)
    return [_pair(before, after, old, new, contents) for old, new in rows]


def _state(files: Mapping[str, str]) -> _State:
    names: dict[str, str] = {}
    for name in sorted(files):
        account_id = normal(PurePosixPath(name).stem)
        if not account_id.startswith("_"):
            names.setdefault(account_id, name)
    return _State(names, {key: files[name] for key, name in names.items()})


def _differing(before: _State, after: _State) -> list[tuple[str | None, str | None]]:
    """Return the ids of the maps that differ; one under another name with the same content, too."""
    gone = {before.keys[key]: key for key in before.names if key not in after.names}
    rows: list[tuple[str | None, str | None]] = []
    for key in after.names:
        if key in before.names:
            if before.keys[key] != after.keys[key]:
                rows.append((key, key))
        else:
            rows.append((gone.pop(after.keys[key], None), key))
    return [*rows, *((key, None) for key in gone.values())]


def _pair(
    before: _State,
    after: _State,
    old: str | None,
    new: str | None,
    contents: Mapping[str, bytes],
) -> MapPair:
    name_before = before.names[old] if old else None
    return MapPair(
        id=new or old or "",
        name=after.names[new] if new else name_before or "",
        name_before=name_before,
        before=contents.get(before.keys[old]) if old else None,
        after=contents.get(after.keys[new]) if new else None,
    )


def _content_id(data: bytes, length: int) -> str:
    digest = sha1 if length == _SHA1 else sha256
    return digest(b"blob %d\0" % len(data) + data).hexdigest()
