"""Places for the cards: hanging columns.

The root stands on top. Each of its direct reports heads a block, the people below as an indented
outline; direct reports of one unit share a block. Blocks stand in columns, from the top down and
from left to right, in as many as fit the page's width and no higher than they must. With several
roots, or none, each of them heads a block and nothing stands on top; people whose manager is
unknown have a block that says so.

Places depend on the reporting lines and the order in the file only, so that a new informal line
moves nothing and a new person moves little.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from account_maps.draw.block import (
    LEAST_WIDTH,
    PADDING,
    Block,
    Caption,
    Fold,
    Limits,
    Stroke,
    fill_block,
)
from account_maps.draw.geometry import CARD_HEIGHT, CARD_WIDTH, PAGE_WIDTH, ROW_GAP, Box
from account_maps.draw.outline import OrgNode, ReportingTree
from account_maps.draw.pack import (
    BAND_GAP,
    BLOCK_GAP,
    Band,
    band_height,
    breadth,
    column_width,
    pack,
    packed_height,
)

MARGIN: Final = 14
BUS: Final = 20
"""Distance from the line that joins the columns to the blocks below it."""

_CROWD: Final = 150
"""Up to this many people a map keeps to the page's width; beyond, it grows both ways."""

_FEWEST_ROWS: Final = 8
_FEWEST_ROWS_OF_A_PART: Final = 14
_STEP_ROWS: Final = 4
_MANY: Final = 60
_MOST: Final = 2 / 3
"""The part of all people that somebody leads who stands on top although others report to nobody."""

_UNEVEN: Final = 1.25
"""How much higher than an even share a block may be before it takes a second column."""

_STEP: Final = 60
"""Columns grow by steps, so that a new person seldom sends a block to another column."""


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


def arrange(nodes: Sequence[OrgNode], *, whole: bool = True, wider: float = 1.0) -> Layout:
    """Place people.

    Args:
        nodes: The people of the view, in the map's order.
        whole: Whether the view shows everybody, so that having no manager in it means that the
            manager is not known.
        wider: How many times wider than a page of the site it may be.
    """
    if not nodes:
        return Layout()
    wide = PAGE_WIDTH * max(1.0, math.sqrt(len(nodes) / _CROWD)) * wider
    width = int(wide) - 2 * MARGIN - BUS
    tree = ReportingTree(nodes)
    root = _root(tree)
    tries = (
        pack(_blocks(tree, root, limits, whole=whole), width)
        for limits in _limits(len(nodes), width, whole=whole)
    )
    return _compose(root, min(tries, key=packed_height))


