"""What the pages about many accounts hold, and in which order."""

import datetime as dt
import re
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from account_maps.html.links import Links
from account_maps.html.lists import Table, TableCell, counted, table, words
from account_maps.measure import measure
from account_maps.measure.records import AccountSummary
from account_maps.measure.scale import Age
from account_maps.measure.stakes import stakes
from account_maps.measure.status import Status
from account_maps.measure.summary import summarize
from account_maps.model.account import Colleague
from account_maps.model.currency import with_currency
from account_maps.model.format import read_account
from account_maps.model.icp import FitCriteria, FitCriterion, SizeRange
from account_maps.model.playbook import AccountFile
from account_maps.model.rules import DealRules, Rules
from account_maps.pages import portfolio
from account_maps.pages.overview import Overview
from account_maps.pages.portfolio.columns import COLUMNS, next_action
from account_maps.pages.portfolio.content import AccountRow, account_rows
from account_maps.pages.portfolio.facets import facet_values, facets
from account_maps.pages.risks.by_person import handover, moves, old_facts, vetoes
from account_maps.pages.risks.by_rule import breaches, roles, waivers
from account_maps.pages.risks.content import at_stake, no_champion, risks_page, single_threaded
from account_maps.pages.risks.labels import PlacedLabel, placed
from account_maps.pages.risks.plots import freshness_plot, standing_plot
from account_maps.pages.team.content import by_colleague, colleague_page, team_table
from account_maps.texts import english, english_table

TODAY = dt.date(2026, 11, 20)
LINKS = Links(
    account=lambda account: f"{account}/",
    plan=lambda plan: plan,
    edit=lambda _: None,
    finding=lambda code: f"findings/{code}/",
    colleague=lambda colleague: f"team/{colleague}/",
)
TEAM = {"ana": Colleague(name="Ana Lima"), "ben": Colleague(name="Ben Roth", title="Engineer")}
RICH = """\
name: Rich
owner: ana
tier: 1
value: 1000
stakeholders:
  eva: {name: Eva, roles: [economic_buyer], support: enemy, veto: true}
  max: {name: Max, roles: [decision_maker], ties: {ben: {level: trusted_advisor, last: 2026-11-20}}}
plan:
  actions:
    - {what: Call Eva, owner: ben, due: 2026-11-19}
    - {what: Write to Max, owner: ana, due: 2026-11-25}
"""
POOR = """\
name: Poor
owner: ben
value: 10
summary: {next_move: Find out who decides.}
stakeholders:
  ida: {name: Ida, roles: [economic_buyer, champion], verified: 2026-11-01}
  old: {name: Old, roles: [legal], state: left, ties: {ana: {level: vendor}}}
waivers:
  - {finding: AF201, reason: The post is new., until: 2026-12-24}
"""
PLAIN = "name: Plain\n"
UNMET = "name: Unmet\nstage: proposal\nstakeholders: {ida: {name: Ida, roles: [economic_buyer]}}\n"
WATCHED = """\
name: Steady
stakeholders:
  ida: {name: Ida, roles: [economic_buyer], support: supporter, verified: 2026-11-01}
"""
DEAL = DealRules()


def summary(account_id: str, text: str) -> AccountSummary:
    account = read_account(text.encode(), f"{account_id}.yaml").account
    assert account
    account, rules = with_currency(account, "USD"), Rules()
    return summarize(account_id, account, measure(account, TODAY, rules), TODAY, rules)


def overview(**maps: str) -> Overview:
    summaries = tuple(summary(account_id, text) for account_id, text in maps.items())
    return Overview(summaries, stakes(summaries, DEAL), TEAM, LINKS, english(), TODAY, Rules())


@pytest.fixture(scope="module")
def both() -> Overview:
    return overview(poor=POOR, rich=RICH)


def shown(cell: TableCell) -> str:
    chip = cell.chip.text if cell.chip else ""
    day = cell.day.isoformat() if cell.day else ""
    anchors = ", ".join(name.text for name in cell.names)
    return " | ".join(filter(None, (anchors, day, chip, cell.text, cell.quiet)))


