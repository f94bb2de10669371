"""The reasons for a status in words: for every value that can stand in a sentence."""

import datetime as dt

import pytest

from account_maps.html.status_words import status_words
from account_maps.measure.contacts import LastContact
from account_maps.measure.status import Gate, Status, StatusReason
from account_maps.model.account import Colleague
from account_maps.texts import english

TEAM = {"ana-lima": Colleague(name="Ana Lima")}
NAMES = ("Priya Nair", "معالي المهندس عبد الرحمن", "O", "{person}", "<b>Eve</b>")


def said(*reasons: StatusReason) -> list[str]:
    return [one.what for one in status_words(reasons, TEAM, english())]


def about(gate: Gate, *names: str) -> list[StatusReason]:
    return [StatusReason(gate, Status.WATCH, name, name) for name in names]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("gate", Gate)
def test_each_gate_has_a_sentence_whatever_the_name(gate: Gate, name: str) -> None:
    last = LastContact(dt.date(2026, 3, 3), "ana-lima")
    reason = StatusReason(gate, Status.WATCH, "p", name, "ana-lima", 0.12, last)
    (words,) = status_words([reason], TEAM, english())
    assert words.what.endswith(".")
    assert words.act
    assert "{" not in (words.what + words.act).replace(name, "")


def test_a_lost_contact_is_told_with_its_day() -> None:
    last = LastContact(dt.date(2026, 3, 3), "ana-lima")
    reason = StatusReason(Gate.BUYER_OUT_OF_TOUCH, Status.AT_RISK, "priya", "Priya Nair", last=last)
    (sentence,) = said(reason)
    assert sentence.startswith("We've lost touch with Priya Nair, the economic buyer:")
    assert "Mar" in sentence


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["Ann"], "What we know about Ann is out of date."),
        (["Ann", "Bo"], "What we know about Ann and Bo is out of date."),
        (["A", "B", "C", "D"], "What we know about A, B, C and D is out of date."),
        (["A", "B", "C", "D", "E"], "What we know about A, B, C and 2 others is out of date."),
    ],
)
def test_the_same_of_several_people_is_one_sentence(names: list[str], sentence: str) -> None:
    assert said(*about(Gate.OUT_OF_DATE, *names)) == [sentence]


def test_each_economic_buyer_has_a_sentence_of_their_own() -> None:
    assert len(said(*about(Gate.BUYER_NEVER_MET, "Ann", "Bo"))) == 2


@pytest.mark.parametrize(
    ("share", "sentence"),
    [
        (0.12, "If Ana Lima left, we'd reach only 12% of the decision."),
        (0.004, "If Ana Lima left, we'd reach hardly anyone who shapes the decision."),
        (0.0, "If Ana Lima left, we'd reach hardly anyone who shapes the decision."),
    ],
)
def test_a_share_of_nothing_is_no_percentage(share: float, sentence: str) -> None:
    reason = StatusReason(Gate.TEAMMATE_LEAVING, Status.AT_RISK, colleague="ana-lima", share=share)
    assert said(reason) == [sentence]
