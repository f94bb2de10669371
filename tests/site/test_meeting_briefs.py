"""The brief of a meeting in a browser: chosen, read on a phone, printed, shared, put on a table."""

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click
import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from account_maps.cli.config import load_config
from account_maps.cli.paper_output import MeetingOf, PaperContext, paper_context
from account_maps.model.account import (
    Account,
    Action,
    Line,
    Message,
    Objection,
    Person,
    Plan,
    Promise,
    Summary,
    TalkingPoints,
)
from account_maps.model.paper import DENSITY_LEVELS
from account_maps.model.people import is_there
from account_maps.model.values import LineKind, Role, Side, Support
from account_maps.onepager import fitted
from account_maps.onepager.choice import chosen
from account_maps.onepager.sheet import Band, Onepager, PeopleTable
from printing import access_faults, clipped, pages_on, settle, write_print_pages
from sheets import stuffed

ROOT: Final = Path(__file__).parents[2]
NORTHWIND: Final = "accounts/northwind-health/print/"
CALDERBROOK: Final = "accounts/calderbrook-hospitals/print/"
PHONE: Final = (360, 740)
ROOMS: Final = (
    ("northwind-health", "karen-holm"),
    ("northwind-health", "priya-nair,petra-novak"),
    ("northwind-health", "erik-lindqvist,priya-nair,sofie-krag,dana-reyes"),
    ("calderbrook-hospitals", "alan-thirlwell,leila-farouk,ben-hartley,anthony-crewe"),
    ("dalmuri-gulf-logistics", "layla-almansuri,huda-alkaabi,choi-ha-eun"),
    ("harbor-clinics", "maria-soto"),
)
WITH_ALL: Final = replace(DENSITY_LEVELS[0], characters=10**6, points=99, promises=99)
"""The roomiest level, which cuts nothing that is said."""
MOST: Final = WITH_ALL.questions
"""Entries of a section that are compared."""


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """A page as narrow as a small phone."""
    size = {"width": PHONE[0], "height": PHONE[1]}
    with browser.new_page(viewport=size) as made:  # type: ignore[arg-type]
        yield made


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[Page]:
    """A page wider than a sheet of paper."""
    with browser.new_page(viewport={"width": 1280, "height": 900}) as made:
        yield made


@pytest.fixture(scope="module")
def papers() -> PaperContext:
    """What the command makes the sheets of the sample from."""
    with click.Context(click.Command("onepager")):
        config = load_config(ROOT / "mkdocs.yml")
    return paper_context(config, config.playbook(), dt.date(2026, 11, 20), None)


CONTENT = """() => {
    const text = (one) => one?.textContent ?? "";
    const all = (selector, within = document) => [...within.querySelectorAll(selector)];
    return {
        rows: all(".rows > div").map((row) => [text(row.children[0]), text(row.children[1])]),
        sections: all("section:has(ul)").map((section) => [
            text(section.querySelector("h2")),
            all("li", section).map((item) =>
                ["b", ".text", ".aside"].map((part) => text(item.querySelector(part)))),
        ]),
        columns: all("thead th").map(text),
        people: all("tbody tr").map((row) =>
            [...row.children].map((cell) => all("p", cell).map(text))),
    };
}"""


def as_in_a_browser(sheet: Onepager) -> dict[str, list[Any]]:
    """What a sheet of ours says, as `CONTENT` reads it off a page."""
    (people,) = (part for part in sheet.body if isinstance(part, PeopleTable))
    sections = [one for part in sheet.body if isinstance(part, Band) for one in part.sections]
    return {
        "rows": [[row.lead, row.text] for row in sheet.rows],
        "sections": [
            [one.heading, [[i.lead, i.text, i.aside] for i in one.items[:MOST]]] for one in sections
        ],
        "columns": [column.heading for column in people.columns],
        "people": [[list(cell) for cell in row.cells] for row in people.rows],
    }


