"""One person's surroundings: managers above, reports below, influence from left to right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from account_maps.draw.curves import joined
from account_maps.draw.geometry import CARD_HEIGHT, CARD_WIDTH, Box
from account_maps.draw.lines import DOTTED, InformalLine
from account_maps.draw.picture import PlacedCard, RoutedLine
from account_maps.model.values import LineKind

MARGIN: Final = 6
_HEADING: Final = 20
_ROW: Final = CARD_HEIGHT + 10
_ASIDE: Final = 60
"""Space between the middle and the people at its sides."""

_RISE: Final = 26
_AT_A_SIDE: Final = 5
_IN_A_ROW: Final = 3
_ROWS: Final = 2
_WORTH_A_PICTURE: Final = 3
_PITCH: Final = CARD_WIDTH + _ASIDE

WIDTH: Final = 3 * CARD_WIDTH + 2 * _ASIDE + 2 * MARGIN


@dataclass(frozen=True, slots=True)
class Neighborhood:
    """The people around one person, by number, and the lines between them."""

    person: int
    manager: int | None
    reports: Sequence[int]
    lines: Sequence[InformalLine]

    @property
    def incoming(self) -> list[InformalLine]:
        """Return the lines of influence and conflict that lead to the person."""
        return [line for line in self.lines if line.end == self.person and line.kind != DOTTED]

    @property
    def outgoing(self) -> list[InformalLine]:
        """Return the lines of influence and conflict that begin at the person."""
        return [line for line in self.lines if line.start == self.person and line.kind != DOTTED]

    @property
    def superiors(self) -> list[tuple[int, bool]]:
        """Return the managers of the person, and whether each line is dotted."""
        dotted = [(n.end, True) for n in self.lines if n.kind == DOTTED and n.start == self.person]
        return ([] if self.manager is None else [(self.manager, False)]) + dotted

    @property
    def subordinates(self) -> list[tuple[int, bool]]:
        """Return the reports of the person, and whether each line is dotted."""
        dotted = [(n.start, True) for n in self.lines if n.kind == DOTTED and n.end == self.person]
        return [(report, False) for report in self.reports] + dotted


def neighborhoods(
    managers: Sequence[int | None], lines: Sequence[InformalLine]
) -> Iterator[Neighborhood]:
    """Yield the surroundings worth a picture: those of at least three others."""
    reports: list[list[int]] = [[] for _ in managers]
    around: list[list[InformalLine]] = [[] for _ in managers]
    for number, manager in enumerate(managers):
        if manager is not None:
            reports[manager].append(number)
    for line in lines:
        around[line.start].append(line)
        around[line.end].append(line)
    for number, manager in enumerate(managers):
        ends = {end for line in around[number] for end in (line.start, line.end)}
        others = {manager, *reports[number], *ends} - {number, None}
        if len(others) >= _WORTH_A_PICTURE:
            yield Neighborhood(number, manager, reports[number], around[number])


class TextLabel(NamedTuple):
    """A text in the picture: its key in the table of texts, and a number to fill in."""

    x: int
    y: int
    key: str
    number: int = 0


@dataclass(slots=True)
class Surroundings:
    """The picture of one person's surroundings."""

    heights: Sequence[int]
    height: int = 0
    cards: list[PlacedCard] = field(default_factory=list)
    lines: list[RoutedLine] = field(default_factory=list)
    solid: list[str] = field(default_factory=list)
    dotted: list[str] = field(default_factory=list)
    labels: list[TextLabel] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Side:
    """The people at one side: those who influence the person, or those the person influences."""

    lines: Sequence[InformalLine]
    people: Sequence[int]
    x: int
    heading: str

    @property
    def height(self) -> int:
        """The height of the cards with the heading, and as much below to keep them centered."""
        count = len(self.people)
        if not count:
            return 0
        return (
            2 * _HEADING + min(count, _AT_A_SIDE) * _ROW + (_HEADING if count > _AT_A_SIDE else 0)
        )


def _side(lines: Sequence[InformalLine], person: int, x: int, influence: str) -> _Side:
    people = dict.fromkeys(line.start if line.end == person else line.end for line in lines)
    return _Side(lines, list(people), x, _heading(lines, influence))


