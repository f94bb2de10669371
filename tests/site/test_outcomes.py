"""Closed accounts: off every list of risks, and compared with each other on a page of their own."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from account_maps.cli import main
from building import SETTINGS, Project, Site, words
from history.repo import Repo

TEAM = "team:\n  ana: {name: Ana Lima}\n  ben: {name: Ben Roth}\n  cleo: {name: Cleo Marsh}\n"
RULES = "deal:\n  stages: [discovery, evaluation, proposal]\n  rates: {EUR: 2}\n"


def deal(name: str, *, more: str = "", met: str = "", territory: str = "north") -> str:
    """A map of a deal with an economic buyer, met on a day or never."""
    tie = f"{{ana: {{level: problem_solver, last: {met}}}}}" if met else "{}"
    return f"""\
name: {name}
owner: ana
territory: {territory}
stage: proposal
{more}stakeholders:
  buyer:
    name: Buyer of {name}
    roles: [economic_buyer]
    veto: true
    support: enemy
    ties: {tie}
  gone:
    name: Gone from {name}
    roles: [champion]
    state: left
plan:
  actions:
    - {{what: Act on {name}, owner: ana, due: 2026-11-21}}
"""


LOST = "outcome: {result: lost, day: 2026-09-30, reason: They kept their system}\n"
WON = (
    "outcome: {result: won, day: 2026-10-15}\n"
    "success_owner: cleo\nadoption: partial\nrenewal: 2028-01-31\n"
)


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    """A playbook whose deals ended one after the other, under git; changed by no test."""
    root = tmp_path_factory.mktemp("outcomes") / "playbook"
    project = Project(root)
    project.write("maps/_team.yaml", TEAM)
    project.write("maps/_rules.yaml", RULES)
    repo = Repo(root)
    repo.write(".gitignore", "site/\n.cache/\n")
    repo.write("maps/open.yaml", deal("Openfield", more="value: $100K\n"))
    repo.write("maps/won.yaml", deal("Wonderly", met="2026-03-02", more="value: €300K\n"))
    repo.write("maps/lost.yaml", deal("Lostwood", more="value: $500K\n"))
    repo.commit("2026-03-03")
    # Later contacts take the place of the first ones.
    repo.write("maps/won.yaml", deal("Wonderly", met="2026-10-01", more="value: €300K\n"))
    repo.commit("2026-10-02")
    repo.write("maps/won.yaml", deal("Wonderly", met="2026-10-01", more=f"value: €300K\n{WON}"))
    repo.write("maps/lost.yaml", deal("Lostwood", met="2026-10-20", more=f"value: $500K\n{LOST}"))
    repo.commit("2026-10-21")
    return repo


@pytest.fixture(scope="module")
def site(repo: Repo) -> Site:
    return Project(repo.root).build()


def rows(page: LexborHTMLParser, selector: str) -> list[str]:
    """The rows of a table, a bar between their cells."""
    found = page.css(f"{selector} tbody tr")
    return [" | ".join(" ".join(one.text().split()) for one in row.css("th, td")) for row in found]


def text(site: Site, address: str, selector: str = ".am-page") -> str:
    return " ".join(words(site.page(address), selector))


@pytest.mark.parametrize(
    "address", ["portfolio/", "", "territory/north/", "accounts/", "team/ana/"]
)
def test_an_open_account_is_on_every_list(site: Site, address: str) -> None:
    assert "Openfield" in text(site, address)


@pytest.mark.parametrize("address", ["portfolio/", ""])
def test_a_closed_account_is_on_no_list_of_what_to_do(site: Site, address: str) -> None:
    page = site.page(address)
    for changes in page.css(".am-queue-changes"):
        changes.decompose()  # What changed in the maps is told of all of them.
    said = " ".join(words(page, ".am-page"))
    assert "Lostwood" not in said
    assert "Wonderly" not in said


@pytest.mark.parametrize("address", ["territory/north/", "accounts/", "team/ana/"])
def test_a_closed_account_is_in_a_section_of_its_own(site: Site, address: str) -> None:
    page = site.page(address)
    (section,) = page.css(".am-queue-closed")
    assert "Lostwood" in section.text()
    assert "Lost" in section.text()
    section.decompose()
    assert "Lostwood" not in " ".join(words(page, ".am-page"))


def test_the_time_after_the_sale_is_on_the_page_of_who_looks_after_it(site: Site) -> None:
    section = text(site, "team/cleo/", ".am-queue-closed")
    assert "Wonderly" in section
    assert "Partial" in section
    assert "31 Jan 2028" in section


def test_a_territory_counts_and_adds_open_accounts_only(site: Site) -> None:
    row = text(site, "territory/", ".am-page tbody tr")
    assert "$100K" in row
    assert "600" not in row


def test_the_page_of_a_closed_account_says_how_it_ended_in_place_of_risks(site: Site) -> None:
    page = site.account("lost")
    (line,) = words(page, ".am-header .am-outcome")
    assert line == "Lost 30 Sep 2026 They kept their system"
    assert not page.css(".am-next")
    assert site.account("open").css(".am-next")


def test_the_sheet_of_a_closed_account_has_neither_risks_nor_a_next_step(site: Site) -> None:
    opened, closed = (site.page(f"accounts/{one}/print/") for one in ("open", "lost"))
    assert opened.css(".sheet .next")
    assert opened.css(".sheet .risks")
    assert not closed.css(".sheet .next")
    assert not closed.css(".sheet .risks")
    assert "Lost" in text(site, "accounts/lost/print/", ".sheet")


def test_a_closed_account_has_no_findings_for_machines(site: Site) -> None:
    document = json.loads((site.folder / "maps.json").read_text("utf-8"))
    of = {one["id"]: one for one in document["accounts"]}
    assert of["open"]["findings"]
    assert "findings" not in of["lost"]
    assert (of["lost"]["outcome_result"], of["lost"]["outcome_day"]) == ("lost", "2026-09-30")
    assert (of["won"]["value"], of["won"]["currency"]) == (300_000, "EUR")


def test_commands_about_many_accounts_pass_closed_ones_over(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repo.root)
    for command in (["check", "--findings"], ["stale"]):
        told = CliRunner().invoke(main, command).output
        assert "open.yaml" in told
        assert "lost.yaml" not in told
    leaving = CliRunner().invoke(main, ["leave", "--colleague", "ana"]).output.splitlines()
    assert [line for line in leaving if "lost.yaml" in line] == ["maps/lost.yaml: owns the account"]


def test_results_are_counted_with_their_money(site: Site) -> None:
    page = site.page("outcomes/")
    assert rows(page, ".am-queue-results") == [
        "Won | 1 | €300K",
        "Lost | 1 | $500K",
        "No decision | 0 | ",
    ]


def test_what_lost_deals_had_in_common_is_said_with_counts(site: Site) -> None:
    said = words(site.page("outcomes/"), ".am-common li")
    assert said[0] == "1 of 1 lost deal: the economic buyer was never met. Won deals: 0 of 1."
    assert any(
        one.startswith("1 of 1 lost deal had this risk open on the day of the outcome: ")
        for one in said
    )


def test_first_meetings_are_of_the_history_and_never_after_the_outcome(site: Site) -> None:
    won = (
        "Buyer of Wonderly Economic buyer | Wonderly | Won | 2 Mar 2026 227 days before the outcome"
    )
    assert rows(site.page("outcomes/"), ".am-queue-deciders") == [
        f"{won} | History of the map",
        "Buyer of Lostwood Economic buyer | Lostwood | Lost | Never met | ",
    ]


def test_nothing_is_noted_as_unknown_where_history_has_it_all(site: Site) -> None:
    assert words(site.page("outcomes/"), ".am-outcomes p.am-none") == []


def test_a_second_build_takes_the_endings_from_the_store(repo: Repo, site: Site) -> None:
    before = site.html("outcomes/")
    assert Project(repo.root).build("again").html("outcomes/") == before


def test_without_history_the_dates_on_the_map_count_and_the_page_says_so(tmp_path: Path) -> None:
    project = Project(tmp_path / "bare")
    project.write("maps/_team.yaml", TEAM)
    project.write("mkdocs.yml", SETTINGS.replace("2026-11-20", "2026-11-20, history: false"))
    project.map("won", deal("Wonderly", met="2026-10-01", more=WON))
    project.map("lost", deal("Lostwood", met="2026-10-20", more=LOST))
    page = project.build().page("outcomes/")
    won, lost = rows(page, ".am-queue-deciders")
    assert won.endswith("1 Oct 2026 14 days before the outcome | Dates on the map")
    assert lost.endswith("Never met | ")
    (note,) = words(page, ".am-outcomes p.am-none")
    assert note.endswith("Wonderly, Lostwood.")


def test_a_shallow_clone_says_that_earlier_versions_are_missing(repo: Repo, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    repo.git("clone", "-q", "--depth", "2", f"file://{repo.root}", str(clone))
    page = Project(clone).build().page("outcomes/")
    notes = " ".join(words(page, ".am-outcomes p.am-none"))
    assert "Wonderly" in notes
    assert "Lostwood" in notes


def test_a_map_that_was_renamed_keeps_what_its_history_tells(repo: Repo, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    repo.git("clone", "-q", f"file://{repo.root}", str(clone))
    renamed = Repo(clone)
    renamed.git("mv", "maps/won.yaml", "maps/wonderly.yaml")
    renamed.commit("2026-10-25")
    page = Project(clone).build().page("outcomes/")
    won, lost = rows(page, ".am-queue-deciders")
    assert won.endswith("2 Mar 2026 227 days before the outcome | History of the map")
    assert lost.endswith("Never met | ")


@pytest.mark.parametrize("closed", [0, 1])
def test_the_page_is_there_with_no_closed_account_and_with_one(tmp_path: Path, closed: int) -> None:
    project = Project(tmp_path)
    project.write("maps/_team.yaml", TEAM)
    project.map("open", deal("Openfield"))
    if closed:
        project.map("none", deal("Stall", more="outcome: {result: no_decision}\n"))
    page = project.build().page("outcomes/")
    said = " ".join(words(page, ".am-outcomes"))
    if closed:
        assert "No decision | 1" in rows(page, ".am-queue-results")
        assert "No deal was lost yet" in said
        assert "No day of the outcome is set" in said
    else:
        assert "No account is closed yet" in said


def test_a_portfolio_of_closed_accounts_alone_still_lists_them(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write("maps/_team.yaml", TEAM)
    project.map("lost", deal("Lostwood", more=LOST))
    page = project.build().page("accounts/")
    assert "Lostwood" in " ".join(words(page, ".am-queue-closed"))
    assert not page.css(".am-empty")
