"""The print page of each account, as a site has it and as a browser prints it."""

from collections.abc import Iterator
from typing import Any

import pytest
from mkdocs.exceptions import Abort
from playwright.sync_api import Browser, Page

from account_maps.model.account import Account, Message, Person, TalkingPoints
from account_maps.onepager import form
from account_maps.onepager.print_html import PrintPage, onepager_html
from building import Project, Site
from maps import FULL, GROUP, SMALLEST, TEAM
from printing import PAPERS, clipped, pages_on, settle, write_print_pages
from serving import asked, said, served
from sheets import stuffed

SAMPLES = (
    *("northwind-health", "northwind-group", "calderbrook-hospitals", "dalmuri-gulf-logistics"),
    *("harbor-clinics", "rotmark-pumpen", "rotmark-pulse", "tamarack-county"),
)
LONG = "long " * 2000
SOLID = "W" * 10_000
OVERFULL = Account(
    name=SOLID,
    confidentiality=SOLID,
    message=Message(SOLID, LONG),
    pressures=(LONG, SOLID),
    stakeholders={
        f"p{n}": Person(
            name=LONG, title=SOLID, win=SOLID, talking_points=TalkingPoints(say=(SOLID,))
        )
        for n in range(8)
    },
)
SIZES = (0, 1, 2, 5, 14, 9, 40)
MADE_UP = {f"made-up-{n}": stuffed(SIZES[n % len(SIZES)], n) for n in range(21)}
MADE_UP |= {"overfull": OVERFULL, "large": stuffed(600, 3)}
POINT = 96 / 72
MEETING = "accounts/northwind-health/print/?room="


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the print pages of accounts that are hard to fit."""
    folder = tmp_path_factory.mktemp("made-up")
    write_print_pages(folder, MADE_UP)
    with served(folder) as base:
        yield base


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all, as wide as a sheet of paper."""
    with browser.new_page(viewport={"width": 1000, "height": 1200}) as made:
        yield made


@pytest.mark.parametrize("account", MADE_UP)
def test_every_account_prints_on_one_page_of_any_paper(
    page: Page, made_up: str, account: str
) -> None:
    settle(page, f"{made_up}{account}/")

    assert clipped(page) == []
    assert [pages_on(page, paper) for paper in PAPERS[:2]] == [1, 1]


@pytest.mark.parametrize("account", SAMPLES)
def test_every_sample_prints_on_one_page_of_any_paper(
    page: Page, sample: str, account: str
) -> None:
    settle(page, f"{sample}accounts/{account}/print/")

    assert clipped(page) == []
    assert [pages_on(page, paper) for paper in PAPERS] == [1, 1, 1]


def test_the_page_loads_nothing_from_elsewhere_and_breaks_no_policy(
    page: Page, sample: str
) -> None:
    with asked(page) as requests, said(page) as messages:
        settle(page, f"{sample}{MEETING}dana-reyes")

    folders = [one.url.removeprefix(sample).split("/")[0] for one in requests]
    assert folders == ["accounts", *["assets"] * 5]
    assert messages == []


def test_the_sheet_has_the_form_that_its_fitting_reckons_with(page: Page, sample: str) -> None:
    settle(page, f"{sample}accounts/northwind-health/print/")
    find = "[...document.querySelectorAll('{}')].map((one) => one.getBoundingClientRect().{})"

    def points(selector: str, side: str) -> list[float]:
        sizes: list[float] = page.evaluate(find.format(selector, side))
        return [size / POINT for size in sizes]

    size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.sheet')).fontSize)")
    pitch = size / POINT * form.LINE
    assert points("table", "width") == [pytest.approx(form.WIDTH, abs=0.5)]
    columns = page.locator("thead th").evaluate_all("(all) => all.map((one) => one.className)")
    assert points("thead th", "width") == pytest.approx(
        [part * form.WIDTH for part in form.column_widths(columns)], abs=0.5
    )
    assert points("section.questions", "width") == [pytest.approx(form.HALF, abs=0.5)]
    assert points("h1", "height") == [pytest.approx(form.TITLE_LINE, abs=0.1)]
    assert points("thead tr", "height") == [pytest.approx(pitch + form.ROW, abs=0.5)]
    assert min(points("hr", "height")) >= form.NOTE_LINE - 0.1
    (dt,), (dd, _) = points("div:first-child > dt", "left"), points("dd", "left")
    assert dd - dt == pytest.approx(form.LABEL, abs=0.1)


