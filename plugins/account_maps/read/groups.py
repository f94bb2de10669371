"""Readers of values that hold others: a struct, a mapping by id, a list."""

import re
from collections.abc import Collection
from typing import Any

from msgspec import Struct
from msgspec.inspect import Field

from account_maps.read.aliases import Alias, Aliases
from account_maps.read.context import ReadContext, Reader
from account_maps.read.ids import folded
from account_maps.read.nodes import (
    ErrorNode,
    MappingEntry,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    entries,
    is_blank,
)
from account_maps.read.words import certain_key, listed, quoted

MOST_ENTRIES = 2_000
"""Entries that a group of ids or a list may have. A full megabyte has about as many people, and
pictures and figures of more take very long. Our choice."""

_UNCLEAR = ""
"""In place of the key that an unknown one was meant to be. It may be one that is missing."""

_PLAIN = re.compile(r"\w[\w .'-]{0,60}")
"""Text that may stand in a hint as it is: no quotes are needed round it."""


class StructReader:
    """Reads a mapping whose keys are the fields of a struct.

    Args:
        kind: The struct. Its fields are added one by one, since a struct may hold itself.
        aliases: Other words for its keys.
    """

    def __init__(self, kind: type[Struct], aliases: Aliases) -> None:
        self._kind = kind
        self._aliases = aliases
        self._fields: dict[str, tuple[str, Reader]] = {}
        self._required: list[str] = []

    @property
    def keys(self) -> Collection[str]:
        """The keys that are known."""
        return self._fields.keys()

    def add(self, field: Field, reader: Reader) -> None:
        """Add a field with the reader of its value."""
        self._fields[field.encode_name] = (field.name, reader)
        if field.required:
            self._required.append(field.encode_name)

    def __call__(self, node: Node, context: ReadContext) -> object:
        """Return the struct, or None."""
        if type(node) is not MappingNode:
            if not is_blank(node):
                _not_keys(node, context, self.instead_of(node))
                return None
            node = MappingNode(node.start, node.end, [])
        values: dict[str, Any] = {}
        unknown: list[ScalarNode] = []
        seen: dict[str, ScalarNode] = {}
        for entry in node.entries:
            key = entry.key
            field = self._fields.get(key.text)
            if field is None:
                unknown.append(key)
            elif key.text in seen:
                _twice(seen[key.text], key, context)
                values[field[0]] = None
            else:
                seen[key.text] = key
                if not is_blank(entry.value):
                    values[field[0]] = field[1](entry.value, context)
        missing = [key for key in self._required if self._fields[key][0] not in values]
        found = _not_under(node, self._fields, context) if unknown else []
        meant = self._unknown([key for key in unknown if key not in found], missing, context)
        if _UNCLEAR not in meant:
            for name in set(missing) - meant:
                _missing(name, seen.get(name), node, context)
        if unknown or missing or None in values.values():
            return None
        return self._kind(**values)

    def _unknown(
        self, keys: list[ScalarNode], missing: list[str], context: ReadContext
    ) -> set[str]:
        """Report unknown keys; return the keys that they were meant to be, as far as is clear."""
        meant = set()
        wanted = list(missing)
        for key in keys:
            message = f"unknown key {quoted(key.text)}"
            alias = self._aliases.key(self._kind.__name__, key.text)
            if alias is not None:
                context.problems.add("AM201", key.span, message, _alias_hint(alias, key.text))
                meant.add(alias.to)
                wanted = [one for one in wanted if one != alias.to]
                continue
            near = context.problems.guess(key.text, self._fields)
            is_sure = near is not None and certain_key(key.text, {near: near}) is not None
            if not is_sure and ((wanted and near not in wanted) or self._above(key.text)):
                near = None
            hint = f"did you mean {quoted(near)}?" if near else self._where(key.text, wanted)
            context.problems.add("AM201", key.span, message, hint)
            meant.add(near or _UNCLEAR)
        return meant

    def instead_of(self, node: Node) -> str:
        """Return what to do with a text or a list that stands where the keys are expected."""
        if type(node) is not ScalarNode:
            return "take out the dashes or brackets"
        key = self._aliases.text_key(self._kind.__name__)
        hint_text = self._aliases.text_hint(self._kind.__name__)
        value = node.text if _PLAIN.fullmatch(node.text) else "…"
        if key:
            return f"write `{key}: {value}` on a line of its own below"
        return hint_text or f"known: {listed(self._fields)}"

    def _where(self, key: str, wanted: list[str]) -> str:
        """Say where a key belongs that is not known here, or which one it may stand for.

        Args:
            key: The key.
            wanted: Keys that are missing here. One that is named is taken out.
        """
        if " " in key:
            return "a text with a comma or a colon in it needs quotes"
        above = self._above(key)
        if above:
            return f"it belongs under {quoted(above)}"
        if wanted:
            return f"did you mean {quoted(wanted.pop(0))}, which is missing?"
        return f"known: {listed(self._fields)}"

    def _above(self, key: str) -> str | None:
        """Return the first group here that has a key, if one has."""
        inner = ((n, reader) for n, (_, reader) in self._fields.items())
        return next((n for n, r in inner if isinstance(r, StructReader) and key in r.keys), None)


