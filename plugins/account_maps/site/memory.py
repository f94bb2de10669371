"""Maps as read by earlier builds, so that only changed files are read again."""

from hashlib import sha256
from pathlib import Path

import msgspec

from account_maps.model.account import Account
from account_maps.model.playbook import AccountFile, Place
from account_maps.read.problems import Span
from account_maps.read.work import Mention
from account_maps.site.identity import code_digest
from account_maps.site.store import Store


class _Kept(msgspec.Struct, array_like=True, gc=False):
    """An account's file without problems; its path is left out, since a checkout may move."""

    id: str
    shown_path: str
    digest: str
    account: Account
    places: dict[Place, Span]
    mentions: tuple[Mention, ...]


class Memory:
    """Files as read before, in this process and in the store.

    Args:
        store: Where they are kept between processes.
        root: The project's folder.
    """

    def __init__(self, store: Store, root: Path) -> None:
        self._store = store
        self._key = sha256(code_digest() + b"maps as read").digest()
        self.files = self._from_store(root)
        self._known = self._digests()

    def keep(self) -> None:
        """Put the files into the store, if any has changed since."""
        if self._digests() == self._known:
            return
        self._known = self._digests()
        kept = [
            _Kept(f.id, f.shown_path, f.digest, f.account, dict(f.places), f.mentions)
            for f in self.files.values()
            if f.account is not None
        ]
        self._store.put(self._key, msgspec.msgpack.encode(kept))

    def _digests(self) -> dict[str, str]:
        return {path: file.digest for path, file in self.files.items()}

    def _from_store(self, root: Path) -> dict[str, AccountFile]:
        try:
            kept = msgspec.msgpack.decode(self._store.get(self._key) or b"\x90", type=list[_Kept])
        except msgspec.MsgspecError:
            return {}
        return {
            k.shown_path: AccountFile(
                k.id, root / k.shown_path, k.shown_path, k.digest, k.account, k.places, k.mentions
            )
            for k in kept
        }
