"""What is said to each person in one room, each line once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from account_maps.talk import Audience, Kind, Point, Points, RankedPoints, room_points

_OF_PROMISES: Final = "promises"


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

    def further(self, kind: Kind) -> Mapping[str, list[Point]]:
        """Return the folded points of a kind by person.

        No line of the library comes a second time in the room, and no note of the map to a person.
        """
        used = {key for who in self.points for one in self._shown(who) for key in _keys(who, one)}
        found: dict[str, list[Point]] = {}
        for who, point in sorted(self._folded(kind), key=lambda pair: pair[1].turn):
            keys = set(_keys(who, point))
            if used.isdisjoint(keys):
                used |= keys
                found.setdefault(who, []).append(point)
        return found

    def _shown(self, who: str) -> Iterator[Point]:
        for ranked in self.points[who].by_kind.values():
            yield from ranked.shown

    def _folded(self, kind: Kind) -> Iterator[tuple[str, Point]]:
        for who, points in self.points.items():
            for point in points.by_kind[kind].folded if kind in points.by_kind else ():
                yield who, point


def _keys(who: str, point: Point) -> Iterator[tuple[str, str]]:
    """Yield what must not be said twice: a line in the room, a note to a person."""
    if point.line:
        yield "", point.line
    if point.audience is Audience.ALOUD:
        yield from ((who, note) for note in point.notes)


def room_of(
    points: Mapping[str, Points],
    attendees: Sequence[str],
    leading: tuple[str, ...],
    *,
    aloud: bool,
    moot: Sequence[str] = (),
) -> Room:
    """Return what is said in a meeting.

    Promises are no talking points here: they stand among the commitments. Nor is what quotes a plan
    to ask someone else about a person who is there.

    Args:
        points: What to say to each person of the account, by id.
        attendees: Ids of those who will be in the room.
        leading: The same ids, those who decide first.
        aloud: Whether only that counts which those present may read: points to be said aloud that
            name nobody else.
        moot: What we had planned and the meeting makes needless.
    """
    fits = may_be_read if aloud else is_for_rows

    def keep(point: Point) -> bool:
        return fits(point) and not any(what in point.text for what in moot)

    told = {who: _kept(points[who], keep) for who in attendees}
    return Room(room_points(told, attendees), leading)


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
