"""Places for names beside the dots of a plot, where they cover one another least."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

_LETTER: Final = 6.2
"""Width of a letter on average, in units of the plot."""

_HIGH: Final = 13
_LONGEST: Final = 22
_GAP: Final = 8
_LEFT_EDGE: Final = 48
_RIGHT_EDGE: Final = 636
_BESIDE: Final = 10
"""How far up or down a name may be from its dot without a line that leads to it."""

_DOT: Final = 5


class PlacedLabel(Struct, frozen=True, gc=False):
    """A dot, and the name that belongs to it."""

    x: float
    y: float
    name: str


class Label(Struct, frozen=True, gc=False):
    """A name and where it begins or ends.

    Attributes:
        side: ``start`` if it begins there, ``end`` if it ends there.
        line: Path from the dot to the name where it is not beside it.
    """

    x: float
    y: float
    side: str
    text: str
    line: str = ""


_Box = tuple[float, float, float, float]


def placed(dots: Sequence[PlacedLabel], all_dots: Sequence[PlacedLabel]) -> tuple[Label, ...]:
    """Return a label for each dot, in the place where it covers least.

    Args:
        dots: Those that are named, the most important first.
        all_dots: All that are drawn, which no label should cover.
    """
    taken: list[_Box] = [_dot(dot) for dot in all_dots]
    labels = []
    for dot in dots:
        choices = list(_choices(dot))
        near = _meeting(map(_box, choices), taken)
        label = min(choices, key=lambda one: _covered(_box(one), near))
        taken.append(_box(label))
        labels.append(label)
    return tuple(labels)


def _choices(dot: PlacedLabel) -> Iterator[Label]:
    """Yield places for a name: beside the dot first, then above and below it."""
    text = dot.name if len(dot.name) <= _LONGEST else f"{dot.name[: _LONGEST - 1]}…"
    for down in (4, -7, 15, -20, 28, -33, 41, -46, 54):
        for side, across in (("start", _GAP), ("end", -_GAP)):
            x, y = round(dot.x + across, 1), round(dot.y + down, 1)
            far = abs(down - 4) > _BESIDE
            line = f"M{dot.x} {dot.y}L{x} {round(y - 4, 1)}" if far else ""
            yield Label(x, y, side, text, line)


def _box(label: Label) -> _Box:
    width = _LETTER * len(label.text)
    left = label.x if label.side == "start" else label.x - width
    return left, label.y - _HIGH + 3, left + width, label.y + 3


def _dot(dot: PlacedLabel) -> _Box:
    return dot.x - _DOT, dot.y - _DOT, dot.x + _DOT, dot.y + _DOT


def _meeting(choices: Iterable[_Box], taken: Sequence[_Box]) -> list[_Box]:
    """Return what some choice might cover: of a thousand dots, a few dozen."""
    lefts, tops, rights, bottoms = zip(*choices, strict=True)
    left, top, right, bottom = min(lefts), min(tops), max(rights), max(bottoms)
    return [
        box
        for box in taken
        if box[0] < right and left < box[2] and box[1] < bottom and top < box[3]
    ]


def _covered(label: _Box, taken: Sequence[_Box]) -> float:
    """Return how much of the others a label would cover; leaving the plot counts more."""
    left, top, right, bottom = label
    outside = 4 * (max(0.0, right - _RIGHT_EDGE) + max(0.0, _LEFT_EDGE - left)) * _HIGH
    return outside + sum(
        max(0.0, min(right, box[2]) - max(left, box[0]))
        * max(0.0, min(bottom, box[3]) - max(top, box[1]))
        for box in taken
    )
