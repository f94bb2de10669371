"""What the map says of the company as a whole."""

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from account_maps.html.field_values import FieldWords
from account_maps.html.links import Links, person_href, safe_href, shown_name
from account_maps.html.pieces import Anchor, Chip, Fact, Listing, chip, fact
from account_maps.model.account import Account, Competitor, External, IdealCustomerProfile, Unit
from account_maps.model.field_types import in_group
from account_maps.pages.related import RelatedAccounts
from account_maps.texts import Texts


class Rival(Struct, frozen=True, gc=False):
    """A competitor at the account."""

    name: str
    standing: str | None
    champion: Anchor | None
    note: str | None


class Force(Struct, frozen=True, gc=False):
    """A force outside the account."""

    what: str
    kind: str | None
    source: str | None


class UnitRow(Struct, frozen=True, gc=False):
    """A unit, how deep it is nested, and how many people of the map are in it."""

    name: str
    depth: int
    people: int
    note: str | None


class CompanySection(Struct, frozen=True, gc=False):
    """Goals, pressures, fit, forces, competitors, units, family and a note."""

    lists: tuple[Listing, ...]
    fit: Chip | None
    fit_reasons: tuple[str, ...]
    forces: tuple[Force, ...]
    rivals: tuple[Rival, ...]
    units: tuple[UnitRow, ...]
    family: tuple[Fact, ...]
    note: str | None

    def __bool__(self) -> bool:
        """Return whether the map says anything of the company."""
        told = (self.lists, self.fit, self.fit_reasons, self.forces, self.rivals, self.units)
        return any(told) or bool(self.family or self.note)


def company(
    account: Account, family: RelatedAccounts, links: Links, words: FieldWords
) -> CompanySection:
    """Return what the map says of the company."""
    texts = words.texts
    icp = account.icp or IdealCustomerProfile()
    return CompanySection(
        lists=words.listings(in_group(Account, "wants"), account),
        fit=chip(icp.fit, texts) if icp.fit else None,
        fit_reasons=icp.reasons,
        forces=tuple(_force(force) for force in account.external),
        rivals=tuple(_rival(rival, account) for rival in account.competitors),
        units=tuple(_unit_rows(account)),
        family=_family(family, links, texts),
        note=account.note,
    )


def _force(force: External) -> Force:
    return Force(force.what, force.kind, safe_href(force.source) if force.source else None)


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
