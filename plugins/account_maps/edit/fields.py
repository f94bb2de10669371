"""Edits that set a field, or put in an entry where the format has its place."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import fields

from account_maps.edit.document import YamlDocument
from account_maps.edit.splice import TextEdit
from account_maps.edit.tree import EntrySyntax, MappingSyntax
from account_maps.edit.yaml_text import yaml_scalar

INDENT = "  "
"""How much further in the keys below a key stand."""


def set_field(
    document: YamlDocument, group: MappingSyntax, kind: type[Struct], key: str, text: str
) -> TextEdit:
    """Return the edit that gives a field a value, in the line where it stands if it does.

    Args:
        document: The file.
        group: What holds the field.
        kind: The type of what holds it.
        key: The field's key.
        text: The value.
    """
    for entry in group.children:
        if entry.key.text == key:
            return _set(document, entry, yaml_scalar(text))
    return insert_entry(document, group, kind, key, [f"{key}: {yaml_scalar(text)}"])


def _set(document: YamlDocument, entry: EntrySyntax, form: str) -> TextEdit:
    """Return the edit of a value; one left empty has no space behind its colon."""
    value = entry.value
    if value.start < value.end:
        return TextEdit(value.start, value.end, form)
    colon = document.text.find(":", entry.key.end) + 1
    return TextEdit(colon, colon, f" {form}")


def insert_entry(
    document: YamlDocument, group: MappingSyntax, kind: type[Struct], key: str, block: Sequence[str]
) -> TextEdit:
    """Return the edit that puts in an entry, behind those before it in the order of the format.

    Args:
        document: The file.
        group: What is to hold it.
        kind: The type of what is to hold it.
        key: The entry's key.
        block: Its lines, as if they stood at the left edge; only one where there are brackets.
    """
    order = [field.encode_name for field in fields(kind)]
    known = [entry for entry in group.children if entry.key.text in order]
    before = [one for one in known if order.index(one.key.text) < order.index(key)]
    last = max(before, key=lambda entry: entry.start, default=None)
    if group.flow:
        return _put_in_brackets(group, last, block[0])
    if last is None:
        return put_above(document, group.children[0], block)
    return put_below(document, last, block)


def _put_in_brackets(group: MappingSyntax, last: EntrySyntax | None, form: str) -> TextEdit:
    if last is not None:
        return TextEdit(last.end, last.end, f", {form}")
    start = group.start + 1
    return TextEdit(start, start, f"{form}, " if group.children else form)


def put_below(document: YamlDocument, entry: EntrySyntax, block: Sequence[str]) -> TextEdit:
    """Return the edit that puts lines below an entry, as far in as it is.

    Args:
        document: The file.
        entry: The entry, in a group without brackets.
        block: The lines, as if they stood at the left edge.
    """
    lines = document.lines
    _, behind = lines.own_lines(entry)
    place, ending = lines.end(behind - 1), lines.ending()
    text = "".join(_indented(block, lines.column(entry.start), ending))
    if document.text[:place].endswith(("\n", "\r")):
        return TextEdit(place, place, text)
    return TextEdit(place, place, ending + text.removesuffix(ending))


def put_above(document: YamlDocument, entry: EntrySyntax, block: Sequence[str]) -> TextEdit:
    """Return the edit that puts lines above an entry and its comment, as far in as it is.

    Args:
        document: The file.
        entry: The entry, in a group without brackets.
        block: The lines, as if they stood at the left edge.
    """
    lines = document.lines
    column, ending = lines.column(entry.start), lines.ending()
    if lines.is_first_in_line(entry):
        place = lines.starts[lines.own_lines(entry)[0]]
        return TextEdit(place, place, "".join(_indented(block, column, ending)))
    text = "".join(_indented(block, column, ending)).lstrip(" ") + " " * column
    return TextEdit(entry.start, entry.start, text)


def _indented(block: Sequence[str], column: int, ending: str) -> list[str]:
    return [f"{' ' * column}{line}{ending}" if line else ending for line in block]
