"""Two versions of a map as one: everybody of both in the order and below the managers of now.

Whoever has gone keeps their old place: behind whom they stood behind, below whom they reported to.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from account_maps.changes import ChangeStatus, Comparison, LineState, PersonState, Ref
from account_maps.changes.matching import same_units
from account_maps.draw.outline import OrgNode
from account_maps.model.account import Account, Person, walk_units

REPORTS_TO: Final = "reports_to"
"""The kind of a reporting line."""


@dataclass(frozen=True, slots=True)
class MergedMap:
    """Everybody of two versions.

    Attributes:
        states: What became of each, in the order of the picture.
        persons: Each as they are, or as they were if they have gone.
        units: The unit of each, by its id now if it is still there.
        unit_names: What units are called, by the ids in ``units``.
        managers: To whom each reports, or did.
        lines: What became of each line.
    """

    states: Mapping[Ref, PersonState]
    persons: Mapping[Ref, Person]
    units: Mapping[Ref, str | None]
    unit_names: Mapping[str, str]
    managers: Mapping[Ref, Ref]
    lines: Sequence[LineState]


def merged_map(before: Account, after: Account, comparison: Comparison) -> MergedMap:
    """Return two versions as one.

    Args:
        before: The earlier version.
        after: The later version.
        comparison: What changed between them.
    """
    old, new = (dict(walk_units(one.units)) for one in (before, after))
    kept = same_units(old, new)
    states = {state.who: state for state in comparison.people}
    order = _in_order(before, states)
    return MergedMap(
        states={who: states[who] for who in order},
        persons={who: _person(who, before, after) for who in order},
        units={who: _unit(who, before, after, kept) for who in order},
        unit_names={key: unit.name for key, unit in {**old, **new}.items()},
        managers={line.source: line.target for line in comparison.lines if stands(line)},
        lines=comparison.lines,
    )


def stands(line: LineState) -> bool:
    """Return whether a line leads from a manager down to somebody placed below them."""
    return line.kind == REPORTS_TO and (
        line.status is not ChangeStatus.REMOVED or is_gone(line.source)
    )


def is_gone(who: Ref) -> bool:
    """Return whether somebody is no longer on the map."""
    return who.after is None


def posts(union: MergedMap, shown: Collection[Ref], heights: Mapping[Ref, int]) -> list[OrgNode]:
    """Return those who are shown as posts, numbered in the order of the picture.

    Args:
        union: Everybody.
        shown: Whom the picture shows; the managers of each are among them.
        heights: How high the card of each is.
    """
    numbers = {who: number for number, who in enumerate(union.states)}
    managers = ((who, union.managers.get(who)) for who in union.states if who in shown)
    return [
        OrgNode(
            numbers[who],
            None if manager is None else numbers[manager],
            union.units[who],
            height=heights[who],
        )
        for who, manager in managers
    ]


def surroundings(union: MergedMap) -> set[Ref]:
    """Return whom a picture of the changes can't do without.

    These are all to whom something happened, those at the other end of their lines, and everybody
    above them.
    """
    marked = {who for who, state in union.states.items() if state.status is not ChangeStatus.SAME}
    around = set(marked)
    for line in union.lines:
        beside = line.kind != REPORTS_TO and not marked.isdisjoint((line.source, line.target))
        if beside or line.status is not ChangeStatus.SAME:
            around.update((line.source, line.target))
    return _with_managers(union, around)


def _with_managers(union: MergedMap, some: Iterable[Ref]) -> set[Ref]:
    found: set[Ref] = set()
    for who in some:
        above: Ref | None = who
        while above is not None and above not in found:
            found.add(above)
            above = union.managers.get(above)
    return found


def _in_order(before: Account, states: Mapping[Ref, PersonState]) -> list[Ref]:
    order = [who for who in states if not is_gone(who)]
    known = {who.before: who for who in states if who.before is not None}
    place = 0
    for key in before.stakeholders:
        who = known[key]
        if is_gone(who):
            order.insert(place, who)
        place = order.index(who) + 1
    return order


def _person(who: Ref, before: Account, after: Account) -> Person:
    if who.after is not None:
        return after.stakeholders[who.after]
    return before.stakeholders[who.before or ""]


def _unit(who: Ref, before: Account, after: Account, kept: Mapping[str, str]) -> str | None:
    unit = _person(who, before, after).unit
    return kept.get(unit, unit) if unit and is_gone(who) else unit