def told(made: Table) -> list[list[str]]:
    return [[shown(cell) for cell in row] for row in made.rows]


def test_there_is_a_row_for_each_account_also_for_one_that_cannot_be_read(both: Overview) -> None:
    broken = AccountFile("lost", Path("lost.yaml"), "maps/lost.yaml", "", None)
    rows = account_rows(both, [broken])
    names = [(row.account.text, row.account.href, row.problems) for row in rows]
    assert names == [
        ("lost (can't be read)", "lost/", 1),
        ("Poor", "poor/", 0),
        ("Rich", "rich/", 0),
    ]


def test_the_worst_status_comes_first_and_tells_its_first_reason() -> None:
    rows = account_rows(overview(a=PLAIN.replace("Plain", "A"), z=RICH.replace("Rich", "Z")), [])
    assert [row.account.text for row in rows] == ["Z", "A"]
    at_risk, plain = (row.cells[place("status")] for row in rows)
    assert at_risk.chip
    assert (at_risk.chip.text, at_risk.quiet) == (
        "At risk",
        "We haven't met Eva, the economic buyer.",
    )
    assert "Eva can veto this and is against us." in at_risk.hint
    assert (plain.quiet, plain.hint) == ("There's no one on this map yet.", "")
    assert (at_risk.order, plain.order) == ("0", "1")


def test_the_accounts_can_be_narrowed_down_by_status_the_worst_first(both: Overview) -> None:
    accounts = overview(a=PLAIN, z=RICH)
    rows = account_rows(accounts, [])
    (status, *_) = facets([row.facets for row in rows], accounts)
    assert (status.label, status.values) == (
        "Status",
        (("At risk", 1), ("Not enough known", 1)),
    )
    alike = [row.facets for row in account_rows(both, [])]
    assert "status" not in [facet.key for facet in facets(alike, both)]


def test_a_share_that_depends_on_unknown_stances_is_shown_with_its_range(both: Overview) -> None:
    """Poor: Ida decides alone, and nobody knows how Ida leans. Rich: half of it is unknown."""
    poor, rich = (cells(row, "support", "opposed") for row in account_rows(both, []))
    assert poor == ("0% −100 … +100%", "0% 0 … 100%")
    assert rich[1] == "50% 50 … 100%"


def cells(row: AccountRow, *keys: str) -> tuple[str, ...]:
    shown = (row.cells[place(key)] for key in keys)
    return tuple(f"{cell.text} {cell.quiet}" for cell in shown)


def place(key: str) -> int:
    return [column.key for column in COLUMNS].index(key)


def test_a_row_says_something_in_each_column_and_names_its_account_first(both: Overview) -> None:
    for row in account_rows(both, []):
        assert len(row.cells) == len(COLUMNS)
        assert row.cells[0].name == row.account


def test_each_column_has_a_head_and_each_explained_one_an_explanation() -> None:
    table = english_table()
    under = {
        group: {key.rsplit(".")[-1] for key in table if key.startswith(f"portfolio.{group}.")}
        for group in ("column", "about", "group")
    }
    assert {column.head for column in COLUMNS} <= table.keys()
    assert under["column"] == {one.key for one in COLUMNS if one.head.startswith("portfolio.")}
    assert under["about"] == {column.key for column in COLUMNS if column.explained}
    assert under["group"] == {column.group for column in COLUMNS}


def test_columns_of_one_group_are_neighbors() -> None:
    groups = [group for group, _ in groupby(COLUMNS, lambda column: column.group)]
    assert len(groups) == len(set(groups))


def test_the_style_widens_the_columns_that_it_names() -> None:
    """A style knows columns by their places only, so each place says in a comment which it is."""
    style = (Path(portfolio.__file__).parent / "style.css").read_text("utf-8")
    places = re.findall(r"td:nth-child\((\d+)\)( /\* (\w+) \*/)?", style)
    assert len(places) > 1
    assert {key: COLUMNS[int(place) - 1].key for place, _, key in places} == {
        key: key for _, _, key in places
    }


