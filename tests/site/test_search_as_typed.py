"""Every search of the site finds a name however it is typed, and shows it as the map has it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from account_maps.site import search_worker
from building import Project, Site
from serving import said, served
from typed_names import EVIL, TYPED, write_typed

CONFIG = re.compile(r'<script id="__config" type="application/json">(.*?)</script>', re.DOTALL)


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
    ("o'", "Kim O'Brien"),  # found by two keys of one word
    ("j", "Johnson & Johnson"),
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
    page.locator(".md-search-result__item").first.wait_for()
    titles = page.locator(".md-search-result__item").locator("h1, h2").filter(has_text=shown)
    assert shown in titles.all_text_contents()
    assert titles.locator("mark mark").count() == 0


def test_a_hostile_name_is_found_and_shown_as_text(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("[data-md-component=search-query]").click()
    for typed in ("onerror", "<img", "img src"):
        assert is_found(page, typed, "#person-evil"), typed
        item = page.locator(".md-search-result__item").first
        assert EVIL in item.locator("h2").all_inner_texts()
        assert item.locator("img, b").count() == 0


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


def test_every_page_asks_for_the_worker_that_finds_what_is_typed(site: Site) -> None:
    pages = {path: html for path, html in site.files().items() if path.endswith(".html")}
    framed = [html.decode() for html in pages.values() if b"__config" in html]
    workers = {json.loads(CONFIG.findall(html)[0])["search"].rpartition("/")[2] for html in framed}
    assert len(framed) > len(pages) / 2
    [ours] = workers
    assert ours.startswith("account-maps-search.")
    assert f"assets/javascripts/workers/{ours}" in site.files()


def test_a_theme_without_a_worker_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(search_worker, "_WORKERS", "assets/elsewhere")
    project.map("acme", "name: Acme\n")
    site = project.build()
    assert "the search finds a name only as the map spells it" in capsys.readouterr().err
    assert "workers/search." in site.html("accounts/acme")
