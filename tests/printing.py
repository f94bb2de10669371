"""Print pages for tests: the page of a map that no file holds, and what a browser makes of it."""

import io
from pathlib import Path
from typing import Any, Final

import axe_playwright_python
from playwright.sync_api import Page
from pypdf import PdfReader

from account_maps.draw import Router, draw_excerpt
from account_maps.html.names import DisplayNames
from account_maps.model.account import Account
from account_maps.onepager import Onepager, fitted
from account_maps.onepager.attendees import attendees
from account_maps.onepager.choice import uncut
from account_maps.onepager.fitted_sheets import SheetPair
from account_maps.onepager.meeting_data import Attendees
from account_maps.onepager.print_html import (
    PrintPage,
    SheetLinks,
    brief_script,
    onepager_html,
    reading_style_file,
    sheet_style,
    typeface,
)
from account_maps.pages.attendee_choice import attendee_choice
from account_maps.texts import english
from sheets import content_of, results_of

AXE: Final = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAPERS: Final = ("A4", "Letter", "Legal")
NEIGHBORS: Final = SheetLinks("../", "../sheet.css", "../reading.css", "../brief.js")

CLIPPED = """() => {
    const sheet = document.querySelector(".sheet"), box = sheet.getBoundingClientRect();
    const border = (side) => parseFloat(getComputedStyle(sheet)[`border${side}Width`]);
    const left = box.left + border("Left") - 1, right = box.right - border("Right") + 1;
    const bottom = box.bottom - border("Bottom") + 1;
    const faults = [], range = document.createRange();
    const larger = (one) =>
        one.scrollHeight - one.clientHeight > 1 || one.scrollWidth - one.clientWidth > 1;
    for (const one of [sheet, ...sheet.querySelectorAll("*:not(svg, svg *)")]) {
        if (larger(one) && getComputedStyle(one).display !== "inline") faults.push(one.outerHTML);
    }
    const texts = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
    for (let text; (text = texts.nextNode()); ) {
        range.selectNodeContents(text);
        const outside = (part) => part.left < left || part.right > right || part.bottom > bottom;
        if ([...range.getClientRects()].some(outside)) faults.push(text.data);
    }
    return faults;
}"""
"""What stands outside of its box, be it a pixel."""


def attendees_of(account: Account, sheet: Onepager) -> Attendees:
    """Everyone who may be in the room."""
    names = DisplayNames(account.stakeholders, {})
    sheets = SheetPair(sheet, uncut(content_of(account)))
    return attendees(sheets, account, results_of(account), names, english())


def print_page(account: Account, links: SheetLinks = NEIGHBORS, *, csp: bool = True) -> str:
    """The print page of a map that no file holds."""
    sheet = fitted(content_of(account))
    cut, router = sheet.map and sheet.map.excerpt, Router("curves")
    drawn = draw_excerpt(cut, account, {}, english(), router, alone=False) if cut else None
    choice = attendee_choice(account, results_of(account).measured, english())
    page = PrintPage(sheet, drawn, attendees_of(account, sheet), choice)
    return onepager_html(page, links, english(), csp=csp)


def write_print_pages(folder: Path, accounts: dict[str, Account]) -> None:
    """Write print pages, each in a folder of its name, with all that they load."""
    (folder / "sheet.css").write_text(sheet_style("regular.woff2", "bold.woff2"), "utf-8")
    (folder / "regular.woff2").write_bytes(typeface("Regular"))
    (folder / "bold.woff2").write_bytes(typeface("Bold"))
    (folder / "reading.css").write_text(reading_style_file()[1], "utf-8")
    (folder / "brief.js").write_text(brief_script()[1], "utf-8")
    for name, account in accounts.items():
        (folder / name).mkdir()
        (folder / name / "index.html").write_text(print_page(account), "utf-8")


def settle(page: Page, address: str) -> None:
    """Open a print page and wait until its typeface is there and its script is done."""
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => {})")


def clipped(page: Page) -> list[Any]:
    """What stands outside of its box."""
    found: list[Any] = page.evaluate(CLIPPED)
    return found


def pages_on(page: Page, paper: str) -> int:
    """How many pages a browser makes of a print page."""
    return len(PdfReader(io.BytesIO(page.pdf(format=paper))).pages)


def access_faults(page: Page) -> list[Any]:
    """What axe finds on a print page."""
    page.evaluate(AXE)
    found: list[Any] = page.evaluate(
        """async (tags) => (await axe.run({ runOnly: tags })).violations
            .map((one) => [one.id, one.nodes.map((node) => node.target.join())])""",
        RULES,
    )
    return found
