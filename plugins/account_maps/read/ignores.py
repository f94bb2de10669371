"""Comments by which an author asks that a problem be passed over, and says why.

``owner: ana-lima  # account-maps: ignore AM303 because she starts on Monday``
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct
from yaml import Mark

from account_maps.read.nodes import ErrorNode, MappingNode, Node, ScalarNode
from account_maps.read.non_blocking import NON_BLOCKING
from account_maps.read.problems import Problems, Span
from account_maps.read.words import first_few, quoted

FORM = "# account-maps: ignore AM303 because …"
"""How such a comment is written."""

_MARK = b"account-maps:"
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*account-maps:\s*(?P<request>.*)")
_REQUEST = re.compile(
    r"ignore\s+(?P<codes>[A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*)(?:\s+because\s+(?P<why>\S.*))?"
)
_CODE = re.compile(r"[A-Z]+\d+")


class Ignore(Struct, frozen=True, gc=False):
    """A request to ignore problems in a line.

    Attributes:
        codes: Codes of the problems.
        line: The line.
        span: Where the comment stands.
    """

    codes: tuple[str, ...]
    line: int
    span: Span


def ignores(data: bytes, root: Node, problems: Problems) -> tuple[Ignore, ...]:
    """Return the requests of a file; those that are not valid are problems.

    Args:
        data: The bytes of the file.
        root: Its tree, which tells what is text and no comment.
        problems: Takes what is wrong.
    """
    if _MARK not in data:
        return ()
    lines = _LINE_BREAK.split(data.decode("utf-8-sig"))
    texts = _Texts(root)
    below = _lines_below(lines)
    found = []
    for number, line in enumerate(lines):
        match = _COMMENT.search(line)
        if match is None or (number, match.start()) in texts:
            continue
        span = Span(number + 1, match.start() + 1, number + 1, len(line.rstrip()) + 1)
        target = below[number] if not line[: match.start()].strip() else number
        codes = _accepted(match["request"].rstrip(), span, problems)
        if codes:
            found.append(Ignore(codes, target + 1, span))
    return tuple(found)


class _Texts:
    """Where the texts of a tree stand: what looks like a comment there is none."""

    def __init__(self, root: Node) -> None:
        ends = {_place(node.start): _place(node.end) for node in _texts(root)}
        self._starts = sorted(ends)
        self._ends = [ends[start] for start in self._starts]

    def __contains__(self, place: tuple[int, int]) -> bool:
        """Tell whether a line and a column, from 0, are within a text."""
        before = bisect_right(self._starts, place)
        return before > 0 and place < self._ends[before - 1]


def _place(mark: Mark) -> tuple[int, int]:
    return mark.line, mark.column


def _texts(root: Node) -> Iterator[ScalarNode | ErrorNode]:
    stack: list[Node] = [root]
    while stack:
        node = stack.pop()
        if type(node) is MappingNode:
            stack += [part for entry in node.entries for part in (entry.key, entry.value)]
        elif type(node) is ScalarNode or type(node) is ErrorNode:
            yield node
        else:
            stack += node.items  # type: ignore[union-attr]


def _lines_below(lines: list[str]) -> list[int]:
    """Return for each line what a comment of its own there is about: the next that says something.

    Where there is none, it is the comment's own line.
    """
    found = list(range(len(lines)))
    below: int | None = None
    for number in reversed(found):
        found[number] = number if below is None else below
        if lines[number].strip() and not _is_comment(lines[number]):
            below = number
    return found


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _accepted(request: str, span: Span, problems: Problems) -> tuple[str, ...]:
    match = _REQUEST.fullmatch(request)
    if match is None:
        hint = f"write `{FORM}`"
        problems.add("AM901", span, f"the wish {quoted(request)} is not understood", hint)
        return ()
    codes = tuple(dict.fromkeys(_CODE.findall(match["codes"])))
    hard = [code for code in codes if code not in NON_BLOCKING]
    if hard:
        message = f"{first_few(hard)} cannot be passed over"
        problems.add("AM903", span, message, _instead(hard[0]))
    if match["why"] is None:
        message = "nobody will know why this problem is passed over"
        problems.add("AM901", span, message, "add `because …` and the reason")
    return tuple(code for code in codes if code in NON_BLOCKING)


def _instead(code: str) -> str:
    if code.startswith("AF"):
        return f"a finding may wait: write a waiver of {code}, with a reason and a last day"
    return "put right what is wrong: without it the file cannot be used"
