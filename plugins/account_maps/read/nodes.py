"""The tree of a YAML file: texts, mappings and lists, each with its place.

Types come from the schema and not from YAML, so every scalar stays the text that was written:
``NO``, ``00003226`` and ``12:30`` reach the reader as they are.
"""

from collections.abc import Iterator

from msgspec import Struct
from yaml import Mark

from account_maps.read.problems import Span


class PositionedNode(Struct, frozen=True, gc=False):
    """A node with its position in the file, between two marks of the YAML parser.

    Most places are never asked for, so spans are not made in advance.
    """

    start: Mark
    end: Mark

    @property
    def span(self) -> Span:
        """Where it stands."""
        start, end = self.start, self.end
        return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


class ScalarNode(PositionedNode, frozen=True, gc=False):
    """A text as written, without its quotes."""

    text: str


class ErrorNode(PositionedNode, frozen=True, gc=False):
    """A node for which a problem was already reported: nothing more is said about it."""


class MappingEntry(Struct, frozen=True, gc=False):
    """A key and its value in a mapping."""

    key: ScalarNode
    value: "Node"


class MappingNode(PositionedNode, frozen=True, gc=False):
    """Keys with values, in the order of the file; a key may stand twice.

    Its place, as that of a list, is the key it belongs to: that is where an author looks.
    """

    entries: list[MappingEntry]


class SequenceNode(PositionedNode, frozen=True, gc=False):
    """A list of values."""

    items: list["Node"]


Node = ScalarNode | MappingNode | SequenceNode | ErrorNode


def is_blank(node: Node) -> bool:
    """Tell whether a value was left empty, which means the same as not writing its key."""
    return type(node) is ScalarNode and not node.text.strip()


def child(node: Node | None, key: str) -> Node | None:
    """Return the value of a key in a mapping, or None."""
    if type(node) is not MappingNode:
        return None
    for entry in node.entries:
        if entry.key.text == key:
            return entry.value
    return None


def entries(node: Node | None) -> list[MappingEntry]:
    """Return the entries of a mapping, or none for anything else."""
    return node.entries if type(node) is MappingNode else []


def value_spans(root: Node, deepest: int) -> Iterator[tuple[tuple[str | int, ...], Span]]:
    """Yield the key path of each value with its span: that of its key, or of its list item.

    Args:
        root: The tree.
        deepest: How many steps from the root to go at most.
    """
    stack: list[tuple[tuple[str | int, ...], Node]] = [((), root)]
    while stack:
        path, node = stack.pop()
        for step, span, value in _children(node):
            yield (*path, step), span
            if len(path) + 1 < deepest:
                stack.append(((*path, step), value))


def _children(node: Node) -> Iterator[tuple[str | int, Span, Node]]:
    if type(node) is MappingNode:
        for entry in node.entries:
            yield entry.key.text, entry.key.span, entry.value
    elif type(node) is SequenceNode:
        for index, item in enumerate(node.items):
            yield index, item.span, item
