"""Codes are chosen by their beginnings, as by ruff."""

import pytest

from account_maps.report.selecting import is_reported, parts, unknown_codes


@pytest.mark.parametrize(
    ("select", "ignore", "reported"),
    [
        ((), (), True),
        (("AM3",), (), True),
        (("AM2",), (), False),
        ((), ("AM3",), False),
        ((), ("AM30",), False),
        (("AM303",), ("AM3",), True),
        (("AM3",), ("AM303",), False),
        (("AM303",), ("AM303",), False),
        (("AM2", "AM30"), ("AM",), True),
    ],
)
def test_the_longer_beginning_wins(
    select: tuple[str, ...], ignore: tuple[str, ...], reported: bool
) -> None:
    assert is_reported("AM303", select, ignore) is reported


def test_codes_come_one_by_one_or_with_commas() -> None:
    assert parts(["AM3, am206", "AF", ""]) == ("AM3", "AM206", "AF")


def test_what_is_the_beginning_of_no_code_is_told() -> None:
    assert unknown_codes(("AM3", "XX", "AM39"), ["AM303"]) == ["XX", "AM39"]
