"""What the fields of the format hold, read from their types, and their rows by path.

A path leads through groups with dots: ``stage`` and ``summary.want`` of an account.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any, Final

from msgspec import Struct, inspect
from msgspec.structs import replace

from account_maps.model.field import Field, Surface
from account_maps.model.fields import FIELDS, ORDER
from account_maps.model.wording import fields, meaning


class FieldType(Struct, frozen=True):
    """What a field holds.

    Attributes:
        holds: ``text``, ``note``, ``day``, ``number``, ``money``, ``yes``, ``word`` (of a scale),
            ``ref``, ``id``, ``link``, or ``part`` for a group of fields of its own.
        many: Whether it holds several of them.
        to: What a reference names: ``person``, ``unit``, ``colleague``, ``account``, ``plan_page``.
        scale: The scale of a word.
        part: The type of a part.
    """

    holds: str
    many: bool = False
    to: str = ""
    scale: type[StrEnum] | None = None
    part: type[Struct] | None = None


class FieldAt(Struct, frozen=True):
    """A field where it stands.

    Attributes:
        path: The keys that lead to it, with dots between them.
        row: Its row in the table.
        type: What it holds.
        means: What it means, in a sentence.
        required: Whether it must be filled.
    """

    path: str
    row: Field
    type: FieldType
    means: str
    required: bool

    def of(self, part: Struct) -> Any:  # noqa: ANN401 - any value of the format
        """Return the field's value in a part of a map, or None if a group above it is missing."""
        value: Any = part
        for key in self.path.split("."):
            if value is None:
                return None
            value = getattr(value, _attribute(value, key))
        return value


_PLAIN: Final = {
    inspect.BoolType: "yes",
    inspect.DateType: "day",
    inspect.FloatType: "number",
    inspect.IntType: "number",
    inspect.DataclassType: "money",
}
_NO_EXTRA: Final[Mapping[str, Any]] = {}
_MARKS: Final = ("ref", "id", "link", "note")


def _attribute(part: Struct, key: str) -> str:
    kind: type[Struct] = type(part)
    return attributes(kind)[key]


@cache
def attributes(kind: type[Struct]) -> Mapping[str, str]:
    """Return the names of a type's attributes by their keys in the map."""
    return {field.encode_name: field.name for field in fields(kind)}


@cache
def fields_of(kind: type[Struct]) -> tuple[FieldAt, ...]:
    """Return the fields of a type in the order of the table, groups followed into.

    Args:
        kind: A type of the table.
    """
    found: list[FieldAt] = []
    known = {field.encode_name: field for field in fields(kind)}
    for row in FIELDS[kind]:
        field = known[row.key]
        at = FieldAt(row.key, row, type_of(field.type), meaning(field), field.required)
        if at.type.part and not at.type.many:
            found += [_below(at, one) for one in fields_of(at.type.part)]
        else:
            found.append(at)
    return tuple(found)


def _below(group: FieldAt, one: FieldAt) -> FieldAt:
    return replace(one, path=f"{group.path}.{one.path}")


@cache
def field_at(kind: type[Struct], path: str) -> FieldAt:
    """Return the field of a type at a path.

    Raises:
        KeyError: If there is none.
    """
    return {field.path: field for field in fields_of(kind)}[path]


@cache
def shown_on(kind: type[Struct], surface: Surface) -> tuple[FieldAt, ...]:
    """Return the fields of a type that a surface shows, in its order."""
    first = ORDER.get(surface, ())
    found = [field for field in fields_of(kind) if surface in field.row.shown]
    return tuple(sorted(found, key=lambda one: _rank(one.path, first)))


@cache
def in_group(kind: type[Struct], group: str) -> tuple[FieldAt, ...]:
    """Return the fields of a type that belong to a group."""
    return tuple(field for field in fields_of(kind) if field.row.group == group)


@cache
def exported(kind: type[Struct]) -> tuple[FieldAt, ...]:
    """Return the fields of a type that the JSON and the tables have as the map has them."""
    found = (field for field in fields_of(kind) if field.row.exported)
    return tuple(field for field in found if field.type.holds != "part")


def _rank(path: str, first: tuple[str, ...]) -> int:
    return first.index(path) if path in first else len(first)


def type_of(kind: inspect.Type, extra: Mapping[str, Any] = _NO_EXTRA) -> FieldType:
    """Return what a field of a type holds.

    Args:
        kind: The type.
        extra: What the annotation around the type says of it.
    """
    match kind:
        case inspect.Metadata(type=inner, extra=more):
            return type_of(inner, {**extra, **(more or {})})
        case inspect.UnionType(types=types):
            return type_of(types[0], extra)
        case inspect.VarTupleType(item_type=item) | inspect.DictType(value_type=item):
            return replace(type_of(item), many=True)
        case inspect.EnumType(cls=scale) if issubclass(scale, StrEnum):
            return FieldType("word", scale=scale)
        case inspect.StructType(cls=part):
            return FieldType("part", part=part)
    text = next((mark for mark in _MARKS if mark in extra), "text")
    return FieldType(_PLAIN.get(type(kind), text), to=extra.get("ref", ""))
