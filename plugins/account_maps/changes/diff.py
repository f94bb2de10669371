"""One map in two versions → all that is told of it, and what a picture of it can be made from."""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from account_maps.changes import ChangeStatus, Comparison, Effect, compare, effect
from account_maps.changes.values import short
from account_maps.changes.words import ChangeGroup, ChangeWording, Consequences, FieldChange
from account_maps.history.between import MapPair
from account_maps.measure import measure
from account_maps.model.account import Account, Colleague
from account_maps.model.currency import with_currency
from account_maps.model.format import read_account
from account_maps.model.people import committee
from account_maps.model.rules import Rules
from account_maps.texts import Texts

WHOLE_MAP = 95
"""How much it matters that a map came or went."""

UNREADABLE = 100
"""How much it matters that a version can't be read: somebody has to look."""


class Versions(Struct, frozen=True):
    """A map as it was and as it is, with what changed: what a picture is made from.

    Attributes:
        before: The earlier version.
        after: The later version.
        comparison: What changed.
        effect: What that does to figures and findings.
    """

    before: Account
    after: Account
    comparison: Comparison
    effect: Effect


class MapDiff(Struct, frozen=True):
    """What is told of one map.

    Attributes:
        id: Id of the account.
        name: Name of the company, else the id.
        path: The file.
        path_before: The file it was, if that was another.
        status: Whether the map came, went or changed.
        groups: What changed, what matters most first; none if a version can't be read.
        consequences: What that does to figures and findings.
        weight: How much it matters.
        versions: Both versions, if it is in both and can be read.
    """

    id: str
    name: str
    path: str
    path_before: str | None
    status: ChangeStatus
    groups: tuple[ChangeGroup, ...]
    consequences: Consequences
    weight: int
    versions: Versions | None = None

    @property
    def is_unreadable(self) -> bool:
        """Whether one of the two versions can't be read."""
        return self.weight == UNREADABLE


class DiffContext(Struct, frozen=True):
    """With what changes are told.

    Attributes:
        rules: The numbers behind the figures.
        colleagues: Our own people by id.
        texts: The words.
        as_of: The day on which both versions are measured.
        measured: Whether figures and findings are told as well, which takes most of the time.
    """

    rules: Rules
    colleagues: Mapping[str, Colleague]
    texts: Texts
    as_of: dt.date
    measured: bool = True


def map_diff(pair: MapPair, context: DiffContext) -> MapDiff | None:
    """Return what is told of one map, or None if nothing that it says has changed.

    Args:
        pair: The map in two states.
        context: With what it is told.
    """
    currency = context.rules.deal.currency
    before, after = read_version(pair.before, currency), read_version(pair.after, currency)
    if pair.before is None or pair.after is None:
        return _came_or_went(pair, after or before, context)
    if before is None or after is None:
        return _diff(pair, after or before, ChangeStatus.CHANGED, weight=UNREADABLE)
    versions = versions_of(before, after, context)
    if not versions.comparison.changes and pair.name == pair.name_before:
        return None
    wording = ChangeWording(before, after, context.colleagues, context.texts)
    return MapDiff(
        id=pair.id,
        name=short(after.name),
        path=pair.name,
        path_before=_path_before(pair),
        status=ChangeStatus.CHANGED,
        groups=wording.groups(versions.comparison),
        consequences=wording.consequences(versions.effect),
        weight=versions.comparison.weight,
        versions=versions,
    )


def versions_of(before: Account, after: Account, context: DiffContext) -> Versions:
    """Return two versions with what changed between them and what that does.

    Args:
        before: The earlier version.
        after: The later version.
        context: With what they are measured, both on the same day.
    """
    comparison = compare(before, after)
    if not context.measured:
        return Versions(before, after, comparison, Effect((), (), ()))
    was = measure(before, context.as_of, context.rules)
    now = measure(after, context.as_of, context.rules)
    return Versions(before, after, comparison, effect(was, now, comparison))


@lru_cache(maxsize=32)  # In a row of versions, each is the later one of a pair and the earlier.
def read_version(data: bytes | None, site_currency: str) -> Account | None:
    """Return a map, or None if it is not there or can't be read.

    Args:
        data: Its bytes.
        site_currency: The currency of a value that names none.
    """
    account = read_account(data, "").account if data is not None else None
    return with_currency(account, site_currency) if account else None


def _came_or_went(pair: MapPair, account: Account | None, context: DiffContext) -> MapDiff:
    status = ChangeStatus.ADDED if pair.before is None else ChangeStatus.REMOVED
    if account is None:
        return _diff(pair, None, status, weight=UNREADABLE)
    texts = context.texts
    phrases = [FieldChange("", "", texts(f"compare.{status}_map"))]
    if status is ChangeStatus.ADDED:
        phrases.append(
            FieldChange("", "", texts.count("compare.people", len(account.stakeholders)))
        )
        count = texts("compare.committee", number=len(committee(account)))
        phrases.append(FieldChange("", "", count))
    group = ChangeGroup(short(account.name), None, status, tuple(phrases), "", WHOLE_MAP)
    return _diff(pair, account, status, (group,), weight=WHOLE_MAP)


def _diff(
    pair: MapPair,
    account: Account | None,
    status: ChangeStatus,
    groups: tuple[ChangeGroup, ...] = (),
    *,
    weight: int,
) -> MapDiff:
    name = short(account.name) if account else pair.id
    path_before = _path_before(pair)
    return MapDiff(pair.id, name, pair.name, path_before, status, groups, Consequences(), weight)


def _path_before(pair: MapPair) -> str | None:
    return pair.name_before if pair.name_before != pair.name else None


def by_weight(diffs: list[MapDiff]) -> list[MapDiff]:
    """Return diffs sorted by how much they matter."""
    return sorted(diffs, key=lambda one: (-one.weight, -len(one.groups), one.id))
