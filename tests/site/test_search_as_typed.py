"""Every search of the site finds a name however it is typed, and shows it as the map has it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from building import Project, Site
from serving import said, served
from typed_names import TYPED, write_typed


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with names that can be typed in several ways."""
    return write_typed(Project(tmp_path_factory.mktemp("project"))).build()


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    with served(site.folder) as base:
        yield base


FOUND = """where => [...document.querySelectorAll(".md-search-result__item")].slice(0, 2).some(
    (item) => [...item.querySelectorAll(`a[href*="${where}"]`)].some(
        (link) => link.checkVisibility()))"""
EMPTY = "() => !document.querySelector('.md-search-result__item')"


def search(page: Page, text: str) -> None:
    """Type a text into the site's search, which listens to keys."""
    field = page.locator("[data-md-component=search-query]")
    for typed in ("", text):
        field.fill(typed)
        field.press("Shift")
        if not typed:
            page.wait_for_function(EMPTY)


def is_found(page: Page, text: str, where: str) -> bool:
    search(page, text)
    try:
        page.wait_for_function(FOUND, arg=where, timeout=2_000)
    except PlaywrightTimeoutError:
        return False
    return True


def test_the_search_of_the_site_finds_it_as_one_of_the_first_two(page: Page, address: str) -> None:
    with said(page) as messages:
        page.goto(address)
        page.locator("[data-md-component=search-query]").click()
        missed = [
            (typed, account, person)
            for typed, account, person in TYPED
            if not is_found(
                page, typed, f"accounts/{account}/{'#person-' if person else ''}{person}"
            )
        ]
    assert missed == []
    assert messages == []


RESULTS = [
    ("o’brien", "Kim O'Brien"),
    ("o'hara", "Lee O’Hara"),
    ("at&t", "AT&T"),
    ("lukasz", "Łukasz Nowak"),
    ("mueller", "Jörg Müller"),
]


@pytest.mark.parametrize(("typed", "shown"), RESULTS)
def test_results_show_names_as_the_map_has_them(
    page: Page, address: str, typed: str, shown: str
) -> None:
    page.goto(address)
    page.locator("[data-md-component=search-query]").click()
    search(page, typed)
    item = page.locator(".md-search-result__item").first
    item.wait_for()
    assert shown in item.locator("h1, h2").all_inner_texts()


def test_a_separator_of_the_users_own_is_kept(tmp_path: Path, page: Page) -> None:
    project = write_typed(Project(tmp_path))
    separator = r"""[\s\-,:!=\[\]()"'’&;/]+|(?!\b)(?=[A-Z][a-z])"""
    settings = {
        "site_name": "Playbook",
        "theme": {"name": "material", "font": False},
        "plugins": [{"search": {"lang": ["en", "de"], "separator": separator}}, "account-maps"],
    }
    project.write("mkdocs.yml", json.dumps(settings))
    site = project.build()
    index = json.loads((site.folder / "search/search_index.json").read_text("utf-8"))
    assert index["config"]["separator"] == separator
    with served(site.folder) as address:
        page.goto(address)
        page.locator("[data-md-component=search-query]").click()
        for typed in ("brien", "o'brien", "lukasz", "mueller", "johnson"):
            _, account, person = next(one for one in TYPED if one[0] == typed)
            where = f"accounts/{account}/{'#person-' if person else ''}{person}"
            assert is_found(page, typed, where), typed


PEOPLE = [(typed, account, person) for typed, account, person in TYPED if person]


def test_the_finder_of_people_finds_it_as_one_of_the_first_two(page: Page, address: str) -> None:
    page.goto(f"{address}people/")
    found = """([typed, where]) => new Promise((tell) => {
        const finder = document.querySelector(".am-finder"), field = finder.querySelector("input");
        field.value = typed;
        field.dispatchEvent(new Event("input"));
        setTimeout(() => tell([...finder.querySelectorAll("a")].slice(0, 2).some(
            (link) => link.href.endsWith(where))), 50);
    })"""
    page.get_by_label("Find somebody").last.fill("kim")
    page.locator(".am-finder li").first.wait_for()
    missed = [
        (typed, person)
        for typed, _, person in PEOPLE
        if not page.evaluate(found, [typed, f"#person-{person}"])
    ]
    assert missed == []


@pytest.mark.parametrize(("typed", "person"), [("chief financial off", "priya"), ("CHRO", "dana")])
def test_a_title_and_its_initials_find_each_other(
    project: Project, page: Page, typed: str, person: str
) -> None:
    people = {
        "priya": {"name": "Priya Nair", "title": "CFO"},
        "dana": {"name": "Dana Reyes", "title": "Chief Human Resources Officer"},
    }
    project.map("acme", json.dumps({"name": "Acme", "stakeholders": people}))
    with served(project.build().folder) as address:
        page.goto(f"{address}people/")
        page.get_by_label("Find somebody").last.fill(typed)
        link = page.locator(".am-finder li a")
        link.wait_for()
        assert (link.get_attribute("href") or "").endswith(f"#person-{person}")


def test_the_map_marks_whoever_is_meant(page: Page, address: str) -> None:
    page.goto(f"{address}accounts/acme/")
    field = page.locator(".map-find input").first
    numbers = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("[data-view=all] a[data-p]")].map(
            (card) => [decodeURIComponent(card.href.baseVal), card.dataset.p]))"""
    )
    missed = []
    for typed, account, person in PEOPLE:
        field.fill(typed)
        marked = page.evaluate(
            """() => [...document.querySelectorAll("[data-view=all] a.map-near")].map(
                (card) => card.dataset.p)"""
        )
        of_person = numbers.get(f"#person-{person}")
        if account == "acme" and of_person not in marked:
            missed.append((typed, person))
    assert missed == []


def test_the_portfolio_keeps_the_account_that_is_meant(page: Page, address: str) -> None:
    page.goto(f"{address}accounts/")
    rows = page.locator(".am-accounts-table tbody tr:visible a")
    for typed, account, person in TYPED:
        if not person:
            page.locator("form.am-filter input[name=find]").fill(typed)
            hrefs = rows.evaluate_all("(links) => links.map((link) => link.href)")
            assert any(f"/{account}/" in href for href in hrefs), typed
            assert not any("/others/" in href for href in hrefs), typed