def test_the_next_action_is_the_one_due_first_and_says_so_if_it_is_late(both: Overview) -> None:
    poor, rich = both.summaries
    step = next_action(rich, both)
    assert step
    assert (step.what, step.due, step.overdue) == ("Call Eva", dt.date(2026, 11, 19), True)
    move = next_action(poor, both)
    assert move
    assert (move.what, move.due, move.overdue) == ("Find out who decides.", None, False)
    first = next_action(summary("plain", PLAIN), both)
    assert first
    assert first.what == "Add the first people: start with who would sign."


def test_accounts_stand_by_what_is_at_stake_with_the_one_thing_to_do(both: Overview) -> None:
    """Rich: all access goes with Max. Poor: nobody is met, and its first finding is waived."""
    rich, poor = told(at_stake(both))
    at_risk = "At risk"
    assert rich[:6] == ["Rich", at_risk, "Ana Lima", "$1K", "100%", "$1K"]
    assert rich[6].startswith("Write to Eva and ask what it would take not to block this")
    assert poor[:6] == ["Poor", at_risk, "Ben Roth", "$10", "100%", "$10"]
    assert both.summaries[0].risks[0].waived
    assert "Ida" in poor[6]


def test_an_account_of_which_not_enough_is_known_is_not_among_those_at_risk() -> None:
    accounts = overview(plain=PLAIN, rich=RICH)
    assert [row[0] for row in told(at_stake(accounts))] == ["Rich"]
    assert [row[0] for row in told(at_stake(overview(plain=PLAIN)))] == []


def test_accounts_at_risk_come_before_those_to_watch_and_those_on_track_are_left_out() -> None:
    made = overview(steady=WATCHED, unmet=UNMET)
    assert [row[:2] for row in told(at_stake(made))] == [["Unmet", "At risk"], ["Steady", "Watch"]]
    steady, unmet = made.summaries
    calm = replace(made, summaries=(replace(steady, status=Status.ON_TRACK), unmet))
    assert [row[0] for row in told(at_stake(calm))] == ["Unmet"]


def test_accounts_without_a_value_come_last_and_say_so() -> None:
    rows = told(at_stake(overview(unmet=UNMET, rich=RICH)))
    assert [(row[0], row[3], row[5]) for row in rows] == [
        ("Rich", "$1K", "$1K"),
        ("Unmet", "value not set", ""),
    ]


def test_a_value_in_a_currency_without_a_rate_says_so_and_is_not_compared() -> None:
    other = RICH.replace("name: Rich", "name: Alpine\ncurrency: CHF").replace(
        "value: 1000", "value: 5M"
    )
    made = overview(alpine=other, unmet=UNMET, rich=RICH)
    shown_values = [(row[0], row[3]) for row in told(at_stake(made))]
    assert shown_values == [
        ("Rich", "$1K"),
        ("Alpine", "CHF\N{NO-BREAK SPACE}5M | no exchange rate for CHF"),
        ("Unmet", "value not set"),
    ]


def test_where_no_map_has_a_value_there_are_no_columns_for_it() -> None:
    made = at_stake(overview(unmet=UNMET))
    assert made.columns == ("Account", "Status", "Owner", "Risk", "What to do", "By")
    assert "No account has a value" in made.lead


def test_each_list_names_its_people_accounts_and_reasons(both: Overview) -> None:
    assert told(vetoes(both)) == [["Eva", "Rich", "Ana Lima"]]
    assert [row[0] for row in told(single_threaded(both))] == ["Rich"]
    assert [row[0] for row in told(no_champion(both))] == ["Rich"]
    assert told(moves(both)) == [["Old", "Poor", "Left", "Legal", "Ana Lima"]]
    assert told(waivers(both)) == [
        ["Decider never met | AF201", "Poor", "The post is new.", "2026-12-24"]
    ]


