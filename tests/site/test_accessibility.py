"""Every kind of page, as axe sees it: WCAG 2.2 AA, in light and dark, at a desk and on a phone."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import axe_playwright_python
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, BrowserContext, Page

from building import Project
from serving import served

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ACCOUNT = "accounts/northwind-health/"
PAGES = {
    "home": "",
    "the portfolio": "accounts/",
    "the portfolio, narrowed down": "accounts/?territory=nordics&order=-coverage",
    "the risks": "portfolio/",
    "our team": "team/",
    "one of us": "team/ana-lima/",
    "an account of 2": "accounts/harbor-clinics/",
    "an account of 14": ACCOUNT,
    "an account of 60": "accounts/calderbrook-hospitals/",
    "an account with two scripts": "accounts/dalmuri-gulf-logistics/",
    "an account where people left": "accounts/rotmark-pumpen/",
    "a plan": "plans/northwind-health/",
    "all findings": "findings/",
    "a finding": "findings/af101/",
    "the figures": "findings/figures/",
    "the talking points": "talking-points/",
    "the glossary": "glossary/",
    "the people": "people/",
    "the companies": "companies/",
    "all territories": "territory/",
    "a territory": "territory/nordics/",
    "the tags": "tags/",
    "a page of reference": "reference/format/",
    "a page that is not there": "404.html",
}
# Colors and widths: between these two each page is seen in both of either.
LOOKS: dict[str, tuple[Literal["light", "dark"], int]] = {
    "light, at a desk": ("light", 1280),
    "dark, on a phone": ("dark", 390),
}
SHOW_ALL = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { content-visibility: visible !important; transition: none !important }");
    document.adoptedStyleSheets.push(sheet);
}"""

RUN_AXE = """async (tags) => {
    const runOnly = { type: "tag", values: tags };
    const only = { runOnly, resultTypes: ["violations"], preload: false };
    const { violations } = await axe.run(document, only);
    const where = (one) => one.nodes.slice(0, 5).map((node) => node.target.join());
    return violations.map((one) => [one.id, where(one)]);
}"""


@pytest.fixture(scope="module", params=LOOKS)
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    scheme, width = LOOKS[request.param]
    made = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    yield made
    made.close()


def faults(page: Page) -> list[object]:
    """What axe finds, with what is out of sight laid out as it will be once it is seen."""
    page.evaluate(SHOW_ALL)
    page.evaluate(AXE)
    found: list[object] = page.evaluate(RUN_AXE, WCAG)
    page.close()
    return found


@pytest.mark.parametrize("name", PAGES)
def test_each_kind_of_page_is_accessible(context: BrowserContext, sample: str, name: str) -> None:
    page = context.new_page()
    page.goto(sample + PAGES[name])
    assert faults(page) == []


def show_route(page: Page) -> None:
    page.locator(".am-show").first.click()


def show_losses(page: Page) -> None:
    page.locator(".map-show-losses").check()


def open_everything(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")


def open_search(page: Page) -> None:
    page.keyboard.press("s")


def search(page: Page) -> None:
    page.keyboard.press("s")
    page.keyboard.type("nair")
    page.wait_for_selector(".md-search-result__link")


@pytest.mark.parametrize(
    "change",
    [show_route, show_losses, open_everything, open_search, search],
    ids=lambda f: f.__name__,
)
def test_an_account_stays_accessible_whatever_is_opened(
    context: BrowserContext, sample: str, change: Callable[[Page], None]
) -> None:
    page = context.new_page()
    page.goto(sample + ACCOUNT)
    change(page)
    assert faults(page) == []


def test_the_page_of_a_broken_map_is_accessible(context: BrowserContext, tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.map("broken", "name: [Broken\n")
    config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    with served(tmp_path / "site") as base:
        page = context.new_page()
        page.goto(f"{base}accounts/broken/")
        assert faults(page) == []
