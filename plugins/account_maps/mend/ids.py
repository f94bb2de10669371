"""Choices for keys that should be ids, and for keys that stand beside the id they belong to."""

import re

from msgspec import inspect

from account_maps.edit.errors import InvalidRequestError
from account_maps.edit.names import id_of
from account_maps.edit.splice import TextEdit
from account_maps.edit.tree import EntrySyntax, MappingSyntax
from account_maps.mend.choices import Choice
from account_maps.mend.moving import entry_of, indent_entry, inline_form
from account_maps.mend.source_text import SourceText, TargetEntry, bare_type, struct_fields
from account_maps.model.aliases import ALIASES
from account_maps.read.words import quoted

_NO_SPACE_BEFORE_BRACE = re.compile(r"[\w-]+:(?=\{)")
NAME = re.compile(r"[\w .'&-]+")


def id_for_name(name: str) -> str:
    """Return the id that a name makes, or an empty text if it makes none."""
    try:
        return id_of(name)
    except InvalidRequestError:
        return ""


def for_id(source: SourceText, target: TargetEntry) -> list[Choice]:
    """Return what can be done about a key that is no id (AM209): the id that it makes as a name."""
    entry = target.child
    if not isinstance(entry, EntrySyntax) or not isinstance(target.holder_type, inspect.DictType):
        return []
    space = _NO_SPACE_BEFORE_BRACE.match(source.text, entry.key.start, entry.key.end)
    if space is not None:
        description = f"added a space behind {quoted(space[0])}"
        return [Choice((TextEdit(space.end(), space.end(), " "),), description=description)]
    its_id = id_for_name(entry.key.text) if NAME.fullmatch(entry.key.text) else ""
    if not its_id:
        return []
    edits = [TextEdit(entry.key.start, entry.key.end, its_id)]
    named = _name_kept(source, entry, target)
    description = f"{quoted(entry.key.text)} → {quoted(its_id)}"
    return [Choice((*edits, *named), description=description)] if named is not None else []


def _name_kept(
    source: SourceText, entry: EntrySyntax, target: TargetEntry
) -> tuple[TextEdit, ...] | None:
    """Return the edits that keep a name which stood in the place of an id, if nothing else has it.

    None where it can't be kept in one way.
    """
    kind = target.expected
    key = ALIASES.text_key(kind.cls.__name__) if isinstance(kind, inspect.StructType) else ""
    is_name = " " in entry.key.text.strip() and key == "name"
    group = entry.value
    if not is_name or entry_of(group, key) is not None:
        return ()
    if not isinstance(group, MappingSyntax) or not group.children:
        return None
    first = group.children[0]
    line = f"{key}: {inline_form(source, entry.key)}"
    if group.flow:
        return (TextEdit(first.start, first.start, f"{line}, "),)
    column = source.lines.column(first.start)
    return (TextEdit(first.start, first.start, line + source.lines.ending() + " " * column),)


def below_id(source: SourceText, target: TargetEntry) -> list[Choice]:
    """Return what can be done about keys that stand beside the empty id they belong to (AM111)."""
    kind, holder = target.holder_type, target.holder
    inner = bare_type(kind.value_type) if isinstance(kind, inspect.DictType) else None
    if not isinstance(inner, inspect.StructType) or not isinstance(target.child, EntrySyntax):
        return []
    entries = holder.children if isinstance(holder, MappingSyntax) and not holder.flow else ()
    known = struct_fields(inner.cls).keys() | ALIASES.keys(inner.cls.__name__).keys()
    edits: list[TextEdit] = []
    for entry in entries[entries.index(target.child) :] if target.child in entries else ():
        if entry.key.text not in known:
            break
        edits += indent_entry(source, entry)
    description = f"indented what stands from {quoted(target.child.key.text)} on"
    return [Choice(tuple(edits), description=description)] if edits else []
