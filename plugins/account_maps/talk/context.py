"""What the rules of the library are matched against: an account, computed once, and each person."""

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct

from account_maps.measure.measured import PersonFigures
from account_maps.measure.scale import Age
from account_maps.model.account import Account, Colleague, Person, Unit
from account_maps.model.people import (
    InfluenceLinks,
    attitude,
    colleague_name,
    influence_links,
    is_there,
    reports,
)
from account_maps.model.talking import Placeholder
from account_maps.model.values import SUPPORTIVE
from account_maps.talk.facts import (
    Facts,
    Record,
    account_facts,
    names_of,
    own_facts,
    plan_facts,
    records,
    spoken_day,
)
from account_maps.talk.named_people import NamedPeople
from account_maps.talk.traits import account_traits, named, person_traits
from account_maps.texts import Texts


class AccountContext(Struct, frozen=True):
    """What talking points need of an account.

    Attributes:
        account: The map.
        as_of: The day that the points speak of.
        texts: What the pages say.
        figures: The figures of everyone who is there, by id.
        colleagues: Names of our own people, by id.
        traits: The traits all its people have in common.
        facts: The facts that are the same for all its people.
        managers: Ids of the people who have a direct report.
        units: Names of the units, by id.
        unit_traits: The traits of being in a unit, by its id, including those of the units around.
        links: The informal lines of each person, by id.
        people: Finds the people that a sentence names.
    """

    account: Account
    as_of: dt.date
    texts: Texts
    figures: Mapping[str, PersonFigures]
    colleagues: Mapping[str, str]
    traits: frozenset[str]
    facts: Facts
    managers: frozenset[str]
    units: Mapping[str, str]
    unit_traits: Mapping[str, frozenset[str]]
    links: Mapping[str, InfluenceLinks]
    people: NamedPeople

    def name(self, person_id: str | None) -> str | None:
        """Return what a person at the account is called, None if the map doesn't have them."""
        person = self.account.stakeholders.get(person_id or "")
        return person.name or person.title if person else None


class PersonContext(Struct, frozen=True):
    """What talking points need of one person.

    Attributes:
        id: Id of the person.
        person: The person's entry.
        traits: All traits, including those of the account.
        facts: All facts, including those of the account.
    """

    id: str
    person: Person
    traits: frozenset[str]
    facts: Facts


def account_context(
    account: Account,
    team: Mapping[str, Colleague],
    figures: Mapping[str, PersonFigures],
    as_of: dt.date,
    texts: Texts,
) -> AccountContext:
    """Return what talking points need of an account.

    Args:
        account: The map.
        team: Our own people by id.
        figures: The figures of everyone who is there, by id, as measured.
        as_of: The day that the points speak of.
        texts: What the pages say.
    """
    units = dict(_units(account.units, frozenset()))
    return AccountContext(
        account=account,
        as_of=as_of,
        texts=texts,
        figures=figures,
        colleagues={key: colleague_name(key, team) for key in team},
        traits=account_traits(account),
        facts=account_facts(account),
        managers=frozenset(reports(account.stakeholders)),
        units={unit_id: name for unit_id, (name, _) in units.items()},
        unit_traits={unit_id: traits for unit_id, (_, traits) in units.items()},
        links=influence_links(account),
        people=NamedPeople(account.stakeholders),
    )


def account_names(account: Account) -> frozenset[str]:
    """Return the traits of everything an account names: its industry, its units, and so on."""
    of_units = [traits for _, (_, traits) in _units(account.units, frozenset())]
    return account_traits(account).union(*of_units)


def person_context(person_id: str, context: AccountContext) -> PersonContext:
    """Return what talking points need of one person of the account."""
    person = context.account.stakeholders[person_id]
    around = context.unit_traits.get(person.unit or "", frozenset())
    figures = context.figures.get(person_id)
    stale = figures is not None and figures.age is Age.STALE
    own = person_traits(person, heads=person_id in context.managers, stale=stale)
    links = context.links.get(person_id, InfluenceLinks())
    facts: Facts = {
        **context.facts,
        **own_facts(person),
        **plan_facts(person_id, context.account, context.colleagues, context.as_of),
        Placeholder.UNIT: names_of(Placeholder.UNIT, [context.units.get(person.unit or "")]),
        Placeholder.COLLEAGUE: _best_contact(person, figures, context),
        Placeholder.MANAGER: names_of(Placeholder.MANAGER, [context.name(person.reports_to)]),
        Placeholder.BACKER: names_of(
            Placeholder.BACKER, map(context.name, _backers(links, context))
        ),
        Placeholder.RIVAL: names_of(
            Placeholder.RIVAL, map(context.name, sorted(set(links.conflicts)))
        ),
    }
    return PersonContext(person_id, person, context.traits.union(own, around), facts)


def _backers(links: InfluenceLinks, context: AccountContext) -> list[str]:
    """Return who is on our side of the people that a person listens to, the weightiest first."""
    people = context.account.stakeholders
    found = (
        key
        for key in set(links.influenced_by)
        if key in people and is_there(people[key]) and attitude(people[key]) in SUPPORTIVE
    )
    return sorted(found, key=lambda key: context.figures[key].rank)


def _best_contact(
    person: Person, figures: PersonFigures | None, context: AccountContext
) -> tuple[Record, ...]:
    best = figures.best_tie if figures else None
    if best is None:
        return ()
    last = person.ties[best].last if best in person.ties else None
    return records(
        [
            {
                Placeholder.COLLEAGUE: context.colleagues.get(best, best),
                Placeholder.LAST_DAY: spoken_day(last, context.as_of),
            }
        ]
    )


def _units(
    units: Mapping[str, Unit], outside: frozenset[str]
) -> list[tuple[str, tuple[str, frozenset[str]]]]:
    """Return name and traits of each unit; one inside another has the traits of both."""
    found = []
    for unit_id, unit in units.items():
        traits = outside | {named("unit", unit_id), named("unit", unit.name)}
        found += [(unit_id, (unit.name, traits)), *_units(unit.units, traits)]
    return found
