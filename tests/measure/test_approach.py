"""How we'd reach a person: our own contact first, then an introduction a rep would ask for."""

import datetime as dt
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from msgspec.structs import replace

from account_maps.measure import measure
from account_maps.measure.approach import Approach, ApproachKind
from account_maps.measure.contacts import ContactState
from account_maps.model.account import Account, Line, Person, Tie
from account_maps.model.elsewhere import NOWHERE_ELSE, TiesByHuman, TiesElsewhere
from account_maps.model.rules import Rules, StepRules
from account_maps.model.values import Level, LineKind, Strength, Support
from measure.made_up import DAY, accounts

RULES = Rules()
CLOSE = Tie(Level.TRUSTED_ADVISOR, last=DAY)
FADED = Tie(Level.VENDOR, last=DAY - dt.timedelta(days=400))
LATER = DAY + dt.timedelta(days=5)
UNDATED = Tie(Level.TRUSTED_ADVISOR)


def approach_to_priya(
    *lines: Line, elsewhere: TiesElsewhere = NOWHERE_ELSE, rules: Rules = RULES, **people: Any
) -> Approach:
    account = Account(name="Northwind", owner="ana", stakeholders=people, influence=lines)
    return measure(account, DAY, rules, elsewhere=elsewhere).approaches["priya"]


def strong(source: str, target: str) -> Line:
    return Line(source, target, strength=Strength.STRONG)


def conflict(source: str, target: str) -> Line:
    return Line(source, target, kind=LineKind.CONFLICT)


def test_live_contact_comes_before_out_of_touch_and_that_before_undated() -> None:
    found = approach_to_priya(priya=Person(ties={"ana": UNDATED, "ben": FADED, "cy": CLOSE}))
    assert (found.kind, found.colleague, found.last) == (ApproachKind.OWN, "cy", DAY)
    found = approach_to_priya(priya=Person(ties={"ana": UNDATED, "ben": FADED}))
    assert (found.colleague, found.contact) == ("ben", ContactState.OUT_OF_TOUCH)


def test_of_two_who_know_a_person_equally_well_the_owner_of_the_account_calls() -> None:
    assert approach_to_priya(priya=Person(ties={"aaron": CLOSE, "ana": CLOSE})).colleague == "ana"


def test_a_colleague_who_knows_them_from_another_account_comes_before_introductions() -> None:
    rotmark = Account(
        name="Rotmark", stakeholders={"p": Person(person="priya-nair", ties={"ruth": CLOSE})}
    )
    northwind = Account(name="Northwind", stakeholders={"priya": Person(person="priya-nair")})
    ties = TiesByHuman({"rotmark": rotmark, "northwind": northwind})
    found = approach_to_priya(
        strong("tom", "priya"),
        elsewhere=ties.elsewhere("northwind", northwind),
        priya=Person(person="priya-nair"),
        tom=Person(ties={"ana": CLOSE}),
    )
    assert found.kind is ApproachKind.ELSEWHERE
    assert (found.colleague, found.account, found.last) == ("ruth", "Rotmark", DAY)


def test_a_person_with_two_posts_on_another_account_is_known_from_either_of_them() -> None:
    """A colleague may know them equally well in both; rows in another order change nothing."""
    posts = {
        "chair": Person(person="priya-nair", ties={"ruth": CLOSE}),
        "cfo": Person(person="priya-nair", ties={"ruth": replace(CLOSE, last=LATER)}),
    }
    priya = Person(person="priya-nair")
    northwind = Account(name="Northwind", stakeholders={"priya": priya})
    found = []
    for order in (["chair", "cfo"], ["cfo", "chair"]):
        rotmark = Account(name="Rotmark", stakeholders={key: posts[key] for key in order})
        ties = TiesByHuman({"rotmark": rotmark}).elsewhere("northwind", northwind)
        found.append(approach_to_priya(elsewhere=ties, priya=priya))
    assert found[0] == found[1]
    assert (found[0].colleague, found[0].last) == ("ruth", LATER)


