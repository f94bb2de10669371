"""What was done to a text, for those who are to know it."""

from collections.abc import Mapping
from typing import NamedTuple

from account_maps.edit.splice import splice
from account_maps.mend.reading import Plan, edits_of
from account_maps.read.problems import Problem


class Done(NamedTuple):
    """A problem that was put right.

    Attributes:
        problem: The problem, as it was found.
        told: What was done, in words; empty where the two texts say it.
        before: The text of the stretch that was changed.
        after: The text that took its place.
    """

    problem: Problem
    told: str
    before: str
    after: str


class Mended(NamedTuple):
    """What became of a text.

    Attributes:
        text: The text.
        done: What was put right, in the order in which it was done.
        gone: The problems that were found at first and are no more.
        hints: What to do about those that have several answers, where that can be said.
    """

    text: str
    done: tuple[Done, ...]
    gone: frozenset[Problem]
    hints: Mapping[Problem, str]


def done_of(plan: Plan, text: str) -> Done:
    """Return what a plan does to a text."""
    edits = edits_of([plan])
    start, end = edits[0].start, max(edit.end for edit in edits)
    changed = splice(text, edits)
    return Done(
        plan.problem,
        plan.choice.told,
        text[start:end],
        changed[start : end + len(changed) - len(text)],
    )
