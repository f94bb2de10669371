"""Closed accounts, as the lists of several pages show them: how each ended, when, and its value."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

from account_maps.html.lists import EMPTY, Row, Table, TableCell, names, table, words
from account_maps.html.pieces import Chip
from account_maps.measure.records import AccountSummary
from account_maps.model.account import Account
from account_maps.pages.money_cells import value_cell
from account_maps.pages.overview import Overview

SUCCESS: Final = ("success_owner", "adoption", "renewal")
"""Columns about the time after the sale."""


def latest_first(summaries: Iterable[AccountSummary]) -> list[AccountSummary]:
    """Return closed accounts by the day of the outcome, the latest first; without a day last."""
    return sorted(summaries, key=lambda one: (-_day(one).toordinal(), one.id))


def _day(summary: AccountSummary) -> dt.date:
    outcome = summary.account.outcome
    return (outcome.day if outcome else None) or dt.date.min


def outcome_cells(summary: AccountSummary, overview: Overview) -> Row:
    """Return how an account ended, on which day, and what it was worth."""
    outcome = summary.account.outcome
    assert outcome is not None  # noqa: S101 - only closed accounts are asked for
    result = Chip(overview.texts.value(outcome.result), f"result-{outcome.result}")
    stake = overview.stakes[summary.id]
    return TableCell(chip=result), TableCell(day=outcome.day), value_cell(stake, overview)


def closed_table(group: str, overview: Overview) -> Table:
    """Return the closed accounts of a page, the latest first.

    Args:
        group: Key of the table's texts.
        overview: The accounts.
    """
    rows = (_closed(summary, overview) for summary in latest_first(overview.closed))
    columns = ("account", "outcome", "decided", "value", "owner", "reason", *SUCCESS)
    return table(group, columns, rows, overview.texts)


def _closed(summary: AccountSummary, overview: Overview) -> Row:
    account = summary.account
    return (
        names(overview.account(summary)),
        *outcome_cells(summary, overview),
        names(overview.colleague(account.owner)),
        words(account.outcome.reason if account.outcome else None),
        *success_cells(account, overview),
    )


def success_cells(account: Account, overview: Overview) -> Row:
    """Return who looks after a customer, how far they use what they bought, and the renewal."""
    keeper = account.success_owner
    return (
        names(overview.colleague(keeper)) if keeper else EMPTY,
        words(overview.texts.value(account.adoption) if account.adoption else None),
        TableCell(day=account.renewal),
    )
