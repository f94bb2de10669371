"""Places for the few cards of a picture on paper: columns as close as reading allows.

On top stands the one who leads all others, with a chain of managers below if each has one report
only. Below hang the people as indented outlines, in as many columns as make the picture largest.
Units have no frames here; the titles say as much.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from account_maps.draw.block import Stroke
from account_maps.draw.geometry import CARD_HEIGHT, CARD_WIDTH, ENTRY, INDENT, TRUNK, Box
from account_maps.draw.layout import Layout
from account_maps.draw.outline import Post, Team, indent

MARGIN: Final = 4
_ROW: Final = CARD_HEIGHT + 10
_BUS: Final = 10
"""Distance from the line that joins the columns to the cards above and below it."""

_SPINE: Final = 12
"""Distance from the line that runs along a column to its cards."""

_APART: Final = 26
"""Distance between two columns, in which informal lines run."""

_MOST_COLUMNS: Final = 6


class Group(NamedTuple):
    """Somebody and all below them: posts with their depths, and whether a line leads to them."""

    rows: tuple[tuple[Post, int], ...]
    hung: bool

    @property
    def breadth(self) -> int:
        """Return how wide the outline is."""
        return max(indent(depth) for _, depth in self.rows) + CARD_WIDTH


def most_cards(width: float, height: float) -> int:
    """Return how many cards a picture of some size, in its own units, could hold at most."""
    columns = (width - 2 * MARGIN + _APART) // (_SPINE + CARD_WIDTH + _APART)
    rows = (height - 2 * MARGIN + _ROW - CARD_HEIGHT) // _ROW
    return int(max(columns, 1) * max(rows, 0))


def compact_layouts(posts: Sequence[Post]) -> Iterator[Layout]:
    """Yield the ways to place people: in one column, in two, and so on.

    Args:
        posts: The people, in the map's order. At least one.
    """
    team = Team(posts)
    chain = _chain(team)
    groups = _groups(team, chain)
    for count in range(1, min(len(groups), _MOST_COLUMNS) + 1):
        yield _compose(chain, _columns(groups, count))
    if not groups:
        yield _compose(chain, [])


def _chain(team: Team) -> list[Post]:
    """Return who stands on top: the one root, and below it managers of all the others."""
    heads = [post for post in team.tops if team.reports[post.key]]
    if len(heads) != 1:
        return []
    chain = heads
    while len(below := team.reports[chain[-1].key]) == 1 and team.reports[below[0].key]:
        chain.append(below[0])
    return chain


def _groups(team: Team, chain: Sequence[Post]) -> list[Group]:
    hung = team.reports[chain[-1].key] if chain else []
    loose = [post for post in team.tops if post not in chain]
    outlines = [(head, True) for head in hung] + [(head, False) for head in loose]
    return [Group(tuple(_outline(team, head)), is_hung) for head, is_hung in outlines]


def _outline(team: Team, head: Post) -> Iterator[tuple[Post, int]]:
    stack = [(head, 0)]
    while stack:
        post, depth = stack.pop()
        yield post, depth
        stack += [(below, depth + 1) for below in reversed(team.reports[post.key])]


def _columns(groups: Sequence[Group], count: int) -> list[list[Group]]:
    """Return groups in columns, in their order, the highest column as low as can be."""
    rows = [len(group.rows) for group in groups]
    limit = max(*rows, -(-sum(rows) // count), 1)
    while len(columns := _filled(groups, limit)) > count:
        limit += 1
    return columns


def _filled(groups: Sequence[Group], limit: int) -> list[list[Group]]:
    columns: list[list[Group]] = []
    used = limit
    for group in groups:
        if used + len(group.rows) > limit:
            columns.append([])
            used = 0
        columns[-1].append(group)
        used += len(group.rows)
    return columns


def _compose(chain: Sequence[Post], columns: Sequence[Sequence[Group]]) -> Layout:
    widths = [_SPINE + max(group.breadth for group in column) for column in columns]
    inner = max(CARD_WIDTH, sum(widths) + _APART * (len(widths) - 1))
    layout = Layout(width=2 * MARGIN + inner)
    top = _stand_on_top(layout, chain, MARGIN + (inner - CARD_WIDTH) // 2)
    x = MARGIN
    spines: list[Stroke] = []
    for column, width in zip(columns, widths, strict=True):
        spines += _place(layout, column, x, top)
        x += width + _APART
    if chain and spines:
        _join(layout, chain[-1].key, spines, top - _BUS)
    layout.height = max(box.bottom for box in layout.cards.values()) + MARGIN
    return layout


def _stand_on_top(layout: Layout, chain: Sequence[Post], x: int) -> int:
    """Place those on top, and return where the columns begin."""
    y = MARGIN
    middle = x + CARD_WIDTH // 2
    for number, post in enumerate(chain):
        layout.cards[post.key] = Box(x, y, CARD_WIDTH, CARD_HEIGHT)
        if number:
            way = ((middle, y - 2 * _BUS), (middle, y))
            layout.strokes[chain[number - 1].key] = [way]
        y += CARD_HEIGHT + 2 * _BUS
    return y


def _place(layout: Layout, column: Sequence[Group], x: int, y: int) -> list[Stroke]:
    """Place a column, and return the line along it and the lines from there to the heads."""
    strokes: list[Stroke] = []
    for group in column:
        for post, depth in group.rows:
            left = x + _SPINE + indent(depth)
            layout.cards[post.key] = Box(left, y, CARD_WIDTH, CARD_HEIGHT)
            layout.reaches[post.key] = left - (INDENT if depth else _SPINE)
            if depth and post.manager is not None:
                _hang(layout, post)
            elif group.hung:
                strokes.append(((x, y + ENTRY), (left, y + ENTRY)))
            y += _ROW
    return strokes


def _hang(layout: Layout, post: Post) -> None:
    """Draw the line from a manager above to somebody in the outline below."""
    manager, box = layout.cards[post.manager or 0], layout.cards[post.key]
    trunk = manager.x + TRUNK
    way: Stroke = ((trunk, manager.bottom), (trunk, box.entry), (box.x, box.entry))
    layout.strokes.setdefault(post.manager or 0, []).append(way)


def _join(layout: Layout, root: int, teeth: Sequence[Stroke], bus: int) -> None:
    """Draw the root's line to a bar above the columns, and from there along each column."""
    box = layout.cards[root]
    middle = box.x + CARD_WIDTH // 2
    lowest: dict[int, int] = {}
    for (x, y), _ in teeth:
        lowest[x] = max(y, lowest.get(x, y))
    ends = [middle, *lowest]
    strokes = layout.strokes.setdefault(root, [])
    strokes.append(((middle, box.bottom), (middle, bus)))
    if len(set(ends)) > 1:
        strokes.append(((min(ends), bus), (max(ends), bus)))
    strokes += [((x, bus), (x, low)) for x, low in lowest.items()]
    strokes += teeth
