"""A text → its syntax tree, with the offset of everything in characters, for those who change it.

The reader's tree says where an author is to look; this one says what stands where: also where a
list in brackets ends, and where the dash of an item is. It takes any text that YAML takes. What a
map may not hold is the reader's business.
"""

from collections.abc import Callable, Iterator
from typing import Any

import yaml
from msgspec import Struct

from account_maps.model.playbook import KeyPath

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BLOCK = {"|", ">"}


class ScalarSyntax(Struct, frozen=True, gc=False):
    """A text.

    Attributes:
        start: Where it begins, with its quotes.
        end: Where it ends, exclusive. Nothing written is a text of no length.
        text: What it says.
        block: Whether it stands on lines of its own below ``|`` or ``>``.
    """

    start: int
    end: int
    text: str
    block: bool = False


class EntrySyntax(Struct, frozen=True, gc=False):
    """A key and its value."""

    key: ScalarSyntax
    value: "SyntaxNode"

    @property
    def start(self) -> int:
        """Where the key begins."""
        return self.key.start

    @property
    def end(self) -> int:
        """Where the value ends."""
        return max(self.key.end, self.value.end)

    @property
    def key_or_index(self) -> str:
        """The key of the entry, as a step of a key path."""
        return self.key.text


class ItemSyntax(Struct, frozen=True, gc=False):
    """An item of a list.

    Attributes:
        start: Where it begins: at its dash, if it has one.
        value: What it is.
        key_or_index: The index of the item, as a step of a key path.
    """

    start: int
    value: "SyntaxNode"
    key_or_index: int

    @property
    def end(self) -> int:
        """Where the value ends."""
        return max(self.start + 1, self.value.end)


class CollectionSyntax(Struct, frozen=True, gc=False):
    """A mapping or a list.

    Attributes:
        start: Where it begins.
        end: Where it ends, exclusive: behind the bracket or the last value.
        flow: Whether it stands in brackets.
    """

    start: int
    end: int
    flow: bool


class MappingSyntax(CollectionSyntax, frozen=True, gc=False):
    """Keys with values, in the order of the text."""

    children: tuple[EntrySyntax, ...]


class SequenceSyntax(CollectionSyntax, frozen=True, gc=False):
    """A list."""

    children: tuple[ItemSyntax, ...]


SyntaxNode = ScalarSyntax | MappingSyntax | SequenceSyntax
Child = EntrySyntax | ItemSyntax


def parse_tree(text: str) -> MappingSyntax | None:
    """Return the tree of a text, or None if it is not YAML that begins with a key.

    Args:
        text: The whole text, without a byte order mark.
    """
    try:
        return _SyntaxBuilder(text).build()
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def children(node: SyntaxNode) -> tuple[Child, ...]:
    """Return the entries of a mapping or the items of a list; a text has none."""
    return () if isinstance(node, ScalarSyntax) else node.children


def find(root: SyntaxNode, path: KeyPath) -> Child | None:
    """Return what stands at the end of a key path, such as ``("stakeholders", "dana", "support")``.

    Of a key that stands twice, the first counts.
    """
    child: Child | None = None
    node = root
    for step in path:
        child = next((one for one in children(node) if one.key_or_index == step), None)
        if child is None:
            return None
        node = child.value
    return child


def walk(root: SyntaxNode) -> Iterator[Child]:
    """Yield all entries and items, each before what it holds."""
    stack: list[SyntaxNode] = [root]
    while stack:
        inside = children(stack.pop())
        yield from inside
        stack += [child.value for child in reversed(inside)]


class _SyntaxBuilder:
    """Puts the parser's events together."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: Callable[[], Any] = _LOADER(text).get_event

    def build(self) -> MappingSyntax | None:
        root = self._first()
        event = self._next()
        while type(event) is not yaml.StreamEndEvent:
            if type(event) is yaml.DocumentStartEvent:
                return None  # A second document has no place in this tree.
            event = self._next()
        return root if isinstance(root, MappingSyntax) and root.children else None

    def _first(self) -> "SyntaxNode | None":
        event = self._next()
        while not isinstance(event, yaml.NodeEvent):
            if type(event) is yaml.StreamEndEvent:
                raise ValueError("there is nothing in this text")
            event = self._next()
        return self._node(event)

    def _node(self, event: Any) -> SyntaxNode:  # noqa: ANN401 - the stubs say that marks may be missing
        if type(event) is yaml.MappingStartEvent:
            return self._mapping(event)
        if type(event) is yaml.SequenceStartEvent:
            return self._sequence(event)
        return self._scalar(event)

    def _scalar(self, event: Any) -> ScalarSyntax:  # noqa: ANN401 - as above
        start, end = event.start_mark.index, event.end_mark.index
        value = getattr(event, "value", "")
        if getattr(event, "style", None) not in _BLOCK:
            return ScalarSyntax(start, end, value)
        # The parser counts the empty lines below to the text, and the line end of its last line.
        return ScalarSyntax(start, start + len(self._text[start:end].rstrip()), value, block=True)

    def _mapping(self, start: Any) -> MappingSyntax:  # noqa: ANN401 - as above
        entries = []
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._node(event)
            entries.append(EntrySyntax(self._plain(key), self._node(self._next())))
        begin, end = self._extent(start, event, entries)
        return MappingSyntax(begin, end, bool(start.flow_style), tuple(entries))

    def _sequence(self, start: Any) -> SequenceSyntax:  # noqa: ANN401 - as above
        items: list[ItemSyntax] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            value = self._node(event)
            flow, column = start.flow_style, start.start_mark.column
            begin = value.start if flow else self._dash(value.start, column)
            items.append(ItemSyntax(begin, value, len(items)))
        begin, end = self._extent(start, event, items)
        return SequenceSyntax(begin, end, bool(start.flow_style), tuple(items))

    @staticmethod
    def _extent(
        first: Any,  # noqa: ANN401 - as above
        last: Any,  # noqa: ANN401 - as above
        children: "list[EntrySyntax] | list[ItemSyntax]",
    ) -> tuple[int, int]:
        """Return where a group begins and ends; the parser ends one without brackets far below."""
        if first.flow_style or not children:
            return first.start_mark.index, last.end_mark.index
        return children[0].start, children[-1].end

    def _plain(self, key: SyntaxNode) -> ScalarSyntax:
        line = self._text.rfind("\n", 0, key.start) + 1
        if isinstance(key, ScalarSyntax) and not self._text[line : key.start].rstrip().endswith(
            "?"
        ):
            return key
        raise ValueError("a key that is no plain word has no place in a map")

    def _dash(self, before: int, column: int) -> int:
        """Return where the dash of an item is, which may be some lines above its value."""
        line = self._line(before)
        while not self._is_dash(line, column, before):
            line = self._line(line - 1)
        return line + column

    def _line(self, offset: int) -> int:
        """Return where the line begins."""
        if offset < 0:
            raise ValueError("no dash stands above this item")
        return max(self._text.rfind("\n", 0, offset), self._text.rfind("\r", 0, offset)) + 1

    def _is_dash(self, line: int, column: int, before: int) -> bool:
        dash = line + column
        lead = self._text[line:dash]
        return dash <= before and self._text[dash : dash + 1] == "-" and not lead.strip(" -")
