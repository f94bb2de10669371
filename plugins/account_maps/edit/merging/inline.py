"""A value on the line of its key, in three versions → one; lists in brackets by their items."""

from dataclasses import dataclass

from account_maps.edit.merging.align import Token, order, tokens
from account_maps.edit.merging.comments import comments, merged_end
from account_maps.edit.merging.entries import EntryText, plain_value
from account_maps.edit.tree import Child, EntrySyntax, ScalarSyntax, SyntaxNode, children


class MergeConflict(Exception):  # noqa: N818 - it is no error
    """Both versions have changed the same."""


@dataclass(frozen=True, slots=True)
class _ValueText:
    """A value in one version."""

    entry: EntryText
    node: SyntaxNode

    @property
    def raw(self) -> str:
        return self.entry.raw(self.node.start, self.node.end)

    def of(self, child: Child) -> "_ValueText":
        return _ValueText(self.entry, child.value)


def inline(base: EntryText | None, ours: EntryText, theirs: EntryText) -> list[str]:
    """Return the lines of an entry that both versions have changed.

    Raises:
        MergeConflict: If they cannot both be right.
    """
    if is_block(ours) or is_block(theirs):
        return _other_style(base, ours, theirs)
    end = merged_end(_end(base) if base else "", _end(ours), _end(theirs))
    old = _ValueText(base, base.value) if base and not is_block(base) else None
    value = _value(old, _ValueText(ours, ours.value), _ValueText(theirs, theirs.value))
    key = _key(base, ours, theirs)
    gap = " " if value and key.endswith((":", "-")) else ""
    text = f"{key}{gap}{value}{end[1]}"
    return [*end[0], *(line.rstrip() if not line.strip() else line for line in text.split("\n"))]


def _key(base: EntryText | None, ours: EntryText, theirs: EntryText) -> str:
    """Return what stands before the value: the key, and comments if the value is further below."""
    said = [[] if one is None else _between(one) for one in (base, ours, theirs)]
    chosen = ours if said[2] in (said[0], said[1]) else theirs
    if chosen is theirs and said[1] != said[0]:
        raise MergeConflict
    return chosen.raw(chosen.child.start, chosen.value.start)


def _between(entry: EntryText) -> list[str]:
    """Return the comments between the key, or the dash, and the value."""
    child = entry.child
    behind = child.key.end if isinstance(child, EntrySyntax) else child.start + 1
    return comments(entry.raw(behind, entry.value.start).lstrip(" :").split("\n"))


def is_block(entry: EntryText) -> bool:
    """Return whether an entry holds a group without brackets."""
    return not isinstance(entry.value, ScalarSyntax) and not entry.value.flow


def _end(entry: EntryText) -> str:
    lines = entry.version.lines
    return entry.raw(entry.value.end, lines.own_range(entry.child)[1]).rstrip()


def _other_style(base: EntryText | None, ours: EntryText, theirs: EntryText) -> list[str]:
    """Return one version where the other is only written in another way, with no comment lost."""
    old = plain_value(base.value) if base else None
    for changed, other in ((ours, theirs), (theirs, ours)):
        lost = "#" in "".join(other.lines)
        if plain_value(other.value) in (old, plain_value(changed.value)) and not lost:
            return changed.lines
    raise MergeConflict


def _value(base: _ValueText | None, ours: _ValueText, theirs: _ValueText) -> str:
    old = plain_value(base.node) if base else None
    our, their = plain_value(ours.node), plain_value(theirs.node)
    if base and base.raw == theirs.raw:
        return ours.raw
    if base and base.raw == ours.raw:
        return theirs.raw
    if _has_comments(ours) or _has_comments(theirs):
        raise MergeConflict
    if their in (our, old):
        return ours.raw
    if our == old:
        return theirs.raw
    if isinstance(ours.node, ScalarSyntax) or type(ours.node) is not type(theirs.node):
        raise MergeConflict
    return _in_brackets(base if base and type(base.node) is type(ours.node) else None, ours, theirs)


def _has_comments(value: _ValueText) -> bool:
    """Return whether brackets over several lines may hold comments, which have no place here."""
    return not isinstance(value.node, ScalarSyntax) and "\n" in value.raw and "#" in value.raw


def _in_brackets(base: _ValueText | None, ours: _ValueText, theirs: _ValueText) -> str:
    old, our, their = _known(base, base), _known(base, ours), _known(base, theirs)
    pieces: dict[Token, str] = {}
    for token in {**our, **their}:
        found = _piece(old.get(token), our.get(token), their.get(token))
        if found is not None:
            pieces[token] = found
    texts = [pieces[one] for one in order(list(old), list(our), list(their), set(pieces))]
    return _bracketed(ours, texts)


_Piece = tuple[_ValueText, Child]


def _known(base: _ValueText | None, side: _ValueText | None) -> dict[Token, _Piece]:
    if side is None:
        return {}
    inside = children(side.node)
    names = tokens(children(base.node) if base else (), inside)
    return {token: (side, child) for token, child in zip(names, inside, strict=True)}


def _piece(base: _Piece | None, ours: _Piece | None, theirs: _Piece | None) -> str | None:
    """Return an entry or item as it is written, or None if it is gone."""
    if ours is None or theirs is None:
        there = ours or theirs
        if there is None or base is None:
            return _raw(there) if there else None
        if plain_value(base[1].value) != plain_value(there[1].value):
            raise MergeConflict
        return None
    value = _value(
        base[0].of(base[1]) if base else None, *(at.of(one) for at, one in (ours, theirs))
    )
    at, child = ours
    key = at.entry.raw(child.start, child.value.start) if isinstance(child, EntrySyntax) else ""
    return key + (" " if value and key.endswith(":") else "") + value


def _raw(piece: _Piece) -> str:
    at, child = piece
    return at.entry.raw(child.start, child.end)


def _bracketed(ours: _ValueText, texts: list[str]) -> str:
    """Return pieces in the brackets of our version, separated as its first two are."""
    node, inside = ours.node, children(ours.node)
    if not inside:
        return ours.raw[0] + ", ".join(texts) + ours.raw[-1]
    between = ours.entry.raw(inside[0].end, inside[1].start) if len(inside) > 1 else ", "
    first = ours.entry.raw(node.start, inside[0].start)
    return first + between.join(texts) + ours.entry.raw(inside[-1].end, node.end)
