"""What the pages of the territories hold: a list of them, and for each its accounts.

Territories are free text. Two names are one territory if they differ in capitals, accents or
spaces only.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import Final

from msgspec import Struct

from account_maps.html.lists import (
    EMPTY,
    Row,
    Table,
    TableCell,
    due,
    names,
    number,
    table,
    words,
)
from account_maps.html.pieces import Anchor
from account_maps.measure.deal import is_closed
from account_maps.measure.measured import FigureKey
from account_maps.measure.records import AccountSummary
from account_maps.measure.status import Status
from account_maps.model.pages import why_reserved
from account_maps.pages.money_cells import sum_cell
from account_maps.pages.overview import Overview
from account_maps.pages.portfolio.columns import next_action, share
from account_maps.read.folding import folded
from account_maps.read.ids import why_no_id

_MARK: Final = 10
"""Signs of a digest that tell apart territories whose addresses would be the same."""

_LONGEST: Final = 80
"""Bytes of an address: file systems allow names of 255."""


class Territory(Struct, frozen=True, gc=False):
    """A territory.

    Attributes:
        name: As most of its accounts write it.
        slug: What its page is called in addresses.
        summaries: Its accounts.
    """

    name: str
    slug: str
    summaries: tuple[AccountSummary, ...]


class TerritoryPages(Struct, frozen=True, gc=False):
    """What the list of the territories shows.

    Attributes:
        table: All territories.
        without: The accounts that are in none.
    """

    table: Table
    without: Table


def territories(summaries: Iterable[AccountSummary]) -> tuple[Territory, ...]:
    """Return the territories by name.

    Args:
        summaries: All accounts.
    """
    of: dict[str, list[AccountSummary]] = {}
    for summary in summaries:
        key = folded(summary.account.territory or "")
        if key:
            of.setdefault(key, []).append(summary)
    wanted = Counter(map(_slug, of))
    return tuple(
        Territory(_spelled(those), _unique(key, wanted), tuple(those))
        for key, those in sorted(of.items())
    )


def _spelled(summaries: Iterable[AccountSummary]) -> str:
    """Return the spelling that most accounts use."""
    used = Counter(" ".join((one.account.territory or "").split()) for one in summaries)
    return min(used, key=lambda name: (-used[name], name))


def _slug(key: str) -> str:
    """Return the letters and digits of a folded name, hyphens between them; maybe nothing."""
    letters = unicodedata.normalize("NFC", key)
    kept = ("-" if unicodedata.category(letter)[0] not in "LMN" else letter for letter in letters)
    slug = "-".join(filter(None, "".join(kept).split("-")))
    unfit = why_no_id(slug) or why_reserved(slug) or len(slug.encode()) > _LONGEST
    return "" if unfit else slug


def _unique(key: str, wanted: Counter[str]) -> str:
    """Return the slug of a territory; one that another wants too has a mark of its own."""
    slug = _slug(key)
    if slug and wanted[slug] == 1:
        return slug
    # Two hyphens, so that it is never what another one is called without a mark.
    mark = sha256(key.encode()).hexdigest()[:_MARK]
    return f"{slug or 'territory'}--{mark}"


def territory_pages(
    found: Sequence[Territory], address: Callable[[str], str], overview: Overview
) -> TerritoryPages:
    """Return what the list of the territories shows.

    Args:
        found: All territories.
        address: Address of a territory's page, by slug.
        overview: All accounts.
    """
    rows = [_territory(one, address(one.slug), overview) for one in found]
    columns = ("territory", "number", "value", "status", "owner")
    held = {summary.id for one in found for summary in one.summaries}
    without = [one for one in overview.summaries if one.id not in held]
    texts = overview.texts
    return TerritoryPages(
        table("territories", columns, rows, texts, shown=len(rows)),
        _accounts("territories.without", without, overview),
    )


def _territory(one: Territory, href: str, overview: Overview) -> Row:
    summaries = [each for each in one.summaries if not is_closed(each.account)]
    owners = sorted({summary.account.owner for summary in summaries if summary.account.owner})
    return (
        names(Anchor(one.name, href)),
        number(str(len(summaries))),
        sum_cell(summaries, overview),
        words(_statuses(summaries, overview)),
        names(*map(overview.colleague, owners)) if owners else EMPTY,
    )


def _statuses(summaries: Iterable[AccountSummary], overview: Overview) -> str:
    """Return how many accounts have each status, the worst first."""
    counts = Counter(summary.status for summary in summaries)
    return " · ".join(
        f"{counts[status]} {overview.texts.value(status).lower()}"
        for status in Status
        if counts[status]
    )


def territory_table(overview: Overview) -> Table:
    """Return the accounts of a territory, the most at stake first.

    Args:
        overview: Its accounts.
    """
    return _accounts("territory", overview.summaries, overview)


def _accounts(group: str, summaries: Sequence[AccountSummary], overview: Overview) -> Table:
    ranked = overview.by_stake(summaries)
    rows = [_account(summary, overview) for summary in ranked]
    columns = ("account", "owner", "stage", "status", "coverage", "next", "due")
    return table(group, columns, rows, overview.texts, shown=len(rows))


def _account(summary: AccountSummary, overview: Overview) -> Row:
    step = next_action(summary, overview)
    due_by = due(step.due, overview.as_of, overview.texts) if step and step.due else EMPTY
    return (
        names(overview.account(summary), quiet=summary.account.industry or ""),
        names(overview.colleague(summary.account.owner)),
        words(summary.account.stage),
        TableCell(chip=overview.status(summary)),
        number(share(FigureKey.DECISION_COVERAGE, summary, overview).text),
        words(step.what) if step else EMPTY,
        due_by,
    )
