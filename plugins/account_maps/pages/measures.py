"""What is measured of each map, kept between builds, so that only changed maps are measured again.

Of every map three small things stay: its summary, for the pages about many accounts; its record,
for machines; and to whom the library of talking points speaks. What its own page shows is only kept
while a build lasts, for the maps just measured.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from hashlib import sha256

import msgspec

from account_maps.export import Setting, encode_account
from account_maps.measure import Measured, measure
from account_maps.measure.records import Summary
from account_maps.measure.summary import summarize
from account_maps.model.account import Account
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.pages.speaking import people_by_rule
from account_maps.read.problems import Problem
from account_maps.read.unexpected import unexpected
from account_maps.store.code import code_digest
from account_maps.store.store import Store
from account_maps.talk import compile_library
from account_maps.texts import Texts


class MeasuredMap(msgspec.Struct, array_like=True, gc=False):
    """What is kept of a map; ``digest`` is that of its file."""

    digest: str
    shown_path: str
    summary: Summary
    record: bytes
    people_by_rule: dict[str, tuple[str, ...]]


class MeasuredMaps:
    """What is measured of the maps of one edition.

    Args:
        playbook: What was read.
        as_of: The day that the site speaks of.
        texts: What the pages say.

    Attributes:
        kept: What a later build can use, by account id.
        library: The library of talking points.
        failed: The maps that the program failed on, and how that is told, by account id.
    """

    def __init__(self, playbook: Playbook, as_of: dt.date, texts: Texts) -> None:
        self._playbook = playbook
        self.library = compile_library(playbook.talking.rules)
        self._setting = Setting(as_of, playbook.rules, playbook.team, texts)
        self.kept: dict[str, MeasuredMap] = {}
        self.failed = dict[str, Problem]()
        self._measured: dict[str, bytes] = {}

    @property
    def summaries(self) -> tuple[Summary, ...]:
        """The summary of each map that could be read, sorted by id."""
        return tuple(kept.summary for kept in self.kept.values())

    @property
    def records(self) -> Iterator[bytes]:
        """The record of each map that could be read, encoded, sorted by id."""
        return (kept.record for kept in self.kept.values())

    @property
    def people_by_rule(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """The people of each map that each rule of the library speaks to, by account id."""
        return {account_id: kept.people_by_rule for account_id, kept in self.kept.items()}

    def of(self, file: AccountFile, account: Account, *, again: bool = False) -> Measured:
        """Return what is measured of a map, for its own pages; the last one to ask lets go of it.

        Args:
            file: The map's file.
            account: The map.
            again: Whether it will be asked for once more.
        """
        just_measured = self._measured.get(file.id)
        if not again:
            self._measured.pop(file.id, None)
        if just_measured:
            return _DECODER.decode(just_measured)
        return measure(account, self._setting.as_of, self._setting.rules)

    def work_out(self, kept: Mapping[str, MeasuredMap]) -> None:
        """Measure the maps that are not among those kept.

        Args:
            kept: What an earlier build has kept, by account id.
        """
        for file in self._playbook.files.values():
            if file.account:
                before = kept.get(file.id)
                if before and (before.digest, before.shown_path) == (file.digest, file.shown_path):
                    self.kept[file.id] = before
                else:
                    self._try(file, file.account)

    def _try(self, file: AccountFile, account: Account) -> None:
        try:
            self.kept[file.id] = self._measure(file, account)
        except Exception as error:  # noqa: BLE001 - a bug at one map must not stop the others
            failed = "this map couldn't be measured"
            self.failed[file.id] = unexpected(error, file.shown_path, failed)

    def _measure(self, file: AccountFile, account: Account) -> MeasuredMap:
        as_of, rules = self._setting.as_of, self._setting.rules
        measured = measure(account, as_of, rules)
        self._measured[file.id] = _ENCODER.encode(measured)
        summary = summarize(file.id, account, measured, as_of, rules)
        record = encode_account(file, account, measured, self._setting)
        by_rule = people_by_rule(account, measured.people, self.library)
        people = {rule: tuple(found) for rule, found in by_rule.items()}
        return MeasuredMap(file.digest, file.shown_path, summary, record, people)


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Measured)
_KEPT = msgspec.msgpack.Decoder(dict[str, MeasuredMap])


def measured_maps(playbook: Playbook, as_of: dt.date, texts: Texts, store: Store) -> MeasuredMaps:
    """Return what is measured of all maps; what an earlier build has kept is not measured again.

    Args:
        playbook: What was read.
        as_of: The day that the site speaks of.
        texts: What the pages say.
        store: Where it is kept.
    """
    measures = MeasuredMaps(playbook, as_of, texts)
    key = sha256(f"measures {playbook.shared_digest} {as_of}".encode() + code_digest()).digest()
    kept = _recalled(store.get(key))
    measures.work_out(kept)
    if measures.kept != kept:
        store.put(key, _ENCODER.encode(measures.kept))
    return measures


def _recalled(kept: bytes | None) -> dict[str, MeasuredMap]:
    try:
        return _KEPT.decode(kept) if kept else {}
    except msgspec.MsgspecError:
        return {}
