"""The edits that give each level of a file its two spaces."""

import re
from collections.abc import Iterator

from account_maps.edit.lines import Lines
from account_maps.edit.splice import TextEdit
from account_maps.edit.tree import (
    Child,
    ItemSyntax,
    MappingSyntax,
    ScalarSyntax,
    SyntaxNode,
    children,
)

STEP = 2
_FIXED = re.compile(r"[|>][+-]?[1-9]")
_Move = tuple[int, int]


def indents(root: MappingSyntax, lines: Lines, inside: frozenset[int]) -> Iterator[TextEdit]:
    """Yield the edits of the spaces that lines begin with.

    Args:
        root: The tree.
        lines: The lines of its text.
        inside: Lines in which something goes on that began in a line above.
    """
    plan = _IndentPlan(lines)
    plan.group(root, 0)
    below = _below(plan, len(lines))
    above: list[_Move] = []
    for number in range(len(lines)):
        line = lines.line(number)
        old = len(line) - len(line.lstrip())
        if number not in inside and lines.is_comment(number):
            new = _comment(old, above, below[number])
        else:
            new = plan.columns.get(number, old)
        if new != old:
            start = lines.starts[number]
            yield TextEdit(start, start + old, " " * new)
        for move in plan.moves.get(number, ()):
            _go_on(above, move)


class _IndentPlan:
    """Where each line is to begin.

    Attributes:
        columns: The column of each line with something in it.
        moves: What begins in each line, from left to right: the column where it stands, and
            where it is to stand.
    """

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self.columns: dict[int, int] = {}
        self.moves: dict[int, list[_Move]] = {}

    def group(self, group: SyntaxNode, column: int) -> None:
        """Plan what a group without brackets holds, and all below it."""
        for child in children(group):
            number = self._lines.number(child.start)
            if self._lines.is_first_in_line(child):
                self.columns[number] = column
            move = (self._lines.column(child.start), column)
            self.moves.setdefault(number, []).append(move)
            value = child.value
            if isinstance(value, ScalarSyntax) or value.flow:
                self._continuation(child, column)
            else:
                self.group(value, column + STEP)

    def _continuation(self, child: Child, column: int) -> None:
        """Plan the lines below the first of a text or of brackets: they move as one."""
        lines, value = self._lines, child.value
        first, last = lines.number(value.start), lines.number(max(value.end - 1, value.start))
        by = column - lines.column(child.start)
        if isinstance(value, ScalarSyntax) and value.block:
            by = self._block_shift(value, column, first, last, by)
        elif value.start < value.end and first > lines.number(child.start):
            self.columns[first] = column + STEP
            by = column + STEP - lines.indent(first)
        elif isinstance(child, ItemSyntax) and not isinstance(value, ScalarSyntax):
            by = column + STEP - lines.column(value.start)
        for number in range(first + 1, last + 1):
            if lines.line(number):
                self.columns[number] = max(0, lines.indent(number) + by)

    def _block_shift(self, value: ScalarSyntax, column: int, first: int, last: int, by: int) -> int:
        """Return how far the lines below ``|`` move; where their column is given, with the key."""
        lines = self._lines
        written = [number for number in range(first + 1, last + 1) if not lines.is_blank(number)]
        if not written or _FIXED.match(lines.text, value.start):
            return by
        return column + STEP - lines.indent(written[0])


def _below(plan: _IndentPlan, count: int) -> list[_Move | None]:
    """Return for each line what begins first in the next line that holds anything."""
    found: list[_Move | None] = [None] * count
    for number in range(count - 2, -1, -1):
        moves = plan.moves.get(number + 1)
        found[number] = moves[0] if moves else found[number + 1]
    return found


def _go_on(above: list[_Move], move: _Move) -> None:
    """Close the groups that have ended where something begins, and open its own."""
    while len(above) > 1 and above[-1][0] >= move[0]:
        above.pop()
    above.append(move)


def _comment(old: int, above: list[_Move], below: _Move | None) -> int:
    """Return the column of a comment: that of what is below it, or of what it stands in."""
    if below and below[0] == old:
        return below[1]
    known = [*above, below] if below else above
    same = [new for column, new in known if column == old]
    further_out = [move for move in known if move[0] < old]
    return same[0] if same else max(further_out, default=(0, 0))[1]
