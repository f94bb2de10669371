"""What the steps of one account are worked out with: whom we can ask, and who is next to whom."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from account_maps.measure.analysis import Analysis
from account_maps.measure.approach import ApproachKind
from account_maps.measure.contacts import ContactState
from account_maps.measure.records import who
from account_maps.measure.step import StepMove, Wording
from account_maps.model import people
from account_maps.model.account import Account
from account_maps.model.people import InfluenceLinks, attitude
from account_maps.model.values import OPPOSED


class Informant(Struct, frozen=True):
    """A person at the account who can tell us more: in live contact with us, and not against us.

    Attributes:
        person: The person's id.
        name: What the pages call them.
        colleague: Our colleague who knows them best.
        last: Day of the last contact between the two.
    """

    person: str
    name: str
    colleague: str | None
    last: dt.date | None

    def wording(self, move: StepMove) -> Wording:
        """Return the wording of a step that asks this person."""
        return Wording(move, colleague=self.colleague, last=self.last, first=self.name)


class StepContext:
    """What the steps of an account are worked out with.

    Args:
        analysis: The analysis of the map.
    """

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis

    @property
    def account(self) -> Account:
        """The map."""
        return self.analysis.account

    def name(self, person_id: str) -> str:
        """Return what the pages call a person."""
        return who(person_id, self.account.stakeholders[person_id]).name

    def links(self, person_id: str) -> InfluenceLinks:
        """Return the informal lines of a person."""
        return self.analysis.links.get(person_id) or InfluenceLinks()

    def by_rank(self, person_ids: Iterable[str]) -> list[str]:
        """Return those people who are at the account, in the order of what matters."""
        network = self.analysis.network
        numbers = {network.numbers[one] for one in person_ids if one in network.numbers}
        return [network.ids[number] for number in network.by_share(numbers)]

    def is_live(self, person_id: str) -> bool:
        """Return whether we are in live contact with a person."""
        figures = self.analysis.people.get(person_id)
        return figures is not None and figures.contact is ContactState.LIVE

    def unit(self, person_id: str) -> list[str]:
        """Return the people of a person's unit."""
        return self._units.get(self.account.stakeholders[person_id].unit or "", [])

    def reports(self, person_id: str) -> list[str]:
        """Return the people who report to a person."""
        return self._reports.get(person_id, [])

    @cached_property
    def _reports(self) -> Mapping[str, list[str]]:
        return people.reports(self.account.stakeholders)

    @cached_property
    def _units(self) -> Mapping[str, list[str]]:
        units: defaultdict[str, list[str]] = defaultdict(list)
        for key, person in self.account.stakeholders.items():
            if person.unit:
                units[person.unit].append(key)
        return units

    @cached_property
    def informants(self) -> Mapping[str, Informant]:
        """Those we can ask, by id: champions first, then in the order of what matters."""
        network = self.analysis.network
        usable = [network.ids[n] for n in network.by_share(network.live) if network.introduces[n]]
        usable.sort(key=lambda key: key not in self.analysis.champions)
        return {key: found for key in usable if (found := self._informant(key))}

    def _informant(self, person_id: str) -> Informant | None:
        approach = self.analysis.approaches[person_id]
        if approach.kind is not ApproachKind.OWN:
            return None
        return Informant(person_id, self.name(person_id), approach.colleague, approach.last)

    def nearest(self, person_id: str) -> Informant | None:
        """Return whom to ask about a person: the nearest contact on good terms with them."""
        conflicts = self.links(person_id).conflicts
        for key in (*self.close(person_id), *self.informants):
            if key in self.informants and key != person_id and key not in conflicts:
                return self.informants[key]
        return None

    def is_known(self, person_id: str) -> bool:
        """Return whether a teammate knows a person, here or from another account."""
        kind = self.analysis.approaches[person_id].kind
        return kind in (ApproachKind.OWN, ApproachKind.ELSEWHERE)

    def is_friendly(self, person_id: str) -> bool:
        """Return whether we have been in touch with a person who isn't against us."""
        opposed = attitude(self.account.stakeholders[person_id]) in OPPOSED
        return self.analysis.approaches[person_id].last is not None and not opposed

    def could_join(self, person_id: str) -> bool:
        """Return whether a person of the buying committee could become a second contact."""
        network = self.analysis.network
        number = network.numbers.get(person_id)
        if number is None or self.is_live(person_id):
            return False
        return network.committee[number] and network.introduces[number]

    def has_warm_path(self, person_id: str) -> bool:
        """Return whether a teammate knows a person, or anyone can introduce us."""
        return self.analysis.approaches[person_id].kind is not ApproachKind.NONE

    def dependents(self, person_id: str) -> list[str]:
        """Return those we reach only through a person, open positions aside, by what matters."""
        losses = self.analysis.losses
        lost = next(one for one in losses if not one.ours and one.who == person_id)
        people = self.account.stakeholders
        ranked = self.by_rank(lost.unreachable)
        return [one for one in ranked if one != person_id and not people[one].placeholder]

    def own(self, person_id: str, move: StepMove) -> Wording:
        """Return the wording of a step that our own contact with a person takes."""
        approach = self.analysis.approaches[person_id]
        return Wording(move, approach.colleague, approach.last, approach.account)

    def close(self, person_id: str) -> Iterator[str]:
        """Yield the people next to a person, the closest first."""
        person = self.account.stakeholders[person_id]
        first, manager = self.analysis.approaches[person_id].first, person.reports_to
        yield from filter(None, (first, manager))
        yield from self.by_rank(self.reports(person_id))
        if manager:
            yield from self.by_rank(self.reports(manager))
        yield from self.by_rank(self.unit(person_id))
