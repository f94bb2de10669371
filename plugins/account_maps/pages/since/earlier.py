"""How each account stood as the week began, from git, kept between builds.

Only maps that have changed since are read from git. Of the others, what was measured then is only
older: the same map, measured on the earlier day.
"""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

import msgspec
from msgspec import Struct

from account_maps.changes.diff import DiffContext, map_diff, read_version
from account_maps.changes.log import ChangeLog
from account_maps.changes.words import ChangeGroup
from account_maps.history.between import MapPair
from account_maps.history.change_sets import content_on
from account_maps.measure import measure
from account_maps.measure.measured import FigureKey
from account_maps.measure.status import Status
from account_maps.model.account import Account
from account_maps.model.playbook import AccountFile
from account_maps.pages.context import BuildContext
from account_maps.pages.spec import digest
from account_maps.store.code import code_digest

MEASURED: Final = (
    FigureKey.DECISION_COVERAGE,
    FigureKey.PREDICTED_SUPPORT,
    FigureKey.WORST_LOSS_THEIRS,
    FigureKey.WORST_LOSS_OURS,
    FigureKey.FRESHNESS,
)
"""The figures that are compared."""


class Known(StrEnum):
    """What is known of an account's map on an earlier day."""

    YES = "yes"
    NEW = "new"
    UNREADABLE = "unreadable"
    NO = "no"


class Earlier(Struct, frozen=True, array_like=True):
    """How an account stood.

    Attributes:
        known: What is known of it.
        status: Its status, if it is known.
        values: The figures.
        ranges: The least and the most that figures of unknown stances could have been.
        groups: What changed since, in words.
    """

    known: Known
    status: Status | None = None
    values: Mapping[FigureKey, float | None] = {}
    ranges: Mapping[FigureKey, tuple[float, float]] = {}
    groups: tuple[ChangeGroup, ...] = ()


class MapThen(Struct, frozen=True, gc=False):
    """Which content a map had.

    Attributes:
        known: What is known of it.
        content: Id of its content; None if it has the same as now, or none.
    """

    known: Known
    content: str | None = None


def monday_before(day: dt.date) -> dt.date:
    """Return the Monday before a day; of a Monday, the one a week before."""
    return day - dt.timedelta(day.weekday() or 7)


def map_then(log: ChangeLog, file: AccountFile, monday: dt.date) -> MapThen:
    """Return which content a map had as a Monday began.

    Args:
        log: The changes of the playbook.
        file: The map's file.
        monday: The day.
    """
    steps = log.steps[file.id]
    content = content_on(steps, monday - dt.timedelta(1))
    if content:
        return MapThen(Known.YES, None if content == steps[0].after else content)
    is_new = log.is_whole(file) and all(one.day and one.day >= monday for one in steps)
    return MapThen(Known.NEW if is_new else Known.NO)


_KEPT = msgspec.msgpack.Decoder(dict[str, Earlier])


def standings_then(
    context: BuildContext, log: ChangeLog, maps: Mapping[str, MapThen], monday: dt.date
) -> dict[str, Earlier]:
    """Return how each account stood as a Monday began, by id.

    Args:
        context: What the page is made from.
        log: The changes of the playbook.
        maps: Which content each map had, by id of the account.
        monday: The day.
    """
    shared = context.digests
    made_with = (shared.rules, shared.criteria, log.made_with, monday, code_digest())
    place = digest("since monday", *made_with)
    kept = _recalled(log.store.get(place))
    names = {key: _name(context, key, then) for key, then in maps.items()}
    new = [key for key in maps if names[key] not in kept]
    contents = log.contents(content for key in new if (content := maps[key].content))
    found = {name: kept[name] for name in names.values() if name in kept}
    for key in new:
        file = context.playbook.files[key]
        found[names[key]] = _earlier(context, file, maps[key], contents, monday)
    is_lost = any(maps[key].content not in (None, *contents) for key in new)
    if new and not is_lost:
        log.store.put(place, msgspec.msgpack.encode(found))
    return {key: found[name] for key, name in names.items()}


def _name(context: BuildContext, account_id: str, then: MapThen) -> str:
    """Return what tells the result for an account from all others."""
    file = context.playbook.files[account_id]
    of_map = (account_id, then.known, then.content, file.digest)
    return digest(*of_map, context.playbook.elsewhere(file)).hex()


def _earlier(
    context: BuildContext,
    file: AccountFile,
    then: MapThen,
    contents: Mapping[str, bytes],
    monday: dt.date,
) -> Earlier:
    if then.known is not Known.YES:
        return Earlier(then.known)
    account = file.account
    groups: tuple[ChangeGroup, ...] = ()
    if then.content:
        if then.content not in contents:
            return Earlier(Known.NO)
        before = contents[then.content]
        account = read_version(before, context.playbook.rules.deal.currency)
        groups = _groups(context, file, before, monday)
    if account is None:
        return Earlier(Known.UNREADABLE)
    return _measured(context, file, account, groups, monday)


def _groups(
    context: BuildContext, file: AccountFile, before: bytes, monday: dt.date
) -> tuple[ChangeGroup, ...]:
    playbook = context.playbook
    told_with = DiffContext(playbook.rules, playbook.team, context.texts, monday, measured=False)
    pair = MapPair(file.id, file.id, file.id, before, file.path.read_bytes())
    found = map_diff(pair, told_with)
    return found.groups if found else ()


def _measured(
    context: BuildContext,
    file: AccountFile,
    account: Account,
    groups: tuple[ChangeGroup, ...],
    monday: dt.date,
) -> Earlier:
    shared, elsewhere = context.measures.context, context.playbook.elsewhere(file)
    rules = (shared.rules, shared.risk_rules)
    found = measure(account, monday, *rules, elsewhere=elsewhere, criteria=shared.criteria)
    figures = {key: found.figures[key] for key in MEASURED}
    return Earlier(
        known=Known.YES,
        status=found.status.level,
        values={key: one.value for key, one in figures.items()},
        ranges={key: one.ends for key, one in figures.items() if one.ends},
        groups=groups,
    )


def _recalled(kept: bytes | None) -> dict[str, Earlier]:
    try:
        return _KEPT.decode(kept) if kept else {}
    except msgspec.MsgspecError:
        return {}