def test_paper_is_white_in_a_dark_scheme_and_has_no_bar(page: Page, sample: str) -> None:
    settle(page, f"{sample}accounts/harbor-clinics/print/")
    page.emulate_media(color_scheme="dark", media="print")
    colors = page.evaluate(
        """["html", ".sheet"].map((one) => getComputedStyle(document.querySelector(one)))
            .map((style) => [style.backgroundColor, style.color])"""
    )
    bar = page.locator(".bar").is_visible()
    page.emulate_media(color_scheme="null", media="null")

    white, black = "rgb(255, 255, 255)", "rgb(0, 0, 0)"
    assert colors == [[white, black], [white, black]]
    assert not bar


def test_a_brief_has_those_in_the_room_in_their_order_and_questions_to_them(
    page: Page, sample: str
) -> None:
    settle(page, f"{sample}{MEETING}sofie-krag,priya-nair")

    assert page.title() == "Northwind Health: meeting brief"
    assert page.locator("#people").inner_text() == "In the room"
    names = page.locator("tbody th p:first-child")
    assert names.all_inner_texts() == ["Sofie Krag", "Priya Nair"]
    asked = page.locator(".questions li b").all_text_contents()
    assert set(asked) == {"Sofie Krag", "Priya Nair"}
    assert not page.locator(".risks, .next").count()
    assert clipped(page) == []
    assert pages_on(page, "Letter") == 1


def test_a_question_about_a_person_is_for_meetings_without_that_person(
    page: Page, sample: str
) -> None:
    about_priya = "How does Priya Nair see this?"

    settle(page, f"{sample}{MEETING}erik-lindqvist")
    assert about_priya in page.locator(".questions").inner_text()

    settle(page, f"{sample}{MEETING}erik-lindqvist,priya-nair")
    assert about_priya not in page.locator(".sheet").inner_text()
    assert page.locator(".questions li").count() > 0

    settle(page, f"{sample}{MEETING}sofie-krag")
    assert about_priya not in page.locator(".sheet").inner_text()


def test_ids_that_nobody_has_are_said_and_never_markup(page: Page, sample: str) -> None:
    settle(page, f"{sample}{MEETING}priya-nair,%3Cimg%20src%3Dx%3E,no-one,priya-nair")

    told = page.locator(".told").inner_text()
    assert told == "Nobody on this map has the ID <img src=x> and no-one."
    assert page.locator("img").count() == 0
    assert page.locator("tbody tr").count() == 1
    assert page.url.endswith("?room=priya-nair")


def test_a_crowd_still_fits_and_the_page_says_who_has_no_room(page: Page, sample: str) -> None:
    settle(page, f"{sample}accounts/northwind-group/print/")
    ids = page.locator(".bar [name=room]").evaluate_all("(all) => all.map((one) => one.value)")

    settle(page, f"{sample}accounts/northwind-group/print/?room={','.join(ids)}")

    rows = page.locator("tbody tr").count()
    assert 5 < rows < len(ids)
    assert f"+{len(ids) - rows} more" in page.locator(".people .aside").inner_text()
    assert "No room on paper for" in page.locator(".told").inner_text()
    assert clipped(page) == []
    assert pages_on(page, "A4") == 1


def test_a_meetings_sheet_cuts_nothing_short_while_it_has_room(page: Page, sample: str) -> None:
    settle(page, f"{sample}{MEETING}dana-reyes,priya-nair")

    assert "…" not in " ".join(page.locator("section li").all_inner_texts())
    assert pages_on(page, "A4") == 1
    assert not page.locator(".bar a.pdf").count()


@pytest.mark.parametrize("account", ["overfull", "large", "made-up-13", "made-up-18"])
def test_any_meeting_fits(page: Page, made_up: str, account: str) -> None:
    people = list(MADE_UP[account].stakeholders)

    for room in (people[:1], people[:6], people[-12:]):
        settle(page, f"{made_up}{account}/?room={','.join(room)}")
        assert clipped(page) == []
        assert pages_on(page, "Letter") == 1


