"""What the portfolio holds: a row for each map, also for one that can't be read."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from account_maps.html.amounts import percent, signed_percent
from account_maps.html.pieces import Anchor, Chip
from account_maps.measure.champions import WEAK
from account_maps.measure.measured import FigureKey, Light
from account_maps.measure.records import AccountSummary, EconomicBuyer, TaskKind
from account_maps.model.playbook import AccountFile
from account_maps.pages.overview import Overview
from account_maps.pages.portfolio.facets import facet_values

GROUPS: Final = (
    ("account", ("account", "tier", "owner", "stage")),
    ("standing", ("health",)),
    ("decision", ("coverage", "outlook", "support", "opposed", "buyer")),
    ("access", ("roles", "theirs", "ours", "champion")),
    ("map", ("fresh", "complete")),
    ("next", ("next",)),
)
"""The columns by what they are about."""

NUMBERS: Final = frozenset(
    {"coverage", "outlook", "support", "opposed", "roles", "theirs", "ours", "fresh", "complete"}
)
"""The columns that are sorted as numbers."""

_NOT_KNOWN: Final = "\N{EN DASH}"


class ChampionCell(Struct, frozen=True, gc=False):
    """The best champion: who, how good, and whether that was tested."""

    name: str
    level: str


class NextStep(Struct, frozen=True, gc=False):
    """What is to be done next, and by when."""

    what: str
    due: dt.date | None
    overdue: bool


class Amount(Struct, frozen=True, gc=False):
    """A figure as shown, and its color if it is a part of the health that is not green."""

    text: str
    light: Light | None = None


class AccountRow(Struct, frozen=True, gc=False):
    """One account of the portfolio; see the texts of the columns for what each says.

    Attributes:
        problems: How many problems the file has; with any, there is nothing but the account.
        facets: By what the list can be narrowed down, with the account's values, a line each.
        changed: The day of the last change of the map, if git tells it.
        why: What keeps the account from being green, for the health.
    """

    account: Anchor
    problems: int = 0
    facets: tuple[tuple[str, str], ...] = ()
    industry: str | None = None
    tier: str | None = None
    owner: Anchor | None = None
    stage: str | None = None
    health: Chip | None = None
    why: str = ""
    coverage: Amount = Amount(_NOT_KNOWN)
    outlook: Amount = Amount(_NOT_KNOWN)
    support: Amount = Amount(_NOT_KNOWN)
    opposed: str = _NOT_KNOWN
    buyer: Chip | None = None
    roles: str = _NOT_KNOWN
    theirs: str = _NOT_KNOWN
    ours: str = _NOT_KNOWN
    champion: ChampionCell | None = None
    fresh: Amount = Amount(_NOT_KNOWN)
    complete: Amount = Amount(_NOT_KNOWN)
    changed: dt.date | None = None
    next: NextStep | None = None


def account_rows(overview: Overview, files: Iterable[AccountFile]) -> tuple[AccountRow, ...]:
    """Return a row for each account, sorted by name.

    Args:
        overview: The accounts that could be read.
        files: All maps, also those that could not.
    """
    rows = [_row(summary, overview) for summary in overview.summaries]
    rows += [_broken(file, overview) for file in files if file.account is None]
    return tuple(sorted(rows, key=lambda row: (row.account.text.casefold(), row.account.href)))


def _broken(file: AccountFile, overview: Overview) -> AccountRow:
    name = overview.texts("accounts.unreadable", id=file.id)
    account = Anchor(name, overview.links.account(file.id))
    return AccountRow(account, problems=max(1, len(file.problems)))


def _row(summary: AccountSummary, overview: Overview) -> AccountRow:
    values = summary.values
    return AccountRow(
        account=overview.account(summary),
        facets=tuple(
            (key, "\n".join(values)) for key, values in facet_values(summary, overview).items()
        ),
        industry=summary.industry,
        tier=summary.tier,
        owner=overview.colleague(summary.owner) if summary.owner else None,
        stage=summary.stage,
        health=overview.health(summary),
        why=" · ".join(overview.texts.value(gate) for gate in summary.gates),
        coverage=part(FigureKey.DECISION_COVERAGE, summary),
        outlook=soon(summary),
        support=part(FigureKey.PREDICTED_SUPPORT, summary),
        opposed=_percent(values[FigureKey.OPPOSING_SHARE]),
        buyer=buyer_chip(summary.economic_buyer, overview),
        roles=_count(values[FigureKey.ROLES_REACHED]),
        theirs=_percent(values[FigureKey.WORST_LOSS_THEIRS]),
        ours=_percent(values[FigureKey.WORST_LOSS_OURS]),
        champion=_champion(summary, overview),
        fresh=part(FigureKey.FRESHNESS, summary),
        complete=part(FigureKey.COMPLETENESS, summary),
        changed=overview.changed.get(summary.id),
        next=next_step(summary, overview.as_of),
    )


def _percent(value: float | None) -> str:
    return _NOT_KNOWN if value is None else percent(value)


def _count(value: float | None) -> str:
    return _NOT_KNOWN if value is None else str(round(value))


def part(key: FigureKey, summary: AccountSummary) -> Amount:
    """Return a part of the health with its color, where that says that something is to be done."""
    value, light = summary.values[key], summary.parts[key]
    if value is None:
        return Amount(_NOT_KNOWN)
    shown = signed_percent(value) if key is FigureKey.PREDICTED_SUPPORT else percent(value)
    return Amount(shown, None if light is Light.GREEN else light)


def soon(summary: AccountSummary) -> Amount:
    """Return the coverage to come, red where more than half of today's would go."""
    today, then = summary.values[FigureKey.DECISION_COVERAGE], summary.outlook
    if then is None or today is None:
        return Amount(_NOT_KNOWN)
    if round(100 * then) >= round(100 * today):
        return Amount(percent(then))
    return Amount(percent(then), Light.RED if then < today / 2 else Light.AMBER)


def buyer_chip(buyer: EconomicBuyer, overview: Overview) -> Chip:
    """Return how far we have come with the economic buyer, as a word and a style."""
    return Chip(overview.texts(f"economic_buyer.{buyer}"), f"buyer-{buyer}")


def _champion(summary: AccountSummary, overview: Overview) -> ChampionCell | None:
    champion = summary.champion
    if champion is None:
        return None
    level = overview.texts(f"champion_level.{champion.level}")
    if champion.level > WEAK:
        test = overview.texts(f"portfolio.{'tested' if champion.tested else 'untested'}")
        level = overview.texts("portfolio.level", level=level, test=test)
    return ChampionCell(champion.who.name, level)


def next_step(summary: AccountSummary, as_of: dt.date) -> NextStep | None:
    """Return the open action that is due first, else the next move as the map tells it."""
    action = next((task for task in summary.tasks if task.kind is TaskKind.ACTION), None)
    if action:
        return NextStep(action.what, action.due, action.due is not None and action.due < as_of)
    return NextStep(summary.next_move, None, False) if summary.next_move else None
