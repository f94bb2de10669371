"""The header that all pages of an account have: name, status, deal, acts and tabs."""

import datetime as dt
from collections.abc import Mapping, Sequence

from msgspec import Struct

from account_maps.html.field_values import FieldWords
from account_maps.html.letters import capital_first
from account_maps.html.links import Links
from account_maps.html.pieces import Anchor, Chip, Fact, chip
from account_maps.html.status_words import ReasonWords, status_words
from account_maps.measure.status import Status, StatusReason
from account_maps.model.account import Account
from account_maps.model.field import Surface
from account_maps.model.field_types import shown_on
from account_maps.model.pages import PEOPLE
from account_maps.model.people import can_attend
from account_maps.pages.account_pages import OVERVIEW
from account_maps.texts import Texts


class OutcomeLine(Struct, frozen=True, gc=False):
    """How the deal of a closed account ended, as a line."""

    result: Chip
    day: dt.date | None
    reason: str | None


class Tab(Struct, frozen=True, gc=False):
    """A page of the account among its tabs."""

    label: str
    href: str
    is_current: bool


class AccountHeader(Struct, frozen=True, gc=False):
    """What stands above every page of an account.

    Attributes:
        home: Address of the account's own page.
        status: The status; None of a closed account.
        reasons: What the status comes from, the worst first.
        outcome: How the deal ended; None of an open account.
        deal: Stage, value, close date and owner, as far as they are set.
        tags: The account's tags.
        is_overview: Whether it stands above the overview.
        prep: Where a meeting brief is made, or None.
        edit: Where the map is edited: the site's own page, else the host's editor.
        print: Address of the print page, or None.
        people: Address of the page with the profiles.
        tabs: The account's pages; none if there is only one.
        visit: Whose pages a reader visits here; empty where no visit counts.
    """

    name: str
    home: str
    status: Chip | None
    reasons: tuple[ReasonWords, ...]
    outcome: OutcomeLine | None
    deal: tuple[Fact, ...]
    tags: tuple[str, ...]
    is_overview: bool
    prep: str | None
    edit: str | None
    print: str | None
    people: str
    tabs: tuple[Tab, ...]
    visit: str = ""


def account_header(  # noqa: PLR0913, PLR0917
    account: Account,
    status: tuple[Status, Sequence[StatusReason]],
    words: FieldWords,
    links: Links,
    tabs: Mapping[str, str],
    current: str,
) -> AccountHeader:
    """Return what stands above a page of an account.

    Args:
        account: The map.
        status: The status and what it comes from, the worst first.
        words: Puts fields into words.
        links: Addresses as seen from the page.
        tabs: Address of each of the account's pages by name, as seen from the page.
        current: Name of the page.
    """
    texts = words.texts
    is_open = account.outcome is None
    level, reasons = status
    return AccountHeader(
        name=account.name,
        home=next(iter(tabs.values()), ""),
        status=chip(level, texts) if is_open else None,
        reasons=status_words(reasons, words.colleagues, texts) if is_open else (),
        outcome=_outcome(account, texts),
        deal=_deal(account, words, links),
        tags=tuple(account.tags),
        is_overview=current == OVERVIEW,
        prep=_prep(account, links),
        edit=links.form(None) or links.edit(1),
        print=links.onepager,
        people=tabs.get(PEOPLE, ""),
        tabs=_tabs(tabs, current, texts),
    )


def _prep(account: Account, links: Links) -> str | None:
    attend = any(map(can_attend, account.stakeholders.values()))
    return f"{links.onepager}#prep" if links.onepager and attend else None


def _outcome(account: Account, texts: Texts) -> OutcomeLine | None:
    outcome = account.outcome
    if outcome is None:
        return None
    result = Chip(texts.value(outcome.result), f"result-{outcome.result}")
    return OutcomeLine(result, outcome.day, outcome.reason)


def _deal(account: Account, words: FieldWords, links: Links) -> tuple[Fact, ...]:
    fields = shown_on(Account, Surface.HEADER)
    facts = (words.fact(one, account, links) for one in fields)
    return tuple(map(_capitalized, filter(None, facts)))


def _capitalized(fact: Fact) -> Fact:
    """Return a fact as a person would write it alone; its words keep their meaning."""
    shown = (Anchor(capital_first(one.text), one.href) for one in fact.values)
    return Fact(fact.label, tuple(shown), fact.day)


def _tabs(tabs: Mapping[str, str], current: str, texts: Texts) -> tuple[Tab, ...]:
    if len(tabs) < 2:  # noqa: PLR2004 - a page alone needs no tabs
        return ()
    return tuple(Tab(texts(f"tab.{name}"), href, name == current) for name, href in tabs.items())
