"""A part of a map for paper: a few people, their managers and the lines among them.

Unlike the pictures of a page it stands alone: its colors are written out, so that whatever shows
it needs no style sheet of ours, and it has no links into a page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from markupsafe import Markup

from account_maps.draw.compact import compact_layouts, most_cards
from account_maps.draw.face import Face, face
from account_maps.draw.geometry import CARD_HEIGHT
from account_maps.draw.glyphs import GLYPHS
from account_maps.draw.layout import Layout
from account_maps.draw.lines import Line, informal_lines
from account_maps.draw.picture import Way, framed, headings, lines_within, places, reporting
from account_maps.draw.route import Router, Scene
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
class Cut:
    """Some people placed on a picture, not yet drawn.

    Attributes:
        layout: Where the cards stand.
        lines: The informal lines among them.
        managers: To whom of them each reports.
        scale: Points a unit.
    """

    layout: Layout
    lines: Sequence[Line]
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


class Cutter:
    """Cuts parts out of one map.

    Args:
        account: The map.
    """

    def __init__(self, account: Account) -> None:
        self._people = People(account, [CARD_HEIGHT] * len(account.stakeholders))
        self._lines = informal_lines(account, self._people.numbers)
        self._layouts = cache(lambda posts: tuple(compact_layouts(posts)))

    def most(self, width: float, height: float) -> int:
        """Return how many cards a room on paper has room for at most, in points."""
        across, down = width / _LEAST_SCALE - _BESIDE, height / _LEAST_SCALE - _BELOW
        return most_cards(across, down)

    def place(self, members: Sequence[str], width: float, height: float) -> Cut | None:
        """Place some people as large as the room allows.

        Args:
            members: Who is to be on the picture, by id.
            width: The room on paper, in points.
            height: The room on paper, in points.

        Returns:
            The people in their places, or None if the lettering would be smaller than six points.
        """
        numbers = sorted(self._people.numbers[member] for member in members)
        posts = tuple(self._people.posts(numbers, numbers))
        if not posts:
            return None

        def scale(layout: Layout) -> float:
            across, down = layout.width + _BESIDE, layout.height + _BELOW
            return min(_MOST_SCALE, width / across, height / down)

        layout = max(self._layouts(posts), key=scale)
        if scale(layout) < _LEAST_SCALE:
            return None
        lines = lines_within(self._lines, numbers)
        managers = {post.key: post.manager for post in posts}
        return Cut(layout, lines, managers, scale(layout))


def draw_cut(  # noqa: PLR0913 - a map is drawn from five things, alone or not
    cut: Cut,
    account: Account,
    colleagues: Mapping[str, Colleague],
    texts: Texts,
    router: Router,
    *,
    alone: bool = True,
) -> Markup:
    """Draw the people of a cut.

    Args:
        cut: Who stands where.
        account: The map.
        colleagues: Our people by id.
        texts: What the cards say.
        router: Leads the informal lines.
        alone: Whether it brings its style; a page may have it among its own.

    Returns:
        A whole SVG document that needs nothing from outside. It says in words what it shows.
    """
    faces = _faces(cut, account, colleagues, texts)
    cards = cut.layout.cards
    routes, _ = router.route([_scene(cut)])
    ways = [Way(path, line) for path, line in zip(routes[0], cut.lines, strict=True)]
    return fill(
        "cut.svg.jinja",
        frame=framed(cut.layout, routes[0]),
        width=round(cut.width, 2),
        height=round(cut.height, 2),
        blocks=cut.layout.blocks,
        headings=headings(cut.layout, unit_names(account), texts),
        reporting=reporting(cut.layout),
        ways=ways,
        places=places(cut.layout, cut.managers),
        faces=faces,
        signs=_signs(),
        style=styles("cut.css") if alone else "",
        title=texts("map.figure", name=account.name),
        about="; ".join(faces[key].summary for key in cards),
    )


@cache
def _signs() -> Markup:
    """Return the signs and hatches that every picture brings along."""
    return macro("signs.jinja", "signs")(GLYPHS, OPPOSED)


def _scene(cut: Cut) -> Scene:
    cards = cut.layout.cards
    index = {key: place for place, key in enumerate(cards)}
    return Scene(
        tuple(cards.values()),
        tuple(cut.layout.reaches.get(key, box.x) for key, box in cards.items()),
        tuple((index[line.start], index[line.end]) for line in cut.lines),
        (False,) * len(cut.lines),
        cut.layout.width,
    )


def _faces(
    cut: Cut, account: Account, colleagues: Mapping[str, Colleague], texts: Texts
) -> dict[int, Face]:
    people = list(account.stakeholders.items())
    made = {key: face(key, *people[key], colleagues, texts) for key in cut.layout.cards}
    return {key: one._replace(height=CARD_HEIGHT) for key, one in made.items()}
