"""A text while it is mended: what is found in it, and where that is once the text has changed."""

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
from account_maps.mend.choices import Choice
from account_maps.mend.page import Page
from account_maps.mend.ways import NOT_YAML
from account_maps.model.playbook import KeyPath
from account_maps.read.problems import Problem
from account_maps.read.words import quoted

_NAMED = frozenset({"AM301", "AM302", "AM303"})
_DATED = frozenset({"AM409", "AM501"})
_EMPTY = frozenset({"AM202", "AM401"})


class Mark(NamedTuple):
    """A problem as it is found again: its file, its code and where it begins."""

    file: str
    code: str
    offset: int


class Reading:
    """A text, and all that is found in it.

    Args:
        text: The text.
        kind: What the file holds.
        problems: What is found.
    """

    def __init__(self, text: str, kind: type[Struct], problems: Sequence[Problem]) -> None:
        self.text = text
        self.page = Page(text, kind)
        self.problems = problems

    @cached_property
    def is_yaml(self) -> bool:
        """Whether the text is YAML, so that all its problems are found."""
        return self.page.tree is not None and not any(
            problem.code in NOT_YAML for problem in self.problems
        )

    @cached_property
    def meaning(self) -> PlainValue | None:
        """What the text says, whatever it looks like."""
        return plain_value(self.page.tree) if self.page.tree is not None else None

    def mark(self, problem: Problem) -> Mark:
        """Return a problem as it is found again."""
        return Mark(problem.file, problem.code, self.page.offset(problem))

    def marks(self) -> set[Mark]:
        """Return all problems as they are found again."""
        return {self.mark(problem) for problem in self.problems}

    def comes_to_light(self, problem: Problem, opened: Iterable[KeyPath]) -> bool:
        """Tell whether a problem could not be found while something was not looked into.

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
        spot = self.page.spot(self.page.offset(problem))
        inside = spot.place if spot is not None else ()
        depth = 1 if problem.code in _EMPTY else 2
        return any(inside[: len(at)] == at and len(inside) >= len(at) + depth for at in places)


class Plan(NamedTuple):
    """A problem and the choice that is made."""

    problem: Problem
    choice: Choice


class Trial(NamedTuple):
    """A text that came of plans, stage by stage: a change may ask for another."""

    reading: Reading
    stages: tuple[tuple[Plan, ...], ...]


class Shift:
    """Where places of a text are once edits are made.

    Args:
        edits: The edits, which do not overlap.
    """

    def __init__(self, edits: Iterable[TextEdit]) -> None:
        self._edits = sorted(edits)
        self._ends = [edit.end for edit in self._edits]
        grown = (len(edit.text) - (edit.end - edit.start) for edit in self._edits)
        self._grown = [0, *accumulate(grown)]

    def offset(self, offset: int) -> int:
        """Return where a place is; one that is gone is where something else took its place."""
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

    def marks(self, marks: Iterable[Mark], file: str) -> set[Mark]:
        """Return marks as they are found after the edits, which are of one file."""
        return {
            mark._replace(offset=self.offset(mark.offset)) if mark.file == file else mark
            for mark in marks
        }


def edits_of(plans: Iterable[Plan]) -> list[TextEdit]:
    """Return all edits of plans in the order of the text."""
    return sorted(edit for plan in plans for edit in plan.choice.edits)


def apart(plans: Iterable[Plan]) -> list[Plan]:
    """Return as many plans as can be made at the same time, the first first."""
    taken: list[Plan] = []
    claims: set[int] = set()
    for plan in plans:
        if claims.isdisjoint(plan.choice.claims):
            taken.append(plan)
            claims |= plan.choice.claims
    return _without_overlaps(taken)


def _without_overlaps(plans: list[Plan]) -> list[Plan]:
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


def several(hint: str, readings: Sequence[Reading]) -> str:
    """Return a hint that names the choices, where a line can belong to several things.

    Args:
        hint: The hint as it is without them.
        readings: The text as each choice has it, line by line the same but for indentation.
    """
    if any(reading.page.tree is None for reading in readings):
        return hint
    both = [(reading.page.lines, reading) for reading in readings]
    for number in range(min(len(one) for one, _ in both)):
        if len({one.indent(number) for one, _ in both}) > 1:
            owners = [(one.indent(number), _owner(reading, number)) for one, reading in both]
            told = [f"{indent} put it under {quoted(owner)}" for indent, owner in owners if owner]
            return f"{hint}: {', '.join(told)}" if len(told) > 1 else hint
    return hint


def _owner(reading: Reading, number: int) -> str:
    """Return what a line belongs to, or an empty text at the top of the file."""
    lines = reading.page.lines
    spot = reading.page.spot(lines.starts[number] + lines.indent(number))
    if spot is None or spot.above is None:
        return ""
    owner = spot.above.child
    return owner.key_or_index if isinstance(owner, EntrySyntax) else "the item"
