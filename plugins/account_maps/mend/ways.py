"""A problem → what can be done about it, by its code."""

from collections.abc import Callable, Mapping

from account_maps.edit.errors import InvalidRequestError
from account_maps.edit.lines import Lines
from account_maps.edit.tree import EntrySyntax, ScalarSyntax
from account_maps.mend import keys, shapes, syntax, tabs
from account_maps.mend.choices import Choice, Choices, replaced
from account_maps.mend.moving import kept
from account_maps.mend.page import Page, Spot
from account_maps.read.problems import Problem

NOT_YAML = frozenset({"AM108", "AM109"})
"""Problems that hide what else a file holds."""

SYNTAX = NOT_YAML | {"AM107", "AM111"}
"""Problems for which there is something to do where a file is not YAML."""

_AT: Mapping[str, Callable[[Page, Spot], Choices]] = {
    "AM107": shapes.for_list,
    "AM111": shapes.below_id,
    "AM201": keys.choices,
    "AM203": shapes.for_keys,
    "AM204": shapes.for_list,
    "AM205": shapes.for_text,
    "AM209": shapes.for_id,
}

MENDED = SYNTAX | _AT.keys() | {"AM902"}
"""Problems that can be fixed without the reader naming what to write."""


def choices(problem: Problem, page: Page) -> Choices:
    """Return what can be done about a problem; nothing if only its author can tell.

    Args:
        problem: The problem, as found in the text.
        page: The text.
    """
    try:
        return _choices(problem, page)
    except (
        InvalidRequestError
    ):  # What would have to be written anew holds a character that no map may hold.
        return []


def _choices(problem: Problem, page: Page) -> Choices:
    if page.tree is None or problem.code in NOT_YAML:
        return _without_tree(problem, page)
    if problem.code == "AM902":
        return [_without_comment(problem, page.lines)]
    spot = page.spot(page.offset(problem))
    if problem.fix is not None:
        return [_retyped(problem, page, spot)]
    take = _AT.get(problem.code)
    return take(page, spot) if take is not None and spot is not None else []


def _without_tree(problem: Problem, page: Page) -> Choices:
    if problem.code == "AM109":
        return tabs.choices(page.text, page.kind)
    return syntax.choices(problem, page) if problem.code in SYNTAX else []


def _retyped(problem: Problem, page: Page, spot: Spot | None) -> Choice:
    """Return the choice of another word, in the quotes in which it is written."""
    fix = problem.fix
    assert fix is not None  # noqa: S101
    start, end = page.lines.offsets(fix.span)
    both = (
        [spot.child.value, spot.child.key] if spot and isinstance(spot.child, EntrySyntax) else []
    )
    for one in both:
        if isinstance(one, ScalarSyntax) and one.start == start and one.end == end:
            return replaced(start, end, kept(page, one, fix.text))
    return replaced(start, end, fix.text)


def _without_comment(problem: Problem, lines: Lines) -> Choice:
    """Return the choice without a comment, and without its line if nothing else stands there."""
    start, end = lines.offsets(problem.span)
    number = lines.number(start)
    begin = lines.starts[number]
    bare = lines.text[begin:start].rstrip()
    if bare:
        return replaced(begin + len(bare), end, "")
    return replaced(begin, lines.end(number), "")
