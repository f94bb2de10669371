"""What changed between two versions of a map, as people would tell it."""

import datetime as dt

from msgspec.structs import replace

from account_maps.changes import ChangeStatus, Ref, Subject, compare, effect
from account_maps.measure import measure
from account_maps.measure.measured import FigureKey
from account_maps.model.account import Account, Action, Person, Plan, Tie, Unit
from account_maps.model.format import read_account
from account_maps.model.rules import Rules
from account_maps.model.values import FindingCode, Level, Role, Support
from maps import FULL

DAY = dt.date(2026, 11, 20)


def full() -> Account:
    account = read_account(FULL.encode(), "map.yaml").account
    assert account
    return account


def person(key: str, **changes: object) -> Account:
    account = full()
    changed = replace(account.stakeholders[key], **changes)
    return replace(account, stakeholders={**account.stakeholders, key: changed})


def test_an_attitude_that_turned_is_one_change_that_names_both_values() -> None:
    (change,) = compare(full(), person("priya-nair", support=Support.NON_SUPPORTER)).changes
    assert (change.status, change.who) == (ChangeStatus.CHANGED, Ref("priya-nair", "priya-nair"))
    assert (change.field, change.before, change.after) == (
        "support",
        Support.UNKNOWN,
        Support.NON_SUPPORTER,
    )


def test_a_new_manager_moves_a_person_and_redraws_the_line() -> None:
    comparison = compare(full(), person("olaf-berg", reports_to="priya-nair"))
    (change,) = comparison.changes
    assert (change.status, change.field) == (ChangeStatus.MOVED, "reports_to")
    states = {one.who.shown: one.status for one in comparison.people}
    assert states.pop("olaf-berg") is ChangeStatus.MOVED
    assert {*states.values()} == {ChangeStatus.SAME}
    drawn = {(one.target.shown, one.status) for one in comparison.lines if one.status != "same"}
    assert drawn == {("dana-reyes", ChangeStatus.REMOVED), ("priya-nair", ChangeStatus.ADDED)}


def test_another_unit_moves_a_person_too() -> None:
    (change,) = compare(full(), person("olaf-berg", unit="it")).changes
    assert (change.status, change.after) == (ChangeStatus.MOVED, Ref("it", "it"))


def test_who_has_another_id_but_the_same_name_and_title_is_the_same_person() -> None:
    text = FULL.replace("dana-reyes", "dana").replace("person: dana", "person: dana-reyes")
    after = read_account(text.encode(), "map.yaml").account
    assert after
    (change,) = compare(full(), after).changes
    assert (change.status, change.who) == (ChangeStatus.RENAMED, Ref("dana-reyes", "dana"))


def test_an_id_that_went_to_somebody_else_is_not_taken_for_the_person() -> None:
    people = {"cfo": Person(name="Priya", title="CFO")}
    now = {"cfo": Person(name="Max", title="CFO"), "priya": Person(name="Priya", title="CFO")}
    comparison = compare(Account("Acme", stakeholders=people), Account("Acme", stakeholders=now))
    assert {(p.who, p.status) for p in comparison.people} == {
        (Ref("cfo", "priya"), ChangeStatus.CHANGED),
        (Ref(None, "cfo"), ChangeStatus.ADDED),
    }


def test_of_two_with_the_same_name_nobody_is_guessed() -> None:
    before = {"a": Person(name="Kim"), "b": Person(name="Kim")}
    after = {"c": Person(name="Kim"), "d": Person(name="Kim")}
    comparison = compare(Account("Acme", stakeholders=before), Account("Acme", stakeholders=after))
    assert {p.status for p in comparison.people} == {ChangeStatus.ADDED, ChangeStatus.REMOVED}


def test_a_placeholder_that_got_a_name_is_the_same_post() -> None:
    changes = compare(full(), person("cso", name="Kim Ono", placeholder=False)).changes
    assert [change.field for change in changes] == ["name", "placeholder"]


def test_a_renamed_unit_moves_nobody() -> None:
    before = replace(full(), units={**full().units, "it": Unit("IT")})
    units = {key: one for key, one in full().units.items() if key != "it"}
    after = replace(person("dana-reyes", unit="tech"), units={**units, "tech": Unit("IT")})
    renamed = compare(before, after)
    assert [(c.subject, c.status) for c in renamed.changes] == [
        (Subject.UNIT, ChangeStatus.RENAMED)
    ]


def test_what_concerns_those_who_decide_comes_first() -> None:
    after = person("priya-nair", support=Support.ENEMY)
    people = {**after.stakeholders, "new": Person(name="New", title="Clerk")}
    after = replace(after, stakeholders=people, tags=("new",))
    told = [change.field or change.status for change in compare(full(), after).changes]
    assert told == ["support", ChangeStatus.ADDED, "tags"]


def test_a_finished_action_is_the_same_action() -> None:
    plan = full().plan or Plan()
    done = tuple(replace(one, done=DAY) for one in plan.actions[:1])
    after = replace(full(), plan=replace(plan, actions=(*done, *plan.actions[1:])))
    (change,) = compare(full(), after).changes
    assert (change.subject, change.field, change.after) == (Subject.ACTION, "done", DAY)
    assert change.item == Ref("Ask Dana for an introduction", "Ask Dana for an introduction")


def test_of_two_actions_alike_the_one_that_is_gone_is_told_once() -> None:
    same = Action("Call")
    twice = replace(full(), plan=Plan(actions=(same, same)))
    once = replace(full(), plan=Plan(actions=(same,)))
    (change,) = compare(twice, once).changes
    assert (change.status, change.subject) == (ChangeStatus.REMOVED, Subject.ACTION)


def test_what_a_change_does_to_figures_and_findings_is_told() -> None:
    met = {"ana-lima": Tie(level=Level.PROBLEM_SOLVER, last=DAY)}
    before, after = full(), person("priya-nair", ties=met)
    told = effect(
        measure(before, DAY, Rules()), measure(after, DAY, Rules()), compare(before, after)
    )
    coverage = {f.key: (f.before, f.after) for f in told.figures}[FigureKey.DECISION_COVERAGE]
    assert coverage[0] is not None
    assert coverage[1] is not None
    assert coverage[0] < coverage[1]
    assert FindingCode.UNMET_DECIDER in {found.code for found in told.gone}
    assert FindingCode.UNMET_DECIDER not in {found.code for found in told.new}


def test_a_renamed_id_moves_no_figure_and_no_finding() -> None:
    after = read_account(FULL.replace("priya-nair", "priya").encode(), "map.yaml").account
    assert after
    was, now = (measure(one, DAY, Rules()) for one in (full(), after))
    told = effect(was, now, compare(full(), after))
    assert (told.figures, told.gone, told.new) == ((), (), ())


def test_a_role_more_moves_the_decision() -> None:
    before, after = full(), person("tom-alvarez", roles=(Role.DECISION_MAKER,))
    told = effect(
        measure(before, DAY, Rules()), measure(after, DAY, Rules()), compare(before, after)
    )
    assert FigureKey.DECISION_COVERAGE in {figure.key for figure in told.figures}
