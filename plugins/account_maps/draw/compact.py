"""Places for the few cards of a picture on paper: columns as close as reading allows.

At the top is the root of the reporting tree, with the chain of managers below it while each has
only one report. Everybody else follows as indented outlines, in as many columns as make the
picture largest.
Units have no frames here; the titles say as much.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from account_maps.draw.block import Stroke
from account_maps.draw.geometry import CARD_HEIGHT, CARD_WIDTH, ENTRY, INDENT, TRUNK, Box
from account_maps.draw.layout import Layout
from account_maps.draw.outline import OrgNode, ReportingTree, indent

MARGIN: Final = 4
_ROW: Final = CARD_HEIGHT + 10
_BUS: Final = 10
"""Distance from the line that joins the columns to the cards above and below it."""

_TRUNK: Final = 12
"""Distance from the line that runs along a column to its cards."""

_APART: Final = 26
"""Distance between two columns, in which informal lines run."""

_MOST_COLUMNS: Final = 6


class Subtree(NamedTuple):
    """A person and all below them, each with a depth.

    Attributes:
        rows: The people and how deep each is.
        is_connected: Whether a reporting line from above ends at the first.
    """

    rows: tuple[tuple[OrgNode, int], ...]
    is_connected: bool

    @property
    def breadth(self) -> int:
        """Return how wide the outline is."""
        return max(indent(depth) for _, depth in self.rows) + CARD_WIDTH


def most_cards(width: float, height: float) -> int:
    """Return how many cards a picture of some size, in its own units, could hold at most."""
    columns = (width - 2 * MARGIN + _APART) // (_TRUNK + CARD_WIDTH + _APART)
    rows = (height - 2 * MARGIN + _ROW - CARD_HEIGHT) // _ROW
    return int(max(columns, 1) * max(rows, 0))


def compact_layouts(nodes: Sequence[OrgNode]) -> Iterator[Layout]:
    """Yield the ways to place people: in one column, in two, and so on.

    Args:
        nodes: The people, in the map's order. At least one.
    """
    tree = ReportingTree(nodes)
    chain = _chain(tree)
    groups = _subtrees(tree, chain)
    for count in range(1, min(len(groups), _MOST_COLUMNS) + 1):
        yield _compose(chain, _columns(groups, count))
    if not groups:
        yield _compose(chain, [])


def _chain(tree: ReportingTree) -> list[OrgNode]:
    """Return who stands on top: the one root, and below it managers of all the others."""
    heads = [node for node in tree.roots if tree.reports[node.key]]
    if len(heads) != 1:
        return []
    chain = heads
    while len(below := tree.reports[chain[-1].key]) == 1 and tree.reports[below[0].key]:
        chain.append(below[0])
    return chain


def _subtrees(tree: ReportingTree, chain: Sequence[OrgNode]) -> list[Subtree]:
    connected = tree.reports[chain[-1].key] if chain else []
    loose = [node for node in tree.roots if node not in chain]
    outlines = [(head, True) for head in connected] + [(head, False) for head in loose]
    return [Subtree(tuple(_outline(tree, head)), is_connected) for head, is_connected in outlines]


def _outline(tree: ReportingTree, head: OrgNode) -> Iterator[tuple[OrgNode, int]]:
    stack = [(head, 0)]
    while stack:
        node, depth = stack.pop()
        yield node, depth
        stack += [(below, depth + 1) for below in reversed(tree.reports[node.key])]


def _columns(groups: Sequence[Subtree], count: int) -> list[list[Subtree]]:
    """Return groups in columns, in their order, the highest column as low as can be."""
    rows = [len(group.rows) for group in groups]
    limit = max(*rows, -(-sum(rows) // count), 1)
    while len(columns := _filled(groups, limit)) > count:
        limit += 1
    return columns


def _filled(groups: Sequence[Subtree], limit: int) -> list[list[Subtree]]:
    columns: list[list[Subtree]] = []
    used = limit
    for group in groups:
        if used + len(group.rows) > limit:
            columns.append([])
            used = 0
        columns[-1].append(group)
        used += len(group.rows)
    return columns


def _compose(chain: Sequence[OrgNode], columns: Sequence[Sequence[Subtree]]) -> Layout:
    widths = [_TRUNK + max(group.breadth for group in column) for column in columns]
    inner = max(CARD_WIDTH, sum(widths) + _APART * (len(widths) - 1))
    layout = Layout(width=2 * MARGIN + inner)
    top = _stand_on_top(layout, chain, MARGIN + (inner - CARD_WIDTH) // 2)
    x = MARGIN
    trunks: list[Stroke] = []
    for column, width in zip(columns, widths, strict=True):
        trunks += _place(layout, column, x, top)
        x += width + _APART
    if chain and trunks:
        _connect_columns(layout, chain[-1].key, trunks, top - _BUS)
    layout.height = max(box.bottom for box in layout.cards.values()) + MARGIN
    return layout


def _stand_on_top(layout: Layout, chain: Sequence[OrgNode], x: int) -> int:
    """Place those on top, and return where the columns begin."""
    y = MARGIN
    middle = x + CARD_WIDTH // 2
    for number, node in enumerate(chain):
        layout.cards[node.key] = Box(x, y, CARD_WIDTH, CARD_HEIGHT)
        if number:
            path = ((middle, y - 2 * _BUS), (middle, y))
            layout.strokes[chain[number - 1].key] = [path]
        y += CARD_HEIGHT + 2 * _BUS
    return y


def _place(layout: Layout, column: Sequence[Subtree], x: int, y: int) -> list[Stroke]:
    """Place a column, and return the line along it and the lines from there to the heads."""
    strokes: list[Stroke] = []
    for group in column:
        for node, depth in group.rows:
            left = x + _TRUNK + indent(depth)
            layout.cards[node.key] = Box(left, y, CARD_WIDTH, CARD_HEIGHT)
            layout.reaches[node.key] = left - (INDENT if depth else _TRUNK)
            if depth and node.manager is not None:
                _connect(layout, node)
            elif group.is_connected:
                strokes.append(((x, y + ENTRY), (left, y + ENTRY)))
            y += _ROW
    return strokes


def _connect(layout: Layout, node: OrgNode) -> None:
    """Draw the line from a manager above to somebody in the outline below."""
    manager, box = layout.cards[node.manager or 0], layout.cards[node.key]
    trunk = manager.x + TRUNK
    path: Stroke = ((trunk, manager.bottom), (trunk, box.entry), (box.x, box.entry))
    layout.strokes.setdefault(node.manager or 0, []).append(path)


def _connect_columns(layout: Layout, root: int, branches: Sequence[Stroke], bus: int) -> None:
    """Draw the root's line to a bar above the columns, and from there along each column."""
    box = layout.cards[root]
    middle = box.x + CARD_WIDTH // 2
    lowest: dict[int, int] = {}
    for (x, y), _ in branches:
        lowest[x] = max(y, lowest.get(x, y))
    ends = [middle, *lowest]
    strokes = layout.strokes.setdefault(root, [])
    strokes.append(((middle, box.bottom), (middle, bus)))
    if len(set(ends)) > 1:
        strokes.append(((min(ends), bus), (max(ends), bus)))
    strokes += [((x, bus), (x, low)) for x, low in lowest.items()]
    strokes += branches
