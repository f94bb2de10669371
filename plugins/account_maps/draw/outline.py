"""People below one another as the indented rows of an outline, many leaves folded into one row."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from account_maps.draw.geometry import (
    CAPTION_HEIGHT,
    CARD_HEIGHT,
    CARD_WIDTH,
    FOLD_HEIGHT,
    INDENT,
    ROW_GAP,
)

FOLD_OVER: Final = 24
"""A manager with more leaves than this shows the first few and a row for the rest."""

FOLD_KEEPS: Final = 12

WIDE_OVER: Final = 60
WIDE_KEEPS: Final = 40
"""The same for leaves at the head of a block, which spread over columns."""

_FULL_INDENTS: Final = 4
_DEEP_INDENT: Final = 6


class OrgNode(NamedTuple):
    """A person of the reporting tree, to be placed.

    Attributes:
        key: Number of the person in the map.
        manager: Number of whom they report to within this view, if anybody.
        unit: Id of their unit.
        foldable: Whether they may go into a fold: nothing but their name would be lost.
        height: Height of their card.
    """

    key: int
    manager: int | None = None
    unit: str | None = None
    foldable: bool = False
    height: int = CARD_HEIGHT


class ChartRow(NamedTuple):
    """One row of an outline: a card, a fold of several people, or the caption of a unit.

    The height is that of the row without the gap below it.
    """

    depth: int
    keys: tuple[int, ...] = ()
    manager: int | None = None
    caption: str | None = None
    fold: bool = False
    height: int = CARD_HEIGHT

    @property
    def right(self) -> int:
        """Return how far right the row reaches."""
        return indent(self.depth) + CARD_WIDTH


class ReportingTree:
    """Who reports to whom among the people of a view, each in the map's order.

    Args:
        nodes: The people. A manager who is not among them counts as none.
    """

    def __init__(self, nodes: Sequence[OrgNode]) -> None:
        self.nodes: Mapping[int, OrgNode] = {node.key: node for node in nodes}
        self.reports: dict[int, list[OrgNode]] = {node.key: [] for node in nodes}
        self.roots: list[OrgNode] = []
        for node in nodes:
            below = self.reports.get(-1 if node.manager is None else node.manager, self.roots)
            below.append(node)

    def size(self, head: OrgNode) -> int:
        """Return how many people a subtree has, its head included."""
        found = [head]
        for node in found:
            found += self.reports[node.key]
        return len(found)

    def folded(
        self, nodes: Sequence[OrgNode], over: int = FOLD_OVER, keeps: int = FOLD_KEEPS
    ) -> tuple[list[OrgNode], list[OrgNode]]:
        """Split people into those to show, and leaves to fold because they are many."""
        leaves = [node for node in nodes if node.foldable and not self.reports[node.key]]
        hidden = leaves[keeps:] if len(leaves) > over else []
        gone = {node.key for node in hidden}
        return [node for node in nodes if node.key not in gone], hidden

    def rows(self, head: OrgNode, above: str | None) -> list[ChartRow]:
        """Return a person and all below them as rows.

        Args:
            head: The first row.
            above: The unit that the reader already sees named.
        """
        rows: list[ChartRow] = []
        stack: list[tuple[ChartRow, str | None]] = [(_card(head, 0), above)]
        while stack:
            row, named = stack.pop()
            if not row.fold:
                named = self._name_unit(rows, row, named)
                stack.extend(reversed([(below, named) for below in self._below(row)]))
            rows.append(row)
        return rows

    def _name_unit(self, rows: list[ChartRow], row: ChartRow, named: str | None) -> str | None:
        unit = self.nodes[row.keys[0]].unit
        if unit is None or unit == named:
            return named
        before = next((r for r in reversed(rows) if r.depth <= row.depth and not r.caption), None)
        beside = before and before.depth == row.depth and not before.fold
        if not (before and beside and self.nodes[before.keys[0]].unit == unit):
            rows.append(ChartRow(row.depth, caption=unit, height=CAPTION_HEIGHT - ROW_GAP))
        return unit

    def _below(self, row: ChartRow) -> list[ChartRow]:
        key = row.keys[0]
        shown, hidden = self.folded(self.reports[key])
        rows = [_card(node, row.depth + 1) for node in shown]
        if hidden:
            rows.append(fold_row(hidden, row.depth + 1, key))
        return rows


def fold_row(nodes: Sequence[OrgNode], depth: int, manager: int | None) -> ChartRow:
    """Return the row that stands for several people."""
    return ChartRow(
        depth, tuple(node.key for node in nodes), manager, fold=True, height=FOLD_HEIGHT
    )


def indent(depth: int) -> int:
    """Return how far right a row of this depth begins; deep ones step less."""
    return INDENT * min(depth, _FULL_INDENTS) + _DEEP_INDENT * max(0, depth - _FULL_INDENTS)


def height(rows: Sequence[ChartRow]) -> int:
    """Return the height of rows below one another."""
    return sum(row.height + ROW_GAP for row in rows) - ROW_GAP


def _card(node: OrgNode, depth: int) -> ChartRow:
    return ChartRow(depth, (node.key,), node.manager, height=node.height)
