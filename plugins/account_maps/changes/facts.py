"""A part of a map as facts: fields by name, which can be held against each other."""

from collections.abc import Callable, Collection, Iterator, Mapping

from msgspec import Struct

from account_maps.changes.comparison import Facts, Ref
from account_maps.model.account import (
    Action,
    Competitor,
    Objective,
    Person,
    Waiver,
    WhiteSpace,
)

Known = Callable[[str], Ref]
"""Returns the reference for an id of one side."""


class Sides(Struct, frozen=True):
    """How ids of one version become references.

    Attributes:
        person: For ids of people.
        unit: For ids of units.
    """

    person: Known
    unit: Known


_NAMING_PEOPLE: Mapping[type[Struct], Collection[str]] = {
    Person: ("reports_to", "dotted_to"),
    Objective: ("stakeholders",),
    Action: ("stakeholders",),
    Competitor: ("champion",),
    Waiver: ("person",),
}
"""The fields that name people."""

_NAMING_UNITS = (Person, WhiteSpace)
"""What has a field that names a unit."""


def before_side(same: Mapping[str, str]) -> Known:
    """Return how ids of the earlier version become references.

    Args:
        same: The id after by the id before.
    """
    return lambda key: Ref(key, same.get(key))


def after_side(same: Mapping[str, str]) -> Known:
    """Return how ids of the later version become references.

    Args:
        same: The id after by the id before.
    """
    back = {after: before for before, after in same.items()}
    return lambda key: Ref(back.get(key), key)


def facts(part: Struct, sides: Sides, *, without: Collection[str] = ()) -> dict[str, object]:
    """Return the filled fields of a part.

    Args:
        part: A person, an action, a line …
        sides: How the ids in it become references.
        without: Fields that are left out.
    """
    return {
        name: _referred(type(part), name, value, sides)
        for name, value in _filled(part)
        if name.partition(".")[0] not in without
    }


def _filled(part: Struct) -> Iterator[tuple[str, object]]:
    for name in part.__struct_fields__:
        value = getattr(part, name)
        if isinstance(value, Struct):
            yield from ((f"{name}.{below}", one) for below, one in _filled(value))
        elif value is not None and value is not False and value not in ((), {}):
            yield name, value


def _referred(kind: type[Struct], name: str, value: object, sides: Sides) -> object:
    """Return a value with references for the ids in it."""
    if name == "unit" and kind in _NAMING_UNITS:
        return sides.unit(str(value))
    if name not in _NAMING_PEOPLE.get(kind, ()):
        return value
    if isinstance(value, tuple):
        return tuple(map(sides.person, value))
    return sides.person(str(value))


def differences(before: Facts, after: Facts) -> list[str]:
    """Return the names of the fields that are not the same, in the order of the format."""
    names = dict.fromkeys((*before, *after))
    return [name for name in names if before.get(name) != after.get(name)]
