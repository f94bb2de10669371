"""Days are understood as people write them, where only one day can be meant."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from account_maps.read.days import days_meant

CHRISTMAS = dt.date(2026, 12, 25)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-12-25", "2026/12/25", "20261225", "25/12/2026", "12/25/2026", "25.12.2026"),
        *("25. 12. 2026", "12/25/26", "Dec 25, 2026", "December 25th, 2026", "25 Dec 2026"),
        *("25-Dec-2026", "25th of December 2026", "Friday, Dec 25, 2026", "Fr, 25. Dezember 2026"),
        *("25. Dez. 2026", "DEC 25 2026"),
    ],
)
def test_one_day_is_meant(text: str) -> None:
    assert days_meant(text) == [CHRISTMAS]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("03/04/2026", [dt.date(2026, 3, 4), dt.date(2026, 4, 3)]),
        ("3.4.2026", [dt.date(2026, 3, 4), dt.date(2026, 4, 3)]),
        ("25/12/26", [dt.date(2025, 12, 26), dt.date(2026, 12, 25)]),
        ("05/05/2026", [dt.date(2026, 5, 5)]),
    ],
)
def test_every_day_that_can_be_meant_is_named(text: str, days: list[dt.date]) -> None:
    assert days_meant(text) == days


@pytest.mark.parametrize(
    "text", ["", "soon", "Dec 2026", "2026", "12/2026", "Q4 2026", "99/99/2026", "2026-02-30"]
)
def test_no_day_is_meant(text: str) -> None:
    assert days_meant(text) == []


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
def test_both_habits_hold_the_day_that_was_written(day: dt.date) -> None:
    for text in (f"{day:%m/%d/%Y}", f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day.year}"):
        assert day in days_meant(text)


@given(st.text(max_size=40))
def test_any_text_gets_an_answer(text: str) -> None:
    assert len(days_meant(text)) <= 3
