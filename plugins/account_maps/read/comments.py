"""Text that YAML takes for a comment although its author meant it: ``title: #1 in sales``."""

import re

import yaml

from account_maps.read.problems import Problems, Span

_MEANT_AS_TEXT = re.compile(r"[ \t]#+[^\s#]")
_BEHIND = re.compile(r"(?P<signs>[\s:,\[\]{}-]{0,40})[ \t](?P<lost>#+[^\s#].*)")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_BLOCK = {"|", ">"}


class LostText:
    """Looks behind every scalar for a comment whose ``#`` has no space after it.

    Args:
        text: The whole text.
        problems: Takes what is lost.
    """

    def __init__(self, text: str, problems: Problems) -> None:
        self._lines = _LINE_BREAK.split(text)
        self._problems = problems
        self._reported: set[int] = set()

    def cuts(self, event: yaml.ScalarEvent) -> bool:
        """Report a lost text behind a scalar, and tell whether it belongs to this very scalar."""
        line, column = event.end_mark.line, event.end_mark.column  # type: ignore[union-attr]
        if event.style in _BLOCK or line >= len(self._lines):
            return False
        match = _BEHIND.match(self._lines[line], column)
        if match is None:
            return False
        self._report(line, match.start("lost"), match.end())
        return not match["signs"].strip()

    def explains(self, error: yaml.YAMLError) -> bool:
        """Tell whether the parser stumbled over what a lost text should have gone on with."""
        mark = getattr(error, "problem_mark", None)
        return mark is not None and mark.line - 1 in self._reported

    def _report(self, line: int, start: int, end: int) -> None:
        if line in self._reported:
            return
        self._reported.add(line)
        span = Span(line + 1, start + 1, line + 1, end + 1)
        message = "the text from # on is lost: YAML takes it for a comment"
        hint = "put the text in quotes; a comment has a space after its #"
        self._problems.add("AM125", span, message, hint)


def lost_text(text: str, problems: Problems) -> LostText | None:
    """Return who looks for lost text, or None if there is nothing to look for, as in most maps."""
    return LostText(text, problems) if _MEANT_AS_TEXT.search(text) else None
