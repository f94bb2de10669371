"""A text and the problems found in it, and where these are once the text has changed."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from msgspec import Struct

from account_maps.edit.lines import Lines
from account_maps.edit.merging.entries import PlainValue, plain_value
from account_maps.edit.splice import TextEdit
from account_maps.edit.tree import EntrySyntax
from account_maps.mend.by_code import NOT_YAML
from account_maps.mend.choices import Choice
from account_maps.mend.source_text import SourceText
from account_maps.model.playbook import KeyPath
from account_maps.read.problems import Problem
from account_maps.read.words import quoted

_NAMED = frozenset({"AM301", "AM302", "AM303"})
_DATED = frozenset({"AM409", "AM501"})
_EMPTY = frozenset({"AM202", "AM401"})


class ProblemKey(NamedTuple):
    """What identifies a problem in a changed text: its file, its code and where it begins."""

    file: str
    code: str
    offset: int


class CheckedText:
    """A text and all problems found in it.

    Args:
        text: The text.
        kind: What the file holds.
        problems: What is found.
    """

    def __init__(self, text: str, kind: type[Struct], problems: Sequence[Problem]) -> None:
        self.text = text
        self.source = SourceText(text, kind)
        self.problems = problems

    @cached_property
    def is_yaml(self) -> bool:
        """Whether the text is YAML, so that all its problems are found."""
        return self.source.tree is not None and not any(
            problem.code in NOT_YAML for problem in self.problems
        )

    @cached_property
    def meaning(self) -> PlainValue | None:
        """What the text says, whatever it looks like."""
        return plain_value(self.source.tree) if self.source.tree is not None else None

    def problem_key(self, problem: Problem) -> ProblemKey:
        """Return what identifies a problem."""
        return ProblemKey(problem.file, problem.code, self.source.offset(problem))

    def problem_keys(self) -> set[ProblemKey]:
        """Return what identifies each problem."""
        return {self.problem_key(problem) for problem in self.problems}

    def is_revealed(self, problem: Problem, opened: Iterable[KeyPath]) -> bool:
        """Return whether a problem could not be found while something was not looked into.

        Args:
            problem: The problem.
            opened: The entries that were not looked into before.
        """
        places = list(opened)
        if problem.code in _DATED:
            return True
        if not places:
            return False
        if problem.code in _NAMED:
            return True  # While no one is known, no one is missed.
        target = self.source.entry_at(self.source.offset(problem))
        inside = target.key_path if target is not None else ()
        depth = 1 if problem.code in _EMPTY else 2
        return any(inside[: len(at)] == at and len(inside) >= len(at) + depth for at in places)


class PlannedFix(NamedTuple):
    """A problem and the choice to fix it with."""

    problem: Problem
    choice: Choice


class FixAttempt(NamedTuple):
    """A text made by planned fixes, stage by stage: a change may ask for another."""

    result: CheckedText
    stages: tuple[tuple[PlannedFix, ...], ...]


class OffsetMap:
    """Maps offsets of a text to offsets after edits.

    Args:
        edits: The edits, which do not overlap.
    """

    def __init__(self, edits: Iterable[TextEdit]) -> None:
        self._edits = sorted(edits)
        self._ends = [edit.end for edit in self._edits]
        grown = (len(edit.text) - (edit.end - edit.start) for edit in self._edits)
        self._grown = [0, *accumulate(grown)]

    def offset(self, offset: int) -> int:
        """Return an offset after the edits; one that was replaced is where its replacement is."""
        before = bisect_right(self._ends, offset)
        start = self._edits[before].start if before < len(self._edits) else offset
        return min(offset, start) + self._grown[before]

    def lines(self, choice: Choice, lines: Lines) -> range:
        """Return the lines that a choice has changed, the edits being made.

        Args:
            choice: One of the choices that the edits are of.
            lines: The lines after the edits.
        """
        start = min(edit.start for edit in choice.edits)
        end = max(edit.end for edit in choice.edits)
        first = lines.number(self.offset(start - 1) + 1 if start else 0)
        return range(first, lines.number(self.offset(end)) + 1)

    def problem_keys(self, keys: Iterable[ProblemKey], file: str) -> set[ProblemKey]:
        """Return what identifies problems after the edits, which are of one file."""
        return {
            key._replace(offset=self.offset(key.offset)) if key.file == file else key
            for key in keys
        }


def edits_of(plans: Iterable[PlannedFix]) -> list[TextEdit]:
    """Return all edits of plans in the order of the text."""
    return sorted(edit for plan in plans for edit in plan.choice.edits)


def compatible(plans: Iterable[PlannedFix]) -> list[PlannedFix]:
    """Return as many plans as can be carried out at the same time, the first first."""
    taken: list[PlannedFix] = []
    claims: set[int] = set()
    for plan in plans:
        if claims.isdisjoint(plan.choice.locks):
            taken.append(plan)
            claims |= plan.choice.locks
    return _without_overlaps(taken)


def _without_overlaps(plans: list[PlannedFix]) -> list[PlannedFix]:
    spans = sorted(
        (edit.start, edit.end, at) for at, p in enumerate(plans) for edit in p.choice.edits
    )
    dropped: set[int] = set()
    end, owner = -1, -1
    for start, stop, at in spans:
        if at in dropped:
            continue
        if start < end or (start == end and at != owner and owner >= 0):
            dropped.add(max(at, owner))
        if at not in dropped and stop >= end:
            end, owner = stop, at
    return [plan for at, plan in enumerate(plans) if at not in dropped]


def ambiguity_hint(hint: str, readings: Sequence[CheckedText]) -> str:
    """Return a hint that names the choices, where a line can belong to several things.

    Args:
        hint: The hint as it is without them.
        readings: The text as each choice has it, line by line the same but for indentation.
    """
    if any(reading.source.tree is None for reading in readings):
        return hint
    both = [(reading.source.lines, reading) for reading in readings]
    for number in range(min(len(one) for one, _ in both)):
        if len({one.indent(number) for one, _ in both}) > 1:
            owners = [(one.indent(number), _owner(reading, number)) for one, reading in both]
            choices = [
                f"{indent} put it under {quoted(owner)}" for indent, owner in owners if owner
            ]
            return f"{hint}: {', '.join(choices)}" if len(choices) > 1 else hint
    return hint


def _owner(reading: CheckedText, number: int) -> str:
    """Return what a line belongs to, or an empty text at the top of the file."""
    lines = reading.source.lines
    target = reading.source.entry_at(lines.starts[number] + lines.indent(number))
    if target is None or target.above is None:
        return ""
    owner = target.above.child
    return owner.key_or_index if isinstance(owner, EntrySyntax) else "the item"
