"""The whole map on one sheet of paper: everybody as a card, none folded away."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from account_maps.draw.cut import LEAST_LETTERING, SMALLEST, Cut
from account_maps.draw.geometry import CARD_HEIGHT
from account_maps.draw.layout import arrange
from account_maps.draw.lines import informal_lines
from account_maps.draw.picture import lines_within
from account_maps.draw.views import People
from account_maps.model.account import Account

_LARGEST: Final = 2.0
"""Points a unit at most: whoever stands before a poster stands near enough."""


def whole_map(account: Account) -> Cut:
    """Return everybody on a map in their places, a point a unit."""
    people = People(account, [CARD_HEIGHT] * len(account.stakeholders))
    everybody = range(len(people.ids))
    posts = people.posts(everybody, everybody)
    lines = lines_within(informal_lines(account, people.numbers), everybody)
    return Cut(arrange(posts), lines, {post.key: post.manager for post in posts}, 1.0)


def fitted(cut: Cut, rooms: Iterable[tuple[float, float]]) -> tuple[Cut, int]:
    """Return a map as large as can be, and in which of some rooms that is.

    Args:
        cut: The map.
        rooms: Widths and heights in points.
    """
    whole = replace(cut, scale=1.0)
    scales = [min(_LARGEST, wide / whole.width, high / whole.height) for wide, high in rooms]
    best = scales.index(max(scales))
    return replace(cut, scale=scales[best]), best


def lettering(cut: Cut) -> float:
    """Return how large the smallest lettering of a map is, in points."""
    return SMALLEST * cut.scale


def is_legible(cut: Cut) -> bool:
    """Return whether the smallest lettering of a map can be read."""
    return lettering(cut) >= LEAST_LETTERING