def test_people_are_ticked_on_the_accounts_page_by_keyboard(page: Page, sample: str) -> None:
    page.goto(f"{sample}accounts/northwind-health/")
    page.locator(".am-meeting > summary").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Priya Nair Chief Financial Officer").focus()
    page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    page.wait_for_selector(".questions.tick")
    assert page.url.endswith("/accounts/northwind-health/print/?room=priya-nair")
    assert page.locator("tbody tr").count() == 1


def test_without_scripts_a_meeting_gets_the_accounts_own_sheet(
    scriptless_page: Page, sample: str
) -> None:
    page = scriptless_page
    page.goto(f"{sample}{MEETING}priya-nair")

    assert page.locator("#people").inner_text() == "Key people"
    assert page.locator("tbody tr").count() > 1
    assert not page.locator("button").first.is_visible()


def northwind(project: Project) -> Project:
    project.write("maps/_team.yaml", TEAM)
    project.map("northwind-health", FULL)
    project.map("northwind-group", GROUP)
    project.map("harbor-clinics", SMALLEST)
    project.write("docs/plans/northwind-health.md", "# Plan of Northwind\n")
    return project


@pytest.fixture
def playbook(project: Project) -> Project:
    return northwind(project)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with an address of its own; read by all, changed by none."""
    project = northwind(Project(tmp_path_factory.mktemp("northwind")))
    settings = project.root / "mkdocs.yml"
    settings.write_text(f"{settings.read_text()}site_url: https://playbook.example/\n")
    return project.build()


def test_the_accounts_page_leads_to_its_print_page_and_back(site: Site) -> None:
    here, there = site.account("northwind-health"), site.page("accounts/northwind-health/print/")

    assert [node.attributes["href"] for node in here.css(".am-dates a")][-1] == "print/"
    assert [node.attributes["action"] for node in here.css(".am-meeting form")] == ["print/"]
    assert [node.attributes["href"] for node in there.css(".bar > a")] == ["../"]


def test_addresses_that_end_in_html_are_kept(playbook: Project) -> None:
    settings = playbook.root / "mkdocs.yml"
    text = settings.read_text().replace("use_directory_urls: true", "use_directory_urls: false")
    settings.write_text(f"{text}site_url: https://playbook.example/sales/\n")
    files = playbook.build().files()
    sheet = files["accounts/northwind-health/print/index.html"].decode()

    assert 'href="northwind-health/print/index.html"' in (
        files["accounts/northwind-health.html"].decode()
    )
    assert 'href="../../northwind-health.html"' in sheet
    assert "Full page: playbook.example/sales/accounts/northwind-health.html" in sheet


def test_print_pages_are_in_neither_navigation_nor_search_nor_sitemap(site: Site) -> None:
    assert "/accounts/northwind-health/</loc>" in site.files()["sitemap.xml"].decode()
    assert "print/" not in site.files()["sitemap.xml"].decode()
    assert not [entry for entry in site.search() if "print/" in str(entry["location"])]


def test_nothing_of_the_sites_frame_reaches_a_print_page(site: Site) -> None:
    sheet = site.page("accounts/northwind-health/print/")

    assert not sheet.css("[class^=md-]")
    styles = [node.attributes["href"] for node in sheet.css("link[rel=stylesheet]")]
    assert [str(one).rpartition("/")[2].split(".")[0] for one in styles] == ["sheet", "reading"]
    assert len(sheet.css("script[src]")) == 1


def test_a_print_page_of_an_earlier_build_is_not_made_again(
    playbook: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def spy(page: PrintPage, *made_from: Any, csp: bool) -> str:
        made.append(page.sheet.name)
        return onepager_html(page, *made_from, csp=csp)

    monkeypatch.setattr("account_maps.onepager.print_files.onepager_html", spy)
    before = playbook.build().files()
    assert len(made) == 3
    made.clear()

    assert playbook.build().files() == before
    assert made == []


def test_a_page_of_docs_that_stands_in_the_way_is_an_error(
    playbook: Project, caplog: pytest.LogCaptureFixture
) -> None:
    playbook.write("docs/accounts/harbor-clinics/print.md", "# Mine\n")

    with pytest.raises(Abort):
        playbook.build()

    assert "print.md stands where a page of the maps belongs" in caplog.text
