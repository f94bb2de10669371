"""Small things that pages show many of."""

from account_maps.html.pieces import chip
from account_maps.model.values import Influence, Support
from account_maps.texts import english


def test_one_word_of_two_scales_is_two_chips() -> None:
    attitude, power = chip(Support.UNKNOWN, english()), chip(Influence.UNKNOWN, english())

    assert (attitude.kind, power.kind) == ("support-unknown", "influence-unknown")


def test_a_renamed_value_is_called_so_at_once() -> None:
    renamed = english().renamed({"support": {"enemy": "Critic"}})

    assert chip(Support.ENEMY, english()).text != "Critic"
    assert chip(Support.ENEMY, renamed).text == "Critic"
