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
    INDENT,
    entry_of,
    in_brackets,
    inline_form,
    insertion,
    move_entry,
    removal,
    replace_by_line,
)
from account_maps.mend.source_text import SourceText, TargetEntry
from account_maps.read.words import quoted

_YES = frozenset({"true", "yes", "y", "ja", "x"})
_TOP = -1

LINES = {
    "influence.from": "{{from: {own}, to: {other}}}",
    "influence.to": "{{from: {other}, to: {own}}}",
    "influence.conflict": "{{from: {own}, to: {other}, kind: conflict}}",
}
"""What people write of others in a person's entry, and the line that it is in the format."""


def as_tie(source: SourceText, target: TargetEntry) -> Choice | None:
    """Take the teammate who is named for the one who has the relationship.

    Args:
        source: The text.
        target: The entry that names a teammate.
    """
    value = target.child.value
    if not isinstance(value, ScalarSyntax) or not value.text.strip():
        return None
    present, name = entry_of(target.holder, "ties"), inline_form(source, value)
    if present is not None:
        known = entry_of(present.value, value.text) is not None
        line = f"{name}: {{}}" if in_brackets(present.value) else f"{name}:"
        return None if known else replace_by_line(source, target, present, line)
    gap = source.lines.ending() + " " * (source.lines.column(target.child.start) + INDENT)
    form = f"ties: {{{name}: {{}}}}" if in_brackets(target.holder) else f"ties:{gap}{name}:"
    return Choice(
        (TextEdit(target.child.start, target.child.end, form),),
        locks=frozenset({target.holder.start}),
        description=f"moved {quoted(str(target.child.key_or_index))} under `ties`",
    )


def of_only_tie(source: SourceText, target: TargetEntry, key: str) -> Choice | None:
    """Put what is said of a relationship into the only one that there is.

    Args:
        source: The text.
        target: The entry.
        key: The key that it has there.
    """
    ties = entry_of(target.holder, "ties")
    known = children(ties.value) if ties is not None else ()
    return move_entry(source, target, known[0], key) if len(known) == 1 else None


def as_role(source: SourceText, target: TargetEntry, role: str) -> Choice | None:
    """Take ``champion: yes`` for a role.

    Args:
        source: The text.
        target: The entry.
        role: The role.
    """
    entry = target.child
    value = entry.value
    if not isinstance(value, ScalarSyntax) or value.text.strip().casefold() not in _YES:
        return None
    present = entry_of(target.holder, "roles")
    if present is None:
        return Choice(
            (TextEdit(entry.start, entry.end, f"roles: [{role}]"),),
            locks=frozenset({target.holder.start}),
        )
    if not isinstance(present.value, SequenceSyntax):
        return None
    if any(text.text == role for text in _texts(present.value)):
        return _without(source, target)
    return replace_by_line(source, target, present, role if present.value.flow else f"- {role}")


def _without(source: SourceText, target: TargetEntry) -> Choice | None:
    """Take out an entry that says again what is said."""
    out = removal(source, target.child, target.holder)
    if out is None or out.comment:
        return None
    return Choice((out.edit,), locks=frozenset({target.holder.start}))


def as_lines(source: SourceText, target: TargetEntry, kind: str) -> Choice | None:
    """Take the people who are named for the other ends of lines of influence.

    Args:
        source: The text.
        target: The entry that names people.
        kind: Which of ``LINES``.
    """
    person = target.above.child if target.above is not None else None
    out, others = removal(source, target.child, target.holder), list(_texts(target.child.value))
    if out is None or not others or not isinstance(person, EntrySyntax):
        return None
    own = inline_form(source, person.key)
    lines = [LINES[kind].format(own=own, other=inline_form(source, other)) for other in others]
    put = _put_lines(source, lines, out.comment)
    description = f"moved {quoted(str(target.child.key_or_index))} to the account's `influence`"
    return (
        Choice((out.edit, put), locks=frozenset({_TOP}), description=description) if put else None
    )


def _put_lines(source: SourceText, lines: list[str], comment: str) -> TextEdit | None:
    section = find(source.tree, ("influence",)) if source.tree is not None else None
    if section is not None and in_brackets(section.value):
        return insertion(source, section, ", ".join(lines), comment)
    behind, ending = f"  {comment}" if comment else "", source.lines.ending()
    items = [f"- {line}{behind}" for line in lines]
    if section is not None:
        return insertion(source, section, items[0]) if len(items) == 1 else None
    text = "".join(f"  {item}{ending}" for item in items)
    gap = "" if source.text.endswith(("\n", "\r")) else ending
    return TextEdit(len(source.text), len(source.text), f"{gap}influence:{ending}{text}")


def _texts(value: SyntaxNode) -> Iterator[ScalarSyntax]:
    nodes = (
        [item.value for item in value.children] if isinstance(value, SequenceSyntax) else [value]
    )
    for node in nodes:
        if isinstance(node, ScalarSyntax) and node.text.strip() and not node.block:
            yield node
