"""Amounts of money are read as people write them, and what could be two amounts is refused."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from account_maps.html.amounts import money
from account_maps.read.amounts import MOST, Money, as_money
from account_maps.read.currencies import CURRENCIES, SHOWN, SIGNS


@pytest.mark.parametrize(
    ("written", "amount", "currency"),
    [
        ("480000", 480_000, ""),
        ("480000.50", 480_000.5, ""),
        ("0", 0, ""),
        ("$450K", 450_000, "$"),
        ("$ 450 k", 450_000, "$"),
        ("450 000 EUR", 450_000, "EUR"),
        ("450\N{NARROW NO-BREAK SPACE}000\N{NO-BREAK SPACE}EUR", 450_000, "EUR"),
        ("1.2M", 1_200_000, ""),
        ("€1,2 Mio", 1_200_000, "EUR"),
        ("€1,2 Mio.", 1_200_000, "EUR"),
        ("3,5 Mrd EUR", 3_500_000_000, "EUR"),
        ("USD 3bn", 3_000_000_000, "USD"),
        ("1.2 million", 1_200_000, ""),
        ("5MEUR", 5_000_000, "EUR"),
        ("CHF 1'250'000.50", 1_250_000.5, "CHF"),
        ("CHF 450'000.-", 450_000, "CHF"),
        ("450,000", 450_000, ""),
        ("1,234,567.89 USD", 1_234_567.89, "USD"),
        ("1.234.567,89 eur", 1_234_567.89, "EUR"),
        ("1.234.567 EUR", 1_234_567, "EUR"),
        ("450,50", 450.5, ""),
        ("0.125M", 125_000, ""),
        ("CA$900K", 900_000, "CAD"),
        ("US$ 5 USD", 5, "USD"),
        ("$5 CAD", 5, "CAD"),
        ("£2k", 2_000, "GBP"),
    ],
)
def test_an_amount_is_read_as_it_is_written(written: str, amount: float, currency: str) -> None:
    assert as_money(written) == Money(amount, currency)


@pytest.mark.parametrize("written", ["450.000", "1.234M", "1,234M", "1000.000 EUR", "1,5.2"])
def test_what_could_be_two_amounts_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"two amounts|fit together"):
        as_money(written)


@pytest.mark.parametrize(
    "written",
    [
        *("", "-5", "$-5", "\N{MINUS SIGN}5", "nan", "inf", "1e9", "0x10", "½", "٣٤", "kr 500"),
        *("5 XXX", "K", "$", "1 2", "12 34", "1..5", "5.", ",5", "1_00", "5 EUR 6", "€5 USD"),
        *("9" * 16, "9" * 5000),
    ],
)
def test_what_is_no_amount_is_refused(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the messages are tried with their files
        as_money(written)


amounts = st.integers(0, 10**13)
codes = st.sampled_from(sorted(CURRENCIES))


@given(amounts, codes, st.sampled_from([",", " ", "'", "\N{THIN SPACE}"]), st.booleans())
def test_thousands_separators_never_change_an_amount(
    amount: int, code: str, mark: str, before: bool
) -> None:
    digits = f"{amount:,}".replace(",", mark)
    written = f"{code} {digits}" if before else f"{digits} {code}"
    assert as_money(written) == Money(amount, code)


@given(st.integers(0, 10**9), st.integers(0, 99), codes)
def test_cents_read_alike_with_a_point_and_with_a_comma(whole: int, cents: int, code: str) -> None:
    american, german = f"{whole:,}.{cents:02}", f"{whole},{cents:02}"
    expected = Money(float(Decimal(f"{whole}.{cents:02}")), code)
    assert as_money(f"{american} {code}") == as_money(f"{german} {code}") == expected


@given(st.integers(1, 999), codes, st.sampled_from("KMBkmb"))
def test_a_size_multiplies(number: int, code: str, size: str) -> None:
    times = {"k": 10**3, "m": 10**6, "b": 10**9}[size.lower()]
    assert as_money(f"{number}{size} {code}") == Money(number * times, code)


@given(st.integers(1, 999), st.integers(0, 11), codes)
def test_what_a_page_shows_of_three_digits_reads_back(digits: int, zeros: int, code: str) -> None:
    shown = money(Money(digits * 10**zeros, code))
    try:
        read = as_money(shown)
    except ValueError as error:
        assert "two amounts" in str(error)  # noqa: PT017 - such as 1.23K, which is written out
        return
    assert read.amount == digits * 10**zeros
    assert code == read.currency or code in SIGNS[read.currency]


@given(st.text(max_size=80))
@example("9" * 60)
@example("1" + ".1" * 25)
@example("$" * 20)
def test_any_text_is_an_amount_within_bounds_or_refused(text: str) -> None:
    try:
        read = as_money(text)
    except ValueError:
        return
    assert 0 <= read.amount < MOST
    assert read.currency in CURRENCIES | {"", "$", "¥"}


@given(st.text("0123456789.,' $€KMio", max_size=30))
def test_texts_made_of_the_signs_of_amounts_are_read_or_refused(text: str) -> None:
    test_any_text_is_an_amount_within_bounds_or_refused.hypothesis.inner_test(text)  # type: ignore[attr-defined]


def test_a_sign_that_pages_show_stands_for_its_currency_only() -> None:
    assert len({*SHOWN.values()}) == len(SHOWN)
    for code, sign in SHOWN.items():
        assert SIGNS[sign][0] == code


def test_every_sign_stands_for_known_currencies() -> None:
    assert {code for codes in SIGNS.values() for code in codes} <= CURRENCIES