@pytest.fixture
def uncut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sheets of ours cut nothing, not even what stands quietly after an entry."""
    monkeypatch.setattr("account_maps.onepager.choice.ASIDE", WITH_ALL.characters)


@pytest.mark.usefixtures("uncut")
@pytest.mark.parametrize("version", ["", "&table"])
@pytest.mark.parametrize("meeting", ROOMS, ids=str)
def test_a_browser_puts_together_the_brief_that_the_command_makes(
    phone: Page, sample: str, papers: PaperContext, meeting: tuple[str, str], version: str
) -> None:
    account, room = meeting
    file = papers.playbook.files[account]
    content = papers.content(file, MeetingOf(room.split(","), for_the_table=bool(version)))
    settle(phone, f"{sample}accounts/{account}/print/?room={room}{version}")

    found = phone.evaluate(CONTENT)
    found["sections"] = [[name, items[:MOST]] for name, items in found["sections"]]
    assert found == as_in_a_browser(chosen(content, WITH_ALL))


@pytest.mark.parametrize("version", ["", "&table"])
@pytest.mark.parametrize("meeting", ROOMS, ids=str)
def test_a_sheet_of_paper_on_the_screen_has_everyone_in_the_columns_that_the_command_prints(
    desk: Page, sample: str, papers: PaperContext, meeting: tuple[str, str], version: str
) -> None:
    account, room = meeting
    file = papers.playbook.files[account]
    content = papers.content(file, MeetingOf(room.split(","), for_the_table=bool(version)))
    settle(desk, f"{sample}accounts/{account}/print/?room={room}{version}")

    found, printed = desk.evaluate(CONTENT), as_in_a_browser(fitted(content))
    assert found["columns"] == printed["columns"]
    assert [row[0] for row in found["people"]] == [row[0] for row in printed["people"]]


@pytest.mark.parametrize(
    "address",
    [
        f"{NORTHWIND}?room=priya-nair,petra-novak",
        f"{NORTHWIND}?room=priya-nair,petra-novak&table",
        "accounts/dalmuri-gulf-logistics/print/?room=layla-almansuri,choi-ha-eun",
        "accounts/dalmuri-gulf-logistics/print/",
        CALDERBROOK,
    ],
)
def test_on_a_phone_a_sheet_is_read_without_scrolling_sideways(
    phone: Page, sample: str, address: str
) -> None:
    settle(phone, f"{sample}{address}")

    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    sizes = phone.evaluate(
        """[...document.querySelectorAll(".sheet .text, .sheet td p, .sheet th p")]
            .map((one) => parseFloat(getComputedStyle(one).fontSize))"""
    )
    assert min(sizes) >= 16


@pytest.mark.parametrize("address", [NORTHWIND, f"{NORTHWIND}?room=priya-nair,petra-novak"])
def test_on_a_phone_nothing_is_cut_short(phone: Page, sample: str, address: str) -> None:
    settle(phone, f"{sample}{address}")

    parts = phone.locator(".sheet :is(.text, td p, th p, li b)").all_inner_texts()
    assert not [one for one in parts if "…" in one]


def test_those_in_the_room_are_marked_on_the_map(phone: Page, sample: str) -> None:
    settle(phone, f"{sample}{NORTHWIND}?room=erik-lindqvist,priya-nair,henrik-dahl")

    assert phone.locator(".map-here").count() == 2
    aside = phone.locator(".map .aside").inner_text()
    assert aside == "✓ in the room. Not on the map: Henrik Dahl."


def test_a_brief_for_people_off_the_map_has_none(phone: Page, sample: str) -> None:
    settle(phone, f"{sample}{NORTHWIND}?room=henrik-dahl")

    assert phone.locator("tbody tr").count() == 1
    assert phone.locator(".map").count() == 0


def test_a_brief_on_a_phone_leaves_nothing_for_the_page(phone: Page, sample: str) -> None:
    settle(phone, f"{sample}{NORTHWIND}?room=priya-nair,petra-novak,dana-reyes,sofie-krag")

    assert "more, see the page" not in phone.locator(".sheet").inner_text()


def test_without_scripts_a_phone_shows_the_one_pager_to_be_read(
    scriptless_page: Page, sample: str
) -> None:
    page = scriptless_page
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto(f"{sample}{NORTHWIND}?room=priya-nair")
    size = page.locator("dd").first.evaluate("(one) => getComputedStyle(one).fontSize")
    width = page.evaluate("document.documentElement.scrollWidth")

    assert (size, width) == ("16px", PHONE[0])
    assert page.locator("#people").inner_text() == "Key people"
    assert not page.locator(".bar :is(button, details, nav)").first.is_visible()


@pytest.mark.parametrize("rest", ["", "?room=dana-reyes,priya-nair,sofie-krag,karen-holm"])
def test_a_phone_prints_one_page_and_goes_back_to_reading(
    phone: Page, sample: str, rest: str
) -> None:
    settle(phone, f"{sample}{NORTHWIND}{rest}")
    before = phone.locator(".sheet").inner_text()

    assert [pages_on(phone, paper) for paper in ("A4", "Letter")] == [1, 1]
    assert phone.locator(".sheet").inner_text() == before


def test_paper_from_a_phone_is_the_same_as_from_a_desk(
    phone: Page, desk: Page, sample: str
) -> None:
    texts = []
    for page in (phone, desk):
        settle(page, f"{sample}{NORTHWIND}?room=dana-reyes,priya-nair")
        texts.append(text_on_paper(page))

    assert texts[0] == texts[1]


def test_a_sheet_follows_the_width_of_its_window(desk: Page, sample: str) -> None:
    settle(desk, f"{sample}{NORTHWIND}?room=priya-nair,petra-novak")
    on_paper = desk.locator(".sheet").inner_text()
    desk.set_viewport_size({"width": 390, "height": 800})
    desk.wait_for_function("document.querySelector('.map figure').tabIndex === 0")
    to_read = desk.locator(".sheet").inner_text()
    desk.set_viewport_size({"width": 1280, "height": 900})
    desk.wait_for_function("document.querySelector('hr')?.offsetHeight > 0")

    assert len(to_read) > len(on_paper)
    assert desk.locator(".sheet").inner_text() == on_paper
    assert clipped(desk) == []


def text_on_paper(page: Page) -> str:
    return "\n".join(one.extract_text() for one in PdfReader(io.BytesIO(page.pdf())).pages)


KEPT: Final = "Canary"
"""A word in everything that must not lie on the table."""

GUARDED: Final = Account(
    name="Acme",
    stage=f"{KEPT} stage",
    confidentiality=f"{KEPT} only",
    summary=Summary(f"{KEPT} want", f"{KEPT} stand", f"{KEPT} move"),
    message=Message("One record", "Bay Clinics"),
    pressures=("The rules change",),
    stakeholders={
        "ann": Person(
            name="Ann Lee",
            title="CFO",
            roles=(Role.ECONOMIC_BUYER,),
            support=Support.ENEMY,
            veto=True,
            win=f"{KEPT} win",
            goals=(f"{KEPT} goal",),
            pains=(f"{KEPT} pain",),
            criteria=(f"{KEPT} criterion",),
            note=f"{KEPT} note",
            talking_points=TalkingPoints(
                open=("How did the year end?",),
                say=("Three years of cost on one page",),
                prove=("A call with Bay Clinics",),
                ask=("What comes first?",),
                close=("Shall we meet again?",),
                avoid=(f"{KEPT} taboo",),
                objections=(Objection(f"{KEPT} objection", f"{KEPT} answer"),),
            ),
        ),
        "bob": Person(name=f"Bob {KEPT}", title=f"{KEPT} officer", reports_to="ann"),
    },
    influence=(Line("bob", "ann", kind=LineKind.CONFLICT, note=f"{KEPT} conflict"),),
    promises=(Promise(Side.THEM, "The list of interfaces", stakeholders=("ann",)),),
    plan=Plan(actions=(Action(f"{KEPT} action", stakeholders=("ann",)),)),
)
READABLE: Final = (
    *("Ann Lee", "CFO", "One record", "The rules change", "Three years of cost on one page"),
    *("What comes first?", "The list of interfaces", "Shall we meet again?"),
)
INSIDE: Final = ("opponent", "veto", "economic buyer", "don’t say", "stance", "owner", "at risk")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Print pages on a disk, of an account that has much to hide and of one with many people."""
    made = tmp_path_factory.mktemp("briefs")
    write_print_pages(made, {"acme": GUARDED, "large": stuffed(160, 3)})
    return made


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_for_us_reaches_the_table(phone: Page, folder: Path, width: int) -> None:
    phone.set_viewport_size({"width": width, "height": 800})
    settle(phone, f"file://{folder}/acme/index.html?room=ann&table")
    page, paper = phone.content(), text_on_paper(phone)
    phone.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})

    shown = phone.locator(".sheet").inner_text().lower()
    assert KEPT not in page
    assert KEPT not in paper
    assert not [word for word in INSIDE if word in shown or word in paper.lower()]
    assert not [words for words in READABLE if words not in " ".join(paper.split())]
    assert phone.title() == "Acme: for our meeting"
    assert not phone.locator("footer, .map, script.bench, .choose").count()


