"""The filled fields of a part of a map, by name, so that two versions can be compared."""

from collections.abc import Callable, Collection, Iterator, Mapping

from msgspec import Struct

from account_maps.changes.comparison import FilledFields, Ref
from account_maps.model.field_types import attributes, field_at

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


def filled_fields(
    part: Struct, sides: Sides, *, without: Collection[str] = ()
) -> dict[str, object]:
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
    for key, name in attributes(type(part)).items():
        value = getattr(part, name)
        if isinstance(value, Struct):
            yield from ((f"{key}.{below}", one) for below, one in _filled(value))
        elif value is not None and value is not False and value not in ((), {}):
            yield key, value


def _referred(kind: type[Struct], path: str, value: object, sides: Sides) -> object:
    """Return a value with references for the ids in it."""
    known = {"person": sides.person, "unit": sides.unit}.get(field_at(kind, path).type.to)
    if known is None:
        return value
    return tuple(map(known, value)) if isinstance(value, tuple) else known(str(value))


def differences(before: FilledFields, after: FilledFields) -> list[str]:
    """Return the names of the fields that are not the same, in the order of the format."""
    names = dict.fromkeys((*before, *after))
    return [name for name in names if before.get(name) != after.get(name)]
