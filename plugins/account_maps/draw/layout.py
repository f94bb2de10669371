"""Places for the cards: hanging columns.

The root stands on top. Each of its direct reports heads a block, the people below as an indented
outline; direct reports of one unit share a block. Blocks are put side by side and wrapped to the
page's width. With several roots, or none, each of them heads a block and nothing stands on top;
people whose manager is not known get a block that says so.

Places depend on the reporting lines and the order in the file only, so that a new informal line
moves nothing and a new person moves little.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from account_maps.draw.block import Block, Caption, Fold, Limits, Stroke, comb, fill_block
from account_maps.draw.geometry import CARD_HEIGHT, CARD_WIDTH, PAGE_WIDTH, ROW_GAP, Box
from account_maps.draw.outline import Post, Team

MARGIN: Final = 14
BLOCK_GAP: Final = 24
SHELF_GAP: Final = 46
BUS: Final = 20
"""Distance from the line that joins a row of blocks to the blocks below it."""

_COLUMN_ROWS: Final = 14
_SMALL: Final = 30
_SMALL_COLUMN_ROWS: Final = 8
_CROWD: Final = 150
"""Up to this many people a map keeps to the page's width; beyond, it grows both ways."""


@dataclass(slots=True)
class Layout:
    """Where everything stands in one view.

    Attributes:
        strokes: Reporting lines by manager.
        reaches: For each card, the x where the room for reporting lines left of it begins.
    """

    width: int = 0
    height: int = 0
    cards: dict[int, Box] = field(default_factory=dict)
    folds: list[Fold] = field(default_factory=list)
    blocks: list[Box] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    strokes: dict[int, list[Stroke]] = field(default_factory=dict)
    reaches: dict[int, int] = field(default_factory=dict)


def arrange(posts: Sequence[Post], *, whole: bool = True) -> Layout:
    """Place people.

    Args:
        posts: The people of the view, in the map's order.
        whole: Whether the view shows everybody, so that having no manager in it means that the
            manager is not known.
    """
    if not posts:
        return Layout()
    scale = max(1.0, math.sqrt(len(posts) / _CROWD))
    width = int(PAGE_WIDTH * scale) - 2 * MARGIN - BUS
    rows = _SMALL_COLUMN_ROWS if whole and len(posts) <= _SMALL else int(_COLUMN_ROWS * scale)
    limits = Limits(width, rows * (CARD_HEIGHT + ROW_GAP))
    team = Team(posts)
    root = _root(team)
    blocks = [
        fill_block(team, heads, limits, hung=root is not None and not loose, loose=loose and whole)
        for heads, loose in _groups(team, root)
    ]
    return _compose(root, _shelves(blocks, width))


def _root(team: Team) -> Post | None:
    """Return the one person on top, if there is one who does not belong into a block below."""
    heads = [post for post in team.tops if team.reports[post.key]]
    if len(heads) > 1 or not (heads or len(team.tops) == 1):
        return None
    root = (heads or team.tops)[0]
    units = {post.unit for post in team.reports[root.key]}
    return None if root.unit is not None and units == {root.unit} else root


def _groups(team: Team, root: Post | None) -> list[tuple[list[Post], bool]]:
    """Return the heads of each block, and whether their manager is not known."""
    heads: dict[object, list[Post]] = {}
    loose: dict[object, list[Post]] = {}
    for post in team.reports[root.key] if root else team.tops:
        leaf = not team.reports[post.key]
        if leaf and root is None:
            loose.setdefault(post.unit, []).append(post)
        else:
            heads.setdefault(post.unit or leaf or post.key, []).append(post)
    for post in team.tops if root else ():
        if post is not root:
            loose.setdefault(post.unit, []).append(post)
    return [(group, False) for group in heads.values()] + [(g, True) for g in loose.values()]


def _shelves(blocks: Sequence[Block], width: int) -> list[list[Block]]:
    """Put blocks side by side in as few rows as fit, about equally many in each."""
    fewest = _wrapped(blocks, width, len(blocks))
    even = _wrapped(blocks, width, math.ceil(len(blocks) / max(1, len(fewest))))
    return even if len(even) == len(fewest) else fewest


def _wrapped(blocks: Sequence[Block], width: int, most: int) -> list[list[Block]]:
    shelves: list[list[Block]] = []
    used = 0
    for block in blocks:
        used += BLOCK_GAP + block.width
        if not shelves or used - BLOCK_GAP > width or len(shelves[-1]) >= most:
            shelves.append([])
            used = BLOCK_GAP + block.width
        shelves[-1].append(block)
    return shelves


def _compose(root: Post | None, shelves: Sequence[Sequence[Block]]) -> Layout:
    layout = Layout()
    widths = [sum(b.width + BLOCK_GAP for b in shelf) - BLOCK_GAP for shelf in shelves]
    several = len(shelves) > 1 and root is not None
    left = MARGIN + (BUS if several else 0)
    inner = max([*widths, CARD_WIDTH])
    y = MARGIN
    if root is not None:
        layout.cards[root.key] = Box(left + (inner - CARD_WIDTH) // 2, y, CARD_WIDTH, root.height)
        y += root.height + (SHELF_GAP if shelves else 0)
    for shelf, width in zip(shelves, widths, strict=True):
        hooks = _place_shelf(layout, shelf, left if several else left + (inner - width) // 2, y)
        if root is not None:
            _hang(layout, root.key, hooks, y - BUS)
        y += max(block.height for block in shelf) + SHELF_GAP
    layout.width = left + inner + MARGIN
    layout.height = y - (SHELF_GAP if shelves else 0) + MARGIN
    return layout


def _place_shelf(
    layout: Layout, shelf: Sequence[Block], x: int, y: int
) -> list[tuple[int, list[tuple[int, int]]]]:
    """Put the blocks of one row into the picture and return where they hang."""
    hooks: list[tuple[int, list[tuple[int, int]]]] = []
    for block in shelf:
        layout.blocks.append(Box(x, y, block.width, block.height))
        layout.cards |= {key: box.moved(x, y) for key, box in block.cards.items()}
        layout.reaches |= {key: left + x for key, left in block.reaches.items()}
        layout.folds += [Fold(fold.box.moved(x, y), fold.keys) for fold in block.folds]
        layout.captions += [c.moved(x, y) for c in block.captions]
        for manager, strokes in block.strokes.items():
            moved = [tuple((a + x, b + y) for a, b in stroke) for stroke in strokes]
            layout.strokes.setdefault(manager, []).extend(moved)
        hooks += [(a + x, [(c + x, d + y) for c, d in edges]) for a, edges in block.hooks]
        x += block.width + BLOCK_GAP
    return hooks


def _hang(
    layout: Layout, root: int, hooks: Sequence[tuple[int, list[tuple[int, int]]]], bus: int
) -> None:
    """Draw the root's lines to one row of blocks."""
    if not hooks:
        return
    box = layout.cards[root]
    center = box.x + box.width // 2
    strokes = layout.strokes.setdefault(root, [])
    above = strokes[0][-1][1] if strokes else bus
    way: Stroke = ((center, box.bottom), (center, bus))
    if strokes:
        way = ((center, above), (MARGIN, above), (MARGIN, bus))
    ends = [way[-1][0], *(x for x, _ in hooks)]
    strokes += [way, ((min(ends), bus), (max(ends), bus))]
    for x, edges in hooks:
        strokes.extend(comb(((x, bus),), edges))
