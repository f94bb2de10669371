"""A problem → what can be done about it, by its code."""

from collections.abc import Callable, Mapping

from account_maps.edit.errors import InvalidRequestError
from account_maps.edit.lines import Lines
from account_maps.edit.tree import EntrySyntax, ScalarSyntax
from account_maps.mend import ids, keys, shapes, syntax, tabs
from account_maps.mend.choices import Choice, Choices, replacement
from account_maps.mend.moving import in_same_quotes
from account_maps.mend.source_text import SourceText, TargetEntry
from account_maps.read.problems import Problem

NOT_YAML = frozenset({"AM108", "AM109"})
"""Problems that hide what else a file holds."""

SYNTAX = NOT_YAML | {"AM107", "AM111"}
"""Problems for which there is something to do where a file is not YAML."""

_AT: Mapping[str, Callable[[SourceText, TargetEntry], Choices]] = {
    "AM107": shapes.for_list,
    "AM111": ids.below_id,
    "AM201": keys.choices,
    "AM203": shapes.for_keys,
    "AM204": shapes.for_list,
    "AM205": shapes.for_text,
    "AM209": ids.for_id,
}

FIXABLE = SYNTAX | _AT.keys() | {"AM902"}
"""Problems that can be fixed without the reader naming what to write."""


def choices(problem: Problem, source: SourceText) -> Choices:
    """Return what can be done about a problem; nothing if only its author can tell.

    Args:
        problem: The problem, as found in the text.
        source: The text.
    """
    try:
        return _choices(problem, source)
    except InvalidRequestError:
        return []  # What would have to be written anew holds a character that no map may hold.


def _choices(problem: Problem, source: SourceText) -> Choices:
    if source.tree is None or problem.code in NOT_YAML:
        return _without_tree(problem, source)
    if problem.code == "AM902":
        return [_without_comment(problem, source.lines)]
    target = source.entry_at(source.offset(problem))
    if problem.fix is not None:
        return [_retyped(problem, source, target)]
    take = _AT.get(problem.code)
    return take(source, target) if take is not None and target is not None else []


def _without_tree(problem: Problem, source: SourceText) -> Choices:
    if problem.code == "AM109":
        return tabs.choices(source.text, source.kind)
    return syntax.choices(problem, source) if problem.code in SYNTAX else []


def _retyped(problem: Problem, source: SourceText, target: TargetEntry | None) -> Choice:
    """Return the choice of another word, in the quotes in which it is written."""
    fix = problem.fix
    assert fix is not None  # noqa: S101
    start, end = source.lines.offsets(fix.span)
    both = (
        [target.child.value, target.child.key]
        if target and isinstance(target.child, EntrySyntax)
        else []
    )
    for one in both:
        if isinstance(one, ScalarSyntax) and one.start == start and one.end == end:
            return replacement(start, end, in_same_quotes(source, one, fix.text))
    return replacement(start, end, fix.text)


def _without_comment(problem: Problem, lines: Lines) -> Choice:
    """Return the choice without a comment, and without its line if nothing else stands there."""
    start, end = lines.offsets(problem.span)
    number = lines.number(start)
    begin = lines.starts[number]
    bare = lines.text[begin:start].rstrip()
    if bare:
        return replacement(begin + len(bare), end, "")
    return replacement(begin, lines.end(number), "")
