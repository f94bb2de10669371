"""Networks of real people, with answers that others found before."""

from collections import Counter
from typing import Any

import pytest

from account_maps.measure import Measured, measure
from account_maps.measure.measured import FigureKey, PowerInterest
from account_maps.measure.scale import Age
from account_maps.model.account import Account, Line, Person
from account_maps.model.rules import Rules
from measure.made_up import DAY
from real import committees, krackhardt


def people(given: dict[str, Any]) -> dict[str, Person]:
    return {
        one["id"]: Person(name=one["name"], title=one["title"], reports_to=one["reports_to"])
        for one in given["people"]
    }


@pytest.fixture(scope="module")
def managers() -> Measured:
    """Krackhardt's managers, with advice as influence: who is asked influences who asks."""
    given = krackhardt()
    advice = [one for one in given["relations"] if one["kind"] == "advice"]
    lines = tuple(Line(source=one["to"], target=one["from"]) for one in advice)
    account = Account(given["account"]["name"], stakeholders=people(given), influence=lines)
    return measure(account, DAY, Rules())


def test_those_asked_most_are_listened_to_most(managers: Measured) -> None:
    asked = Counter({key: one.heard_by for key, one in managers.people.items()})
    assert asked.most_common(3) == [("m02", 18), ("m18", 15), ("m21", 15)]
    assert asked.total() == 190


def test_a_plain_manager_is_listened_to_as_much_as_the_chief_executive(managers: Measured) -> None:
    assert managers.people["m01"].heard_by == managers.people["m07"].heard_by == 13
    others = managers.people.keys() - {"m02", "m18", "m21", "m01", "m07"}
    assert max(managers.people[key].heard_by for key in others) == 11


def test_one_manager_alone_never_asks_his_own_boss(managers: Measured) -> None:
    hears = {key: one.hears_manager for key, one in managers.people.items()}
    assert [key for key, does in hears.items() if does is False] == ["m11"]
    assert [key for key, does in hears.items() if does is None] == ["m07"]


def test_those_asked_most_hold_most_of_the_decision(managers: Measured) -> None:
    shares = Counter({key: one.share for key, one in managers.people.items()})
    assert {key for key, _ in shares.most_common(5)} >= {"m02", "m18", "m21"}
    assert sum(shares.values()) == pytest.approx(1)


def test_of_real_people_nothing_is_made_up_that_the_map_does_not_say() -> None:
    found = committees()
    assert len(found) == 20
    for committee in found:
        nothing_is_made_up(committee)


def nothing_is_made_up(committee: dict[str, Any]) -> None:
    account = Account(committee["account"]["name"], stakeholders=people(committee))
    found = measure(account, DAY, Rules())
    figures = {key: figure.value for key, figure in found.figures.items()}
    assert not any(
        (found.champions, found.decider_paths, found.losses, found.bus_factor, found.vetoes)
    )
    assert figures[FigureKey.HIDDEN_INFLUENCE] is figures[FigureKey.CHAMPION] is None
    assert {one.access for one in found.people.values()} <= {0}
    assert {one.age for one in found.people.values()} <= {Age.UNKNOWN}
    assert not {one.cell for one in found.people.values()} & {PowerInterest.MANAGE_CLOSELY}
    assert found.risks == ()