def test_a_table_with_nobody_in_the_room_is_empty_and_asks_who_comes(
    phone: Page, folder: Path
) -> None:
    settle(phone, f"file://{folder}/acme/index.html?room=nobody&table")

    assert KEPT not in text_on_paper(phone)
    assert phone.locator(".sheet section:not(.notes)").count() == 0
    assert phone.locator(".choose").get_attribute("open") == ""
    assert phone.locator(".told").inner_text() == (
        "Nobody on this map has the ID nobody. Choose who will be in the room."
    )


def test_the_version_is_changed_with_a_link_that_keeps_the_room(desk: Page, sample: str) -> None:
    settle(desk, f"{sample}{NORTHWIND}?room=priya-nair,petra-novak")
    versions = desk.locator(".versions a")
    assert [one.get_attribute("aria-current") for one in versions.all()] == ["true", None]

    versions.last.focus()
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    assert desk.url == f"{sample}{NORTHWIND}?room=priya-nair,petra-novak&table"
    assert desk.locator("thead").inner_text().split() == ["Name", "For", "you", "Our", "questions"]

    with desk.expect_navigation():
        versions.first.click()
    assert desk.url == f"{sample}{NORTHWIND}?room=priya-nair,petra-novak"


def test_the_link_is_copied_and_gives_the_same_brief_again(desk: Page, sample: str) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    settle(desk, f"{sample}{NORTHWIND}?room=petra-novak&room=priya-nair&room=no-one")
    brief = desk.locator(".sheet").inner_text()
    desk.get_by_role("button", name="Copy link").click()
    desk.wait_for_function("document.querySelector('.told').textContent === 'Link copied'")
    copied = desk.evaluate("navigator.clipboard.readText()")

    assert copied == f"{sample}{NORTHWIND}?room=petra-novak,priya-nair" == desk.url
    settle(desk, copied)
    assert desk.locator(".sheet").inner_text() == brief


