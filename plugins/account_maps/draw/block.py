"""One block of the picture: the people below one direct report, in one column or several."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from account_maps.draw.geometry import CARD_WIDTH, FOLD_HEIGHT, ROW_GAP, TRUNK, Box
from account_maps.draw.outline import (
    WIDE_KEEPS,
    WIDE_OVER,
    ChartRow,
    OrgNode,
    ReportingTree,
    fold_row,
    height,
    indent,
)

PADDING: Final = 10
"""Space around the cards of a block; the line from the root runs along it at the left."""

TITLE_HEIGHT: Final = 22
LINE_HEIGHT: Final = 15
COLUMN_GAP: Final = 32
CONNECTOR: Final = 11
"""Distance from the line along a block's heads to their cards."""

LEAST_WIDTH: Final = 2 * PADDING + CONNECTOR + CARD_WIDTH + indent(2)
"""Room for two levels, so that the first person on the second level moves nobody sideways."""

_BUS: Final = 6
"""Distance from the line along the tops of a block's columns to their first cards."""

Stroke = tuple[tuple[int, int], ...]


class Caption(NamedTuple):
    """The name of a unit, written at a place; without a unit: that the manager is not known."""

    x: int
    y: int
    width: int
    unit: str | None

    def moved(self, x: int, y: int) -> "Caption":
        """Return this caption shifted by ``x`` and ``y``."""
        return Caption(self.x + x, self.y + y, self.width, self.unit)


class Fold(NamedTuple):
    """A row that stands for several people."""

    box: Box
    keys: tuple[int, ...]


@dataclass(slots=True)
class Block:
    """Cards with their places, from the block's upper left corner.

    Attributes:
        trunk: How far down the line from the root runs along the block's left side; 0 if none.
        branches: Lines from there to the heads.
        strokes: Reporting lines within the block by manager.
        reaches: For each card, the x where the room for reporting lines left of it begins.
    """

    width: int = 0
    height: int = 0
    trunk: int = 0
    branches: list[Stroke] = field(default_factory=list)
    cards: dict[int, Box] = field(default_factory=dict)
    folds: list[Fold] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    strokes: dict[int, list[Stroke]] = field(default_factory=dict)
    reaches: dict[int, int] = field(default_factory=dict)


class Limits(NamedTuple):
    """How large a block may grow before it takes another column."""

    width: int
    height: int


def fill_block(
    tree: ReportingTree, heads: Sequence[OrgNode], limits: Limits, *, connected: bool, loose: bool
) -> Block:
    """Place a group of people and all below them.

    Args:
        tree: Everybody in the view.
        heads: The people at the top of the block, of one unit.
        limits: How large it may grow.
        connected: Whether the heads report to the root above.
        loose: Whether the block must say that the heads' manager is not known.
    """
    block = Block()
    unit = heads[0].unit
    top = _title(block, unit, loose=loose)
    subtrees = _subtrees(tree, heads, unit)
    if len(subtrees) == 1 and height(subtrees[0]) > limits.height:
        head, *rows = subtrees[0]
        _fill_column(block, [head], PADDING + CONNECTOR, top)
        columns = _columns(list(_split_at(rows, 1)), limits)
        below = block.cards[head.keys[0]].bottom + COLUMN_GAP - ROW_GAP // 2
        _fill_columns(block, columns, below, head.keys[0])
        columns = [[head]]
    else:
        columns = _columns(subtrees, limits)
        _fill_columns(block, columns, top)
    if connected:
        _connect_heads(block, columns, top)
    boxes = [*block.cards.values(), *(fold.box for fold in block.folds)]
    block.width = max(LEAST_WIDTH, max(box.right for box in boxes) + PADDING)
    block.height = max(box.bottom for box in boxes) + PADDING
    return block


def _title(block: Block, unit: str | None, *, loose: bool) -> int:
    """Write what the block is called, and return where its cards begin."""
    top = PADDING
    lines = [unit] * (unit is not None) + [None] * loose
    for number, line in enumerate(lines, start=1):
        block.captions.append(Caption(PADDING + CONNECTOR, top, CARD_WIDTH + CONNECTOR, line))
        top += TITLE_HEIGHT if number == len(lines) else LINE_HEIGHT
    return top


