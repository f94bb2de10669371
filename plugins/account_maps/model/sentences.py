"""Sentences with placeholders in braces, such as ``{goal}``.

``{{`` and ``}}`` stand for braces. There is nothing else to it: no conditions, no formats.
"""

import re
from functools import lru_cache

from account_maps.model.talking import NOTES, Placeholder
from account_maps.read.nodes import ScalarNode
from account_maps.read.problems import Problems
from account_maps.read.words import listed, quoted


class TeamPlaceholder(str):
    """A placeholder that an extension fills, such as ``team.renewal_month``."""

    __slots__ = ()


Named = Placeholder | TeamPlaceholder
Sentence = tuple[str | Named, ...]
"""Plain text and placeholders by turns."""

_MARK = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_KNOWN = frozenset(Placeholder)
_TEAM = re.compile(r"team\.[a-z][a-z0-9_]*")


# A build checks each sentence of the library, fills it in and shows it.
@lru_cache(maxsize=4096)
def sentence(text: str) -> Sentence:
    """Return a text in its parts. The text must have passed ``check``."""
    parts: list[str | Named] = []
    at = 0
    for mark in _MARK.finditer(text):
        inside = mark[1]
        parts += [text[at : mark.start()], mark[0][0] if inside is None else _named(inside)]
        at = mark.end()
    return tuple(part for part in (*parts, text[at:]) if part)


def _named(inside: str) -> Named:
    return TeamPlaceholder(inside) if _TEAM.fullmatch(inside) else Placeholder(inside)


def check(node: ScalarNode, problems: Problems) -> None:
    """Report placeholders that do not exist, and braces that stand alone.

    Whether a team's own exist is only known once its extensions run.

    Args:
        node: The sentence in the file.
        problems: Takes what is wrong.
    """
    for mark in _MARK.finditer(node.text):
        inside = mark[1]
        if inside is not None and inside not in _KNOWN and not _TEAM.fullmatch(inside):
            message = f"there is no placeholder {quoted(mark[0])}"
            near = problems.guess(inside, _KNOWN)
            hint = f"did you mean {quoted(f'{{{near}}}')}?" if near else f"known: {listed(_all())}"
            problems.add("AM421", node.span, message, hint)
        elif mark[0] in {"{", "}"}:
            message = f"the brace {quoted(mark[0])} stands alone"
            hint = f"write {mark[0] * 2} for a brace that is to be shown"
            problems.add("AM422", node.span, message, hint)


_ANY_TEXT = NOTES | {Placeholder.MESSAGE, Placeholder.PROOF}
"""The placeholders that any text can fill: a list, a sentence, a phrase that begins with a verb."""

_BEFORE = re.compile(
    r"(?:[:\N{EM DASH}]\s|[(\"'\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}])$"
)
_AFTER = re.compile(r"$|[.?!)\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}]")


def check_places(node: ScalarNode, problems: Problems) -> None:
    """Report facts that can be any text and stand where not every text reads right.

    Args:
        node: The sentence in the file.
        problems: Takes what is wrong.
    """
    for mark in _MARK.finditer(node.text):
        if mark[1] not in _ANY_TEXT:
            continue
        before, after = node.text[: mark.start()], node.text[mark.end() :]
        stands_apart = (not before or _BEFORE.search(before)) and _AFTER.match(after)
        if not stands_apart:
            message = f"{quoted(mark[0])} can be any text, and doesn't read right in a sentence"
            hint = f"put it in quotes, or last after a colon: {quoted(f'…: {mark[0]}')}"
            problems.add("AM426", node.span, message, hint)


def placeholders(text: str) -> frozenset[Named]:
    """Return the placeholders of a text that has passed ``check``."""
    return frozenset(part for part in sentence(text) if isinstance(part, Named))


def _all() -> list[str]:
    return [f"{{{name}}}" for name in Placeholder]
