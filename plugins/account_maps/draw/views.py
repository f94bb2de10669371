"""Who stands in each view of a map, and below whom."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from account_maps.draw.lines import InformalLine
from account_maps.draw.outline import OrgNode
from account_maps.model.account import Account, Unit, walk_units
from account_maps.model.people import in_committee, is_there

_MANY_LINES: Final = 40


class People:
    """The people of a map by number, with what the views ask about them.

    Args:
        account: The map.
        heights: Height of each one's card.
    """

    def __init__(self, account: Account, heights: Sequence[int]) -> None:
        self.heights = heights
        self.ids = list(account.stakeholders)
        self.persons = list(account.stakeholders.values())
        self.numbers = {person_id: number for number, person_id in enumerate(self.ids)}
        self.managers = [
            self.numbers.get(person.reports_to) if person.reports_to else None
            for person in self.persons
        ]
        self.committee = [n for n, person in enumerate(self.persons) if in_committee(person)]
        self._deciding = frozenset(self.committee)

    def nearest(self, number: int, within: Collection[int]) -> int | None:
        """Return the nearest manager upwards who is among some people."""
        seen = {number}
        manager = self.managers[number]
        while manager is not None and manager not in within and manager not in seen:
            seen.add(manager)
            manager = self.managers[manager]
        return manager if manager in within and manager != number else None

    def is_quiet(self, line: InformalLine, lines: int) -> bool:
        """Return whether a line shows only on demand.

        A line that touches the buying committee always shows. Where there is no committee to ask
        for, a line shows unless there are too many of them.
        """
        if self.committee:
            return self._deciding.isdisjoint((line.start, line.end))
        return lines > _MANY_LINES

    def org_nodes(self, members: Sequence[int], joined: Collection[int]) -> list[OrgNode]:
        """Return the nodes of a view.

        Args:
            members: Who stands in it.
            joined: Whoever has an informal line, and so may not be folded.
        """
        within = set(members)
        return [
            OrgNode(
                number,
                self.nearest(number, within),
                self.persons[number].unit,
                number not in joined and self._plain(number),
                self.heights[number],
            )
            for number in members
        ]

    def _plain(self, number: int) -> bool:
        person = self.persons[number]
        return not person.roles and not person.veto and is_there(person)


def unit_members(account: Account, people: People) -> Iterator[tuple[Unit, list[int]]]:
    """Yield each unit that has a view of its own: two people or more, and not everybody."""
    members: dict[str, list[int]] = {}
    for number, person in enumerate(people.persons):
        if person.unit is not None:
            members.setdefault(person.unit, []).append(number)
    for unit_id, unit in walk_units(account.units):
        inside = [members.get(key, []) for key in (unit_id, *_ids_inside(unit))]
        numbers = sorted(number for part in inside for number in part)
        if 1 < len(numbers) < len(people.ids):
            yield unit, numbers


def unit_names(account: Account) -> Mapping[str, str]:
    """Return the name of every unit by id."""
    return {unit_id: unit.name for unit_id, unit in walk_units(account.units)}


def _ids_inside(unit: Unit) -> Iterator[str]:
    return (unit_id for unit_id, _ in walk_units(unit.units))
