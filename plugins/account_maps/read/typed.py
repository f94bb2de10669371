"""A tree of nodes and a type → a value of that type, or every reason why there is none.

The types say everything: what a field may hold comes from its annotation, what its texts mean
from the ``extra`` of its ``Meta``: ``ref`` names something, ``listed`` is a word of the team's own
list, ``currency`` is the code of one, ``link`` is an address, ``id`` an id,
``shared`` an id that other files may use as well, ``many`` is what the entries of a mapping are
called, and ``most`` how many it may have; ``words`` is a scale, and ``pattern`` what other words
are like. A reader is built once for each type.
"""

import re
from collections.abc import Mapping as Table
from enum import StrEnum
from typing import Any

from msgspec import Struct, inspect

from account_maps.read import amounts, scalars
from account_maps.read.aliases import Aliases
from account_maps.read.context import ReadContext, Reader
from account_maps.read.groups import StructReader, dict_reader, list_reader
from account_maps.read.nodes import MappingNode
from account_maps.read.numbers import number

Nouns = Table[type[StrEnum], str]
_Extra = Table[str, Any]
_SIMPLE: Table[type[inspect.Type], Reader] = {
    inspect.BoolType: scalars.boolean,
    inspect.DateType: scalars.day,
    inspect.DataclassType: amounts.money,
}


class Types:
    """Readers for the types of a format.

    Args:
        aliases: Other words for keys and values.
        nouns: What a value of a scale is called, such as ``a role``.
    """

    def __init__(self, aliases: Aliases, nouns: Nouns) -> None:
        self._aliases = aliases
        self._nouns = nouns
        self._structs: dict[type[Struct], StructReader] = {}

    def read(self, root: MappingNode, kind: type[Struct], context: ReadContext) -> object:
        """Return the tree as a value of the type, or None if there are problems."""
        return self._struct(kind)(root, context)

    def _struct(self, kind: type[Struct]) -> StructReader:
        """Return the reader of a struct, which may be on its way to be built: units nest."""
        if kind in self._structs:
            return self._structs[kind]
        reader = self._structs[kind] = StructReader(kind, self._aliases)
        for field in inspect.type_info(kind).fields:  # type: ignore[attr-defined]
            reader.add(field, self._reader(field.type, {}))
        return reader

    def _reader(self, kind: inspect.Type, extra: _Extra) -> Reader:
        if isinstance(kind, inspect.Metadata):
            return self._reader(kind.type, {**extra, **(kind.extra or {})})
        if isinstance(kind, inspect.UnionType):
            inner = next(one for one in kind.types if not isinstance(one, inspect.NoneType))
            return self._reader(inner, extra)
        if isinstance(kind, inspect.StructType):
            return self._struct(kind.cls)
        if isinstance(kind, inspect.DictType):
            return self._dict(kind, extra)
        if isinstance(kind, inspect.VarTupleType):
            return list_reader(self._reader(kind.item_type, extra))
        return self._scalar(kind, extra)

    def _dict(self, kind: inspect.DictType, extra: _Extra) -> Reader:
        key = self._reader(kind.key_type, {})
        counts = {name: extra[name] for name in ("many", "most") if name in extra}
        return dict_reader(key, self._reader(kind.value_type, {}), **counts)

    def _scalar(self, kind: inspect.Type, extra: _Extra) -> Reader:
        if isinstance(kind, inspect.EnumType):
            return self._word(kind.cls)  # type: ignore[arg-type]
        if "words" in extra:
            return scalars.word_or(self._word(extra["words"]), extra["pattern"])
        if type(kind) in _SIMPLE:
            return _SIMPLE[type(kind)]
        if isinstance(kind, inspect.FloatType | inspect.IntType):
            return number(kind)
        return _text(extra)

    def _word(self, scale: type[StrEnum]) -> Reader:
        return scalars.word_of(scale, self._aliases, self._nouns.get(scale, _noun(scale)))


def _text(extra: _Extra) -> Reader:
    if "ref" in extra:
        return scalars.mention(extra["ref"])
    if "shared" in extra:
        return scalars.mention(extra["shared"], must_be_id=True)
    if "listed" in extra:
        return scalars.mention(extra["listed"])
    if "currency" in extra:
        return amounts.currency
    if "link" in extra:
        return scalars.link
    return scalars.identifier if "id" in extra else scalars.text


def _noun(scale: type[StrEnum]) -> str:
    name = re.sub(r"(?<!^)(?=[A-Z])", " ", scale.__name__).lower()
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
