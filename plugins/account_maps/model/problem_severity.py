"""Problems → which of them count, as the settings and the authors of the maps have it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from account_maps.model.values import Severity
from account_maps.read.ignores import Ignore
from account_maps.read.non_blocking import NON_BLOCKING, WARNINGS
from account_maps.read.problems import Fix, Problem

Severities = Mapping[str, Severity]
"""How much is made of a problem, by its code, where that is set."""

Ignores = Mapping[str, tuple[Ignore, ...]]
"""Requests of authors to ignore problems, by the shown path of the file."""


class ProblemsBySeverity(NamedTuple):
    """Problems grouped by what follows from them.

    Attributes:
        errors: Those that a map may not have.
        warnings: Those that are shown and stop nothing.
        ignored: Those that are passed over as an author asked.
    """

    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    ignored: tuple[Problem, ...]


def severity(code: str, severities: Severities) -> Severity:
    """Return how much is made of a problem."""
    if code not in NON_BLOCKING:
        return Severity.ERROR
    return severities.get(code, Severity.WARNING if code in WARNINGS else Severity.ERROR)


def by_severity(
    problems: Iterable[Problem], ignores: Ignores, severities: Severities
) -> ProblemsBySeverity:
    """Return problems grouped by what follows from them, each group sorted.

    Args:
        problems: The problems.
        ignores: Requests of authors to ignore problems.
        severities: How much is made of problems.
    """
    found: dict[Severity, list[Problem]] = {each: [] for each in Severity}
    ignored = []
    passed_over = {
        (file, request.line, code)
        for file, requests in ignores.items()
        for request in requests
        for code in request.codes
    }
    for problem in problems:
        if _place(problem) in passed_over:
            ignored.append(problem)
        else:
            found[severity(problem.code, severities)].append(problem)
    parts = (found[Severity.ERROR], found[Severity.WARNING], ignored)
    return ProblemsBySeverity(*(tuple(sorted(part)) for part in parts))


def _place(problem: Problem) -> tuple[str, int, str]:
    """Return what a request names: the file, the line and the code."""
    return problem.file, problem.span.line, problem.code


def unused_ignores(ignores: Ignores, ignored: Iterable[Problem]) -> list[Problem]:
    """Return a problem for each request that ignores nothing.

    Args:
        ignores: Requests of authors to ignore problems.
        ignored: What was passed over.
    """
    passed = set(map(_place, ignored))
    found = []
    for file, requests in ignores.items():
        for request in requests:
            idle = [code for code in request.codes if (file, request.line, code) not in passed]
            if idle:
                found.append(_unused_codes(file, request, idle))
    return found


def _unused_codes(file: str, request: Ignore, codes: list[str]) -> Problem:
    message = f"there is no problem {', '.join(codes)} to pass over"
    if len(codes) < len(request.codes):
        return Problem(file, request.span, "AM902", message, "take the code out")
    fix = Fix(request.span, "")
    return Problem(file, request.span, "AM902", message, "take the comment out", fix)
