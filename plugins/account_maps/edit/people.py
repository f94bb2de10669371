"""Changes of one person in a map: a new one, one who has left, one whose entry was checked."""

import datetime as dt
from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from account_maps.edit.document import FileChange, YamlDocument, apply_edits
from account_maps.edit.errors import InvalidRequestError, edit_error
from account_maps.edit.fields import INDENT, insert_entry, put_below, set_field
from account_maps.edit.splice import TextEdit
from account_maps.edit.tree import EntrySyntax, MappingSyntax, children, find
from account_maps.edit.yaml_text import yaml_list, yaml_scalar
from account_maps.model.account import Account, Person
from account_maps.model.values import State
from account_maps.read.ids import folded, normal
from account_maps.read.problems import START
from account_maps.read.words import nearest_id, quoted

PEOPLE = "stakeholders"
_NO_BRACKETS = ("people in brackets leave no place for another", START, "write each on lines")


def known_person(account: Account, person_id: str) -> Person:
    """Return somebody on the map.

    Args:
        account: The map.
        person_id: Whom the user asks for.

    Raises:
        InvalidRequestError: If there is nobody with this id.
    """
    people = account.stakeholders
    if person_id in people:
        return people[person_id]
    called = {key: key for key in people} | {p.name: key for key, p in people.items() if p.name}
    near = nearest_id(person_id, called)
    hint = f"; did you mean {quoted(near)}?" if near else ""
    raise InvalidRequestError(f"nobody on the map has the id {quoted(person_id)}{hint}")


def mark_verified(document: YamlDocument, people: Iterable[str], day: dt.date) -> FileChange:
    """Return the map with the day on which some of its people were verified.

    Args:
        document: The map.
        people: Their ids.
        day: The day.

    Raises:
        InvalidRequestError: If one of them is not on the map.
        EditError: If it can't be done safely.
    """
    return _set_all(document, people, "verified", day, day.isoformat())


def mark_left(document: YamlDocument, person_id: str, state: State) -> FileChange:
    """Return the map with somebody marked who no longer holds the post.

    Args:
        document: The map.
        person_id: Who.
        state: Whether they moved or left.

    Raises:
        InvalidRequestError: If that person is not on the map.
        EditError: If it can't be done safely.
    """
    return _set_all(document, [person_id], "state", state, state.value)


def _set_all(
    document: YamlDocument, ids: Iterable[str], key: str, value: object, text: str
) -> FileChange:
    edits, people = [], dict(document.account.stakeholders)
    for person_id in dict.fromkeys(ids):
        people[person_id] = replace(known_person(document.account, person_id), **{key: value})
        entry = _entry(document, person_id)
        if not isinstance(entry.value, MappingSyntax):
            raise edit_error(document.shown_path, "this person has no fields yet")
        edits.append(set_field(document, entry.value, Person, key, text))
    return apply_edits(document, edits, replace(document.account, stakeholders=people))


def _entry(document: YamlDocument, person_id: str) -> EntrySyntax:
    """Return the entry of somebody who is on the map."""
    section = find(document.tree, (PEOPLE,))
    inside = children(section.value) if section else ()
    return next(
        one for one in inside if isinstance(one, EntrySyntax) and normal(one.key.text) == person_id
    )


def add_person(document: YamlDocument, person_id: str, person: Person) -> FileChange:
    """Return the map with a new person, below the manager and with an empty line around.

    So two who add people at the same time seldom meet: at the end of the list they always do.

    Args:
        document: The map.
        person_id: The id.
        person: Who.

    Raises:
        InvalidRequestError: If somebody has the id.
        EditError: If it can't be done safely.
    """
    people = document.account.stakeholders
    if folded(person_id) in map(folded, people):
        raise InvalidRequestError(
            f"{quoted(person_id)} is on the map already; give another person an --id"
        )
    above = _above(document.account, person)
    wanted: dict[str, Person] = {}
    for key, one in people.items():
        wanted[key] = one
        if key == above:
            wanted[person_id] = person
    wanted.setdefault(person_id, person)
    edit = _new_person(document, above, person_id, person)
    return apply_edits(document, [edit], replace(document.account, stakeholders=wanted))


def _above(account: Account, person: Person) -> str | None:
    """Return below whom a new person goes: the manager; without one, the last on the map."""
    return person.reports_to or next(reversed(account.stakeholders), None)


def _new_person(
    document: YamlDocument, above: str | None, person_id: str, person: Person
) -> TextEdit:
    section = find(document.tree, (PEOPLE,))
    block = block_of(person_id, person)
    if not isinstance(section, EntrySyntax):
        lines = [f"{PEOPLE}:", *(INDENT + line for line in block)]
        return insert_entry(document, document.tree, Account, PEOPLE, lines)
    if above is None:
        return _first_person(document, section, block)
    if isinstance(section.value, MappingSyntax) and section.value.flow:
        raise edit_error(document.shown_path, *_NO_BRACKETS)
    return _with_empty_lines(document, _entry(document, above), block)


def block_of(entry_id: str, value: msgspec.Struct) -> list[str]:
    """Return the lines of an entry, as if they stood at the left edge.

    Args:
        entry_id: Its id.
        value: What it says; texts and lists of texts, no groups.
    """
    given = msgspec.to_builtins(value)
    return [
        f"{yaml_scalar(entry_id)}:",
        *(f"{INDENT}{key}: {_yaml(one)}" for key, one in given.items()),
    ]


def _yaml(value: object) -> str:
    if isinstance(value, tuple):
        return yaml_list(value)
    return str(value).lower() if isinstance(value, bool) else yaml_scalar(str(value))


def _first_person(document: YamlDocument, section: EntrySyntax, block: list[str]) -> TextEdit:
    """Return the edit that writes somebody behind a key with nothing below."""
    ending = document.lines.ending()
    column = document.lines.column(section.start)
    lead = " " * column + INDENT
    if section.value.start < section.value.end:  # Empty brackets.
        lines = ending + ending.join(lead + line for line in block)
        gap = document.text[section.key.end : section.value.start]
        start = section.key.end + len(gap.rstrip())
        return TextEdit(start, section.value.end, lines)
    return put_below(document, section, [INDENT + line for line in block])


def _with_empty_lines(document: YamlDocument, above: EntrySyntax, block: list[str]) -> TextEdit:
    """Return the edit that puts a block below an entry, with an empty line on both sides."""
    lines = document.lines
    _, behind = lines.own_lines(above)
    more_below = behind < len(lines) and not lines.is_blank(behind)
    return put_below(document, above, ["", *block, *([""] if more_below else [])])