def _not_under(node: MappingNode, known: Collection[str], context: ReadContext) -> list[ScalarNode]:
    """Report groups that stand beside the empty key of what they belong to, once for all of them.

    Returns:
        The keys of these groups.
    """
    above: ScalarNode | None = None
    found: list[ScalarNode] = []
    for entry in node.entries:
        if entry.key.text in known:
            above = entry.key if is_blank(entry.value) else None
        elif above is not None and type(entry.value) is MappingNode:
            if not found:
                _not_indented(above, entry.key, context)
            found.append(entry.key)
    return found


def _missing(key: str, written: ScalarNode | None, node: MappingNode, context: ReadContext) -> None:
    if written:
        context.problems.add("AM202", written.span, f"{quoted(key)} is left empty", "fill it")
    else:
        context.problems.add("AM202", node.span, f"{quoted(key)} is missing", f"add `{key}: …`")


def _twice(first: ScalarNode, second: ScalarNode, context: ReadContext) -> None:
    message = f"{quoted(second.text)} was already written in line {first.span.line}"
    context.problems.add("AM112", second.span, message, "keep one of the two")


def _not_keys(node: Node, context: ReadContext, instead: str) -> None:
    if type(node) is not ErrorNode:
        found = quoted(node.text) if type(node) is ScalarNode else "a list"
        message = f"expected `key: value` lines here, found {found}"
        context.problems.add("AM203", node.span, message, instead)


def _alias_hint(alias: Alias, key: str) -> str:
    """Return what to write in place of a key that has another word for it."""
    above, _, last = alias.to.partition(".")
    if alias.hint or not last:
        return alias.hint or f"did you mean {quoted(alias.to)}?"
    return f"it belongs under {quoted(above)}" + ("" if last == key else f", as {quoted(last)}")


def dict_reader(
    key: Reader, value: Reader, many: str = "entries", most: int = MOST_ENTRIES
) -> Reader:
    """Return a reader of a mapping whose keys are ids.

    Args:
        key: Reads a key.
        value: Reads a value.
        many: What several entries are called: ``people``.
        most: How many entries there may be.
    """

    def read(node: Node, context: ReadContext) -> object:
        if type(node) is not MappingNode:
            instead = "write an id and a colon in place of each dash"
            _not_keys(
                node, context, instead if type(node) is SequenceNode else "write `id:` lines below"
            )
            return None
        if len(node.entries) > most:
            _too_many(node, len(node.entries), many, most, context)
            return None
        if isinstance(value, StructReader):
            _put_under_ids(node, value, context)
        values: dict[Any, Any] = {}
        seen: dict[str, ScalarNode] = {}
        broken = False
        for entry in node.entries:
            first = seen.setdefault(folded(entry.key.text), entry.key)
            if first is not entry.key:
                _same_id(first, entry.key, many, context)
                broken = True
                continue
            name = key(entry.key, context)
            inside = entry.value
            if is_blank(inside):
                inside = MappingNode(entry.key.start, entry.key.end, [])
            item = _entry_value(inside, value, context)
            broken = broken or name is None or item is None
            values[name] = item
        return None if broken else values

    return read