def _limits(people: int, width: int, *, whole: bool) -> Iterator[Limits]:
    """Yield how large blocks may get: an even share of all columns that fit, or half of it."""
    columns = (width + BLOCK_GAP) // (LEAST_WIDTH + BLOCK_GAP)
    share = math.ceil(_UNEVEN * people / columns)
    fewest = _FEWEST_ROWS if whole else _FEWEST_ROWS_OF_A_PART
    for rows in (share, share // 2) if people > _MANY else (share,):
        even = math.ceil(rows / _STEP_ROWS) * _STEP_ROWS
        yield Limits(width, max(even, fewest) * (CARD_HEIGHT + ROW_GAP))


def _root(tree: ReportingTree) -> OrgNode | None:
    """Return the one person on top, if there is one who does not belong into a block below."""
    heads = [node for node in tree.roots if tree.reports[node.key]]
    if not heads and len(tree.roots) > 1:
        return None
    root = max(heads or tree.roots, key=tree.size)
    if len(heads) > 1 and tree.size(root) <= _MOST * len(tree.nodes):
        return None
    units = {node.unit for node in tree.reports[root.key]}
    return None if root.unit is not None and units == {root.unit} else root


def _blocks(
    tree: ReportingTree, root: OrgNode | None, limits: Limits, *, whole: bool
) -> list[Block]:
    return [
        fill_block(
            tree, heads, limits, connected=root is not None and not loose, loose=loose and whole
        )
        for heads, loose in _groups(tree, root)
    ]


def _groups(tree: ReportingTree, root: OrgNode | None) -> list[tuple[list[OrgNode], bool]]:
    """Return the heads of each block, and whether their manager is not known."""
    heads: dict[object, list[OrgNode]] = {}
    loose: dict[object, list[OrgNode]] = {}
    for node in tree.reports[root.key] if root else tree.roots:
        leaf = not tree.reports[node.key]
        if leaf and root is None:
            loose.setdefault(node.unit, []).append(node)
        else:
            heads.setdefault(node.unit or leaf or node.key, []).append(node)
    for node in tree.roots if root else ():
        if node is not root:
            loose.setdefault(node.unit, []).append(node)
    return [(group, False) for group in heads.values()] + [(g, True) for g in loose.values()]


def _compose(root: OrgNode | None, bands: Sequence[Band]) -> Layout:
    several = len(bands) > 1 and root is not None
    left = MARGIN + (BUS if several else 0)
    inner = max([CARD_WIDTH, *map(breadth, bands)])
    layout = Layout(width=left + inner + MARGIN)
    y = MARGIN
    if root is not None:
        x = left + (inner - CARD_WIDTH) // 2 if layout.width <= PAGE_WIDTH else left
        layout.cards[root.key] = Box(x, y, CARD_WIDTH, root.height)
        y += root.height + (BAND_GAP if bands else 0)
    for band in bands:
        x = left if several else left + (inner - breadth(band)) // 2
        _place_band(layout, band, x, y, root)
        y += band_height(band) + BAND_GAP
    layout.height = y - (BAND_GAP if bands else 0) + MARGIN
    return layout


def _place_band(layout: Layout, band: Band, x: int, y: int, root: OrgNode | None) -> None:
    trunks: list[Stroke] = []
    branches: list[Stroke] = []
    for column in band:
        width, top, low = column_width(column), y, 0
        for block in column:
            layout.blocks.append(Box(x, top, width, block.height))
            _place(layout, block, x, top)
            branches += _moved(block.branches, x, top)
            low = top + block.trunk if block.trunk else low
            top += block.height + BLOCK_GAP
        if low:
            trunks.append(((x + PADDING, y - BUS), (x + PADDING, low)))
        x += width + BLOCK_GAP
    if root is not None and trunks:
        _connect_root(layout, root.key, trunks, y - BUS)
        layout.strokes[root.key] += branches


def _place(layout: Layout, block: Block, x: int, y: int) -> None:
    for key, box in block.cards.items():
        layout.cards[key] = box.moved(x, y)
        layout.reaches[key] = block.reaches[key] + x
    layout.folds += [Fold(fold.box.moved(x, y), fold.keys) for fold in block.folds]
    layout.captions += [caption.moved(x, y) for caption in block.captions]
    for manager, strokes in block.strokes.items():
        layout.strokes[manager] = _moved(strokes, x, y)


def _moved(strokes: Sequence[Stroke], x: int, y: int) -> list[Stroke]:
    return [tuple((a + x, b + y) for a, b in stroke) for stroke in strokes]


def _connect_root(layout: Layout, root: int, trunks: Sequence[Stroke], bus: int) -> None:
    """Draw the root's line to a bar above a band, and from there along its columns."""
    box = layout.cards[root]
    center = box.x + box.width // 2
    strokes = layout.strokes.setdefault(root, [])
    path: Stroke = ((center, box.bottom), (center, bus))
    if strokes:
        above = strokes[0][-1][1]
        path = ((center, above), (MARGIN, above), (MARGIN, bus))
    ends = [path[-1][0], *(trunk[0][0] for trunk in trunks)]
    strokes += [path, ((min(ends), bus), (max(ends), bus)), *trunks]
