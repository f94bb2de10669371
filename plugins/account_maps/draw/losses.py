"""The layer "if they left": on each card, how much of our access would go with the person."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from account_maps.draw.geometry import Box
from account_maps.draw.text_width import text_width
from account_maps.texts import Texts

_LEAST: Final = 0.01
_STEPS: Final = (20, 50)
"""Percents from which a badge is stronger; from half on, the person holds our access."""

_SIZES: Final = (11, 12, 13)
_PADDINGS: Final = (5, 7, 9)
_BEYOND: Final = 6
"""How far a badge stands out to the right of its card."""


class LossBadge(NamedTuple):
    """What goes with one person.

    Attributes:
        step: How strong the badge is, from 1 to 3.
        text: The share, with a minus.
        words: The same as a sentence.
    """

    step: int
    width: int
    text: str
    words: str


class PlacedLossBadge(NamedTuple):
    """A badge at the upper right corner of a card."""

    x: int
    y: int
    badge: LossBadge


def loss_badges(
    losses: Mapping[str, float], numbers: Mapping[str, int], names: Sequence[str], texts: Texts
) -> dict[int, LossBadge]:
    """Return the badges of a map by number of the person: of those with whom something goes.

    Args:
        losses: Share of access that goes with a person, by id; also of others than are on the map.
        numbers: Numbers of the people on the map by id.
        names: What they are called, by number.
        texts: What the badges say.
    """
    return {
        numbers[who]: _badge(share, names[numbers[who]], texts)
        for who, share in losses.items()
        if who in numbers and share >= _LEAST
    }


def placed_badges(
    badges: Mapping[int, LossBadge], cards: Mapping[int, Box]
) -> list[PlacedLossBadge]:
    """Return the badges of one view where they stand."""
    return [
        PlacedLossBadge(box.right + _BEYOND - badges[key].width, box.y, badges[key])
        for key, box in cards.items()
        if key in badges
    ]


def _badge(share: float, name: str, texts: Texts) -> LossBadge:
    percent = round(100 * share)
    step = bisect_right(_STEPS, percent)
    text = texts("layer.share", percent=percent)
    wide = round(text_width(text, _SIZES[step], bold=True)) + 2 * _PADDINGS[step]
    return LossBadge(step + 1, wide, text, texts("layer.loss", name=name, percent=percent))
