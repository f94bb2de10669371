"""The path along a manager's reporting lines to each of the reports.

The lines of one manager are drawn as branches of one stem, which is less to look at than a line for
each. Where one of them has to look different, its path is found among the branches again.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from account_maps.draw.block import Stroke
from account_maps.draw.geometry import Box

Corner = tuple[int, int]


def reporting_paths(
    strokes: Sequence[Stroke], manager: Box, reports: Iterable[Box]
) -> Iterator[str]:
    """Yield the path from a manager's card to the card of each report.

    Args:
        strokes: The lines of the manager.
        manager: Their card.
        reports: The cards that the lines lead to.
    """
    links = _links(strokes)
    starts = [(x, y) for x, y in links if y == manager.bottom and manager.x <= x <= manager.right]
    came = _spread(links, starts)
    for box in reports:
        yield _path(_back((box.x, box.entry), came))


def _links(strokes: Sequence[Stroke]) -> Mapping[Corner, set[Corner]]:
    """Return which corners are joined; one that lies on a line divides it."""
    corners = sorted({corner for stroke in strokes for corner in stroke})
    rows: defaultdict[int, list[int]] = defaultdict(list)
    columns: defaultdict[int, list[int]] = defaultdict(list)
    for x, y in corners:
        rows[y].append(x)
        columns[x].append(y)
    links: defaultdict[Corner, set[Corner]] = defaultdict(set)
    for stroke in strokes:
        for (x, y), (to_x, to_y) in pairwise(stroke):
            level = [(at, y) for at in _within(rows[y], x, to_x)] if y == to_y else []
            upright = [(x, at) for at in _within(columns[x], y, to_y)] if x == to_x else []
            for one, other in pairwise(level or upright):
                links[one].add(other)
                links[other].add(one)
    return links


def _within(places: Sequence[int], one: int, other: int) -> Sequence[int]:
    """Return those of some sorted places that lie between two, these included."""
    low, high = sorted((one, other))
    return places[bisect_left(places, low) : bisect_right(places, high)]


def _spread(
    links: Mapping[Corner, set[Corner]], starts: Sequence[Corner]
) -> Mapping[Corner, Corner | None]:
    """Return from where each corner is reached first."""
    came: dict[Corner, Corner | None] = dict.fromkeys(starts)
    waiting = deque(starts)
    while waiting:
        corner = waiting.popleft()
        for beyond in sorted(links[corner] - came.keys()):
            came[beyond] = corner
            waiting.append(beyond)
    return came


def _back(end: Corner, came: Mapping[Corner, Corner | None]) -> list[Corner]:
    way = [end]
    while (before := came[way[-1]]) is not None:
        way.append(before)
    return way[::-1]


def _path(corners: Sequence[Corner]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in corners)
