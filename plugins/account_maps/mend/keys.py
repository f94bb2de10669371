"""Choices for a key that the format does not have where it stands."""

import re
from collections.abc import Callable, Iterator

from msgspec import inspect

from account_maps.edit.splice import Edit
from account_maps.edit.tree import Child, Entry, Mapping, Scalar, Sequence, children, find
from account_maps.mend.choices import Choice
from account_maps.mend.moving import form_of, is_flow, kept, nested, put_in, taken_out
from account_maps.mend.page import Page, Spot, fields
from account_maps.model.account import Account, Person
from account_maps.model.aliases import ALIASES
from account_maps.read.words import certain_key

_NO_SPACE = re.compile(r"(['\"]?)([\w-]+):(?=\S)")
_DOMAIN = re.compile(r"[\w-]+(\.[\w-]+)+", re.ASCII)
_YES = frozenset({"true", "yes", "y", "ja", "x"})
_TOP = -1
_LINES = {"influence.from": ("from", "to", ""), "influence.to": ("to", "from", "")}
_LINES["conflict"] = ("from", "to", ", kind: conflict")


def choices(page: Page, spot: Spot) -> list[Choice]:
    """Return what can be done about an unknown key.

    Args:
        page: The text.
        spot: The entry.
    """
    entry, struct = spot.child, spot.struct
    if not isinstance(entry, Entry) or struct is None:
        return []
    found = [_as(page, spot, entry, to) for to in _meant(struct, entry.key.text)]
    return [one for one in [*found, _with_space(page, spot, entry)] if one is not None]


def _meant(struct: type, key: str) -> list[str]:
    """Return what a key can stand for, in the words of the table."""
    alias = ALIASES.key(struct.__name__, key)
    if alias is not None:
        return [alias.to] if alias.to else []
    below = [f"{name}.{key}" for name, kind in fields(struct).items() if _has(kind, key)]
    if below:
        return below if len(below) == 1 else []
    if any(key in fields(other) for other in (Account, Person)):
        return []  # A word of the format, and no slip.
    others = ALIASES.keys(struct.__name__).items()
    called = {one: one for one in fields(struct)} | {word: a.to for word, a in others if a.to}
    meant = certain_key(key, called)
    return [meant] if meant else []


def _has(kind: inspect.Type, key: str) -> bool:
    return isinstance(kind, inspect.StructType) and key in fields(kind.cls)


def _as(page: Page, spot: Spot, entry: Entry, to: str) -> Choice | None:
    above, _, last = to.partition(".")
    if to in _LINES:
        return _as_lines(page, spot, entry, to)
    if not last:
        return _renamed(page, spot, entry, to)
    special = {"ties.<value>": _as_tie, "roles": _as_role}
    take: Callable[[Page, Spot, Entry, str], Choice | None] = special.get(
        to, special.get(above, _of_tie if to.startswith("ties.*.") else _inside)
    )
    return take(page, spot, entry, to)


def _renamed(page: Page, spot: Spot, entry: Entry, to: str) -> Choice | None:
    if to == "domain" and not (
        isinstance(entry.value, Scalar) and _DOMAIN.fullmatch(entry.value.text)
    ):
        return None
    present = child_of(spot.holder, to)
    if present is not None:
        return None
    opens = spot.place[:-1] + (to,) if isinstance(fields(spot.struct)[to], inspect.DictType) else None  # type: ignore[arg-type]
    return Choice((Edit(entry.key.start, entry.key.end, kept(page, entry.key, to)),), opens)


def _inside(page: Page, spot: Spot, entry: Entry, to: str) -> Choice | None:
    """Put an entry into the group where the format has it."""
    above, _, key = to.partition(".")
    claims = frozenset({spot.holder.start})
    present = child_of(spot.holder, above)
    if present is None:
        edits = nested(page, spot, [above, key])
        return Choice(edits, claims=claims) if edits else None
    return _moved(page, spot, entry, present, key, claims)


def _moved(  # noqa: PLR0913
    page: Page, spot: Spot, entry: Entry, owner: Child, key: str, claims: frozenset[int]
) -> Choice | None:
    """Take an entry with a single text out of its group, and put it into another."""
    if not isinstance(entry.value, Scalar) or child_of(owner.value, key) is not None:
        return None
    return _replanted(page, spot, owner, f"{key}: {form_of(page, entry.value)}", claims)


def _replanted(
    page: Page, spot: Spot, owner: Child, line: str, claims: frozenset[int]
) -> Choice | None:
    out = taken_out(page, spot)
    if out is None:
        return None
    put = put_in(page, owner, line, out[1])
    return Choice((out[0], put), claims=claims) if put else None


