"""What earlier builds found out about each account: its map as read, and what was measured of it.

An account is one entry of the store, so an edit makes one entry anew, whatever the other accounts
say. A live server keeps the accounts in memory besides.
"""

from collections.abc import Iterator, MutableMapping
from hashlib import sha256
from pathlib import Path

import msgspec

from account_maps.measure.records import AccountSummary
from account_maps.model.account import Account
from account_maps.model.folder import unshown
from account_maps.model.playbook import AccountFile, KeyPath
from account_maps.pages.account_results import RuleReach
from account_maps.read.context import Mention
from account_maps.read.ignores import Ignore
from account_maps.read.problems import Span
from account_maps.store.code import code_digest
from account_maps.store.store import Store


class MeasuredMap(msgspec.Struct, array_like=True, gc=False):
    """What is measured of a map, for the pages about many accounts and for machines.

    Attributes:
        made_from: Digest of all that it was measured from.
        summary: What the pages about many accounts show.
        record: What ``maps.json`` holds, as JSON.
        reach_by_rule: Whom each rule of the library speaks to.
        names: What the conditions of such a rule may ask for, and the account has.
    """

    made_from: bytes
    summary: AccountSummary
    record: bytes
    reach_by_rule: dict[str, RuleReach]
    names: tuple[str, ...]


class _Entry(msgspec.Struct, array_like=True, gc=False):
    """A map without problems; its path is left out, since a checkout may move."""

    id: str
    digest: str
    account: Account
    spans: dict[KeyPath, Span]
    mentions: tuple[Mention, ...]
    ignores: tuple[Ignore, ...]
    measured: MeasuredMap | None


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Entry)


class AccountCache(MutableMapping[str, AccountFile]):
    """The maps that were read before, by the path that users know, and what was measured of them.

    It only knows what it was asked for: it looks into the store for one path at a time.
    """

    _store: Store
    _root: Path

    def __init__(self) -> None:
        self._files: dict[str, AccountFile] = {}
        self._measured: dict[str, MeasuredMap] = {}
        self._changed: set[str] = set()

    def use(self, store: Store, root: Path) -> None:
        """Take accounts from a store from now on, and put them there.

        Args:
            store: Where they are kept between processes.
            root: The project's folder.
        """
        self._store, self._root = store, root

    def __getitem__(self, shown_path: str) -> AccountFile:
        """Return a map as it was read."""
        if shown_path not in self._files:
            self._recall(shown_path)
        return self._files[shown_path]

    def __setitem__(self, shown_path: str, file: AccountFile) -> None:
        """Keep a map that was read. What was measured of the one before is forgotten."""
        self._files[shown_path] = file
        self._measured.pop(shown_path, None)
        self._changed.add(shown_path)

    def __delitem__(self, shown_path: str) -> None:
        """Forget a map."""
        del self._files[shown_path]
        self._measured.pop(shown_path, None)

    def __iter__(self) -> Iterator[str]:
        """Yield the paths of the maps that were asked for."""
        return iter(self._files)

    def __len__(self) -> int:
        """Return how many maps were asked for."""
        return len(self._files)

    def measured(self, shown_path: str, made_from: bytes) -> MeasuredMap | None:
        """Return what was measured of a map, or None if it was measured from anything else.

        Args:
            shown_path: The map.
            made_from: Digest of all that it is measured from.
        """
        found = self._measured.get(shown_path)
        return found if found and found.made_from == made_from else None

    def keep(self, shown_path: str, measured: MeasuredMap) -> None:
        """Keep what was measured of a map."""
        self._measured[shown_path] = measured
        self._changed.add(shown_path)

    def save(self) -> None:
        """Put what is new into the store."""
        for shown_path in sorted(self._changed):
            file = self._files.get(shown_path)
            if file and file.account:
                entry = _Entry(
                    file.id,
                    file.digest,
                    file.account,
                    dict(file.spans),
                    file.mentions,
                    file.ignores,
                    self._measured.get(shown_path),
                )
                self._store.put(_key(shown_path), _ENCODER.encode(entry))
        self._changed.clear()

    def _recall(self, shown_path: str) -> None:
        kept = self._store.get(_key(shown_path))
        try:
            entry = _DECODER.decode(kept) if kept else None
        except msgspec.MsgspecError:
            return
        if entry:
            self._files[shown_path] = AccountFile(
                entry.id,
                unshown(shown_path, self._root),
                shown_path,
                entry.digest,
                entry.account,
                entry.spans,
                entry.mentions,
                ignores=entry.ignores,
            )
            if entry.measured:
                self._measured[shown_path] = entry.measured


def _key(shown_path: str) -> bytes:
    return sha256(code_digest() + b"account" + shown_path.encode(errors="surrogatepass")).digest()
