"""Two plots as plain shapes: where the accounts stand, and how the facts will age."""

import datetime as dt
from calendar import monthrange
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from account_maps.html.amounts import percent, signed_percent
from account_maps.html.lists import SHOWN, Table, TableCell, names, number, table, words
from account_maps.measure.measured import FigureKey
from account_maps.measure.records import AccountSummary
from account_maps.measure.scale import Age, age
from account_maps.measure.status import Status
from account_maps.model.days import days_after
from account_maps.pages.overview import Overview
from account_maps.pages.risks.labels import Label, PlacedLabel, placed

# Edges of what is drawn, in a picture of 640 × 372.
LEFT, RIGHT, TOP, BOTTOM = 48, 616, 20, 332
MONTHS: Final = 6

READABLE: Final = 0.06
"""The share from which a part of a bar has room for its figure."""

TITLED: Final = 300
"""Above this many accounts a dot has no title of its own, for the page's weight."""


class Dot(Struct, frozen=True, gc=False):
    """One account. Its shape says the status as its color does."""

    x: float
    y: float
    status: Status
    title: str


class Tick(Struct, frozen=True, gc=False):
    """A line of the grid and what it stands for."""

    at: float
    text: str


class StandingPlot(Struct, frozen=True, gc=False):
    """Decision coverage from left to right, predicted support from below to above."""

    title: str
    about: str
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    table: Table


def standing_plot(overview: Overview) -> StandingPlot | None:
    """Return where each account stands; None if there is none with people."""
    ranked = overview.by_stake([one for one in overview.summaries if one.people])
    if not ranked:
        return None
    titled = len(ranked) <= TITLED
    dots = [_dot(one, overview, titled=titled) for one in ranked]
    placed_dots = [PlacedLabel(d.x, d.y, one.name) for d, one in zip(dots, ranked, strict=True)]
    texts = overview.texts
    made = _standing_table(ranked, overview)
    return StandingPlot(
        title=made.title,
        about=texts("plot.standing.about", accounts=texts.count("accounts.count", len(ranked))),
        # What matters most is drawn last, over the others.
        dots=tuple(reversed(dots)),
        labels=placed(placed_dots[:SHOWN], placed_dots),
        across=tuple(Tick(_across(s / 4), percent(s / 4)) for s in range(5)),
        up=tuple(Tick(_up(s / 2), signed_percent(s / 2)) for s in range(-2, 3)),
        table=made,
    )


def _across(coverage: float) -> float:
    return round(LEFT + coverage * (RIGHT - LEFT), 1)


def _up(support: float) -> float:
    return round(BOTTOM - (support + 1) / 2 * (BOTTOM - TOP), 1)


def _stand(summary: AccountSummary) -> tuple[float, float]:
    values = summary.values
    coverage = values[FigureKey.DECISION_COVERAGE] or 0.0
    return coverage, values[FigureKey.PREDICTED_SUPPORT] or 0.0


def _dot(summary: AccountSummary, overview: Overview, *, titled: bool) -> Dot:
    coverage, support = _stand(summary)
    title = ""
    if titled:
        values = {"coverage": percent(coverage), "support": signed_percent(support)}
        title = overview.texts("plot.standing.dot", name=summary.name, **values)
    return Dot(_across(coverage), _up(support), summary.status, title)


def _standing_table(ranked: Sequence[AccountSummary], overview: Overview) -> Table:
    rows = []
    for one in ranked:
        coverage, support = _stand(one)
        status = TableCell(chip=overview.status(one))
        account = names(overview.account(one))
        rows.append((account, number(percent(coverage)), number(signed_percent(support)), status))
    columns = ("account", "coverage", "support", "status")
    return table("plot.standing", columns, rows, overview.texts)


class Segment(Struct, frozen=True, gc=False):
    """A part of a bar: how old, from where, how high, and the share as text."""

    age: Age
    y: float
    height: float
    text: str


class Bar(Struct, frozen=True, gc=False):
    """The facts on one day."""

    x: float
    label: str
    segments: tuple[Segment, ...]


class FreshnessPlot(Struct, frozen=True, gc=False):
    """Shares of fresh, ageing, stale and never verified facts, today and at each month's end."""

    title: str
    about: str
    bars: tuple[Bar, ...]
    width: float
    table: Table


def freshness_plot(overview: Overview) -> FreshnessPlot | None:
    """Return how the facts will age if nobody verifies any; None if there are none."""
    days = _days(overview.as_of)
    shares = [_shares(day, overview) for day in days]
    if not any(shares[0]):
        return None
    labels = [overview.texts("plot.freshness.today"), *(f"{day:%b %Y}" for day in days[1:])]
    step = (RIGHT - LEFT) / len(days)
    made = _freshness_table(labels, shares, overview)
    return FreshnessPlot(
        title=made.title,
        about=overview.texts("plot.freshness.about", stale=percent(shares[-1][2])),
        bars=tuple(
            Bar(round(LEFT + (place + 0.14) * step, 1), label, _segments(those))
            for place, (label, those) in enumerate(zip(labels, shares, strict=True))
        ),
        width=round(0.72 * step, 1),
        table=made,
    )


def _days(as_of: dt.date) -> list[dt.date]:
    """Return today and the ends of the coming months."""
    days = [as_of]
    for _ in range(MONTHS):
        first = days_after(_end_of_month(days[-1]), 1)
        days.append(_end_of_month(first))
    return days


def _end_of_month(day: dt.date) -> dt.date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _shares(day: dt.date, overview: Overview) -> tuple[float, ...]:
    """Return how much of the facts has each age on a day, in the order of the ages."""
    weights = dict.fromkeys(Age, 0.0)
    for summary in overview.summaries:
        for verified, weight in summary.weight_by_day:
            weights[age(verified, day, overview.rules.freshness)] += weight
    total = sum(weights.values())
    return tuple(weight / total if total else 0.0 for weight in weights.values())


def _segments(shares: Sequence[float]) -> tuple[Segment, ...]:
    height = BOTTOM - TOP
    edges = [0.0]
    for share in shares:
        edges.append(edges[-1] + share)
    segments = []
    for kind, (lower, upper) in zip(Age, pairwise(edges), strict=True):
        share = upper - lower
        if share:
            text = percent(share) if share > READABLE else ""
            y = round(BOTTOM - upper * height, 1)
            segments.append(Segment(kind, y, round(share * height, 1), text))
    return tuple(segments)


def _freshness_table(
    labels: Sequence[str], shares: Sequence[Sequence[float]], overview: Overview
) -> Table:
    rows = (
        (words(label), *(number(percent(share)) for share in those))
        for label, those in zip(labels, shares, strict=True)
    )
    columns = ("month", *(f"age_{kind}" for kind in Age))
    return table("plot.freshness", columns, rows, overview.texts)
