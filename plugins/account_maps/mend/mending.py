"""A text with problems → the text in which those with one certain answer are put right.

Nothing is done on trust. After a change the whole file is checked again, and the change stays only
if its problem is gone and no other has come. Many changes are tried at once, and where that is not
good, fewer, down to each alone. Where a problem has several choices, all are tried, and one is
taken only if no other leads to a file that says something else.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, product

from msgspec import Struct

from account_maps.edit.splice import splice
from account_maps.mend.by_code import SYNTAX, choices
from account_maps.mend.checked_text import (
    CheckedText,
    FixAttempt,
    OffsetMap,
    PlannedFix,
    ProblemKey,
    ambiguity_hint,
    compatible,
    edits_of,
)
from account_maps.mend.results import AppliedFix, MendResult, applied_fix
from account_maps.model.playbook import KeyPath
from account_maps.read.problems import Problem

FindProblems = Callable[[str], Sequence[Problem]]
"""Returns the problems of a text, taken instead of the file's content."""

_CHARACTERS = 2_000_000
_CHAIN = 6
_COMBINED = 8
_LINES = 400
_MORE = 2
_VALUES = frozenset(
    {"AM206", "AM207", "AM208", "AM211", "AM213", "AM214"}
    | {"AM301", "AM302", "AM303", "AM304", "AM305"}
)
_INCOMPLETE = frozenset({"AM202", "AM401"})


