"""Which points are shown to whom: each line of the library only to those it fits best.

All points are taken in their turn, what fits best first. A point is shown if its person has room
for one more of its kind, and if its line isn't shown too often already. Else it is folded, or left
out where enough of the library is folded already.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from account_maps.talk.points import DIRECT, SHOWN, Audience, Kind, Point, Points, RankedPoints

MOST_IN_ACCOUNT: Final = 3
"""To how many people of an account a line of the library is shown. Our choice."""

MOST_FOLDED: Final = 3
"""How many points of a kind are folded for a person, unless the map has more. Our choice."""

MOST_IN_ROOM: Final = 1
"""To how many people of a meeting a line of the library is shown. Our choice."""


def shown_points(
    points: Mapping[str, Sequence[Point]], most: int, *, room: bool = False
) -> dict[str, dict[Kind, RankedPoints]]:
    """Return the points of each person by kind, those to be shown apart from the rest.

    Args:
        points: The points of each person, by id.
        most: To how many people one line of the library is shown.
        room: Whether the people sit in one room: then no two points answer one objection.
    """
    shown: dict[str, list[Point]] = {person: [] for person in points}
    counts: Counter[tuple[str, str]] = Counter()
    every = sorted(
        ((one.turn, person, one) for person, those in points.items() for one in those),
        key=lambda entry: entry[:2],
    )
    for _, person, point in every:
        limits = _limits(person, point, most, room=room)
        if all(counts[key] < limit for key, limit in limits.items()):
            counts.update(limits.keys())
            shown[person].append(point)
    return {person: _by_kind(those, shown[person]) for person, those in points.items()}


def _limits(person: str, point: Point, most: int, *, room: bool) -> dict[tuple[str, str], int]:
    """Return what is counted when a point is shown, and how often each may be.

    A line without a fact of the person is shown only where there is none with one, and no note of
    the map is said to a person twice.
    """
    limits = {(person, str(point.kind)): SHOWN[point.kind] if point.personal else 1}
    if point.line:
        limits |= {("line", point.line): most, (person, point.line): 1}
    if point.audience is Audience.ALOUD:
        limits |= {(person, f"note:{note}"): 1 for note in point.notes}
    if room and point.kind is Kind.OBJECTION and point.topic:
        limits["topic", point.topic] = 1
    return limits


def _by_kind(points: Iterable[Point], shown: Sequence[Point]) -> dict[Kind, RankedPoints]:
    found: dict[Kind, RankedPoints] = {}
    ranked = sorted(points, key=lambda one: one.turn)
    visible = {one.turn for one in shown}
    for kind in Kind:
        those = [one for one in ranked if one.kind is kind]
        if those:
            found[kind] = RankedPoints(
                tuple(one for one in those if one.turn in visible),
                tuple(_folded(one for one in those if one.turn not in visible)),
            )
    return found


def _folded(rest: Iterable[Point]) -> Iterator[Point]:
    for number, point in enumerate(rest):
        if point.rule is None or number < MOST_FOLDED:
            yield point


def room_points(points: Mapping[str, Points], room: Sequence[str]) -> dict[str, Points]:
    """Return what to say to each person in one room.

    No line of the library is shown twice, and nobody is asked about someone else who is present.

    Args:
        points: What to say to each person of the account, by id.
        room: Ids of those who will be in the room.
    """
    present = frozenset(room)
    heard = {
        person: [one for one in points[person].every() if not _about_present(one, present)]
        for person in dict.fromkeys(room)
    }
    by_person = shown_points(heard, MOST_IN_ROOM, room=True)
    return {
        person: Points(points[person].message, by_person[person], points[person].rules)
        for person in heard
    }


def _about_present(point: Point, present: frozenset[str]) -> bool:
    return point.kind in DIRECT and not present.isdisjoint(point.about)
