"""Routes for the informal lines of all views of one map, around the cards.

Lines between columns side by side need no engine. For views with other lines one process of
Graphviz serves a whole map: the views are put side by side in one graph, far enough apart that no
line strays. If Graphviz is missing or fails, plain curves take its place.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Protocol

from account_maps.draw import graphviz
from account_maps.draw.curves import curve, rounded
from account_maps.draw.geometry import Box, Point
from account_maps.draw.lanes import NoRoomError, through_lanes

VERSION: Final = 2
"""Raise it when the same boxes and lines get other routes than before."""

_APART: Final = 80
_INSIDE: Final = 16
_JOG: Final = 7

Ends = graphviz.Ends


CURVES: Final = "curves"
"""The setting that asks for our own curves instead of an engine."""


class RouteCache(Protocol):
    """Keeps routes from one build to the next."""

    def get(self, key: bytes) -> bytes | None:
        """Return what was put under a key, or None."""
        ...

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value under a key."""
        ...


@dataclass(frozen=True, slots=True)
class RoutingTask:
    """The lines of one view, to be routed.

    Attributes:
        boxes: The cards.
        reaches: For each card, the x where the room for reporting lines left of it begins, along
            which no informal line may run.
        ends: Which cards each line joins.
        plain: Which lines are drawn as plain curves instead of being routed around cards.
        width: How wide the view is.
    """

    boxes: tuple[Box, ...]
    reaches: tuple[int, ...]
    ends: tuple[Ends, ...]
    plain: tuple[bool, ...]
    width: int

    def to_route(self) -> list[Ends]:
        """Return the lines that are not plain curves."""
        return [ends for ends, plain in zip(self.ends, self.plain, strict=True) if not plain]

    def obstacles(self, shift: int) -> list[Box]:
        """Return the cards with the room for reporting lines left of them, moved by ``shift``."""
        return [
            Box(reach + shift, box.y, box.right - reach, box.height)
            for box, reach in zip(self.boxes, self.reaches, strict=True)
        ]


def engine_identity(setting: str | None = None) -> str:
    """Return name and version of the engine that a setting stands for, for keys of caches."""
    return Router(setting).identity


class Router:
    """Routes lines with one engine.

    Args:
        setting: The engine that the site's author asks for; None to find one.
        cache: Where routes are kept between builds.
    """

    def __init__(self, setting: str | None = None, cache: RouteCache | None = None) -> None:
        self._program = None if setting == CURVES else graphviz.find_program(setting)
        self._cache = cache
        self._setting = setting

    @cached_property
    def identity(self) -> str:
        """Name and version of the engine and of this router."""
        if self._program is None:
            return f"curves · {VERSION}"
        try:
            return f"{graphviz.version(self._program)} · {VERSION}"
        except graphviz.EngineError:
            return f"curves · {VERSION}"

    def route(self, tasks: Sequence[RoutingTask]) -> tuple[list[list[str]], str]:
        """Return, for each task, the path of each line, and what went wrong, if anything."""
        beside = [_without_engine(task) for task in tasks]
        hard = [task for task, routes in zip(tasks, beside, strict=True) if routes is None]
        found, trouble = self._cached_or_routed(hard) if hard else ([], "")
        routed = iter(found)
        return [next(routed) if routes is None else routes for routes in beside], trouble

    def _cached_or_routed(self, tasks: Sequence[RoutingTask]) -> tuple[list[list[str]], str]:
        if self._setting == CURVES:
            return [_curves(task) for task in tasks], ""
        key = self._key(tasks)
        cached = self._cache.get(key) if self._cache else None
        if cached is not None:
            return json.loads(cached), ""
        try:
            paths = self._run_engine(tasks)
        except graphviz.EngineError as error:
            return [_curves(task) for task in tasks], str(error)
        if self._cache:
            self._cache.put(key, json.dumps(paths).encode())
        return paths, ""

    def _run_engine(self, tasks: Sequence[RoutingTask]) -> list[list[str]]:
        if self._program is None:
            raise graphviz.EngineError(f"{self._setting or graphviz.EMBEDDED} was not found")
        boxes: list[Box] = []
        ends: list[Ends] = []
        shifts: list[int] = []
        shift = 0
        for task in tasks:
            shifts.append(shift)
            ends += [(a + len(boxes), b + len(boxes)) for a, b in task.to_route()]
            boxes += task.obstacles(shift)
            shift += task.width + _APART
        routes = iter(graphviz.route_lines(self._program, boxes, ends, "ortho"))
        return [_paths(task, routes, shift) for task, shift in zip(tasks, shifts, strict=True)]

    def _key(self, tasks: Sequence[RoutingTask]) -> bytes:
        content = repr((self.identity, tuple(tasks)))
        return hashlib.sha256(content.encode()).digest()


def _without_engine(task: RoutingTask) -> list[str] | None:
    """Return a task's lines as paths, or None if some must be routed around cards."""
    if not task.to_route():
        return _curves(task)
    if any(task.plain):
        return None
    try:
        return through_lanes(task.boxes, task.reaches, task.ends)
    except NoRoomError:
        return None


def _curves(task: RoutingTask) -> list[str]:
    return [curve(task.boxes[a], task.boxes[b]) for a, b in task.ends]


def _paths(task: RoutingTask, routes: Iterator[Sequence[Point]], shift: int) -> list[str]:
    """Return a task's lines as paths, taking from ``routes`` those that the engine routed."""
    paths = []
    for (a, b), plain in zip(task.ends, task.plain, strict=True):
        start, end = task.boxes[a], task.boxes[b]
        paths.append(curve(start, end) if plain else _path(next(routes), start, end, shift))
    return paths


def _path(route: Sequence[Point], start: Box, end: Box, shift: int) -> str:
    """Return a route as a path with round corners that ends on the cards themselves."""
    corners = [(x - shift, y) for x, y in (route[0], *route[3::3])]
    return rounded(_touching([*_touching(corners[::-1], start)[::-1]], end))


def _touching(corners: list[Point], box: Box) -> list[Point]:
    """Return corners whose last one lies on the card, not on the room left of it."""
    x, y = corners[-1]
    if x >= box.x:
        return corners
    if corners[-2][1] == y:
        return [*corners[:-1], (box.x, y)]
    beside = y - _JOG if y < box.middle else y + _JOG
    inside = box.x + _INSIDE
    return [*corners[:-1], (x, beside), (inside, beside), (inside, y)]
