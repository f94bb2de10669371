"""Paths: round corners for routed lines, and plain curves for lines that nothing routes."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from account_maps.draw.geometry import Box, Point

_RADIUS: Final = 7


def rounded(corners: Sequence[Point]) -> str:
    """Return a path through corners, each made round."""
    points = _bends([(round(x), round(y)) for x, y in corners])
    path = [f"M{points[0][0]} {points[0][1]}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        ax, ay = _toward(corner, before)
        bx, by = _toward(corner, after)
        path.append(f"L{ax} {ay}Q{corner[0]} {corner[1]} {bx} {by}")
    path.append(f"L{points[-1][0]} {points[-1][1]}")
    return "".join(path)


def curve(start: Box, end: Box) -> str:
    """Return a plain curve from one card to another."""
    if start.right < end.x or end.right < start.x:
        return joined(start, end)
    bulge = max(start.right, end.right) + 18 + abs(end.middle - start.middle) // 12
    return (
        f"M{start.right} {start.middle}C{bulge} {start.middle} {bulge} {end.middle} "
        f"{end.right} {end.middle}"
    )


def joined(start: Box, end: Box, shift: int = 0) -> str:
    """Return a curve between two cards that stand side by side, moved down by ``shift``."""
    if start.right < end.x:
        return _sideways(start.right, start.middle + shift, end.x, end.middle + shift)
    return _sideways(start.x, start.middle + shift, end.right, end.middle + shift)


def _sideways(x: int, y: int, to_x: int, to_y: int) -> str:
    half = (x + to_x) // 2
    return f"M{x} {y}C{half} {y} {half} {to_y} {to_x} {to_y}"


def _bends(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out points that do not turn the line."""
    kept = [points[0]]
    for point, after in pairwise(points[1:]):
        (ax, ay), (bx, by), (cx, cy) = kept[-1], point, after
        if (bx - ax) * (cy - by) != (by - ay) * (cx - bx):
            kept.append(point)
    return [*kept, points[-1]]


def _toward(corner: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    """Return the point on the way from a corner to another where its rounding begins."""
    distance = math.dist(corner, other)
    part = min(_RADIUS, distance / 2) / distance
    return (
        round(corner[0] + (other[0] - corner[0]) * part),
        round(corner[1] + (other[1] - corner[1]) * part),
    )
