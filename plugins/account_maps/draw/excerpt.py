"""An excerpt of a map for paper: a few people, their managers and the lines among them.

Unlike the pictures of a page it stands alone: its colors are written out, so that whatever shows
it needs no style sheet of ours, and it has no links into a page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from markupsafe import Markup

from account_maps.draw.card_content import CardContent, card_content
from account_maps.draw.compact import compact_layouts, most_cards
from account_maps.draw.geometry import CARD_HEIGHT
from account_maps.draw.glyphs import GLYPHS
from account_maps.draw.layout import Layout
from account_maps.draw.lines import InformalLine, informal_lines
from account_maps.draw.picture import (
    RoutedLine,
    framed,
    headings,
    lines_within,
    placed_cards,
    reporting_paths,
)
from account_maps.draw.route import Router, RoutingTask
from account_maps.draw.templates import fill, macro, styles
from account_maps.draw.views import People, unit_names
from account_maps.model.account import Account, Colleague
from account_maps.model.values import OPPOSED
from account_maps.texts import Texts

LEAST_LETTERING: Final = 6.0
"""Points below which the smallest lettering of a picture on paper may not shrink. Our choice."""

SMALLEST: Final = 10
"""The smallest lettering of a card, in units of the picture."""

_LEAST_SCALE: Final = LEAST_LETTERING / SMALLEST
_MOST_SCALE: Final = 0.8
"""Points a unit at most: a map of two people need not shout."""

_BESIDE: Final = 28
_BELOW: Final = 8
"""Units that lines may pass beside the outermost cards, and below them."""


@dataclass(frozen=True, slots=True)
class MapExcerpt:
    """A few people of a map, placed but not yet drawn.

    Attributes:
        layout: Where the cards stand.
        lines: The informal lines among them.
        managers: To whom of them each reports.
        scale: Points a unit.
    """

    layout: Layout
    lines: Sequence[InformalLine]
    managers: Mapping[int, int | None]
    scale: float

    @property
    def width(self) -> float:
        """Return how wide the picture is on paper, in points."""
        return (self.layout.width + _BESIDE) * self.scale

    @property
    def height(self) -> float:
        """Return how high the picture is on paper, in points."""
        return (self.layout.height + _BELOW) * self.scale


class ExcerptPlacer:
    """Places excerpts of one map.

    Args:
        account: The map.
    """

    def __init__(self, account: Account) -> None:
        self._people = People(account, [CARD_HEIGHT] * len(account.stakeholders))
        self._lines = informal_lines(account, self._people.numbers)
        self._layouts = cache(lambda nodes: tuple(compact_layouts(nodes)))

    def most_cards(self, width: float, height: float) -> int:
        """Return how many cards a room on paper has room for at most, in points."""
        across, down = width / _LEAST_SCALE - _BESIDE, height / _LEAST_SCALE - _BELOW
        return most_cards(across, down)

    def place(self, members: Sequence[str], width: float, height: float) -> MapExcerpt | None:
        """Place some people as large as the room allows.

        Args:
            members: Who is to be on the picture, by id.
            width: The room on paper, in points.
            height: The room on paper, in points.

        Returns:
            The people in their places, or None if the lettering would be smaller than six points.
        """
        numbers = sorted(self._people.numbers[member] for member in members)
        nodes = tuple(self._people.org_nodes(numbers, numbers))
        if not nodes:
            return None

        def scale(layout: Layout) -> float:
            across, down = layout.width + _BESIDE, layout.height + _BELOW
            return min(_MOST_SCALE, width / across, height / down)

        layout = max(self._layouts(nodes), key=scale)
        if scale(layout) < _LEAST_SCALE:
            return None
        lines = lines_within(self._lines, numbers)
        managers = {node.key: node.manager for node in nodes}
        return MapExcerpt(layout, lines, managers, scale(layout))


def draw_excerpt(  # noqa: PLR0913 - a map is drawn from five things, alone or not
    excerpt: MapExcerpt,
    account: Account,
    colleagues: Mapping[str, Colleague],
    texts: Texts,
    router: Router,
    *,
    alone: bool = True,
) -> Markup:
    """Draw an excerpt of a map.

    Args:
        excerpt: Who stands where.
        account: The map.
        colleagues: Our people by id.
        texts: What the cards say.
        router: Routes the informal lines.
        alone: Whether it brings its style; a page may have it among its own.

    Returns:
        A whole SVG document that needs nothing from outside. It says in words what it shows.
    """
    contents = _contents(excerpt, account, colleagues, texts)
    cards = excerpt.layout.cards
    routes, _ = router.route([_routing_task(excerpt)])
    routed = [RoutedLine(path, line) for path, line in zip(routes[0], excerpt.lines, strict=True)]
    return fill(
        "excerpt.svg.jinja",
        frame=framed(excerpt.layout, routes[0]),
        width=round(excerpt.width, 2),
        height=round(excerpt.height, 2),
        blocks=excerpt.layout.blocks,
        headings=headings(excerpt.layout, unit_names(account), texts),
        reporting=reporting_paths(excerpt.layout),
        routed=routed,
        places=placed_cards(excerpt.layout, excerpt.managers),
        contents=contents,
        signs=_signs(),
        style=styles("excerpt.css") if alone else "",
        title=texts("map.figure", name=account.name),
        about="; ".join(contents[key].summary for key in cards),
    )


@cache
def _signs() -> Markup:
    """Return the signs and hatches that every picture brings along."""
    return macro("signs.jinja", "signs")(GLYPHS, OPPOSED)


def _routing_task(excerpt: MapExcerpt) -> RoutingTask:
    cards = excerpt.layout.cards
    index = {key: place for place, key in enumerate(cards)}
    return RoutingTask(
        tuple(cards.values()),
        tuple(excerpt.layout.reaches.get(key, box.x) for key, box in cards.items()),
        tuple((index[line.start], index[line.end]) for line in excerpt.lines),
        (False,) * len(excerpt.lines),
        excerpt.layout.width,
    )


def _contents(
    excerpt: MapExcerpt, account: Account, colleagues: Mapping[str, Colleague], texts: Texts
) -> dict[int, CardContent]:
    people = list(account.stakeholders.items())
    made = {key: card_content(key, *people[key], colleagues, texts) for key in excerpt.layout.cards}
    return {key: one._replace(height=CARD_HEIGHT) for key, one in made.items()}
