"""Comments by which an author asks that a problem be passed over, and says why.

``owner: ana-lima  # account-maps: ignore AM303 because she starts on Monday``
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from account_maps.read.nodes import Broken, Mapping, Node, Scalar
from account_maps.read.problems import Problem, Problems, Span
from account_maps.read.soft import SOFT
from account_maps.read.words import listed, quoted

FORM = "# account-maps: ignore AM303 because …"
"""How such a comment is written."""

_MARK = b"account-maps:"
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*account-maps:\s*(?P<wish>.*)")
_WISH = re.compile(
    r"ignore\s+(?P<codes>[A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*)(?:\s+because\s+(?P<why>\S.*))?"
)
_CODE = re.compile(r"[A-Z]+\d+")


class Ignore(Struct, frozen=True, gc=False):
    """A wish that problems in a line be passed over.

    Attributes:
        codes: Codes of the problems.
        line: The line.
        span: Where the comment stands.
    """

    codes: tuple[str, ...]
    line: int
    span: Span

    def covers(self, problem: Problem, code: str) -> bool:
        """Tell whether a problem is one of those that are to be passed over for a code."""
        return problem.code == code and problem.span.line == self.line


def ignores(data: bytes, root: Node, problems: Problems) -> tuple[Ignore, ...]:
    """Return the wishes of a file; those that cannot be granted are problems.

    Args:
        data: The bytes of the file.
        root: Its tree, which tells what is text and no comment.
        problems: Takes what is wrong.
    """
    if _MARK not in data:
        return ()
    lines = _LINE_BREAK.split(data.decode("utf-8-sig"))
    texts = [(node.start, node.end) for node in _texts(root)]
    found = []
    for number, line in enumerate(lines):
        match = _COMMENT.search(line)
        if match is None or any(_is_in(number, match.start(), *text) for text in texts):
            continue
        span = Span(number + 1, match.start() + 1, number + 1, len(line.rstrip()) + 1)
        target = _next_line(lines, number) if not line[: match.start()].strip() else number
        codes = _granted(match["wish"].rstrip(), span, problems)
        if codes:
            found.append(Ignore(codes, target + 1, span))
    return tuple(found)


def _texts(root: Node) -> Iterator[Scalar | Broken]:
    stack: list[Node] = [root]
    while stack:
        node = stack.pop()
        if type(node) is Mapping:
            stack += [part for entry in node.entries for part in (entry.key, entry.value)]
        elif type(node) is Scalar or type(node) is Broken:
            yield node
        else:
            stack += node.items  # type: ignore[union-attr]


def _is_in(line: int, column: int, start: object, end: object) -> bool:
    begin = (start.line, start.column)  # type: ignore[attr-defined]
    return begin <= (line, column) < (end.line, end.column)  # type: ignore[attr-defined]


def _next_line(lines: list[str], number: int) -> int:
    """Return the line that a comment of its own line is about: the next that says something."""
    below = range(number + 1, len(lines))
    return next((n for n in below if lines[n].strip() and not _is_comment(lines[n])), number)


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _granted(wish: str, span: Span, problems: Problems) -> tuple[str, ...]:
    match = _WISH.fullmatch(wish)
    if match is None:
        hint = f"write `{FORM}`"
        problems.add("AM901", span, f"the wish {quoted(wish)} is not understood", hint)
        return ()
    codes = tuple(_CODE.findall(match["codes"]))
    hard = [code for code in codes if code not in SOFT]
    if hard:
        message = f"{listed(hard)} cannot be passed over"
        problems.add("AM903", span, message, _instead(hard[0]))
    if match["why"] is None:
        message = "nobody will know why this problem is passed over"
        problems.add("AM901", span, message, "add `because …` and the reason")
    return tuple(code for code in codes if code in SOFT)


def _instead(code: str) -> str:
    if code.startswith("AF"):
        return f"a finding may wait: write a waiver of {code}, with a reason and a last day"
    return "put right what is wrong: without it the file cannot be used"