def _as_tie(page: Page, spot: Spot, entry: Entry, _: str) -> Choice | None:
    """Take the teammate who is named for somebody who has the relationship."""
    value = entry.value
    if not isinstance(value, Scalar) or not value.text.strip():
        return None
    claims = frozenset({spot.holder.start})
    present = child_of(spot.holder, "ties")
    name = form_of(page, value)
    if present is not None:
        flow = not isinstance(present.value, Scalar) and is_flow(present.value)
        if child_of(present.value, value.text) is not None:
            return None
        return _replanted(page, spot, present, f"{name}: {{}}" if flow else f"{name}:", claims)
    if is_flow(spot.holder):
        return Choice((Edit(entry.start, entry.end, f"ties: {{{name}: {{}}}}"),), claims=claims)
    gap = page.lines.ending() + " " * (page.lines.column(entry.start) + 2)
    return Choice((Edit(entry.start, entry.end, f"ties:{gap}{name}:"),), claims=claims)


def _of_tie(page: Page, spot: Spot, entry: Entry, to: str) -> Choice | None:
    """Put what is said of a relationship into the only one that there is."""
    ties = child_of(spot.holder, "ties")
    known = children(ties.value) if ties is not None else ()
    if len(known) != 1:
        return None
    key = to.rpartition(".")[2]
    return _moved(page, spot, entry, known[0], key, frozenset({spot.holder.start}))


def _as_role(page: Page, spot: Spot, _: Entry, to: str) -> Choice | None:
    return as_role(page, spot, to.partition(".")[2])


def as_role(page: Page, spot: Spot, role: str) -> Choice | None:
    """Return the choice that takes ``champion: yes`` for a role, or None.

    Args:
        page: The text.
        spot: The entry of a person.
        role: The role.
    """
    entry = spot.child
    value = entry.value
    if not isinstance(value, Scalar) or value.text.strip().casefold() not in _YES:
        return None
    present = child_of(spot.holder, "roles")
    if present is None:
        return Choice((Edit(entry.start, entry.end, f"roles: [{role}]"),))
    if not isinstance(present.value, Sequence):
        return None
    claims = frozenset({spot.holder.start})
    if any(isinstance(i.value, Scalar) and i.value.text == role for i in present.value.children):
        out = taken_out(page, spot)
        return Choice((out[0],), claims=claims) if out and not out[1] else None
    return _replanted(page, spot, present, role if present.value.flow else f"- {role}", claims)


def _as_lines(page: Page, spot: Spot, entry: Entry, to: str) -> Choice | None:
    """Take the people who are named for the other ends of lines of influence."""
    person = spot.above.child if spot.above is not None else None
    out, names = taken_out(page, spot), list(_texts(entry.value))
    if out is None or not names or not isinstance(person, Entry) or page.tree is None:
        return None
    own, other, kind = _LINES[to]
    ends = [{own: form_of(page, person.key), other: form_of(page, name)} for name in names]
    lines = [f"{{from: {end['from']}, to: {end['to']}{kind}}}" for end in ends]
    put = _with_lines(page, lines, out[1])
    return Choice((out[0], put), claims=frozenset({_TOP})) if put else None


def _with_lines(page: Page, lines: list[str], comment: str) -> Edit | None:
    section = find(page.tree, ("influence",)) if page.tree else None
    behind = f"  {comment}" if comment else ""
    ending = page.lines.ending()
    if section is None:
        text = "".join(f"  - {line}{behind}{ending}" for line in lines)
        gap = "" if page.text.endswith(("\n", "\r")) else ending
        return Edit(len(page.text), len(page.text), f"{gap}influence:{ending}{text}")
    if isinstance(section.value, Sequence) and section.value.flow:
        return put_in(page, section, ", ".join(lines), comment)
    dashes = [f"- {line}{behind}" for line in lines]
    return put_in(page, section, dashes[0]) if len(dashes) == 1 else None


def _texts(value: object) -> Iterator[Scalar]:
    nodes = [item.value for item in value.children] if isinstance(value, Sequence) else [value]
    for node in nodes:
        if isinstance(node, Scalar) and node.text.strip() and not node.block:
            yield node


def _with_space(page: Page, spot: Spot, entry: Entry) -> Choice | None:
    """Put in the space that is missing after a colon: ``win:'More: less'``."""
    found = _NO_SPACE.match(page.text, entry.key.start, entry.key.end)
    if found is None or found[1] or not fields(spot.struct).keys() & {found[2]}:  # type: ignore[arg-type]
        return None
    return Choice((Edit(found.end(), found.end(), " "),))


def child_of(group: object, key: str) -> Entry | None:
    """Return the entry of a key in a group, if it is one with keys and has it."""
    if not isinstance(group, Mapping):
        return None
    return next((one for one in group.children if one.key.text == key), None)

