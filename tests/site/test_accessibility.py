"""Every kind of page, as axe sees it: WCAG 2.2 AA, in light and dark, at a desk and on a phone."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import axe_playwright_python
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Page, ViewportSize

from building import Project
from serving import served

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ACCOUNT = "accounts/northwind-health/"
SMALL = "accounts/rotmark-pulse/"
PAGES = {
    "home": "",
    "the portfolio": "accounts/",
    "the portfolio, narrowed down": "accounts/?territory=nordics&order=-coverage",
    "the risks": "portfolio/",
    "the external factors": "external-factors/",
    "the outcomes": "outcomes/",
    "our team": "team/",
    "one of us": "team/ana-lima/",
    "an account of 2": "accounts/harbor-clinics/",
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
    "the history of an account": "accounts/northwind-health/history/",
    "what changed": "changes/",
    "the page that edits": "edit/",
    "a page of reference": "reference/format/",
    "a page that is not there": "404.html",
}
DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 900}
# What other rules say of names, roles and order is the same in all colors and widths.
COLORS = ["color-contrast", "link-in-text-block"]
SIZES = ["target-size", "scrollable-region-focusable"]

SHOW_ALL = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { content-visibility: visible !important; transition: none !important }");
    document.adoptedStyleSheets.push(sheet);
}"""

# Colors are compared word by word, which is most of what axe takes. What holds nothing but what has
# been seen before in the same surroundings looks as that does.
THIN_OUT = """() => {
    const looks = new Map([[null, ""]]), seen = new Set();
    const look = (one) => {
        if (!looks.has(one)) {
            const signs = ["class", "open", "hidden", "dir"].map((name) => one.getAttribute(name));
            const own = [one.tagName, one.checkVisibility(), ...signs].join();
            looks.set(one, `${look(one.parentElement)} ${own}`);
        }
        return looks.get(one);
    };
    document.querySelectorAll("*").forEach(look);
    const parts = (one) => [one, ...one.querySelectorAll("*")];
    const walk = (one) => {
        if (parts(one).every((part) => seen.has(look(part)))) return one.remove();
        seen.add(look(one));
        [...one.children].forEach(walk);
    };
    document.querySelectorAll(".md-main").forEach(walk);
}"""

RUN_AXE = """async ([where, options]) => {
    const all = { ...options, resultTypes: ["violations"], preload: false };
    const { violations } = await axe.run(where, all);
    const shown = (one) => one.nodes.slice(0, 5).map((node) => node.target.join());
    return violations.map((one) => [one.id, shown(one)]);
}"""


def axe(page: Page, where: str, options: dict[str, object]) -> list[object]:
    found: list[object] = page.evaluate(RUN_AXE, [where, options])
    return found


def see(page: Page, size: ViewportSize, scheme: Literal["light", "dark"]) -> None:
    """Look at the page on another screen."""
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    if page.locator("[name=__palette]").count():
        name = {"light": "default", "dark": "slate"}[scheme]
        page.wait_for_selector(f"body[data-md-color-scheme={name}]")


def faults(page: Page, where: str = "html") -> list[object]:
    """What axe finds, with what is out of sight laid out as it will be once it is seen.

    Everything is asked once, and sizes on a phone as well. Colors are asked of what looks
    different, in both schemes.
    """
    page.evaluate(SHOW_ALL)
    page.evaluate(AXE)
    of_colors = {key: {"enabled": False} for key in COLORS}
    found = axe(page, where, {"runOnly": {"type": "tag", "values": WCAG}, "rules": of_colors})
    see(page, PHONE, "dark")
    found += axe(page, where, {"runOnly": SIZES})
    page.evaluate(THIN_OUT)
    found += axe(page, where, {"runOnly": COLORS})
    see(page, DESK, "light")
    return found + axe(page, where, {"runOnly": COLORS})


@pytest.mark.parametrize("name", PAGES)
def test_each_kind_of_page_is_accessible(page: Page, sample: str, name: str) -> None:
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
    ("account", "change", "where"),
    [
        (SMALL, show_route, ".map-figure"),
        (SMALL, show_losses, ".map-figure"),
        (ACCOUNT, open_everything, "html"),
        (SMALL, open_search, ".md-header"),
        (SMALL, search, ".md-header"),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_an_account_stays_accessible_whatever_is_opened(
    page: Page, sample: str, account: str, change: Callable[[Page], None], where: str
) -> None:
    page.goto(sample + account)
    change(page)
    assert faults(page, where) == []


def test_the_page_of_a_broken_map_is_accessible(page: Page, tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.map("broken", "name: [Broken\n")
    config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    with served(tmp_path / "site") as base:
        page.goto(f"{base}accounts/broken/")
        assert faults(page) == []
