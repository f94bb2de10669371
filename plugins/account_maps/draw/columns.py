"""Which cards of a view stand below one another, so that lines may run between the columns."""

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from account_maps.draw.geometry import Box


class Column(NamedTuple):
    """Cards below one another, and how far they reach with their reporting lines."""

    left: int
    right: int
    cards: list[int]


def columns_of(
    boxes: Sequence[Box], reaches: Sequence[int], joined: Collection[int]
) -> list[Column] | None:
    """Return the columns from left to right, or None if a card stands beside another in one.

    A card above all others belongs to no column unless it is ``joined`` by a line.

    Args:
        boxes: The cards.
        reaches: For each card, the x where the room for reporting lines left of it begins.
        joined: The cards at which lines end.
    """
    top = min(range(len(boxes)), key=lambda card: boxes[card].y)
    columns: list[Column] = []
    for reach, card in sorted((reach, card) for card, reach in enumerate(reaches)):
        if card == top and card not in joined:
            continue
        if not columns or reach >= columns[-1].right:
            columns.append(Column(reach, boxes[card].right, [card]))
        else:
            left, right, cards = columns[-1]
            columns[-1] = Column(left, max(right, boxes[card].right), [*cards, card])
    return columns if all(_is_column(boxes, column) for column in columns) else None


def _is_column(boxes: Sequence[Box], column: Column) -> bool:
    rows = sorted((boxes[card] for card in column.cards), key=lambda box: box.y)
    return all(above.bottom <= below.y for above, below in pairwise(rows))
