"""Edits that remove an entry from a group, insert one, or move one into another group."""

from collections.abc import Iterator
from typing import NamedTuple

from account_maps.edit.lines import Lines
from account_maps.edit.splice import TextEdit
from account_maps.edit.tree import (
    Child,
    CollectionSyntax,
    EntrySyntax,
    MappingSyntax,
    ScalarSyntax,
    SyntaxNode,
    children,
)
from account_maps.edit.yaml_text import yaml_scalar
from account_maps.mend.choices import Choice
from account_maps.mend.source_text import SourceText, TargetEntry
from account_maps.read.words import quoted

INDENT = 2


class Removal(NamedTuple):
    """The removal of an entry.

    Attributes:
        edit: The edit that does it.
        comment: The comment behind it, which goes with it.
    """

    edit: TextEdit
    comment: str


def wrap_in_group(
    source: SourceText, target: TargetEntry, above: str, key: str
) -> tuple[TextEdit, ...] | None:
    """Return the edits that put an entry inside a new group, where it stands.

    Args:
        source: The text.
        target: The entry.
        above: The key of the group.
        key: The key of the entry in it.
    """
    entry = target.child
    if not isinstance(entry, EntrySyntax):
        return None
    own = in_same_quotes(source, entry.key, key)
    if in_brackets(target.holder):
        opened = TextEdit(entry.key.start, entry.key.end, f"{above}: {{{own}")
        return (opened, TextEdit(entry.end, entry.end, "}"))
    gap = source.lines.ending() + " " * (source.lines.column(entry.start) + INDENT)
    first = TextEdit(entry.key.start, entry.key.end, f"{above}:{gap}{own}")
    return (first, *indent_lines(source.lines, entry, INDENT))


def indent_lines(lines: Lines, child: Child, by: int) -> tuple[TextEdit, ...]:
    """Return the edits that move the lines below the first of an entry further in."""
    first, last = lines.number(child.start), lines.number(max(child.end - 1, child.start))
    return tuple(
        TextEdit(lines.starts[number], lines.starts[number], " " * by)
        for number in range(first + 1, last + 1)
        if lines.line(number)
    )


def indent_entry(source: SourceText, entry: EntrySyntax) -> Iterator[TextEdit]:
    """Yield the edits that move all lines of an entry further in."""
    start = source.lines.starts[source.lines.number(entry.start)]
    yield TextEdit(start, start, " " * INDENT)
    yield from indent_lines(source.lines, entry, INDENT)


def in_brackets(node: SyntaxNode | CollectionSyntax) -> bool:
    """Return whether something is a group in brackets."""
    return isinstance(node, CollectionSyntax) and node.flow


def entry_of(group: SyntaxNode | CollectionSyntax, key: str) -> EntrySyntax | None:
    """Return the entry of a key in a group, if it is one with keys and has it."""
    if not isinstance(group, MappingSyntax):
        return None
    return next((one for one in group.children if one.key.text == key), None)


def move_entry(source: SourceText, target: TargetEntry, owner: Child, key: str) -> Choice | None:
    """Return the choice that takes an entry with a text out of its group and puts it into another.

    Args:
        source: The text.
        target: The entry.
        owner: The entry whose value is the other group; its value may be empty.
        key: The key of the entry there.
    """
    entry = target.child
    value = entry.value
    if not isinstance(value, ScalarSyntax) or value.block or entry_of(owner.value, key) is not None:
        return None
    own = in_same_quotes(source, entry.key, key) if isinstance(entry, EntrySyntax) else key
    raw = source.text[value.start : value.end]
    form = inline_form(source, value) if in_brackets(owner.value) else raw
    return replace_by_line(source, target, owner, f"{own}: {form}")


def replace_by_line(
    source: SourceText, target: TargetEntry, owner: Child, line: str
) -> Choice | None:
    """Return the choice that takes an entry out and puts a line into another group.

    Args:
        source: The text.
        target: The entry.
        owner: The entry whose value is the other group; its value may be empty.
        line: What is put in.
    """
    out = removal(source, target.child, target.holder)
    put = insertion(source, owner, line, out.comment) if out is not None else None
    if out is None or put is None:
        return None
    description = (
        f"moved {quoted(str(target.child.key_or_index))} under {quoted(str(owner.key_or_index))}"
    )
    return Choice((out.edit, put), locks=frozenset({target.holder.start}), description=description)


def removal(source: SourceText, child: Child, holder: CollectionSyntax) -> Removal | None:
    """Return what takes out an entry of one line; None where it shares its line with a dash.

    Args:
        source: The text.
        child: The entry.
        holder: The group that holds it.
    """
    lines = source.lines
    if in_brackets(holder):
        return Removal(_between_commas(child, holder), "")
    number = lines.number(child.start)
    if not lines.is_first_in_line(child) or lines.number(max(child.end - 1, child.start)) != number:
        return None
    start = lines.starts[number]
    comment = source.text[child.end : start + len(lines.line(number))].strip()
    return Removal(TextEdit(start, lines.end(number), ""), comment)


def _between_commas(child: Child, holder: CollectionSyntax) -> TextEdit:
    siblings = children(holder)  # type: ignore[arg-type]
    at = siblings.index(child)
    if at:
        return TextEdit(siblings[at - 1].end, child.end, "")
    return TextEdit(child.start, siblings[1].start if len(siblings) > 1 else child.end, "")


def insertion(source: SourceText, owner: Child, line: str, comment: str = "") -> TextEdit | None:
    """Return the edit that adds an entry to the group that an entry holds, or begins the group.

    Args:
        source: The text.
        owner: The entry whose value is the group; its value may be empty.
        line: The entry as it is written: ``email: dana@acme.example``.
        comment: A comment behind it, which brackets have no room for.
    """
    value, inside = owner.value, children(owner.value)
    if in_brackets(value):
        start = inside[-1].end if inside else value.start + 1
        return None if comment else TextEdit(start, start, f", {line}" if inside else line)
    behind = f"{line}  {comment}" if comment else line
    if inside:
        return _below(source, inside[-1], source.lines.column(inside[-1].start), behind)
    if value.start < value.end or not source.lines.is_first_in_line(owner):
        return None
    return _below(source, owner, source.lines.column(owner.start) + INDENT, behind)


def _below(source: SourceText, child: Child, column: int, line: str) -> TextEdit:
    lines = source.lines
    place, ending = lines.end(lines.number(max(child.end - 1, child.start))), lines.ending()
    text = " " * column + line
    if source.text[:place].endswith(("\n", "\r")):
        return TextEdit(place, place, text + ending)
    return TextEdit(place, place, ending + text)


def inline_form(source: SourceText, value: ScalarSyntax) -> str:
    """Return a text as it can stand anywhere, in brackets too; as it is written if it can."""
    raw = source.text[value.start : value.end]
    return raw if raw[:1] in {"'", '"'} else yaml_scalar(value.text)


def in_same_quotes(source: SourceText, scalar: ScalarSyntax, text: str) -> str:
    """Return a text in the quotes in which another was written, or in none."""
    mark = source.text[scalar.start : scalar.start + 1]
    return f"{mark}{text}{mark}" if mark in {"'", '"'} and mark not in text else text
