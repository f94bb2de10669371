"""Choices for a line that is not YAML: a space that is missing, or a text that needs quotes."""

import re
from collections.abc import Iterator

from account_maps.edit.splice import TextEdit
from account_maps.mend.choices import Choice, replacement
from account_maps.mend.source_text import SourceText
from account_maps.read.problems import Problem
from account_maps.read.quoting import in_quotes

_NO_SPACE = re.compile(r"(\s*(?:- +)*[\w-]+:)(?=[^\s:/])|(\s*(?:- +)*-)(?=[^\s-])")
_TAB_BEHIND_DASH = re.compile(r"(\s*(?:-[ \t]+)*-)([ \t]*\t[ \t]*)(?=\S)")
_DASHES = re.compile(r"\s*(?:- +)+")
_KEY = re.compile(r"\s*(?:- +)*[^\s\[\]{}\"'#][^\[\]{}\"'#]*?:\s+(?=\S)")
_COMMENT = re.compile(r"\s+#(?=\s|$)")
_LOST = re.compile(r"\s#[^\s#]")
_IN_BRACKETS = re.compile(r"[^,\]}]*")


def choices(problem: Problem, source: SourceText) -> list[Choice]:
    """Return what can be done about a line that the parser stumbled over.

    Args:
        problem: What is wrong.
        source: The text.
    """
    number = problem.span.line - 1
    if number >= len(source.lines):
        return []
    line, start = source.lines.line(number), source.lines.starts[number]
    found = list(_spaces(line, start))
    if problem.code == "AM108":
        found += _quotes(line, start, problem.span.column - 1)
    return found


def _spaces(line: str, start: int) -> Iterator[Choice]:
    found = _NO_SPACE.match(line)
    if found is not None:
        place = start + found.end()
        yield Choice(
            (TextEdit(place, place, " "),), description=f"added a space behind `{found[0].strip()}`"
        )
    tab = _TAB_BEHIND_DASH.match(line)
    if tab is not None:
        yield replacement(start + tab.start(2), start + tab.end(2), " ")


def _quotes(line: str, start: int, column: int) -> Iterator[Choice]:
    if re.search(r"[\[{]", line[:column]):
        found = _IN_BRACKETS.match(line, column)
        yield from _quoted(found[0] if found else "", start + column)
        return
    begins = {found.end() for found in (_DASHES.match(line), _KEY.match(line)) if found}
    for begin in sorted(begins):
        value = line[begin:]
        if _LOST.search(value) is None:
            yield from _quoted(_COMMENT.split(value, maxsplit=1)[0], start + begin)


def _quoted(value: str, start: int) -> Iterator[Choice]:
    bare = value.rstrip()
    form = in_quotes(bare)
    if form:
        yield replacement(start, start + len(bare), form)
