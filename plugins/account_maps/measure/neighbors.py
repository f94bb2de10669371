"""Who stands next to whom at an account, and how closely."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from account_maps.model.account import Account, Person
from account_maps.model.people import InfluenceLinks, influence_links, reports


class Closeness(StrEnum):
    """How one person stands to another, the closest first."""

    INFLUENCES = "influences"
    INFLUENCED_BY = "influenced_by"
    MANAGER = "manager"
    REPORT = "report"
    DOTTED = "dotted"
    SAME_UNIT = "same_unit"


class Neighbors(Struct, frozen=True):
    """The people of an account with all that joins two of them.

    Attributes:
        people: The people by id.
        links: The informal lines of each person who has any.
        reports: The direct reports of each manager.
        dotted: Who reports to each person by a dotted line.
        units: The people of each unit.
    """

    people: Mapping[str, Person]
    links: Mapping[str, InfluenceLinks]
    reports: Mapping[str, Sequence[str]]
    dotted: Mapping[str, Sequence[str]]
    units: Mapping[str, Sequence[str]]

    def around(self, person_id: str) -> dict[str, Closeness]:
        """Return everyone next to a person, and what they are to that person.

        People in conflict with the person are left out. Who is next to them in several ways has the
        closest.
        """
        found: dict[str, Closeness] = {}
        for closeness, others in self._by_closeness(person_id):
            for other in others:
                found.setdefault(other, closeness)
        apart = {person_id, *self.conflicts(person_id)}
        return {key: closeness for key, closeness in found.items() if key not in apart}

    def conflicts(self, person_id: str) -> Sequence[str]:
        """Return the people in conflict with a person."""
        return self._links(person_id).conflicts

    def _links(self, person_id: str) -> InfluenceLinks:
        return self.links.get(person_id) or InfluenceLinks()

    def _by_closeness(self, person_id: str) -> Iterator[tuple[Closeness, Iterable[str]]]:
        person, links = self.people[person_id], self._links(person_id)
        yield Closeness.INFLUENCES, links.influenced_by
        yield Closeness.INFLUENCED_BY, links.influences
        yield Closeness.MANAGER, (person.reports_to,) if person.reports_to else ()
        yield Closeness.REPORT, self.reports.get(person_id, ())
        yield Closeness.DOTTED, (*person.dotted_to, *self.dotted.get(person_id, ()))
        yield Closeness.SAME_UNIT, self.units.get(person.unit or "", ())


def neighbors(account: Account) -> Neighbors:
    """Return who stands next to whom at an account."""
    dotted: dict[str, list[str]] = defaultdict(list)
    units: dict[str, list[str]] = defaultdict(list)
    for key, person in account.stakeholders.items():
        for other in person.dotted_to:
            dotted[other].append(key)
        if person.unit:
            units[person.unit].append(key)
    people = account.stakeholders
    return Neighbors(people, influence_links(account), reports(people), dotted, units)
