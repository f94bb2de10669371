"""The parts of a map that are lists or tables beside its people, as items to hold side by side."""

from collections.abc import Hashable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from account_maps.changes.comparison import Change, ChangeStatus, FilledFields, Ref, Subject
from account_maps.changes.filled_fields import Sides, differences, filled_fields
from account_maps.changes.matching import zipped
from account_maps.changes.subjects import INSIDE
from account_maps.model.account import Account, Line, Objective, Plan, Unit


class ListedItem(Struct, frozen=True):
    """One item of a list.

    Attributes:
        name: What it is called in words.
        key: What makes it the same item after an edit of something else in it.
        fields: Its filled fields.
        who: For a line, where it starts.
        other: For a line, where it leads.
    """

    name: str
    key: Hashable
    fields: FilledFields
    who: Ref | None = None
    other: Ref | None = None


def items(account: Account, sides: Sides) -> dict[Subject, list[ListedItem]]:
    """Return the items of the lists of one version.

    Args:
        account: The version.
        sides: How the ids in it become references.
    """
    plan = account.plan or Plan()

    def listed(parts: Sequence[Struct], *named: str) -> list[ListedItem]:
        return [_item(part, named, sides) for part in parts]

    return {
        Subject.LINE: [_line(line, sides) for line in account.influence],
        Subject.ACTION: listed(plan.actions, "what"),
        Subject.WHITE_SPACE: listed(plan.white_space, "product", "unit"),
        Subject.PROMISE: listed(account.promises, "what", "by"),
        Subject.COMPETITOR: listed(account.competitors, "name"),
        Subject.EXTERNAL: listed(account.external, "what"),
        Subject.WAIVER: listed(account.waivers, "finding", "person"),
    }


def _item(part: Struct, named: Sequence[str], sides: Sides) -> ListedItem:
    known = filled_fields(part, sides)
    return ListedItem(str(known[named[0]]), repr([known.get(name) for name in named]), known)


def _line(line: Line, sides: Sides) -> ListedItem:
    known = filled_fields(line, sides, without=("from", "to"))
    who, other = sides.person(line.source), sides.person(line.target)
    return ListedItem("", (who, other), known, who, other)


def in_lists(
    before: Mapping[Subject, Sequence[ListedItem]], after: Mapping[Subject, Sequence[ListedItem]]
) -> Iterator[Change]:
    """Yield what changed in the lists.

    Args:
        before: Items of the earlier version.
        after: Items of the later version.
    """
    for subject in before:
        for one, other in side_by_side(before[subject], after[subject]):
            yield from _changes(subject, one, other)


def side_by_side(
    before: Sequence[ListedItem], after: Sequence[ListedItem]
) -> list[tuple[ListedItem | None, ListedItem | None]]:
    """Return the items of both sides in pairs; what is on one side alone stands alone.

    The order of the lists means nothing, but among items that look alike.
    """
    pairs = zipped(before, after, (repr, _kind_key, lambda item: item.key))
    done_left, done_right = {id(one) for one, _ in pairs}, {id(one) for _, one in pairs}
    return [
        *pairs,
        *((one, None) for one in before if id(one) not in done_left),
        *((None, one) for one in after if id(one) not in done_right),
    ]


def _kind_key(item: ListedItem) -> Hashable:
    """Return a key that keeps an influence and a conflict between the same two apart."""
    return item.key, str(item.fields.get("kind"))


def _changes(
    subject: Subject, before: ListedItem | None, after: ListedItem | None
) -> Iterator[Change]:
    shown = after or before
    if shown is None:
        return
    called = Ref(before.name if before else None, after.name if after else None)
    common = Change(ChangeStatus.CHANGED, subject, shown.who, shown.other, item=called)
    mine, theirs = before.fields if before else None, after.fields if after else None
    yield from changes_of(common, mine, theirs)


def changes_of(
    common: Change, before: FilledFields | None, after: FilledFields | None
) -> Iterator[Change]:
    """Yield what changed in one thing: that it came or went, else field by field.

    Args:
        common: What every change says of it.
        before: Its filled fields in the earlier version, or None if it was not there.
        after: Its filled fields in the later version, or None if it is not there.
    """
    if before is None or after is None:
        status = ChangeStatus.ADDED if before is None else ChangeStatus.REMOVED
        yield replace(common, status=status, before=before, after=after)
        return
    for field in differences(before, after):
        yield replace(common, field=field, before=before.get(field), after=after.get(field))


def in_tables(
    subject: Subject,
    before: Mapping[str, FilledFields],
    after: Mapping[str, FilledFields],
    same: Mapping[str, str],
) -> Iterator[Change]:
    """Yield what changed in a table whose rows have ids: units, objectives.

    Args:
        subject: What the rows are.
        before: Filled fields by id.
        after: Filled fields by id.
        same: The id after by the id before.
    """
    for old, new in pairs_of(before, after, same):
        told = Change(ChangeStatus.CHANGED, subject, item=Ref(old, new))
        yield from changes_of(told, _get(before, old), _get(after, new))
        if old and new and old != new:
            yield Change(ChangeStatus.RENAMED, subject, item=Ref(old, new))


def pairs_of(
    before: Mapping[str, object], after: Mapping[str, object], same: Mapping[str, str]
) -> Iterator[tuple[str | None, str | None]]:
    """Yield the ids of what is after, each with its id before, then those that have gone."""
    back = {new: old for old, new in same.items()}
    yield from ((back.get(new), new) for new in after)
    yield from ((old, None) for old in before if old not in same)


def _get(rows: Mapping[str, FilledFields], key: str | None) -> FilledFields | None:
    return None if key is None else rows[key]


def objectives(account: Account) -> Mapping[str, Objective]:
    """Return the objectives of a map."""
    return (account.plan or Plan()).objectives


def unit_fields(units: Mapping[str, Unit], sides: Sides) -> dict[str, FilledFields]:
    """Return the filled fields of all units, each with the unit it is in."""
    rows: dict[str, FilledFields] = {}
    waiting: list[tuple[Ref | None, Mapping[str, Unit]]] = [(None, units)]
    while waiting:
        inside, those = waiting.pop()
        for key, unit in those.items():
            known = filled_fields(unit, sides, without=("units",))
            rows[key] = {**known, INSIDE: inside} if inside else known
            waiting.append((sides.unit(key), unit.units))
    return rows
