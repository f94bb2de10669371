"""External factors across accounts: the same ones together, by day, with whom they affect."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from account_maps.html.factor_words import factor_line
from account_maps.html.links import Links
from account_maps.html.lists import TableCell
from account_maps.model.account import Account, Colleague, External, Person
from account_maps.model.format import read_account
from account_maps.model.rules import Rules
from account_maps.model.values import State
from account_maps.pages.account_results import ResultsContext, account_results
from account_maps.pages.external_factors.content import FactorSection, factor_sections
from account_maps.pages.overview import Overview
from account_maps.talk import Kind
from account_maps.texts import english

TODAY = dt.date(2026, 11, 20)
LINKS = Links(
    account=lambda account: f"{account}/",
    plan=lambda plan: plan,
    edit=lambda _: None,
    finding=lambda code: f"findings/{code}/",
    colleague=lambda colleague: f"team/{colleague}/",
)
TEAM = {"ana": Colleague(name="Ana Lima")}
OVERVIEW = Overview((), {}, TEAM, LINKS, english(), TODAY, Rules())
CLINICS = """\
name: Clinics
owner: ana
stakeholders:
  eva: {name: Eva, roles: [approver]}
  gone: {name: Gone, state: left}
external:
  - {kind: regulation, what: New rules, due: 2027-01-01, hits: [eva, gone], source: "https://law.example/"}
  - {what: "Rates have risen.", due: 2026-11-19}
  - {what: A chain buys clinics}
"""
GROUP = """\
name: A Group
stakeholders:
  max: {title: Head of Quality, placeholder: true}
