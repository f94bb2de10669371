"""What is worked out of each map, kept between builds, so that only changed maps are read again.

Of every map three small things stay: its summary, for the pages about many accounts; its record,
for machines; and the people to whom the library of talking points speaks. What its own pages show
is worked out once a build, and only kept until the last of them is made.
"""

import datetime as dt
from collections.abc import Iterator

import msgspec

from account_maps.export import ExportContext, encode_account
from account_maps.extensions import Extensions
from account_maps.measure import Measured
from account_maps.measure.records import AccountSummary
from account_maps.measure.summary import summarize
from account_maps.model.account import Account
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.pages.account_cache import AccountCache, MeasuredMap
from account_maps.pages.account_results import (
    AccountResults,
    ReachByRule,
    account_results,
    results_context,
)
from account_maps.pages.shared_digests import SharedDigests
from account_maps.pages.spec import digest
from account_maps.read.problems import Problem
from account_maps.read.unexpected import unexpected
from account_maps.talk import account_names
from account_maps.texts import Texts


class MeasuredMaps:
    """What is measured of the maps of one build.

    Args:
        playbook: What was read.
        as_of: The day that the site speaks of.
        texts: What the pages say.
        extensions: What the team has added itself.

    Attributes:
        maps: What is measured of each, by account id.
        context: What results are worked out with.
        failed: The maps that the program failed on, and how that is told, by account id.
    """

    def __init__(
        self, playbook: Playbook, as_of: dt.date, texts: Texts, extensions: Extensions
    ) -> None:
        self._playbook = playbook
        self._extensions = extensions
        self.context = results_context(playbook, as_of, extensions, texts)
        self._texts = texts
        self.maps: dict[str, MeasuredMap] = {}
        self.failed = dict[str, Problem]()
        self._results: dict[str, bytes] = {}

    @property
    def summaries(self) -> tuple[AccountSummary, ...]:
        """The summary of each map that could be read, sorted by id."""
        return tuple(one.summary for one in self.maps.values())

    @property
    def records(self) -> Iterator[bytes]:
        """The record of each map that could be read, encoded, sorted by id."""
        return (one.record for one in self.maps.values())

    @property
    def reach_by_rule(self) -> dict[str, ReachByRule]:
        """Whom each rule of the library speaks to in each map, by account id."""
        return {account_id: one.reach_by_rule for account_id, one in self.maps.items()}

    def of(self, file: AccountFile, account: Account, *, again: bool = False) -> AccountResults:
        """Return what is worked out of a map, for its own pages; the last one to ask lets go of it.

        Args:
            file: The map's file.
            account: The map.
            again: Whether it will be asked for once more.
        """
        encoded = self._results.pop(file.id, None)
        colleagues = self._playbook.colleagues_of(file)
        results = (
            _DECODER.decode(encoded)
            if encoded
            else account_results(account, colleagues, self.context, self._playbook.elsewhere(file))
        )
        if again:
            self._results[file.id] = encoded or _ENCODER.encode(results)
        return results

    def made_from(self, file: AccountFile) -> bytes:
        """Return a digest of all that a map's own files are made from, beside other maps.

        Args:
            file: The map's file.
        """
        return self.maps[file.id].made_from

    def work_out(self, digests: SharedDigests, cache: AccountCache) -> None:
        """Measure the maps of which an earlier build has not kept what was measured.

        Args:
            digests: What tells whether the values that pages share have changed.
            cache: The accounts of earlier builds; brought up to date.
        """
        for file in self._playbook.files.values():
            if file.account:
                colleagues = self._playbook.colleagues_of(file)
                elsewhere = self._playbook.elsewhere(file)
                of_map = (file.shown_path, file.digest, colleagues, elsewhere)
                made_from = digest(*of_map, *digests.of_account)
                kept = cache.measured(file.shown_path, made_from)
                if kept:
                    self.maps[file.id] = kept
                else:
                    self._try(file, file.account, made_from, cache)

    def _try(
        self, file: AccountFile, account: Account, made_from: bytes, cache: AccountCache
    ) -> None:
        try:
            self.maps[file.id] = self._measure(file, account, made_from)
            if self._extensions.is_sound():
                cache.keep(file.shown_path, self.maps[file.id])
        except Exception as error:  # noqa: BLE001 - a bug at one map must not stop the others
            failed = "this map couldn't be measured"
            self.failed[file.id] = unexpected(error, file.shown_path, failed)

    def _measure(self, file: AccountFile, account: Account, made_from: bytes) -> MeasuredMap:
        results = self.of(file, account, again=True)
        measured = results.measured
        return MeasuredMap(
            made_from=made_from,
            summary=summarize(file.id, account, measured, self.context.as_of, self._playbook.rules),
            record=self._record(file, account, measured),
            reach_by_rule=dict(results.reach_by_rule),
            names=tuple(sorted(account_names(account))),
        )

    def _record(self, file: AccountFile, account: Account, measured: Measured) -> bytes:
        colleagues = self._playbook.colleagues_of(file)
        context = ExportContext(self.context.as_of, self._playbook.rules, colleagues, self._texts)
        return encode_account(file, account, measured, context)


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(AccountResults)
