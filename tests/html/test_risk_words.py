"""Findings in words."""

import datetime as dt

import pytest

from account_maps.html.risk_words import BY_INTRODUCTION, sentence
from account_maps.measure import measure
from account_maps.measure.measured import Found, Route
from account_maps.model.account import Account, Colleague, Person
from account_maps.model.format import read_account
from account_maps.model.rules import Rules
from account_maps.model.values import FindingCode, Severity
from account_maps.texts import english, english_table

TEXTS = english()
DAY = dt.date(2026, 11, 20)
TEAM = {"ana": Colleague("Ana Lima")}
ACCOUNT = Account(
    name="Acme",
    stakeholders={"priya": Person(name="Priya Nair"), "dana": Person(name="{people}")},
)
UNMET = Found(FindingCode.UNMET_DECIDER, Severity.ERROR, 0.5, people=("priya",))


def test_a_finding_names_people_as_the_pages_do() -> None:
    words = sentence(UNMET, ACCOUNT, TEAM, TEXTS)

    assert words.title == "No live contact with a decider"
    assert words.what == "Priya Nair decides, and none of us is in live contact with them."
    assert words.act.startswith("Arrange a first meeting with Priya Nair")
    assert words.why


def test_with_an_introduction_the_action_is_to_ask_whom_we_know() -> None:
    route = Route("ana", ("dana", "priya"), (), 0.5)
    found = Found(UNMET.code, UNMET.severity, 0.5, people=("priya",), route=route)

    assert sentence(found, ACCOUNT, TEAM, TEXTS).act == (
        "Ask {people} to introduce you to Priya Nair."
    )


def test_one_of_us_goes_by_name_and_a_share_in_whole_percents() -> None:
    found = Found(FindingCode.OUR_BOTTLENECK, Severity.WARNING, 0.5, colleague="ana", share=0.666)

    what = sentence(found, ACCOUNT, TEAM, TEXTS).what

    assert what == "If Ana Lima left, 67\N{NO-BREAK SPACE}% of our access would go."


def test_introductions_are_known_for_the_findings_that_have_a_text_for_them() -> None:
    with_text = {key.split(".")[1] for key in english_table() if key.endswith(".act_by")}

    assert with_text == BY_INTRODUCTION


@pytest.mark.parametrize("code", FindingCode)
def test_every_finding_can_be_said_without_a_gap(code: FindingCode) -> None:
    yaml = TEXTS(f"finding.{code}.page.example")
    account = read_account(yaml.encode(), "example.yaml").account
    assert account
    found = next(one for one in measure(account, DAY, Rules()).findings if one.code == code)

    words = sentence(found, account, {}, TEXTS)

    for text in (words.what, words.act):
        assert "{" not in text
        assert "  " not in text
        assert " ." not in text
        assert "“”" not in text
