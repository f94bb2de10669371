"""What became of each person and of each line of the picture."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from account_maps.changes.comparison import (
    Change,
    ChangeStatus,
    FilledFields,
    LineState,
    PersonState,
    Ref,
    Subject,
)
from account_maps.changes.filled_fields import Sides, filled_fields
from account_maps.changes.items import ListedItem, changes_of, pairs_of, side_by_side
from account_maps.model.account import Person

MOVES: Final = frozenset({"reports_to", "dotted_to", "unit"})
"""The fields whose change moves a person in the picture."""

TIES: Final = "ties"
ID: Final = "id"

_NOBODY: Final = Ref(None, None)


def in_people(
    before: Mapping[str, Person],
    after: Mapping[str, Person],
    same: Mapping[str, str],
    sides: tuple[Sides, Sides],
    *,
    renamed: bool,
) -> Iterator[Change]:
    """Yield what changed in the people and in our ties to them.

    Args:
        before: The people of the earlier version.
        after: The people of the later version.
        same: The id after by the id before.
        sides: How the ids of either version become references.
        renamed: Whether any id was renamed, so that what looks alike may not be the same.
    """
    for old, new in pairs_of(before, after, same):
        who = Ref(old, new)
        one = before[old] if old else None
        other = after[new] if new else None
        if one == other and not renamed:
            continue
        told = Change(ChangeStatus.CHANGED, Subject.PERSON, who)
        mine, theirs = _facts(one, sides[0]), _facts(other, sides[1])
        for change in changes_of(told, mine, theirs):
            moved = change.status is ChangeStatus.CHANGED and change.field in MOVES
            yield _as_move(change) if moved else change
        yield from _in_ties(who, one, other, sides)
        if old and new and old != new:
            yield Change(ChangeStatus.RENAMED, Subject.PERSON, who, field=ID, before=old, after=new)


def _as_move(change: Change) -> Change:
    return Change(
        ChangeStatus.MOVED,
        change.subject,
        change.who,
        field=change.field,
        before=change.before,
        after=change.after,
    )


def _facts(person: Person | None, sides: Sides) -> FilledFields | None:
    return None if person is None else filled_fields(person, sides, without=(TIES,))


def _in_ties(
    who: Ref, before: Person | None, after: Person | None, sides: tuple[Sides, Sides]
) -> Iterator[Change]:
    old = before.ties if before else {}
    new = after.ties if after else {}
    for colleague in dict.fromkeys((*new, *old)):
        told = Change(ChangeStatus.CHANGED, Subject.TIE, who, colleague=colleague)
        mine = filled_fields(old[colleague], sides[0]) if colleague in old else None
        theirs = filled_fields(new[colleague], sides[1]) if colleague in new else None
        yield from changes_of(told, mine, theirs)


def people_states(
    before: Mapping[str, Person],
    after: Mapping[str, Person],
    same: Mapping[str, str],
    changes: Iterable[Change],
) -> tuple[PersonState, ...]:
    """Return what became of everybody.

    Args:
        before: The people of the earlier version.
        after: The people of the later version.
        same: The id after by the id before.
        changes: All changes.
    """
    fields: dict[Ref, dict[str, None]] = {}
    for change in changes:
        if change.who and change.subject in (Subject.PERSON, Subject.TIE):
            field = TIES if change.subject is Subject.TIE else change.field
            fields.setdefault(change.who, {})[field] = None
    refs = (Ref(old, new) for old, new in pairs_of(before, after, same))
    return tuple(_state(who, tuple(fields.get(who, ()))) for who in refs)


def _state(who: Ref, fields: tuple[str, ...]) -> PersonState:
    if who.before is None:
        return PersonState(who, ChangeStatus.ADDED)
    if who.after is None:
        return PersonState(who, ChangeStatus.REMOVED)
    if MOVES.intersection(fields):
        return PersonState(who, ChangeStatus.MOVED, fields)
    return PersonState(who, ChangeStatus.CHANGED if fields else ChangeStatus.SAME, fields)


def line_states(
    before: Mapping[str, Person],
    after: Mapping[str, Person],
    informal: tuple[Sequence[ListedItem], Sequence[ListedItem]],
    sides: tuple[Sides, Sides],
) -> tuple[LineState, ...]:
    """Return what became of each line of the picture.

    Args:
        before: The people of the earlier version.
        after: The people of the later version.
        informal: The informal lines of either version.
        sides: How the ids of either version become references.
    """
    old, new = {*_reporting(before, sides[0])}, {*_reporting(after, sides[1])}
    states = [
        LineState(kind, source, target, _came_or_went((kind, source, target), old, new))
        for kind, source, target in old | new
    ]
    for one, other in side_by_side(*informal):
        if shown := other or one:
            states.append(_informal(shown, one, other))
    return tuple(sorted(states, key=repr))


Line = tuple[str, Ref, Ref]


def _reporting(people: Mapping[str, Person], sides: Sides) -> Iterator[Line]:
    for key, person in people.items():
        if person.reports_to:
            yield "reports_to", sides.person(key), sides.person(person.reports_to)
        for manager in person.dotted_to:
            yield "dotted_to", sides.person(key), sides.person(manager)


def _came_or_went(line: Line, old: set[Line], new: set[Line]) -> ChangeStatus:
    if line not in old:
        return ChangeStatus.ADDED
    return ChangeStatus.SAME if line in new else ChangeStatus.REMOVED


def _informal(shown: ListedItem, before: ListedItem | None, after: ListedItem | None) -> LineState:
    if before is None or after is None:
        status = ChangeStatus.ADDED if before is None else ChangeStatus.REMOVED
    else:
        status = ChangeStatus.SAME if before.fields == after.fields else ChangeStatus.CHANGED
    ends = shown.who or _NOBODY, shown.other or _NOBODY
    return LineState(str(shown.fields["kind"]), *ends, status)
