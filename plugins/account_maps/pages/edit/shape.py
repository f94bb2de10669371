"""The types of a map → what a script must know to write into one: the order of keys, and how.

A shape is plain data for JSON. ``keys`` holds the keys of a group in the order of the format,
``each`` what stands in a list or below ids, and ``line`` says that it is written in one line.
"""

from typing import Any, Final

from msgspec import Struct, inspect

from account_maps.model.account import Action, Champion, Contact, Line, Promise, Tie, Unit
from account_maps.model.wording import fields

Shape = dict[str, Any]

_IN_ONE_LINE: Final = frozenset({Action, Champion, Contact, Line, Promise, Tie})


def shape_of(kind: type[Struct]) -> Shape:
    """Return the shape of a type of the format.

    Args:
        kind: The type, such as ``Account``.
    """
    keys = {field.encode_name: _shape(field.type) for field in fields(kind)}
    return {"keys": keys, **({"line": True} if kind in _IN_ONE_LINE else {})}


def _shape(kind: inspect.Type) -> Shape:
    match kind:
        case inspect.Metadata(type=inner):
            return _shape(inner)
        case inspect.UnionType(types=types):
            return _shape(types[0])
        case inspect.StructType(cls=cls) if cls is not Unit:  # Units hold units, and have no form.
            return shape_of(cls)
        case inspect.DictType(value_type=value):
            return {"each": _shape(value)}
        case inspect.VarTupleType(item_type=item):
            inside = _shape(item)
            return {"each": inside} if _is_text(item) or inside else {"line": True}
    return {}


def _is_text(kind: inspect.Type) -> bool:
    """Tell whether an item may be a sentence, and so wants a line of its own."""
    return isinstance(kind, inspect.StrType)
