"""The history in git that a site needs: when each block of each map was last changed, and how.

A block was last changed by the newest commit that made it what it is and found it otherwise. That
is what blame says, at the cost of one walk for all maps.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Protocol, TypeVar

import msgspec

from account_maps.history.blocks import Blocks, blocks
from account_maps.history.commits import ChangedFile, Commit, changed_files
from account_maps.history.git_errors import missing_contents
from account_maps.history.repository import Repository

T = TypeVar("T")


class HistoryCache(Protocol):
    """Keeps bytes by key; an entry may be dropped at any time."""

    def get(self, key: bytes) -> bytes | None:
        """Return what was kept."""
        ...

    def put(self, key: bytes, value: bytes) -> None:
        """Keep something."""
        ...


class Revision(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A version of a map.

    Attributes:
        commit: Index of the commit that made it.
        before: Ids of the content that it had before; for a merge there are several.
        after: Id of its content, or None if it was deleted.
    """

    commit: int
    before: tuple[str, ...]
    after: str | None


class FileHistory(msgspec.Struct, frozen=True, array_like=True):
    """What git knows of one map that is checked out.

    Attributes:
        blob: Id of its content.
        digest: SHA-256 of its content, in hex.
        blocks: Digest of each block of it.
        last_changed: Index of the commit that last changed each block. It is missing where that
            is unknown, as beyond the end of a shallow clone.
        revisions: Its versions, the newest first.
        is_whole: Whether these are all of them, as they aren't in a shallow clone.
    """

    blob: str
    digest: str
    blocks: dict[str, bytes]
    last_changed: dict[str, int]
    revisions: tuple[Revision, ...]
    is_whole: bool = True


class RepositoryHistory(msgspec.Struct, frozen=True, array_like=True):
    """What git knows of all maps of a repository.

    Attributes:
        commits: The commits that changed any of them, the newest first.
        files: The history of each map by its name in the repository.
    """

    commits: tuple[Commit, ...]
    files: dict[str, FileHistory]


class _ContentDigests(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Digests of one content: its SHA-256, if it is checked out, and those of its blocks."""

    digest: str
    blocks: dict[str, bytes]


_ENCODER = msgspec.msgpack.Encoder()
_HISTORY = msgspec.msgpack.Decoder(RepositoryHistory)
_CONTENTS = msgspec.msgpack.Decoder(dict[str, _ContentDigests])
_NOTHING: Blocks = {}


def read_repository_history(
    repository: Repository, cache: HistoryCache, version: bytes
) -> RepositoryHistory:
    """Return what git knows of the maps that are checked out.

    Args:
        repository: Their repository.
        cache: Where it is kept: all of it by commit, and the digests of blocks by content.
        version: Digest of the code, with which what was kept must have been made.

    Raises:
        GitError: If git fails, or old versions of a map are not in this copy of the repository.
    """
    ends = sorted(repository.shallow_ends)
    here = f"{repository.head} {repository.folder} {ends} {repository.is_partial}"
    key = sha256(b"history" + here.encode("utf-8", "surrogateescape") + version).digest()
    kept = _decoded(_HISTORY, cache.get(key))
    if kept is None:
        with repository.explaining():
            kept = _computed(repository, cache, sha256(b"contents of maps" + version).digest())
        cache.put(key, _ENCODER.encode(kept))
    return kept


def _computed(repository: Repository, cache: HistoryCache, key: bytes) -> RepositoryHistory:
    files = repository.files("HEAD")
    walked = _by_map(changed_files(repository.git), files)
    contents = _contents(repository, files, walked, cache, key)
    commits: dict[Commit, int] = {}
    maps = {
        name: _file_history(
            files[name], walked.get(name, ()), contents, commits, repository.shallow_ends
        )
        for name in sorted(files)
    }
    return RepositoryHistory(tuple(commits), maps)


def _by_map(
    walked: Iterable[ChangedFile], files: Mapping[str, str]
) -> dict[str, list[ChangedFile]]:
    """Return the edits of each map that is there, also those under earlier names."""
    called = {name: name for name in files}
    found: dict[str, list[ChangedFile]] = {}
    for edit in walked:
        name = called.get(edit.name)
        if name is not None:
            found.setdefault(name, []).append(edit)
            if edit.name_before != edit.name:
                called[edit.name_before] = name
    return found


def _contents(
    repository: Repository,
    files: Mapping[str, str],
    walked: Mapping[str, Iterable[ChangedFile]],
    cache: HistoryCache,
    key: bytes,
) -> dict[str, _ContentDigests]:
    """Return the digests of all contents; those of earlier builds are not read again."""
    wanted = dict.fromkeys(files.values())
    for edit in (edit for those in walked.values() for edit in those):
        wanted.update(dict.fromkeys(filter(None, (*edit.before, edit.after))))
    now = {*files.values()}
    kept = _decoded(_CONTENTS, cache.get(key)) or {}
    kept = {name: known for name, known in kept.items() if known.digest or name not in now}
    contents = {name: kept[name] for name in wanted if name in kept}
    for name, data in repository.git.objects([name for name in wanted if name not in kept]):
        contents[name] = _ContentDigests(
            sha256(data).hexdigest() if name in now else "", blocks(data)
        )
    if len(contents) < len(wanted):
        raise missing_contents(len(wanted) - len(contents))
    if contents.keys() != kept.keys():
        cache.put(key, _ENCODER.encode(contents))
    return contents


def _file_history(
    blob: str,
    walked: Iterable[ChangedFile],
    contents: Mapping[str, _ContentDigests],
    commits: dict[Commit, int],
    shallow_ends: frozenset[str],
) -> FileHistory:
    known = contents[blob]
    waiting = dict(known.blocks)
    last_changed: dict[str, int] = {}
    revisions = []
    is_whole = True
    for edit in walked:
        index = commits.setdefault(edit.commit, len(commits))
        beyond = edit.commit.id in shallow_ends
        is_whole = is_whole and not beyond
        for place in [*_made(edit, waiting, contents)]:
            del waiting[place]
            # Where a shallow clone ends, a commit seems to have made all that it holds.
            if edit.commit.when and not beyond:
                last_changed[place] = index
        if not beyond and edit.before != (edit.after,):
            revisions.append(Revision(index, edit.before, edit.after))
    return FileHistory(blob, known.digest, known.blocks, last_changed, tuple(revisions), is_whole)


def _made(
    edit: ChangedFile, wanted: Blocks, contents: Mapping[str, _ContentDigests]
) -> Iterator[str]:
    """Yield the wanted blocks that an edit made what they are."""
    made = {*_blocks_of(edit.after, contents).items()}
    for name in edit.before:
        made -= _blocks_of(name, contents).items()
    return (place for place, digest in made if wanted.get(place) == digest)


def _blocks_of(name: str | None, contents: Mapping[str, _ContentDigests]) -> Blocks:
    return contents[name].blocks if name else _NOTHING


def _decoded(decoder: msgspec.msgpack.Decoder[T], kept: bytes | None) -> T | None:
    try:
        return decoder.decode(kept) if kept else None
    except msgspec.MsgspecError:
        return None