def test_errors_are_listed_unless_they_are_waived(both: Overview) -> None:
    assert {row[1] for row in told(breaches(both))} == {"Rich"}
    assert "Veto against us | AF301" in [row[0] for row in told(breaches(both))]


def test_a_role_is_counted_over_all_accounts(both: Overview) -> None:
    rows = {row[0]: row[1:] for row in told(roles(both))}
    assert rows["Economic buyer"][0].startswith("2 | 100")
    assert rows["Economic buyer"][3].startswith("0 | 0")
    assert rows["Decision maker"][3].startswith("1 | 100")
    assert "Other role" not in rows


def test_handover_names_who_holds_half_of_the_access(both: Overview) -> None:
    assert told(handover(both)) == [["Ben Roth", "1", "Rich | 100%", "Max"]]


def test_what_nobody_has_verified_is_counted_apart(both: Overview) -> None:
    rows = told(old_facts(both))
    assert rows == [["Ana Lima", "0", "1"], ["Ben Roth", "0", "1"]]


def test_a_table_shows_ten_rows_folds_ninety_and_counts_the_rest() -> None:
    rows = [(words(str(number)),) for number in range(103)]
    made = table("risks.moves", ["person"], rows, english())
    assert (len(made.rows), len(made.more), made.rest) == (10, 90, 3)
    assert counted(table("risks.moves", ["person"], rows[:100], english()), 103) == made


def test_our_people_are_all_in_the_team_and_all_whom_a_map_names() -> None:
    of = by_colleague([summary("poor", POOR.replace("owner: ben", "owner: zoe"))], TEAM)
    assert {key: len(those) for key, those in of.items()} == {"ana": 1, "ben": 0, "zoe": 1}


def test_the_list_of_our_people_says_what_each_owns_and_has_to_do(both: Overview) -> None:
    ana, ben = told(team_table(both))
    assert ana[0] == "Ana Lima"
    assert ana[1] == ben[1] == "1"
    assert ana[3] == "Write to Max | Rich"
    assert ben[0] == "Ben Roth | Engineer"
    assert ben[3:6] == ["Call Eva | Rich", "2026-11-19 | overdue", "1 | 1 mostly alone"]


def test_a_page_of_ours_holds_what_one_has_to_do_and_nobody_else(both: Overview) -> None:
    page = colleague_page("ben", both)
    tables = {made.anchor: told(made) for made in page.tables}
    assert [row[0] for row in tables["tasks"]] == ["Call Eva"]
    assert [row[0] for row in tables["accounts"]] == ["Poor"]
    assert [row[0] for row in tables["verify"]] == ["Max"]
    assert page.name == "Ben Roth"


def test_next_steps_of_ours_stand_by_priority_then_value_at_stake(both: Overview) -> None:
    steps = [step for one in both.summaries for step in one.steps if step.owner == "ana"]
    assert len(steps) > 1
    (made,) = (t for t in colleague_page("ana", both).tables if t.anchor == "steps")
    ranks = [["High", "Medium", "Low"].index(row[2]) for row in told(made)]
    assert len(ranks) == len(steps)
    assert ranks == sorted(ranks)


def test_whom_to_call_says_since_when_a_tie_has_been_cold() -> None:
    text = RICH.replace("trusted_advisor, last: 2026-11-20", "credible_source, last: 2026-05-19")
    (made,) = (t for t in colleague_page("ben", overview(rich=text)).tables if t.anchor == "calls")
    assert told(made) == [["Max", "Rich", "2026-05-19", "Not live any more for 2 days | decides"]]


def test_a_dot_stands_where_coverage_and_support_put_it() -> None:
    plot = standing_plot(overview(rich=RICH))
    assert plot
    (dot,) = plot.dots
    assert (dot.x, dot.y) == (332, 254)
    assert dot.title == "Rich: 50% covered, −50% support"
    assert [label.text for label in plot.labels] == ["Rich"]
    assert standing_plot(overview(plain=PLAIN)) is None