class Mender:
    """Puts right what is certain in one file.

    Args:
        file: The file, as problems name it.
        kind: What it holds.
        find: Returns what is found in a text of the file.
        is_meant: Tells whether problems of a code are to be put right.
    """

    def __init__(
        self,
        file: str,
        kind: type[Struct],
        find: FindProblems,
        is_meant: Callable[[str], bool] = lambda _: True,
    ) -> None:
        self._file = file
        self._kind = kind
        self._find = find
        self._is_meant = is_meant
        # All that is read again together is bounded, so that no file takes minutes.
        self._left = _CHARACTERS
        self._hints: dict[Problem, str] = {}

    def mend(self, text: str, problems: Sequence[Problem]) -> MendResult:
        """Put right what is certain.

        Args:
            text: The text, without a byte order mark.
            problems: What is found in it.
        """
        now = CheckedText(text, self._kind, problems)
        tracked = {now.problem_key(problem): problem for problem in problems}
        done: list[AppliedFix] = []
        while (attempt := self._step(now)) is not None:
            for stage in attempt.stages:
                done += [applied_fix(plan, text) for plan in stage]
                edits = edits_of(stage)
                text, offsets = splice(text, edits), OffsetMap(edits)
                moved = {_moved(key, offsets, self._file): one for key, one in tracked.items()}
                tracked = moved
            now = attempt.result
        left = now.problem_keys()
        still = {problem for key, problem in tracked.items() if key in left}
        return MendResult(text, tuple(done), frozenset(set(problems) - still), self._hints)

    def alone(self, text: str, problems: Sequence[Problem], problem: Problem) -> str | None:
        """Return the text with one problem put right, or None if that is not certain alone.

        Args:
            text: The text, without a byte order mark.
            problems: What is found in it.
            problem: One of them.
        """
        now = CheckedText(text, self._kind, problems)
        plans = list(self._plans(problem, now))
        if now.is_yaml:
            attempt = self._certain(now, [plans])
        else:
            attempt = self._as_yaml(now) if problem.code in SYNTAX else None
        return attempt.result.text if attempt is not None else None

    def _step(self, now: CheckedText) -> FixAttempt | None:
        """Return the next text that is better for certain, or None if there is none."""
        if not now.is_yaml:
            return self._as_yaml(now)
        found = [list(self._plans(problem, now)) for problem in now.problems]
        single = compatible(plans[0] for plans in found if len(plans) == 1)
        good = self._certain_plans(now, single)
        attempt = self._certain(now, [[plan] for plan in good]) if good else None
        others = [[plan] for plan in good[:1]] if attempt is None else []
        others += [plans for plans in found if plans and (len(plans) > 1 or plans[0] not in single)]
        for plans in others if attempt is None else ():
            attempt = self._certain(now, [plans])
            if attempt is not None:
                break
        return attempt

    def _plans(self, problem: Problem, now: CheckedText) -> Iterator[PlannedFix]:
        if problem.file == self._file and self._is_meant(problem.code):
            for choice in choices(problem, now.source):
                yield PlannedFix(problem, choice)

    def _certain_plans(self, now: CheckedText, plans: list[PlannedFix]) -> list[PlannedFix]:
        """Return those of many plans that are certain.

        All are tried at once; then all but those where something else went wrong; then each half.
        """
        if not plans or self._certain(now, [[plan] for plan in plans]) is not None:
            return plans
        if len(plans) == 1:
            return []
        harmless = self._plans_without_new_problems(now, plans)
        if len(harmless) < len(plans):
            return self._certain_plans(now, harmless)
        middle = len(plans) // 2
        return self._certain_plans(now, plans[:middle]) + self._certain_plans(now, plans[middle:])

    def _plans_without_new_problems(
        self, now: CheckedText, plans: list[PlannedFix]
    ) -> list[PlannedFix]:
        """Return those of many plans in whose lines nothing is wrong then that can't be fixed."""
        after = self._after(now, plans)
        if after is None or not after.is_yaml:
            return plans
        offsets = OffsetMap(edits_of(plans))
        known = offsets.problem_keys(now.problem_keys(), self._file)
        lines = after.source.lines
        wrong = {
            lines.number(after.source.offset(problem))
            for problem in after.problems
            if after.problem_key(problem) not in known and not any(self._plans(problem, after))
        }
        return [plan for plan in plans if wrong.isdisjoint(offsets.lines(plan.choice, lines))]

    def _certain(self, now: CheckedText, options: list[list[PlannedFix]]) -> FixAttempt | None:
        """Return what comes of plans, one of each, if all that is good says the same."""
        attempts = list(self._attempts(now, options, now.problem_keys(), (), _CHAIN))
        same = {attempt.result.meaning for attempt in attempts}
        return attempts[0] if len(same) == 1 else None

    def _attempts(
        self,
        now: CheckedText,
        options: list[list[PlannedFix]],
        known: set[ProblemKey],
        opened: tuple[KeyPath, ...],
        chain: int,
    ) -> Iterator[FixAttempt]:
        """Yield every good text that comes of plans, and of those that they ask for."""
        for plans in islice(product(*options), _COMBINED):
            after = self._after(now, plans) if len(compatible(plans)) == len(plans) else None
            if after is None or not after.is_yaml:
                continue
            goals = {now.problem_key(plan.problem) for plan in plans}
            old = OffsetMap(edits_of(plans)).problem_keys(known - goals, self._file)
            places = (*opened, *(plan.choice.reveals for plan in plans if plan.choice.reveals))
            new = [
                problem
                for problem in after.problems
                if after.problem_key(problem) not in old and not after.is_revealed(problem, places)
            ]
            if not new:
                yield FixAttempt(after, (plans,))
                continue
            further = [list(self._plans(problem, after)) for problem in new] if chain else [[]]
            for attempt in self._attempts(after, further, old, places, chain - 1):
                yield FixAttempt(attempt.result, (plans, *attempt.stages))

    def _after(self, now: CheckedText, plans: Iterable[PlannedFix]) -> CheckedText | None:
        return self._read(splice(now.text, edits_of(plans)))

    def _read(self, text: str) -> CheckedText | None:
        self._left -= len(text)
        return CheckedText(text, self._kind, self._find(text)) if self._left >= 0 else None

    def _as_yaml(self, now: CheckedText) -> FixAttempt | None:
        """Return the text with every line put right that is not YAML, or None if one can't be."""
        stages: list[tuple[PlannedFix, ...]] = []
        while not now.is_yaml and len(stages) < _LINES:
            found = next((one for one in now.problems if one.code in SYNTAX), None)
            better = self._line(now, found) if found is not None else None
            if better is None:
                return None
            now, plan = better
            stages.append((plan,))
        return FixAttempt(now, tuple(stages)) if now.is_yaml else None

    def _line(self, now: CheckedText, problem: Problem) -> tuple[CheckedText, PlannedFix] | None:
        """Return the text with one problem of YAML put right, if there is one good choice."""
        found: list[tuple[int, object, CheckedText, PlannedFix]] = []
        for plan in self._plans(problem, now):
            lines = {now.source.lines.number(edit.start) + 1 for edit in plan.choice.edits}
            after = self._after(now, [plan])
            known = after if after is None or after.is_yaml else self._above(after, min(lines))
            if after is None or known is None:
                continue
            severity = self._severity(known, lines, is_whole=known is after)
            if severity < _MORE or not plan.choice.is_strict:
                meaning = known.meaning if known is after else (known.meaning, after.text)
                found.append((severity, meaning, after, plan))
        best = [one for one in found if one[0] == min(severity for severity, *_ in found)]
        same = {meaning: after for _, meaning, after, _ in reversed(best)}
        if len(same) > 1:
            self._hints[problem] = ambiguity_hint(problem.hint, [*same.values()][::-1])
        return best[0][2:] if len(same) == 1 else None

    def _above(self, after: CheckedText, line: int) -> CheckedText | None:
        """Return what stands above the next problem of YAML, if it can be read by itself.

        Args:
            after: A text.
            line: A line that must be above the problem.
        """
        next_one = next((one for one in after.problems if one.code in SYNTAX), None)
        lines = after.source.lines
        if next_one is None or not line < next_one.span.line <= len(lines):
            return None
        above = self._read(after.text[: lines.starts[next_one.span.line - 1]])
        return above if above is not None and above.is_yaml else None

    def _severity(self, known: CheckedText, lines: set[int], *, is_whole: bool) -> int:
        """Return 0 if nothing is wrong with lines, 1 if only words are, 2 if more is."""
        wrong = [
            problem
            for problem in known.problems
            if problem.file == self._file
            and problem.span.line in lines
            and (is_whole or problem.code not in _INCOMPLETE)
        ]
        if not wrong:
            return 0
        plain = all(p.code in _VALUES or any(self._plans(p, known)) for p in wrong)
        return 1 if plain else _MORE


def _moved(key: ProblemKey, offsets: OffsetMap, file: str) -> ProblemKey:
    return key._replace(offset=offsets.offset(key.offset)) if key.file == file else key
