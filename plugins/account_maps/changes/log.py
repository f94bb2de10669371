"""Changes in words, kept between builds: reading old versions is what takes time."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from itertools import takewhile
from typing import Final

import msgspec

from account_maps.changes.diff import DiffContext
from account_maps.changes.entries import (
    AccountHistory,
    ChangeEntry,
    entry,
    step_key,
    support_trends,
)
from account_maps.changes.table import newest
from account_maps.history.change_sets import ChangeSet, change_sets, content_on, quarter_ends
from account_maps.history.history import History, LastChanges
from account_maps.model.account import Account
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.store.code import code_digest
from account_maps.store.store import Store

LATEST: Final = 60
"""Steps on the page of what changed, and in its feed."""

LATEST_OF_AN_OWNER: Final = 10
"""Steps in the feed of an owner."""

_AHEAD: Final = 32
"""Accounts whose old versions are read from git at once, by one process."""

_ENCODER = msgspec.msgpack.Encoder()
_KEPT = msgspec.msgpack.Decoder(dict[str, ChangeEntry | None])

Steps = Mapping[str, tuple[ChangeSet, ...]]


class ChangeLog:
    """What changed in the maps, in words.

    Args:
        history: What git knows.
        playbook: The maps.
        context: With what changes are told.
        most: Steps of an account that are told.
        store: Where they are kept.
    """

    def __init__(
        self, history: History, playbook: Playbook, context: DiffContext, most: int, store: Store
    ) -> None:
        self._history = history
        self._playbook = playbook
        self._context = context
        self._most = most
        self.store = store
        self._contents: Mapping[str, bytes] = {}
        self._read: frozenset[str] = frozenset()
        self._histories: dict[str, AccountHistory] = {}

    @property
    def is_known(self) -> bool:
        """Whether git knows anything of the maps."""
        return self._history.is_known

    def last_changes(self, file: AccountFile) -> LastChanges:
        """Return the last change of each person and each section of a map."""
        return self._history.last_changes(file)

    def content(self, name: str) -> bytes:
        """Return a content by its id; nothing if git has lost it."""
        return self._history.contents([name]).get(name, b"")

    def contents(self, names: Iterable[str]) -> Mapping[str, bytes]:
        """Return contents by their ids, without those that git has lost."""
        return self._history.contents(names)

    def is_whole(self, file: AccountFile) -> bool:
        """Return whether all versions of a map are known, from the first on."""
        return self._history.is_whole(file)

    @cached_property
    def changed(self) -> Mapping[str, dt.date]:
        """The day of the last change of each account that has one."""
        days = ((key, found[0].day) for key, found in self.steps.items() if found)
        return {key: day for key, day in days if day}

    @cached_property
    def undated(self) -> int:
        """How many steps have no day, and so no place among those of other maps."""
        return sum(step.day is None for found in self.steps.values() for step in found)

    @cached_property
    def steps(self) -> Steps:
        """The steps of each map that can be read, the newest first."""
        return {
            file.id: self._open_steps(tuple(change_sets(self._history.versions(file))))
            for file in self._playbook.files.values()
            if file.account
        }

    def _open_steps(self, found: tuple[ChangeSet, ...]) -> tuple[ChangeSet, ...]:
        """Return the steps since a map last was, or named, what the site leaves out."""
        hidden = self._playbook.hidden
        if hidden.rule is None:
            return found
        contents = self._history.contents(_contents_of(found))
        closed = {name for name, text in contents.items() if not hidden.may_show(text)}
        return tuple(takewhile(lambda step: closed.isdisjoint(_contents_of([step])), found))

    def fingerprint(self, account_id: str) -> list[str]:
        """Return what the history of an account depends on, as plain values."""
        told = self.steps[account_id]
        said = [step_key(account_id, step) for step in told[: self._most]]
        is_whole = self._history.is_whole(self._playbook.files[account_id])
        return [*said, str(len(told)), str(self._most), str(is_whole)]

    def of_account(self, file: AccountFile, account: Account, href: str) -> AccountHistory:
        """Return the history of an account. Its page and its feed ask for it, one after the other.

        Args:
            file: The map's file.
            account: The map.
            href: Where the profiles are as seen from the history page, before the id.
        """
        if file.id not in self._histories:
            self._histories[file.id] = self._work_out(file, account, href)
        return self._histories[file.id]

    def _work_out(self, file: AccountFile, account: Account, href: str) -> AccountHistory:
        every = self.steps[file.id]
        few = every[: self._most]
        contents = self._ahead(file.id)
        told = (entry(file.id, account.name, step, contents, self._context) for step in few)
        return AccountHistory(
            entries=tuple(one for one in told if one),
            support_trends=support_trends(account, few, contents, href, self._context),
            more=len(every) - len(few),
            since=few[-1].day if few else None,
            is_whole=self._history.is_whole(file),
            missing=sum(name not in contents for name in {*_contents_of(few)}),
        )

    def _ahead(self, account_id: str) -> Mapping[str, bytes]:
        """Return the contents that an account needs, read with those of the accounts after it."""
        if account_id not in self._read:
            ids = [*self.steps]
            place = ids.index(account_id)
            self._read = frozenset(ids[place : place + _AHEAD])
            few = (step for key in sorted(self._read) for step in self.steps[key][: self._most])
            self._contents = self._history.contents(_contents_of(few))
        return self._contents

    @cached_property
    def made_with(self) -> bytes:
        """A digest of what changes are told with. Old versions may name any of our people."""
        ours = [(key, one.name, one.email) for key, one in self._context.colleagues.items()]
        shared = (ours, self._context.rules.deal.currency)
        return sha256(self._context.texts.digest + repr(shared).encode()).digest()

    @cached_property
    def latest(self) -> tuple[ChangeEntry, ...]:
        """The latest steps of all maps, and of the maps of each owner, the newest first."""
        chosen = self._chosen()
        key = sha256(b"told changes" + self.made_with + code_digest()).digest()
        kept = _recalled(self.store.get(key))
        told = {name: kept[name] for name in chosen if name in kept}
        new = {name: one for name, one in chosen.items() if name not in told}
        contents = self._history.contents(_contents_of(step for _, step in new.values()))
        for name, (account_id, step) in new.items():
            told[name] = entry(account_id, self._name(account_id), step, contents, self._context)
        is_all_there = all(name in contents for name in _contents_of(s for _, s in new.values()))
        if told.keys() != kept.keys() and is_all_there:
            self.store.put(key, _ENCODER.encode(told))
        return tuple(newest((one for one in told.values() if one), len(told)))

    def _chosen(self) -> dict[str, tuple[str, ChangeSet]]:
        """Return the latest steps by what is told of each: of all maps, and of each owner's."""
        every = [
            (key, step)
            for key, found in self.steps.items()
            for step in [one for one in found if one.when][:LATEST]
        ]
        every.sort(key=lambda one: (dt.datetime.fromisoformat(one[1].when), one[0]), reverse=True)
        chosen = every[:LATEST]
        of_owner: dict[str, int] = {}
        for account_id, step in every:
            owner = self.owner(account_id)
            if owner and of_owner.get(owner, 0) < LATEST_OF_AN_OWNER:
                of_owner[owner] = of_owner.get(owner, 0) + 1
                chosen.append((account_id, step))
        return {
            f"{step_key(account_id, step)} {self._name(account_id)}": (account_id, step)
            for account_id, step in chosen
        }

    @cached_property
    def owners(self) -> tuple[str, ...]:
        """Those of us who own an account of which a change is told."""
        found = {self.owner(one.account) for one in self.latest}
        return tuple(sorted(owner for owner in found if owner))

    def earlier(self, as_of: dt.date, most: int) -> dict[str, dict[dt.date, str]]:
        """Return the contents of each map on earlier days; of days with the same, the first.

        Args:
            as_of: The day that the site speaks of.
            most: How many days, each the end of a quarter.
        """
        days = quarter_ends(as_of, most)
        found: dict[str, dict[dt.date, str]] = {}
        for account_id, steps_ in self.steps.items():
            now = steps_[0].after if steps_ else None
            of_account = found[account_id] = {}
            for day in days:
                content = content_on(steps_, day)
                if content and content != now and content not in of_account.values():
                    of_account[day] = content
        return found

    def owner(self, account_id: str) -> str | None:
        """Return who of us owns an account."""
        account = self._playbook.files[account_id].account
        return account.owner if account else None

    def _name(self, account_id: str) -> str:
        account = self._playbook.files[account_id].account
        return account.name if account else account_id


def _contents_of(steps: Iterable[ChangeSet]) -> Iterator[str]:
    for step in steps:
        yield from step.before
        if step.after:
            yield step.after


def _recalled(kept: bytes | None) -> dict[str, ChangeEntry | None]:
    try:
        return _KEPT.decode(kept) if kept else {}
    except msgspec.MsgspecError:
        return {}
