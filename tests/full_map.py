"""A map with a text in every field that takes free text, made from the types of the model."""

import json
from typing import Any

from msgspec.inspect import (
    DateType,
    DictType,
    EnumType,
    Metadata,
    StrType,
    StructType,
    UnionType,
    VarTupleType,
    type_info,
)

from account_maps.model.account import Account


def fill(kind: Any, text: str, *, notes: bool) -> Any:  # noqa: C901, PLR0911 - a case a type
    """A value of a type of the model with the text in every place that takes free text."""
    match kind:
        case Metadata(extra={"ref": _} | {"link": True} | {"currency": True}):
            return None
        case Metadata(extra={"note": True}) if not notes:
            return None
        case Metadata(extra={"words": scale}):
            return next(iter(scale)).value
        case Metadata(type=inner):
            return fill(inner, text, notes=notes)
        case UnionType(types=types):
            return fill(types[0], text, notes=notes)
        case StrType(pattern=None):
            return text
        case DateType():
            return "2027-01-31"
        case EnumType(cls=scale):
            return next(iter(scale)).value
        case VarTupleType(item_type=item):
            value = fill(item, text, notes=notes)
            return [] if value is None else [value, value]
        case DictType(key_type=Metadata(extra={"ref": _})):
            return {}
        case DictType(value_type=value) if isinstance(value, StructType):
            return {"one": fill(value, text, notes=notes)} if value.cls.__name__ != "Unit" else {}
        case StructType(fields=fields):
            filled = {f.encode_name: fill(f.type, text, notes=notes) for f in fields}
            return {key: value for key, value in filled.items() if value not in (None, [], {})}
    return None


def full_map(text: str, *, notes: bool = False, closed: bool = False) -> str:
    account = fill(type_info(Account), text, notes=notes)
    if not closed:  # The page of a closed account leaves much out.
        del account["outcome"]
    person = account["stakeholders"]["one"]
    two = {"name": text, "title": text, "reports_to": "one", "person": "shared", "unit": "two"}
    account["stakeholders"]["two"] = two
    person["person"] = "shared"
    person["contact"]["email"] = "one@acme.example"
    account["units"] = {"two": {"name": text}}
    line = {"strength": "strong", "kind": "conflict"}
    account["influence"] = [{"from": "one", "to": "two", **line}]
    account["competitors"][0]["champion"] = "two"
    # One that is found and waived, so that its reason is shown.
    account["waivers"][0]["finding"] = "AF402"
    return json.dumps(account, ensure_ascii=False)
