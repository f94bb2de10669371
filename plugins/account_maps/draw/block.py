"""One block of the picture: the people below one direct report, in one column or several."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from account_maps.draw.geometry import CARD_WIDTH, FOLD_HEIGHT, ROW_GAP, TRUNK, Box
from account_maps.draw.outline import (
    WIDE_KEEPS,
    WIDE_OVER,
    Post,
    Row,
    Team,
    fold_row,
    height,
    indent,
)

PADDING: Final = 10
TITLE_HEIGHT: Final = 22
LINE_HEIGHT: Final = 15
COLUMN_GAP: Final = 32
HOOK: Final = 11
"""Distance from a block's line of heads to their cards."""

Stroke = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Caption:
    """The name of a unit, written at a place; without a unit: that the manager is not known."""

    x: int
    y: int
    width: int
    unit: str | None

    def moved(self, x: int, y: int) -> "Caption":
        """Return this caption shifted by ``x`` and ``y``."""
        return Caption(self.x + x, self.y + y, self.width, self.unit)


@dataclass(frozen=True, slots=True)
class Fold:
    """A row that stands for several people."""

    box: Box
    keys: tuple[int, ...]


@dataclass(slots=True)
class Block:
    """Cards with their places, from the block's upper left corner.

    Attributes:
        hooks: For each column of heads, where the line from the root comes down and the left
            edges it leads to.
        strokes: Reporting lines within the block by manager.
        reaches: For each card, the x where the room for reporting lines left of it begins.
    """

    width: int = 0
    height: int = 0
    hung: bool = False
    cards: dict[int, Box] = field(default_factory=dict)
    folds: list[Fold] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    hooks: list[tuple[int, list[tuple[int, int]]]] = field(default_factory=list)
    strokes: dict[int, list[Stroke]] = field(default_factory=dict)
    reaches: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a block may grow before it takes another column."""

    width: int
    height: int


def fill_block(
    team: Team, heads: Sequence[Post], limits: Limits, *, hung: bool, loose: bool
) -> Block:
    """Place a group of people and all below them.

    Args:
        team: Everybody in the view.
        heads: The people at the top of the block, of one unit.
        limits: How large it may grow.
        hung: Whether the heads report to the root above.
        loose: Whether the block must say that the heads' manager is not known.
    """
    block = Block(hung=hung)
    unit = heads[0].unit
    lines = [unit] * (unit is not None) + [None] * loose
    top = PADDING
    for line in lines:
        room = CARD_WIDTH + HOOK
        block.captions.append(Caption(PADDING + HOOK, top, room, line))
        top += TITLE_HEIGHT if line is lines[-1] else LINE_HEIGHT
    subtrees = _subtrees(team, heads, unit)
    head = subtrees[0].pop(0) if _splits(subtrees, limits) and len(subtrees) == 1 else None
    if head is not None:
        block.cards[head.keys[0]] = box = Box(PADDING + HOOK, top, CARD_WIDTH, head.height)
        block.reaches[head.keys[0]] = box.x - HOOK - 3
        top = box.bottom + COLUMN_GAP - ROW_GAP // 2
        subtrees = list(_split_at(subtrees[0], 1))
    right = _fill_columns(block, _columns(subtrees, limits), top, head)
    bottom = max(box.bottom for box in _boxes(block))
    block.width, block.height = right + PADDING, bottom + PADDING
    return block


def _subtrees(team: Team, heads: Sequence[Post], unit: str | None) -> list[list[Row]]:
    shown, hidden = team.folded(heads, WIDE_OVER, WIDE_KEEPS)
    subtrees = [team.rows(head, unit) for head in shown]
    if hidden:
        subtrees.append([fold_row(hidden, 0, heads[0].manager)])
    return subtrees


def _splits(subtrees: Sequence[Sequence[Row]], limits: Limits) -> bool:
    return sum(height(rows) + ROW_GAP for rows in subtrees) > limits.height


def _split_at(rows: Sequence[Row], depth: int) -> Iterable[list[Row]]:
    """Yield rows in groups that each begin with a row of this depth, its caption included."""
    group: list[Row] = []
    for row in rows:
        captioned = bool(group) and group[-1].caption is not None
        if row.depth == depth and group and not captioned:
            yield group
            group = []
        group.append(row)
    yield group


def _columns(subtrees: Sequence[list[Row]], limits: Limits) -> list[list[Row]]:
    """Spread subtrees over as many columns as their height asks for, in order."""
    total = sum(height(rows) + ROW_GAP for rows in subtrees)
    widest = max(row.right for rows in subtrees for row in rows) + COLUMN_GAP
    fit = max(1, (limits.width - 2 * PADDING) // widest)
    count = min(fit, len(subtrees), math.ceil(total / limits.height))
    columns: list[list[Row]] = [[] for _ in range(count)]
    done = 0
    for rows in subtrees:
        size = height(rows) + ROW_GAP
        columns[min(count - 1, int((done + size / 2) * count / total))].extend(rows)
        done += size
    return [column for column in columns if column]


def _fill_columns(block: Block, columns: Sequence[list[Row]], top: int, head: Row | None) -> int:
    x = PADDING + HOOK
    for rows in columns:
        _fill_column(block, rows, x, top)
        _join(block, rows, x, top, head)
        x += max(row.right for row in rows) + COLUMN_GAP
    return max(box.right for box in _boxes(block))


def _fill_column(block: Block, rows: Sequence[Row], x: int, y: int) -> None:
    for row in rows:
        left = x + indent(row.depth)
        if row.caption is not None:
            block.captions.append(Caption(left, y + 4, CARD_WIDTH, row.caption))
        elif row.fold:
            block.folds.append(Fold(Box(left, y, CARD_WIDTH, FOLD_HEIGHT), row.keys))
        else:
            block.cards[row.keys[0]] = Box(left, y, CARD_WIDTH, row.height)
            block.reaches[row.keys[0]] = x - HOOK - 3
        y += row.height + ROW_GAP


def _join(block: Block, rows: Sequence[Row], x: int, top: int, head: Row | None) -> None:
    """Draw the reporting lines of one column."""
    places = {box.keys: box.box for box in block.folds}
    entries: dict[int | None, list[tuple[int, int]]] = {}
    for row in rows:
        if row.caption is None:
            box = places[row.keys] if row.fold else block.cards[row.keys[0]]
            known = row.manager if row.manager in block.cards else None
            entries.setdefault(known, []).append((box.x, box.entry))
    for manager, edges in entries.items():
        if manager is None:
            if block.hung:
                block.hooks.append((x - HOOK, edges))
            continue
        boss = block.cards[manager]
        start: Stroke = ((boss.x + TRUNK, boss.bottom),)
        if head is not None and manager == head.keys[0] and x > boss.x:
            bus = top - COLUMN_GAP // 2 + 2
            start = ((boss.x + TRUNK, bus), (x + TRUNK, bus))
        block.strokes.setdefault(manager, []).extend(comb(start, edges))
    if head is not None and block.hung and not block.hooks:
        box = block.cards[head.keys[0]]
        block.hooks.append((x - HOOK, [(box.x, box.entry)]))


def comb(start: Stroke, edges: Sequence[tuple[int, int]]) -> list[Stroke]:
    """Return a line that comes from ``start`` and runs down past the edges, and its teeth."""
    x = start[-1][0]
    spine = (*start, (x, edges[-1][1]), edges[-1])
    return [spine, *(((x, y), (edge, y)) for edge, y in edges[:-1])]


def _boxes(block: Block) -> Iterable[Box]:
    yield from block.cards.values()
    yield from (fold.box for fold in block.folds)
