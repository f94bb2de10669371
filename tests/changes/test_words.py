"""Changes in words."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from hypothesis import given
from msgspec import Struct
from msgspec.structs import replace

from account_maps.changes import Status, compare, effect
from account_maps.changes.words import ChangeGroup, ChangeWording
from account_maps.measure import measure
from account_maps.model.account import (
    Account,
    Action,
    Colleague,
    Competitor,
    External,
    Line,
    Objective,
    Person,
    Promise,
    Tie,
    Unit,
    Waiver,
    WhiteSpace,
)
from account_maps.model.format import read_account
from account_maps.model.rules import Rules
from account_maps.model.values import Level, LineKind, Role, Support
from account_maps.texts import english, english_table
from maps import FULL
from measure.made_up import accounts

DAY = dt.date(2026, 11, 20)
OURS = {"ana-lima": Colleague("Ana Lima")}


def full() -> Account:
    account = read_account(FULL.encode(), "map.yaml").account
    assert account
    return account


def groups(before: Account, after: Account) -> tuple[ChangeGroup, ...]:
    return ChangeWording(before, after, OURS, english()).groups(compare(before, after))


def told(key: str, **changes: object) -> str:
    """The one group of a change of one person."""
    after = full()
    person = replace(after.stakeholders[key], **changes)
    (group,) = groups(full(), replace(after, stakeholders={**after.stakeholders, key: person}))
    return str(group)


def test_an_attitude_is_told_with_who_says_so_and_when() -> None:
    said = told("priya-nair", support=Support.NON_SUPPORTER, evidence="Says Ana", verified=DAY)
    assert said == ("Priya Nair: Attitude unknown → Non-supporter. Says Ana, verified 20 Nov 2026")


def test_a_check_alone_is_told_as_such() -> None:
    assert told("priya-nair", verified=DAY) == "Priya Nair: Verified: 20 Nov 2026"


def test_lists_are_told_by_what_went_and_what_came() -> None:
    said = told("dana-reyes", roles=(Role.CHAMPION, Role.APPROVER))
    assert said == "Dana Reyes: Buying roles: Decision maker → Approver"
    assert told("dana-reyes", goals=()) == "Dana Reyes: Goals: − retire four legacy systems"


def test_a_tie_is_told_by_the_name_of_the_one_of_us() -> None:
    tie = Tie(level=Level.VENDOR, last=DAY)
    said = told("priya-nair", ties={"ana-lima": tie})
    assert said == "Priya Nair: Ana Lima: knows them, Vendor, 20 Nov 2026"


def test_a_person_who_came_is_told_by_the_post() -> None:
    people = {**full().stakeholders, "new": Person(name="Kim Ono", title="Head of IT")}
    (group,) = groups(full(), replace(full(), stakeholders=people))
    assert str(group) == "Kim Ono: new on the map, Head of IT"
    assert (group.status, group.person) == (Status.ADDED, "new")


def test_a_person_who_went_leads_nowhere() -> None:
    people = {key: one for key, one in full().stakeholders.items() if key != "olaf-berg"}
    (group,) = groups(full(), replace(full(), stakeholders=people))
    assert str(group) == "Olaf Berg: no longer on the map"
    assert group.person is None


def test_a_conflict_is_called_one() -> None:
    lines = (*full().influence, Line("cso", "olaf-berg", kind=LineKind.CONFLICT))
    (group,) = groups(full(), replace(full(), influence=lines))
    assert group.about == "Chief Security Officer in conflict with Olaf Berg"


def test_moved_figures_and_findings_are_told() -> None:
    before = full()
    met = replace(
        before.stakeholders["priya-nair"], ties={"ana-lima": Tie(Level.PROBLEM_SOLVER, last=DAY)}
    )
    after = replace(before, stakeholders={**before.stakeholders, "priya-nair": met})
    was, now = (measure(one, DAY, Rules()) for one in (before, after))
    wording = ChangeWording(before, after, OURS, english())
    said = wording.consequences(effect(was, now, compare(before, after)))
    assert any(str(one).startswith("Decision coverage: ") for one in said.figures)
    assert any(one.startswith("AF201 ") and one.endswith("Priya Nair") for one in said.gone)


@given(accounts(), accounts())
def test_any_change_can_be_told(one: Account, other: Account) -> None:
    comparison = compare(one, other)
    found = ChangeWording(one, other, OURS, english()).groups(comparison)
    assert bool(found) == bool(comparison.changes)
    assert all(phrase.before or phrase.after for group in found for phrase in group.phrases)


def test_every_field_of_the_format_has_a_name() -> None:
    parts = (Account, Person, Tie, Line, Unit, Objective, Action, WhiteSpace, Promise)
    fields = {name for part in (*parts, Competitor, External, Waiver) for name in fields_of(part)}
    apart = {"stakeholders", "influence", "units", "external", "competitors", "promises"}
    told_apart = {*apart, "waivers", "ties", "plan.objectives", "plan.white_space", "plan.actions"}
    texts = english_table()
    assert {f for f in fields - told_apart if f"compare.field.{f}" not in texts} == set()


def fields_of(part: type[Struct], before: str = "") -> Iterator[str]:
    """The fields of a part, those inside another as ``contact.email``."""
    for name, kind in get_type_hints(part, include_extras=True).items():
        inner = inside(kind)
        if inner and before == "":
            yield from (f"{name}.{below}" for below in fields_of(inner, name))
        else:
            yield name


def inside(kind: Any) -> type[Struct] | None:
    """The part that a field holds one of, if it holds one."""
    if get_origin(kind) is Annotated:
        return inside(get_args(kind)[0])
    parts = [one for one in get_args(kind) if isinstance(one, type)]
    found = [one for one in parts if issubclass(one, Struct)]
    return found[0] if found and get_origin(kind) not in {tuple, dict} else None
