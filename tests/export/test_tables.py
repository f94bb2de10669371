"""Tables for spreadsheets."""

import csv
import datetime as dt
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from account_maps.export import TABLES, AccountRecord, table
from account_maps.export.records import (
    ChangeRecord,
    FigureRecord,
    LineRecord,
    LineType,
    PersonRecord,
    TieRecord,
)
from account_maps.measure.measured import FigureKey, SuggestedChangeKind
from account_maps.model.values import Role

ACME = AccountRecord(
    id="acme",
    name="Acme",
    file="maps/acme.yaml",
    tags=("north", "clinics"),
    value=480000.0,
    verified=dt.date(2026, 11, 1),
    people=(PersonRecord("dana", name="Dana", roles=(Role.CHAMPION, Role.COACH), veto=True),),
    lines=(LineRecord("dana", "tom", LineType.REPORTS_TO),),
    ties=(TieRecord("ana", "dana", 0.25),),
    figures={
        FigureKey.PREDICTED_SUPPORT: FigureRecord(
            -0.5, change=ChangeRecord(SuggestedChangeKind.WIN, -0.25, person="dana")
        ),
        FigureKey.CHAMPION: FigureRecord(None),
    },
)


def rows(name: str, account: AccountRecord = ACME) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(table(name, [account]), newline=""), strict=True))


def named(name: str) -> AccountRecord:
    return AccountRecord(id="acme", name=name, file="maps/acme.yaml")


def test_a_cell_holds_what_the_record_holds() -> None:
    (account,) = rows("accounts")
    (person,) = rows("people")
    (tie,) = rows("ties")

    assert (account["value"], account["tags"]) == ("480000", "north; clinics")
    assert (account["verified"], account["owner"]) == ("2026-11-01", "")
    assert (person["account"], person["id"], person["roles"]) == ("acme", "dana", "champion; coach")
    assert (person["veto"], person["placeholder"], person["share"]) == ("true", "false", "")
    assert (tie["colleague"], tie["strength"]) == ("ana", "0.25")


def test_a_line_names_its_ends_as_a_map_does() -> None:
    (line,) = rows("lines")

    assert (line["from"], line["to"], line["kind"]) == ("dana", "tom", "reports_to")


def test_a_figure_is_a_row_with_its_change() -> None:
    support, champion = rows("figures")

    assert (support["figure"], support["value"]) == ("predicted_support", "-0.5")
    assert (support["change"], support["moves"]) == ("win", "predicted_support")
    assert (support["after"], support["person"]) == ("-0.25", "dana")
    assert (champion["value"], champion["change"], champion["after"]) == ("", "", "")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_without_accounts_is_a_row_of_heads(name: str) -> None:
    assert table(name, []) == ",".join(TABLES[name].columns) + "\r\n"


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_a_cell_for_every_head(name: str) -> None:
    lines = list(csv.reader(StringIO(table(name, [ACME]), newline=""), strict=True))

    assert {len(line) for line in lines} == {len(TABLES[name].columns)}


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\N{FULLWIDTH EQUALS SIGN}1", "-0.5"],
)
def test_no_text_of_a_map_becomes_a_formula(text: str) -> None:
    assert rows("accounts", named(text))[0]["name"] == f"'{text}"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_comes_back_from_a_table_as_it_was(text: str) -> None:
    back = rows("accounts", named(text))[0]["name"]

    assert back in {text, f"'{text}"}
    assert not back.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
