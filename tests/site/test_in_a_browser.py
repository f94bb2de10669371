"""What only a browser shows of a whole site: its policy, its search, its ways about."""

import json
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from building import SETTINGS, Project
from maps import FULL, GROUP, SMALLEST, TEAM
from serving import asked, served

EVIL = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>'
TOGGLES = """\
theme:
  name: material
  font: false
  features: [navigation.instant, search.highlight, content.action.edit]
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle: {icon: material/brightness-7, name: Dark}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle: {icon: material/brightness-4, name: Light}
repo_url: https://git.example/acme/playbook
edit_uri: edit/main/docs/
"""
PAGES = {
    "an account": "accounts/northwind-health/",
    "a small account": "accounts/harbor-clinics/",
    "an empty account": "accounts/empty/",
    "the list": "accounts/",
    "home": "",
    "a plan": "plans/northwind-health/",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with several kinds of pages and hostile text, served."""
    project = Project(tmp_path_factory.mktemp("project"))
    theme = "theme: {name: material, font: false}\n"
    project.write("mkdocs.yml", SETTINGS.replace(theme, TOGGLES))
    project.write("maps/_team.yaml", TEAM)
    project.map("northwind-health", FULL)
    project.map("northwind-group", GROUP)
    project.map("harbor-clinics", SMALLEST)
    project.map("empty", "name: Empty\n")
    evil = json.dumps({"name": EVIL, "title": EVIL, "goals": [EVIL], "note": EVIL})
    project.map("evil", f"name: {json.dumps(EVIL)}\nstakeholders:\n  eve: {evil}\n")
    project.write("docs/plans/northwind-health.md", "# Plan of Northwind\n\nWords.\n")
    with served(project.build().folder) as base:
        yield base


class Watch:
    """Everything that a page must not do."""

    def __init__(self, page: Page, base: str) -> None:
        self.seen: list[str] = []
        page.on("console", lambda message: self._take(message.type, message.text))
        page.on("pageerror", lambda error: self.seen.append(str(error)))
        page.on(
            "request",
            lambda r: None if r.url.startswith((base, "data:")) else self._take("error", r.url),
        )

    def _take(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.seen.append(text)


@pytest.fixture(scope="module")
def watch(tab: Page, address: str) -> Watch:
    return Watch(tab, address)


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    with browser.new_page(viewport={"width": 360, "height": 740}, is_mobile=True) as made:
        yield made


@pytest.mark.parametrize("name", PAGES)
def test_pages_obey_their_own_policy_and_ask_nobody_outside(
    page: Page, watch: Watch, address: str, name: str
) -> None:
    watch.seen.clear()
    page.goto(address + PAGES[name])
    page.wait_for_load_state("networkidle")
    assert watch.seen == []


def test_the_policy_stops_a_script_that_got_in(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.hit = 1";
            document.body.append(script);
            document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.hit = 1'>");
        }"""
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.hit") is None


def look_for(page: Page, words: str) -> None:
    """Type into the site's search as a person does."""
    field = page.locator("[data-md-component=search-query]")
    field.click()
    field.press_sequentially(words)


def test_hostile_text_runs_nowhere(page: Page, address: str) -> None:
    page.goto(f"{address}accounts/evil/")
    assert page.locator("h1").inner_text() == EVIL
    page.goto(f"{address}accounts/")
    look_for(page, "onerror")
    page.wait_for_selector(".md-search-result__item")
    page.wait_for_timeout(200)
    assert page.evaluate("window.hit") is None
    assert page.locator(".md-search-result img").count() == 0


def test_search_finds_a_person_and_lands_on_the_profile(page: Page, address: str) -> None:
    page.goto(address)
    look_for(page, "priya")
    page.locator(".md-search-result__link", has_text="Priya Nair").click()
    page.wait_for_url("**/accounts/northwind-health/**#person-priya-nair")
    page.wait_for_selector("#person-priya-nair")
    assert page.locator("#person-priya-nair").is_visible()


def test_the_search_index_waits_until_somebody_searches(page: Page, address: str) -> None:
    with asked(page) as requests:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert not [one for one in requests if one.url.endswith("search_index.json")]
        look_for(page, "priya")
        page.wait_for_selector(".md-search-result__link")
    assert len([one for one in requests if one.url.endswith("search_index.json")]) == 1


def test_words_of_a_search_in_the_address_are_marked_on_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}plans/northwind-health/?h=words")
    assert page.locator(".md-typeset mark").first.inner_text() == "Words"


@pytest.mark.parametrize(("scheme", "bars"), [("light", []), ("dark", ["dark"])])
def test_the_bars_of_the_window_are_as_dark_as_the_page(
    page: Page, address: str, scheme: Literal["light", "dark"], bars: list[str]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    names = "[...document.querySelectorAll('meta[name=color-scheme]')].map((one) => one.content)"
    assert page.evaluate(names) == bars


def test_the_drawer_of_a_phone_shows_the_ways_about(phone: Page, address: str) -> None:
    phone.goto(address)
    ways = phone.locator(".md-nav--primary > .md-nav__list")
    expect(ways).not_to_be_in_viewport()
    phone.locator(".md-header [for=__drawer]").click()
    expect(ways).to_be_in_viewport()
    assert ways.evaluate("(one) => one.checkVisibility({ contentVisibilityAuto: true })")


def test_a_section_far_down_is_reached_by_its_link(page: Page, address: str) -> None:
    page.goto(f"{address}accounts/northwind-health/")
    page.locator(".am-jump").get_by_role("link", name="Plan", exact=True).click()
    page.wait_for_timeout(300)
    box = page.locator("#plan").bounding_box()
    assert box is not None
    assert 0 < box["y"] < 900


def test_a_card_leads_to_its_profile_in_one_click(page: Page, address: str) -> None:
    page.goto(f"{address}accounts/northwind-health/")
    page.locator("svg[data-view=all] a", has_text="Dana Reyes").first.click()
    page.wait_for_url("**#person-dana-reyes")
    page.wait_for_selector("#person-dana-reyes")
    box = page.locator("#person-dana-reyes").bounding_box()
    assert box is not None
    assert 0 < box["y"] < 900


def test_instant_navigation_brings_the_map_to_life(page: Page, address: str) -> None:
    page.goto(f"{address}accounts/")
    page.get_by_role("link", name="Northwind Health").click()
    page.wait_for_url("**/accounts/northwind-health/")
    page.get_by_label("Find a person").fill("olaf")
    page.wait_for_timeout(100)
    page.locator("time").first.hover()
    assert page.locator("time").first.get_attribute("title")


@pytest.mark.parametrize("name", ["an account", "a small account", "the list"])
def test_a_phone_shows_all_without_scrolling_sideways(phone: Page, address: str, name: str) -> None:
    phone.goto(address + PAGES[name])
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_scripts_the_page_says_it_all(scriptless_page: Page, address: str) -> None:
    page = scriptless_page
    page.goto(f"{address}accounts/northwind-health/")
    assert page.locator("#person-dana-reyes").is_visible()
    assert page.locator("svg[data-view=all]").is_visible()
    page.get_by_text("Power × interest", exact=True).first.click()
    assert page.locator(".am-power").is_visible()
    assert not page.get_by_label("Find a person").is_visible()


def test_paper_is_light_and_without_the_frame(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}accounts/northwind-health/")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in {
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    }
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.am-page')).color")
        == "rgb(0, 0, 0)"
    )
    assert not page.locator(".md-header").is_visible()
    assert not page.locator(".am-jump").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