def test_without_a_clipboard_the_link_is_there_to_be_copied(phone: Page, folder: Path) -> None:
    address = f"file://{folder}/acme/index.html?room=ann&table"
    settle(phone, address)
    phone.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    phone.get_by_role("button", name="Copy link").click()

    field = phone.get_by_label("Link to this brief")
    assert field.input_value() == address
    assert phone.evaluate("getSelection().toString()") == address
    assert phone.locator(".told").inner_text() == "Copy this link:"


def test_a_hostile_address_stays_text(phone: Page, sample: str) -> None:
    ids = "priya-nair,%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"
    settle(phone, f"{sample}{NORTHWIND}?room={ids}")

    assert "<img src=x onerror=alert(1)>" in phone.locator(".told").inner_text()
    assert phone.locator("img").count() == 0
    assert phone.url.endswith("?room=priya-nair")


def test_two_people_are_four_clicks_from_the_account(desk: Page, sample: str) -> None:
    desk.goto(f"{sample}accounts/northwind-health/")
    desk.get_by_text("Prep a meeting").click()
    desk.get_by_label("Priya Nair Chief Financial Officer").click()
    desk.get_by_label("Petra Novak Head of Procurement").click()
    with desk.expect_navigation():
        desk.get_by_role("button", name="Create brief").click()

    desk.wait_for_selector("thead")
    assert desk.url.endswith(f"{NORTHWIND}?room=priya-nair,petra-novak")
    names = desk.locator("tbody th p:first-child").all_inner_texts()
    assert names == ["Priya Nair", "Petra Novak"]


