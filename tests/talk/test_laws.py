"""What is true of all maps and all libraries."""

from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import to_builtins
from msgspec.structs import replace

import spoken
from account_maps.model.account import (
    Account,
    Action,
    Competitor,
    External,
    Line,
    Message,
    Objection,
    Person,
    Plan,
    Promise,
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
from account_maps.model.values import (
    Adaptability,
    Influence,
    LineKind,
    Role,
    Side,
    State,
    Strength,
    Support,
)
from account_maps.talk import (
    SHOWN,
    Audience,
    Kind,
    Point,
    Points,
    account_points,
    compile_library,
    room_points,
)

WORDS = st.sampled_from(["paper", "by hand", "Paper forms", "{name}", "A {{b}} c.", "Été"])
TEXTS = st.lists(WORDS, max_size=4).map(tuple)
SENTENCES = st.lists(
    st.sampled_from(["Hi", "hi ", *(f"So {{{one}}}." for one in Placeholder), "{{}}"]), max_size=3
).map(tuple)


def some(scale: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(list(scale)), max_size=2, unique=True).map(tuple)


ASKED = st.sampled_from(["And Robert?", "And Dana Reyes?", "And you?", "Who is Reyes?"])
PEOPLE = st.builds(
    Person,
    name=st.none() | st.sampled_from(["Dana Reyes", "Robert Hale", "{pain}", "김서연"]),
    title=st.none() | WORDS,
    unit=st.none() | st.just("it"),
    roles=some(Role),
    influence=st.none() | st.sampled_from(Influence),
    support=st.none() | st.sampled_from(Support),
    adaptability=st.none() | st.sampled_from(Adaptability),
    goals=TEXTS,
    pains=TEXTS,
    win=st.none() | WORDS,
    ties=st.sampled_from([{}, {"ana": Tie()}]),
    talking_points=st.none()
    | st.builds(
        TalkingPoints,
        say=st.lists(st.integers(0, 9).map(str), max_size=7).map(tuple),
        ask=st.lists(ASKED, max_size=2).map(tuple),
        avoid=st.lists(st.sampled_from(["Paper forms", 'The words "hi"']), max_size=1).map(tuple),
        objections=st.lists(st.builds(Objection, WORDS), max_size=2).map(tuple),
    ),
    state=st.sampled_from(State),
    placeholder=st.booleans(),
)
IDS = "abcdef"


def listed(one: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one, max_size=3, unique_by=repr).map(tuple)


def _known(account: Account) -> Account:
    """Return an account whose rows name only people it has."""
    here = account.stakeholders
    named = lambda one: replace(one, stakeholders=tuple(i for i in one.stakeholders if i in here))  # noqa: E731
    plan = account.plan or Plan()
    return replace(
        account,
        influence=tuple(
            one for one in account.influence if {one.source, one.target} <= here.keys()
        ),
        promises=tuple(map(named, account.promises)),
        plan=replace(plan, actions=tuple(map(named, plan.actions))),
        external=tuple(
            replace(one, hits=tuple(i for i in one.hits if i in here)) for one in account.external
        ),
    )


SOME_IDS = some(IDS)
ACCOUNTS = st.builds(
    Account,
    name=st.just("Acme"),
    industry=st.none() | st.just("health"),
    message=st.none() | st.builds(Message, say=st.none() | WORDS, prove=st.none() | WORDS),
    competitors=listed(st.builds(Competitor, WORDS)),
    units=st.just({"it": Unit(name="IT")}),
    stakeholders=st.dictionaries(st.sampled_from(IDS), PEOPLE, min_size=1, max_size=6),
    influence=listed(
        st.builds(
            Line,
            source=st.sampled_from(IDS[:3]),
            target=st.sampled_from(IDS[3:]),
            kind=st.sampled_from(LineKind),
            strength=st.sampled_from(Strength),
        )
    ),
    promises=listed(
        st.builds(Promise, by=st.sampled_from(Side), what=WORDS, stakeholders=SOME_IDS)
    ),
    plan=st.builds(Plan, actions=listed(st.builds(Action, what=WORDS, stakeholders=SOME_IDS))),
    external=listed(st.builds(External, what=WORDS, hits=SOME_IDS)),
).map(_known)
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
        unless=st.none() | CONDITIONS,
        open=SENTENCES,
        say=SENTENCES,
        ask=SENTENCES,
        close=SENTENCES,
        avoid=SENTENCES,
        objections=st.lists(st.builds(TalkingObjection, st.just("So {win}.")), max_size=1).map(
            tuple
        ),
    ),
)
TOPICS = st.sampled_from([None, "paper", "price"])


