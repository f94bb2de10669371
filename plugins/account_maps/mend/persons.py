"""Choices for what is written in a person's entry, and that the format has in another form there.

Teammates who have a relationship, roles written as yes or no, and lines of influence.
"""

from collections.abc import Iterator

from account_maps.edit.splice import TextEdit
from account_maps.edit.tree import (
    EntrySyntax,
    ScalarSyntax,
    SequenceSyntax,
    SyntaxNode,
    children,
    find,
)
from account_maps.mend.choices import Choice
from account_maps.mend.moving import (
    STEP,
    child_of,
    form_of,
    in_brackets,
    moved,
    put_in,
    replanted,
    taken_out,
)
from account_maps.mend.page import Page, Spot
from account_maps.read.words import quoted

_YES = frozenset({"true", "yes", "y", "ja", "x"})
_TOP = -1

LINES = {
    "influence.from": "{{from: {own}, to: {other}}}",
    "influence.to": "{{from: {other}, to: {own}}}",
    "influence.conflict": "{{from: {own}, to: {other}, kind: conflict}}",
}
"""What people write of others in a person's entry, and the line that it is in the format."""


def as_tie(page: Page, spot: Spot) -> Choice | None:
    """Take the teammate who is named for the one who has the relationship.

    Args:
        page: The text.
        spot: The entry that names a teammate.
    """
    value = spot.child.value
    if not isinstance(value, ScalarSyntax) or not value.text.strip():
        return None
    present, name = child_of(spot.holder, "ties"), form_of(page, value)
    if present is not None:
        known = child_of(present.value, value.text) is not None
        line = f"{name}: {{}}" if in_brackets(present.value) else f"{name}:"
        return None if known else replanted(page, spot, present, line)
    gap = page.lines.ending() + " " * (page.lines.column(spot.child.start) + STEP)
    form = f"ties: {{{name}: {{}}}}" if in_brackets(spot.holder) else f"ties:{gap}{name}:"
    return Choice(
        (TextEdit(spot.child.start, spot.child.end, form),),
        claims=frozenset({spot.holder.start}),
        told=f"moved {quoted(str(spot.child.key_or_index))} under `ties`",
    )


def of_only_tie(page: Page, spot: Spot, key: str) -> Choice | None:
    """Put what is said of a relationship into the only one that there is.

    Args:
        page: The text.
        spot: The entry.
        key: The key that it has there.
    """
    ties = child_of(spot.holder, "ties")
    known = children(ties.value) if ties is not None else ()
    return moved(page, spot, known[0], key) if len(known) == 1 else None


def as_role(page: Page, spot: Spot, role: str) -> Choice | None:
    """Take ``champion: yes`` for a role.

    Args:
        page: The text.
        spot: The entry.
        role: The role.
    """
    entry = spot.child
    value = entry.value
    if not isinstance(value, ScalarSyntax) or value.text.strip().casefold() not in _YES:
        return None
    present = child_of(spot.holder, "roles")
    if present is None:
        return Choice(
            (TextEdit(entry.start, entry.end, f"roles: [{role}]"),),
            claims=frozenset({spot.holder.start}),
        )
    if not isinstance(present.value, SequenceSyntax):
        return None
    if any(text.text == role for text in _texts(present.value)):
        return _without(page, spot)
    return replanted(page, spot, present, role if present.value.flow else f"- {role}")


def _without(page: Page, spot: Spot) -> Choice | None:
    """Take out an entry that says again what is said."""
    out = taken_out(page, spot.child, spot.holder)
    if out is None or out.comment:
        return None
    return Choice((out.edit,), claims=frozenset({spot.holder.start}))


def as_lines(page: Page, spot: Spot, kind: str) -> Choice | None:
    """Take the people who are named for the other ends of lines of influence.

    Args:
        page: The text.
        spot: The entry that names people.
        kind: Which of ``LINES``.
    """
    person = spot.above.child if spot.above is not None else None
    out, others = taken_out(page, spot.child, spot.holder), list(_texts(spot.child.value))
    if out is None or not others or not isinstance(person, EntrySyntax):
        return None
    own = form_of(page, person.key)
    lines = [LINES[kind].format(own=own, other=form_of(page, other)) for other in others]
    put = _put_lines(page, lines, out.comment)
    told = f"moved {quoted(str(spot.child.key_or_index))} to the account's `influence`"
    return Choice((out.edit, put), claims=frozenset({_TOP}), told=told) if put else None


def _put_lines(page: Page, lines: list[str], comment: str) -> TextEdit | None:
    section = find(page.tree, ("influence",)) if page.tree is not None else None
    if section is not None and in_brackets(section.value):
        return put_in(page, section, ", ".join(lines), comment)
    behind, ending = f"  {comment}" if comment else "", page.lines.ending()
    items = [f"- {line}{behind}" for line in lines]
    if section is not None:
        return put_in(page, section, items[0]) if len(items) == 1 else None
    text = "".join(f"  {item}{ending}" for item in items)
    gap = "" if page.text.endswith(("\n", "\r")) else ending
    return TextEdit(len(page.text), len(page.text), f"{gap}influence:{ending}{text}")


def _texts(value: SyntaxNode) -> Iterator[ScalarSyntax]:
    nodes = (
        [item.value for item in value.children] if isinstance(value, SequenceSyntax) else [value]
    )
    for node in nodes:
        if isinstance(node, ScalarSyntax) and node.text.strip() and not node.block:
            yield node
