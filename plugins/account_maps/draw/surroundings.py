"""One person's surroundings: managers above, reports below, influence from left to right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from account_maps.draw.curves import joined
from account_maps.draw.geometry import CARD_HEIGHT, CARD_WIDTH, Box
from account_maps.draw.lines import DOTTED, Line
from account_maps.draw.picture import Place, Way
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
class Neighbors:
    """Who stands around one person, by number, and the lines between them."""

    person: int
    manager: int | None
    reports: Sequence[int]
    lines: Sequence[Line]

    @property
    def incoming(self) -> list[Line]:
        """Return the lines of influence and conflict that lead to the person."""
        return [line for line in self.lines if line.end == self.person and line.kind != DOTTED]

    @property
    def outgoing(self) -> list[Line]:
        """Return the lines of influence and conflict that begin at the person."""
        return [line for line in self.lines if line.start == self.person and line.kind != DOTTED]

    @property
    def uppers(self) -> list[tuple[int, bool]]:
        """Return whom the person reports to, and whether by a dotted line."""
        dotted = [(n.end, True) for n in self.lines if n.kind == DOTTED and n.start == self.person]
        return ([] if self.manager is None else [(self.manager, False)]) + dotted

    @property
    def lowers(self) -> list[tuple[int, bool]]:
        """Return who reports to the person, and whether by a dotted line."""
        dotted = [(n.start, True) for n in self.lines if n.kind == DOTTED and n.end == self.person]
        return [(report, False) for report in self.reports] + dotted


def neighborhoods(managers: Sequence[int | None], lines: Sequence[Line]) -> Iterator[Neighbors]:
    """Yield the surroundings worth a picture: those of at least three others."""
    reports: list[list[int]] = [[] for _ in managers]
    around: list[list[Line]] = [[] for _ in managers]
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
            yield Neighbors(number, manager, reports[number], around[number])


class Remark(NamedTuple):
    """A text of the picture: a key of the table of texts, and a number to fill in."""

    x: int
    y: int
    key: str
    number: int = 0


@dataclass(slots=True)
class Surroundings:
    """The picture of one person's surroundings."""

    heights: Sequence[int]
    height: int = 0
    places: list[Place] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)
    solid: list[str] = field(default_factory=list)
    dotted: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Side:
    """The people at one side: those who influence the person, or those the person influences."""

    lines: Sequence[Line]
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


def _side(lines: Sequence[Line], person: int, x: int, influence: str) -> _Side:
    people = dict.fromkeys(line.start if line.end == person else line.end for line in lines)
    return _Side(lines, list(people), x, _heading(lines, influence))


def surround(neighbors: Neighbors, heights: Sequence[int]) -> Surroundings:
    """Place one person among their neighbors.

    Args:
        neighbors: Who stands around whom.
        heights: Height of everybody's card, by number.
    """
    scene = Surroundings(heights)
    person, uppers = neighbors.person, neighbors.uppers
    left = _side(neighbors.incoming, person, MARGIN, "map.influenced_by")
    right = _side(neighbors.outgoing, person, MARGIN + 2 * _PITCH, "map.influences")
    tallest = max(left.height, right.height)
    above = CARD_HEIGHT + _RISE if uppers else 0
    middle = MARGIN + max(above + CARD_HEIGHT // 2, tallest // 2)
    tall = heights[person]
    me = Box(MARGIN + _PITCH, middle - tall // 2, CARD_WIDTH, tall)
    _add_uppers(scene, uppers, me)
    _add_side(scene, left, me)
    scene.places.append(Place(person, me.x, me.y))
    _add_side(scene, right, me)
    below = max(me.bottom, middle + (tallest + 1) // 2 if tallest else 0)
    scene.height = _add_lowers(scene, neighbors.lowers, me, below) + MARGIN
    return scene


def _heading(lines: Sequence[Line], influence: str) -> str:
    conflicts = sum(line.kind == LineKind.CONFLICT for line in lines)
    if not conflicts:
        return influence
    return "map.conflict_with" if conflicts == len(lines) else "map.influence_and_conflict"


def _add_side(scene: Surroundings, side: _Side, me: Box) -> None:
    if not side.people:
        return
    y = me.middle - side.height // 2
    scene.remarks.append(Remark(side.x, y + 13, side.heading))
    boxes: dict[int, Box] = {}
    for person in side.people[:_AT_A_SIDE]:
        top = y + _HEADING + len(boxes) * _ROW
        boxes[person] = Box(side.x, top, CARD_WIDTH, scene.heights[person])
    scene.places.extend(Place(person, box.x, box.y) for person, box in boxes.items())
    if more := len(side.people) - len(boxes):
        end = y + _HEADING + len(boxes) * _ROW
        scene.remarks.append(Remark(side.x, end + 10, "map.more", more))
    _add_influence(scene, side.lines, boxes, me)


def _add_influence(
    scene: Surroundings, lines: Sequence[Line], boxes: dict[int, Box], me: Box
) -> None:
    """Draw the lines of one side, those between the same two people a little apart."""
    drawn: dict[int, int] = {}
    for line in lines:
        other = line.start if line.start in boxes else line.end
        if other in boxes:
            shift = 8 * drawn.get(other, 0)
            drawn[other] = drawn.get(other, 0) + 1
            ends = (boxes[other], me) if other == line.start else (me, boxes[other])
            scene.ways.append(Way(joined(*ends, shift), line))


def _add_uppers(scene: Surroundings, people: Sequence[tuple[int, bool]], me: Box) -> None:
    shown = people[:_IN_A_ROW]
    x = me.x - (len(shown) - 1) * _PITCH // 2
    for number, (person, dotted) in enumerate(shown):
        tall = scene.heights[person]
        box = Box(x + number * _PITCH, me.y - _RISE - tall, CARD_WIDTH, tall)
        scene.places.append(Place(person, box.x, box.y))
        way = _elbow(box.x + box.width // 2, box.bottom, me.x + me.width // 2, me.y)
        (scene.dotted if dotted else scene.solid).append(way)


def _add_lowers(
    scene: Surroundings, people: Sequence[tuple[int, bool]], me: Box, bottom: int
) -> int:
    """Draw who reports to the person, in rows of three, and return where the picture ends."""
    shown = people[: _IN_A_ROW * _ROWS]
    rows = [shown[:_IN_A_ROW], shown[_IN_A_ROW:]]
    start = me.x + me.width // 2
    passage = me.right + _ASIDE // 2
    y = bottom
    for number, row in enumerate(filter(None, rows)):
        bus, y = y + _RISE // 2, y + _RISE
        x = me.x - (len(row) - 1) * _PITCH // 2 if number == 0 else MARGIN
        for place, (person, dotted) in enumerate(row):
            box = Box(x + place * _PITCH, y, CARD_WIDTH, scene.heights[person])
            scene.places.append(Place(person, box.x, box.y))
            first = bottom + _RISE // 2
            way = f"M{start} {me.bottom}V{first}"
            way += f"H{passage}V{bus}" if number else ""
            way += f"H{box.x + box.width // 2}V{y}"
            (scene.dotted if dotted else scene.solid).append(way)
        y += max(scene.heights[person] for person, _ in row)
    if len(people) > len(shown):
        scene.remarks.append(Remark(MARGIN, y + 15, "map.more", len(people) - len(shown)))
        y += _HEADING
    return y


def _elbow(x: int, y: int, to_x: int, to_y: int) -> str:
    return f"M{x} {y}V{(y + to_y) // 2}H{to_x}V{to_y}"
