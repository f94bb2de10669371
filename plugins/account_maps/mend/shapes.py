"""Choices for a value of another shape: a text for a list, or a list for entries with ids."""

import re
from collections.abc import Iterator

from msgspec import Struct, inspect

from account_maps.edit.splice import TextEdit, splice
from account_maps.edit.tree import (
    EntrySyntax,
    ItemSyntax,
    MappingSyntax,
    ScalarSyntax,
    SequenceSyntax,
    children,
)
from account_maps.edit.yaml_text import yaml_scalar
from account_maps.mend.choices import Choice, replacement
from account_maps.mend.ids import id_for_name
from account_maps.mend.moving import INDENT, indent_entry, indent_lines, inline_form, removal
from account_maps.mend.persons import as_role
from account_maps.mend.source_text import SourceText, TargetEntry, bare_type, struct_fields
from account_maps.model.account import Champion
from account_maps.model.aliases import ALIASES
from account_maps.read.aliases import folded
from account_maps.read.ids import why_no_id
from account_maps.read.quoting import in_quotes
from account_maps.read.words import quoted

_BETWEEN = re.compile(r"\s*[,;]\s*|\s+(?:and|und|&)\s+")
_NO_SPACE = re.compile(r"^([^\S\r\n]*-)(?=[^\s-])", re.MULTILINE)
_LISTED = "made it a list"


def for_keys(source: SourceText, target: TargetEntry) -> list[Choice]:
    """Return what can be done about a value that should be keys with values (AM203)."""
    value, kind = target.child.value, target.expected
    if isinstance(value, ScalarSyntax) and isinstance(kind, inspect.StructType):
        return list(_one_text(source, target, value, kind.cls))
    if isinstance(value, SequenceSyntax) and isinstance(kind, inspect.DictType):
        return list(_ids(source, target, value, kind))
    return []


def _one_text(
    source: SourceText, target: TargetEntry, value: ScalarSyntax, kind: type[Struct]
) -> Iterator[Choice]:
    key = ALIASES.text_key(kind.__name__)
    if kind is Champion:
        role = as_role(source, target, "champion")
        yield from [role] if role else []
    elif key and _is_one_line(source, value) and not _is_key(value.text, kind):
        yield replacement(value.start, value.end, f"{{{key}: {inline_form(source, value)}}}")


def _is_one_line(source: SourceText, value: ScalarSyntax) -> bool:
    return not value.block and "\n" not in source.text[value.start : value.end].replace("\r", "\n")


def _is_key(text: str, kind: type[Struct]) -> bool:
    """Tell whether a text begins with a key that lacks the space behind its colon."""
    key, colon, _ = text.partition(":")
    return bool(colon) and key in struct_fields(kind)


def _ids(
    source: SourceText, target: TargetEntry, value: SequenceSyntax, kind: inspect.DictType
) -> Iterator[Choice]:
    """Give each item of a list the id that its name makes, as if it had been written so."""
    inner = bare_type(kind.value_type)
    if not isinstance(inner, inspect.StructType) or not value.children:
        return
    edits: list[TextEdit] = []
    for item in value.children:
        change = _with_id(source, item, inner.cls, flow=value.flow)
        if change is None:
            return
        edits += change
    if value.flow:
        edits += [
            TextEdit(value.start, value.start + 1, "{"),
            TextEdit(value.end - 1, value.end, "}"),
        ]
    elif source.lines.column(value.start) <= source.lines.column(target.child.start):
        edits = [_further_in(source, value, edits)]
    description = f"gave each item of {quoted(str(target.child.key_or_index))} an id"
    yield Choice(tuple(sorted(edits)), target.key_path, description=description)


def _with_id(
    source: SourceText, item: ItemSyntax, kind: type[Struct], *, flow: bool
) -> list[TextEdit] | None:
    """Return the edits that turn an item into an entry."""
    value = item.value
    if isinstance(value, ScalarSyntax):
        return _named(source, item, value, kind, flow=flow)
    if isinstance(value, SequenceSyntax):
        return None
    key = ALIASES.text_key(kind.__name__)
    given = _entry(value, "id", kind) or _entry(value, key, kind)
    if given is None or not isinstance(given.value, ScalarSyntax):
        return None
    is_id = folded(given.key.text) == "id"
    its_id = given.value.text if is_id else id_for_name(given.value.text)
    if why_no_id(its_id):
        return None
    edits = []
    if is_id:
        out = _id_removal(source, given, value)
        if out is None:
            return None
        edits.append(out)
    return [*edits, *_entered(source, item, its_id, flow=flow)]


def _entry(group: MappingSyntax, key: str, kind: type[Struct]) -> EntrySyntax | None:
    """Return the entry of a key in an item, also where it has another word."""
    for entry in group.children:
        alias = ALIASES.key(kind.__name__, entry.key.text)
        if folded(entry.key.text) == key or (alias is not None and alias.to == key):
            return entry
    return None


def _id_removal(source: SourceText, given: EntrySyntax, group: MappingSyntax) -> TextEdit | None:
    """Return the edit that takes out the line of an id, which may be the first behind the dash."""
    inside = group.children
    if inside[0] is given and not group.flow:
        return TextEdit(given.start, inside[1].start, "") if len(inside) > 1 else None
    out = removal(source, given, group)
    return out.edit if out is not None and not out.comment else None


