"""``fmt``: the few things about a file's looks that nobody should have to think about.

The rules, each a function that gives edits; all else stays as its author wrote it:

- two spaces further in for each level, items of a list too; comments go with what is below them;
- one space behind a colon, a dash and a comma, none before them or within brackets;
- no spaces at the end of a line, no empty lines at either end of the file, one line end at its end;
- one empty line at most, and one between two people unless both stand on a line each.

Texts over several lines are moved as they are; brackets over several lines keep their lines.
"""

import re
from collections.abc import Iterator

from account_maps.edit.document import FileChange, YamlDocument, replace_text
from account_maps.edit.indent import indents
from account_maps.edit.lines import Lines
from account_maps.edit.splice import TextEdit, splice
from account_maps.edit.tree import (
    EntrySyntax,
    MappingSyntax,
    ScalarSyntax,
    SequenceSyntax,
    SyntaxNode,
    children,
    find,
    parse_tree,
    walk,
)

_GAP = re.compile(r"[ \t]*([:,]?)[ \t]*")
PEOPLE = ("stakeholders",)


def formatted(document: YamlDocument) -> FileChange:
    """Return a file as `fmt` leaves it.

    Args:
        document: The file.

    Raises:
        EditError: If that would change what the file says.
    """
    text, tree, lines = document.text, document.tree, document.lines
    inside = inner_lines(tree, lines)
    edits = [*indents(tree, lines, inside), *spaces(tree, text), *line_ends(lines, inside)]
    if edits:
        # Whose comment one is can be told from the columns, so those are put right first.
        text = splice(text, edits)
        tree, lines = parse_tree(text) or tree, Lines(text)
        inside = inner_lines(tree, lines)
    return replace_text(document, splice(text, empty_lines(tree, lines, inside)), document.value)


def inner_lines(root: SyntaxNode, lines: Lines) -> frozenset[int]:
    """Return the lines in which something goes on that began in a line above: a text, a bracket."""
    found: set[int] = set()
    for child in walk(root):
        value = child.value
        if isinstance(value, ScalarSyntax) or value.flow:
            last = lines.number(max(value.end - 1, value.start))
            found.update(range(lines.number(value.start) + 1, last + 1))
    return frozenset(found)


def spaces(root: SyntaxNode, text: str) -> Iterator[TextEdit]:
    """Yield the edits of spaces round colons, dashes, commas and brackets, each in one line."""
    for child in walk(root):
        if isinstance(child, EntrySyntax):
            yield from _behind_key(child, text)
        elif text[child.start] == "-":
            yield from _gap(child.start + 1, child.value.start, " ", text)
        if not isinstance(child.value, ScalarSyntax) and text[child.value.start] in "[{":
            yield from _in_brackets(child.value, text)


def _behind_key(entry: EntrySyntax, text: str) -> Iterator[TextEdit]:
    is_empty = isinstance(entry.value, ScalarSyntax) and entry.value.start == entry.value.end
    if not is_empty:
        yield from _gap(entry.key.end, entry.value.start, ": ", text)


def _in_brackets(group: MappingSyntax | SequenceSyntax, text: str) -> Iterator[TextEdit]:
    place = group.start + 1
    for number, child in enumerate(children(group)):
        yield from _gap(place, child.start, ", " if number else "", text)
        place = child.end
    yield from _gap(place, group.end - 1, "", text)


def _gap(start: int, end: int, wanted: str, text: str) -> Iterator[TextEdit]:
    """Yield the edit of what stands between two things, if that is but spaces and one sign."""
    found = _GAP.fullmatch(text, start, end) if start <= end else None
    if found is not None and found[0] != wanted and found[1] in {wanted.strip(), ","}:
        yield TextEdit(start, end, wanted)


def line_ends(lines: Lines, inside: frozenset[int]) -> Iterator[TextEdit]:
    """Yield the edits that take spaces from the ends of lines and end the last line."""
    for number in range(len(lines)):
        line = lines.line(number)
        bare = line.rstrip(" \t")
        if bare and bare != line and number + 1 not in inside and number not in inside:
            start = lines.starts[number]
            yield TextEdit(start + len(bare), start + len(line), "")
    if not lines.text.endswith(("\n", "\r")) and not lines.is_blank(len(lines) - 1):
        yield TextEdit(len(lines.text), len(lines.text), lines.ending())


def empty_lines(root: MappingSyntax, lines: Lines, inside: frozenset[int]) -> Iterator[TextEdit]:
    """Yield the edits of lines with nothing in them."""
    wanted = _first_lines_of_people(root, lines)
    last = max((number for number in range(len(lines)) if not lines.is_blank(number)), default=-1)
    above = False
    for number in range(len(lines)):
        empty = lines.is_blank(number) and number not in inside
        if empty and (above or number == 0 or number > last):
            yield TextEdit(lines.starts[number], lines.end(number), "")
        elif empty and lines.line(number):
            yield TextEdit(lines.starts[number], lines.starts[number] + len(lines.line(number)), "")
        elif number in wanted and not above:
            yield TextEdit(lines.starts[number], lines.starts[number], lines.ending())
        above = empty


def _first_lines_of_people(root: MappingSyntax, lines: Lines) -> set[int]:
    """Return the lines above which an empty one is wanted: those of people, but for the first."""
    section = find(root, PEOPLE)
    if section is None or isinstance(section.value, ScalarSyntax) or section.value.flow:
        return set()
    own = [lines.own_lines(person) for person in children(section.value)]
    tall = [behind - first > 1 for first, behind in own]
    return {first for at, (first, _) in enumerate(own) if at and (tall[at] or tall[at - 1])}
