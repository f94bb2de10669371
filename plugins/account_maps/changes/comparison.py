"""What changed between two versions of a map, as plain values.

A version is called before or after. What is on both sides, such as a person, is a ``Ref``: the ids
on either side, of which one is None where it is on the other side alone.
"""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace


class ChangeStatus(StrEnum):
    """What became of something."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"
    RENAMED = "renamed"
    SAME = "same"


_REVERSED = {ChangeStatus.ADDED: ChangeStatus.REMOVED, ChangeStatus.REMOVED: ChangeStatus.ADDED}


class Subject(StrEnum):
    """What a change is about, as a map has it."""

    PERSON = "person"
    TIE = "tie"
    LINE = "line"
    ACCOUNT = "account"
    OBJECTIVE = "objective"
    ACTION = "action"
    WHITE_SPACE = "white_space"
    PROMISE = "promise"
    UNIT = "unit"
    COMPETITOR = "competitor"
    EXTERNAL = "external"
    WAIVER = "waiver"
    ORDER = "order"


class Ref(Struct, frozen=True, gc=False):
    """One thing on both sides: its id or name before and after."""

    before: str | None
    after: str | None

    @property
    def shown(self) -> str:
        """The id or name by which it is known now, else the one it had."""
        return self.after or self.before or ""

    def reversed(self) -> "Ref":
        """Return the same with the sides exchanged."""
        return Ref(self.after, self.before)


FilledFields = Mapping[str, object]
"""Fields by name, those inside another as ``contact.email``; what is not filled is left out.

A value is as the map has it, but people and units are ``Ref``.
"""


class Change(Struct, frozen=True):
    """One change.

    Attributes:
        status: What happened; moved is a change of manager, of further managers or of the unit.
        subject: What it is about.
        who: The person, by id; for a line the one it starts from.
        other: The person at the other end of a line.
        colleague: Who of us, for a tie.
        item: What it is called, where it is neither a person, a tie nor a line.
        field: The field that changed; empty where all of it came or went.
        before: What the field was, or all filled fields of what has gone; None if not filled.
        after: What it is, or all filled fields of what has come.
        weight: How much it matters; the more the higher.
    """

    status: ChangeStatus
    subject: Subject
    who: Ref | None = None
    other: Ref | None = None
    colleague: str | None = None
    item: Ref | None = None
    field: str = ""
    before: object = None
    after: object = None
    weight: int = 0

    def reversed(self) -> "Change":
        """Return the change that undoes this one."""
        return replace(
            self,
            status=_REVERSED.get(self.status, self.status),
            who=self.who and self.who.reversed(),
            other=self.other and self.other.reversed(),
            item=self.item and self.item.reversed(),
            before=_turned(self.after),
            after=_turned(self.before),
        )


def _turned(value: object) -> object:
    """Return a value of the other direction: the references in it have their sides exchanged."""
    if isinstance(value, Ref):
        return value.reversed()
    if isinstance(value, tuple):
        return tuple(map(_turned, value))
    if isinstance(value, Mapping):
        return {key: _turned(one) for key, one in value.items()}
    return value


class PersonState(Struct, frozen=True, gc=False):
    """What became of one person.

    Attributes:
        who: The person.
        status: Came, went, moved, changed in another way, or stayed the same.
        fields: The fields that changed; ``ties`` is one of them, and ``id``.
    """

    who: Ref
    status: ChangeStatus
    fields: tuple[str, ...] = ()


class LineState(Struct, frozen=True, gc=False):
    """What became of one line of the picture.

    Attributes:
        kind: ``reports_to``, ``dotted_to``, ``influence`` or ``conflict``.
        source: Where it starts: for the first two, who reports.
        target: Where it leads.
        status: Came, went, changed or stayed the same. A new manager is one that came and one
            that went.
    """

    kind: str
    source: Ref
    target: Ref
    status: ChangeStatus


class Comparison(Struct, frozen=True):
    """What changed between two versions of a map.

    Attributes:
        changes: Every change, what matters most first.
        people: What became of everybody, in the order of the later version, then of the earlier.
        lines: What became of each line of the picture, in a fixed order.
    """

    changes: tuple[Change, ...]
    people: tuple[PersonState, ...]
    lines: tuple[LineState, ...]

    @property
    def weight(self) -> int:
        """How much the change that matters most does; 0 where nothing changed."""
        return self.changes[0].weight if self.changes else 0
