"""Maps at the edges: empty, alone, apart, long, large, and with facts left away."""

import datetime as dt

import pytest
from msgspec.structs import replace

from account_maps.measure import Measured, measure
from account_maps.measure.measured import BusFactorPerson, FigureKey
from account_maps.measure.paths import EdgeKind
from account_maps.model.account import Account, Line, Person, Tie
from account_maps.model.rules import DecisionRules, Rules
from account_maps.model.values import Level, LineKind, Role, State, Strength, Support
from benchmark.measures import made_up as realistic
from measure.made_up import DAY

BUYER = (Role.ECONOMIC_BUYER,)
FRIEND = {"ana": Tie(Level.TRUSTED_ADVISOR, last=DAY)}


def account(*lines: Line, **people: Person) -> Account:
    return Account(name="Northwind", stakeholders=people, influence=lines)


def measured(of: Account, rules: Rules | None = None) -> Measured:
    return measure(of, DAY, rules or Rules())


def values(of: Account) -> dict[FigureKey, float | None]:
    return {key: figure.value for key, figure in measured(of).figures.items()}


def test_an_empty_map_has_no_figures_that_need_people() -> None:
    found = measured(account())
    known = {key for key, figure in found.figures.items() if figure.value is not None}
    assert known == {
        FigureKey.STATUS,
        FigureKey.POWER_SUPPORT,
        FigureKey.STAGE,
        FigureKey.COMPLETENESS,
    }
    assert not any((found.people, found.decider_paths, found.losses, found.bus_factor, found.risks))


def test_a_person_alone_holds_the_whole_decision() -> None:
    found = values(account(dana=Person(name="Dana", roles=BUYER, ties=FRIEND)))
    assert found[FigureKey.DECISION_COVERAGE] == 1
    assert found[FigureKey.ACCESS] == 1
    assert found[FigureKey.WORST_LOSS_OURS] == found[FigureKey.WORST_LOSS_THEIRS] == 1
    assert found[FigureKey.BUS_FACTOR] == 1


def test_without_lines_each_is_reached_by_a_tie_or_not_at_all() -> None:
    people = {key: Person(name=key, roles=BUYER) for key in "abcd"}
    people["a"] = replace(people["a"], ties=FRIEND)
    found = measured(account(**people))
    assert {key: one.access for key, one in found.people.items()} == {
        "a": 1,
        "b": 0,
        "c": 0,
        "d": 0,
    }
    assert {key: one.share for key, one in found.people.items()} == dict.fromkeys("abcd", 0.25)


def test_conflicts_alone_introduce_nobody_and_sway_nobody() -> None:
    lines = [Line("a", "b", kind=LineKind.CONFLICT), Line("b", "c", kind=LineKind.CONFLICT)]
    people = {key: Person(name=key, roles=BUYER, ties=FRIEND) for key in "a"}
    people |= {key: Person(name=key, roles=BUYER) for key in "bc"}
    found = measured(account(*lines, **people))
    assert [round(one.share, 12) for one in found.people.values()] == [0.333333333333] * 3
    assert [one.access for one in found.people.values()] == [1, 0, 0]


def test_a_conflict_parts_manager_and_report_as_well() -> None:
    conflict = Line("b", "a", kind=LineKind.CONFLICT)
    people = {"a": Person(name="a", ties=FRIEND), "b": Person(name="b", reports_to="a")}
    assert measured(account(**people)).people["b"].access == 0.75
    assert measured(account(conflict, **people)).people["b"].access == 0


def test_nobody_is_introduced_from_one_part_of_a_company_to_another() -> None:
    people = {
        "a": Person(name="a", ties=FRIEND),
        "b": Person(name="b", reports_to="a"),
        "x": Person(name="x", roles=BUYER),
        "y": Person(name="y", reports_to="x"),
    }
    found = measured(account(**people))
    assert [key for key, one in found.people.items() if one.access] == ["a", "b"]
    assert found.decider_paths[0].best is None
    assert found.figures[FigureKey.BUS_FACTOR].value == 0


def test_when_everybody_has_left_nobody_is_on_the_map() -> None:
    gone = Person(name="Dana", roles=BUYER, ties=FRIEND, state=State.LEFT)
    found = measured(account(a=gone, b=replace(gone, state=State.MOVED)))
    assert not found.people
    assert found.figures[FigureKey.DECISION_COVERAGE].value is None


def test_where_nobody_is_named_who_decides_all_count_alike_and_nothing_is_hidden() -> None:
    found = measured(account(a=Person(name="a"), b=Person(name="b", ties=FRIEND)))
    assert [one.share for one in found.people.values()] == [0.5, 0.5]
    assert [one.formal for one in found.people.values()] == [0, 0]
    assert found.figures[FigureKey.HIDDEN_INFLUENCE].value is None
    assert found.figures[FigureKey.BUS_FACTOR].value is None
    assert found.decider_paths == ()


