"""Characters that take no room and that nobody typed: where they stand, and where they belong.

Unlike those that ``characters.py`` refuses they change nothing that is shown. But a name with one
in it is another name to an id, a spreadsheet or whoever compares letter by letter.
"""

import re

from account_maps.read.problems import Fix, Problems, Span

_HIDDEN = re.compile("[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufff9-\ufffb]")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_JOINED = re.compile(
    "[\u0600-\u08ff\u0900-\u109f\u1700-\u18af\ua840-\ua9ff\uaa60-\uaadf\ufb50-\ufdff\ufe70-\ufefc]"
)
_PICTURE = re.compile("[\u200d\ufe0f\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf]")
_BELONGS = {
    "\u200b": (_UNSPACED,),  # between words of scripts that write none between them
    "\u200c": (_JOINED,),  # between letters that join, as in Persian and Hindi
    "\u200d": (_JOINED, _PICTURE),  # the same, and inside a picture of several parts
}


def report_invisible(text: str, problems: Problems) -> None:
    """Report characters that cannot be seen, one problem a line, with the line without them.

    Args:
        text: A file's text.
        problems: Takes what is found.
    """
    if text.isascii() or not _HIDDEN.search(text):
        return
    for number, line in enumerate(_LINE_BREAK.split(text), 1):
        found = stray_characters(line)
        if found:
            _report(number, line, found, problems)


def stray_characters(text: str) -> list[int]:
    """Return where characters stand that cannot be seen and don't belong there."""
    return [at.start() for at in _HIDDEN.finditer(text) if not _belongs(text, at.start())]


def _belongs(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return any(kind.match(before) and kind.match(after) for kind in _BELONGS.get(text[at], ()))


def _report(number: int, line: str, found: list[int], problems: Problems) -> None:
    first, behind = found[0], found[-1] + 1
    span = Span(number, first + 1, number, behind + 1)
    gone = {*found}
    kept = "".join(line[at] for at in range(first, behind) if at not in gone)
    code = f"U+{ord(line[first]):04X}"
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    message = f"the text has a character that can't be seen, {code}{more}"
    problems.add("AM130", span, message, "delete it", Fix(span, kept))