def test_above_300_accounts_the_dots_have_no_titles() -> None:
    one = summary("rich", RICH)
    many = tuple(replace(one, id=f"rich-{number}") for number in range(301))
    made = overview(rich=RICH)
    plot = standing_plot(replace(made, summaries=many, stakes=stakes(many, DEAL)))
    assert plot
    assert {dot.title for dot in plot.dots} == {""}
    assert len(plot.labels) == 10


def test_facts_go_from_fresh_to_stale_within_six_months() -> None:
    plot = freshness_plot(overview(poor=POOR))
    assert plot
    ages = [[segment.age for segment in bar.segments] for bar in plot.bars]
    assert ages[0] == [Age.FRESH]
    assert ages[-1] == [Age.STALE]
    assert [bar.label for bar in plot.bars][:2] == ["Today", "Dec 2026"]
    assert [bar.label for bar in plot.bars][-1] == "May 2027"
    assert freshness_plot(overview(plain=PLAIN)) is None


def test_the_parts_of_a_bar_fill_it(both: Overview) -> None:
    plot = freshness_plot(both)
    assert plot
    for bar in plot.bars:
        assert sum(segment.height for segment in bar.segments) == pytest.approx(312, abs=0.3)


@given(st.lists(st.tuples(st.floats(48, 616), st.floats(20, 332)), max_size=10))
def test_every_label_stays_inside_the_plot_and_keeps_its_name(
    places: list[tuple[float, float]],
) -> None:
    dots = [PlacedLabel(x, y, f"Account {number}") for number, (x, y) in enumerate(places)]
    labels = placed(dots, dots)
    assert [label.text for label in labels] == [dot.name for dot in dots]
    assert all(48 <= label.x <= 640 for label in labels)


def test_nothing_at_all_is_said_calmly() -> None:
    page = risks_page(overview())
    assert page.standing is None
    assert page.freshness is None
    assert not page.ten.rows
    assert all(not made.rows for made in page.tables if made.anchor != "roles")
    assert all(made.none for made in page.tables)


ICP = "industry: healthcare\nicp: {fit: strong}\n"
CRITERIA = FitCriteria(
    {
        "clinics": FitCriterion("Clinics", industry=("healthcare",)),
        "large": FitCriterion("Large", size=SizeRange(500)),
        "many": FitCriterion("Many sites", tags=("multi-site",)),
    }
)


@pytest.mark.parametrize(
    ("text", "criteria", "value", "remarks"),
    [
        (ICP, FitCriteria(), "Strong fit", ""),
        ("", FitCriteria(), None, ""),
        (ICP, CRITERIA, "Weak fit", "we wrote: Strong fit"),
        (f"{ICP}employees: 900\ntags: [multi-site]\n", CRITERIA, "Strong fit", ""),
        ("", CRITERIA, "Not known", "3 fields not set"),
        (
            "icp: {fit: weak}\ntags: [multi-site]\n",
            FitCriteria({"large": replace(CRITERIA.criteria["large"], required=True)}),
            "Not known",
            "we wrote: Weak fit · Employees not set",
        ),
    ],
)
def test_the_computed_fit_is_a_column_and_a_filter_beside_what_a_person_wrote(
    text: str, criteria: FitCriteria, value: str | None, remarks: str
) -> None:
    account = read_account(f"name: Acme\n{text}".encode(), "acme.yaml").account
    assert account
    measured = measure(account, TODAY, Rules(), (), criteria=criteria)
    short = summarize("acme", account, measured, TODAY, Rules())
    (column,) = (one for one in COLUMNS if one.key == "fit")
    around = Overview((short,), stakes((short,), DEAL), TEAM, LINKS, english(), TODAY, Rules())

    cell = column.cell(short, around)

    assert (cell.text, cell.quiet) == (value or "–", remarks)
    assert facet_values(short, around).get("fit") == ((value,) if value else None)
