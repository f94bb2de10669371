"""What mending did to a text, for the report."""

from collections.abc import Mapping
from typing import NamedTuple

from account_maps.edit.splice import splice
from account_maps.mend.checked_text import PlannedFix, edits_of
from account_maps.read.problems import Problem


class AppliedFix(NamedTuple):
    """A problem that was fixed.

    Attributes:
        problem: The problem, as it was found.
        description: What was done, in words; empty where the two texts say it.
        before: The text of the range that was changed.
        after: The text that replaced it.
    """

    problem: Problem
    description: str
    before: str
    after: str


class MendResult(NamedTuple):
    """What mending did to a text.

    Attributes:
        text: The text.
        done: What was put right, in the order in which it was done.
        fixed: The problems that were found at first and are gone.
        hints: What to do about those that have several answers, where that can be said.
    """

    text: str
    done: tuple[AppliedFix, ...]
    fixed: frozenset[Problem]
    hints: Mapping[Problem, str]


def applied_fix(plan: PlannedFix, text: str) -> AppliedFix:
    """Return what a planned fix does to a text."""
    edits = edits_of([plan])
    start, end = edits[0].start, max(edit.end for edit in edits)
    changed = splice(text, edits)
    return AppliedFix(
        plan.problem,
        plan.choice.description,
        text[start:end],
        changed[start : end + len(changed) - len(text)],
    )
