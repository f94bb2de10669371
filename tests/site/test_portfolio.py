"""The pages about many accounts as their readers see them."""

import json
import shutil
from urllib.parse import unquote

import pytest

from building import Project, Site, words
from maps import FULL, GROUP, SMALLEST, TEAM

HOSTILE = "<script>alert(1)</script></svg></title>\"' onload=x {{ t }} {% raw %} &amp; \\"
PORTFOLIO, RISKS, OURS, ANA = "accounts/", "portfolio/", "team/", "team/ana-lima/"


def northwind(project: Project) -> Project:
    """Four accounts, one of them with an opponent who can stop all."""
    against = SMALLEST.replace("support: supporter", "support: enemy\n    veto: true")
    project.write("maps/_team.yaml", TEAM)
    project.map("northwind-health", FULL)
    project.map("northwind-group", GROUP)
    project.map("harbor-clinics", SMALLEST)
    project.map("société", against.replace("Harbor Clinics", "Société"))
    project.write("docs/plans/northwind-health.md", "# Plan of Northwind\n")
    return project


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Built once, since all but a few tests only look at it."""
    return northwind(Project(tmp_path_factory.mktemp("northwind"))).build()


def hostile(project: Project) -> Site:
    team = {"team": {"ana-lima": {"name": HOSTILE, "title": HOSTILE}}}
    project.write("maps/_team.yaml", json.dumps(team))
    tie = {"ana-lima": {"level": "credible_source", "last": "2026-05-19"}}
    person = {"name": HOSTILE, "title": HOSTILE}
    account = {
        "name": HOSTILE,
        "tier": HOSTILE,
        "stage": HOSTILE,
        "industry": HOSTILE,
        "owner": "ana-lima",
        "value": 10,
        "stakeholders": {
            "one": {**person, "roles": ["economic_buyer"], "support": "enemy", "veto": True},
            "two": {**person, "roles": ["champion"], "ties": tie, "verified": "2026-01-01"},
            "three": {**person, "state": "left", "ties": tie},
        },
        "plan": {"actions": [{"what": HOSTILE, "due": "2026-11-01"}]},
        "promises": [{"by": "us", "what": HOSTILE, "due": "2026-11-01"}],
        "waivers": [{"finding": "AF201", "reason": HOSTILE, "until": "2026-12-31"}],
    }
    project.map("acme", json.dumps(account))
    return project.build()


def test_there_is_a_portfolio_a_page_of_risks_and_a_page_for_each_of_us(site: Site) -> None:
    files = site.files()
    pages = (PORTFOLIO, RISKS, OURS, ANA, "team/ben-roth/")
    assert [page for page in pages if f"{page}index.html" not in files] == []


def test_the_portfolio_has_a_row_for_each_account_that_leads_to_it(site: Site) -> None:
    page = site.page(PORTFOLIO)
    rows = [(a.text(), a.attributes["href"]) for a in page.css(".am-accounts-table tbody th > a")]
    assert sorted(rows) == [
        ("Harbor Clinics", "harbor-clinics/"),
        ("Northwind Group", "northwind-group/"),
        ("Northwind Health", "northwind-health/"),
        ("Société", "soci%C3%A9t%C3%A9/"),
    ]


def test_every_row_of_the_portfolio_has_a_cell_for_every_column(site: Site) -> None:
    page = site.page(PORTFOLIO)
    heads = words(page, ".am-accounts-table thead tr:last-child th")
    for row in page.css(".am-accounts-table tbody tr"):
        assert [cell.attributes["data-label"] for cell in row.css("td")] == heads[1:]
    told = {*words(page, ".am-columns-told dt")}
    assert told == {*heads[6:]}


def test_the_portfolio_says_what_is_due_and_by_whom(site: Site) -> None:
    rows = words(site.page(PORTFOLIO), ".am-accounts-table tbody tr")
    (row,) = (one for one in rows if one.startswith("Northwind Health"))
    assert "Ana Lima" in row
    assert "Ask Dana for an introduction 5 Dec 2026" in row
    assert "Dana Reyes" in row


def test_a_color_always_comes_with_a_word(site: Site) -> None:
    page = site.page(PORTFOLIO)
    statuses = words(page, ".am-page .am-chip[class*='am-status-']")
    assert statuses
    assert {*statuses} <= {"At risk", "Not enough known", "Watch", "On track"}
    assert all(any(sign.isalnum() for sign in text) for text in words(page, ".am-page .am-chip"))


def test_without_maps_the_portfolio_says_where_to_put_the_first(project: Project) -> None:
    project.write("maps/_team.yaml", TEAM)
    page = project.build().page(PORTFOLIO)
    assert words(page, ".am-empty p")[0].startswith("No maps yet.")


def test_the_table_of_contents_has_every_section(site: Site) -> None:
    page = site.page(RISKS)
    there = [f"#{node.attributes['id']}" for node in page.css(".am-page h2")]
    links = page.css(".md-nav--secondary a.md-nav__link")
    assert {link.attributes["href"] for link in links} >= {*there}
    assert len(there) == len({*there}) > 4


def test_links_to_people_lead_to_their_profiles(site: Site) -> None:
    person = site.page(RISKS).css_first(".am-queue-vetoes th a")
    assert person
    href = unquote(person.attributes["href"] or "")
    assert href == "../accounts/société/#person-maria-soto"


def test_a_plot_has_a_title_a_description_and_the_same_as_a_table(site: Site) -> None:
    page = site.page(RISKS)
    plots = page.css(".am-plot svg[role='img']")
    assert len(plots) == 2
    for plot in plots:
        told = (plot.attributes["aria-labelledby"] or "").split()
        assert [node.attributes["id"] for node in plot.css("svg > title, svg > desc")] == told
    rows = words(page, "section:has(> #standing) details tbody th")
    assert sorted(rows) == ["Harbor Clinics", "Northwind Group", "Northwind Health", "Société"]


def test_the_formula_of_the_ten_is_on_the_page(site: Site) -> None:
    assert "At stake = value × risk" in words(site.page(RISKS), ".am-ten")[0]


@pytest.mark.parametrize("address", [PORTFOLIO, RISKS, OURS, ANA])
def test_no_id_stands_twice_and_nothing_has_a_style_of_its_own(site: Site, address: str) -> None:
    page = site.page(address)
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len({*ids})
    assert not page.css(".am-page [style], .am-page style, .am-page script:not([src])")


def test_a_page_of_ours_says_what_to_do_and_where(site: Site) -> None:
    page = site.page(ANA)
    assert words(page, "h1") == ["Ana Lima"]
    assert words(page, "h2") == [
        "Whom to call this week",
        "Do next",
        "Actions and promises",
        "What to verify",
        "Accounts owned",
    ]
    assert "Reference call with Bay Clinics" in " ".join(words(page, ".am-queue-tasks tr"))


def test_a_value_of_another_account_is_no_estimate_of_this_one(
    project: Project,
) -> None:
    before = words(northwind(project).build().page(ANA), ".am-queue-accounts tr")[-1]
    project.map("harbor-clinics", f"{SMALLEST}value: 1000000\n")
    warm = project.build("warm")
    shutil.rmtree(project.root / ".account-maps-cache")
    cold = project.build("cold")
    after = words(warm.page(ANA), ".am-queue-accounts tr")[-1]
    assert before == after
    assert warm.html(ANA) == cold.html(ANA)


def test_hostile_text_stays_text(project: Project) -> None:
    said = " ".join(HOSTILE.split())
    site = hostile(project)
    pages = {address: site.page(address) for address in (PORTFOLIO, RISKS, OURS, ANA)}
    for page in pages.values():
        assert not page.css(".am-page script, [onload], .am-page [style], raw")
    assert words(pages[PORTFOLIO], ".am-accounts-table tbody th > a") == [said]
    assert words(pages[ANA], "h1") == [said]
    assert words(pages[RISKS], ".am-labels text")[0].startswith("<script>")
    assert words(pages[RISKS], ".am-dots title")[0].startswith(said)
    text = {address: " ".join(words(page, ".am-page")) for address, page in pages.items()}
    times = {address: shown.count(said) for address, shown in text.items()}
    assert times[PORTFOLIO] > 5
    assert times[RISKS] > 15
    assert times[OURS] > 2
    assert times[ANA] > 15
