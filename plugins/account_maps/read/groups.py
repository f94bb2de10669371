"""Readers of values that hold others: a struct, a mapping by id, a list."""

from typing import Any

from msgspec import Struct
from msgspec.inspect import Field

from account_maps.read.ids import folded
from account_maps.read.nodes import Broken, Mapping, Node, Scalar, Sequence, is_blank
from account_maps.read.words import listed, nearest, quoted
from account_maps.read.work import Reader, Work


class StructReader:
    """Reads a mapping whose keys are the fields of a struct.

    Args:
        kind: The struct. Its fields are added one by one, since a struct may hold itself.
    """

    def __init__(self, kind: type[Struct]) -> None:
        self._kind = kind
        self._fields: dict[str, tuple[str, Reader]] = {}
        self._required: list[str] = []

    def add(self, field: Field, reader: Reader) -> None:
        """Add a field with the reader of its value."""
        self._fields[field.encode_name] = (field.name, reader)
        if field.required:
            self._required.append(field.encode_name)

    def __call__(self, node: Node, work: Work) -> object:
        """Return the struct, or None."""
        if type(node) is not Mapping:
            if not is_blank(node):
                return _not_keys(node, work)
            node = Mapping(node.span, [])
        values: dict[str, Any] = {}
        unknown: list[Scalar] = []
        seen: dict[str, Scalar] = {}
        for entry in node.entries:
            key = entry.key
            field = self._fields.get(key.text)
            if field is None:
                unknown.append(key)
            elif key.text in seen:
                _twice(seen[key.text], key, work)
                values[field[0]] = None
            else:
                seen[key.text] = key
                if not is_blank(entry.value):
                    values[field[0]] = field[1](entry.value, work)
        missing = self._missing(node, values, self._unknown(unknown, work), work)
        if unknown or missing or None in values.values():
            return None
        return self._kind(**values)

    def _unknown(self, keys: list[Scalar], work: Work) -> set[str]:
        """Report unknown keys; return the keys that they were meant to be."""
        meant = set()
        for key in keys:
            near = nearest(key.text, self._fields)
            hint = f"did you mean {quoted(near)}?" if near else f"known: {listed(self._fields)}"
            work.problems.add("AM201", key.span, f"unknown key {quoted(key.text)}", hint)
            meant.add(near or "")
        return meant

    def _missing(
        self, node: Mapping, values: dict[str, Any], meant: set[str], work: Work
    ) -> list[str]:
        names = [key for key in self._required if self._fields[key][0] not in values]
        for key in names:
            if key not in meant:
                work.problems.add(
                    "AM202", node.span, f"{quoted(key)} is missing", f"add `{key}: …`"
                )
        return names


def _twice(first: Scalar, second: Scalar, work: Work) -> None:
    message = f"{quoted(second.text)} was already written in line {first.span.line}"
    work.problems.add("AM112", second.span, message, "keep one of the two")


def _not_keys(node: Node, work: Work) -> object:
    if type(node) is Sequence:
        message = "keys with values are wanted here, not a list"
        work.problems.add("AM203", node.span, message, "take out the dashes or brackets")
    elif type(node) is Scalar:
        message = f"keys with values are wanted here, not {quoted(node.text)}"
        work.problems.add("AM203", node.span, message, "write `key: value` lines, indented")
    return None


def dict_reader(key: Reader, value: Reader, many: str) -> Reader:
    """Return a reader of a mapping whose keys are ids.

    Args:
        key: Reads a key.
        value: Reads a value.
        many: What several entries are called: ``people``.
    """

    def read(node: Node, work: Work) -> object:
        if type(node) is not Mapping:
            return _not_keys(node, work)
        values: dict[Any, Any] = {}
        seen: dict[str, Scalar] = {}
        broken = False
        for entry in node.entries:
            first = seen.setdefault(folded(entry.key.text), entry.key)
            if first is not entry.key:
                _same_id(first, entry.key, many, work)
                broken = True
                continue
            name = key(entry.key, work)
            item = value(entry.value, work)
            broken = broken or name is None or item is None
            values[name] = item
        return None if broken else values

    return read


def _same_id(first: Scalar, second: Scalar, many: str, work: Work) -> None:
    message = f"two {many} with one id: {quoted(first.text)} stands in line {first.span.line} too"
    work.problems.add("AM210", second.span, message, "give one of them another id")


def list_reader(item: Reader) -> Reader:
    """Return a reader of a list.

    Args:
        item: Reads an item.
    """

    def read(node: Node, work: Work) -> object:
        if type(node) is not Sequence:
            return _not_a_list(node, work)
        values = [_item(one, item, work) for one in node.items]
        return None if None in values else tuple(values)

    return read


def _item(node: Node, reader: Reader, work: Work) -> object:
    if is_blank(node):
        work.problems.add("AM212", node.span, "this item of the list is empty", "take it out")
        return None
    return reader(node, work)


def _not_a_list(node: Node, work: Work) -> object:
    if type(node) is Scalar:
        hint = f"write [{node.text}]" if _fits_brackets(node.text) else "begin the line with a dash"
        work.problems.add("AM204", node.span, "a list is wanted here", hint)
    elif type(node) is not Broken:
        hint = "begin each item with a dash"
        work.problems.add("AM204", node.span, "a list is wanted here, not keys with values", hint)
    return None


def _fits_brackets(text: str) -> bool:
    return text.replace("-", "").replace("_", "").isalnum()
