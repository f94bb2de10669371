"""Bytes of a file → text that YAML allows; every refused character with its place."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from account_maps.read.problems import START, Problems, Span

_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters
    "\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff"  # odd line ends, marks of no character
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+"  # bidirectional: text that shows otherwise
)
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def has_refused(text: str) -> bool:
    """Tell whether a text holds a character that a map may not hold."""
    return not _is_plain(text) and _REFUSED.search(text) is not None


def _is_plain(text: str) -> bool:
    """Tell quickly that nothing can be refused: all that is refused cannot be printed."""
    return text.replace("\n", "").isprintable()


def odd_indent(space: str) -> tuple[str, str]:
    """Return message and hint for a line that is indented with something else than spaces."""
    name = {"\t": "a tab", "\u00a0": "non-breaking spaces"}.get(space, "spaces of another kind")
    return f"this line is indented with {name}", "indent with spaces"


def decode(data: bytes, problems: Problems) -> str | None:
    """Return the text of a file's bytes, or None if they are not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        message = "the file is not UTF-8 text"
        problems.add("AM102", _at(before, len(before)), message, "save it with the encoding UTF-8")
        return None


def refuse(text: str, problems: Problems) -> str | None:
    """Report every refused character and every mark of an unfinished merge.

    Returns:
        The text with a replacement for each refused character, so that the rest can be read and
        all its problems found; or None where a merge was left unfinished.
    """
    clean = text if _is_plain(text) else _with_replacements(text, problems)
    return None if _conflicts(text, problems) else clean


def _with_replacements(text: str, problems: Problems) -> str:
    refused = list(_REFUSED.finditer(text))
    for match, span in zip(refused, _spans(text, [one.start() for one in refused]), strict=True):
        message = f"the invisible character U+{ord(match[0][0]):04X} stands here"
        problems.add("AM104", span, message, "delete it and retype the text")
    return _REFUSED.sub(lambda run: _REPLACEMENT * len(run[0]), text)


def _conflicts(text: str, problems: Problems) -> bool:
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return False
    marks = list(_CONFLICT.finditer(text))
    starts = [mark for mark in marks if mark[0].startswith("<")]
    wanted = starts or marks
    for span in _spans(text, [mark.start() for mark in wanted]):
        message = "two versions of these lines were merged and nobody chose"
        hint = "keep the right lines and delete those with <<<<<<<, ======= and >>>>>>>"
        problems.add("AM105", span, message, hint)
    return bool(marks)


def _at(text: str, offset: int) -> Span:
    return next(_spans(text, [offset]))


def _spans(text: str, offsets: Iterable[int]) -> Iterator[Span]:
    starts = [0, *(match.end() for match in _LINE_BREAK.finditer(text))]
    for offset in offsets:
        line = bisect_right(starts, offset)
        column = offset - starts[line - 1] + 1
        yield Span(line, column, line, column + 1)


def too_large(size: int, limit: int, problems: Problems) -> bool:
    """Report a file over the limit, and tell whether it is."""
    if size <= limit:
        return False
    message = f"the file has {size:,} bytes; a map may have {limit:,}"
    problems.add("AM103", START, message, "keep one account in a file, or raise `largest_map`")
    return True
