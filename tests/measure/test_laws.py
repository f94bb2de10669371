"""What holds of every map, held against reference libraries where there are any."""

import datetime as dt
from itertools import pairwise
from typing import Any

import msgspec
import networkx as nx
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from account_maps.measure import Measured, measure
from account_maps.measure.measured import FigureKey, Loss
from account_maps.measure.paths import IntroPath
from account_maps.model.account import Account, Person
from account_maps.model.people import is_there
from account_maps.model.rules import Rules
from account_maps.model.values import FindingCode, Level, LineKind, State
from measure import reference
from measure.made_up import DAY, accounts, shuffled, with_tie, without_people
from measure.reference import START, Node

close = pytest.approx
some = settings(max_examples=60)
SEEDS = st.integers(0, 2**32)


def measured(account: Account) -> Measured:
    return measure(account, DAY, Rules())


def routes(account: Account) -> list[IntroPath]:
    """All best and second routes."""
    found = ((each.best, each.second) for each in measured(account).decider_paths)
    return [route for both in found for route in both if route]


def without_places(value: Any) -> Any:
    """Plain objects without what says where in the file something stands."""
    if isinstance(value, msgspec.Struct):
        value = {name: getattr(value, name) for name in value.__struct_fields__}
    if isinstance(value, dict):
        gone = ("place", "planned")
        return {k: without_places(v) for k, v in value.items() if k not in gone}
    if isinstance(value, list | tuple):
        return [without_places(one) for one in value]
    return value


def plain(found: Measured) -> Any:
    return without_places(found)


@given(accounts())
@some
def test_decision_shares_are_those_of_the_closed_form(account: Account) -> None:
    shares = {key: person.share for key, person in measured(account).people.items()}
    assert shares == close(reference.shares(account), abs=1e-12)
    assert all(share >= 0 for share in shares.values())
    assert sum(shares.values()) == close(1 if shares else 0, abs=1e-12)


@given(accounts(), SEEDS)
@some
def test_the_order_of_the_file_changes_nothing(account: Account, seed: int) -> None:
    assert plain(measured(shuffled(account, seed))) == plain(measured(account))


@given(accounts(), SEEDS)
@some
def test_a_later_contact_and_a_higher_level_lower_nobodys_access(
    account: Account, seed: int
) -> None:
    ties = [(p, c) for p, one in account.stakeholders.items() for c in one.ties]
    assume(ties)
    person, colleague = ties[seed % len(ties)]
    tie = account.stakeholders[person].ties[colleague]
    later = replace(tie, last=(tie.last or DAY - dt.timedelta(182)) + dt.timedelta(seed % 200))
    higher = replace(tie, level=Level.TRUSTED_ADVISOR)
    before = measured(account)
    for better in (later, higher):
        after = measured(with_tie(account, person, colleague, better))
        assert all(after.people[key].access >= one.access for key, one in before.people.items())
        assert access(after) >= access(before) - 1e-15


def access(found: Measured) -> float:
    return found.figures[FigureKey.ACCESS].value or 0.0


@given(accounts())
@some
def test_the_best_routes_are_as_strong_as_those_of_a_reference_library(account: Account) -> None:
    graph = reference.graph(account)
    found = {key: one.access for key, one in measured(account).people.items() if one.access}
    assert found == close(reference.reached(graph))


@given(accounts())
@some
def test_a_route_is_a_way_of_the_map_as_strong_as_its_steps(account: Account) -> None:
    graph = reference.graph(account)
    for route in routes(account):
        nodes: list[Node] = [("us", route.colleague), *(("them", key) for key in route.people)]
        steps = [(step.source, step.target) for step in route.steps]
        assert nx.is_path(graph, [START, *nodes])
        names = [name for _, name in nodes]
        assert steps == [*pairwise(names)]
        product = 1.0
        for step in route.steps:
            product *= step.strength
        assert route.strength == close(product)


@given(accounts(5))
@some
def test_the_second_route_shares_nobody_with_the_first_and_is_the_best_such(
    account: Account,
) -> None:
    graph = reference.graph(account)
    for each in measured(account).decider_paths:
        first: list[Node] = []
        if each.best:
            people = each.best.people[:-1]
            first = [("us", each.best.colleague), *(("them", key) for key in people)]
        rest = reference.without(graph, *first)
        best = each.best.strength if each.best else 0.0
        second = each.second.strength if each.second else 0.0
        assert best == close(reference.best_by_trying_all(graph, each.person))
        assert second == close(reference.best_by_trying_all(rest, each.person) if first else 0)
        if each.second:
            names = {("us", each.second.colleague)}
            names |= {("them", key) for key in each.second.people[:-1]}
            assert names.isdisjoint(first)


