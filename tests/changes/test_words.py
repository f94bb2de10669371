"""Changes in words."""

import datetime as dt

from hypothesis import given
from msgspec.structs import replace

from account_maps.changes import ChangeStatus, compare, effect
from account_maps.changes.words import ChangeGroup, ChangeWording
from account_maps.measure import measure
from account_maps.model.account import (
    Account,
    Colleague,
    Line,
    Person,
    Tie,
)
from account_maps.model.field_types import fields_of
from account_maps.model.fields import FIELDS
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
    assert (group.status, group.person) == (ChangeStatus.ADDED, "new")


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
    texts = english_table()
    for kind in FIELDS:
        assert {one.row.label for one in fields_of(kind)} <= texts.keys()


def promised(*people: str) -> Account:
    one = replace(full().promises[0], stakeholders=people)
    return replace(full(), promises=(one,))


def test_who_a_promise_was_made_to_is_told_by_name() -> None:
    (group,) = groups(full(), promised("priya-nair"))
    assert str(group) == "Promise Reference call with Bay Clinics: Made to or by: Priya Nair"
    (group,) = groups(promised("priya-nair", "tom-alvarez"), promised("tom-alvarez"))
    assert str(group) == "Promise Reference call with Bay Clinics: Made to or by: − Priya Nair"
