"""A file split into the lines of each entry or item, so that none is ever reprinted.

The lines are kept as if they began at the left edge, since the entry may be indented differently
in the other versions.
"""

import re
from dataclasses import dataclass, field

from account_maps.edit.lines import Lines
from account_maps.edit.tree import (
    Child,
    EntrySyntax,
    MappingSyntax,
    ScalarSyntax,
    SyntaxNode,
    children,
    walk,
)
from account_maps.read.ids import normal

_BREAK = re.compile(r"\r\n|\r|\n")

PlainValue = str | tuple["PlainValue", ...] | tuple[tuple[str, "PlainValue"], ...]
"""What a node says, whatever it looks like."""

FIXED = "\0"
"""Begins a line that stays at the left edge. No text of a map holds it."""


@dataclass(frozen=True, slots=True)
class MergeVersion:
    """One version of a file that is merged.

    Attributes:
        lines: Its lines.
        tree: Its tree.
    """

    lines: Lines
    tree: MappingSyntax


@dataclass(frozen=True, slots=True)
class EntryText:
    """The text of one entry or item in one version.

    Attributes:
        version: The version.
        child: The entry or item.
        lead: The empty lines and comments above it.
        lines: Its own lines.
    """

    version: MergeVersion
    child: Child
    lead: list[str]
    lines: list[str]

    @property
    def value(self) -> SyntaxNode:
        """What it holds."""
        return self.child.value

    @property
    def column(self) -> int:
        """Where it begins in its line."""
        return self.version.lines.column(self.child.start)

    def raw(self, start: int, end: int) -> str:
        """Return a range of its text; lines below the first are moved left like its own."""
        first, *below = _BREAK.split(self.version.lines.text[start:end])
        return "\n".join([first, *(_moved(line, -self.column) for line in below)])


@dataclass(frozen=True, slots=True)
class CollectionText:
    """The text of a mapping or list in one version.

    Attributes:
        entries: What it holds, in order.
        footer: The comments and empty lines below the last.
        column: How far the entries are indented, relative to what holds them.
    """

    entries: list[EntryText] = field(default_factory=list)
    footer: list[str] = field(default_factory=list)
    column: int = 0


def moved(lines: list[str], by: int) -> list[str]:
    """Return lines further in or out; empty ones and fixed ones stay."""
    return [
        line if not line.strip() or line.startswith(FIXED) else _moved(line, by) for line in lines
    ]


def _moved(line: str, by: int) -> str:
    if by >= 0:
        return " " * by + line
    spaces = len(line) - len(line.lstrip(" "))
    return line[min(-by, spaces) :]


def file_entries(version: MergeVersion) -> CollectionText:
    """Return the entries of a file."""
    return _split(version, version.tree, 0, len(version.lines), 0)


def nested_entries(entry: EntryText) -> CollectionText:
    """Return the entries of what an entry holds, which is a group without brackets."""
    lines, child = entry.version.lines, entry.child
    first = lines.number(child.start) + (0 if shares_line(entry) else 1)
    return _split(entry.version, child.value, first, lines.own_lines(child)[1], entry.column)


def shares_line(entry: EntryText) -> bool:
    """Return whether the first that an entry holds stands in its own first line: ``- name: x``."""
    lines, child = entry.version.lines, entry.child
    return lines.number(children(child.value)[0].start) == lines.number(child.start)


def _split(
    version: MergeVersion, group: SyntaxNode, first: int, behind: int, outer: int
) -> CollectionText:
    lines, inside = version.lines, children(group)
    column = lines.column(inside[0].start)
    entries, at = [], first
    for child in inside:
        start, end = lines.number(child.start), min(lines.own_lines(child)[1], behind)
        lead = [_seen_from(column, lines.line(number)) for number in range(at, start)]
        own = [lines.line(number) for number in range(start, end)]
        own[0] = " " * column + own[0][column:]  # There may be a dash before it.
        entries.append(EntryText(version, child, lead, moved(own, -column)))
        at = end
    footer = [lines.line(number) for number in range(at, behind)]
    return CollectionText(entries, moved(footer, -outer), column - outer)


def _seen_from(column: int, line: str) -> str:
    """Return a line as if the column were the left edge; one that begins further out is fixed."""
    bare = line.strip()
    return line[column:] if not line[:column].strip() else FIXED + line if bare else ""


def plain_value(node: SyntaxNode) -> PlainValue:
    """Return what a node says."""
    if isinstance(node, ScalarSyntax):
        return node.text.strip()
    if isinstance(node, MappingSyntax):
        return tuple((normal(entry.key.text), plain_value(entry.value)) for entry in node.children)
    return tuple(plain_value(item.value) for item in node.children)


def has_duplicate_keys(tree: MappingSyntax) -> bool:
    """Return whether a key stands twice in one place, so that the two can't be told apart."""
    groups = [tree, *(child.value for child in walk(tree))]
    for group in groups:
        keys = [one.key.text for one in children(group) if isinstance(one, EntrySyntax)]
        if len(keys) != len(set(map(normal, keys))):
            return True
    return False