def with_topics(
    rules: dict[str, TalkingRule], topics: tuple[str | None, ...]
) -> dict[str, TalkingRule]:
    pairs = zip(rules.items(), topics, strict=False)
    return {key: replace(rule, topic=topic) for (key, rule), topic in pairs}


ON_TOPICS = st.builds(with_topics, RULES, st.tuples(TOPICS, TOPICS, TOPICS, TOPICS))


def all_points(account: Account, rules: dict[str, TalkingRule]) -> dict[str, Points]:
    return account_points(spoken.context(account), compile_library(rules))


def each(points: Points) -> list[Point]:
    return [*points.message, *points.every()]


def at(place: tuple[str | int, ...], account: Account) -> object:
    """Follow the way to a value in a map."""
    value = to_builtins(account)
    for step in place:
        value = value[step]
    return value


def shuffled(account: Account, random: Any) -> Account:
    """Return the same account with its rows in another order."""
    people = list(account.stakeholders.items())
    random.shuffle(people)
    rows = {}
    for name in ("influence", "promises", "external", "competitors"):
        rows[name] = list(getattr(account, name))
        random.shuffle(rows[name])
    actions = list(account.plan.actions) if account.plan else []
    random.shuffle(actions)
    return replace(
        account,
        stakeholders=dict(people),
        plan=Plan(actions=tuple(actions)),
        **{name: tuple(those) for name, those in rows.items()},
    )


def texts(points: dict[str, Points]) -> dict[str, dict[Kind, tuple[list[str], list[str]]]]:
    """What is shown and what is folded, by person and kind."""
    return {
        who: {
            kind: ([one.text for one in by.shown], [one.text for one in by.folded])
            for kind, by in those.by_kind.items()
        }
        for who, those in points.items()
    }


@settings(max_examples=25)
@given(ACCOUNTS, ON_TOPICS, st.randoms(use_true_random=False))
def test_the_order_of_rules_and_rows_changes_nothing(
    account: Account, rules: dict[str, TalkingRule], random: Any
) -> None:
    other_rules = list(rules.items())
    random.shuffle(other_rules)

    other = all_points(shuffled(account, random), dict(other_rules))
    assert texts(other) == texts(all_points(account, rules))


@settings(max_examples=25)
@given(ACCOUNTS, ON_TOPICS)
def test_every_point_names_a_rule_or_a_place_that_exists(
    account: Account, rules: dict[str, TalkingRule]
) -> None:
    for points in all_points(account, rules).values():
        for point in each(points):
            if point.rule is not None:
                assert point.rule in rules
                assert point.place == ("rules", point.rule)
                continue
            written = at(point.place, account)
            if point.place[0] in {"stakeholders", "message"}:
                text = written["objection"] if isinstance(written, dict) else written
                assert text == point.text
            elif point.place[0] in {"promises", "external"}:
                assert isinstance(written, dict)
                assert written["what"] in point.text


@settings(max_examples=25)
@given(ACCOUNTS, ON_TOPICS)
def test_a_slot_shows_a_line_or_two_and_only_then_something_is_folded(
    account: Account, rules: dict[str, TalkingRule]
) -> None:
    for points in all_points(account, rules).values():
        for kind, by in points.by_kind.items():
            assert {point.kind for point in (*by.shown, *by.folded)} == {kind}
            assert len(by.shown) <= SHOWN[kind]
            assert sum(not point.personal for point in by.shown) <= 1
            assert all(p.personal for p in by.shown) or len(by.shown) == 1


