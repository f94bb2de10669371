"""Every number of the rules that is about one map moves something: none is there in vain."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, Final

import pytest
from msgspec import Struct
from msgspec.structs import asdict, replace

from account_maps.measure import measure
from account_maps.model.account import (
    Account,
    Champion,
    Line,
    Message,
    Objective,
    Person,
    Plan,
    Tie,
)
from account_maps.model.rules import DealRules, FindingCase, FindingRule, Rules
from account_maps.model.values import (
    FindingCode,
    Influence,
    Level,
    Role,
    Severity,
    Strength,
    Support,
)
from measure.made_up import DAY

Way = tuple[str, ...]

NOT_OF_ONE_MAP: Final = (
    *("findings", "portfolio", "currency", "rates", "onepager"),
    *("titles", "purposes"),
)
"""Severities, tried below, what compares many accounts, what is about paper, and words."""


def ago(days: int) -> dt.date:
    return DAY - dt.timedelta(days)


RICH: Final = Account(
    name="Northwind",
    owner="ana",
    plan=Plan(objectives={"calm": Objective("Calm nights")}),
    stakeholders={
        "tom": Person(
            name="Tom",
            roles=(Role.EXECUTIVE_SPONSOR,),
            influence=Influence.INNER_CIRCLE,
            support=Support.NEUTRAL,
            verified=ago(120),
        ),
        "priya": Person(
            name="Priya",
            reports_to="tom",
            roles=(Role.ECONOMIC_BUYER,),
            influence=Influence.POLITICAL_STRUCTURE,
            support=Support.UNKNOWN,
            verified=ago(300),
        ),
        "dana": Person(
            name="Dana",
            reports_to="tom",
            dotted_to=("post",),
            roles=(Role.DECISION_MAKER, Role.CHAMPION),
            influence=Influence.POLITICAL_STRUCTURE,
            support=Support.MENTOR,
            champion=Champion(Strength.STRONG, Strength.STRONG, Strength.STRONG),
            ties={"ana": Tie(Level.PROBLEM_SOLVER, last=ago(30)), "ben": Tie(Level.VENDOR)},
            goals=("Calm nights",),
            verified=ago(10),
        ),
        "olu": Person(
            name="Olu",
            reports_to="dana",
            roles=(Role.APPROVER,),
            influence=Influence.LOW,
            support=Support.ENEMY,
        ),
        "sam": Person(name="Sam", reports_to="dana", support=Support.NON_SUPPORTER),
        "ria": Person(name="Ria", support=Support.SUPPORTER, roles=(Role.COACH,)),
        "post": Person(title="Security", placeholder=True, roles=(Role.SECURITY,)),
    },
    influence=(
        Line("sam", "priya", strength=Strength.STRONG),
        Line("ria", "olu", strength=Strength.WEAK),
        Line("ria", "tom"),
        Line("priya", "dana", strength=Strength.WEAK),
    ),
)
"""A map on which every word of the scales stands."""

FRIENDS: Final = Account(
    name="Harbor",
    owner="ana",
    stage="proposal",
    message=Message(say="One record."),
    stakeholders={
        "maria": Person(
            name="Maria",
            roles=(Role.ECONOMIC_BUYER, Role.DECISION_MAKER),
            influence=Influence.INNER_CIRCLE,
            support=Support.SUPPORTER,
            ties={"ana": Tie(Level.VENDOR, last=DAY)},
            verified=ago(5),
        ),
        "ken": Person(
            name="Ken",
            reports_to="maria",
            roles=(Role.USER_BUYER,),
            support=Support.SUPPORTER,
            ties={"ben": Tie(Level.TRUSTED_ADVISOR, last=ago(5))},
            verified=ago(5),
        ),
    },
)
"""A small map on which all is well."""


def numbers(of: Struct, way: Way = ()) -> Iterator[tuple[Way, Any]]:
    """Every number of the rules of one map, and the way to it."""
    for key, value in asdict(of).items():
        if key in NOT_OF_ONE_MAP:
            continue
        if isinstance(value, Struct):
            yield from numbers(value, (*way, key))
        else:
            yield (*way, key), value


def otherwise(of: Any, way: Way, value: object) -> Any:
    """The rules with another number at a way."""
    first, *rest = way
    inner = otherwise(getattr(of, first), tuple(rest), value) if rest else value
    return replace(of, **{first: inner})


OTHER_STAGES: Final[dict[Way, list[Any]]] = {
    ("deal", "stages"): [("proposal",)],
    ("deal", "evaluation"): ["proposal"],
}
OWN_STAGES: Final = Rules(deal=DealRules(stages=("proposal", "closing")))
"""Rules in which the deal of the map is in its first stage, and its evaluation is to come."""


def others(way: Way, value: Any) -> list[Any]:
    """Other values that could stand there, in bounds or nearly."""
    if way in OTHER_STAGES:
        return OTHER_STAGES[way]
    if isinstance(value, tuple):
        return [(Role.USER_BUYER,)]
    return [type(value)(one) for one in (value / 2, value * 1.5, value + 1, value - 1)]


@pytest.mark.parametrize("way", [way for way, _ in numbers(Rules())], ids=".".join)
def test_every_number_moves_something(way: Way) -> None:
    usual = OWN_STAGES if way == ("deal", "evaluation") else Rules()
    value = dict(numbers(usual))[way]
    changed = [otherwise(usual, way, other) for other in others(way, value)]
    assert any(
        measure(account, DAY, rules) != measure(account, DAY, usual)
        for account in (RICH, FRIENDS)
        for rules in changed
    )


def test_the_severities_count() -> None:
    code = FindingCode.NO_CHAMPION
    rules = Rules(findings={code: FindingRule(Severity.ERROR)})
    found = {one.code: one.severity for one in measure(FRIENDS, DAY, rules).risks}
    assert found[code] is Severity.ERROR


def test_the_first_case_that_fits_counts() -> None:
    code = FindingCode.NO_CHAMPION
    cases = (
        FindingCase(Severity.ERROR, tier=("1",), stage=("proposal",)),
        FindingCase(Severity.INFO, stage=("proposal", "closing")),
        FindingCase(Severity.ERROR),
    )
    rules = Rules(findings={code: FindingRule(Severity.OFF, cases)})
    assert severity(FRIENDS, code, rules) is Severity.INFO
    assert severity(replace(FRIENDS, tier="1"), code, rules) is Severity.ERROR


def severity(account: Account, code: FindingCode, rules: Rules) -> Severity | None:
    found = {one.code: one.severity for one in measure(account, DAY, rules).risks}
    return found.get(code)


@pytest.mark.parametrize(
    ("case", "fits"),
    [
        (FindingCase(Severity.ERROR, segment=("enterprise",)), True),
        (FindingCase(Severity.ERROR, segment=("mid-market",)), False),
        (FindingCase(Severity.ERROR, segment=("enterprise",), tier=("2",)), False),
        (FindingCase(Severity.ERROR, segment=("enterprise",), tier=("1", "2")), False),
        (FindingCase(Severity.ERROR), True),
    ],
)
def test_all_that_a_case_names_must_fit(case: FindingCase, *, fits: bool) -> None:
    account = replace(FRIENDS, segment="enterprise")
    rules = Rules(findings={FindingCode.NO_CHAMPION: FindingRule(cases=(case,))})
    expected = Severity.ERROR if fits else Severity.WARNING
    assert severity(account, FindingCode.NO_CHAMPION, rules) is expected


def test_off_leaves_a_finding_away() -> None:
    code = FindingCode.NO_CHAMPION
    assert severity(FRIENDS, code, Rules(findings={code: FindingRule(Severity.OFF)})) is None
    assert severity(FRIENDS, code, Rules()) is Severity.WARNING
