"""The way along a manager's reporting lines to each of the reports.

The lines of one manager are drawn as a comb, which is less to look at than a line for each. Where
one of them has to look otherwise, its way is found in the comb again.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from account_maps.draw.block import Stroke
from account_maps.draw.geometry import Box

Corner = tuple[int, int]


def traced(strokes: Sequence[Stroke], manager: Box, reports: Iterable[Box]) -> Iterator[str]:
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
    corners = {corner for stroke in strokes for corner in stroke}
    links: defaultdict[Corner, set[Corner]] = defaultdict(set)
    for stroke in strokes:
        for start, end in pairwise(stroke):
            on_it = sorted(corner for corner in corners if _between(start, corner, end))
            for one, other in pairwise(on_it):
                links[one].add(other)
                links[other].add(one)
    return links


def _between(start: Corner, corner: Corner, end: Corner) -> bool:
    """Return whether a corner lies on a line, which is level or upright."""
    (left, right), (top, low) = (sorted(side) for side in zip(start, end, strict=True))
    return left <= corner[0] <= right and top <= corner[1] <= low


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


def _path(way: Sequence[Corner]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in way)
