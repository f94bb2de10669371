"""One view as the template wants it: plain objects, nothing left to work out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from account_maps.draw.block import Stroke
from account_maps.draw.geometry import Box
from account_maps.draw.layout import Layout
from account_maps.draw.lettering import shortened
from account_maps.draw.lines import Line
from account_maps.texts import Texts

_CAPTION_SIZE = 12


@dataclass(frozen=True, slots=True)
class Way:
    """A line as drawn.

    Attributes:
        path: SVG path from the start to the end.
        line: The line that it draws.
        quiet: Whether it shows only on demand.
    """

    path: str
    line: Line
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A card at a place; ``manager`` is the number of whom they report to in this view."""

    key: int
    box: Box
    manager: int | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a unit as it fits."""

    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class FoldLink:
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
        reporting: Path of each manager's reporting lines, by number.
        inline: Whether the cards are defined here; elsewhere they are referred to.
        is_unit: Whether it shows one unit.
    """

    key: str
    label: str
    width: int
    height: int
    blocks: Sequence[Box]
    headings: Sequence[Heading]
    reporting: Mapping[int, str]
    ways: Sequence[Way]
    places: Sequence[Place]
    folds: Sequence[FoldLink]
    inline: bool = False
    is_unit: bool = False


def headings(layout: Layout, names: Mapping[str, str], texts: Texts) -> list[Heading]:
    """Return the names of the units in a view."""
    found = []
    for caption in layout.captions:
        text = names.get(caption.unit or "", "")
        if caption.loose:
            text = " · ".join(filter(None, [text, texts("map.manager_unknown")]))
        text = shortened(text, caption.width, _CAPTION_SIZE, bold=True)
        found.append(Heading(caption.x, caption.y + 11, text))
    return found


def places(layout: Layout, managers: Mapping[int, int | None]) -> list[Place]:
    """Return the cards in the map's order, which is the order of reading."""
    return [Place(key, layout.cards[key], managers[key]) for key in _outline(layout)]


def reporting(layout: Layout) -> dict[int, str]:
    """Return the path of each manager's reporting lines."""
    return {key: "".join(map(_stroke, strokes)) for key, strokes in layout.strokes.items()}


def lines_within(lines: Sequence[Line], members: Collection[int]) -> list[Line]:
    """Return the lines whose two ends are both in a view."""
    return [line for line in lines if line.start in members and line.end in members]


def _outline(layout: Layout) -> list[int]:
    return list(layout.cards)


def _stroke(stroke: Stroke) -> str:
    (x, y), *others = stroke
    path = [f"M{x} {y}"]
    for to_x, to_y in others:
        path.append(f"V{to_y}" if to_x == x else f"H{to_x}")
        x = to_x
    return "".join(path)
