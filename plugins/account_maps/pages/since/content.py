"""What moved since last Monday, for each of our people: which accounts, which figures, and why."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from account_maps.changes.words import ChangeGroup
from account_maps.html.amounts import day_words, money, short_day
from account_maps.html.figure_words import shown_range
from account_maps.html.letters import capital_first
from account_maps.html.pieces import Anchor, Chip, chip
from account_maps.measure.measured import FigureKey
from account_maps.measure.money import total
from account_maps.measure.records import AccountSummary
from account_maps.model.days import days_after
from account_maps.model.people import colleague_name
from account_maps.pages.overview import Overview
from account_maps.pages.since.earlier import Earlier, Known

MOST_CHANGES: Final = 4
"""Changes of an account that are seen at once. Our choice."""

_FOLDED: Final = 40
"""Changes beyond them that a fold holds."""

NOTICED: Final = 0.05
"""How far a figure must move for an account of which nothing was written to be told. Our choice."""

_SHOWN_MOVE: Final = 0.005
"""Half a percent: what shows in whole percents."""

_SHOWN: Final = {
    "coverage": FigureKey.DECISION_COVERAGE,
    "support": FigureKey.PREDICTED_SUPPORT,
    "key_person": FigureKey.WORST_LOSS_THEIRS,
    "up_to_date": FigureKey.FRESHNESS,
}
"""The figures by the names that the overview gives them."""


class FigureMove(Struct, frozen=True, gc=False):
    """A figure that moved: what it is called, what it was, what it is."""

    name: str
    before: str
    after: str


class Why(Struct, frozen=True, gc=False):
    """A change of the map: what it is about, and what changed."""

    about: Anchor
    text: str


class MovedAccount(Struct, frozen=True, gc=False):
    """An account on which something moved.

    Attributes:
        deal: Value, stage and close date, as far as they are set.
        note: What must be said instead of a comparison, or is to be known with it.
        before: The status then; None if it isn't known.
        after: The status now, or how the deal ended.
        is_other: Whether the status is another one now.
        figures: The figures that moved.
        changes: What changed in the map, what matters most first.
        more: Changes that a fold holds.
        rest: How many more there are.
        aged: What moved only because time passed, as sentences.
    """

    name: Anchor
    deal: tuple[str, ...]
    note: str
    before: Chip | None
    after: Chip
    is_other: bool
    figures: tuple[FigureMove, ...]
    changes: tuple[Why, ...]
    more: tuple[Why, ...]
    rest: int
    aged: tuple[str, ...]


class Rep(Struct, frozen=True, gc=False):
    """One of our people with the accounts that moved.

    Attributes:
        anchor: Where it is on the page.
        name: Who it is, leading to their page.
        accounts: What moved, the most at stake first.
        total: How many accounts they own that are open, or were closed since.
        value: What the accounts that moved are worth together.
        of_all: What all of theirs are worth together.
    """

    anchor: str
    name: Anchor
    accounts: tuple[MovedAccount, ...]
    total: int
    value: str
    of_all: str


class SinceMonday(Struct, frozen=True):
    """What moved since last Monday.

    Attributes:
        monday: The day.
        reps: Our people on whose accounts something moved, and what.
        quiet: Those on whose accounts nothing did.
    """

    monday: dt.date
    reps: tuple[Rep, ...]
    quiet: tuple[Anchor, ...]


def since_monday(overview: Overview, then: Mapping[str, Earlier], monday: dt.date) -> SinceMonday:
    """Return what moved since last Monday.

    Args:
        overview: All accounts.
        then: How each stood, by id.
        monday: The day.
    """
    reps = [*_reps(overview, then, monday)]
    return SinceMonday(
        monday,
        reps=tuple(rep for rep in reps if rep.accounts),
        quiet=tuple(rep.name for rep in reps if not rep.accounts),
    )


def _reps(overview: Overview, then: Mapping[str, Earlier], monday: dt.date) -> Iterator[Rep]:
    owned: dict[str | None, list[AccountSummary]] = {}
    for summary in overview.every:
        owned.setdefault(summary.account.owner, []).append(summary)
    people = overview.colleagues
    for key in sorted(owned, key=lambda one: (one is None, colleague_name(one or "", people))):
        is_open = [one for one in owned[key] if one.account.outcome is None]
        moved = [
            (summary, found)
            for summary in overview.by_stake(owned[key])
            if (found := _moved(summary, then[summary.id], overview, monday))
        ]
        yield Rep(
            anchor=f"rep-{key or 'nobody'}",
            name=overview.colleague(key) if key else Anchor(overview.texts("day.nobody")),
            accounts=tuple(found for _, found in moved),
            total=len({one.id for one in (*is_open, *(one for one, _ in moved))}),
            value=_sum((one for one, _ in moved), overview),
            of_all=_sum(is_open, overview),
        )


def _sum(summaries: Iterable[AccountSummary], overview: Overview) -> str:
    values = [one.account.value for one in summaries if one.account.value]
    return " + ".join(map(money, total(values, overview.rules.deal)))


def _moved(
    summary: AccountSummary, then: Earlier, overview: Overview, monday: dt.date
) -> MovedAccount | None:
    """Return an account on which something moved, or None."""
    figures = tuple(_figures(summary, then, overview))
    is_closed = summary.account.outcome is not None
    is_other = then.status is not None and (then.status is not summary.status or is_closed)
    is_old_news = is_closed and not then.groups
    by_time = is_other or _is_noticed(summary, then)
    if then.known is Known.YES and (is_old_news or not (then.groups or by_time)):
        return None
    if then.known is not Known.YES and is_closed:
        return None
    changes = tuple(_why(group, summary, overview) for group in then.groups)
    return MovedAccount(
        name=overview.account(summary),
        deal=tuple(_deal(summary, overview)),
        note=_note(then, overview, monday),
        before=chip(then.status, overview.texts) if then.status else None,
        after=_standing(summary, overview),
        is_other=is_other,
        figures=() if is_closed else figures,
        changes=changes[:MOST_CHANGES],
        more=changes[MOST_CHANGES : MOST_CHANGES + _FOLDED],
        rest=max(0, len(changes) - MOST_CHANGES - _FOLDED),
        aged=() if is_closed or not then.values else tuple(_aged(summary, overview, monday)),
    )


def _standing(summary: AccountSummary, overview: Overview) -> Chip:
    outcome = summary.account.outcome
    if outcome is None:
        return overview.status(summary)
    return Chip(overview.texts.value(outcome.result), f"result-{outcome.result}")


def _note(then: Earlier, overview: Overview, monday: dt.date) -> str:
    if then.known is Known.YES:
        return ""
    return overview.texts(f"since.known.{then.known}", day=short_day(monday, overview.as_of))


def _deal(summary: AccountSummary, overview: Overview) -> Iterator[str]:
    account = summary.account
    if account.value:
        yield money(account.value)
    if account.stage:
        yield capital_first(account.stage)
    if account.close_date:
        day = short_day(account.close_date, overview.as_of)
        yield overview.texts("since.closes", day=day)


def _pairs(
    summary: AccountSummary, then: Earlier
) -> Iterator[tuple[str, FigureKey, FigureKey, float | None, float | None]]:
    """Yield each figure with its key then and now, and its values: the larger of the two losses."""
    losses = (FigureKey.WORST_LOSS_THEIRS, FigureKey.WORST_LOSS_OURS)
    for name, key in _SHOWN.items():
        was = now = key
        if key in losses:
            was = max(losses, key=lambda one: then.values[one] or 0.0)
            now = max(losses, key=lambda one: summary.values[one] or 0.0)
        yield name, was, now, then.values[was], summary.values[now]


def _figures(summary: AccountSummary, then: Earlier, overview: Overview) -> Iterator[FigureMove]:
    texts = overview.texts
    for name, was, now, before, after in _pairs(summary, then) if then.values else ():
        ends, old_ends = summary.ranges.get(now), then.ranges.get(was)
        shown = (
            shown_range(was, before, old_ends, texts),
            shown_range(now, after, ends, texts),
        )
        if shown[0] != shown[1] and (before is None or after is None or _differs(before, after)):
            yield FigureMove(texts(f"key_metrics.{name}"), *shown)


def _differs(before: float, after: float) -> bool:
    return abs(before - after) >= _SHOWN_MOVE


def _is_noticed(summary: AccountSummary, then: Earlier) -> bool:
    """Return whether a figure moved far enough to be told where nothing was written."""
    pairs = _pairs(summary, then) if then.values else ()
    return any(
        before is not after if before is None or after is None else abs(before - after) >= NOTICED
        for *_, before, after in pairs
    )


def _why(group: ChangeGroup, summary: AccountSummary, overview: Overview) -> Why:
    name = group.about or overview.texts("compare.account")
    href = overview.links.person(summary.id, group.person) if group.person else None
    return Why(Anchor(name, href), "; ".join(map(str, group.phrases)))


def _aged(summary: AccountSummary, overview: Overview, monday: dt.date) -> Iterator[str]:
    """Yield what happened because time passed: who went cold, and what is no longer up to date."""
    texts, as_of = overview.texts, overview.as_of
    for tie in summary.fading:
        if monday < days_after(as_of, tie.days) <= as_of:
            ours = colleague_name(tie.colleague, overview.colleagues)
            last = short_day(tie.last, as_of)
            yield texts("since.no_contact", person=tie.who.name, colleague=ours, day=last)
    for day in _out_of_date([day for day, _ in summary.weight_by_day if day], overview, monday):
        yield texts("since.out_of_date", day=day_words(day))


def _out_of_date(days: Sequence[dt.date], overview: Overview, monday: dt.date) -> Iterator[dt.date]:
    """Yield the days of confirmation from which on a fact has lately stopped being up to date."""
    lasts = overview.rules.freshness.fresh
    for day in days:
        if monday < days_after(day, lasts + 1) <= overview.as_of:
            yield day
