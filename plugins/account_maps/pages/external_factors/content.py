"""What the page of the external factors shows: each with its day, and the accounts it hits."""

import datetime as dt
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from account_maps.html.factor_words import day_of_factor
from account_maps.html.links import person_href, safe_href, shown_name
from account_maps.html.lists import EMPTY, Row, Table, TableCell, names, table, words
from account_maps.html.pieces import Anchor
from account_maps.measure.external_factors import FactorState, by_urgency, factor_state
from account_maps.model.account import Account, External
from account_maps.model.people import is_there
from account_maps.pages.external_factors.grouping import AccountFactor, most_used, same_factors
from account_maps.pages.overview import Overview
from account_maps.read.folding import folded

MOST_FACTORS: Final = 200
"""Factors that a section shows; the rest it counts. Our choice."""

_MOST_SOURCES: Final = 3
_MARK: Final = 10


class FactorGroup(Struct, frozen=True, gc=False):
    """A factor and the accounts it hits.

    Attributes:
        day: When it takes effect, or since when it has, in words; empty if no day is set.
        about: What kind of factor it is, and how many accounts and people it hits.
        sources: Where to read about it.
        table: The accounts, with owners and the people affected.
    """

    day: str
    about: str
    sources: tuple[str, ...]
    table: Table


class FactorSection(Struct, frozen=True, gc=False):
    """Factors that are coming, that have no day, or that are in effect already.

    Attributes:
        rest: How many more there are than the section shows.
    """

    anchor: str
    title: str
    factors: tuple[FactorGroup, ...]
    rest: int


def factor_sections(
    accounts: Iterable[tuple[str, Account]], overview: Overview
) -> tuple[FactorSection, ...]:
    """Return the factors of all accounts: those to come first, those in effect last.

    Args:
        accounts: The accounts with their ids.
        overview: With what the page is made.
    """
    found: dict[FactorState, list[tuple[External, list[AccountFactor]]]] = {}
    for group in same_factors(accounts):
        shown = _as_one(group, overview.as_of)
        found.setdefault(factor_state(shown, overview.as_of), []).append((shown, group))
    return tuple(_section(state, found[state], overview) for state in FactorState if state in found)


def _as_one(group: Iterable[AccountFactor], as_of: dt.date) -> External:
    """Return a group as one factor: in the words most accounts use, with its most urgent day."""
    factors = [one.factor for one in group]
    dated = sorted((one for one in factors if one.due), key=lambda one: by_urgency(one, as_of))
    due = dated[0].due if dated else None
    return External(most_used(one.what for one in factors), due=due)


def _section(
    state: FactorState, found: list[tuple[External, list[AccountFactor]]], overview: Overview
) -> FactorSection:
    found.sort(key=lambda one: by_urgency(one[0], overview.as_of))
    title = overview.texts(f"external_factors.{state}")
    shown = tuple(_group(one, those, overview) for one, those in found[:MOST_FACTORS])
    return FactorSection(state, title, shown, len(found) - len(shown))


def _group(shown: External, group: Sequence[AccountFactor], overview: Overview) -> FactorGroup:
    in_order = sorted(group, key=lambda one: _order(one, overview.as_of))
    rows = [_row(one, shown, overview) for one in in_order]
    columns = ("account", "owner", "affects", "takes_effect", "wording")
    made = table("external_factors.hit", columns, rows, overview.texts)
    mark = sha256(folded(shown.what).encode()).hexdigest()[:_MARK]
    return FactorGroup(
        day=day_of_factor(shown, overview.as_of, overview.texts),
        about=_about(group, overview),
        sources=_sources(group),
        table=replace(made, title=shown.what, anchor=f"factor-{mark}"),
    )


def _order(one: AccountFactor, as_of: dt.date) -> tuple[object, ...]:
    return one.account.name.casefold(), one.account_id, by_urgency(one.factor, as_of)


def _sources(group: Iterable[AccountFactor]) -> tuple[str, ...]:
    found = {one.factor.source for one in group if one.factor.source}
    safe = filter(None, map(safe_href, sorted(found)))
    return tuple(safe)[:_MOST_SOURCES]


def _about(group: Sequence[AccountFactor], overview: Overview) -> str:
    texts = overview.texts
    kinds: dict[str, list[str]] = {}
    for one in group:
        if one.factor.kind:
            kinds.setdefault(folded(one.factor.kind), []).append(one.factor.kind)
    accounts = len({one.account_id for one in group})
    people = len({(one.account_id, key) for one in group for key in _affected(one)})
    counts = [texts.count("external_factors.accounts", accounts)]
    counts += [texts.count("external_factors.people", people)] if people else []
    return " · ".join((*(most_used(kinds[key]) for key in sorted(kinds)), *counts))


def _affected(one: AccountFactor) -> Iterable[str]:
    """Return the people a factor affects, by id; whoever has left is no longer affected."""
    people = one.account.stakeholders
    return [key for key in dict.fromkeys(one.factor.hits) if is_there(people[key])]


def _row(one: AccountFactor, shown: External, overview: Overview) -> Row:
    account, factor = one.account, one.factor
    page = overview.links.account(one.account_id)
    people = (
        Anchor(shown_name(key, account.stakeholders[key]), f"{page}{person_href(key)}")
        for key in _affected(one)
    )
    return (
        names(Anchor(account.name, page)),
        names(overview.colleague(account.owner)),
        names(*people),
        TableCell(day=factor.due) if factor.due != shown.due else EMPTY,
        words(factor.what) if folded(factor.what) != folded(shown.what) else EMPTY,
    )
