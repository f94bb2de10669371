"""Blocks side by side and below one another: in columns, and columns in bands.

A band is as wide as the page lets it be. Its columns stand side by side, and in a column blocks
stand below one another. Blocks keep their order: down a column, then to the next one.
"""

import math
from collections.abc import Sequence
from typing import Final

from account_maps.draw.block import Block

BLOCK_GAP: Final = 24
BAND_GAP: Final = 46

_STEP: Final = 120
"""Heights of columns are tried by such steps."""

_MOST_TRIES: Final = 200
"""How many heights are tried at most: of very many blocks, those by larger steps."""

_BAND_COSTS: Final = 0.1
"""How much lower, in parts of the whole, a picture must get to be worth another band."""

Column = list[Block]
Band = list[Column]


def pack(blocks: Sequence[Block], width: int) -> list[Band]:
    """Return blocks in bands that fit a width, as low as columns of some height make them.

    The heights that are tried are few, so that one more person seldom sends blocks elsewhere.
    """
    apart = [[block] for block in blocks]
    if breadth(apart) <= width:
        return [apart] if apart else []
    highest = column_height(blocks) + _STEP
    step = _STEP * math.ceil(highest / (_STEP * _MOST_TRIES))
    tries = (_bands(_columns(blocks, limit), width) for limit in range(0, highest, step))
    return min(tries, key=_cost)


def breadth(band: Sequence[Sequence[Block]]) -> int:
    """Return how wide columns are side by side."""
    return sum(column_width(column) + BLOCK_GAP for column in band) - BLOCK_GAP


def column_width(column: Sequence[Block]) -> int:
    """Return how wide a column is: as its widest block."""
    return max(block.width for block in column)


def column_height(column: Sequence[Block]) -> int:
    """Return how high blocks are below one another."""
    return sum(block.height + BLOCK_GAP for block in column) - BLOCK_GAP


def band_height(band: Band) -> int:
    """Return how high a band is: as its highest column."""
    return max(map(column_height, band))


def packed_height(bands: Sequence[Band]) -> int:
    """Return how high bands are below one another."""
    return sum(band_height(band) + BAND_GAP for band in bands) - BAND_GAP


def _cost(bands: Sequence[Band]) -> float:
    return packed_height(bands) * (1 + _BAND_COSTS * (len(bands) - 1))


def _columns(blocks: Sequence[Block], limit: int) -> list[Column]:
    """Fill columns one after the other; only a single block may be higher than the limit."""
    columns: list[Column] = []
    used = 0
    for block in blocks:
        used += BLOCK_GAP + block.height
        if not columns or used > limit:
            columns.append([])
            used = block.height
        columns[-1].append(block)
    return columns


def _bands(columns: Sequence[Column], width: int) -> list[Band]:
    """Wrap columns to the width, about equally many in each band."""
    fewest = _wrapped(columns, width, len(columns))
    even = _wrapped(columns, width, math.ceil(len(columns) / len(fewest)))
    return even if len(even) == len(fewest) else fewest


def _wrapped(columns: Sequence[Column], width: int, most: int) -> list[Band]:
    bands: list[Band] = []
    used = 0
    for column in columns:
        used += BLOCK_GAP + column_width(column)
        if not bands or used - BLOCK_GAP > width or len(bands[-1]) >= most:
            bands.append([])
            used = BLOCK_GAP + column_width(column)
        bands[-1].append(column)
    return bands
