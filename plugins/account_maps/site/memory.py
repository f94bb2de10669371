"""What earlier builds found out, so that only changed files are read again."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import msgspec

from account_maps.model.account import Account
from account_maps.model.folder import unshown
from account_maps.model.playbook import AccountFile, Place
from account_maps.read.ignores import Ignore
from account_maps.read.problems import Problem, Span
from account_maps.read.work import Mention
from account_maps.store.code import code_digest
from account_maps.store.store import Store


class _Kept(msgspec.Struct, array_like=True, gc=False):
    """An account's file without problems; its path is left out, since a checkout may move."""

    id: str
    shown_path: str
    digest: str
    account: Account
    places: dict[Place, Span]
    mentions: tuple[Mention, ...]
    ignores: tuple[Ignore, ...]


class Memory:
    """Files as read before, in this process and, between processes, in the store.

    Attributes:
        failed_pdfs: Why PDFs can't be made, by their keys. Kept while a server runs and no
            longer, since a font may be installed.
    """

    def __init__(self) -> None:
        self.failed_pdfs: dict[bytes, Problem] = {}
        self._files: dict[str, AccountFile] | None = None
        self._stored: dict[str, str] = {}

    def recall(self, store: Store, root: Path) -> dict[str, AccountFile]:
        """Return the files read before by shown path; whoever reads brings them up to date.

        Args:
            store: Where they are kept between processes.
            root: The project's folder.
        """
        if self._files is None:
            self._files = _from(store, root)
            self._stored = _digests(self._files)
        return self._files

    def keep(self, store: Store) -> None:
        """Put the files into the store, if any has changed since."""
        files = self._files or {}
        if _digests(files) != self._stored:
            store.put(_key(), msgspec.msgpack.encode([*_kept(files)]))
            self._stored = _digests(files)


def _key() -> bytes:
    return sha256(code_digest() + b"maps as read").digest()


def _digests(files: dict[str, AccountFile]) -> dict[str, str]:
    return {path: file.digest for path, file in files.items()}


def _kept(files: dict[str, AccountFile]) -> Iterator[_Kept]:
    for f in files.values():
        if f.account is not None:
            places = dict(f.places)
            yield _Kept(f.id, f.shown_path, f.digest, f.account, places, f.mentions, f.ignores)


def _from(store: Store, root: Path) -> dict[str, AccountFile]:
    try:
        kept = msgspec.msgpack.decode(store.get(_key()) or b"\x90", type=list[_Kept])
    except msgspec.MsgspecError:
        return {}
    return {
        k.shown_path: AccountFile(
            k.id,
            unshown(k.shown_path, root),
            k.shown_path,
            k.digest,
            k.account,
            k.places,
            k.mentions,
            ignores=k.ignores,
        )
        for k in kept
    }
