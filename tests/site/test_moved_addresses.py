"""Addresses of places on the one long page that an account was once still lead to those places."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from building import SETTINGS, Project
from maps import FULL, GROUP, TEAM
from serving import served

PLACES = {
    "#person-dana-reyes": "people/#dana-reyes",
    "#dana-reyes": "people/#dana-reyes",
    "#people": "people/#people",
    "#figures": "metrics/#figures",
    "#figure-freshness": "metrics/#figure-freshness",
    "#routes": "metrics/#routes",
    "#plan": "plan/#plan",
    "#company": "plan/#company",
    "#map": "map/#map",
    "#map-view-unit": "map/#map-view-unit",
    "#route-priya-nair-1": "map/#route-priya-nair-1",
}
"""Where an address on the account's own page leads."""


def built(root: Path, settings: str = SETTINGS) -> Path:
    project = Project(root)
    project.write("mkdocs.yml", settings)
    project.map("_team", TEAM)
    project.map("northwind-health", FULL.replace("marit-sund", "plan"))
    project.map("northwind-group", GROUP)
    project.write("docs/plans/northwind-health.md", "# Plan\n")
    return project.build().folder


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with an account of several pages, served."""
    with served(built(tmp_path_factory.mktemp("project"))) as base:
        yield base


def test_an_address_of_a_place_leads_to_the_page_that_has_it(page: Page, address: str) -> None:
    account = f"{address}accounts/northwind-health/"
    for place, there in PLACES.items():
        page.goto("about:blank")
        page.goto(account + place)
        expect(page).to_have_url(account + there)


def test_the_way_back_leads_past_the_old_address(page: Page, address: str) -> None:
    page.goto(address)
    page.goto(f"{address}accounts/northwind-health/#plan")
    expect(page).to_have_url(f"{address}accounts/northwind-health/plan/#plan")
    page.go_back()
    expect(page).to_have_url(address)


@pytest.mark.parametrize("place", ["", "#next", "#top", "#__nowhere"])
def test_what_the_page_has_itself_stays_there(page: Page, address: str, place: str) -> None:
    at = f"{address}accounts/northwind-health/{place}"
    page.goto("about:blank")
    page.goto(at)
    page.wait_for_load_state("networkidle")
    expect(page).to_have_url(at)


def test_a_place_that_is_on_no_page_leads_round_in_no_circle(page: Page, address: str) -> None:
    page.goto(f"{address}accounts/northwind-health/#nobody")
    expect(page).to_have_url(f"{address}accounts/northwind-health/people/#nobody")
    page.wait_for_load_state("networkidle")
    expect(page).to_have_url(f"{address}accounts/northwind-health/people/#nobody")


def test_it_leads_on_too_where_pages_are_files_and_pages_load_in_place(
    page: Page, tmp_path: Path
) -> None:
    settings = SETTINGS.replace("use_directory_urls: true", "use_directory_urls: false").replace(
        "font: false}", "font: false, features: [navigation.instant]}"
    )
    with served(built(tmp_path, settings)) as base:
        page.goto(f"{base}accounts/northwind-health.html#person-dana-reyes")
        expect(page).to_have_url(f"{base}accounts/northwind-health/people.html#dana-reyes")
