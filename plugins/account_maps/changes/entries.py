"""The history of one account in words: who changed what and when, and how attitudes turned."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from account_maps.changes import ChangeStatus
from account_maps.changes.diff import DiffContext, map_diff, read_version
from account_maps.changes.words import ChangeGroup
from account_maps.history.between import MapPair
from account_maps.history.change_sets import ChangeSet
from account_maps.html.links import shown_name
from account_maps.html.pieces import Anchor, Chip, chip
from account_maps.model.account import Account, Colleague
from account_maps.model.people import attitude, colleague_name
from account_maps.model.values import Support
from account_maps.texts import Texts

SHOWN: Final = 12
"""Groups of changes of one step that are seen at once; the others are in a fold."""


class ChangeEntry(Struct, frozen=True, gc=False, array_like=True):
    """One step in words.

    Attributes:
        account: Id of the account.
        name: Name of the company.
        when: When it was made, as ISO 8601 has it; empty if nobody knows.
        author: Who made it: one of us by the name on the site, else as git has it.
        colleague: Id of the one of us, if it is one.
        messages: What the commits say.
        status: Whether the map came, went or changed.
        groups: What changed; none if a version can't be read.
        key: What tells it from all others: the ids of the contents.
    """

    account: str
    name: str
    when: str
    author: str
    colleague: str | None
    messages: tuple[str, ...]
    status: ChangeStatus
    groups: tuple[ChangeGroup, ...]
    key: str

    @property
    def day(self) -> dt.date | None:
        """The day on which it was made; None if nobody knows."""
        return self.moment.date() if self.moment else None

    @property
    def moment(self) -> dt.datetime | None:
        """When it was made; None if nobody knows."""
        return dt.datetime.fromisoformat(self.when) if self.when else None


class SupportPeriod(Struct, frozen=True, gc=False):
    """A stance and since when it has been held; None where that is not known or not told."""

    support: Chip
    since: dt.date | None


class SupportTrend(Struct, frozen=True, gc=False):
    """How the attitude of one person turned.

    Attributes:
        person: Who.
        periods: What the attitude was, the oldest first.
        line: Where the line of the small plot goes: points of a hundred by twenty-four.
    """

    person: Anchor
    periods: tuple[SupportPeriod, ...]
    line: str


class AccountHistory(Struct, frozen=True, gc=False):
    """What a history page tells.

    Attributes:
        entries: The steps, the newest first.
        support_trends: The people whose attitude turned.
        more: How many older steps are not told.
        since: The day of the oldest version that was looked at.
        is_whole: Whether the changes before these are known.
        missing: How many old versions could not be read from the repository.
    """

    entries: tuple[ChangeEntry, ...]
    support_trends: tuple[SupportTrend, ...]
    more: int
    since: dt.date | None
    is_whole: bool = True
    missing: int = 0


_HEIGHT: Final[Mapping[Support, int]] = {
    Support.MENTOR: 2,
    Support.SUPPORTER: 7,
    Support.NEUTRAL: 12,
    Support.UNKNOWN: 12,
    Support.NON_SUPPORTER: 17,
    Support.ENEMY: 22,
}
"""How far from the top of the small plot."""

_WIDE: Final = 100


def entry(
    account_id: str, name: str, step: ChangeSet, contents: Mapping[str, bytes], context: DiffContext
) -> ChangeEntry | None:
    """Return a step in words, or None if nothing that the map says has changed.

    Of a merge only that is told which is news to all that was merged.

    Args:
        account_id: Id of the account.
        name: What it is called if the version can't be read.
        step: The step.
        contents: The contents by id.
        context: With what it is told.
    """
    pairs = [_pair(account_id, before, step.after, contents) for before in step.before or (None,)]
    diffs = [map_diff(pair, context) for pair in pairs]
    told = [diff for diff in diffs if diff]
    if len(told) < len(diffs) or not told:
        return None
    first, *others = told
    common = {str(group) for group in first.groups}
    for other in others:
        common &= {str(group) for group in other.groups}
    groups = tuple(group for group in first.groups if str(group) in common)
    if others and not groups:
        return None
    colleague = _colleague(step.email, context.colleagues)
    return ChangeEntry(
        account=account_id,
        name=name if first.is_unreadable else first.name,
        when=step.when,
        author=colleague_name(colleague, context.colleagues) if colleague else step.author,
        colleague=colleague,
        messages=step.messages,
        status=first.status,
        groups=groups,
        key=step_key(account_id, step),
    )


def step_key(account_id: str, step: ChangeSet) -> str:
    """Return what tells a step from all others."""
    who = (step.author, step.email, *step.messages)
    return " ".join((account_id, step.when, *step.before, step.after or "-", *who))


def _pair(
    account_id: str, before: str | None, after: str | None, contents: Mapping[str, bytes]
) -> MapPair:
    # A content that git has lost is there, but can't be read.
    was = None if before is None else contents.get(before, b"")
    now = None if after is None else contents.get(after, b"")
    return MapPair(account_id, account_id, account_id, was, now)


def _colleague(email: str, colleagues: Mapping[str, Colleague]) -> str | None:
    wanted = email.casefold()
    found = (key for key, one in colleagues.items() if one.email and one.email.casefold() == wanted)
    return next(found, None)


def support_trends(
    now: Account,
    found: Sequence[ChangeSet],
    contents: Mapping[str, bytes],
    href: str,
    context: DiffContext,
) -> tuple[SupportTrend, ...]:
    """Return how the attitudes of the people who are there turned.

    Args:
        now: The map as it is.
        found: Its steps, the newest first.
        contents: The contents by id.
        href: Where the profiles are, before the anchor.
        context: With what changes are told.
    """
    currency = context.rules.deal.currency
    versions = [
        (step.day, account)
        for step in reversed(found)
        if (account := read_version(contents.get(step.after or ""), currency)) is not None
    ]
    earliest = contents.get(found[-1].before[0]) if _begins_earlier(found) else None
    first = read_version(earliest, currency)
    return tuple(
        _turn(key, now, changes, href, context.texts)
        for key in now.stakeholders
        if len(changes := _changes(key, first, versions)) > 1
    )


def _begins_earlier(found: Sequence[ChangeSet]) -> bool:
    return bool(found and found[-1].before)


def _changes(
    person_id: str, first: Account | None, versions: Iterable[tuple[dt.date | None, Account]]
) -> list[tuple[Support, dt.date | None]]:
    """Return each attitude that a person has had and since when, the oldest first."""
    periods: list[tuple[Support, dt.date | None]] = []
    if first and person_id in first.stakeholders:
        periods.append((attitude(first.stakeholders[person_id]), None))
    for day, account in versions:
        person = account.stakeholders.get(person_id)
        if person and (not periods or periods[-1][0] is not attitude(person)):
            periods.append((attitude(person), day))
    return periods


def _turn(
    person_id: str,
    now: Account,
    changes: Sequence[tuple[Support, dt.date | None]],
    href: str,
    texts: Texts,
) -> SupportTrend:
    name = shown_name(person_id, now.stakeholders[person_id])
    return SupportTrend(
        Anchor(name, f"{href}{person_id}"),
        tuple(SupportPeriod(chip(support, texts), since) for support, since in changes),
        _line([support for support, _ in changes]),
    )


def _line(attitudes: Sequence[Support]) -> str:
    """Return a line of steps from left to right, each attitude as wide as the others."""
    wide = _WIDE / len(attitudes)
    points = []
    for place, one in enumerate(attitudes):
        points += [(place * wide, _HEIGHT[one]), ((place + 1) * wide, _HEIGHT[one])]
    return " ".join(f"{x:.1f},{y}" for x, y in points)
