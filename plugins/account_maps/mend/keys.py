"""Choices for a key that the format does not have where it stands."""

import re

from msgspec import Struct, inspect

from account_maps.edit.splice import TextEdit
from account_maps.edit.tree import EntrySyntax, ScalarSyntax
from account_maps.mend import persons
from account_maps.mend.choices import Choice
from account_maps.mend.moving import child_of, kept, moved, nested
from account_maps.mend.page import Page, Spot, fields
from account_maps.model.account import Account, Person
from account_maps.model.aliases import ALIASES
from account_maps.read.words import certain_key, quoted

_NO_SPACE = re.compile(r"([\w-]+):(?=\S)")
_DOMAIN = re.compile(r"[\w-]+(\.[\w-]+)+", re.ASCII)


def choices(page: Page, spot: Spot) -> list[Choice]:
    """Return what can be done about an unknown key.

    Args:
        page: The text.
        spot: The entry.
    """
    entry, struct = spot.child, spot.struct
    if not isinstance(entry, EntrySyntax) or struct is None:
        return []
    to = _meant(struct, entry.key.text)
    found = [_written_as(page, spot, entry, to) if to else None, _with_space(page, entry, struct)]
    return [choice for choice in found if choice is not None]


def _meant(struct: type[Struct], key: str) -> str:
    """Return what a key stands for, in the words of the table; empty if there is any doubt."""
    alias = ALIASES.key(struct.__name__, key)
    if alias is not None:
        return alias.to
    below = [f"{name}.{key}" for name, kind in fields(struct).items() if _has(kind, key)]
    if below:
        return below[0] if len(below) == 1 else ""
    if any(key in fields(other) for other in (Account, Person)):
        return ""  # A word of the format is no slip.
    others = ALIASES.keys(struct.__name__).items()
    called = {one: one for one in fields(struct)} | {word: a.to for word, a in others if a.to}
    return certain_key(key, called) or ""


def _has(kind: inspect.Type, key: str) -> bool:
    return isinstance(kind, inspect.StructType) and key in fields(kind.cls)


def _written_as(page: Page, spot: Spot, entry: EntrySyntax, to: str) -> Choice | None:
    above, _, key = to.partition(".")
    if not key:
        return _renamed(page, spot, entry, to)
    if spot.struct is Person and to in persons.LINES:
        return persons.as_lines(page, spot, to)
    if spot.struct is Person and above in {"roles", "ties"}:
        return persons.as_role(page, spot, key) if above == "roles" else _of_ties(page, spot, key)
    return _inside(page, spot, above, key)


def _of_ties(page: Page, spot: Spot, key: str) -> Choice | None:
    if key == "<value>":
        return persons.as_tie(page, spot)
    return persons.of_only_tie(page, spot, key.removeprefix("*."))


def _renamed(page: Page, spot: Spot, entry: EntrySyntax, to: str) -> Choice | None:
    if child_of(spot.holder, to) is not None or (to == "domain" and not _is_domain(entry)):
        return None
    kind = fields(spot.struct).get(to) if spot.struct is not None else None
    opens = (*spot.place[:-1], to) if isinstance(kind, inspect.DictType) else None
    return Choice((TextEdit(entry.key.start, entry.key.end, kept(page, entry.key, to)),), opens)


def _is_domain(entry: EntrySyntax) -> bool:
    """Tell whether a website is written as its domain alone."""
    value = entry.value
    return isinstance(value, ScalarSyntax) and _DOMAIN.fullmatch(value.text) is not None


def _inside(page: Page, spot: Spot, above: str, key: str) -> Choice | None:
    """Put an entry into the group where the format has it."""
    present = child_of(spot.holder, above)
    if present is not None:
        return moved(page, spot, present, key)
    edits = nested(page, spot, above, key)
    told = f"moved {quoted(str(spot.child.key_or_index))} under {quoted(above)}"
    return Choice(edits, claims=frozenset({spot.holder.start}), told=told) if edits else None


def _with_space(page: Page, entry: EntrySyntax, struct: type[Struct]) -> Choice | None:
    """Put in the space that is missing after a colon: ``win:'More: less'``."""
    found = _NO_SPACE.match(page.text, entry.key.start, entry.key.end)
    if found is None or found[1] not in fields(struct):
        return None
    told = f"added a space behind {quoted(found[0])}"
    return Choice((TextEdit(found.end(), found.end(), " "),), told=told)