def _put_under_ids(node: MappingNode, inner: StructReader, context: ReadContext) -> None:
    """Move keys that stand beside an empty id to where they were meant to be: under it."""
    found: list[MappingEntry] = []
    moved = False
    for entry in node.entries:
        above = found[-1] if found else None
        if above is None or not _belongs_to(above, entry, inner, moved=moved):
            found.append(entry)
            moved = False
            continue
        if not moved:
            _not_indented(above.key, entry.key, context)
            found[-1] = above = MappingEntry(
                above.key, MappingNode(above.key.start, above.key.end, [])
            )
            moved = True
        entries(above.value).append(entry)
    node.entries[:] = found


def _belongs_to(
    above: MappingEntry, entry: MappingEntry, inner: StructReader, *, moved: bool
) -> bool:
    if entry.key.text not in inner.keys:
        return False
    # A group under such a key may be somebody whose id happens to be this word.
    return moved or (is_blank(above.value) and type(entry.value) is not MappingNode)


def _not_indented(above: ScalarNode, key: ScalarNode, context: ReadContext) -> None:
    message = f"{quoted(key.text)} stands beside {quoted(above.text)}, not under it"
    hint = f"indent {quoted(key.text)} under {quoted(above.text)}, like all its keys"
    context.problems.add("AM111", key.span, message, hint)


def _entry_value(node: Node, reader: Reader, context: ReadContext) -> object:
    """Read what stands under an id, where many write at once what the first key is for."""
    if type(node) is ScalarNode and isinstance(reader, StructReader):
        _not_keys(node, context, reader.instead_of(node))
        return None
    return reader(node, context)


def _same_id(first: ScalarNode, second: ScalarNode, many: str, context: ReadContext) -> None:
    message = f"two {many} with one id: {quoted(first.text)} stands in line {first.span.line} too"
    context.problems.add("AM210", second.span, message, "give one of them another id")


def _too_many(node: Node, count: int, many: str, most: int, context: ReadContext) -> None:
    message = f"{count:,} {many} in one place; {most:,} is the most"
    hint = "keep what matters; a large account can be split into maps with a common `parent`"
    context.problems.add("AM220", node.span, message, hint)


def list_reader(item: Reader) -> Reader:
    """Return a reader of a list.

    Args:
        item: Reads an item.
    """

    def read(node: Node, context: ReadContext) -> object:
        if type(node) is not SequenceNode:
            _not_a_list(node, context)
            return None
        if len(node.items) > MOST_ENTRIES:
            _too_many(node, len(node.items), "entries", MOST_ENTRIES, context)
            return None
        values = [_item(one, item, context) for one in node.items]
        return None if None in values else tuple(values)

    return read


def _item(node: Node, reader: Reader, context: ReadContext) -> object:
    if is_blank(node):
        context.problems.add("AM212", node.span, "this item of the list is empty", "take it out")
        return None
    return reader(node, context)


def _not_a_list(node: Node, context: ReadContext) -> None:
    stray = _dash_without_space(node)
    if stray:
        hint = "write `- value` on a line of its own"
        context.problems.add("AM107", stray.span, "a space is missing after the dash", hint)
    elif type(node) is ScalarNode:
        fits = _PLAIN.fullmatch(node.text)
        hint = f"write [{node.text}]" if fits else "put it on the next line behind a dash"
        context.problems.add("AM204", node.span, "a list is wanted here", hint)
    elif type(node) is not ErrorNode:
        hint = "begin each item with a dash"
        context.problems.add(
            "AM204", node.span, "a list is wanted here, not keys with values", hint
        )


def _dash_without_space(node: Node) -> ScalarNode | None:
    first = node.entries[0].key if type(node) is MappingNode and node.entries else node
    return first if type(first) is ScalarNode and first.text.startswith("-") else None
