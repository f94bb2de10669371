"""Three versions of a file → one: by id and by field, with the lines of both as they are."""

from dataclasses import dataclass

from account_maps.edit.lines import Lines
from account_maps.edit.merging.align import Token, order, tokens
from account_maps.edit.merging.comments import comments, merged_end, merged_lines
from account_maps.edit.merging.entries import (
    FIXED,
    CollectionText,
    EntryText,
    MergeVersion,
    file_entries,
    has_duplicate_keys,
    moved,
    nested_entries,
    shares_line,
)
from account_maps.edit.merging.inline import MergeConflict, inline, is_block
from account_maps.edit.tree import EntrySyntax, parse_tree


@dataclass(frozen=True, slots=True)
class MergeResult:
    """The result of a merge.

    Attributes:
        text: The text; where both changed the same, both stand there between git's marks.
        conflicts: How many such places there are.
    """

    text: str
    conflicts: int


def merge(base: str, ours: str, theirs: str) -> MergeResult | None:
    """Return what both versions of a file say, or None if one cannot be split into entries.

    Args:
        base: The common ancestor; it may be empty.
        ours: Our version. Its line ends are those of the result.
        theirs: Their version.
    """
    if theirs in (base, ours) or ours == base:
        return MergeResult(theirs if ours == base else ours, 0)
    versions = [_version(text) for text in (base, ours, theirs)]
    old, our, their = versions
    if our is None or their is None or (old is None and base.strip()):
        return None
    merger = _Merger()
    before = file_entries(old) if old else CollectionText()
    lines = merger.groups(before, file_entries(our), file_entries(their))
    ending = our.lines.ending()
    text = ending.join(line.removeprefix(FIXED) for line in lines)
    return MergeResult(text + ending * ours.endswith(("\n", "\r")), merger.conflicts)


def _version(text: str) -> MergeVersion | None:
    tree = parse_tree(text)
    return None if tree is None or has_duplicate_keys(tree) else MergeVersion(Lines(text), tree)


class _Merger:
    """Merges entries and counts conflicts."""

    def __init__(self) -> None:
        self.conflicts = 0

    def groups(
        self, base: CollectionText, ours: CollectionText, theirs: CollectionText
    ) -> list[str]:
        """Return the lines of a mapping or list, indented relative to what holds it."""
        old, our, their = _known(base, base), _known(base, ours), _known(base, theirs)
        found: dict[Token, list[str]] = {}
        for token in {**our, **their}:
            entry = self._one(old.get(token), our.get(token), their.get(token))
            if entry is not None:
                found[token] = entry
        names = order(list(old), list(our), list(their), set(found))
        lines = [line for token in names for line in found[token]]
        footer = merged_lines(base.footer, ours.footer, theirs.footer)
        return [*moved(lines, ours.column), *footer]

    def _one(
        self, base: EntryText | None, ours: EntryText | None, theirs: EntryText | None
    ) -> list[str] | None:
        """Return the lines of an entry with those above it, or None if it is gone."""
        if ours is None or theirs is None:
            return self._one_sided(base, ours, theirs)
        old_lead = base.lead if base else []
        lead = merged_lines(old_lead, ours.lead, theirs.lead)
        return [*lead, *self._both(base, ours, theirs)]

    def _one_sided(
        self, base: EntryText | None, ours: EntryText | None, theirs: EntryText | None
    ) -> list[str] | None:
        """Return what only one version has: it is new there, or gone in the other."""
        there = ours or theirs
        if there is None or (base and _untouched(base, there)):
            return None
        if base is None:
            return [*there.lead, *there.lines]
        return [
            *there.lead,
            *self._with_marks(ours.lines if ours else [], theirs.lines if theirs else []),
        ]

    def _with_marks(self, ours: list[str], theirs: list[str]) -> list[str]:
        """Return both versions between the marks that git uses."""
        self.conflicts += 1
        marks = (f"{FIXED}<<<<<<< ours", f"{FIXED}=======", f"{FIXED}>>>>>>> theirs")
        return [marks[0], *ours, marks[1], *theirs, marks[2]]

    def _both(self, base: EntryText | None, ours: EntryText, theirs: EntryText) -> list[str]:
        """Return the lines of an entry that both versions have."""
        old = base.lines if base else None
        if theirs.lines in (ours.lines, old):
            return ours.lines
        if ours.lines == old:
            return theirs.lines
        try:
            if is_block(ours) and is_block(theirs) and type(ours.value) is type(theirs.value):
                return self._block(base, ours, theirs)
            return inline(base, ours, theirs)
        except MergeConflict:
            return self._with_marks(ours.lines, theirs.lines)

    def _block(self, base: EntryText | None, ours: EntryText, theirs: EntryText) -> list[str]:
        alike = base is not None and is_block(base) and type(base.value) is type(ours.value)
        before = nested_entries(base) if base and alike else CollectionText()
        inner = nested_entries(ours)
        if not shares_line(ours):
            head = _head(base, ours, theirs)
            return [*head, *self.groups(before, inner, nested_entries(theirs))]
        conflicts = self.conflicts
        first, *below = self.groups(before, inner, nested_entries(theirs)) or [""]
        if first.startswith(FIXED) or first.lstrip().startswith("#") or not first.strip():
            self.conflicts = conflicts
            raise MergeConflict  # Only a key can stand behind the dash.
        return [ours.lines[0][: inner.column] + first[inner.column :], *below]


def _known(base: CollectionText, side: CollectionText) -> dict[Token, EntryText]:
    """Return the entries of a version by what identifies them in all versions."""
    names = tokens([entry.child for entry in base.entries], [entry.child for entry in side.entries])
    return dict(zip(names, side.entries, strict=True))


def _untouched(base: EntryText, there: EntryText) -> bool:
    return base.lines == there.lines and comments(base.lead) == comments(there.lead)


def _head(base: EntryText | None, ours: EntryText, theirs: EntryText) -> list[str]:
    """Return the line of a key above what it holds, with the comment behind it."""
    end = merged_end(_end(base) if base else "", _end(ours), _end(theirs))
    key = ours.lines[0].removesuffix(_end(ours))
    return [*end[0], key + end[1]]


def _end(entry: EntryText) -> str:
    """Return what stands behind the key, or the dash, in the line of a group."""
    lines, child = entry.version.lines, entry.child
    behind = child.key.end if isinstance(child, EntrySyntax) else child.start + 1
    return lines.line(lines.number(behind - 1))[lines.column(behind - 1) + 1 :]
