"""Where on a line the sign stands that tells what became of it."""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from account_maps.changes import ChangeStatus
from account_maps.draw.geometry import Box, Point

RADIUS: Final = 8

_STEPS: Final = (0.5, 0.38, 0.62, 0.26, 0.74, 0.16, 0.84)
"""Parts of the line after which a sign may stand, the best first."""

_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")


class LineBadge(NamedTuple):
    """A sign on a line."""

    x: int
    y: int
    status: ChangeStatus


def badges(lines: Sequence[tuple[str, ChangeStatus]], cards: Sequence[Box]) -> list[LineBadge]:
    """Return a sign for each line, off the cards and off each other as far as that can be.

    Args:
        lines: The path of each line, and what became of it.
        cards: The cards.
    """
    found: list[LineBadge] = []
    for path, status in lines:
        points = list(_along(path))
        x, y = min(points, key=lambda point: _clashes(point, cards, found))
        found.append(LineBadge(round(x), round(y), status))
    return found


def _along(path: str) -> Iterator[Point]:
    """Yield points on a path, the best place for a sign first.

    The corners of a path are near enough to it: its curves are the round corners of straight
    lines, or a single bow.
    """
    numbers = [float(number) for number in _NUMBER.findall(path)]
    corners = _bow(numbers) if "C" in path else list(zip(numbers[::2], numbers[1::2], strict=True))
    length = sum(math.dist(one, other) for one, other in pairwise(corners))
    for step in _STEPS:
        yield _at(corners, step * length)


def _bow(numbers: Sequence[float]) -> list[Point]:
    """Return points on a curve with two handles."""
    (x0, x1, x2, x3), (y0, y1, y2, y3) = numbers[::2], numbers[1::2]
    parts = [step / 8 for step in range(9)]
    return [(_mixed(part, x0, x1, x2, x3), _mixed(part, y0, y1, y2, y3)) for part in parts]


def _mixed(part: float, start: float, one: float, other: float, end: float) -> float:
    rest = 1 - part
    return start * rest**3 + 3 * one * part * rest**2 + 3 * other * part**2 * rest + end * part**3


def _at(corners: Sequence[Point], distance: float) -> Point:
    for (x, y), (to_x, to_y) in pairwise(corners):
        step = math.dist((x, y), (to_x, to_y))
        if distance <= step and step:
            return x + (to_x - x) * distance / step, y + (to_y - y) * distance / step
        distance -= step
    return corners[-1]


def _clashes(point: Point, cards: Sequence[Box], badges: Sequence[LineBadge]) -> int:
    """Return on how many things a sign would lie."""
    x, y = round(point[0]), round(point[1])
    mine = Box(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS)
    near = sum(math.dist((x, y), badge[:2]) < 2 * RADIUS + 2 for badge in badges)
    return near + sum(mine.overlaps(card) for card in cards)
