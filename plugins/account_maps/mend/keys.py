"""Choices for a key that the format does not have where it stands."""

import re

from msgspec import Struct, inspect

from account_maps.edit.splice import TextEdit
from account_maps.edit.tree import EntrySyntax, ScalarSyntax
from account_maps.mend import persons
from account_maps.mend.choices import Choice
from account_maps.mend.moving import entry_of, in_same_quotes, move_entry, wrap_in_group
from account_maps.mend.source_text import SourceText, TargetEntry, struct_fields
from account_maps.model.account import Account, Person
from account_maps.model.aliases import ALIASES
from account_maps.read.words import certain_key, quoted

_NO_SPACE = re.compile(r"([\w-]+):(?=\S)")
_DOMAIN = re.compile(r"[\w-]+(\.[\w-]+)+", re.ASCII)


def choices(source: SourceText, target: TargetEntry) -> list[Choice]:
    """Return what can be done about an unknown key.

    Args:
        source: The text.
        target: The entry.
    """
    entry, struct = target.child, target.struct
    if not isinstance(entry, EntrySyntax) or struct is None:
        return []
    to = _meant(struct, entry.key.text)
    found = [
        _written_as(source, target, entry, to) if to else None,
        _with_space(source, entry, struct),
    ]
    return [choice for choice in found if choice is not None]


def _meant(struct: type[Struct], key: str) -> str:
    """Return what a key stands for, in the words of the table; empty if there is any doubt."""
    alias = ALIASES.key(struct.__name__, key)
    if alias is not None:
        return alias.to
    below = [f"{name}.{key}" for name, kind in struct_fields(struct).items() if _has(kind, key)]
    if below:
        return below[0] if len(below) == 1 else ""
    if any(key in struct_fields(other) for other in (Account, Person)):
        return ""  # A word of the format is no slip.
    others = ALIASES.keys(struct.__name__).items()
    called = {one: one for one in struct_fields(struct)} | {
        word: a.to for word, a in others if a.to
    }
    return certain_key(key, called) or ""


def _has(kind: inspect.Type, key: str) -> bool:
    return isinstance(kind, inspect.StructType) and key in struct_fields(kind.cls)


def _written_as(
    source: SourceText, target: TargetEntry, entry: EntrySyntax, to: str
) -> Choice | None:
    above, _, key = to.partition(".")
    if not key:
        return _renamed(source, target, entry, to)
    if target.struct is Person and to in persons.LINES:
        return persons.as_lines(source, target, to)
    if target.struct is Person and above in {"roles", "ties"}:
        return (
            persons.as_role(source, target, key)
            if above == "roles"
            else _of_ties(source, target, key)
        )
    return _inside(source, target, above, key)


def _of_ties(source: SourceText, target: TargetEntry, key: str) -> Choice | None:
    if key == "<value>":
        return persons.as_tie(source, target)
    return persons.of_only_tie(source, target, key.removeprefix("*."))


def _renamed(source: SourceText, target: TargetEntry, entry: EntrySyntax, to: str) -> Choice | None:
    if entry_of(target.holder, to) is not None or (to == "domain" and not _is_domain(entry)):
        return None
    kind = struct_fields(target.struct).get(to) if target.struct is not None else None
    opens = (*target.key_path[:-1], to) if isinstance(kind, inspect.DictType) else None
    return Choice(
        (TextEdit(entry.key.start, entry.key.end, in_same_quotes(source, entry.key, to)),), opens
    )


def _is_domain(entry: EntrySyntax) -> bool:
    """Tell whether a website is written as its domain alone."""
    value = entry.value
    return isinstance(value, ScalarSyntax) and _DOMAIN.fullmatch(value.text) is not None


def _inside(source: SourceText, target: TargetEntry, above: str, key: str) -> Choice | None:
    """Put an entry into the group where the format has it."""
    present = entry_of(target.holder, above)
    if present is not None:
        return move_entry(source, target, present, key)
    edits = wrap_in_group(source, target, above, key)
    description = f"moved {quoted(str(target.child.key_or_index))} under {quoted(above)}"
    return (
        Choice(edits, locks=frozenset({target.holder.start}), description=description)
        if edits
        else None
    )


def _with_space(source: SourceText, entry: EntrySyntax, struct: type[Struct]) -> Choice | None:
    """Put in the space that is missing after a colon: ``win:'More: less'``."""
    found = _NO_SPACE.match(source.text, entry.key.start, entry.key.end)
    if found is None or found[1] not in struct_fields(struct):
        return None
    description = f"added a space behind {quoted(found[0])}"
    return Choice((TextEdit(found.end(), found.end(), " "),), description=description)