external:
  - {kind: Regulation, what: Denmark's new rules, due: 2027-02-01, hits: [max], source: "https://law.example"}
  - {kind: market, what: a  CHAIN buys clinics}
"""


def account(text: str) -> Account:
    read = read_account(text.encode(), "map.yaml")
    assert read.account, read.problems
    return read.account


def sections(**maps: Account) -> tuple[FactorSection, ...]:
    return factor_sections(maps.items(), OVERVIEW)


@pytest.fixture(scope="module")
def both() -> tuple[FactorSection, ...]:
    return sections(clinics=account(CLINICS), group=account(GROUP))


def shown(cell: TableCell) -> str:
    day = cell.day.isoformat() if cell.day else ""
    return " ".join(filter(None, (", ".join(name.text for name in cell.names), day, cell.text)))


def test_what_is_to_come_stands_apart_from_what_has_no_day_or_is_in_effect(
    both: tuple[FactorSection, ...],
) -> None:
    assert [(one.title, [factor.table.title for factor in one.factors]) for one in both] == [
        ("Coming up", ["Denmark's new rules"]),
        ("No day set", ["A chain buys clinics"]),
        ("In effect", ["Rates have risen."]),
    ]


def test_accounts_with_the_same_source_are_hit_by_the_same_factor(
    both: tuple[FactorSection, ...],
) -> None:
    factor = both[0].factors[0]
    assert factor.day == "Takes effect 1 Jan 2027"
    assert factor.about == "Regulation · 2 accounts · 2 people affected"
    assert factor.table.columns == (
        *("Account", "Owner", "Affects", "Takes effect", "In this account's words"),
    )
    assert [[shown(cell) for cell in row] for row in factor.table.rows] == [
        ["A Group", english()("portfolio.nobody"), "Head of Quality", "2027-02-01", ""],
        ["Clinics", "Ana Lima", "Eva", "", "New rules"],
    ]


def test_names_lead_to_accounts_profiles_and_colleagues(both: tuple[FactorSection, ...]) -> None:
    _, clinics = both[0].factors[0].table.rows
    assert [[name.href for name in cell.names] for cell in clinics[:3]] == [
        ["clinics/"],
        ["team/ana/"],
        ["clinics/#person-eva"],
    ]


def test_the_same_words_are_the_same_factor_whatever_their_capitals_and_spaces(
    both: tuple[FactorSection, ...],
) -> None:
    factor = both[1].factors[0]
    assert factor.about == "market · 2 accounts"
    assert factor.table.columns == ("Account", "Owner")


def test_one_source_and_the_same_words_join_three_accounts() -> None:
    link = "https://law.example"
    (section,) = sections(
        a=Account(name="A", external=(External("Rules", source=link),)),
        b=Account(name="B", external=(External("The new law"),)),
        c=Account(name="C", external=(External("the new LAW", source=link),)),
    )
    (factor,) = section.factors
    assert [row[0].names[0].text for row in factor.table.rows] == ["A", "B", "C"]
    assert factor.sources == (link,)


FACTORS = st.builds(
    External,
    what=st.sampled_from(["Rules", "rules", "A law", "A tax"]),
    kind=st.none() | st.sampled_from(["law", "market"]),
    due=st.none() | st.dates(dt.date(2026, 11, 18), dt.date(2026, 11, 22)),
    source=st.none()
    | st.sampled_from(["https://a.example", "https://a.example/", "https://b.example"]),
)


@given(st.lists(st.lists(FACTORS, max_size=4), max_size=4), st.randoms(use_true_random=False))
def test_no_order_of_accounts_or_factors_matters(rows: list[list[External]], random: Any) -> None:
    maps = [(f"m{n}", tuple(factors)) for n, factors in enumerate(rows)]
    shuffled = [(key, tuple(random.sample(factors, len(factors)))) for key, factors in maps]

    def found(those: list[tuple[str, tuple[External, ...]]]) -> tuple[FactorSection, ...]:
        accounts = ((key, Account(name=key, external=factors)) for key, factors in those)
        return factor_sections(accounts, OVERVIEW)

    assert found(maps) == found(random.sample(shuffled, len(shuffled)))


@given(st.lists(st.lists(FACTORS, max_size=4), max_size=4))
def test_each_factor_of_each_account_is_on_the_page_once(rows: list[list[External]]) -> None:
    accounts = [(f"m{n}", Account(name="M", external=tuple(fs))) for n, fs in enumerate(rows)]
    found = factor_sections(accounts, OVERVIEW)

    tables = [factor.table for one in found for factor in one.factors]
    assert sum(len(one.rows) + len(one.more) for one in tables) == sum(map(len, rows))


@pytest.mark.parametrize(
    ("due", "line", "opening"),
    [
        (
            dt.date(2027, 1, 1),
            "Takes effect 1 Jan 2027: New rules",
            "A date to plan around is Jan 1, 2027: New rules.",
        ),
        (
            TODAY,
            "Takes effect 20 Nov 2026: New rules",
            "A date to plan around is Nov 20: New rules.",
        ),
        (
            dt.date(2026, 11, 19),
            "In effect since 19 Nov 2026: New rules",
            "This has applied since Nov 19: New rules.",
        ),
        (None, "New rules", "Something that affects you directly: New rules."),
    ],
)
def test_a_day_that_is_past_is_never_shown_as_coming(
    due: dt.date | None, line: str, opening: str
) -> None:
    factor = External("New rules", due=due, hits=("eva",))

    assert factor_line(factor, TODAY, english()) == line
    (heard,) = openings([factor], "eva")
    assert heard.startswith(opening)


@pytest.mark.parametrize(
    "what",
    ["Rates", "Must file papers six hours early.", "Will they merge?", "新しい認定規則", "x" * 300],
)
def test_any_sentence_stands_unchanged_behind_a_colon(what: str) -> None:
    for due in (None, TODAY, dt.date(2020, 1, 1)):
        (heard,) = openings([External(what, due=due, hits=("eva",))], "eva")
        assert f": {what}" in heard


def openings(factors: list[External], person_id: str) -> list[str]:
    """What a person can be told first, shown or folded."""
    people = {"eva": Person("Eva"), "max": Person("Max"), "gone": Person("G", state=State.LEFT)}
    acme = Account("Acme", stakeholders=people, external=tuple(factors))
    context = ResultsContext(TODAY, Rules(), (), (), english())
    points = account_results(acme, {}, context).points[person_id]
    return [point.text for point in points.every() if point.kind is Kind.OPEN]


def test_a_talk_can_open_with_what_affects_the_person_the_nearest_first() -> None:
    factors = [
        External("A tax", due=dt.date(2026, 1, 1), hits=("eva",)),
        External("A merger", hits=("eva",)),
        External("A law", due=dt.date(2027, 6, 1), hits=("eva", "gone")),
        External("A rule", due=dt.date(2027, 1, 1), hits=("eva", "eva")),
        External("Nobody's", due=dt.date(2027, 1, 1)),
    ]
    heard = [text.partition(": ")[2].partition(".")[0] for text in openings(factors, "eva")]
    assert heard == ["A rule", "A law", "A merger", "A tax"]
    assert openings(factors, "max") == []
    assert openings(factors, "gone") == []
