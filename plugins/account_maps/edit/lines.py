"""Which lines of a text belong to what stands in them: a person with the comment above, a list."""

import re
from bisect import bisect_right

from account_maps.edit.tree import Child
from account_maps.read.problems import Span

_BREAK = re.compile(r"\r\n|\r|\n")


class Lines:
    """The lines of a text.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in _BREAK.finditer(text))]
        if len(self.starts) > 1 and self.starts[-1] == len(text):
            self.starts.pop()
        self._lines = _BREAK.split(text)

    def __len__(self) -> int:
        """Return how many lines there are."""
        return len(self.starts)

    def number(self, offset: int) -> int:
        """Return the line of a place, from 0."""
        return bisect_right(self.starts, offset) - 1

    def end(self, number: int) -> int:
        """Return where the next line begins."""
        return self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)

    def column(self, offset: int) -> int:
        """Return the column of a place, from 0."""
        return offset - self.starts[self.number(offset)]

    def line(self, number: int) -> str:
        """Return a line without its line end."""
        return self._lines[number]

    def indent(self, number: int) -> int:
        """Return how many spaces a line begins with."""
        line = self.line(number)
        return len(line) - len(line.lstrip(" "))

    def is_blank(self, number: int) -> bool:
        """Return whether there is nothing to see in a line."""
        return not self.line(number).strip()

    def is_comment(self, number: int) -> bool:
        """Return whether a line holds nothing but a comment.

        Lines of a text that goes over several lines look the same; only ask for lines between
        entries.
        """
        return self.line(number).lstrip().startswith("#")

    def offset(self, line: int, column: int) -> int:
        """Return the place of a line and a column that count from 1, as those of a problem."""
        return self.starts[line - 1] + column - 1

    def offsets(self, span: Span) -> tuple[int, int]:
        """Return where a span begins and ends."""
        return self.offset(span.line, span.column), self.offset(span.end_line, span.end_column)

    def ending(self) -> str:
        """Return the line end of the text: that of its first line."""
        found = _BREAK.search(self.text)
        return found[0] if found else "\n"

    def is_first_in_line(self, child: Child) -> bool:
        """Return whether an entry or item is the first thing in its line."""
        start = self.starts[self.number(child.start)]
        return not self.text[start : child.start].strip()

    def own_lines(self, child: Child) -> tuple[int, int]:
        """Return the first line of an entry or item, and the line behind its last.

        Its own are also the comment lines right above, as far in as itself, and those below that
        are further in. Only ask for what stands first in its line.
        """
        first, last = self.number(child.start), self.number(max(child.end - 1, child.start))
        column = self.column(child.start)
        while first and self.is_comment(first - 1) and self.indent(first - 1) == column:
            first -= 1
        behind = below = last + 1
        while below < len(self) and (self.is_blank(below) or self._is_inside(below, column)):
            below += 1
            if self.is_comment(below - 1):
                behind = below
        return first, behind

    def _is_inside(self, number: int, column: int) -> bool:
        return self.is_comment(number) and self.indent(number) > column

    def own_range(self, child: Child) -> tuple[int, int]:
        """Return where the lines that are an entry's own begin and end, for taking it out."""
        first, behind = self.own_lines(child)
        return self.starts[first], self.end(behind - 1)
