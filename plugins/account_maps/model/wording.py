"""How the pages of the reference put the types of the format into words."""

from collections.abc import Mapping
from enum import Enum
from functools import cache
from inspect import cleandoc
from typing import Any

from msgspec import Struct, inspect
from msgspec.structs import asdict

from account_maps.read.numbers import bounds

_REFS = {
    "person": "id of a stakeholder",
    "unit": "id of a unit",
    "colleague": "id of one of us",
    "account": "id of an account",
    "plan_page": "page or link",
}


_PLAIN = {
    inspect.BoolType: "true or false",
    inspect.DateType: "day",
    inspect.DataclassType: "amount of money",
}


@cache
def fields(kind: type[Struct]) -> tuple[inspect.Field, ...]:
    """Return the fields of a struct. Looking into all types below it takes a while."""
    return inspect.type_info(kind).fields  # type: ignore[attr-defined,no-any-return]


def title(kind: type) -> str:
    """Return the title of a type's section: ``WhiteSpace``, White space."""
    words = "".join(
        f" {letter.lower()}" if letter.isupper() else letter for letter in kind.__name__
    )
    return words.strip().capitalize()


def about(kind: type) -> str:
    """Return what a type says of itself, as Markdown."""
    return cleandoc(kind.__doc__ or "").replace("``", "`")


def struct_section(
    kind: type[Struct], scales_page: str = "", labels: Mapping[str, str] | None = None
) -> str:
    """Return the section of a struct: what it is, and a table of its keys.

    Args:
        kind: The struct.
        scales_page: The page on which the scales are, if it is another one.
        labels: What the pages call its fields, by key, if they show any.
    """
    names = ["key", "holds", "meaning", "example", *(["on the pages"] if labels else [])]
    rows = [_cells(field, scales_page, labels) for field in fields(kind)]
    head, *lines = (f"| {' | '.join(cells)} |" for cells in (names, *rows))
    rule = f"|{'---|' * len(names)}"
    return "\n".join([f"## {title(kind)}", "", about(kind), "", head, rule, *lines, ""])


def _cells(
    field: inspect.Field, scales_page: str, labels: Mapping[str, str] | None
) -> tuple[str, ...]:
    key = f"**`{field.encode_name}`**" if field.required else f"`{field.encode_name}`"
    examples = ", ".join(f"`{as_yaml(one)}`" for one in _says(field).get("examples", []))
    label = (labels.get(field.encode_name, ""),) if labels else ()
    return key, holds(field.type, scales_page), meaning(field), examples, *label


def _says(field: inspect.Field) -> Mapping[str, Any]:
    if isinstance(field.type, inspect.Metadata):
        return field.type.extra_json_schema or {}
    return {}


def meaning(field: inspect.Field) -> str:
    """Return what a field means."""
    return str(_says(field).get("description", ""))


def as_yaml(value: object) -> str:
    """Return an example or a default as it is written in a file, on one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(as_yaml, value))}]"
    if isinstance(value, Struct):
        inside = ", ".join(f"{key}: {as_yaml(one)}" for key, one in asdict(value).items())
        return f"{{{inside}}}"
    return str(value)


def holds(kind: inspect.Type, scales_page: str = "") -> str:
    """Return what a type's values are.

    Args:
        kind: The type.
        scales_page: The page on which the scales are, if it is another one.
    """
    return _holds(kind, {}, scales_page)


def _holds(kind: inspect.Type, extra: Mapping[str, Any], scales_page: str) -> str:
    if isinstance(kind, inspect.Metadata):
        return _holds(kind.type, {**extra, **(kind.extra or {})}, scales_page)
    if isinstance(kind, inspect.UnionType):
        inner = next(one for one in kind.types if not isinstance(one, inspect.NoneType))
        return _holds(inner, extra, scales_page)
    if isinstance(kind, inspect.VarTupleType):
        return f"list: {_holds(kind.item_type, extra, scales_page)}"
    if isinstance(kind, inspect.DictType):
        scale = isinstance(kind.key_type, inspect.EnumType) or _is_marked(kind.key_type)
        key = holds(kind.key_type, scales_page) if scale else "id"
        return f"by {key}: {holds(kind.value_type, scales_page)}"
    if isinstance(kind, inspect.StructType | inspect.EnumType):
        return _link(kind.cls, scales_page if isinstance(kind, inspect.EnumType) else "")
    return _scalar(kind, extra, scales_page)


def _link(kind: type[Struct] | type[Enum], page: str) -> str:
    name = title(kind).lower()
    return f"[{name}]({page}#{name.replace(' ', '-')})"


def _is_marked(kind: inspect.Type) -> bool:
    """Tell whether a text is one of a known set: a word of a scale, a currency."""
    marks = {"words", "currency"}
    return isinstance(kind, inspect.Metadata) and not marks.isdisjoint(kind.extra or {})


def _scalar(kind: inspect.Type, extra: Mapping[str, Any], scales_page: str) -> str:
    if isinstance(kind, inspect.FloatType | inspect.IntType):
        return _number(kind)
    if type(kind) in _PLAIN:
        return _PLAIN[type(kind)]
    if "words" in extra:
        return _link(extra["words"], scales_page)
    if "ref" in extra:
        return _REFS[extra["ref"]]
    named = {
        "link": "link",
        "currency": "ISO code of a currency",
        "id": "id",
        "note": "text, simple Markdown",
    }
    return next((words for key, words in named.items() if key in extra), "text")


def _number(kind: inspect.FloatType | inspect.IntType) -> str:
    name = "whole number" if isinstance(kind, inspect.IntType) else "number"
    return ", ".join(filter(None, (name, bounds(kind))))