def test_a_relationship_on_the_account_itself_is_not_known_from_elsewhere() -> None:
    northwind = Account(name="N", stakeholders={"p": Person(person="pn", ties={"ana": CLOSE})})
    assert TiesByHuman({"northwind": northwind}).elsewhere("northwind", northwind) == {}


def test_the_person_next_to_the_target_introduces_us_and_the_first_one_is_asked() -> None:
    found = approach_to_priya(
        strong("dana", "tom"),
        strong("tom", "priya"),
        dana=Person(ties={"ana": CLOSE}),
        tom=Person(),
        priya=Person(),
    )
    assert found.kind is ApproachKind.INTRODUCTION
    assert (found.first, found.introducer) == ("dana", "tom")
    assert (found.colleague, found.last) == ("ana", DAY)


def test_an_introduction_starts_with_a_person_we_are_in_live_contact_with() -> None:
    people: dict[str, Any] = {"priya": Person(), "tom": Person(ties={"ana": FADED})}
    assert approach_to_priya(strong("tom", "priya"), **people).kind is ApproachKind.NONE


def test_nobody_against_us_and_no_open_position_introduces_us() -> None:
    for tom in (
        Person(ties={"ana": CLOSE}, support=Support.NON_SUPPORTER),
        Person(ties={"ana": CLOSE}, placeholder=True),
    ):
        found = approach_to_priya(strong("tom", "priya"), priya=Person(), tom=tom)
        assert found.kind is ApproachKind.NONE


def test_a_way_around_a_person_in_conflict_with_the_target_is_preferred_though_weaker() -> None:
    people: dict[str, Any] = {
        "dana": Person(ties={"ana": CLOSE}),
        "tom": Person(),
        "erik": Person(ties={"ana": CLOSE}),
        "priya": Person(),
    }
    through_dana = (strong("dana", "tom"), strong("tom", "priya"), conflict("priya", "dana"))
    found = approach_to_priya(*through_dana, Line("erik", "priya"), **people)
    assert (found.first, found.not_for) == ("erik", ("dana",))
    found = approach_to_priya(*through_dana, **people)
    assert (found.first, found.introducer, found.not_for) == ("dana", "tom", ("dana",))


def test_below_the_floor_there_is_no_warm_path() -> None:
    people: dict[str, Any] = {"priya": Person(), "tom": Person(ties={"ana": CLOSE})}
    weak = Line("priya", "tom", strength=Strength.WEAK)
    assert approach_to_priya(weak, **people).kind is ApproachKind.NONE
    rules = Rules(steps=StepRules(floor=0.1))
    assert approach_to_priya(weak, rules=rules, **people).introducer == "tom"


def test_nobody_asks_for_an_introduction_through_three_people() -> None:
    chain = ("dana", "tom", "erik", "priya")
    people: dict[str, Any] = {one: Person() for one in chain} | {
        "dana": Person(ties={"ana": CLOSE})
    }
    lines = [strong(one, other) for one, other in pairwise(chain)]
    assert approach_to_priya(*lines, **people).kind is ApproachKind.NONE
    rules = Rules(steps=StepRules(between=3))
    assert approach_to_priya(*lines, rules=rules, **people).introducer == "erik"


@settings(max_examples=60, deadline=None)
@given(accounts())
def test_whoever_introduces_us_is_for_us_or_unknown_and_on_good_terms_with_the_next(
    account: Account,
) -> None:
    quarrels = {
        frozenset((line.source, line.target))
        for line in account.influence
        if line.kind is LineKind.CONFLICT
    }
    for approach in measure(account, DAY, Rules()).approaches.values():
        people = approach.path.people if approach.path else ()
        for here, there in pairwise(people):
            between = account.stakeholders[here]
            assert not between.placeholder
            assert between.support not in (Support.ENEMY, Support.NON_SUPPORTER)
            assert frozenset((here, there)) not in quarrels
