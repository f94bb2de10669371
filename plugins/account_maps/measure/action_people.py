"""Whom a planned action is about, and what it is for: of several people not all are its aim."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from account_maps.measure.purposes import purposes_of
from account_maps.model.account import Action, Person
from account_maps.model.rules import PurposeWords
from account_maps.model.values import ActionPurpose
from account_maps.read.folding import words

_ANY = frozenset(ActionPurpose)
_SHORTEST = 3
"""Letters from which a word of a name or title is taken for it."""


class ActionPeople(Struct, frozen=True):
    """Whom an action is about.

    Attributes:
        purposes: What it is for, read from its words.
        aims: The people it is about, by id.
        introducers: Those who are asked to introduce us to them.
    """

    purposes: frozenset[ActionPurpose]
    aims: tuple[str, ...]
    introducers: tuple[str, ...]

    def purposes_for(self, person_id: str) -> frozenset[ActionPurpose]:
        """Return what the action is for, as far as one person goes."""
        if person_id in self.introducers:
            return frozenset({ActionPurpose.INTRODUCE})
        if person_id not in self.aims or self.purposes == _ANY:
            return self.purposes if person_id in self.aims else frozenset()
        met = {ActionPurpose.MEET} if ActionPurpose.INTRODUCE in self.purposes else set()
        return (self.purposes | met) - {ActionPurpose.INTRODUCE}


def action_people(
    action: Action,
    people: Mapping[str, Person],
    is_live: Callable[[str], bool],
    added: PurposeWords,
) -> ActionPeople:
    """Return whom an action is about.

    Of several people these are the ones its words name, if they name any, and those whose names are
    too short to be looked for. In an introduction those
    we are in live contact with introduce, and the others are to be met. Our choice.

    Args:
        action: The action.
        people: Everyone on the map, by id.
        is_live: Tells whether we are in live contact with a person.
        added: The team's own words for purposes.
    """
    purposes = purposes_of(action.what, added)
    concerned = tuple(dict.fromkeys(action.stakeholders))
    named = tuple(one for one in concerned if _is_named(people[one], action.what))
    short = tuple(one for one in concerned if _is_too_short(people[one].name or ""))
    about = tuple(one for one in concerned if one in (*named, *short)) if named else concerned
    introduces = ActionPurpose.INTRODUCE in purposes and purposes != _ANY
    introducers = tuple(filter(is_live, about)) if introduces else ()
    if introducers == about and len(about) > 1:
        introducers = ()
    return ActionPeople(purposes, _without(about, introducers), introducers)


def _without(people: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in people if one not in {*others})


def _is_named(person: Person, text: str) -> bool:
    """Return whether a text has a part of a person's name, or their title."""
    said = words(text)
    parts = (part for part in words(person.name or "").split() if len(part) >= _SHORTEST)
    named = any(f" {part} " in said or f" {part}s " in said for part in parts)
    return named or any(f" {title} " in said for title in _titles(person))


def _is_too_short(name: str) -> bool:
    """Return whether no part of a name is long enough to be looked for."""
    parts = words(name).split()
    return bool(parts) and all(len(part) < _SHORTEST for part in parts)


def _titles(person: Person) -> Iterator[str]:
    """Yield what a title may be called for short: its last words, and their first letters.

    The Group Chief Financial Officer is the Chief Financial Officer, and the CFO.
    """
    title = words((person.title or "").partition(",")[0]).split()
    for start in range(len(title)):
        rest = title[start:]
        if len(rest) > 1 and len(rest[0]) > _SHORTEST:
            yield " ".join(rest)
        if len(rest) >= _SHORTEST:
            yield "".join(word[0] for word in rest)
