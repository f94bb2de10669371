"""Edits that take an entry out of a group, put one in, or put one inside another group."""

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
from account_maps.mend.page import Page, Spot
from account_maps.read.words import quoted

STEP = 2


class Out(NamedTuple):
    """An entry that is taken out.

    Attributes:
        edit: The edit that does it.
        comment: The comment behind it, which goes with it.
    """

    edit: TextEdit
    comment: str


def nested(page: Page, spot: Spot, above: str, key: str) -> tuple[TextEdit, ...] | None:
    """Return the edits that put an entry inside a new group, where it stands.

    Args:
        page: The text.
        spot: The entry.
        above: The key of the group.
        key: The key of the entry in it.
    """
    entry = spot.child
    if not isinstance(entry, EntrySyntax):
        return None
    own = kept(page, entry.key, key)
    if in_brackets(spot.holder):
        opened = TextEdit(entry.key.start, entry.key.end, f"{above}: {{{own}")
        return (opened, TextEdit(entry.end, entry.end, "}"))
    gap = page.lines.ending() + " " * (page.lines.column(entry.start) + STEP)
    first = TextEdit(entry.key.start, entry.key.end, f"{above}:{gap}{own}")
    return (first, *shift(page.lines, entry, STEP))


def shift(lines: Lines, child: Child, by: int) -> tuple[TextEdit, ...]:
    """Return the edits that move the lines below the first of an entry further in."""
    first, last = lines.number(child.start), lines.number(max(child.end - 1, child.start))
    return tuple(
        TextEdit(lines.starts[number], lines.starts[number], " " * by)
        for number in range(first + 1, last + 1)
        if lines.line(number)
    )


def in_brackets(node: SyntaxNode | CollectionSyntax) -> bool:
    """Return whether something is a group in brackets."""
    return isinstance(node, CollectionSyntax) and node.flow


def child_of(group: SyntaxNode | CollectionSyntax, key: str) -> EntrySyntax | None:
    """Return the entry of a key in a group, if it is one with keys and has it."""
    if not isinstance(group, MappingSyntax):
        return None
    return next((one for one in group.children if one.key.text == key), None)


def moved(page: Page, spot: Spot, owner: Child, key: str) -> Choice | None:
    """Return the choice that takes an entry with a text out of its group and puts it into another.

    Args:
        page: The text.
        spot: The entry.
        owner: The entry whose value is the other group; its value may be empty.
        key: The key of the entry there.
    """
    entry = spot.child
    value = entry.value
    if not isinstance(value, ScalarSyntax) or value.block or child_of(owner.value, key) is not None:
        return None
    own = kept(page, entry.key, key) if isinstance(entry, EntrySyntax) else key
    raw = page.text[value.start : value.end]
    form = form_of(page, value) if in_brackets(owner.value) else raw
    return replanted(page, spot, owner, f"{own}: {form}")


def replanted(page: Page, spot: Spot, owner: Child, line: str) -> Choice | None:
    """Return the choice that takes an entry out and puts a line into another group.

    Args:
        page: The text.
        spot: The entry.
        owner: The entry whose value is the other group; its value may be empty.
        line: What is put in.
    """
    out = taken_out(page, spot.child, spot.holder)
    put = put_in(page, owner, line, out.comment) if out is not None else None
    if out is None or put is None:
        return None
    told = f"moved {quoted(str(spot.child.key_or_index))} under {quoted(str(owner.key_or_index))}"
    return Choice((out.edit, put), claims=frozenset({spot.holder.start}), told=told)


def taken_out(page: Page, child: Child, holder: CollectionSyntax) -> Out | None:
    """Return what takes out an entry of one line; None where it shares its line with a dash.

    Args:
        page: The text.
        child: The entry.
        holder: The group that holds it.
    """
    lines = page.lines
    if in_brackets(holder):
        return Out(_between_commas(child, holder), "")
    number = lines.number(child.start)
    if not lines.is_first_in_line(child) or lines.number(max(child.end - 1, child.start)) != number:
        return None
    start = lines.starts[number]
    comment = page.text[child.end : start + len(lines.line(number))].strip()
    return Out(TextEdit(start, lines.end(number), ""), comment)


def _between_commas(child: Child, holder: CollectionSyntax) -> TextEdit:
    siblings = children(holder)  # type: ignore[arg-type]
    at = siblings.index(child)
    if at:
        return TextEdit(siblings[at - 1].end, child.end, "")
    return TextEdit(child.start, siblings[1].start if len(siblings) > 1 else child.end, "")


def put_in(page: Page, owner: Child, line: str, comment: str = "") -> TextEdit | None:
    """Return the edit that adds an entry to the group that an entry holds, or begins the group.

    Args:
        page: The text.
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
        return _below(page, inside[-1], page.lines.column(inside[-1].start), behind)
    if value.start < value.end or not page.lines.is_first_in_line(owner):
        return None
    return _below(page, owner, page.lines.column(owner.start) + STEP, behind)


def _below(page: Page, child: Child, column: int, line: str) -> TextEdit:
    lines = page.lines
    place, ending = lines.end(lines.number(max(child.end - 1, child.start))), lines.ending()
    text = " " * column + line
    if page.text[:place].endswith(("\n", "\r")):
        return TextEdit(place, place, text + ending)
    return TextEdit(place, place, ending + text)


def form_of(page: Page, value: ScalarSyntax) -> str:
    """Return a text as it can stand anywhere, in brackets too; as it is written if it can."""
    raw = page.text[value.start : value.end]
    return raw if raw[:1] in {"'", '"'} else yaml_scalar(value.text)


def kept(page: Page, scalar: ScalarSyntax, text: str) -> str:
    """Return a text in the quotes in which another was written, or in none."""
    mark = page.text[scalar.start : scalar.start + 1]
    return f"{mark}{text}{mark}" if mark in {"'", '"'} and mark not in text else text
