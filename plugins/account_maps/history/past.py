"""All of git's past that a site needs: when each block of each map was last changed, and how.

A block was last changed by the newest commit that made it what it is and found it otherwise. That
is what blame says, at the cost of one walk for all maps.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Protocol, TypeVar

import msgspec

from account_maps.history.blocks import Blocks, blocks
from account_maps.history.commits import Commit, Edit, edits
from account_maps.history.no_git import lacking
from account_maps.history.repository import Repository

T = TypeVar("T")


class Cache(Protocol):
    """Keeps bytes by key; it may forget."""

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


class Past(msgspec.Struct, frozen=True, array_like=True):
    """What git knows of one map that is checked out.

    Attributes:
        blob: Id of its content.
        digest: SHA-256 of its content, in hex.
        blocks: Digest of each block of it.
        touched: Index of the commit that last changed each block. It is missing where nobody can
            tell, as beyond the end of a shallow clone.
        revisions: Its versions, the newest first.
        is_whole: Whether these are all of them, as they aren't in a shallow clone.
    """

    blob: str
    digest: str
    blocks: dict[str, bytes]
    touched: dict[str, int]
    revisions: tuple[Revision, ...]
    is_whole: bool = True


class Pasts(msgspec.Struct, frozen=True, array_like=True):
    """What git knows of all maps.

    Attributes:
        commits: The commits that changed any of them, the newest first.
        maps: The past of each map by its name in the repository.
    """

    commits: tuple[Commit, ...]
    maps: dict[str, Past]


class _Known(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is kept of one content: its SHA-256, if it is checked out, and digests of its blocks."""

    digest: str
    blocks: dict[str, bytes]


_ENCODER = msgspec.msgpack.Encoder()
_PASTS = msgspec.msgpack.Decoder(Pasts)
_CONTENTS = msgspec.msgpack.Decoder(dict[str, _Known])
_NOTHING: Blocks = {}


def read_pasts(repository: Repository, cache: Cache, version: bytes) -> Pasts:
    """Return what git knows of the maps that are checked out.

    Args:
        repository: Their repository.
        cache: Where it is kept: all of it by commit, and the digests of blocks by content.
        version: Digest of the code, with which what was kept must have been made.

    Raises:
        NoGit: If git fails, or old versions of a map are not in this copy of the repository.
    """
    here = f"{repository.head} {repository.folder} {sorted(repository.cut)} {repository.is_partial}"
    key = sha256(b"pasts" + here.encode("utf-8", "surrogateescape") + version).digest()
    kept = _decoded(_PASTS, cache.get(key))
    if kept is None:
        with repository.explaining():
            kept = _worked_out(repository, cache, sha256(b"contents of maps" + version).digest())
        cache.put(key, _ENCODER.encode(kept))
    return kept


def _worked_out(repository: Repository, cache: Cache, key: bytes) -> Pasts:
    files = repository.files("HEAD")
    walked = _by_map(edits(repository.git), files)
    contents = _contents(repository, files, walked, cache, key)
    commits: dict[Commit, int] = {}
    maps = {
        name: _past(files[name], walked.get(name, ()), contents, commits, repository.cut)
        for name in sorted(files)
    }
    return Pasts(tuple(commits), maps)


def _by_map(walked: Iterable[Edit], files: Mapping[str, str]) -> dict[str, list[Edit]]:
    """Return the edits of each map that is there, also those under earlier names."""
    called = {name: name for name in files}
    found: dict[str, list[Edit]] = {}
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
    walked: Mapping[str, Iterable[Edit]],
    cache: Cache,
    key: bytes,
) -> dict[str, _Known]:
    """Return the digests of all contents; those of earlier builds are not read again."""
    wanted = dict.fromkeys(files.values())
    for edit in (edit for those in walked.values() for edit in those):
        wanted.update(dict.fromkeys(filter(None, (*edit.before, edit.after))))
    now = {*files.values()}
    kept = _decoded(_CONTENTS, cache.get(key)) or {}
    kept = {name: known for name, known in kept.items() if known.digest or name not in now}
    contents = {name: kept[name] for name in wanted if name in kept}
    for name, data in repository.git.objects([name for name in wanted if name not in kept]):
        contents[name] = _Known(sha256(data).hexdigest() if name in now else "", blocks(data))
    if len(contents) < len(wanted):
        raise lacking(len(wanted) - len(contents))
    if contents.keys() != kept.keys():
        cache.put(key, _ENCODER.encode(contents))
    return contents


def _past(
    blob: str,
    walked: Iterable[Edit],
    contents: Mapping[str, _Known],
    commits: dict[Commit, int],
    cut: frozenset[str],
) -> Past:
    known = contents[blob]
    waiting = dict(known.blocks)
    touched: dict[str, int] = {}
    revisions = []
    is_whole = True
    for edit in walked:
        index = commits.setdefault(edit.commit, len(commits))
        beyond = edit.commit.id in cut
        is_whole = is_whole and not beyond
        for place in [*_made(edit, waiting, contents)]:
            del waiting[place]
            # Where a shallow clone ends, a commit seems to have made all that it holds.
            if edit.commit.when and not beyond:
                touched[place] = index
        if not beyond and edit.before != (edit.after,):
            revisions.append(Revision(index, edit.before, edit.after))
    return Past(blob, known.digest, known.blocks, touched, tuple(revisions), is_whole)


def _made(edit: Edit, wanted: Blocks, contents: Mapping[str, _Known]) -> Iterator[str]:
    """Yield the wanted blocks that an edit made what they are."""
    made = {*_blocks_of(edit.after, contents).items()}
    for name in edit.before:
        made -= _blocks_of(name, contents).items()
    return (place for place, digest in made if wanted.get(place) == digest)


def _blocks_of(name: str | None, contents: Mapping[str, _Known]) -> Blocks:
    return contents[name].blocks if name else _NOTHING


def _decoded(decoder: msgspec.msgpack.Decoder[T], kept: bytes | None) -> T | None:
    try:
        return decoder.decode(kept) if kept else None
    except msgspec.MsgspecError:
        return None
