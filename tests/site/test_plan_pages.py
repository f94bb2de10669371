"""The page of a plan shows what the map says of it, and leads back."""

from urllib.parse import parse_qs, urlsplit

import pytest

from building import Project, Site, words
from maps import FULL, TEAM

PLAN = """\
# The plan

## The road

By autumn.
"""

PANEL = ".am-plan-panel"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Built once, since its tests only look at it."""
    project = Project(tmp_path_factory.mktemp("plans"))
    project.map("_team", TEAM)
    project.map("northwind-group", "name: Northwind Group\n")
    project.map("northwind-health", FULL)
    project.write("docs/plans/northwind-health.md", PLAN)
    project.write("docs/plans/another.md", PLAN)
    return project.build()


def test_the_plan_leads_back_to_the_account(site: Site) -> None:
    page = site.page("plans/northwind-health/")
    links = [link.attributes["href"] for link in page.css(f"{PANEL} a.md-button")]
    assert links == ["../../accounts/northwind-health/"]


def test_the_committee_is_drawn_and_each_card_leads_to_the_profile(site: Site) -> None:
    cards = site.page("plans/northwind-health/").css(f"{PANEL} .map-people > a")
    targets = [card.attributes["xlink:href"] for card in cards]
    assert "../../accounts/northwind-health/#person-priya-nair" in targets
    assert not any("olaf-berg" in str(target) for target in targets)


def test_objectives_name_who_cares_and_how_sure_we_are(site: Site) -> None:
    table = site.page("plans/northwind-health/").css(f"{PANEL} table")[0]
    (row,) = table.css("tbody tr")
    said = " ".join(row.text().split())
    assert "One record in all clinics" in said
    assert "Tom Alvarez, Dana Reyes" in said
    assert "Confirmed" in said


def test_white_space_is_a_table_of_products_and_units(site: Site) -> None:
    table = site.page("plans/northwind-health/").css(f"{PANEL} table")[1]
    assert [" ".join(cell.text().split()) for cell in table.css("th, td")] == [
        "Product",
        "Operations",
        "scheduling",
        "Open",
    ]


def test_actions_name_owner_and_day_and_those_done_come_last(site: Site) -> None:
    rows = site.page("plans/northwind-health/").css(f"{PANEL} table")[2].css("tbody tr")
    said = [[" ".join(cell.text().split()) for cell in row.css("th, td")] for row in rows]
    assert said == [
        ["Ask Dana for an introduction", "Ana Lima", "5 Dec 2026", "Dana Reyes"],
        ["Send the cost model", "Ben Roth", "done 1 Nov 2026", ""],
    ]


def test_the_section_is_in_the_table_of_contents(site: Site) -> None:
    entries = words(site.page("plans/northwind-health/"), ".md-nav--secondary a")
    assert "From the map of Northwind Health" in entries


def test_what_the_map_says_is_found_on_its_own_page_and_not_on_the_plan_too(site: Site) -> None:
    found = [entry for entry in site.search() if entry["location"].startswith("plans/")]
    assert found
    assert not any("Priya" in str(entry) for entry in found)


def test_other_pages_are_left_alone(site: Site) -> None:
    assert not site.page("plans/another/").css(PANEL)


def test_an_account_without_a_plan_says_so_and_leads_to_where_one_begins(project: Project) -> None:
    settings = project.root / "mkdocs.yml"
    host = "repo_url: https://git.example/a/b\nedit_uri: edit/main/docs/\n"
    settings.write_text(settings.read_text() + host)
    project.map("acme", "name: Acme & Sons\nstakeholders: {ann: {name: Ann}}\n")
    page = project.build().account("acme")
    assert "No account plan is linked." in " ".join(words(page, ".am-gaps li"))
    links = [str(link.attributes["href"]) for link in page.css(".am-gaps a")]
    (start,) = [link for link in links if "/new/main/docs/plans?" in link]
    asked = parse_qs(urlsplit(start).query)
    assert asked["filename"] == ["acme.md"]
    assert asked["value"][0].startswith("---\ndescription: Account plan of Acme & Sons.")
