"""What the YAML parser stumbles over, in the words of somebody who writes maps.

The parser says what it expected next; an author needs to know which text to quote. So each of
its complaints is looked at once more together with the line, and the place that is reported is
where the mistake was made, which is often not where the parser gave up.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import yaml

from account_maps.read.characters import odd_indent
from account_maps.read.problems import START, Problems, Span
from account_maps.read.quoting import in_quotes
from account_maps.read.words import quoted

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_COLON = re.compile(r":(?=\s|$)")
_LEADING = re.compile(r" *([^\S ]?)")
_LEAD = re.compile(r"[\s-]*")
_MISSING_SPACE = re.compile(r"\s*[\w-]+:[\[{'\"]")
_LONGEST_HINT = 60
_QUOTE_IT = "put the text into quotes"


@dataclass(frozen=True, slots=True)
class _Place:
    line: int
    column: int

    def span(self) -> Span:
        return Span(self.line + 1, self.column + 1, self.line + 1, self.column + 2)


@dataclass(frozen=True, slots=True)
class _Fault:
    """Where the parser gave up, and where the thing that it was reading began."""

    lines: list[str]
    complaint: str
    end: _Place
    begin: _Place

    def text(self, line: int) -> str:
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    def at(self, place: _Place) -> str:
        return self.text(place.line)[place.column : place.column + 1]


_Finding = tuple[str, _Place, str, str]


def explain(error: yaml.YAMLError, text: str, problems: Problems) -> None:
    """Report a complaint of the parser as one problem.

    Args:
        error: The complaint.
        text: The whole text.
        problems: Takes the problem.
    """
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        problems.add("AM107", START, "this is not YAML", "write lines such as `key: value`")
        return
    end = _Place(error.problem_mark.line, error.problem_mark.column)
    mark = error.context_mark
    begin = _Place(mark.line, mark.column) if mark else end
    complaint = f"{error.context or ''} {error.problem or ''}"
    fault = _Fault(_LINE_BREAK.split(text), complaint, end, begin)
    code, place, message, hint = _odd_indent(fault) or _explained(fault)
    problems.add(code, place.span(), message, hint)


def _explained(fault: _Fault) -> _Finding:
    for words, rule in _RULES:
        if words in fault.complaint:
            return rule(fault)
    return _unclear(fault)


def _unclear(fault: _Fault) -> _Finding:
    stray = fault.at(fault.end)
    if stray:
        return "AM107", fault.end, f"{quoted(stray)} has no business here", _QUOTE_IT
    bracket = _open_at_the_end(fault)
    if bracket is not None:
        return _never_closed(fault.at(bracket), bracket)
    return "AM107", fault.begin, "what begins here is not complete", "close brackets and quotes"


def _open_at_the_end(fault: _Fault) -> _Place | None:
    """Return the innermost bracket that is still open where the text ends."""
    brackets: list[_Place] = []
    try:
        for token in yaml.scan("\n".join(fault.lines), Loader=_LOADER):
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                brackets.append(_Place(token.start_mark.line, token.start_mark.column))
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken):
                brackets.pop()
    except (yaml.YAMLError, IndexError):
        return None
    return brackets[-1] if brackets else None


def _never_closed(bracket: str, place: _Place) -> _Finding:
    message = f"the bracket {bracket} that begins here is never closed"
    return "AM110", place, message, f"put {_closing(bracket)} at the end of the list"


def _odd_indent(fault: _Fault) -> _Finding | None:
    for number in (fault.end.line, fault.begin.line):
        lead = _LEADING.match(fault.text(number))
        if lead and lead[1]:
            message, hint = odd_indent(lead[1])
            return "AM109", _Place(number, lead.start(1)), message, hint
    return None


def _open_quote(fault: _Fault) -> _Finding:
    mark = fault.at(fault.begin)
    hint = f"put {mark} at the end of the text; within '…' a single quote is written ''"
    return "AM110", fault.begin, f"the quote {mark} that begins here is never closed", hint


def _escape(fault: _Fault) -> _Finding:
    message = "a backslash between double quotes has a meaning of its own"
    return "AM108", fault.end, message, "use single quotes: '…'"


def _odd_start(fault: _Fault) -> _Finding:
    first = fault.at(fault.begin)
    line = fault.text(fault.begin.line)
    value = line[fault.begin.column :]
    if re.search(r"[\[{]", line[: fault.begin.column]):
        value = re.split(r"[,\]}]", value)[0]
    message = f"text that begins with {first} needs quotes"
    return "AM108", fault.begin, message, _in_quotes(value)


def _in_quotes(value: str, line: str = "") -> str:
    """Return the hint to write a text in single quotes, without the comment behind it.

    In an item of a list the quotes may have to begin at its dash.
    """
    form = in_quotes(re.split(r"\s#", value)[0].strip())
    may_be_longer = line.lstrip().startswith("- ")
    if not form or may_be_longer or len(form) > _LONGEST_HINT:
        return _QUOTE_IT
    return f"write {form}"


def _second_colon(fault: _Fault) -> _Finding:
    line = fault.text(fault.end.line)
    first = _COLON.search(line)
    if first is None or first.start() >= fault.end.column:
        return _too_far_in(fault)
    value = line[first.end() :]
    if _MISSING_SPACE.match(line):
        return _no_space(fault, fault.end.line)
    place = _Place(fault.end.line, first.end() + _indent(line[first.end() :]))
    message = "text with a colon and a space in it needs quotes"
    return "AM108", place, message, _in_quotes(value, line)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _too_far_in(fault: _Fault) -> _Finding:
    above = _line_above(fault)
    if above is not None and _lacks_space(fault.text(above)):
        return _no_space(fault, above)
    place = _Place(fault.end.line, _indent(fault.text(fault.end.line)))
    message = "this line is indented further than the line above allows"
    return "AM111", place, message, "begin it in the same column as the keys beside it"


def _line_above(fault: _Fault) -> int | None:
    above = range(fault.end.line - 1, -1, -1)
    return next((number for number in above if fault.text(number).strip()), None)


def _lacks_space(line: str) -> bool:
    bare = line.strip()
    return bool(re.match(r"[\w-]+:\S", bare)) or bool(re.match(r"-[^\s-]", bare))


def _no_space(fault: _Fault, number: int) -> _Finding:
    line = fault.text(number)
    sign = "dash" if line.strip().startswith("-") else "colon"
    hint = "write `- value`" if sign == "dash" else "write `key: value`"
    message = f"a space is missing after the {sign}"
    return "AM107", _Place(number, _indent(line)), message, hint


def _no_colon(fault: _Fault) -> _Finding:
    if _lacks_space(fault.text(fault.begin.line)):
        return _no_space(fault, fault.begin.line)
    hint = "write `key: value`; text that goes on from the line above is indented further"
    return "AM107", fault.begin, "this line has no colon", hint


def _no_key(fault: _Fault) -> _Finding:
    line = fault.text(fault.end.line)
    before = line[: fault.end.column].rstrip()
    if before.endswith(('"', "'")):
        value = line[_value_start(line) :]
        place = _Place(fault.end.line, _value_start(line))
        if len(before) == place.column + 1:
            return _open_above(fault, before[-1])
        message = "text goes on after the closing quote"
        return "AM108", place, message, _in_quotes(value, line)
    if not before:
        message = "this line's indentation fits none of the lines above"
        return "AM111", fault.end, message, "begin it in the same column as the keys beside it"
    return _unclear(fault)


def _open_above(fault: _Fault, quote: str) -> _Finding:
    """Find the quote that swallowed all lines down to the one that an author did close."""
    above = range(fault.end.line - 1, -1, -1)
    line = next((number for number in above if fault.text(number).count(quote) % 2), 0)
    place = _Place(line, max(fault.text(line).rfind(quote), 0))
    return _open_quote(replace(fault, begin=place))


def _value_start(line: str) -> int:
    colon = _COLON.search(line)
    start = colon.end() if colon else 0
    return start + len(_LEAD.match(line[start:])[0])  # type: ignore[index]


def _open_bracket(fault: _Fault) -> _Finding:
    bracket = fault.at(fault.begin)
    if fault.end.line != fault.begin.line:
        return _never_closed(bracket, fault.begin)
    stray = fault.at(fault.end)
    if stray == ":":
        message = "text with a colon and a space in it needs quotes"
        hint = "write '…' round the text, or a comma before the next key"
        return "AM108", fault.end, message, hint
    message = f"a comma or {_closing(bracket)} is missing before {quoted(stray)}"
    return "AM107", fault.end, message, "put a comma between the parts, and quotes round text"


def _closing(bracket: str) -> str:
    return "]" if bracket == "[" else "}"


def _mixed(fault: _Fault) -> _Finding:
    message = "a key stands among the dashes of a list"
    return "AM111", fault.end, message, "indent it like the keys it belongs to"


def _dash_after_colon(fault: _Fault) -> _Finding:
    message = "a list with dashes begins on the line below its key"
    return "AM111", fault.end, message, "put `- …` on a line of its own, or write [one, two]"


def _first_line(fault: _Fault) -> _Finding:
    line = next((number for number, text in enumerate(fault.lines) if text.strip()), 0)
    indent = _indent(fault.text(line))
    if not indent:
        return _unclear(fault)
    message = "the first line is indented, and those below it are not"
    return "AM111", _Place(line, indent), message, "begin it in the first column"


def _directive(fault: _Fault) -> _Finding:
    return "AM108", fault.begin, "text that begins with % needs quotes", _QUOTE_IT


_RULES: tuple[tuple[str, Callable[[_Fault], _Finding]], ...] = (
    ("scanning a quoted scalar", _open_quote),
    ("parsing a quoted scalar", _escape),
    ("scanning an alias", _odd_start),
    ("scanning an anchor", _odd_start),
    ("scanning a tag", _odd_start),
    ("parsing a tag", _odd_start),
    ("scanning a block scalar", _odd_start),
    ("scanning a directive", _directive),
    ("cannot start any token", _odd_start),
    ("mapping values are not allowed", _second_colon),
    ("did not find expected key", _no_key),
    ("did not find expected ',' or", _open_bracket),
    ("could not find expected ':'", _no_colon),
    ("did not find expected '-'", _mixed),
    ("block sequence entries are not allowed", _dash_after_colon),
    ("expected <document start>", _first_line),
)
