"""The columns of the portfolio, a record each: what it is about, how it sorts, and what it says.

A column's head is the text ``portfolio.column.KEY``, its explanation ``portfolio.about.KEY``. The
column of a field has the field's label for its head.
"""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from account_maps.html.amounts import money, percent
from account_maps.html.field_values import FieldWords
from account_maps.html.figure_words import NOT_KNOWN, range_words, shown_value
from account_maps.html.pieces import Anchor, Chip, chip_kind
from account_maps.measure.champions import WEAK
from account_maps.measure.measured import FigureKey
from account_maps.measure.records import AccountSummary, EconomicBuyer, TaskKind
from account_maps.measure.status import Status
from account_maps.model.account import Account
from account_maps.model.field_types import field_at
from account_maps.pages.overview import Overview
from account_maps.pages.portfolio.fit import FIT, fit_remarks, fit_value


class AccountCell(Struct, frozen=True, gc=False):
    """What a column says of one account; a cell fills only some of this.

    Attributes:
        text: Words, or a figure.
        name: A name, which may lead somewhere, instead of the text.
        chip: A word with a style, instead of the text.
        quiet: Words after it, less loud.
        day: A day, after the quiet words.
        overdue: Whether that day is past.
        hint: What is said to readers who point at it.
        order: What it sorts by instead of what it says; empty if it comes last.
    """

    text: str = ""
    name: Anchor | None = None
    chip: Chip | None = None
    quiet: str = ""
    day: dt.date | None = None
    overdue: bool = False
    hint: str = ""
    order: str | None = None


class PortfolioColumn(Struct, frozen=True, gc=False):
    """A column of the portfolio.

    Attributes:
        key: Its name in the texts and in the page's address.
        group: What it is about: neighbors of one group share a head, ``portfolio.group.GROUP``.
        cell: Returns what it says of an account.
        numeric: Whether it sorts by the numbers in its cells, the largest first.
        explained: Whether the page's legend explains it.
        written: Whether its texts are sentences from the maps, in whichever direction they read.
        label: The key of its head, if a text that is there already says it.
    """

    key: str
    group: str
    cell: Callable[[AccountSummary, Overview], AccountCell]
    numeric: bool = False
    explained: bool = True
    written: bool = False
    label: str = ""

    @property
    def head(self) -> str:
        """The key of its head."""
        return self.label or f"portfolio.column.{self.key}"


def share(key: FigureKey, summary: AccountSummary, overview: Overview) -> AccountCell:
    """Return a share in whole percents, with its range where it depends on unknown stances."""
    texts = overview.texts
    between = range_words(summary.ranges.get(key), texts)
    return AccountCell(shown_value(key, summary.values[key], texts), quiet=between)


def soon(summary: AccountSummary) -> AccountCell:
    """Return the coverage to come if no one calls."""
    return AccountCell(NOT_KNOWN if summary.outlook is None else percent(summary.outlook))


def buyer_chip(buyer: EconomicBuyer, overview: Overview) -> Chip:
    """Return how far we have come with the economic buyer, as a word and a style."""
    return Chip(overview.texts.value(buyer), chip_kind(buyer))


class NextAction(Struct, frozen=True, gc=False):
    """What is to be done next, and by when."""

    what: str
    due: dt.date | None
    overdue: bool


def next_action(summary: AccountSummary, overview: Overview) -> NextAction | None:
    """Return the open action that is due first, else the next step as written, else the first."""
    action = next((task for task in summary.tasks if task.kind is TaskKind.ACTION), None)
    if action:
        overdue = action.due is not None and action.due < overview.as_of
        return NextAction(action.what, action.due, overdue)
    if summary.next_move:
        return NextAction(summary.next_move, None, overdue=False)
    first = next(iter(summary.steps), None)
    return NextAction(overview.step(first).act, first.due, overdue=False) if first else None


def _account(summary: AccountSummary, overview: Overview) -> AccountCell:
    return AccountCell(name=overview.account(summary), quiet=summary.account.industry or "")


def _owner(summary: AccountSummary, overview: Overview) -> AccountCell:
    return AccountCell(
        name=overview.colleague(summary.account.owner) if summary.account.owner else None
    )


def _status(summary: AccountSummary, overview: Overview) -> AccountCell:
    reasons = overview.reasons(summary)
    return AccountCell(
        chip=overview.status(summary),
        quiet=reasons[0].what if reasons else "",
        hint=" ".join(one.what for one in reasons[1:]),
        order=str([*Status].index(summary.status)),
    )


def _buyer(summary: AccountSummary, overview: Overview) -> AccountCell:
    return AccountCell(chip=buyer_chip(summary.economic_buyer, overview))


