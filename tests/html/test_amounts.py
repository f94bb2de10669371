"""Amounts as pages show them."""

import pytest

from account_maps.html.amounts import number, percent, signed, signed_percent


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (0.85, "85 %"),
        (-0.12, "−12 %"),
        (0, "0 %"),
        (1, "100 %"),
        (0.004, "<1 %"),
        (-0.001, "−<1 %"),
    ],
)
def test_shares_are_whole_percents_and_a_small_one_is_not_nothing(share: float, shown: str) -> None:
    assert percent(share) == shown.replace(" ", "\N{NO-BREAK SPACE}")


def test_what_may_be_for_us_or_against_us_has_a_sign() -> None:
    assert signed_percent(0.43) == "+43\N{NO-BREAK SPACE}%"
    assert signed_percent(-0.43) == "−43\N{NO-BREAK SPACE}%"
    assert [signed(0.5), signed(-1), signed(0)] == ["+0.5", "−1", "0"]


def test_numbers_have_two_decimals_at_most() -> None:
    assert [number(3), number(2.777), number(185)] == ["3", "2.78", "185"]
