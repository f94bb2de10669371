"""The whole map on one sheet of paper: everybody as a card, none folded away."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from account_maps.draw.excerpt import LEAST_LETTERING, SMALLEST, MapExcerpt
from account_maps.draw.geometry import CARD_HEIGHT
from account_maps.draw.layout import arrange
from account_maps.draw.lines import informal_lines
from account_maps.draw.picture import lines_within
from account_maps.draw.views import People
from account_maps.model.account import Account

_LARGEST: Final = 2.0
"""Points a unit at most: whoever stands before a poster stands near enough."""

_WIDER: Final = (1.0, 1.5, 2.0, 3.0, 4.0)
"""Widths that are tried, in widths of a page of the site: paper is not as narrow as a screen is."""


def whole_maps(account: Account) -> list[MapExcerpt]:
    """Return everybody on a map in their places, a point a unit, from narrow to wide."""
    people = People(account, [CARD_HEIGHT] * len(account.stakeholders))
    everybody = range(len(people.ids))
    nodes = people.org_nodes(everybody, everybody)
    lines = lines_within(informal_lines(account, people.numbers), everybody)
    managers = {node.key: node.manager for node in nodes}
    return [MapExcerpt(arrange(nodes, wider=wider), lines, managers, 1.0) for wider in _WIDER]


def fitted(
    excerpts: Iterable[MapExcerpt], sizes: Iterable[tuple[float, float]]
) -> tuple[MapExcerpt, int]:
    """Return a map as large as can be, and in which of some rooms that is.

    Args:
        excerpts: The map as it can be placed, a point a unit.
        sizes: Widths and heights in points.
    """
    rooms = list(enumerate(sizes))
    placed = [
        (replace(excerpt, scale=min(_LARGEST, wide / excerpt.width, high / excerpt.height)), which)
        for excerpt in excerpts
        for which, (wide, high) in rooms
    ]
    return max(placed, key=lambda one: one[0].scale)


def lettering(excerpt: MapExcerpt) -> float:
    """Return how large the smallest lettering of a map is, in points."""
    return SMALLEST * excerpt.scale


def is_legible(excerpt: MapExcerpt) -> bool:
    """Return whether the smallest lettering of a map can be read."""
    return lettering(excerpt) >= LEAST_LETTERING
