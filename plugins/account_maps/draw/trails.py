"""Trails: introduction paths from a colleague to a person, drawn over the whole map on demand."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple
from urllib.parse import quote

from account_maps.draw.card_content import initials
from account_maps.draw.geometry import CARD_WIDTH, Box
from account_maps.draw.text_width import text_width
from account_maps.texts import Texts

_INITIALS_SIZE: Final = 11
_PADDING: Final = 8
_LEFT: Final = 12
"""How far a bubble stands out to the left of its card, and so from the name of the card above."""

_LINK: Final = 20
"""Length of the line from the bubble to the first number."""

_OUTSIDE: Final = 7
"""How far outside its card a number stands, so that it leaves the card's signs to be seen."""

_BULGE: Final = 26
_FARTHEST: Final = 24
"""How far beside all cards a curve may be pulled; it goes three quarters as far."""

_ASIDE: Final = CARD_WIDTH // 4
"""How far left of the upper card the lower one must stand for their line to go round the left."""

_LIFT: Final = 48
"""How far up a line is pulled that passes other columns: three quarters lead it between two rows
of cards, over the names of neither."""


class Trail(NamedTuple):
    """An introduction path to draw.

    Attributes:
        rank: 1 for the best path to this person, 2 for the second.
        colleague: Name of the one of us who begins.
        people: Ids of the people on the path; the last is the one to reach.
    """

    rank: int
    colleague: str
    people: tuple[str, ...]

    @property
    def id(self) -> str:
        """Return the id of the drawn trail, which shows it when the address ends in it."""
        return f"route-{self.people[-1]}-{self.rank}"

    @property
    def href(self) -> str:
        """Return the address that shows the trail on its page."""
        return "#" + quote(self.id)


class TrailStop(NamedTuple):
    """A card on the path, and where its number stands."""

    key: int
    box: Box
    x: int
    y: int


class StartLabel(NamedTuple):
    """The one of us who begins, at the upper left corner of the first card.

    ``y`` is the middle of the bubble.
    """

    x: int
    y: int
    width: int
    text: str


class DrawnTrail(NamedTuple):
    """A trail, ready to be written.

    Attributes:
        words: The whole path in words.
        path: SVG path from the bubble to the last card.
    """

    id: str
    is_second: bool
    words: str
    path: str
    start_label: StartLabel
    stops: Sequence[TrailStop]


def drawn_trails(
    trails: Sequence[Trail],
    cards: Mapping[int, Box],
    numbers: Mapping[str, int],
    names: Sequence[str],
    texts: Texts,
) -> list[DrawnTrail]:
    """Return the trails whose every stop has a card.

    Args:
        trails: The paths to draw.
        cards: The cards of the whole map by number of the person.
        numbers: Numbers of the people by id.
        names: What they are called, by number.
        texts: What the trails say.
    """
    left = min((box.x for box in cards.values()), default=0) - _FARTHEST
    right = max((box.right for box in cards.values()), default=0) + _FARTHEST
    return [
        _drawn(trail, [numbers[who] for who in trail.people], cards, (left, right), names, texts)
        for trail in trails
        if all(numbers.get(who) in cards for who in trail.people)
    ]


class _Hop(NamedTuple):
    """The line from one card to the next, and where it comes in."""

    path: str
    x: int
    y: int


def _drawn(  # noqa: PLR0913, PLR0917
    trail: Trail,
    keys: Sequence[int],
    cards: Mapping[int, Box],
    sides: tuple[int, int],
    names: Sequence[str],
    texts: Texts,
) -> DrawnTrail:
    boxes = [cards[key] for key in keys]
    label = _start_label(trail.colleague, boxes[0])
    begin = label.x + label.width
    first = _Hop(f"M{begin} {label.y}H{begin + _LINK}", begin + _LINK, label.y)
    hops = [first, *(_hop(start, end, *sides) for start, end in pairwise(boxes))]
    stops = [
        TrailStop(key, box, x, y) for key, box, (_, x, y) in zip(keys, boxes, hops, strict=True)
    ]
    way = " → ".join([trail.colleague, *(names[key] for key in keys)])
    words = texts("layer.route", way=way)
    path = "".join(hop.path for hop in hops)
    return DrawnTrail(trail.id, trail.rank > 1, words, path, label, stops)


def _start_label(colleague: str, box: Box) -> StartLabel:
    text = initials(colleague)
    wide = round(text_width(text, _INITIALS_SIZE, bold=True)) + 2 * _PADDING
    return StartLabel(box.x - _LEFT, box.y - 3, wide, text)


def _hop(start: Box, end: Box, left: int, right: int) -> _Hop:
    """Lead from the edge of one card to the edge of the next that faces it.

    Between cards above one another it goes out to a side and back, no farther than ``left`` and
    ``right``.
    """
    if start.right < end.x:
        return _Hop(_across(start.right, start.middle, end.x, end.middle), *_before(end))
    if end.right < start.x:
        return _Hop(_across(start.x, start.middle, end.right, end.middle), *_behind(end))
    bulge = _BULGE + abs(end.middle - start.middle) // 12
    upper, lower = sorted((start, end), key=lambda box: box.y)
    if lower.x < upper.x - _ASIDE:
        out = max(left, lower.x - bulge)
        return _Hop(_round(start.x, start.middle, out, end.x, end.middle), *_before(end))
    out = min(right, max(start.right, end.right) + bulge)
    return _Hop(_round(start.right, start.middle, out, end.right, end.middle), *_behind(end))


def _before(box: Box) -> tuple[int, int]:
    return box.x - _OUTSIDE, box.middle


def _behind(box: Box) -> tuple[int, int]:
    return box.right + _OUTSIDE, box.middle


def _round(x: int, y: int, out: int, to_x: int, to_y: int) -> str:
    return f"M{x} {y}C{out} {y} {out} {to_y} {to_x} {to_y}"


def _across(x: int, y: int, to_x: int, to_y: int) -> str:
    half = (x + to_x) // 2
    lift = _LIFT if abs(to_x - x) > CARD_WIDTH else 0
    return f"M{x} {y}C{half} {y - lift} {half} {to_y - lift} {to_x} {to_y}"
