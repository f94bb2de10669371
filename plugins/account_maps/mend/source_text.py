"""The text of a file: its lines, its tree, and the type of everything in it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from msgspec import Struct, inspect

from account_maps.edit.lines import Lines
from account_maps.edit.tree import (
    Child,
    CollectionSyntax,
    EntrySyntax,
    MappingSyntax,
    SyntaxNode,
    children,
    parse_tree,
)
from account_maps.model.playbook import KeyPath
from account_maps.model.wording import fields
from account_maps.read.problems import Problem


@dataclass(frozen=True, slots=True)
class TargetEntry:
    """An entry or item, what holds it, and of which types they are.

    Attributes:
        child: The entry or item.
        holder: The group that holds it.
        holder_type: The type of the group; None where the format has none.
        expected: The type of the value that the format expects here; None where it has none.
        above: The entry or item whose value the group is; None at the top.
    """

    child: Child
    holder: MappingSyntax | CollectionSyntax
    holder_type: inspect.Type | None
    expected: inspect.Type | None
    above: "TargetEntry | None"

    @property
    def key_path(self) -> KeyPath:
        """The key path from the top of the file."""
        return (*(self.above.key_path if self.above else ()), self.child.key_or_index)

    @property
    def struct(self) -> type[Struct] | None:
        """The struct that holds the entry, if the format has one here."""
        kind = self.holder_type
        return kind.cls if isinstance(kind, inspect.StructType) else None


@dataclass(frozen=True)
class SourceText:
    """The text of a file and what the format says of it.

    Attributes:
        text: The text, without a byte order mark.
        kind: What the file holds.
    """

    text: str
    kind: type[Struct]

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text."""
        return Lines(self.text)

    @cached_property
    def tree(self) -> MappingSyntax | None:
        """The tree of the text; None where it is not YAML."""
        return parse_tree(self.text)

    def offset(self, problem: Problem) -> int:
        """Return where a problem begins."""
        line = min(problem.span.line, len(self.lines))
        return min(self.lines.offset(line, problem.span.column), len(self.text))

    def entry_at(self, offset: int) -> TargetEntry | None:
        """Return the innermost entry or item at an offset."""
        found = None
        for target in self._entries_at(offset):
            found = target
        return found

    def _entries_at(self, offset: int) -> Iterator[TargetEntry]:
        node: SyntaxNode | None = self.tree
        kind: inspect.Type | None = type_of(self.kind)
        above = None
        while node is not None:
            child = _at(children(node), offset)
            if child is None or not isinstance(node, CollectionSyntax):
                return
            above = TargetEntry(child, node, kind, _below(kind, child), above)
            yield above
            at_key = isinstance(child, EntrySyntax) and offset < child.key.end
            kind, node = above.expected, None if at_key else child.value


def _at(inside: Sequence[Child], offset: int) -> Child | None:
    at = bisect_right(inside, offset, key=lambda child: child.start) - 1
    if at < 0 or offset >= max(inside[at].end, inside[at].start + 1):
        return None
    return inside[at]


def _below(kind: inspect.Type | None, child: Child) -> inspect.Type | None:
    """Return the type of what stands under a key, or is an item."""
    if isinstance(child, EntrySyntax):
        if isinstance(kind, inspect.DictType):
            return bare_type(kind.value_type)
        return field_type(kind, child.key.text)
    return bare_type(kind.item_type) if isinstance(kind, inspect.VarTupleType) else None


def field_type(kind: inspect.Type | None, key: str) -> inspect.Type | None:
    """Return the type of a key of a struct; None if the struct has none such."""
    return struct_fields(kind.cls).get(key) if isinstance(kind, inspect.StructType) else None


@cache
def type_of(kind: type[Struct]) -> inspect.Type:
    """Return a struct as a type, which takes long to make."""
    return inspect.type_info(kind)


@cache
def struct_fields(kind: type[Struct]) -> dict[str, inspect.Type]:
    """Return the types of a struct's fields by their keys."""
    return {field.encode_name: bare_type(field.type) for field in fields(kind)}


def bare_type(kind: inspect.Type) -> inspect.Type:
    """Return a type without what is said about it, and without None."""
    while isinstance(kind, inspect.Metadata | inspect.UnionType):
        if isinstance(kind, inspect.Metadata):
            kind = kind.type
        else:
            kind = next(one for one in kind.types if not isinstance(one, inspect.NoneType))
    return kind