def _subtrees(
    tree: ReportingTree, heads: Sequence[OrgNode], unit: str | None
) -> list[list[ChartRow]]:
    shown, hidden = tree.folded(heads, WIDE_OVER, WIDE_KEEPS)
    subtrees = [tree.rows(head, unit) for head in shown]
    if hidden:
        subtrees.append([fold_row(hidden, 0, heads[0].manager)])
    return subtrees


def _split_at(rows: Sequence[ChartRow], depth: int) -> Iterator[list[ChartRow]]:
    """Yield rows in groups that each begin with a row of this depth, its caption included."""
    group: list[ChartRow] = []
    for row in rows:
        captioned = bool(group) and group[-1].caption is not None
        if row.depth == depth and group and not captioned:
            yield group
            group = []
        group.append(row)
    yield group


def _columns(subtrees: Sequence[list[ChartRow]], limits: Limits) -> list[list[ChartRow]]:
    """Spread subtrees over as many columns as their height asks for, in order."""
    total = sum(height(rows) + ROW_GAP for rows in subtrees)
    widest = max(row.right for rows in subtrees for row in rows) + COLUMN_GAP
    fit = max(1, (limits.width - 2 * PADDING) // widest)
    count = min(fit, len(subtrees), math.ceil(total / limits.height))
    columns: list[list[ChartRow]] = [[] for _ in range(count)]
    done = 0
    for rows in subtrees:
        size = height(rows) + ROW_GAP
        columns[min(count - 1, int((done + size / 2) * count / total))].extend(rows)
        done += size
    return [column for column in columns if column]


def _fill_columns(
    block: Block, columns: Sequence[list[ChartRow]], top: int, head: int | None = None
) -> None:
    """Place columns side by side, below the card ``head`` if they are one person's reports."""
    x = PADDING + CONNECTOR
    for rows in columns:
        _fill_column(block, rows, x, top)
        for manager, edges in _entries(block, rows).items():
            boss = block.cards[manager]
            start: Stroke = ((boss.x + TRUNK, boss.bottom),)
            if manager == head and x > boss.x:
                bus = top - COLUMN_GAP // 2 + 2
                start = (*start, (boss.x + TRUNK, bus), (x + TRUNK, bus))
            block.strokes.setdefault(manager, []).extend(branching(start, edges))
        x += max(row.right for row in rows) + COLUMN_GAP


def _fill_column(block: Block, rows: Sequence[ChartRow], x: int, y: int) -> None:
    for row in rows:
        left = x + indent(row.depth)
        if row.caption is not None:
            block.captions.append(Caption(left, y + 4, CARD_WIDTH, row.caption))
        elif row.fold:
            block.folds.append(Fold(Box(left, y, CARD_WIDTH, FOLD_HEIGHT), row.keys))
        else:
            block.cards[row.keys[0]] = Box(left, y, CARD_WIDTH, row.height)
            block.reaches[row.keys[0]] = x - CONNECTOR - 3
        y += row.height + ROW_GAP


def _entries(block: Block, rows: Sequence[ChartRow]) -> dict[int, list[tuple[int, int]]]:
    """Return where the lines of each manager in the block come in, those of one column."""
    entries: dict[int, list[tuple[int, int]]] = {}
    for row in rows:
        if row.manager in block.cards and row.caption is None:
            box = _box(block, row)
            entries.setdefault(row.manager, []).append((box.x, box.entry))
    return entries


def _connect_heads(block: Block, columns: Sequence[Sequence[ChartRow]], top: int) -> None:
    """Draw the lines from the block's left side to its heads, over the tops of its columns."""
    for number, rows in enumerate(columns):
        heads = [_box(block, row) for row in rows if not row.depth and row.caption is None]
        edges = [(box.x, box.entry) for box in heads]
        if number == 0:
            block.branches = [((PADDING, y), (x, y)) for x, y in edges]
            block.trunk = edges[-1][1]
        else:
            x = heads[0].x - CONNECTOR
            block.branches += branching(((PADDING, top - _BUS), (x, top - _BUS)), edges)


def branching(start: Stroke, edges: Sequence[tuple[int, int]]) -> list[Stroke]:
    """Return a line from ``start`` down past all edges, and a branch from it to each edge."""
    x = start[-1][0]
    trunk = (*start, (x, edges[-1][1]), edges[-1])
    return [trunk, *(((x, y), (edge, y)) for edge, y in edges[:-1])]


def _box(block: Block, row: ChartRow) -> Box:
    if row.fold:
        return next(fold.box for fold in block.folds if fold.keys == row.keys)
    return block.cards[row.keys[0]]
