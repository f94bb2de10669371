"""Events of the YAML parser → a tree of nodes.

The tree is put together with a stack of our own, so deep nesting cannot exhaust Python's. What
YAML can do and a map must not is refused here, and the rest of the file is still read.
"""

from collections.abc import Callable
from typing import Any

import yaml

from account_maps.read.characters import has_refused, odd_indent
from account_maps.read.comments import LostText
from account_maps.read.invisible import stray_characters
from account_maps.read.nodes import (
    ErrorNode,
    MappingEntry,
    MappingNode,
    Node,
    PositionedNode,
    ScalarNode,
    SequenceNode,
)
from account_maps.read.problems import Problems
from account_maps.read.words import quoted

DEEPEST = 24

_CORE_TAG = "tag:yaml.org,2002:"
_Tagged = yaml.ScalarEvent | yaml.CollectionStartEvent


class Builder:
    """Puts events together.

    Args:
        problems: Takes what is refused.
        lost: Looks for text that is lost in comments, if there may be any.
    """

    def __init__(self, problems: Problems, lost: LostText | None) -> None:
        self._problems = problems
        self._lost = lost
        self._top: list[Node] = []
        self._in_mapping = False
        self._open: list[tuple[list[Node], bool, PositionedNode]] = []
        self._documents = 0
        self.given_up = False

    @property
    def root(self) -> Node | None:
        """The tree, or None if the file holds nothing."""
        return self._top[0] if self._top else None

    def take_all(self, next_event: Callable[[], yaml.Event]) -> None:
        """Take events until the document ends, or there is no going on.

        That is where it is nested so deep that nobody wrote it, since the parser's time grows
        with the square of the depth; and where the indentation is not what it seems.
        """
        while self._documents <= 1 and not self.given_up:
            event = next_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:  # Most events are: asked first, for speed.
                self._scalar(event)
            elif kind in _TAKE:
                _TAKE[kind](self, event)
            elif kind is yaml.StreamEndEvent:
                return

    def _scalar(self, event: Any) -> None:  # noqa: ANN401 - as for all events, see `_place`
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event)
        if event.style == '"' and not event.value.isprintable():
            self._refuse_escapes(event)
        if self._lost is not None and self._lost.cuts(event):
            self._top.append(_place(event))
        else:
            self._top.append(ScalarNode(event.start_mark, event.end_mark, event.value))

    def _refuse_escapes(self, event: Any) -> None:  # noqa: ANN401
        # Where nothing is escaped, the text is as long as what stands between the quotes.
        escaped = event.end_mark.index - event.start_mark.index - len('""') != len(event.value)
        code = "AM104" if has_refused(event.value) else "AM130"
        if code == "AM104" or (escaped and stray_characters(event.value)):
            message = "an escape in this text stands for an invisible character"
            hint = "take out what begins with a backslash"
            self._problems.add(code, _place(event).span, message, hint)

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event)
        # A group stands at its key; only a group that is itself a key or an item has no other.
        has_key = self._in_mapping and len(self._top) % 2
        place = self._top[-1] if has_key else _place(event)
        if len(self._open) == DEEPEST:
            message = f"more than {DEEPEST} levels inside each other"
            hint = f"write it flatter: at most {DEEPEST} levels"
            self._problems.add("AM117", place.span, message, hint)
            self.given_up = True
        self._open.append((self._top, self._in_mapping, place))
        self._top, self._in_mapping = [], type(event) is yaml.MappingStartEvent

    def _end(self, event: yaml.CollectionEndEvent) -> None:
        inside = self._top
        self._top, self._in_mapping, place = self._open.pop()
        if type(event) is yaml.SequenceEndEvent:
            self._top.append(SequenceNode(place.start, place.end, inside))
        else:
            self._top.append(MappingNode(place.start, place.end, self._entries(inside)))

    def _entries(self, inside: list[Node]) -> list[MappingEntry]:
        pairs = zip(inside[::2], inside[1::2], strict=True)
        entries = []
        for key, value in pairs:
            if type(key) is ScalarNode and _is_odd_space(key.text[:1]):
                self._refuse_indent(key)
            elif type(key) is ScalarNode and key.text != "<<":
                entries.append(MappingEntry(key, value))
            else:
                self._refuse_key(key)
        return entries

    def _refuse_indent(self, key: ScalarNode) -> None:
        if not self.given_up:
            message, hint = odd_indent(key.text[0])
            self._problems.add("AM109", key.span, message, hint)
        self.given_up = True

    def _refuse_key(self, key: Node) -> None:
        if type(key) is ScalarNode:
            message = "`<<` takes over keys from elsewhere; a map has no such references"
            self._problems.add("AM115", key.span, message, "write the keys out")
        elif type(key) is not ErrorNode:
            message = "a key must be a plain word, not a list or a group of keys"
            self._problems.add("AM118", key.span, message, "put text with brackets into quotes")

    def _alias(self, event: yaml.AliasEvent) -> None:
        place = _place(event)
        message = f"{quoted(f'*{event.anchor}')} repeats a value; a map has no such references"
        hint = "write the value out; text that begins with * needs quotes"
        self._problems.add("AM113", place.span, message, hint)
        self._top.append(place)

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            message = "a second document begins here; a map is one document"
            self._problems.add("AM116", _place(event).span, message, "take out the line `---`")

    def _refuse_extras(self, event: _Tagged) -> None:
        span = _place(event).span
        if event.anchor is not None:
            message = f"{quoted(f'&{event.anchor}')} is an anchor; a map has no such references"
            hint = "take it out; text that begins with & needs quotes"
            self._problems.add("AM113", span, message, hint)
        if event.tag is not None:
            tag = event.tag.replace(_CORE_TAG, "!!")
            message = f"{quoted(tag)} is a tag of YAML; a map has none"
            hint = "take it out; text that begins with ! needs quotes"
            self._problems.add("AM114", span, message, hint)


# Not kept by each builder: that would be a circle of references, which memory waits for.
_TAKE: dict[type[yaml.Event], Callable[[Builder, Any], None]] = {
    yaml.MappingStartEvent: Builder._start,  # noqa: SLF001
    yaml.SequenceStartEvent: Builder._start,  # noqa: SLF001
    yaml.MappingEndEvent: Builder._end,  # noqa: SLF001
    yaml.SequenceEndEvent: Builder._end,  # noqa: SLF001
    yaml.AliasEvent: Builder._alias,  # noqa: SLF001
    yaml.DocumentStartEvent: Builder._document,  # noqa: SLF001
}


def _is_odd_space(character: str) -> bool:
    return character != " " and character.isspace()


def _place(event: Any) -> ErrorNode:  # noqa: ANN401 - the stubs say that marks may be missing
    return ErrorNode(event.start_mark, event.end_mark)