@settings(max_examples=25)
@given(ACCOUNTS, ON_TOPICS)
def test_no_line_of_the_library_is_open_to_more_than_three_people_of_an_account(
    account: Account, rules: dict[str, TalkingRule]
) -> None:
    found = all_points(account, rules)
    shown = Counter(
        point.line
        for points in found.values()
        for kind in Kind
        for point in points.shown(kind)
        if point.line
    )

    assert not shown or max(shown.values()) <= 3
    for points in found.values():
        said = {note for kind in Kind for point in points.shown(kind) for note in point.notes}
        for kind, by in points.by_kind.items():
            if not by.shown:
                free = [point for point in by.folded if said.isdisjoint(point.notes)]
                assert all(shown[point.line] == 3 for point in free), kind


@settings(max_examples=30)
@given(ACCOUNTS, ON_TOPICS, st.data())
def test_in_a_room_no_line_is_heard_twice_and_nobody_is_asked_about_someone_present(
    account: Account, rules: dict[str, TalkingRule], data: Any
) -> None:
    room = data.draw(st.lists(st.sampled_from(sorted(account.stakeholders)), unique=True))
    names = [account.stakeholders[who].name for who in room]
    found = room_points(all_points(account, rules), room)

    lines = [p.line for points in found.values() for k in Kind for p in points.shown(k) if p.line]
    assert list(found) == room
    assert len(lines) == len(set(lines))
    for who, points in found.items():
        for point in points.every():
            if point.kind in {Kind.ASK, Kind.CLOSE}:
                assert set(point.about).isdisjoint(room)
                own = account.stakeholders[who].name
                if "Robert Hale" in names and own != "Robert Hale" and names.count(own) == 1:
                    assert "Robert" not in point.text or _shared("Robert", account)


def _shared(part: str, account: Account) -> bool:
    """Tell whether several people have a name, so that it names none of them alone."""
    return sum(part in (person.name or "") for person in account.stakeholders.values()) > 1


@settings(max_examples=25)
@given(ACCOUNTS, ON_TOPICS)
def test_two_rules_on_one_topic_never_meet(account: Account, rules: dict[str, TalkingRule]) -> None:
    for points in all_points(account, rules).values():
        owners: dict[str, set[str]] = {}
        for point in points.every():
            if point.rule and rules[point.rule].topic:
                owners.setdefault(str(rules[point.rule].topic), set()).add(point.rule)
        assert all(len(those) == 1 for those in owners.values())


@settings(max_examples=25)
@given(ACCOUNTS, ON_TOPICS)
def test_what_is_for_us_only_is_never_among_what_can_be_read_aloud(
    account: Account, rules: dict[str, TalkingRule]
) -> None:
    for points in all_points(account, rules).values():
        for point in points.every():
            for_us = point.kind in {Kind.AVOID, Kind.OBJECTION}
            assert (point.audience is Audience.US) == for_us
            assert (point.audience is Audience.ALOUD) != for_us


@settings(max_examples=25)
@given(ACCOUNTS, RULES)
def test_no_two_points_of_a_kind_say_the_same(
    account: Account, rules: dict[str, TalkingRule]
) -> None:
    for points in all_points(account, rules).values():
        own = each(points)[len(points.message) :]
        said = [(point.kind, point.text.strip().casefold()) for point in own]
        assert len(said) == len(set(said))


@settings(max_examples=25)
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

    together = {
        (rule_id, person)
        for person, points in all_points(_silent(account), rules).items()
        for rule_id in points.rules
    }
    assert together == one_by_one


def _silent(account: Account) -> Account:
    """Return a map that says nothing itself, and where no two rules speak of a competitor."""
    people = {
        key: replace(person, talking_points=None) for key, person in account.stakeholders.items()
    }
    return replace(account, message=None, competitors=(), stakeholders=people)