def test_those_who_decide_come_first_and_each_has_a_title(desk: Page, sample: str) -> None:
    desk.goto(f"{sample}accounts/northwind-health/")
    desk.get_by_text("Prep a meeting").click()
    groups = desk.locator(".attendees-list legend").all_inner_texts()
    first = desk.locator(".attendees-list label").evaluate_all(
        "(all) => all.slice(0, 3).map((one) => one.innerText.split(/\\s*\\n\\s*/))"
    )

    assert groups == ["Buying committee", "Everyone else"]
    assert sorted(first) == [
        ["Dana Reyes", "Chief Information Officer"],
        ["Erik Lindqvist", "Chief Operating Officer"],
        ["Priya Nair", "Chief Financial Officer"],
    ]
    assert not desk.locator(".attendees-search").count()


def test_in_a_long_list_people_are_found_by_half_a_title_by_keyboard(
    phone: Page, sample: str
) -> None:
    settle(phone, f"{sample}{CALDERBROOK}?room=alan-thirlwell")
    phone.locator(".choose summary").focus()
    phone.keyboard.press("Enter")
    phone.get_by_label("Find people").focus()
    phone.keyboard.type("chief nurs")
    visible = phone.locator(".attendees-list label:visible")
    assert visible.all_inner_texts() == [
        "Professor Alan Thirlwell\nMedical Director",
        "Josephine Adjei\nChief Nurse",
        "Deborah Finch\nDeputy Chief Nurse",
    ]

    phone.keyboard.press("Enter")
    assert phone.get_by_label("Josephine Adjei").is_checked()
    assert visible.count() > 30
    with phone.expect_navigation():
        phone.get_by_role("button", name="Create brief").press("Enter")
    assert "josephine-adjei" in phone.url


@pytest.mark.parametrize("table", ["", "&table"])
def test_thirty_people_still_fit_one_page_and_a_phone(
    phone: Page, folder: Path, table: str
) -> None:
    people = stuffed(160, 3).stakeholders.items()
    room = ",".join([who for who, person in people if is_there(person)][:30])
    settle(phone, f"file://{folder}/large/index.html?room={room}{table}")

    assert phone.locator("tbody tr").count() == 30
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    assert pages_on(phone, "A4") == 1


LOOKS: Final = {
    "brief": f"{NORTHWIND}?room=priya-nair,petra-novak",
    "table": f"{NORTHWIND}?room=priya-nair,petra-novak&table",
    "one-pager": "accounts/dalmuri-gulf-logistics/print/",
    "many": CALDERBROOK,
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("width", [360, 1280])
def test_every_version_is_accessible(
    phone: Page, sample: str, look: str, width: int, scheme: Any
) -> None:
    phone.set_viewport_size({"width": width, "height": 800})
    phone.emulate_media(color_scheme=scheme)
    settle(phone, f"{sample}{LOOKS[look]}")
    if phone.locator(".choose").count():
        phone.locator(".choose summary").click()
    faults = access_faults(phone)
    phone.emulate_media(color_scheme="light")
    phone.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})

    assert faults == []
