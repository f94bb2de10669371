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


class Post(NamedTuple):
    """Somebody to place.

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


class Row(NamedTuple):
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


class Team:
    """Who reports to whom among the people of a view, each in the map's order.

    Args:
        posts: The people. A manager who is not among them counts as none.
    """

    def __init__(self, posts: Sequence[Post]) -> None:
        self.posts: Mapping[int, Post] = {post.key: post for post in posts}
        self.reports: dict[int, list[Post]] = {post.key: [] for post in posts}
        self.tops: list[Post] = []
        for post in posts:
            below = self.reports.get(-1 if post.manager is None else post.manager, self.tops)
            below.append(post)

    def size(self, head: Post) -> int:
        """Return how many people somebody leads, themselves included."""
        found = [head]
        for post in found:
            found += self.reports[post.key]
        return len(found)

    def folded(
        self, posts: Sequence[Post], over: int = FOLD_OVER, keeps: int = FOLD_KEEPS
    ) -> tuple[list[Post], list[Post]]:
        """Split people into those to show, and leaves to fold because they are many."""
        leaves = [post for post in posts if post.foldable and not self.reports[post.key]]
        hidden = leaves[keeps:] if len(leaves) > over else []
        gone = {post.key for post in hidden}
        return [post for post in posts if post.key not in gone], hidden

    def rows(self, head: Post, above: str | None) -> list[Row]:
        """Return somebody and all below them as rows.

        Args:
            head: The first row.
            above: The unit that the reader already sees named.
        """
        rows: list[Row] = []
        stack: list[tuple[Row, str | None]] = [(_card(head, 0), above)]
        while stack:
            row, named = stack.pop()
            if not row.fold:
                named = self._name_unit(rows, row, named)
                stack.extend(reversed([(below, named) for below in self._below(row)]))
            rows.append(row)
        return rows

    def _name_unit(self, rows: list[Row], row: Row, named: str | None) -> str | None:
        unit = self.posts[row.keys[0]].unit
        if unit is None or unit == named:
            return named
        before = next((r for r in reversed(rows) if r.depth <= row.depth and not r.caption), None)
        beside = before and before.depth == row.depth and not before.fold
        if not (before and beside and self.posts[before.keys[0]].unit == unit):
            rows.append(Row(row.depth, caption=unit, height=CAPTION_HEIGHT - ROW_GAP))
        return unit

    def _below(self, row: Row) -> list[Row]:
        key = row.keys[0]
        shown, hidden = self.folded(self.reports[key])
        rows = [_card(post, row.depth + 1) for post in shown]
        if hidden:
            rows.append(fold_row(hidden, row.depth + 1, key))
        return rows


def fold_row(posts: Sequence[Post], depth: int, manager: int | None) -> Row:
    """Return the row that stands for several people."""
    return Row(depth, tuple(post.key for post in posts), manager, fold=True, height=FOLD_HEIGHT)


def indent(depth: int) -> int:
    """Return how far right a row of this depth begins; deep ones step less."""
    return INDENT * min(depth, _FULL_INDENTS) + _DEEP_INDENT * max(0, depth - _FULL_INDENTS)


def height(rows: Sequence[Row]) -> int:
    """Return the height of rows below one another."""
    return sum(row.height + ROW_GAP for row in rows) - ROW_GAP


def _card(post: Post, depth: int) -> Row:
    return Row(depth, (post.key,), post.manager, height=post.height)
