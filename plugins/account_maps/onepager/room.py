"""What is said in one room: each line once, and to whom."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from account_maps.talk import Audience, Kind, Point, Points, RankedPoints, room_points

_OF_PROMISES: Final = "promises"
DIRECT: Final = (Kind.ASK, Kind.CLOSE)
"""The kinds of points that must not be about someone else who is in the room."""


class Room(Struct, frozen=True):
    """The talking points of a meeting.

    Attributes:
        points: What to say to each person in the room, by id, in the order in which they were
            named.
        leading: Ids of the same people, those who decide first.
    """

    points: Mapping[str, Points]
    leading: tuple[str, ...]

    def first(self, kind: Kind) -> tuple[str, Point] | None:
        """Return who is told the first shown point of a kind, and the point."""
        for who in self.leading:
            for point in self.points[who].shown(kind):
                return who, point
        return None

    def further(self, kind: Kind, present: frozenset[str]) -> Iterator[tuple[str, Point]]:
        """Yield the folded points of a kind in their turn, no line of the library a second time.

        Args:
            kind: The kind.
            present: Ids of people who must not be named.
        """
        shown = (one for points in self.points.values() for one in points.shown(kind))
        used = {one.line for one in shown if one.line}
        for who, point in sorted(self._folded(kind), key=lambda pair: pair[1].turn):
            if point.line not in used and present.isdisjoint(point.about):
                if point.line:
                    used.add(point.line)
                yield who, point

    def _folded(self, kind: Kind) -> Iterator[tuple[str, Point]]:
        for who, points in self.points.items():
            for point in points.by_kind[kind].folded if kind in points.by_kind else ():
                yield who, point


def room_of(
    points: Mapping[str, Points], attendees: Sequence[str], ranking: Sequence[str], *, aloud: bool
) -> Room:
    """Return what is said in a meeting.

    Promises are no talking points here: they stand among the commitments.

    Args:
        points: What to say to each person of the account, by id.
        attendees: Ids of those who will be in the room.
        ranking: Ids of everyone at the account, those who decide first.
        aloud: Whether only that counts which those present may read: points to be said aloud that
            name nobody else.
    """
    keep = may_be_read if aloud else is_for_rows
    told = {who: _kept(points[who], keep) for who in attendees}
    present = set(attendees)
    return Room(room_points(told, attendees), tuple(who for who in ranking if who in present))


def is_for_rows(point: Point) -> bool:
    """Return whether a point isn't said by the commitments already."""
    return point.place[0] != _OF_PROMISES


def may_be_read(point: Point) -> bool:
    """Return whether those present may read a point on a sheet that lies on the table."""
    return point.audience is Audience.ALOUD and not point.about and is_for_rows(point)


def _kept(points: Points, keep: Callable[[Point], bool]) -> Points:
    by_kind = {
        kind: RankedPoints(tuple(filter(keep, ranked.shown)), tuple(filter(keep, ranked.folded)))
        for kind, ranked in points.by_kind.items()
    }
    return Points(points.message, by_kind, points.rules)
