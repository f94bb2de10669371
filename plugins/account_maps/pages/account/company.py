"""What the map says of the company as a whole."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from account_maps.html.factor_words import day_of_factor
from account_maps.html.field_values import FieldWords
from account_maps.html.links import Links, person_href, safe_href, shown_name
from account_maps.html.pieces import Anchor, Fact, Listing, fact
from account_maps.measure.external_factors import by_urgency
from account_maps.model.account import Account, Competitor, External, Unit
from account_maps.model.field_types import in_group
from account_maps.pages.account.fit import FitView
from account_maps.pages.account.source import AccountSource
from account_maps.pages.related import RelatedAccounts
from account_maps.texts import Texts


class Rival(Struct, frozen=True, gc=False):
    """A competitor at the account."""

    name: str
    standing: str | None
    champion: Anchor | None
    note: str | None


class FactorView(Struct, frozen=True, gc=False):
    """An external factor.

    Attributes:
        day: When it takes effect, or since when it has applied, in words; empty if no day is set.
        people: The people at the account it affects.
    """

    what: str
    kind: str | None
    day: str
    people: tuple[Anchor, ...]
    source: str | None


class UnitRow(Struct, frozen=True, gc=False):
    """A unit, how deep it is nested, and how many people of the map are in it."""

    name: str
    depth: int
    people: int
    note: str | None


class CompanySection(Struct, frozen=True, gc=False):
    """Goals, pressures, fit, external factors, competitors, units, family and a note."""

    lists: tuple[Listing, ...]
    fit: FitView | None
    factors: tuple[FactorView, ...]
    rivals: tuple[Rival, ...]
    units: tuple[UnitRow, ...]
    family: tuple[Fact, ...]
    note: str | None

    def __bool__(self) -> bool:
        """Return whether the map says anything of the company."""
        told = (self.lists, self.fit, self.factors, self.rivals, self.units)
        return any(told) or bool(self.family or self.note)


def company(
    source: AccountSource,
    fit: FitView | None,
    family: RelatedAccounts,
    words: FieldWords,
    as_of: dt.date,
) -> CompanySection:
    """Return what the map says of the company.

    Args:
        source: The map, with names and addresses.
        fit: Its fit with the ideal customer profile.
        family: Parent and subsidiaries.
        words: Puts fields into words.
        as_of: The day that the page speaks of.
    """
    account = source.account
    factors = sorted(account.external, key=lambda factor: by_urgency(factor, as_of))
    return CompanySection(
        lists=words.listings(in_group(Account, "wants"), account),
        fit=fit,
        factors=tuple(_factor(factor, source, as_of) for factor in factors),
        rivals=tuple(_rival(rival, account) for rival in account.competitors),
        units=tuple(_unit_rows(account)),
        family=_family(family, source.links, source.texts),
        note=account.note,
    )


def _factor(factor: External, source: AccountSource, as_of: dt.date) -> FactorView:
    return FactorView(
        what=factor.what,
        kind=factor.kind,
        day=day_of_factor(factor, as_of, source.texts),
        people=source.names.all_theirs(dict.fromkeys(factor.hits)),
        source=safe_href(factor.source) if factor.source else None,
    )


def _rival(rival: Competitor, account: Account) -> Rival:
    speaker = account.stakeholders.get(rival.champion or "")
    champion = None
    if speaker and rival.champion:
        champion = Anchor(shown_name(rival.champion, speaker), person_href(rival.champion))
    return Rival(rival.name, rival.standing, champion, rival.note)


def _unit_rows(account: Account) -> Iterator[UnitRow]:
    people = Counter(person.unit for person in account.stakeholders.values())
    waiting: list[tuple[str, Unit, int]] = [(i, u, 0) for i, u in reversed(account.units.items())]
    while waiting:
        unit_id, unit, depth = waiting.pop()
        yield UnitRow(unit.name, depth, people[unit_id], unit.note)
        waiting += [(i, u, depth + 1) for i, u in reversed(unit.units.items())]


def _family(family: RelatedAccounts, links: Links, texts: Texts) -> tuple[Fact, ...]:
    def href(key: str) -> str | None:
        return family.elsewhere[key] if key in family.elsewhere else links.account(key)

    def named(accounts: Mapping[str, str]) -> list[Anchor]:
        return [Anchor(name, href(key)) for key, name in accounts.items()]

    rows = (
        fact(texts("label.parent"), *named(family.parent)),
        fact(texts("company.subsidiaries"), *named(family.subsidiaries)),
    )
    return tuple(row for row in rows if row)
