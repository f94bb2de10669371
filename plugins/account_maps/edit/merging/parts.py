"""A file cut into parts, each the lines of one entry or item, so that none is ever reprinted.

The lines of a part are kept as if it stood at the left edge; what takes part in a merge may stand
elsewhere in the other versions.
"""

import re
from dataclasses import dataclass, field

from account_maps.edit.lines import Lines
from account_maps.edit.tree import Child, Entry, Mapping, Node, Scalar, children, walk
from account_maps.read.ids import normal

_BREAK = re.compile(r"\r\n|\r|\n")

Plain = str | tuple["Plain", ...] | tuple[tuple[str, "Plain"], ...]
"""What a node says, whatever it looks like."""

FIXED = "\0"
"""Begins a line that stays at the left edge. No text of a map holds it."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a file.

    Attributes:
        lines: Its lines.
        tree: Its tree.
    """

    lines: Lines
    tree: Mapping


@dataclass(frozen=True, slots=True)
class Part:
    """One entry or item in one version.

    Attributes:
        version: The version.
        child: The entry or item.
        lead: The empty lines and comments above it.
        lines: Its own lines.
    """

    version: Version
    child: Child
    lead: list[str]
    lines: list[str]

    @property
    def value(self) -> Node:
        """What it holds."""
        return self.child.value

    @property
    def column(self) -> int:
        """Where it begins in its line."""
        return self.version.lines.column(self.child.start)

    def raw(self, start: int, end: int) -> str:
        """Return a stretch of its text; lines below the first as those of the part."""
        first, *below = _BREAK.split(self.version.lines.text[start:end])
        return "\n".join([first, *(_moved(line, -self.column) for line in below)])


@dataclass(frozen=True, slots=True)
class Parts:
    """What a group holds in one version.

    Attributes:
        parts: Its parts, in order.
        footer: The comments and empty lines below the last.
        column: How far in the parts stand, seen from what holds the group.
    """

    parts: list[Part] = field(default_factory=list)
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


def whole(version: Version) -> Parts:
    """Return the parts of a file."""
    return _cut(version, version.tree, 0, len(version.lines), 0)


def within(part: Part) -> Parts:
    """Return the parts of what a part holds, which is a group without brackets."""
    lines, child = part.version.lines, part.child
    first = lines.number(child.start) + (0 if shares_line(part) else 1)
    return _cut(part.version, child.value, first, lines.own(child)[1], part.column)


def shares_line(part: Part) -> bool:
    """Return whether the first that a part holds stands in its own first line: ``- name: x``."""
    lines, child = part.version.lines, part.child
    return lines.number(children(child.value)[0].start) == lines.number(child.start)


def _cut(version: Version, group: Node, first: int, behind: int, outer: int) -> Parts:
    lines, inside = version.lines, children(group)
    column = lines.column(inside[0].start)
    parts, at = [], first
    for child in inside:
        start, end = lines.number(child.start), min(lines.own(child)[1], behind)
        lead = [_seen_from(column, lines.line(number)) for number in range(at, start)]
        own = [lines.line(number) for number in range(start, end)]
        own[0] = " " * column + own[0][column:]  # There may be a dash before it.
        parts.append(Part(version, child, lead, moved(own, -column)))
        at = end
    footer = [lines.line(number) for number in range(at, behind)]
    return Parts(parts, moved(footer, -outer), column - outer)


def _seen_from(column: int, line: str) -> str:
    """Return a line as if the column were the left edge; one that begins further out is fixed."""
    bare = line.strip()
    return line[column:] if not line[:column].strip() else FIXED + line if bare else ""


def plain(node: Node) -> Plain:
    """Return what a node says."""
    if isinstance(node, Scalar):
        return node.text.strip()
    if isinstance(node, Mapping):
        return tuple((normal(entry.key.text), plain(entry.value)) for entry in node.children)
    return tuple(plain(item.value) for item in node.children)


def has_doubles(tree: Mapping) -> bool:
    """Return whether a key stands twice in one place, so that nobody can tell which is which."""
    groups = [tree, *(child.value for child in walk(tree))]
    for group in groups:
        keys = [one.key.text for one in children(group) if isinstance(one, Entry)]
        if len(keys) != len(set(map(normal, keys))):
            return True
    return False
