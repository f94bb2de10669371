"""What is true of all maps and all libraries."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import to_builtins

from account_maps.model.account import (
    Account,
    Competitor,
    Message,
    Objection,
    Person,
    TalkingPoints,
    Tie,
    Unit,
)
from account_maps.model.talking import (
    Missing,
    Placeholder,
    TalkingObjection,
    TalkingRule,
    When,
)
from account_maps.model.values import Adaptability, Influence, Role, State, Support
from account_maps.talk import (
    LIMIT,
    Kind,
    Point,
    Points,
    account_context,
    compile_library,
    points_for,
)

WORDS = st.sampled_from(["paper", "by hand", "Paper forms", "{name}", "A {{b}} c.", "Été"])
TEXTS = st.lists(WORDS, max_size=4).map(tuple)
SENTENCES = st.lists(
    st.sampled_from(["Hi", "hi ", *(f"So {{{one}}}." for one in Placeholder), "{{}}"]), max_size=3
).map(tuple)


def some(scale: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(list(scale)), max_size=2, unique=True).map(tuple)


PEOPLE = st.builds(
    Person,
    name=st.none() | st.sampled_from(["Dana Reyes", "{pain}", "김서연"]),
    title=st.none() | WORDS,
    unit=st.none() | st.just("it"),
    roles=some(Role),
    influence=st.none() | st.sampled_from(Influence),
    support=st.none() | st.sampled_from(Support),
    adaptability=st.none() | st.sampled_from(Adaptability),
    pains=TEXTS,
    win=st.none() | WORDS,
    ties=st.sampled_from([{}, {"ana": Tie()}]),
    talking_points=st.none()
    | st.builds(
        TalkingPoints,
        say=st.lists(st.integers(0, 9).map(str), max_size=7).map(tuple),
        objections=st.lists(st.builds(Objection, WORDS), max_size=2).map(tuple),
    ),
    state=st.sampled_from(State),
    placeholder=st.booleans(),
)
ACCOUNTS = st.builds(
    Account,
    name=st.just("Acme"),
    industry=st.none() | st.just("health"),
    message=st.none() | st.builds(Message, say=st.none() | WORDS, prove=st.none() | WORDS),
    competitors=st.lists(st.builds(Competitor, WORDS), max_size=2).map(tuple),
    units=st.just({"it": Unit(name="IT")}),
    stakeholders=st.dictionaries(st.sampled_from("abc"), PEOPLE, min_size=1, max_size=2),
)
CONDITIONS = st.builds(
    When,
    role=some(Role),
    support=some(Support),
    industry=some(["Health", "mining"]),
    unit=some(["it"]),
    pain=some(["paper", "by hand"]),
    competitor=some(["paper", "PAPER FORMS"]),
    known=st.none() | st.booleans(),
    missing=some(Missing),
)
RULES = st.dictionaries(
    st.sampled_from(["r1", "r2", "r3", "r4"]),
    st.builds(
        TalkingRule,
        when=CONDITIONS | st.just(When()),
        say=SENTENCES,
        ask=SENTENCES,
        objections=st.lists(st.builds(TalkingObjection, st.just("So {win}.")), max_size=1).map(
            tuple
        ),
    ),
)


def all_points(account: Account, rules: dict[str, TalkingRule]) -> dict[str, Points]:
    on = account_context(account, {}, {"a": "ana"})
    ready = compile_library(rules)
    return {person: points_for(person, on, ready) for person in account.stakeholders}


def each(points: Points) -> list[Point]:
    spoken = points.by_kind.values()
    return [*points.message, *(point for one in spoken for point in (*one.shown, *one.folded))]


def at(place: tuple[str | int, ...], account: Account) -> object:
    """Follow the way to a value in a map."""
    value = to_builtins(account)
    for step in place:
        value = value[step]
    return value


@settings(max_examples=40)
@given(ACCOUNTS, RULES, st.randoms(use_true_random=False))
def test_the_order_of_rules_changes_nothing(
    account: Account, rules: dict[str, TalkingRule], random: Any
) -> None:
    shuffled = list(rules.items())
    random.shuffle(shuffled)

    assert all_points(account, dict(shuffled)) == all_points(account, rules)


@settings(max_examples=40)
@given(ACCOUNTS, RULES)
def test_every_point_names_a_rule_or_a_place_that_exists(
    account: Account, rules: dict[str, TalkingRule]
) -> None:
    for points in all_points(account, rules).values():
        for point in each(points):
            if point.rule is None:
                written = at(point.place, account)
                text = written["objection"] if isinstance(written, dict) else written
                assert text == point.text
            else:
                assert point.rule in rules
                assert point.place == ("rules", point.rule)


@settings(max_examples=40)
@given(ACCOUNTS, RULES)
def test_only_a_handful_shows_and_only_then_something_is_folded(
    account: Account, rules: dict[str, TalkingRule]
) -> None:
    for points in all_points(account, rules).values():
        for kind, spoken in points.by_kind.items():
            assert 0 < len(spoken.shown) <= LIMIT
            assert not spoken.folded or len(spoken.shown) == LIMIT
            assert {point.kind for point in (*spoken.shown, *spoken.folded)} == {kind}


@settings(max_examples=40)
@given(ACCOUNTS, RULES)
def test_no_two_points_of_a_kind_say_the_same(
    account: Account, rules: dict[str, TalkingRule]
) -> None:
    for points in all_points(account, rules).values():
        own = each(points)[len(points.message) :]
        said = [(point.kind, point.text.strip().casefold()) for point in own]
        assert len(said) == len(set(said))


@settings(max_examples=40)
@given(ACCOUNTS, RULES)
def test_whom_a_rule_speaks_to_is_the_same_asked_either_way(
    account: Account, rules: dict[str, TalkingRule]
) -> None:
    one_by_one = {
        (rule_id, person)
        for rule_id, rule in rules.items()
        for person, points in all_points(_silent(account), {rule_id: rule}).items()
        if any(point.rule for point in each(points))
    }

    on = account_context(_silent(account), {}, {"a": "ana"})
    together = {
        (rule_id, person)
        for person in account.stakeholders
        for rule_id in points_for(person, on, compile_library(rules)).rules
    }
    assert together == one_by_one


def _silent(account: Account) -> Account:
    """Return a map that says nothing itself which a rule could repeat."""
    people = {
        key: Person(**{**_fields(person), "talking_points": None})
        for key, person in account.stakeholders.items()
    }
    return Account(**{**_fields(account), "message": None, "stakeholders": people})


def _fields(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__struct_fields__}


@settings(max_examples=40)
@given(ACCOUNTS, RULES)
def test_questions_come_only_from_what_is_missing(
    account: Account, rules: dict[str, TalkingRule]
) -> None:
    for points in all_points(account, rules).values():
        for point in each(points):
            if point.rule and point.kind in {Kind.ASK, Kind.QUESTION}:
                assert (point.kind is Kind.QUESTION) == bool(rules[point.rule].when.missing)