@pytest.mark.parametrize(
    ("tie", "strength"),
    [
        pytest.param(Tie(), 0, id="neither level nor date"),
        pytest.param(Tie(Level.TRUSTED_ADVISOR), 0, id="no date"),
        pytest.param(Tie(last=DAY), 0.25, id="no level"),
        pytest.param(Tie(last=DAY + dt.timedelta(90)), 0.25, id="a date still to come"),
        pytest.param(Tie(Level.TRUSTED_ADVISOR, last=dt.date(1, 1, 1)), 0, id="long ago"),
    ],
)
def test_a_tie_counts_for_what_is_known_of_it(tie: Tie, strength: float) -> None:
    found = measured(account(a=Person(name="a", ties={"ana": tie})))
    assert found.people["a"].strength == pytest.approx(strength)


def test_a_vacant_post_is_reached_and_introduces_nobody() -> None:
    people = {
        "a": Person(name="a", ties=FRIEND),
        "post": Person(title="CFO", placeholder=True, reports_to="a", roles=BUYER),
        "b": Person(name="b", reports_to="post"),
    }
    found = measured(account(**people))
    assert found.people["post"].access == 0.75
    assert found.people["b"].access == 0


def test_who_is_against_us_is_reached_and_introduces_nobody() -> None:
    people = {
        "a": Person(name="a", ties=FRIEND),
        "foe": Person(name="foe", reports_to="a", support=Support.NON_SUPPORTER),
        "b": Person(name="b", reports_to="foe", roles=BUYER),
    }
    found = measured(account(**people))
    assert found.people["foe"].access == 0.75
    assert found.people["b"].access == 0
    assert found.bus_factor == ()


def test_one_of_us_is_not_taken_for_one_of_theirs_who_has_the_same_id() -> None:
    (colleague,) = FRIEND
    people = {
        colleague: Person(name="a", ties=FRIEND),
        "b": Person(name="b", reports_to=colleague, roles=BUYER),
    }
    found = measured(account(**people))
    (holder,) = found.figures[FigureKey.BUS_FACTOR].inputs
    assert found.bus_factor == (BusFactorPerson(colleague, ours=True),)
    assert (holder.person, holder.colleague) == (None, colleague)


def test_a_loop_of_people_who_are_all_easily_swayed_comes_to_an_end() -> None:
    lines = [Line("a", "b"), Line("b", "c"), Line("c", "a")]
    lines = [replace(line, strength=Strength.STRONG) for line in lines for _ in range(2)]
    people = {"a": Person(name="a", roles=BUYER), "b": Person(name="b"), "c": Person(name="c")}
    rules = Rules(decision=DecisionRules(susceptibility=0.95))
    found = measured(account(*lines, **people), rules).people
    # A vote that stays with 1 of 20 each time it is passed on: 1, .95 and .95² to one another.
    assert found["b"].share / found["c"].share == pytest.approx(0.95)
    assert found["c"].share / found["a"].share == pytest.approx(0.95)
    assert sum(one.share for one in found.values()) == pytest.approx(1)


def chain(people: int, first: Tie) -> Account:
    """A company in which each reports to the next, and we know the lowest."""
    ids = [f"p{number:03}" for number in range(people)]
    made = {
        key: Person(name=key, reports_to=boss)
        for key, boss in zip(ids, [*ids[1:], None], strict=True)
    }
    made[ids[0]] = replace(made[ids[0]], ties={"ana": first}, roles=BUYER)
    made[ids[-1]] = replace(made[ids[-1]], roles=BUYER)
    return account(**made)


def test_a_way_too_weak_for_a_number_is_none_and_is_not_walked_forever() -> None:
    found = measured(chain(60, Tie(last=dt.date(1505, 1, 1)))).people
    assert 0 < found["p000"].access < 1e-300
    assert found["p059"].access == 0


def test_a_loss_too_small_to_change_a_sum_is_told_all_the_same() -> None:
    found = measured(chain(80, Tie(Level.TRUSTED_ADVISOR, last=DAY)))
    assert found.losses[0].who == "ana"
    assert found.losses[0].share == 1
    assert found.people["p079"].access == pytest.approx(0.5**79)


def test_six_hundred_people_are_measured() -> None:
    found = measured(realistic(600))
    assert len(found.people) == 600
    assert sum(one.share for one in found.people.values()) == pytest.approx(1)
    assert found.losses


def test_of_two_steps_alike_the_order_of_the_lines_does_not_choose() -> None:
    there = Line("a", "b", strength=Strength.WEAK)
    back = Line("b", "a", strength=Strength.MEDIUM)
    people = {"a": Person(name="a", ties=FRIEND), "b": Person(name="b", roles=BUYER)}
    for lines in ([there, back], [back, there]):
        best = measured(account(*lines, **people)).decider_paths[0].best
        assert best is not None
        assert [step.kind for step in best.steps] == [EdgeKind.TIE, EdgeKind.INFLUENCE]
