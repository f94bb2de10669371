"""What holds of any two versions of a map."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from account_maps.changes import Change, ChangeStatus, compare
from account_maps.model.account import (
    Account,
    Competitor,
    Contact,
    External,
    Line,
    Objective,
    Person,
    Plan,
    Promise,
    Tie,
    Unit,
    Waiver,
    WhiteSpace,
)
from account_maps.model.values import FindingCode, Level, LineKind, Role, Side, State, Support
from measure.made_up import DAY, accounts, shuffled, with_person


def canonical(account: Account) -> Any:
    """A map without the order that means nothing, and without what is empty."""
    plan = account.plan or Plan()
    lists = (account.influence, plan.actions, plan.white_space, account.promises)
    others = (account.external, account.competitors, account.waivers)
    bare = replace(account, plan=None, influence=(), promises=(), external=(), competitors=())
    ties = {key: sorted(person.ties.items()) for key, person in account.stakeholders.items()}
    people = [(key, repr(replace(one, ties={})), repr(ties[key])) for key, one in _people(account)]
    rest = repr(replace(bare, stakeholders={}, units={}, waivers=()))
    each = [sorted(map(repr, parts)) for parts in (*lists, *others)]
    tables = sorted(map(repr, plan.objectives.items())), sorted(map(repr, account.units.items()))
    return rest, people, each, tables


def _people(account: Account) -> list[tuple[str, Person]]:
    return [*account.stakeholders.items()]


def told(changes: tuple[Change, ...]) -> list[str]:
    return sorted(repr(replace(change, weight=0)) for change in changes)


@given(accounts())
def test_a_map_is_the_same_as_itself(account: Account) -> None:
    comparison = compare(account, account)
    assert comparison.changes == ()
    assert {one.status for one in comparison.people} <= {ChangeStatus.SAME}
    assert {line.status for line in comparison.lines} <= {ChangeStatus.SAME}


@given(accounts(), accounts())
def test_going_back_takes_away_what_going_on_added(one: Account, other: Account) -> None:
    there, back = compare(one, other), compare(other, one)
    assert told(there.changes) == told(tuple(change.reversed() for change in back.changes))


@given(accounts(), accounts())
def test_two_maps_that_are_not_alike_have_a_change(one: Account, other: Account) -> None:
    assert (compare(one, other).changes == ()) == (canonical(one) == canonical(other))


@given(accounts(), accounts())
def test_everybody_and_every_line_is_told_of_once(one: Account, other: Account) -> None:
    comparison = compare(one, other)
    before = [p.who.before for p in comparison.people if p.who.before]
    after = [p.who.after for p in comparison.people if p.who.after]
    assert sorted(before) == sorted(one.stakeholders)
    assert after[: len(other.stakeholders)] == [*other.stakeholders]
    informal = [line for line in comparison.lines if line.kind in {*LineKind}]
    there = [line for line in informal if line.status is not ChangeStatus.REMOVED]
    assert len(there) == len(other.influence)


@given(accounts(), st.integers(0, 99))
def test_the_order_of_lists_is_no_change_of_what_they_say(account: Account, seed: int) -> None:
    mixed = shuffled(account, seed)
    fields = {change.field for change in compare(account, mixed).changes}
    assert fields <= {"", "team", "roles", "dotted_to"}


@given(accounts(), st.data())
def test_a_renamed_id_changes_nothing_but_the_id(account: Account, data: st.DataObject) -> None:
    people = {
        key: replace(one, name=f"Name {number}", title=f"Title {number}", placeholder=False)
        for number, (key, one) in enumerate(account.stakeholders.items())
    }
    account = replace(account, stakeholders=people)
    if not people:
        return
    old = data.draw(st.sampled_from(sorted(people)))
    comparison = compare(account, renamed(account, old, "brand-new"))
    assert [(c.status, c.field) for c in comparison.changes] == [(ChangeStatus.RENAMED, "id")]
    assert all(line.status is ChangeStatus.SAME for line in comparison.lines)


def renamed(account: Account, old: str, new: str) -> Account:
    """The map with another id for one person, wherever that is named."""

    def now(key: str | None) -> Any:
        return new if key == old else key

    def all_now(keys: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(now, keys))

    people = {
        now(key): replace(one, reports_to=now(one.reports_to), dotted_to=all_now(one.dotted_to))
        for key, one in account.stakeholders.items()
    }
    plan = account.plan or Plan()
    return replace(
        account,
        stakeholders=people,
        influence=tuple(
            replace(line, source=now(line.source), target=now(line.target))
            for line in account.influence
        ),
        plan=replace(
            plan,
            actions=tuple(replace(a, stakeholders=all_now(a.stakeholders)) for a in plan.actions),
            objectives={
                key: replace(one, stakeholders=all_now(one.stakeholders))
                for key, one in plan.objectives.items()
            },
        ),
    )


BASE = Account(
    name="Acme",
    stakeholders={
        "ann": Person(name="Ann", title="CEO"),
        "bob": Person(name="Bob", title="CFO", reports_to="ann", ties={"us": Tie()}),
    },
    units={"it": Unit("IT", {"night": Unit("Night")}), "ops": Unit("Operations")},
    influence=(Line("ann", "bob"),),
    plan=Plan(objectives={"calm": Objective("Calm nights")}),
)
PLAN = BASE.plan or Plan()
EDITS: dict[str, Account] = {
    "name": replace(BASE, name="Acme AG"),
    "owner": replace(BASE, owner="us"),
    "tags": replace(BASE, tags=("new",)),
    "value": replace(BASE, value=0.0),
    "verified": replace(BASE, verified=DAY),
    "a unit's name": replace(BASE, units={**BASE.units, "ops": Unit("Ops")}),
    "a unit's place": replace(
        BASE, units={"it": Unit("IT"), "ops": Unit("Operations", {"night": Unit("Night")})}
    ),
    "a contact": with_person(BASE, "bob", contact=Contact(email="bob@acme.example")),
    "veto": with_person(BASE, "bob", veto=True),
    "state": with_person(BASE, "bob", state=State.LEFT),
    "roles": with_person(BASE, "bob", roles=(Role.APPROVER,)),
    "support": with_person(BASE, "bob", support=Support.ENEMY),
    "manager": with_person(BASE, "bob", reports_to=None),
    "a further manager": with_person(BASE, "ann", dotted_to=("bob",)),
    "unit": with_person(BASE, "bob", unit="it"),
    "a level": with_person(BASE, "bob", ties={"us": Tie(level=Level.VENDOR)}),
    "a tie": with_person(BASE, "bob", ties={}),
    "another tie": with_person(BASE, "bob", ties={"us": Tie(), "ana": Tie()}),
    "a line's note": replace(BASE, influence=(Line("ann", "bob", note="Since 2020"),)),
    "a line's kind": replace(BASE, influence=(Line("ann", "bob", kind=LineKind.CONFLICT),)),
    "a line twice": replace(BASE, influence=(Line("ann", "bob"), Line("ann", "bob"))),
    "a line the other way": replace(BASE, influence=(Line("bob", "ann"),)),
    "no line": replace(BASE, influence=()),
    "an objective's goal": replace(
        BASE, plan=replace(PLAN, objectives={"calm": Objective("Sleep")})
    ),
    "an objective's id": replace(
        BASE, plan=replace(PLAN, objectives={"sleep": Objective("Calm nights")})
    ),
    "the plan's page": replace(BASE, plan=replace(PLAN, page="plans/acme.md")),
    "white space": replace(BASE, plan=replace(PLAN, white_space=(WhiteSpace("record"),))),
    "a promise": replace(BASE, promises=(Promise(Side.US, "A call"),)),
    "a competitor": replace(BASE, competitors=(Competitor("MedCore", champion="bob"),)),
    "a force": replace(BASE, external=(External("A law"),)),
    "a waiver": replace(BASE, waivers=(Waiver(FindingCode.NO_CHAMPION, "Soon", DAY),)),
    "the order": replace(BASE, stakeholders=dict([*BASE.stakeholders.items()][::-1])),
}


@pytest.mark.parametrize("name", EDITS)
def test_every_edit_is_told(name: str) -> None:
    there, back = compare(BASE, EDITS[name]), compare(EDITS[name], BASE)
    assert there.changes
    assert told(there.changes) == told(tuple(change.reversed() for change in back.changes))
