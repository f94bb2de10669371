"""The format as a JSON Schema, so that an editor completes and checks a map.

It is made from the same types that the reader goes by. An editor types YAML before it looks at
the schema and takes ``tier: 1`` for a number, which the reader takes as the text it is; so where
text is wanted the schema allows numbers and truth values as well. Draft 7 is what the editors'
YAML extensions know best.
"""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct, inspect

from account_maps.model.account import Account, Labels
from account_maps.model.aliases import accepted
from account_maps.model.field_types import fields_of
from account_maps.model.fields import FIELDS
from account_maps.model.person_rules import BLOCKER
from account_maps.model.values import SCALES, Role
from account_maps.model.wording import about, fields
from account_maps.read.currencies import CURRENCIES
from account_maps.read.ids import LONGEST

Schema = dict[str, Any]

_TEXT = ["string", "number", "boolean"]
_DAY = {"type": "string", "format": "date"}
_SCALE = "scale"
"""The key under which a scale is kept while a schema is put together."""

_WORD = r"[^\s!-/:-@\[-`{-~]+"
# Coarser than the reader, in words that every validator's regular expressions know.
_ID_PATTERN = f"^{_WORD}(-{_WORD})*$"
_LINK_PATTERN = r"^([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:)"

_PLAIN: Mapping[type[inspect.Type], Schema] = {
    inspect.BoolType: {"type": "boolean"},
    inspect.DateType: _DAY,
    inspect.DataclassType: {"type": ["string", "number"]},
}
_MARKED: Mapping[str, Schema] = {
    "currency": {"type": "string", "enum": sorted(CURRENCIES)},
    "link": {"type": "string", "format": "uri", "pattern": _LINK_PATTERN},
}
"""What a text is, by what its annotation says of it."""

Meaning = Callable[[StrEnum], str | None]
"""Returns what a value of a scale means."""


Label = Callable[[str], str]
"""Returns the label of a field, by its key in the texts."""


def json_schema(
    kind: type[Struct], meaning: Meaning = lambda _: None, label: Label | None = None
) -> Schema:
    """Return the JSON Schema of a file.

    Args:
        kind: What the file holds: ``Account``, ``Team``, ``Labels``, ``Rules`` or
            ``TalkingLibrary``.
        meaning: Returns what a value of a scale means, for editors to show beside it.
        label: Returns the label of a field of a map, which is its key if left out.
    """
    structs: dict[str, Schema] = {}
    root = _struct(kind, structs)
    if kind is Labels:
        root["properties"]["labels"] |= _labels()
    if kind is Account and label:
        _add_labels(structs, label)
    others = {name: structs[name] for name in sorted(structs) if name != kind.__name__}
    definitions = {"definitions": others} if others else {}
    schema = {"$schema": "http://json-schema.org/draft-07/schema#", **root, **definitions}
    explained: Schema = _explained(schema, meaning)
    return explained


def _add_labels(structs: Mapping[str, Schema], label: Label) -> None:
    for kind in FIELDS:
        properties = structs[kind.__name__]["properties"]
        for field in fields_of(kind):
            if field.path in properties:
                properties[field.path]["title"] = label(field.row.label)


def _explained(schema: Any, meaning: Meaning) -> Any:  # noqa: ANN401 - any piece of a schema
    """Return a schema with the scales in it as lists of words with their meanings."""
    if isinstance(schema, list):
        return [_explained(one, meaning) for one in schema]
    if not isinstance(schema, dict):
        return schema
    inside = {key: _explained(one, meaning) for key, one in schema.items() if key != _SCALE}
    return {**inside, **_meanings(schema[_SCALE], meaning)} if _SCALE in schema else inside


def _meanings(scale: type[StrEnum], meaning: Meaning) -> Schema:
    """Return what each word of a scale means, if that is told of all its values."""
    known: dict[str, StrEnum] = {**{str(value): value for value in scale}, **accepted(scale)}
    said = [_meaning(word, known, meaning) for word in words(scale)]
    return {"enumDescriptions": said} if all(said) else {}


def _meaning(word: str, known: Mapping[str, StrEnum], meaning: Meaning) -> str:
    if word not in known:
        return "Against us, and can say no: support: enemy and veto: true."
    said = meaning(known[word]) or ""
    return said if word == known[word] else f"Another word for {known[word]}. {said}".strip()


