"""Findings in words."""

import datetime as dt

import pytest
from msgspec.structs import replace

from account_maps.html.risk_words import risk_words
from account_maps.measure import measure
from account_maps.measure.risk import Risk
from account_maps.measure.risks import RISK_RULES
from account_maps.model.account import Colleague
from account_maps.model.format import read_account
from account_maps.model.rules import Rules
from account_maps.model.values import FindingCode
from account_maps.texts import english, english_table

TEXTS = english()
DAY = dt.date(2026, 11, 20)
TEAM = {"ana": Colleague("Ana Lima")}
UNMET = Risk(0.5, person="priya", code=FindingCode.UNMET_DECIDER, person_name="Priya Nair")


def test_a_finding_names_people_as_the_pages_do() -> None:
    words = risk_words(UNMET, TEAM, TEXTS)

    assert words.title == "No live contact with a decider"
    assert words.what == "Priya Nair decides, and none of us is in live contact with them."
    assert words.act.startswith("Arrange a first meeting with Priya Nair")
    assert words.why


def test_with_an_introduction_the_action_is_to_ask_whom_we_know() -> None:
    introduced = replace(UNMET, introducer="{people}", act_by_intro=True)

    assert risk_words(introduced, TEAM, TEXTS).act == (
        "Ask {people} to introduce you to Priya Nair."
    )


def test_one_of_us_goes_by_name_and_a_share_in_whole_percents() -> None:
    risk = Risk(0.5, colleague="ana", share=0.666, code=FindingCode.OUR_BOTTLENECK)

    what = risk_words(risk, TEAM, TEXTS).what

    assert what == "If Ana Lima left, 67\N{NO-BREAK SPACE}% of our access would go."


def test_introductions_are_known_for_the_findings_that_have_a_text_for_them() -> None:
    with_text = {key.split(".")[1] for key in english_table() if key.endswith(".act_by")}

    assert with_text == {rule.code for rule in RISK_RULES.values() if rule.by_introduction}


@pytest.mark.parametrize("code", FindingCode)
def test_every_finding_can_be_said_without_a_gap(code: FindingCode) -> None:
    yaml = TEXTS(f"finding.{code}.page.example")
    account = read_account(yaml.encode(), "example.yaml").account
    assert account
    found = next(one for one in measure(account, DAY, Rules()).risks if one.code == code)

    words = risk_words(found, {}, TEXTS)

    for text in (words.what, words.act):
        assert "{" not in text
        assert "  " not in text
        assert " ." not in text
        assert "“”" not in text
