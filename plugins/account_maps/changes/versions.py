"""Two versions of a map → what changed between them."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from account_maps.changes.comparison import Change, ChangeStatus, Comparison, Subject
from account_maps.changes.filled_fields import Sides, after_side, before_side, filled_fields
from account_maps.changes.items import changes_of as changes_of_one
from account_maps.changes.items import (
    in_lists,
    in_tables,
    items,
    objectives,
    unit_fields,
)
from account_maps.changes.matching import same_objectives, same_people, same_units
from account_maps.changes.people import in_people, line_states, people_states
from account_maps.changes.weights import weight
from account_maps.model.account import Account, Unit, walk_units

_APART = ("stakeholders", "influence", "units", "external", "competitors", "promises", "waivers")
_OF_THE_PLAN = frozenset({"plan.objectives", "plan.white_space", "plan.actions"})
"""What is held against each other apart from the account's own fields."""


def compare(before: Account, after: Account) -> Comparison:
    """Return what changed between two versions of a map.

    Ids that were renamed are recognized, so that what names them has not changed. The order of
    lists means nothing but that of the people, which is the order of the picture.

    Args:
        before: The earlier version.
        after: The later version.
    """
    people = same_people(before.stakeholders, after.stakeholders)
    units = same_units(_units(before), _units(after))
    sides = (
        Sides(before_side(people), before_side(units)),
        Sides(after_side(people), after_side(units)),
    )
    lists = (items(before, sides[0]), items(after, sides[1]))
    renamed = any(old != new for old, new in (*people.items(), *units.items()))
    changes = [
        *changes_of_one(
            Change(ChangeStatus.CHANGED, Subject.ACCOUNT),
            _own_facts(before, sides[0]),
            _own_facts(after, sides[1]),
        ),
        *in_people(before.stakeholders, after.stakeholders, people, sides, renamed=renamed),
        *in_lists(*lists),
        *_in_tables(before, after, sides, units),
        *_in_order(before, after, people),
    ]
    informal = (lists[0][Subject.LINE], lists[1][Subject.LINE])
    return Comparison(
        changes=_sorted(changes, before, after),
        people=people_states(before.stakeholders, after.stakeholders, people, changes),
        lines=line_states(before.stakeholders, after.stakeholders, informal, sides),
    )


def _own_facts(account: Account, sides: Sides) -> dict[str, object]:
    known = filled_fields(account, sides, without=_APART)
    return {name: value for name, value in known.items() if name not in _OF_THE_PLAN}


def _units(account: Account) -> dict[str, Unit]:
    return dict(walk_units(account.units))


def _in_tables(
    before: Account, after: Account, sides: tuple[Sides, Sides], units: Mapping[str, str]
) -> Iterator[Change]:
    old, new = unit_fields(before.units, sides[0]), unit_fields(after.units, sides[1])
    yield from in_tables(Subject.UNIT, old, new, units)
    goals = same_objectives(objectives(before), objectives(after))
    old = {key: filled_fields(one, sides[0]) for key, one in objectives(before).items()}
    new = {key: filled_fields(one, sides[1]) for key, one in objectives(after).items()}
    yield from in_tables(Subject.OBJECTIVE, old, new, goals)


def _in_order(before: Account, after: Account, same: Mapping[str, str]) -> Iterator[Change]:
    """Yield that the people stand in another order, if those on both sides do."""
    was = [same[key] for key in before.stakeholders if key in same]
    kept = {*was}
    if was != [key for key in after.stakeholders if key in kept]:
        yield Change(ChangeStatus.CHANGED, Subject.ORDER)


def _sorted(changes: list[Change], before: Account, after: Account) -> tuple[Change, ...]:
    weighed = [
        replace(change, weight=weight(change, before.stakeholders, after.stakeholders))
        for change in changes
    ]
    return tuple(sorted(weighed, key=_most_first))


def _most_first(change: Change) -> tuple[int, str, str, str]:
    who = change.who.shown if change.who else ""
    return -change.weight, who, change.field, repr(change)
