"""One view as the template wants it: plain objects, nothing left to work out."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from account_maps.draw.block import Stroke
from account_maps.draw.geometry import PAGE_WIDTH, Box
from account_maps.draw.layout import Layout
from account_maps.draw.lines import InformalLine
from account_maps.draw.losses import PlacedLossBadge
from account_maps.draw.text_width import truncated
from account_maps.draw.trails import DrawnTrail
from account_maps.texts import Texts

_CAPTION_SIZE: Final = 12
_EDGE: Final = 8
_SHRINKS_TO: Final = 1.25
_SHEET: Final = 1.25
"""How many times its width a picture may be high to fit a sheet of paper beside its heading."""

_NUMBER: Final = re.compile(r"-?\d+")


class RoutedLine(NamedTuple):
    """A line as drawn.

    Attributes:
        path: SVG path from the start to the end.
        line: The line that it draws.
        quiet: Whether it shows only on demand.
    """

    path: str
    line: InformalLine
    quiet: bool = False


class PlacedCard(NamedTuple):
    """A card at a place; ``manager`` is the number of whom they report to in this view."""

    key: int
    x: int
    y: int
    manager: int | None = None


class UnitHeading(NamedTuple):
    """The name of a unit as it fits."""

    x: int
    y: int
    text: str


class FoldLink(NamedTuple):
    """The row that stands for several people, and the list that names them."""

    box: Box
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Picture:
    """One view, ready to be written.

    Attributes:
        key: Name of the view in addresses and ids.
        label: What its tab says.
        frame: What the picture shows: its cards, and lines that pass outside them.
        reporting: Path of each manager's reporting lines, by number.
        losses: What would go with each of the people, a layer over the cards.
        trails: Ways to people, each shown on demand; on the whole map only.
        inline: Whether the cards are defined here; elsewhere they are referred to.
        is_unit: Whether it shows one unit.
    """

    key: str
    label: str
    frame: Box
    blocks: Sequence[Box]
    headings: Sequence[UnitHeading]
    reporting: Mapping[int, str]
    lines: Sequence[RoutedLine]
    cards: Sequence[PlacedCard]
    folds: Sequence[FoldLink]
    losses: Sequence[PlacedLossBadge] = ()
    trails: Sequence[DrawnTrail] = ()
    inline: bool = False
    is_unit: bool = False

    @property
    def is_large(self) -> bool:
        """Return whether the view would be too small to read when fitted to the page."""
        return self.frame.width > PAGE_WIDTH * _SHRINKS_TO

    @property
    def is_tall(self) -> bool:
        """Return whether the view, as wide as a sheet of paper, needs more than one sheet."""
        return self.frame.width > PAGE_WIDTH // 2 and self.frame.height > self.frame.width * _SHEET


def framed(layout: Layout, paths: Sequence[str]) -> Box:
    """Return what a view must show so that no line is cut off."""
    left, top, right, bottom = 0, 0, layout.width, layout.height
    for path in paths:
        numbers = [int(number) for number in _NUMBER.findall(path)]
        xs, ys = numbers[::2], numbers[1::2]
        left, right = min(left, *(x - _EDGE for x in xs)), max(right, *(x + _EDGE for x in xs))
        top, bottom = min(top, *(y - _EDGE for y in ys)), max(bottom, *(y + _EDGE for y in ys))
    return Box(left, top, right - left, bottom - top)


def headings(layout: Layout, names: Mapping[str, str], texts: Texts) -> list[UnitHeading]:
    """Return the names of the units in a view."""
    found = []
    for caption in layout.captions:
        unknown = texts("map.manager_unknown")
        text = unknown if caption.unit is None else names.get(caption.unit, caption.unit)
        text = truncated(text, caption.width, _CAPTION_SIZE, bold=True)
        found.append(UnitHeading(caption.x, caption.y + 11, text))
    return found


def placed_cards(layout: Layout, managers: Mapping[int, int | None]) -> list[PlacedCard]:
    """Return the cards from the root down each outline, which is the order of reading."""
    return [PlacedCard(key, box.x, box.y, managers[key]) for key, box in layout.cards.items()]


def reporting_paths(layout: Layout) -> dict[int, str]:
    """Return the path of each manager's reporting lines."""
    return {key: "".join(map(_stroke, strokes)) for key, strokes in layout.strokes.items()}


def lines_within(lines: Sequence[InformalLine], members: Collection[int]) -> list[InformalLine]:
    """Return the lines whose two ends are both in a view."""
    return [line for line in lines if line.start in members and line.end in members]


def _stroke(stroke: Stroke) -> str:
    (x, y), *others = stroke
    path = [f"M{x} {y}"]
    for to_x, to_y in others:
        path.append(f"V{to_y}" if to_x == x else f"H{to_x}")
        x = to_x
    return "".join(path)
