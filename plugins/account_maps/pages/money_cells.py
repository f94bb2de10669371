"""Cells of lists of accounts that hold money: a value, what is at stake, and sums."""

from collections.abc import Iterable

from account_maps.html.amounts import money
from account_maps.html.lists import EMPTY, TableCell, number, words
from account_maps.measure.money import total
from account_maps.measure.records import AccountSummary
from account_maps.measure.stakes import Stake
from account_maps.pages.overview import Overview


def value_cell(stake: Stake, overview: Overview) -> TableCell:
    """Return the value of an account, or that it isn't set; nothing where no account has one.

    A value that can't be compared with the others says so.
    """
    if stake.value is None:
        return words(overview.texts("money.not_set")) if overview.valued() else EMPTY
    currency = stake.value.currency
    why = overview.texts("money.no_rate", currency=currency) if stake.worth is None else ""
    return number(money(stake.value), why)


def stake_cell(stake: Stake) -> TableCell:
    """Return what is at stake on an account; nothing without a value."""
    return number(money(stake.at_stake)) if stake.at_stake else EMPTY


def sum_cell(summaries: Iterable[AccountSummary], overview: Overview) -> TableCell:
    """Return what accounts are worth together, and how many have no value."""
    values = [one.account.value for one in summaries]
    known = [value for value in values if value]
    without = len(values) - len(known)
    more = overview.texts.count("money.without", without) if known and without else ""
    shown = " + ".join(map(money, total(known, overview.rules.deal)))
    return number(shown, more) if known else EMPTY