def _struct(kind: type[Struct], structs: dict[str, Schema]) -> Schema:
    known = fields(kind)
    schema: Schema = {"title": kind.__name__, "description": about(kind), "type": "object"}
    structs[kind.__name__] = schema
    schema["properties"] = {field.encode_name: _field(field, structs) for field in known}
    schema["additionalProperties"] = False
    required = [field.encode_name for field in known if field.required]
    if required:
        schema["required"] = required
    return schema


def _field(field: inspect.Field, structs: dict[str, Schema]) -> Schema:
    """Return a field with its description; one that is not required may be left empty."""
    extra = field.type.extra_json_schema if isinstance(field.type, inspect.Metadata) else None
    schema = _type(field.type, {}, structs)
    default = {"default": field.default} if _is_number(field.default) else {}
    title = {"title": field.encode_name.replace("_", " ").capitalize()}
    return {
        **title,
        **(extra or {}),
        **(schema if field.required else _or_empty(schema)),
        **default,
    }


def _is_number(value: object) -> bool:
    return type(value) in {int, float}


def _or_empty(schema: Schema) -> Schema:
    if "type" in schema and "enum" not in schema:
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        return {**schema, "type": [*kinds, "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def _type(kind: inspect.Type, extra: Mapping[str, Any], structs: dict[str, Schema]) -> Schema:
    if isinstance(kind, inspect.Metadata):
        return _type(kind.type, {**extra, **(kind.extra or {})}, structs)
    if isinstance(kind, inspect.UnionType):
        inner = next(one for one in kind.types if not isinstance(one, inspect.NoneType))
        return _type(inner, extra, structs)
    if isinstance(kind, inspect.StructType):
        if kind.cls.__name__ not in structs:
            _struct(kind.cls, structs)
        return {"$ref": f"#/definitions/{kind.cls.__name__}"}
    if isinstance(kind, inspect.DictType):
        value = _or_empty(_type(kind.value_type, {}, structs))
        names = _names(kind.key_type)
        return {"type": "object", "propertyNames": names, "additionalProperties": value}
    if isinstance(kind, inspect.VarTupleType):
        return {"type": "array", "items": _type(kind.item_type, extra, structs)}
    return _scalar(kind, extra)


def _scalar(kind: inspect.Type, extra: Mapping[str, Any]) -> Schema:
    if isinstance(kind, inspect.EnumType):
        scale: type[StrEnum] = kind.cls  # type: ignore[assignment]
        return {"type": "string", "enum": words(scale), _SCALE: scale}
    if "words" in extra:
        return _word_or(extra["words"], extra["pattern"])
    if isinstance(kind, inspect.FloatType | inspect.IntType):
        return _number(kind)
    if type(kind) in _PLAIN:
        return dict(_PLAIN[type(kind)])
    return next((dict(_MARKED[mark]) for mark in _MARKED if mark in extra), {"type": _TEXT})


def _number(kind: inspect.FloatType | inspect.IntType) -> Schema:
    bounds = {
        "exclusiveMinimum": kind.gt,
        "minimum": kind.ge,
        "exclusiveMaximum": kind.lt,
        "maximum": kind.le,
    }
    written = {name: bound for name, bound in bounds.items() if bound is not None}
    return {"type": "integer" if isinstance(kind, inspect.IntType) else "number", **written}


def _word_or(scale: type[StrEnum], pattern: re.Pattern[str]) -> Schema:
    others = {"type": "string", "pattern": f"^{pattern.pattern}$"}
    return {"anyOf": [{"type": "string", "enum": words(scale), _SCALE: scale}, others]}


def words(scale: type[StrEnum]) -> list[str]:
    """Return every word that is understood for a scale."""
    blocker = [BLOCKER] if scale is Role else []
    return [*(str(value) for value in scale), *accepted(scale), *blocker]


def _names(key: inspect.Type) -> Schema:
    if isinstance(key, inspect.EnumType):
        return {"enum": words(key.cls)}  # type: ignore[arg-type]
    if isinstance(key, inspect.Metadata) and {"words", "currency"} & {*(key.extra or {})}:
        return _scalar(key.type, key.extra or {})
    return {"pattern": _ID_PATTERN, "maxLength": LONGEST}


def _labels() -> Schema:
    scales = {
        name: {
            "type": "object",
            "properties": {str(value): {"type": _TEXT} for value in scale},
            "additionalProperties": False,
        }
        for name, scale in SCALES.items()
    }
    return {"type": ["object", "null"], "properties": scales, "additionalProperties": False}