def _champion(summary: AccountSummary, overview: Overview) -> AccountCell:
    champion, texts = summary.champion, overview.texts
    if champion is None:
        return AccountCell(texts("portfolio.no_champion"))
    level = texts(f"champion_level.{champion.level}")
    if champion.level > WEAK:
        test = texts(f"portfolio.{'tested' if champion.tested else 'untested'}")
        level = texts("portfolio.level", level=level, test=test)
    return AccountCell(name=Anchor(champion.who.name), quiet=level)


def _freshness(summary: AccountSummary, overview: Overview) -> AccountCell:
    changed = overview.changed.get(summary.id)
    cell = share(FigureKey.FRESHNESS, summary, overview)
    if changed is None:
        return cell
    return replace(cell, quiet=overview.texts("history.changed_on"), day=changed)


def _next(summary: AccountSummary, overview: Overview) -> AccountCell:
    step = next_action(summary, overview)
    return AccountCell(step.what, day=step.due, overdue=step.overdue) if step else AccountCell()


def _field(path: str, summary: AccountSummary, overview: Overview) -> AccountCell:
    """Return a field of the account as its map has it, in words."""
    words = FieldWords(overview.colleagues, overview.texts)
    return AccountCell(", ".join(words.words(field_at(Account, path), summary.account)))


def _of_field(path: str, group: str) -> PortfolioColumn:
    """Return the column that shows a field of the account as its map has it."""
    label = field_at(Account, path).row.label
    return PortfolioColumn(path, group, partial(_field, path), explained=False, label=label)


def _fit(summary: AccountSummary, overview: Overview) -> AccountCell:
    fit, texts = summary.fit, overview.texts
    return AccountCell(fit_value(fit, texts) or NOT_KNOWN, quiet=fit_remarks(fit, texts))


def _value(summary: AccountSummary, overview: Overview) -> AccountCell:
    stake = overview.stakes[summary.id]
    if stake.value is None:
        not_set = overview.texts("money.not_set") if overview.valued() else ""
        return AccountCell(quiet=not_set, order="")
    if stake.worth is None:
        why = overview.texts("money.no_rate", currency=stake.value.currency)
        return AccountCell(money(stake.value), quiet=why, order="")
    return AccountCell(money(stake.value), order=f"{stake.worth:.0f}")


def _close_date(summary: AccountSummary, overview: Overview) -> AccountCell:
    """Return the close date, and before it the forecast."""
    day, forecast = summary.account.close_date, summary.account.forecast
    said = overview.texts.value(forecast) if forecast else ""
    return AccountCell(quiet=said, day=day, order=str(day.toordinal()) if day else "")


def _count(key: FigureKey, summary: AccountSummary, _: Overview) -> AccountCell:
    value = summary.values[key]
    return AccountCell(NOT_KNOWN if value is None else str(round(value)))


COLUMNS: Final = (
    PortfolioColumn("account", "account", _account, explained=False),
    _of_field("tier", "account"),
    PortfolioColumn("owner", "account", _owner, explained=False),
    _of_field("stage", "account"),
    PortfolioColumn("value", "account", _value, numeric=True, explained=False, label="label.value"),
    PortfolioColumn(
        *("close_date", "account", _close_date),
        numeric=True,
        explained=False,
        label="label.close_date",
    ),
    PortfolioColumn("status", "standing", _status),
    PortfolioColumn(
        "coverage", "decision", partial(share, FigureKey.DECISION_COVERAGE), numeric=True
    ),
    PortfolioColumn("outlook", "decision", lambda summary, _: soon(summary), numeric=True),
    PortfolioColumn(
        "support", "decision", partial(share, FigureKey.PREDICTED_SUPPORT), numeric=True
    ),
    PortfolioColumn("opposed", "decision", partial(share, FigureKey.OPPOSING_SHARE), numeric=True),
    PortfolioColumn("buyer", "decision", _buyer),
    PortfolioColumn("roles", "access", partial(_count, FigureKey.ROLES_REACHED), numeric=True),
    PortfolioColumn("theirs", "access", partial(share, FigureKey.WORST_LOSS_THEIRS), numeric=True),
    PortfolioColumn("ours", "access", partial(share, FigureKey.WORST_LOSS_OURS), numeric=True),
    PortfolioColumn("champion", "access", _champion),
    PortfolioColumn(FIT, "map", _fit),
    PortfolioColumn("fresh", "map", _freshness, numeric=True),
    PortfolioColumn("complete", "map", partial(share, FigureKey.COMPLETENESS), numeric=True),
    PortfolioColumn("next", "next", _next, written=True),
)
"""The columns from left to right; the first one heads the rows."""
