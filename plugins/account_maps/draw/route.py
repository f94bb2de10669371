"""Ways for the informal lines of all views of one map, led round the cards.

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
"""Raise it when ways come out otherwise for the same boxes and lines."""

_APART: Final = 80
_INSIDE: Final = 16
_JOG: Final = 7

Ends = graphviz.Ends


CURVES: Final = "curves"
"""The setting that asks for our own curves instead of an engine."""


class Cache(Protocol):
    """Keeps ways from one build to the next."""

    def get(self, key: bytes) -> bytes | None:
        """Return what was put under a key, or None."""
        ...

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value under a key."""
        ...


@dataclass(frozen=True, slots=True)
class Scene:
    """One view to route.

    Attributes:
        boxes: The cards.
        reaches: For each card, the x where the room for reporting lines left of it begins, along
            which no informal line may run.
        ends: Which cards each line joins.
        plain: Which lines are not led round cards but drawn as plain curves.
        width: How wide the view is.
    """

    boxes: tuple[Box, ...]
    reaches: tuple[int, ...]
    ends: tuple[Ends, ...]
    plain: tuple[bool, ...]
    width: int

    def led(self) -> list[Ends]:
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
        cache: Where ways are kept between builds.
    """

    def __init__(self, setting: str | None = None, cache: Cache | None = None) -> None:
        self._program = None if setting == CURVES else graphviz.find(setting)
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

    def route(self, scenes: Sequence[Scene]) -> tuple[list[list[str]], str]:
        """Return, for each scene, the path of each line, and what went wrong, if anything."""
        beside = [_beside(scene) for scene in scenes]
        hard = [scene for scene, ways in zip(scenes, beside, strict=True) if ways is None]
        found, trouble = self._kept_or_led(hard) if hard else ([], "")
        led = iter(found)
        return [next(led) if ways is None else ways for ways in beside], trouble

    def _kept_or_led(self, scenes: Sequence[Scene]) -> tuple[list[list[str]], str]:
        if self._setting == CURVES:
            return [_curves(scene) for scene in scenes], ""
        key = self._key(scenes)
        kept = self._cache.get(key) if self._cache else None
        if kept is not None:
            return json.loads(kept), ""
        try:
            paths = self._lead(scenes)
        except graphviz.EngineError as error:
            return [_curves(scene) for scene in scenes], str(error)
        if self._cache:
            self._cache.put(key, json.dumps(paths).encode())
        return paths, ""

    def _lead(self, scenes: Sequence[Scene]) -> list[list[str]]:
        if self._program is None:
            raise graphviz.EngineError(f"{self._setting or graphviz.EMBEDDED} was not found")
        boxes: list[Box] = []
        ends: list[Ends] = []
        shifts: list[int] = []
        shift = 0
        for scene in scenes:
            shifts.append(shift)
            ends += [(a + len(boxes), b + len(boxes)) for a, b in scene.led()]
            boxes += scene.obstacles(shift)
            shift += scene.width + _APART
        ways = iter(graphviz.lead(self._program, boxes, ends, "ortho"))
        return [_paths(scene, ways, shift) for scene, shift in zip(scenes, shifts, strict=True)]

    def _key(self, scenes: Sequence[Scene]) -> bytes:
        content = repr((self.identity, tuple(scenes)))
        return hashlib.sha256(content.encode()).digest()


def _beside(scene: Scene) -> list[str] | None:
    """Return a scene's lines as paths, or None if some must be led round cards."""
    if not scene.led():
        return _curves(scene)
    if any(scene.plain):
        return None
    try:
        return through_lanes(scene.boxes, scene.reaches, scene.ends)
    except NoRoomError:
        return None


def _curves(scene: Scene) -> list[str]:
    return [curve(scene.boxes[a], scene.boxes[b]) for a, b in scene.ends]


def _paths(scene: Scene, ways: Iterator[Sequence[Point]], shift: int) -> list[str]:
    """Return a scene's lines as paths, taking from ``ways`` those that were led."""
    paths = []
    for (a, b), plain in zip(scene.ends, scene.plain, strict=True):
        start, end = scene.boxes[a], scene.boxes[b]
        paths.append(curve(start, end) if plain else _path(next(ways), start, end, shift))
    return paths


def _path(way: Sequence[Point], start: Box, end: Box, shift: int) -> str:
    """Return the way as a path with round corners that ends on the cards themselves."""
    corners = [(x - shift, y) for x, y in (way[0], *way[3::3])]
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
