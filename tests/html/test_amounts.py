"""Amounts as pages show them."""

import pytest

from account_maps.html.amounts import in_full, money, number, percent, signed, signed_percent
from account_maps.read.amounts import Money


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (0.85, "85%"),
        (-0.12, "−12%"),
        (0, "0%"),
        (1, "100%"),
        (0.004, "<1%"),
        (-0.001, "−<1%"),
    ],
)
def test_shares_are_whole_percents_and_a_small_one_is_not_nothing(share: float, shown: str) -> None:
    assert percent(share) == shown.replace(" ", "\N{NO-BREAK SPACE}")


def test_what_may_be_for_us_or_against_us_has_a_sign() -> None:
    assert signed_percent(0.43) == "+43%"
    assert signed_percent(-0.43) == "−43%"
    assert [signed(0.5), signed(-1), signed(0)] == ["+0.5", "−1", "0"]


def test_numbers_have_two_decimals_at_most() -> None:
    assert [number(3), number(2.777), number(185)] == ["3", "2.78", "185"]


@pytest.mark.parametrize(
    ("amount", "currency", "short", "full"),
    [
        (0, "USD", "$0", "$0"),
        (999.5, "USD", "$1K", "$999.50"),
        (480_000, "USD", "$480K", "$480,000"),
        (1_250_000, "EUR", "€1.25M", "€1,250,000"),
        (999_500, "CHF", "CHF\N{NO-BREAK SPACE}1M", "CHF\N{NO-BREAK SPACE}999,500"),
        (3_000_000_000, "CAD", "CA$3B", "CA$3,000,000,000"),
        (10**15 - 1, "VND", "VND\N{NO-BREAK SPACE}1,000,000B", None),
    ],
)
def test_an_amount_is_shown_as_people_say_it_with_its_currency(
    amount: float, currency: str, short: str, full: str | None
) -> None:
    value = Money(amount, currency)
    assert money(value) == short
    assert full is None or in_full(value) == full