def _entered(source: SourceText, item: ItemSyntax, its_id: str, *, flow: bool) -> list[TextEdit]:
    """Return the edits that put an id in the place of a dash, or before the braces of an item."""
    value = item.value
    if flow:
        return [TextEdit(value.start, value.start, f"{its_id}: ")]
    if isinstance(value, MappingSyntax) and value.flow:
        return [TextEdit(item.start, value.start, f"{its_id}: ")]
    column = source.lines.column(children(value)[0].start)
    return [TextEdit(item.start, value.start, f"{its_id}:{source.lines.ending()}{' ' * column}")]


def _named(
    source: SourceText, item: ItemSyntax, value: ScalarSyntax, kind: type[Struct], *, flow: bool
) -> list[TextEdit] | None:
    """Return the edits for an item that is nothing but a name, or a teammate's id."""
    key = ALIASES.text_key(kind.__name__)
    is_name = key in struct_fields(kind) and isinstance(struct_fields(kind)[key], inspect.StrType)
    its_id = id_for_name(value.text) if is_name else inline_form(source, value)
    is_text = _is_one_line(source, value) and not _is_key(value.text, kind)
    if not is_text or not its_id or not value.text.strip():
        return None
    inside = f"{key}: {inline_form(source, value)}" if is_name else ""
    start = value.start if flow else item.start
    return [TextEdit(start, value.end, f"{its_id}: {{{inside}}}")]


def _further_in(source: SourceText, value: SequenceSyntax, edits: list[TextEdit]) -> TextEdit:
    """Return edits as one, of lines that move further in: entries can't stand at their key."""
    start = source.lines.starts[source.lines.number(value.start)]
    inside = [TextEdit(one.start - start, one.end - start, one.text) for one in edits]
    lines = splice(source.text[start : value.end], inside).splitlines(keepends=True)
    moved = "".join(" " * INDENT + line if line.strip() else line for line in lines)
    return TextEdit(start, value.end, moved)


def for_list(source: SourceText, target: TargetEntry) -> list[Choice]:
    """Return what can be done about a value that should be a list (AM204, AM107)."""
    value = target.child.value
    if not isinstance(target.expected, inspect.VarTupleType):
        return []
    if isinstance(value, MappingSyntax):
        return list(_one_item(source, value))
    if isinstance(value, ScalarSyntax) and value.text.startswith("-"):
        return list(_dashes(source, value))
    if isinstance(value, ScalarSyntax) and _is_one_line(source, value):
        return list(_items(source, value))
    return []


def _dashes(source: SourceText, value: ScalarSyntax) -> Iterator[Choice]:
    """Put in the spaces that are missing behind dashes, so that all lines are one text."""
    start = source.lines.starts[source.lines.number(value.start)]
    found = _NO_SPACE.finditer(source.text, start, value.end)
    spaces = tuple(TextEdit(one.end(), one.end(), " ") for one in found)
    if spaces and not value.block:
        yield Choice(spaces, description="added a space behind each dash")


def _items(source: SourceText, value: ScalarSyntax) -> Iterator[Choice]:
    """Take a text for the one item of the list, or its parts for several."""
    yield replacement(value.start, value.end, f"[{inline_form(source, value)}]")
    parts = [part for part in _BETWEEN.split(value.text) if part.strip()]
    if len(parts) > 1:
        yield replacement(value.start, value.end, f"[{', '.join(map(yaml_scalar, parts))}]")


def _one_item(source: SourceText, value: MappingSyntax) -> Iterator[Choice]:
    """Take keys that stand without a dash for the one item of the list."""
    if value.flow:
        both = (TextEdit(value.start, value.start, "["), TextEdit(value.end, value.end, "]"))
        yield Choice(both, description=_LISTED)
    elif value.children:
        lines, first = source.lines, value.children[0]
        rest = [edit for entry in value.children[1:] for edit in indent_entry(source, entry)]
        below = indent_lines(lines, first, INDENT)
        yield Choice((TextEdit(first.start, first.start, "- "), *below, *rest), description=_LISTED)


def for_text(source: SourceText, target: TargetEntry) -> list[Choice]:
    """Return what can be done about a list or keys where one text should stand (AM205)."""
    own = target if _is_text(target.expected) else target.above
    if own is None or not _is_text(own.expected):
        return []
    value = own.child.value
    if isinstance(value, SequenceSyntax):
        inside = value.children
        if value.flow and len(inside) == 1 and isinstance(inside[0].value, ScalarSyntax):
            return [replacement(value.start, value.end, inline_form(source, inside[0].value))]
        return []
    return list(_sentence(source, value)) if isinstance(value, MappingSyntax) else []


def _is_text(kind: inspect.Type | None) -> bool:
    return isinstance(kind, inspect.StrType)


def _sentence(source: SourceText, value: MappingSyntax) -> Iterator[Choice]:
    """Put quotes round a sentence that a colon has torn into a key and a value."""
    if len(value.children) != 1 or source.text[value.start : value.start + 1] == "{":
        return
    entry = value.children[0]
    raw = source.text[entry.start : entry.end]
    parts = source.text[entry.start], source.text[entry.value.start : entry.value.start + 1]
    if isinstance(entry.value, ScalarSyntax) and not {"'", '"', "|", ">", ""} & set(parts):
        form = in_quotes(raw)
        yield from [replacement(entry.start, entry.end, form)] if form else []
