"""An account made ready for speaking: what holds for all its people is worked out once."""

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
    """An account made ready.

    Attributes:
        message: The points of the shared message.
        traits: What all its people have in common.
        facts: The facts that all its people share.
        heads: Those to whom somebody reports.
        units: Names of the units, by id.
        in_units: The traits of being in a unit, by its id: also of those it is inside.
        best: Name of the one of us who knows each person best.
        stale: Those of whom it is long that anybody made sure.
    """

    account: Account
    message: tuple[Point, ...]
    traits: frozenset[str]
    facts: PlaceholderValues
    heads: frozenset[str]
    units: Mapping[str, str]
    in_units: Mapping[str, frozenset[str]]
    best: Mapping[str, str]
    stale: Collection[str]


class PersonContext(Struct, frozen=True):
    """One person made ready.

    Attributes:
        traits: All traits, those of the account included.
        facts: All facts, those of the account included.
        competitors: Names of the account's competitors.
    """

    person: Person
    traits: frozenset[str]
    facts: PlaceholderValues
    competitors: tuple[str, ...]

    def competitor_among(self, folded_names: frozenset[str]) -> str | None:
        """Return the first competitor of the account that has one of the names."""
        return next((name for name in self.competitors if folded(name) in folded_names), None)


def account_context(
    account: Account,
    team: Mapping[str, Colleague],
    best_ties: Mapping[str, str | None],
    stale: Collection[str] = frozenset(),
) -> AccountContext:
    """Return an account made ready.

    Args:
        account: The map.
        team: Our own people by id.
        best_ties: Who of us knows each person best, by id of the person; as the figures have it.
        stale: Ids of those of whom it is long that anybody made sure; as the figures have it.
    """
    units = dict(_units(account.units, frozenset()))
    return AccountContext(
        account=account,
        message=tuple(_message(account)),
        traits=account_traits(account),
        facts=account_values(account),
        heads=frozenset(reports(account.stakeholders)),
        units={unit_id: name for unit_id, (name, _) in units.items()},
        in_units={unit_id: traits for unit_id, (_, traits) in units.items()},
        best={who: colleague_name(best, team) for who, best in best_ties.items() if best},
        stale=stale,
    )


def account_names(account: Account) -> frozenset[str]:
    """Return the traits of all that an account names: its industry, its units, and so on."""
    of_units = [traits for _, (_, traits) in _units(account.units, frozenset())]
    return account_traits(account).union(*of_units)


def person_context(person_id: str, on: AccountContext) -> PersonContext:
    """Return a person of the account made ready."""
    person = on.account.stakeholders[person_id]
    around = on.in_units.get(person.unit or "", frozenset())
    own = person_traits(person, heads=person_id in on.heads, stale=person_id in on.stale)
    traits = on.traits.union(own, around)
    others = known_values(
        {
            Placeholder.UNIT: on.units.get(person.unit or ""),
            Placeholder.COLLEAGUE: on.best.get(person_id),
            Placeholder.MANAGER: _name(person.reports_to, on.account),
        }
    )
    facts = {**on.facts, **person_values(person), **others}
    competitors = tuple(one.name for one in on.account.competitors)
    return PersonContext(person, traits, facts, competitors)


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