@given(accounts())
@some
def test_losses_are_what_goes_when_somebody_is_taken_away(account: Account) -> None:
    graph, held = reference.graph(account), reference.shares(account)
    whole = reference.access(graph, held)
    expected = {}
    for node in graph:
        if node != START and whole:
            left = reference.access(reference.without(graph, node), held)
            expected[node] = 1 - left / whole
    found = {side(loss): loss.share for loss in measured(account).losses}
    assert found.keys() <= expected.keys()
    assert {node: found.get(node, 0.0) for node in expected} == close(expected, abs=1e-12)


def side(loss: Loss) -> Node:
    return ("us" if loss.ours else "them", loss.who)


@given(accounts())
@some
def test_who_is_said_to_be_out_of_reach_is(account: Account) -> None:
    graph = reference.graph(account)
    now = reference.reached(graph).keys()
    for loss in measured(account).losses:
        left = reference.reached(reference.without(graph, side(loss))).keys()
        assert {*loss.unreachable} == {*now} - {*left} - {loss.who}


@given(accounts())
@some
def test_the_cut_is_as_small_as_that_of_a_reference_library_and_parts_us_from_the_deciders(
    account: Account,
) -> None:
    cut = measured(account).bus_factor
    graph = reference.to_the_deciders(account)
    assert len(cut) == len(nx.minimum_node_cut(graph, START, reference.END))
    nodes = [("us" if one.ours else "them", one.who) for one in cut]
    assert not nx.has_path(reference.without(graph, *nodes), START, reference.END)


@given(accounts())
@some
def test_no_route_runs_along_a_conflict_or_through_somebody_against_us(account: Account) -> None:
    apart = {
        frozenset((line.source, line.target))
        for line in account.influence
        if line.kind is LineKind.CONFLICT
    }
    for route in routes(account):
        assert not apart & {frozenset((step.source, step.target)) for step in route.steps}
        between = [account.stakeholders[key] for key in route.people[:-1]]
        assert all(reference.passes_on(person) for person in between)


@given(accounts())
@some
def test_people_who_left_change_nothing_but_the_finding_about_them(account: Account) -> None:
    gone = {key for key, one in account.stakeholders.items() if one.state is not State.ACTIVE}
    about_them = (FindingCode.GONE_BUT_RELIED_ON, FindingCode.OVERDUE_ACTION)

    def of_others(found: Measured) -> object:
        risks = tuple(one for one in found.risks if one.code not in about_them)
        ways = {key: one for key, one in found.approaches.items() if key not in gone}
        return plain(replace(found, risks=risks, approaches=ways, steps=()))

    assert of_others(measured(account)) == of_others(measured(without_people(account, gone)))


SUMS = (
    FigureKey.DECISION_COVERAGE,
    FigureKey.INFLUENCE_COVERAGE,
    FigureKey.PREDICTED_SUPPORT,
    FigureKey.OPPOSING_SHARE,
    FigureKey.HIDDEN_INFLUENCE,
    FigureKey.THREADS,
    FigureKey.ROLES_REACHED,
    FigureKey.ACCESS,
    FigureKey.BUS_FACTOR,
    FigureKey.FRESHNESS,
    FigureKey.COMPLETENESS,
)


@given(accounts())
@some
def test_a_figure_is_the_sum_of_its_inputs(account: Account) -> None:
    figures = measured(account).figures
    for key in SUMS:
        figure = figures[key]
        if figure.value is not None:
            added = sum(one.adds for one in figure.inputs)
            assert added / figure.total == close(figure.value, abs=1e-12), key


@given(accounts())
@some
def test_the_plain_figures_follow_their_formulas(account: Account) -> None:
    people = reference.there(account)
    assume(people)
    held = reference.shares(account)
    best = {k: max(map(reference.strength, p.ties.values()), default=0) for k, p in people.items()}
    live = {key: strength for key, strength in best.items() if strength >= reference.LIVE}
    weights = {key: reference.influence_weight(person) for key, person in people.items()}
    figures = measured(account).figures
    effective = sum(live.values()) ** 2 / sum(e**2 for e in live.values()) if live else 0
    assert figures[FigureKey.DECISION_COVERAGE].value == close(sum(held[key] for key in live))
    influence = sum(weights[key] for key in live) / sum(weights.values())
    assert figures[FigureKey.INFLUENCE_COVERAGE].value == close(influence)
    assert figures[FigureKey.THREADS].value == len(live)
    assert figures[FigureKey.EFFECTIVE_THREADS].value == close(effective)
    hidden = sum(held[key] for key in people.keys() - reference.deciders(account))
    if reference.deciders(account):
        assert figures[FigureKey.HIDDEN_INFLUENCE].value == close(hidden, abs=1e-12)


@given(accounts())
@some
def test_everybody_who_is_there_has_figures_and_nobody_else(account: Account) -> None:
    people: dict[str, Person] = account.stakeholders
    assert {*measured(account).people} == {k for k, person in people.items() if is_there(person)}
