"""Lines of a view whose cards stand in columns: routed through lanes between the columns.

Between two columns there is a gap in which nothing stands. A line leaves its card toward a gap,
runs along a lane, crosses a column between two cards if it must, and comes to the other card from
a gap. Short lines take the inner lanes. Small accounts are drawn so, without starting Graphviz.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from account_maps.draw.columns import Column, columns_of
from account_maps.draw.curves import rounded
from account_maps.draw.geometry import ENTRY, ROW_GAP, Box, Point

_FIRST: Final = 14
_PITCH: Final = 9
_LEAST_PITCH: Final = 5
_CLEAR: Final = 6
"""The least distance of a lane from a column."""

Ends = tuple[int, int]


class NoRoomError(Exception):
    """A line must go round cards, or finds no lane."""


class _Port(NamedTuple):
    """A side of a card, where lines leave and come in."""

    card: int
    on_the_right: bool


class _LaneRoute(NamedTuple):
    """A line before it has lanes: the gaps that it runs in, and the two sides that it joins."""

    gaps: Sequence[int]
    ports: tuple[_Port, _Port]


def through_lanes(boxes: Sequence[Box], reaches: Sequence[int], ends: Sequence[Ends]) -> list[str]:
    """Return the path of each line.

    Args:
        boxes: The cards.
        reaches: For each card, the x where the room for reporting lines left of it begins.
        ends: Which cards each line joins.

    Raises:
        NoRoomError: If the cards do not stand in columns, or if there are more lines than lanes.
    """
    columns = columns_of(boxes, reaches, {card for pair in ends for card in pair})
    if columns is None:
        raise NoRoomError
    places = {card: place for place, column in enumerate(columns) for card in column.cards}
    routes = [_route(start, end, places) for start, end in ends]
    heights = _crossed(boxes, columns, routes, _heights(boxes, routes))
    lanes = _places(columns, routes, _lanes(routes, heights))
    return [
        rounded(list(_corners(boxes, *line))) for line in zip(routes, heights, lanes, strict=True)
    ]


def _route(start: int, end: int, places: dict[int, int]) -> _LaneRoute:
    here, there = places[start], places[end]
    step = 1 if here <= there else -1
    columns = range(here, there + step, step)
    gaps = [min(pair) for pair in pairwise(columns)] or [here]
    return _LaneRoute(gaps, (_Port(start, here == gaps[0]), _Port(end, there == gaps[-1])))


def _heights(boxes: Sequence[Box], routes: Sequence[_LaneRoute]) -> list[tuple[int, int]]:
    """Return where each line leaves and comes in: spread along its card, toward the other one.

    On the left they stay below the place where the line from the manager comes in.
    """
    touching: dict[_Port, list[tuple[int, int, int]]] = {}
    for number, route in enumerate(routes):
        for end, port in enumerate(route.ports):
            other = boxes[route.ports[1 - end].card].y
            touching.setdefault(port, []).append((other, number, end))
    found = [[0, 0] for _ in routes]
    for port, lines in touching.items():
        box = boxes[port.card]
        top = 0 if port.on_the_right else ENTRY
        step = (box.height - top) / (len(lines) + 1)
        for place, (_, number, end) in enumerate(sorted(lines), start=1):
            found[number][end] = box.y + top + round(place * step)
    return [(y, to_y) for y, to_y in found]


def _crossed(
    boxes: Sequence[Box],
    columns: Sequence[Column],
    routes: Sequence[_LaneRoute],
    heights: Sequence[tuple[int, int]],
) -> list[list[int]]:
    """Return all heights at which each line runs sideways, those between cards put in."""
    free = [[boxes[card].bottom + ROW_GAP // 2 for card in column.cards] for column in columns]
    found = []
    for route, (y, to_y) in zip(routes, heights, strict=True):
        passed = [y]
        for pair in pairwise(route.gaps):
            slots = free[max(pair)]
            if not slots:
                raise NoRoomError
            slot = min(slots, key=lambda slot: abs(slot - passed[-1]) + abs(slot - to_y))
            slots.remove(slot)
            passed.append(slot)
        found.append([*passed, to_y])
    return found


def _lanes(routes: Sequence[_LaneRoute], heights: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return each line's lanes, by number: the innermost that no shorter piece fills there."""
    pieces = sorted(
        (max(span) - min(span), number, place, *sorted(span))
        for number, passed in enumerate(heights)
        for place, span in enumerate(pairwise(passed))
    )
    taken: dict[tuple[int, int], list[tuple[int, int]]] = {}
    lanes = [[0] * len(route.gaps) for route in routes]
    for _, number, place, low, high in pieces:
        gap, lane = routes[number].gaps[place], 0
        while any(low <= b and a <= high for a, b in taken.get((gap, lane), ())):
            lane += 1
        taken.setdefault((gap, lane), []).append((low, high))
        lanes[number][place] = lane
    return lanes


def _places(
    columns: Sequence[Column], routes: Sequence[_LaneRoute], lanes: Sequence[Sequence[int]]
) -> list[list[int]]:
    """Return the x of each line in the gaps that it runs in."""
    most: dict[int, int] = {}
    for route, numbers in zip(routes, lanes, strict=True):
        for gap, lane in zip(route.gaps, numbers, strict=True):
            most[gap] = max(most.get(gap, 0), lane + 1)
    xs = {gap: _spread(columns, gap, count) for gap, count in most.items()}
    return [
        [xs[gap][lane] for gap, lane in zip(route.gaps, numbers, strict=True)]
        for route, numbers in zip(routes, lanes, strict=True)
    ]


def _spread(columns: Sequence[Column], gap: int, lanes: int) -> list[int]:
    """Return the x of each lane of a gap: in its middle, closer together if they are many."""
    edge = columns[gap].right
    if gap + 1 == len(columns):
        return [edge + _FIRST + _PITCH * lane for lane in range(lanes)]
    room = columns[gap + 1].left - edge
    pitch = min(_PITCH, (room - 2 * _CLEAR) // max(1, lanes - 1))
    if pitch < _LEAST_PITCH:
        raise NoRoomError
    first = edge + (room - pitch * (lanes - 1)) // 2
    return [first + pitch * lane for lane in range(lanes)]


def _corners(
    boxes: Sequence[Box], route: _LaneRoute, heights: Sequence[int], lanes: Sequence[int]
) -> Iterator[Point]:
    start, end = route.ports
    yield _side(boxes, start), heights[0]
    for x, (y, to_y) in zip(lanes, pairwise(heights), strict=True):
        yield x, y
        yield x, to_y
    yield _side(boxes, end), heights[-1]


def _side(boxes: Sequence[Box], port: _Port) -> int:
    return boxes[port.card].right if port.on_the_right else boxes[port.card].x
