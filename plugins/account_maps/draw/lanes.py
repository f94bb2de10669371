"""Lines of a view whose cards stand one below the other: led through lanes beside the column.

Nothing stands to the right of such a column, so no router is needed: a line leaves its card to the
right, runs along a lane and comes back. Short lines take the inner lanes. Most accounts are small
enough to be drawn without starting Graphviz at all.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from account_maps.draw.curves import rounded
from account_maps.draw.geometry import Box

_FIRST: Final = 14
_NEXT: Final = 9

Ends = tuple[int, int]


def is_column(boxes: Sequence[Box]) -> bool:
    """Return whether no card stands beside another."""
    rows = sorted(boxes, key=lambda box: box.y)
    return all(above.bottom <= below.y for above, below in pairwise(rows))


def through_lanes(boxes: Sequence[Box], ends: Sequence[Ends]) -> list[str]:
    """Return the path of each line along a column."""
    heights = _heights(boxes, ends)
    lanes = _lanes(heights)
    edge = max(box.right for box in boxes)
    paths = []
    for (start, end), (y, to_y), lane in zip(ends, heights, lanes, strict=True):
        x = edge + _FIRST + lane * _NEXT
        paths.append(
            rounded([(boxes[start].right, y), (x, y), (x, to_y), (boxes[end].right, to_y)])
        )
    return paths


def _heights(boxes: Sequence[Box], ends: Sequence[Ends]) -> list[tuple[int, int]]:
    """Return where each line leaves and enters: spread along its card, toward the other one."""
    touching: dict[int, list[tuple[int, int, int]]] = {}
    for number, pair in enumerate(ends):
        for side, box in enumerate(pair):
            touching.setdefault(box, []).append((boxes[pair[1 - side]].y, number, side))
    found = [[0, 0] for _ in ends]
    for box, lines in touching.items():
        step = boxes[box].height / (len(lines) + 1)
        for place, (_, number, side) in enumerate(sorted(lines), start=1):
            found[number][side] = boxes[box].y + round(place * step)
    return [(y, to_y) for y, to_y in found]


def _lanes(heights: Sequence[tuple[int, int]]) -> list[int]:
    """Give each line the innermost lane that no shorter line fills beside it."""
    taken: list[list[tuple[int, int]]] = []
    lanes = [0] * len(heights)
    spans = [(min(pair), max(pair)) for pair in heights]
    for number in sorted(range(len(spans)), key=lambda n: (spans[n][1] - spans[n][0], n)):
        low, high = spans[number]
        lane = 0
        while lane < len(taken) and any(low <= b and a <= high for a, b in taken[lane]):
            lane += 1
        if lane == len(taken):
            taken.append([])
        taken[lane].append(spans[number])
        lanes[number] = lane
    return lanes