def placed_neighborhood(neighbors: Neighborhood, heights: Sequence[int]) -> Surroundings:
    """Place one person among their neighbors.

    Args:
        neighbors: The person and the people around.
        heights: Height of everybody's card, by number.
    """
    picture = Surroundings(heights)
    person, uppers = neighbors.person, neighbors.superiors
    left = _side(neighbors.incoming, person, MARGIN, "map.influenced_by")
    right = _side(neighbors.outgoing, person, MARGIN + 2 * _PITCH, "map.influences")
    tallest = max(left.height, right.height)
    above = CARD_HEIGHT + _RISE if uppers else 0
    middle = MARGIN + max(above + CARD_HEIGHT // 2, tallest // 2)
    tall = heights[person]
    center = Box(MARGIN + _PITCH, middle - tall // 2, CARD_WIDTH, tall)
    _add_superiors(picture, uppers, center)
    _add_side(picture, left, center)
    picture.cards.append(PlacedCard(person, center.x, center.y))
    _add_side(picture, right, center)
    below = max(center.bottom, middle + (tallest + 1) // 2 if tallest else 0)
    picture.height = _add_subordinates(picture, neighbors.subordinates, center, below) + MARGIN
    return picture


def _heading(lines: Sequence[InformalLine], influence: str) -> str:
    conflicts = sum(line.kind == LineKind.CONFLICT for line in lines)
    if not conflicts:
        return influence
    return "map.conflict_with" if conflicts == len(lines) else "map.influence_and_conflict"


def _add_side(picture: Surroundings, side: _Side, center: Box) -> None:
    if not side.people:
        return
    y = center.middle - side.height // 2
    picture.labels.append(TextLabel(side.x, y + 13, side.heading))
    boxes: dict[int, Box] = {}
    for person in side.people[:_AT_A_SIDE]:
        top = y + _HEADING + len(boxes) * _ROW
        boxes[person] = Box(side.x, top, CARD_WIDTH, picture.heights[person])
    picture.cards.extend(PlacedCard(person, box.x, box.y) for person, box in boxes.items())
    if more := len(side.people) - len(boxes):
        end = y + _HEADING + len(boxes) * _ROW
        picture.labels.append(TextLabel(side.x, end + 10, "map.more", more))
    _add_influence(picture, side.lines, boxes, center)


def _add_influence(
    picture: Surroundings, lines: Sequence[InformalLine], boxes: dict[int, Box], center: Box
) -> None:
    """Draw the lines of one side, those between the same two people a little apart."""
    drawn: dict[int, int] = {}
    for line in lines:
        other = line.start if line.start in boxes else line.end
        if other in boxes:
            shift = 8 * drawn.get(other, 0)
            drawn[other] = drawn.get(other, 0) + 1
            ends = (boxes[other], center) if other == line.start else (center, boxes[other])
            picture.lines.append(RoutedLine(joined(*ends, shift), line))


def _add_superiors(picture: Surroundings, people: Sequence[tuple[int, bool]], center: Box) -> None:
    shown = people[:_IN_A_ROW]
    x = center.x - (len(shown) - 1) * _PITCH // 2
    for number, (person, dotted) in enumerate(shown):
        tall = picture.heights[person]
        box = Box(x + number * _PITCH, center.y - _RISE - tall, CARD_WIDTH, tall)
        picture.cards.append(PlacedCard(person, box.x, box.y))
        path = _elbow(box.x + box.width // 2, box.bottom, center.x + center.width // 2, center.y)
        (picture.dotted if dotted else picture.solid).append(path)


def _add_subordinates(
    picture: Surroundings, people: Sequence[tuple[int, bool]], center: Box, bottom: int
) -> int:
    """Draw who reports to the person, in rows of three, and return where the picture ends."""
    shown = people[: _IN_A_ROW * _ROWS]
    rows = [shown[:_IN_A_ROW], shown[_IN_A_ROW:]]
    start = center.x + center.width // 2
    passage = center.right + _ASIDE // 2
    y = bottom
    for number, row in enumerate(filter(None, rows)):
        bus, y = y + _RISE // 2, y + _RISE
        x = center.x - (len(row) - 1) * _PITCH // 2 if number == 0 else MARGIN
        for place, (person, dotted) in enumerate(row):
            box = Box(x + place * _PITCH, y, CARD_WIDTH, picture.heights[person])
            picture.cards.append(PlacedCard(person, box.x, box.y))
            first = bottom + _RISE // 2
            path = f"M{start} {center.bottom}V{first}"
            path += f"H{passage}V{bus}" if number else ""
            path += f"H{box.x + box.width // 2}V{y}"
            (picture.dotted if dotted else picture.solid).append(path)
        y += max(picture.heights[person] for person, _ in row)
    if len(people) > len(shown):
        picture.labels.append(TextLabel(MARGIN, y + 15, "map.more", len(people) - len(shown)))
        y += _HEADING
    return y


def _elbow(x: int, y: int, to_x: int, to_y: int) -> str:
    return f"M{x} {y}V{(y + to_y) // 2}H{to_x}V{to_y}"
