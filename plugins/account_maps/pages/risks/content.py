"""What the page of the risks holds: which accounts to look at this week, and the other lists."""

from msgspec import Struct
from msgspec.structs import replace

from account_maps.html.amounts import percent
from account_maps.html.lists import (
    EMPTY,
    MOST,
    Row,
    Table,
    TableCell,
    counted,
    due,
    names,
    number,
    table,
    words,
)
from account_maps.measure.measured import FigureKey
from account_maps.measure.records import AccountSummary, Who
from account_maps.measure.status import Status
from account_maps.model.values import FindingCode
from account_maps.pages.money_cells import stake_cell, value_cell
from account_maps.pages.overview import Overview
from account_maps.pages.risks.by_person import handover, moves, old_facts, vetoes
from account_maps.pages.risks.by_rule import breaches, roles, waivers
from account_maps.pages.risks.plots import (
    FreshnessPlot,
    StandingPlot,
    freshness_plot,
    standing_plot,
)


class RisksPage(Struct, frozen=True, gc=False):
    """The page of the risks.

    Attributes:
        ten: The accounts with the most at stake.
        formula: How that is worked out.
        standing: Coverage against support, one dot an account; None without accounts.
        freshness: How facts will age; None where nobody is to be kept up to date.
        tables: All other lists.
    """

    ten: Table
    formula: str
    standing: StandingPlot | None
    freshness: FreshnessPlot | None
    tables: tuple[Table, ...]


def risks_page(overview: Overview) -> RisksPage:
    """Return what the page of the risks holds."""
    return RisksPage(
        ten=at_stake(overview),
        formula=overview.texts("risks.ten.formula"),
        standing=standing_plot(overview),
        freshness=freshness_plot(overview),
        tables=(
            vetoes(overview),
            single_threaded(overview),
            no_champion(overview),
            moves(overview),
            handover(overview),
            old_facts(overview),
            roles(overview),
            breaches(overview),
            waivers(overview),
        ),
    )


def at_stake(overview: Overview) -> Table:
    """Return the accounts at risk, then those to watch, each with the one thing to do.

    Of one status they are sorted by value × risk. Accounts on track aren't among them, nor those of
    which not enough is known: nothing says that they are at risk.
    """
    ranked = [
        summary
        for status in (Status.AT_RISK, Status.WATCH)
        for summary in overview.by_stake([s for s in overview.summaries if s.status is status])
    ]
    rows = (_at_stake(one, overview) for one in ranked[:MOST])
    columns = ("account", "status", "owner", "value", "risk", "at_stake", "to_do", "due")
    made = counted(table("risks.ten", columns, rows, overview.texts), len(ranked))
    if overview.valued() or not made.rows:
        return made
    return replace(made, lead=overview.texts("risks.ten.unvalued"))


def _at_stake(summary: AccountSummary, overview: Overview) -> Row:
    texts = overview.texts
    first = next(iter(summary.steps), None)
    return (
        names(overview.account(summary)),
        TableCell(chip=overview.status(summary)),
        names(overview.colleague(summary.account.owner)),
        value_cell(overview.stakes[summary.id], overview),
        number(percent(summary.share_at_risk or 0.0)),
        stake_cell(overview.stakes[summary.id]),
        overview.to_do(first) if first else words(texts("risks.nothing_to_do")),
        due(first.due, overview.as_of, texts) if first else EMPTY,
    )


def single_threaded(overview: Overview) -> Table:
    """Return the accounts where one live tie is all we have."""
    accounts = [s for s in overview.summaries if s.values[FigureKey.THREADS] == 1]
    rows = (_account(s, _only_contact(s, overview), overview) for s in overview.by_value(accounts))
    columns = ("account", "owner", "value", "only_contact")
    return table("risks.single", columns, rows, overview.texts)


def _only_contact(summary: AccountSummary, overview: Overview) -> TableCell:
    code = FindingCode.SINGLE_THREADED
    contacts = (Who(r.person, r.person_name) for r in summary.risks if r.code == code and r.person)
    contact = next(contacts, None)
    return names(overview.person(summary, contact)) if contact else EMPTY


def no_champion(overview: Overview) -> Table:
    """Return the accounts we know enough about where nobody is named as champion."""
    known = (s for s in overview.summaries if s.status is not Status.NOT_ENOUGH_KNOWN)
    accounts = [s for s in known if s.champion is None]
    rows = (_account(s, words(s.account.stage), overview) for s in overview.by_value(accounts))
    columns = ("account", "owner", "value", "stage")
    return table("risks.no_champion", columns, rows, overview.texts)


def _account(summary: AccountSummary, last: TableCell, overview: Overview) -> Row:
    account, owner = overview.account(summary), overview.colleague(summary.account.owner)
    return names(account), names(owner), value_cell(overview.stakes[summary.id], overview), last
