"""The map that docs/measures.md works through by hand comes out as it says."""

import datetime as dt
import re
from pathlib import Path

import pytest

from account_maps.measure import Measured, measure
from account_maps.measure.influence_network import influence_network
from account_maps.measure.measured import FigureKey
from account_maps.measure.paths import IntroPath
from account_maps.measure.reached import reached_cases
from account_maps.measure.status import Gate, Status
from account_maps.model.account import Account
from account_maps.model.format import read_account
from account_maps.model.rules import Rules

PAGE = Path(__file__).parents[2] / "docs" / "measures.md"
DAY = dt.date(2026, 11, 20)
ROUNDED = 0.00005001

Rows = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text("utf-8")


@pytest.fixture(scope="module")
def account(page: str) -> Account:
    found = re.search(r"^```yaml\n(name: .*?)^```$", page, re.DOTALL | re.MULTILINE)
    assert found
    reading = read_account(found[1].encode(), "measures.yaml")
    assert reading.account is not None
    return reading.account


@pytest.fixture(scope="module")
def measured(account: Account) -> Measured:
    return measure(account, DAY, Rules())


def table(page: str, *heads: str) -> Rows:
    """The rows of the table with these heads, by their first cell; code marks are taken off."""
    head = "| " + " | ".join(heads) + " |"
    lines = page.split(head)[1].splitlines()[2:]
    rows: Rows = {}
    for line in lines:
        if not line.startswith("|"):
            break
        cells = [cell.strip() for cell in line.replace("`", "").strip("|").split("|")]
        rows[cells[0]] = dict(zip(heads[1:], cells[1:], strict=True))
    return rows


def numbers(rows: Rows, head: str) -> dict[str, float]:
    return {key: float(row[head]) for key, row in rows.items()}


def rounded(values: dict[str, float]) -> object:
    return pytest.approx(values, abs=ROUNDED)


def test_the_decision_shares_are_those_of_the_page(page: str, measured: Measured) -> None:
    rows = table(page, "id", "v", "y", "1 − S", "x")
    people = measured.people
    assert rounded({key: one.share for key, one in people.items()}) == numbers(rows, "x")
    assert {key: one.formal for key, one in people.items()} == numbers(rows, "v")
    worked = {key: float(row["y"]) * float(row["1 − S"]) for key, row in rows.items()}
    assert numbers(rows, "x") == pytest.approx(worked, abs=0.0001)


def test_the_routes_are_as_strong_as_the_page_says(page: str, measured: Measured) -> None:
    rows = table(page, "id", "best route", "p", "x × p")
    people = measured.people
    adds = {key: one.access * one.share for key, one in people.items()}
    assert rounded({key: one.access for key, one in people.items()}) == numbers(rows, "p")
    assert rounded(adds) == numbers(rows, "x × p")


def test_the_ways_to_the_deciders_are_those_of_the_page(page: str, measured: Measured) -> None:
    rows = table(page, "decider", "best", "second")
    found = {each.person: (way(each.best), way(each.second)) for each in measured.decider_paths}
    assert found == {key: (row["best"], row["second"]) for key, row in rows.items()}


def way(route: IntroPath | None) -> str:
    return " → ".join((route.colleague, *route.people)) if route else "none"


def test_the_figures_are_those_of_the_page(page: str, measured: Measured) -> None:
    rows = numbers(table(page, "figure", "worked out", "value"), "value")
    found = {key: measured.figures[FigureKey(key)].value or 0.0 for key in rows}
    assert rounded(found) == rows
    left_away = {*FigureKey} - {FigureKey(key) for key in rows}
    assert left_away == {FigureKey.FRESHNESS, FigureKey.COMPLETENESS}


def test_the_losses_are_those_of_the_page(page: str, measured: Measured) -> None:
    rows = table(page, "who leaves", "access lost", "of the access to others")
    shares = {loss.who: loss.share for loss in measured.losses}
    others = {loss.who: loss.others for loss in measured.losses}
    assert [*shares] == [*rows]
    assert rounded(shares) == numbers(rows, "access lost")
    assert rounded(others) == numbers(rows, "of the access to others")


def test_what_is_still_reached_is_that_of_the_page(page: str, account: Account) -> None:
    rows = table(page, "who leaves", "still reached", "worked out")
    today, *after = reached_cases(influence_network(account, DAY, Rules()), 0.15)
    cases = {case.person or case.colleague or "": case.share for case in after}
    assert today.share == pytest.approx(1)
    assert rounded({who: cases[who] for who in rows}) == numbers(rows, "still reached")
    assert cases[next(iter(rows))] == min(cases.values())


def test_the_status_is_that_of_the_page(measured: Measured) -> None:
    status = measured.status
    assert (status.level, status.reasons[0].person) == (Status.AT_RISK, "priya-shah")
    others = {one.gate for one in status.reasons[1:]}
    assert others == {Gate.NEVER_CONFIRMED, Gate.CHAMPION_IN_CONFLICT}


def test_the_cut_and_the_best_change_are_those_of_the_page(page: str, measured: Measured) -> None:
    cut = re.search(r"the cut is `([\w-]+)`, `([\w-]+)`", page)
    assert cut
    assert tuple(one.who for one in measured.bus_factor) == cut.groups()
    change = measured.figures[FigureKey.DECISION_COVERAGE].change
    assert change is not None
    percents = f"{change.before:.0%} → {change.after:.0%}"
    assert f"*Ana Lima meets Omar Haas: decision coverage {percents}*" in page
    assert (change.colleague, change.person) == ("ana-lima", "omar-haas")


def test_every_figure_has_a_row_in_the_table_of_measures(page: str) -> None:
    rows = table(page, "Measure", "Formula", "Source", "Numbers", "Where it is shown")
    named = " ".join(rows)
    for key in FigureKey:
        name = {
            FigureKey.STAGE: "map stage",
            FigureKey.ROLES_REACHED: "threads",
            FigureKey.WORST_LOSS_OURS: "loss",
            FigureKey.WORST_LOSS_THEIRS: "loss",
            FigureKey.CHAMPION: "champion level",
        }.get(key, key.replace("_", " "))
        assert f"**{name}**" in named


def test_every_number_that_the_page_names_is_one_of_the_rules(page: str) -> None:
    rows = table(page, "Measure", "Formula", "Source", "Numbers", "Where it is shown")
    for row in rows.values():
        for name in re.findall(r"\b[a-z_]+\.[a-z_]+\b", row["Numbers"]):
            value: object = Rules()
            for step in name.split("."):
                value = getattr(value, step)
