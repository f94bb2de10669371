"""Notes: a small part of Markdown. What is too long or nested too deep is shown as plain text."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from account_maps.model.account import Account, walk_units
from account_maps.model.playbook import AccountFile, KeyPath
from account_maps.read.problems import Problem, Problems

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LONGEST_NOTE = 20_000
"""Characters up to which a note is read as Markdown. Ten pages: a longer text was pasted."""

DEEPEST_NOTE = 24
"""Levels up to which quotes and lists may nest; a list counts twice. Reading takes time for each
level of each line."""

# A reference would repeat an address as often as it is named: a short note could fill a disk.
_NOT_IN_A_NOTE = ("image", "html_block", "html_inline", "reference")
# No line of a note has that many levels without beginning like this.
_MAY_BE_DEEP = re.compile(r"^[ \t>*+.)\d-]{11}", re.MULTILINE)


def parsed(note: str) -> "Sequence[Token] | None":
    """Return a note as pieces of Markdown, or None if it is to be shown as plain text."""
    if len(note) > LONGEST_NOTE:
        return None
    tokens = reader().parse(note)
    return None if any(map(_is_too_deep, tokens)) else tokens


def _is_too_deep(token: "Token") -> bool:
    """Tell whether something holds more than is read: the reader leaves out what lies deeper."""
    holds = token.nesting == 1 and token.type != "paragraph_open"
    return holds and token.level >= DEEPEST_NOTE - 1


@cache
def reader() -> "MarkdownIt":
    """Return what reads the Markdown of notes, in time that grows with their length alone."""
    # Most commands never look at a note that closely.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    options = {"html": False, "maxNesting": DEEPEST_NOTE}
    return MarkdownIt("commonmark", options).disable(_NOT_IN_A_NOTE)


def shown_plain(file: AccountFile) -> tuple[Problem, ...]:
    """Return a problem for each note of a map that pages show as plain text.

    They keep no map from being read: nothing of the note is lost.

    Args:
        file: The map; one that could not be read has no notes.
    """
    problems = Problems(file.shown_path)
    for path, note in notes(file.account) if file.account else ():
        why = why_plain(note)
        if why:
            message = f"this note is shown as plain text: {why}"
            hint = "shorten it, or move the details to a page or document and link to it"
            problems.add("AM440", file.span_of(*path), message, hint)
    return problems.in_order()


def why_plain(note: str) -> str:
    """Return why a note is shown as plain text, or an empty text if it is not."""
    if len(note) > LONGEST_NOTE:
        return f"it has {len(note):,} characters, and {LONGEST_NOTE:,} are formatted at most"
    if _MAY_BE_DEEP.search(note) and parsed(note) is None:
        return "its lists and quotes are nested too deep"
    return ""


def notes(account: Account) -> Iterator[tuple[KeyPath, str]]:
    """Yield each note of a map, with the path of where it is written."""
    yield from ((path, note) for path, note in _places(account) if note)


def _places(account: Account) -> Iterator[tuple[KeyPath, str | None]]:
    yield ("note",), account.note
    for key, unit in walk_units(account.units):
        yield ("units", key, "note"), unit.note
    for key, person in account.stakeholders.items():
        yield ("stakeholders", key, "note"), person.note
        for colleague, tie in person.ties.items():
            yield ("stakeholders", key, "ties", colleague, "note"), tie.note
    for index, line in enumerate(account.influence):
        yield ("influence", index, "note"), line.note
    for index, rival in enumerate(account.competitors):
        yield ("competitors", index, "note"), rival.note
    if account.plan:
        for key, objective in account.plan.objectives.items():
            yield ("plan", "objectives", key, "note"), objective.note
        for index, space in enumerate(account.plan.white_space):
            yield ("plan", "white_space", index, "note"), space.note
