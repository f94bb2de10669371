"""What the page of each finding holds: what it says, why, an example, and how to act on it."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from msgspec import Struct

from account_maps.html.pieces import Chip, chip
from account_maps.measure.risks import RiskRule, settings_of
from account_maps.model.days import days_after
from account_maps.model.rules import FindingCase, Rules
from account_maps.model.values import DECIDING_ROLES, TEAM_CODE, Severity
from account_maps.pages.rule_numbers import Number, numbers, percent
from account_maps.texts import Texts

EXAMPLE_DAY = dt.date(2026, 11, 20)
"""The day on which the example maps are looked at."""

_WAIVED_DAYS = 60


class CodeLine(Struct, frozen=True, gc=False):
    """A line of an example map, and whether putting it right changes it."""

    text: str
    changed: bool


class CaseHere(Struct, frozen=True, gc=False):
    """A severity that this playbook gives a finding for some accounts, and for which."""

    severity: Chip
    where: str


class FindingPage(Struct, frozen=True, gc=False):
    """The page of a finding.

    Attributes:
        severity: How much is made of it by default.
        here: How much is made of it in this playbook, if that is something else.
        cases: Accounts of this playbook for which it is something else again.
        accounts: How many accounts have it today.
        numbers: The numbers of the rules that it looks at.
        example: A map that has it.
        fixed: The same map put right.
        rule: YAML for ``_rules.yaml`` that changes its severity.
        waiver: YAML for a map that lets it wait.
    """

    code: str
    title: str
    severity: Chip
    here: Chip | None
    cases: tuple[CaseHere, ...]
    accounts: int
    what: str
    why: str
    fix: str
    numbers: tuple[Number, ...]
    example: tuple[CodeLine, ...]
    fixed: tuple[CodeLine, ...]
    rule: str
    waiver: str


class FindingFamily(Struct, frozen=True, gc=False):
    """Findings about the same: those whose codes begin alike."""

    anchor: str
    title: str
    pages: tuple[FindingPage, ...]


def finding_pages(
    risk_rules: Mapping[str, RiskRule],
    rules: Rules,
    counts: Mapping[str, int],
    as_of: dt.date,
    texts: Texts,
) -> tuple[FindingPage, ...]:
    """Return the page of every finding, sorted by code.

    Args:
        risk_rules: The rules that look for them, by code.
        rules: The rules of this playbook.
        counts: How many accounts have each today; none where it is not named.
        as_of: The day that the site speaks of; the example of a waiver ends some time after it.
        texts: What the pages say.
    """
    return tuple(
        finding_page(rule, rules, counts.get(code, 0), as_of, texts)
        for code, rule in risk_rules.items()
    )


def family_of(code: str) -> str:
    """Return the family of a code, such as ``AF1``; all codes of teams are one."""
    return "team" if TEAM_CODE.fullmatch(code) else code[: len("AF1")]


def families(pages: Sequence[FindingPage], texts: Texts) -> tuple[FindingFamily, ...]:
    """Return pages sorted by code, put together by what they are about."""
    return tuple(
        FindingFamily(family, texts(f"finding_family.{family}"), tuple(those))
        for family, those in groupby(pages, lambda page: family_of(page.code))
    )


def finding_page(
    rule: RiskRule, rules: Rules, accounts: int, as_of: dt.date, texts: Texts
) -> FindingPage:
    """Return the page of a finding.

    Args:
        rule: The rule that finds it.
        rules: The rules of this playbook.
        accounts: How many accounts have it today.
        as_of: The day that the site speaks of; the example of a waiver ends some time after it.
        texts: What the pages say.
    """
    until = days_after(as_of, _WAIVED_DAYS)
    code, default = rule.code, rule.severity
    here = settings_of(rule, rules)
    changed = here.severity is not None and here.severity is not default
    about = f"finding.{code}.page"
    before = texts(f"{about}.example").splitlines()
    after = texts(f"{about}.fixed").splitlines()
    return FindingPage(
        code=code,
        title=texts(f"finding.{code}.title"),
        severity=chip(default, texts),
        here=chip(here.severity, texts) if changed and here.severity else None,
        cases=tuple(_case(case, texts) for case in here.cases),
        accounts=accounts,
        what=texts(f"{about}.what", **_named(rules, texts)),
        why=texts(f"{about}.why"),
        fix=texts(f"{about}.fix"),
        numbers=numbers(rules, rule.numbers),
        example=tuple(_marked(before, after)),
        fixed=tuple(_marked(after, before)),
        rule=_rule_yaml(code, default),
        waiver=_waiver_yaml(code, until, texts),
    )


def _named(rules: Rules, texts: Texts) -> dict[str, str]:
    """Return what a page may name of the rules, as it says them."""
    limits = rules.thresholds
    *others, last = DECIDING_ROLES
    return {
        "deciding": texts("finding_page.case_or").join([", ".join(others), last]),
        "hidden": percent(limits.hidden),
        "opposing": percent(limits.opposing),
        "bottleneck": percent(limits.bottleneck),
        "friends": str(limits.friends),
        "live": percent(rules.ties.live),
        "half_life": f"{rules.ties.half_life:g}",
        "ageing": str(rules.freshness.ageing),
    }


def _case(case: FindingCase, texts: Texts) -> CaseHere:
    either = texts("finding_page.case_or")
    said = (("tier", case.tier), ("segment", case.segment), ("stage", case.stage))
    parts = [
        texts(f"finding_page.case_{what}", values=either.join(values))
        for what, values in said
        if values
    ]
    severity = chip(case.severity, texts)
    if not parts:
        return CaseHere(severity, texts("finding_page.case_all"))
    every = texts("finding_page.case_and").join(parts)
    return CaseHere(severity, texts("finding_page.case", all=every))


def _marked(lines: list[str], other: list[str]) -> Iterator[CodeLine]:
    """Yield lines, those marked that the other version does not have in the same place."""
    for kind, start, end, _, _ in SequenceMatcher(None, lines, other, autojunk=False).get_opcodes():
        for line in lines[start:end]:
            yield CodeLine(line, kind != "equal")


def _rule_yaml(code: str, default: Severity) -> str:
    other = Severity.WARNING if default is Severity.INFO else Severity.INFO
    return (
        f"findings:\n  {code}:\n    severity: {other}\n"
        "    cases:\n      - {severity: error, tier: [1]}\n"
    )


def _waiver_yaml(code: str, until: dt.date, texts: Texts) -> str:
    reason = texts("finding_page.waive_reason")
    return f"waivers:\n  - finding: {code}\n    reason: {reason}\n    until: {until}\n"
