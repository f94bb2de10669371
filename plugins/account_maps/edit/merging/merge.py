"""Three versions of a file → one: by id and by field, with the lines of both as they are."""

from dataclasses import dataclass

from account_maps.edit.lines import Lines
from account_maps.edit.merging.align import Token, order, tokens
from account_maps.edit.merging.comments import comments, merged_end, merged_lines
from account_maps.edit.merging.inline import Conflict, inline, is_block
from account_maps.edit.merging.parts import (
    FIXED,
    Part,
    Parts,
    Version,
    has_doubles,
    moved,
    shares_line,
    whole,
    within,
)
from account_maps.edit.tree import Entry, parse_tree


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge.

    Attributes:
        text: The text; where both changed the same, both stand there between git's marks.
        conflicts: How many such places there are.
    """

    text: str
    conflicts: int


def merge(base: str, ours: str, theirs: str) -> Merged | None:
    """Return what both versions of a file say, or None if one cannot be taken apart.

    Args:
        base: The common ancestor; it may be empty.
        ours: Our version. Its line ends are those of the result.
        theirs: Their version.
    """
    if theirs in (base, ours) or ours == base:
        return Merged(theirs if ours == base else ours, 0)
    versions = [_version(text) for text in (base, ours, theirs)]
    old, our, their = versions
    if our is None or their is None or (old is None and base.strip()):
        return None
    merger = _Merger()
    before = whole(old) if old else Parts()
    lines = merger.groups(before, whole(our), whole(their))
    ending = our.lines.ending()
    text = ending.join(line.removeprefix(FIXED) for line in lines)
    return Merged(text + ending * ours.endswith(("\n", "\r")), merger.conflicts)


def _version(text: str) -> Version | None:
    tree = parse_tree(text)
    return None if tree is None or has_doubles(tree) else Version(Lines(text), tree)


class _Merger:
    """Merges parts and counts what cannot be merged."""

    def __init__(self) -> None:
        self.conflicts = 0

    def groups(self, base: Parts, ours: Parts, theirs: Parts) -> list[str]:
        """Return the lines of a group, seen from what holds it."""
        old, our, their = _known(base, base), _known(base, ours), _known(base, theirs)
        found: dict[Token, list[str]] = {}
        for token in {**our, **their}:
            part = self._one(old.get(token), our.get(token), their.get(token))
            if part is not None:
                found[token] = part
        names = order(list(old), list(our), list(their), set(found))
        lines = [line for token in names for line in found[token]]
        footer = merged_lines(base.footer, ours.footer, theirs.footer)
        return [*moved(lines, ours.column), *footer]

    def _one(self, base: Part | None, ours: Part | None, theirs: Part | None) -> list[str] | None:
        """Return the lines of a part with those above it, or None if it is gone."""
        if ours is None or theirs is None:
            return self._one_sided(base, ours, theirs)
        old_lead = base.lead if base else []
        lead = merged_lines(old_lead, ours.lead, theirs.lead)
        return [*lead, *self._both(base, ours, theirs)]

    def _one_sided(
        self, base: Part | None, ours: Part | None, theirs: Part | None
    ) -> list[str] | None:
        """Return what only one version has: it is new there, or gone in the other."""
        there = ours or theirs
        if there is None or (base and _untouched(base, there)):
            return None
        if base is None:
            return [*there.lead, *there.lines]
        return [
            *there.lead,
            *self._shown(ours.lines if ours else [], theirs.lines if theirs else []),
        ]

    def _shown(self, ours: list[str], theirs: list[str]) -> list[str]:
        """Return both versions between the marks that git uses."""
        self.conflicts += 1
        marks = (f"{FIXED}<<<<<<< ours", f"{FIXED}=======", f"{FIXED}>>>>>>> theirs")
        return [marks[0], *ours, marks[1], *theirs, marks[2]]

    def _both(self, base: Part | None, ours: Part, theirs: Part) -> list[str]:
        """Return the lines of a part that both versions have."""
        old = base.lines if base else None
        if theirs.lines in (ours.lines, old):
            return ours.lines
        if ours.lines == old:
            return theirs.lines
        try:
            if is_block(ours) and is_block(theirs) and type(ours.value) is type(theirs.value):
                return self._block(base, ours, theirs)
            return inline(base, ours, theirs)
        except Conflict:
            return self._shown(ours.lines, theirs.lines)

    def _block(self, base: Part | None, ours: Part, theirs: Part) -> list[str]:
        alike = base is not None and is_block(base) and type(base.value) is type(ours.value)
        before = within(base) if base and alike else Parts()
        inner = within(ours)
        if not shares_line(ours):
            head = _head(base, ours, theirs)
            return [*head, *self.groups(before, inner, within(theirs))]
        conflicts = self.conflicts
        first, *below = self.groups(before, inner, within(theirs)) or [""]
        if first.startswith(FIXED) or first.lstrip().startswith("#") or not first.strip():
            self.conflicts = conflicts
            raise Conflict  # Only a key can stand behind the dash.
        return [ours.lines[0][: inner.column] + first[inner.column :], *below]


def _known(base: Parts, side: Parts) -> dict[Token, Part]:
    """Return the parts of a version by what they are known by in all versions."""
    names = tokens([part.child for part in base.parts], [part.child for part in side.parts])
    return dict(zip(names, side.parts, strict=True))


def _untouched(base: Part, there: Part) -> bool:
    return base.lines == there.lines and comments(base.lead) == comments(there.lead)


def _head(base: Part | None, ours: Part, theirs: Part) -> list[str]:
    """Return the line of a key above what it holds, with the comment behind it."""
    end = merged_end(_end(base) if base else "", _end(ours), _end(theirs))
    key = ours.lines[0].removesuffix(_end(ours))
    return [*end[0], key + end[1]]


def _end(part: Part) -> str:
    """Return what stands behind the key, or the dash, in the line of a group."""
    lines, child = part.version.lines, part.child
    behind = child.key.end if isinstance(child, Entry) else child.start + 1
    return lines.line(lines.number(behind - 1))[lines.column(behind - 1) + 1 :]
