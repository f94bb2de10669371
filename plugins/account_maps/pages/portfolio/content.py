"""What the portfolio holds: a row for each map, also for one that can't be read."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from account_maps.html.pieces import Anchor
from account_maps.measure.records import AccountSummary
from account_maps.measure.status import Status
from account_maps.model.playbook import AccountFile
from account_maps.pages.overview import Overview
from account_maps.pages.portfolio.columns import COLUMNS, AccountCell
from account_maps.pages.portfolio.facets import facet_values


class AccountRow(Struct, frozen=True, gc=False):
    """One account of the portfolio.

    Attributes:
        account: Its name.
        cells: What each column says; nothing if the map can't be read.
        facets: The account's values of each facet by which the list can be narrowed down.
        problems: How many problems the file has; with any, there is nothing but the account.
    """

    account: Anchor
    cells: tuple[AccountCell, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = {}
    problems: int = 0


def account_rows(overview: Overview, files: Iterable[AccountFile]) -> tuple[AccountRow, ...]:
    """Return a row for each account: the worst status first, then by name.

    Maps that can't be read come before all others.

    Args:
        overview: The accounts that could be read.
        files: All maps, also those that could not.
    """
    broken = [_broken(file, overview) for file in files if file.account is None]
    rows = sorted(broken, key=_name)
    for status in Status:
        those = [_row(one, overview) for one in overview.summaries if one.status is status]
        rows += sorted(those, key=_name)
    return tuple(rows)


def _name(row: AccountRow) -> tuple[str, str | None]:
    return row.account.text.casefold(), row.account.href


def _broken(file: AccountFile, overview: Overview) -> AccountRow:
    name = overview.texts("accounts.unreadable", id=file.id)
    account = Anchor(name, overview.links.account(file.id))
    return AccountRow(account, problems=max(1, len(file.problems)))


def _row(summary: AccountSummary, overview: Overview) -> AccountRow:
    return AccountRow(
        account=overview.account(summary),
        cells=tuple(column.cell(summary, overview) for column in COLUMNS),
        facets=facet_values(summary, overview),
    )
