"""The results: points, each with where it comes from and who may hear it."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from account_maps.model.playbook import KeyPath


class Kind(StrEnum):
    """What a point is, in speaking order; objections come last, since they may never be raised."""

    OPEN = "open"
    SAY = "say"
    PROVE = "prove"
    ASK = "ask"
    CLOSE = "close"
    AVOID = "avoid"
    OBJECTION = "objection"


class Audience(StrEnum):
    """Who may hear or read a point: the person it is for, or our own team only.

    What others are asked about a person is an open question, which isn't a point.
    """

    ALOUD = "aloud"
    US = "us"


AUDIENCE: Final[Mapping[Kind, Audience]] = MappingProxyType(
    {
        Kind.OPEN: Audience.ALOUD,
        Kind.SAY: Audience.ALOUD,
        Kind.PROVE: Audience.ALOUD,
        Kind.ASK: Audience.ALOUD,
        Kind.CLOSE: Audience.ALOUD,
        Kind.AVOID: Audience.US,
        Kind.OBJECTION: Audience.US,
    }
)
"""Who may hear each kind of point."""

DIRECT: Final = frozenset({Kind.ASK, Kind.CLOSE})
"""The kinds that must not be about someone else in the room."""

SHOWN: Final[Mapping[Kind, int]] = MappingProxyType(
    {
        Kind.OPEN: 1,
        Kind.SAY: 2,
        Kind.PROVE: 2,
        Kind.ASK: 2,
        Kind.CLOSE: 1,
        Kind.AVOID: 2,
        Kind.OBJECTION: 2,
    }
)
"""How many points of each kind are shown for a person; of the rest, a few are folded. Our choice.

Lines without a fact of the person are shown at most one of a kind, where there is nothing better.
"""


class Point(Struct, frozen=True, gc=False):
    """Something to say, to bring, to ask, to answer or not to say.

    Attributes:
        text: The sentence; of an objection, what they say.
        answer: What we answer to an objection, if anything is written.
        rule: Id of the library's rule that it comes from, or None if it comes from the map alone.
        place: Where it stands: in the map, or in the library.
        line: What tells a line from others, whoever hears it: of the library, whatever facts fill
            it, or of a fact that several people share. Empty if it is written for one person.
        topic: What it is about, in a word; empty if nothing says so.
        personal: Whether it holds a fact of the person, or is written for this person.
        about: Ids of the people at the account that a question or a close names.
        notes: The facts in it that are notes, such as a goal, folded.
        turn: Its place among all points of the account: what fits best comes first.
    """

    kind: Kind
    text: str
    answer: str | None
    rule: str | None
    place: KeyPath
    line: str = ""
    topic: str = ""
    personal: bool = True
    about: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    turn: int = 0

    @property
    def audience(self) -> Audience:
        """Who may hear it."""
        return AUDIENCE[self.kind]


class RankedPoints(Struct, frozen=True, gc=False):
    """The points of one kind, those that fit best first.

    Attributes:
        shown: The first few.
        folded: All others.
    """

    shown: tuple[Point, ...]
    folded: tuple[Point, ...]


class Points(Struct, frozen=True, gc=False):
    """What to say to one person.

    Attributes:
        message: The account's core message and its proof, which come first; the same for
            everybody, and empty where the account has none.
        by_kind: The person's own points, the kinds in their order; those without points are
            left out.
        rules: Ids of the library's rules that have a point for the person, also where something
            else says it already in the same words.
    """

    message: tuple[Point, ...]
    by_kind: Mapping[Kind, RankedPoints]
    rules: tuple[str, ...] = ()

    def shown(self, kind: Kind) -> tuple[Point, ...]:
        """Return the points of a kind that are shown."""
        spoken = self.by_kind.get(kind)
        return spoken.shown if spoken else ()

    def every(self) -> Iterator[Point]:
        """Yield all points, those shown before those folded, kind by kind."""
        for spoken in self.by_kind.values():
            yield from spoken.shown
            yield from spoken.folded
