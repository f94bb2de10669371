"""Problems → which of them count, as the settings and the authors of the maps have it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from account_maps.model.values import Severity
from account_maps.read.ignores import Ignore
from account_maps.read.problems import Fix, Problem
from account_maps.read.soft import SOFT, WARNINGS

Severities = Mapping[str, Severity]
"""How much is made of a problem, by its code, where that is set."""

Ignores = Mapping[str, tuple[Ignore, ...]]
"""What authors wish to be passed over, by the shown path of the file."""


class Verdict(NamedTuple):
    """Problems apart by what follows from them.

    Attributes:
        errors: Those that a map may not have.
        warnings: Those that are told and are in the way of nothing.
        ignored: Those that are passed over as an author asked.
    """

    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    ignored: tuple[Problem, ...]


def severity(code: str, severities: Severities) -> Severity:
    """Return how much is made of a problem."""
    if code not in SOFT:
        return Severity.ERROR
    return severities.get(code, Severity.WARNING if code in WARNINGS else Severity.ERROR)


def judged(problems: Iterable[Problem], ignores: Ignores, severities: Severities) -> Verdict:
    """Return problems apart by what follows from them, each part sorted.

    Args:
        problems: The problems.
        ignores: What authors wish to be passed over.
        severities: How much is made of problems.
    """
    found: dict[Severity, list[Problem]] = {each: [] for each in Severity}
    ignored = []
    passed_over = {
        (file, wish.line, code)
        for file, wishes in ignores.items()
        for wish in wishes
        for code in wish.codes
    }
    for problem in problems:
        if _place(problem) in passed_over:
            ignored.append(problem)
        else:
            found[severity(problem.code, severities)].append(problem)
    parts = (found[Severity.ERROR], found[Severity.WARNING], ignored)
    return Verdict(*(tuple(sorted(part)) for part in parts))


def _place(problem: Problem) -> tuple[str, int, str]:
    """Return what a wish names: the file, the line and the code."""
    return problem.file, problem.span.line, problem.code


def unused(ignores: Ignores, ignored: Iterable[Problem]) -> list[Problem]:
    """Return a problem for each wish that passes nothing over.

    Args:
        ignores: What authors wish to be passed over.
        ignored: What was passed over.
    """
    passed = set(map(_place, ignored))
    found = []
    for file, wishes in ignores.items():
        for wish in wishes:
            idle = [code for code in wish.codes if (file, wish.line, code) not in passed]
            if idle:
                found.append(_idle(file, wish, idle))
    return found


def _idle(file: str, wish: Ignore, codes: list[str]) -> Problem:
    message = f"there is no problem {', '.join(codes)} to pass over"
    if len(codes) < len(wish.codes):
        return Problem(file, wish.span, "AM902", message, "take the code out")
    fix = Fix(wish.span, "")
    return Problem(file, wish.span, "AM902", message, "take the comment out", fix)
