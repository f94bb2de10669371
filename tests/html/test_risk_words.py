"""Findings in words."""

import datetime as dt

import pytest

from account_maps.html.risk_words import risk_words
from account_maps.measure import measure
from account_maps.measure.risk import Risk
from account_maps.model.account import Colleague
from account_maps.model.format import read_account
from account_maps.model.rules import Rules
from account_maps.model.values import FindingCode
from account_maps.texts import english

TEXTS = english()
DAY = dt.date(2026, 11, 20)
TEAM = {"ana": Colleague("Ana Lima")}
UNMET = Risk(0.5, person="priya", code=FindingCode.UNMET_DECIDER, person_name="Priya Nair")


def test_a_finding_names_people_as_the_pages_do() -> None:
    words = risk_words(UNMET, TEAM, TEXTS)

    assert words.title == "Decider never met"
    assert words.what == "Priya Nair has a say in the decision, and we haven't met."
    assert words.act == "Meet Priya Nair."
    assert words.why


def test_one_of_us_goes_by_name_and_a_share_in_whole_percents() -> None:
    risk = Risk(0.5, colleague="ana", share=0.666, code=FindingCode.OUR_BOTTLENECK)

    what = risk_words(risk, TEAM, TEXTS).what

    assert what == "If Ana Lima left, we'd lose 67% of our access."


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
