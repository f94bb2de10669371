"""What the rules of the library are matched against: an account, computed once, and each person."""

from collections.abc import Collection, Mapping

from msgspec import Struct

from account_maps.model.account import Account, Colleague, Person, Unit
from account_maps.model.people import colleague_name, reports
from account_maps.model.talking import Placeholder
from account_maps.read.folding import folded
from account_maps.talk.placeholders import (
    PlaceholderValues,
    account_values,
    known_values,
    person_values,
)
from account_maps.talk.points import Kind, Point
from account_maps.talk.traits import account_traits, named, person_traits


class AccountContext(Struct, frozen=True):
    """What talking points need of an account.

    Attributes:
        account: The map.
        message: The points of the shared message.
        traits: The traits all its people have in common.
        values: The values of placeholders that are the same for all its people.
        managers: Ids of the people who have a direct report.
        units: Names of the units, by id.
        unit_traits: The traits of being in a unit, by its id, including those of the units around.
        best: Name of the colleague with the best tie, by id of the person.
        stale: Ids of the people whose entry was last verified too long ago.
        factors: The points about external factors, by id of the person affected.
    """

    account: Account
    message: tuple[Point, ...]
    traits: frozenset[str]
    values: PlaceholderValues
    managers: frozenset[str]
    units: Mapping[str, str]
    unit_traits: Mapping[str, frozenset[str]]
    best: Mapping[str, str]
    stale: Collection[str]
    factors: Mapping[str, tuple[Point, ...]]


class PersonContext(Struct, frozen=True):
    """What talking points need of one person.

    Attributes:
        person: The person's entry.
        traits: All traits, including those of the account.
        values: The values of all known placeholders, including those of the account.
        competitors: Names of the account's competitors.
    """

    person: Person
    traits: frozenset[str]
    values: PlaceholderValues
    competitors: tuple[str, ...]

    def competitor_among(self, folded_names: frozenset[str]) -> str | None:
        """Return the first competitor of the account that has one of the names."""
        return next((name for name in self.competitors if folded(name) in folded_names), None)


def account_context(
    account: Account,
    team: Mapping[str, Colleague],
    best_ties: Mapping[str, str | None],
    stale: Collection[str] = frozenset(),
    factors: Mapping[str, tuple[Point, ...]] = {},
) -> AccountContext:
    """Return what talking points need of an account.

    Args:
        account: The map.
        team: Our own people by id.
        best_ties: Id of the colleague with the best tie, by id of the person, as measured.
        stale: Ids of the people whose entry was last verified too long ago, as measured.
        factors: The points about external factors, by id of the person affected.
    """
    units = dict(_units(account.units, frozenset()))
    return AccountContext(
        account=account,
        message=tuple(_message(account)),
        traits=account_traits(account),
        values=account_values(account),
        managers=frozenset(reports(account.stakeholders)),
        units={unit_id: name for unit_id, (name, _) in units.items()},
        unit_traits={unit_id: traits for unit_id, (_, traits) in units.items()},
        best={who: colleague_name(best, team) for who, best in best_ties.items() if best},
        stale=stale,
        factors=factors,
    )


def account_names(account: Account) -> frozenset[str]:
    """Return the traits of everything an account names: its industry, its units, and so on."""
    of_units = [traits for _, (_, traits) in _units(account.units, frozenset())]
    return account_traits(account).union(*of_units)


def person_context(person_id: str, context: AccountContext) -> PersonContext:
    """Return what talking points need of one person of the account."""
    person = context.account.stakeholders[person_id]
    around = context.unit_traits.get(person.unit or "", frozenset())
    own = person_traits(
        person, heads=person_id in context.managers, stale=person_id in context.stale
    )
    traits = context.traits.union(own, around)
    others = known_values(
        {
            Placeholder.UNIT: context.units.get(person.unit or ""),
            Placeholder.COLLEAGUE: context.best.get(person_id),
            Placeholder.MANAGER: _name(person.reports_to, context.account),
        }
    )
    values = {**context.values, **person_values(person), **others}
    competitors = tuple(one.name for one in context.account.competitors)
    return PersonContext(person, traits, values, competitors)


def _name(person_id: str | None, account: Account) -> str | None:
    person = account.stakeholders.get(person_id or "")
    return person.name or person.title if person else None


def _message(account: Account) -> list[Point]:
    if account.message is None or not account.message.say:
        return []
    points = [Point(Kind.SAY, account.message.say, None, None, ("message", "say"))]
    if account.message.prove:
        points.append(Point(Kind.PROVE, account.message.prove, None, None, ("message", "prove")))
    return points


def _units(
    units: Mapping[str, Unit], outside: frozenset[str]
) -> list[tuple[str, tuple[str, frozenset[str]]]]:
    """Return name and traits of each unit; one inside another has the traits of both."""
    found = []
    for unit_id, unit in units.items():
        traits = outside | {named("unit", unit_id), named("unit", unit.name)}
        found += [(unit_id, (unit.name, traits)), *_units(unit.units, traits)]
    return found
