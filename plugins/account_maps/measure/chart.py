"""Where each person stands in the chart: how far from the top, and how many people are below."""

from collections.abc import Mapping
from typing import NamedTuple

from account_maps.model.account import Person
from account_maps.model.people import reports


class ChartPlace(NamedTuple):
    """A person's place in the chart; the smaller one comes first.

    Attributes:
        unplaced: Whether the map says neither whom they report to nor who reports to them.
        level: How many managers are above them.
        team: How many people are below them, as a negative number.
    """

    unplaced: bool
    level: int
    team: int


def chart_places(people: Mapping[str, Person]) -> dict[str, ChartPlace]:
    """Return the place of each person in the chart, by id.

    Args:
        people: Those who are there; a manager who isn't among them doesn't count.
    """
    below = reports(people)
    levels = _levels(people, below)
    teams = dict.fromkeys(people, 0)
    for person_id in sorted(levels, key=lambda one: -levels[one]):
        manager = people[person_id].reports_to
        if manager in levels and levels[person_id]:
            teams[manager] += teams[person_id] + 1
    return {
        one: ChartPlace(
            unplaced=not teams[one] and not levels.get(one),
            level=levels.get(one, 0),
            team=-teams[one],
        )
        for one in people
    }


def _levels(people: Mapping[str, Person], below: Mapping[str, list[str]]) -> dict[str, int]:
    """Return how many managers are above each person; people in a circle are left out."""
    level = 0
    found: dict[str, int] = {}
    row = [one for one, person in people.items() if person.reports_to not in people]
    while row:
        found.update(dict.fromkeys(row, level))
        row = [report for one in row for report in below.get(one, ())]
        level += 1
    return found
