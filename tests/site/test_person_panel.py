"""A person beside the page they were found on, or as a screen of their own, under their address."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from building import Project, Site
from serving import asked, served

MAP = """\
name: Acme
stakeholders:
  dana-reyes:
    name: Dana Reyes
    title: Chief Information Officer
    roles: [decision_maker, champion]
    support: mentor
    contact: {phone: 0045 2072 7124, email: dana@acme.example}
    talking_points:
      say: [Four systems retired is four upgrades never done again.]
      avoid: ["Price, before Priya is in the room"]
  priya-nair: {name: Priya Nair, title: Chief Financial Officer, roles: [economic_buyer]}
  olu: {name: Olu Adeyemi, reports_to: dana-reyes, roles: [user_buyer]}
  map: {name: Mia Map, title: Cartographer}
influence:
  - {from: dana-reyes, to: priya-nair}
"""
INSTANT = """\
site_name: Playbook
site_url: SITE
theme: {name: material, font: false, features: [navigation.instant]}
plugins:
  - search
  - account-maps: {as_of: 2026-11-20}
"""
CARD = ".map-picture a[data-p='0'] >> visible=true"
PANEL = "dialog.am-panel"


def acme(folder: Path, settings: str = "") -> Site:
    """The site of one account of four people."""
    project = Project(folder)
    if settings:
        project.write("mkdocs.yml", settings)
    project.map("acme", MAP)
    return project.build()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site, without instant navigation."""
    return acme(tmp_path_factory.mktemp("panel"))


@pytest.fixture(scope="module")
def plain(site: Site) -> Iterator[str]:
    """Its address."""
    with served(site.folder) as base:
        yield base


@pytest.fixture(scope="module")
def instant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with instant navigation, below a path."""
    root = tmp_path_factory.mktemp("instant")
    folder = root / "site" / "sub"
    with served(root / "site") as base:
        acme(root, INSTANT.replace("SITE", f"{base}sub/")).folder.rename(root / "built")
        folder.parent.mkdir(exist_ok=True)
        (root / "built").rename(folder)
        yield f"{base}sub/"


@pytest.fixture(params=["plain", "instant"])
def base(request: pytest.FixtureRequest) -> str:
    """The address of a site, with instant navigation and a path before it or without."""
    address: str = request.getfixturevalue(request.param)
    return address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A wide window."""
    found = browser.new_page(viewport={"width": 1440, "height": 900})
    found.set_default_timeout(5000)
    yield found
    found.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone."""
    found = browser.new_page(viewport={"width": 390, "height": 844})
    found.set_default_timeout(5000)
    yield found
    found.close()


def opened(page: Page, base: str, where: str = "accounts/acme/map/") -> None:
    """Open a page of the account and, from it, Dana."""
    page.goto(f"{base}{where}", wait_until="networkidle")
    page.locator(CARD).press("Enter")
    expect(page.locator(PANEL)).to_be_visible()


def test_a_card_of_the_map_opens_the_person_beside_it_under_their_address(
    page: Page, base: str
) -> None:
    opened(page, base)
    assert page.url == f"{base}accounts/acme/people/#dana-reyes"
    panel = page.get_by_role("dialog", name="Dana Reyes")
    expect(panel.get_by_role("heading", name="Dana Reyes")).to_be_focused()
    expect(panel).to_contain_text("Price, before Priya is in the room")
    expect(page.locator("[data-view=all]")).to_be_visible()
    box = panel.bounding_box()
    assert box
    assert box["x"] > 720
    assert box["x"] + box["width"] == pytest.approx(1440, abs=20)


def test_phone_mail_and_what_not_to_say_stand_in_the_first_screen(page: Page, base: str) -> None:
    opened(page, base)
    panel = page.locator(PANEL)
    call = panel.get_by_role("link", name="Call 0045 2072 7124 Dana Reyes")
    assert call.get_attribute("href") == "tel:004520727124"
    mail = panel.get_by_role("link", name="Email Dana Reyes")
    assert mail.get_attribute("href") == "mailto:dana@acme.example"
    for part in (call, mail, panel.locator(".s-avoid")):
        box = part.bounding_box()
        assert box
        assert box["y"] + box["height"] < 900
    say = panel.get_by_role("heading", name="Say", exact=True).bounding_box()
    avoid = panel.locator("article > .s-avoid").bounding_box()
    ask = panel.locator("article > h4", has_text=re.compile("^Ask$")).bounding_box()
    assert say
    assert avoid
    assert ask
    assert say["y"] < avoid["y"] < ask["y"]


@pytest.mark.parametrize("way", ["Escape", "Back", "Close"])
def test_the_panel_closes_to_where_one_was(page: Page, base: str, way: str) -> None:
    opened(page, base)
    if way == "Escape":
        page.keyboard.press("Escape")
    elif way == "Back":
        page.go_back()
    else:
        page.get_by_role("button", name="Close").click()
    expect(page.locator(PANEL)).to_be_hidden()
    assert page.url == f"{base}accounts/acme/map/"
    expect(page.locator(CARD)).to_be_focused()
    assert page.title().startswith("Acme: Map")


def test_forward_opens_the_person_again(page: Page, base: str) -> None:
    opened(page, base)
    page.go_back()
    expect(page.locator(PANEL)).to_be_hidden()
    page.go_forward()
    expect(page.locator(PANEL)).to_be_visible()
    assert page.url.endswith("people/#dana-reyes")


def test_a_link_in_the_panel_shows_the_other_person_there(page: Page, base: str) -> None:
    opened(page, base)
    panel = page.locator(PANEL)
    panel.get_by_text("Relationships and influence").click()
    panel.get_by_role("link", name="Priya Nair").click()
    expect(page.get_by_role("dialog", name="Priya Nair")).to_be_visible()
    assert page.url == f"{base}accounts/acme/people/#priya-nair"
    page.keyboard.press("Escape")
    page.wait_for_url(f"{base}accounts/acme/map/")


def test_links_of_the_page_below_lead_where_they_did(page: Page, base: str) -> None:
    page.goto(f"{base}accounts/acme/", wait_until="networkidle")
    page.locator(".am-few a[role=link]").first.press("Enter")
    expect(page.locator(PANEL)).to_be_visible()
    page.get_by_role("navigation", name="Pages of Acme").get_by_role("link", name="Plan").click()
    page.wait_for_url(f"{base}accounts/acme/plan/")


def test_another_card_shows_the_other_person(page: Page, base: str) -> None:
    page.goto(f"{base}accounts/acme/", wait_until="networkidle")
    for person in ("dana-reyes", "priya-nair"):
        page.locator(f".am-few a[*|href$='#{person}']").press("Enter")
        page.wait_for_url(f"{base}accounts/acme/people/#{person}")
        expect(page.locator(PANEL)).to_be_visible()


def test_the_table_opens_the_person_as_well_and_somebody_of_whom_little_is_known(
    page: Page, base: str
) -> None:
    page.goto(f"{base}accounts/acme/map/", wait_until="networkidle")
    page.get_by_text("The same as a table").click()
    page.locator("#everybody").get_by_role("link", name="Mia Map").click()
    panel = page.get_by_role("dialog", name="Mia Map")
    expect(panel).to_contain_text("Cartographer")
    assert page.url.endswith("people/#person-map")


def test_on_a_phone_the_person_is_a_screen_of_their_own(phone: Page, base: str) -> None:
    opened(phone, base)
    box = phone.locator(PANEL).bounding_box()
    assert box
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 390, 844)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.keyboard.press("Escape")
    expect(phone.locator(PANEL)).to_be_hidden()
    assert phone.url == f"{base}accounts/acme/map/"


def test_on_a_phone_the_address_of_a_person_shows_their_screen_and_leads_to_all(
    phone: Page, base: str
) -> None:
    phone.goto(f"{base}accounts/acme/people/#dana-reyes", wait_until="networkidle")
    expect(phone.get_by_role("dialog", name="Dana Reyes")).to_be_visible()
    phone.get_by_role("button", name="All people").click()
    expect(phone.locator(PANEL)).to_be_hidden()
    assert phone.url == f"{base}accounts/acme/people/"
    expect(phone.get_by_text("Priya Nair").first).to_be_visible()


def test_the_address_of_a_person_opens_their_row(page: Page, base: str) -> None:
    page.goto(f"{base}accounts/acme/people/#dana-reyes", wait_until="networkidle")
    expect(page.locator("#dana-reyes")).to_be_visible()
    assert page.locator(".am-person[open]").count() == 1
    assert page.locator(PANEL).count() == 0


def test_the_people_page_is_asked_for_once(page: Page, plain: str) -> None:
    page.goto(f"{plain}accounts/acme/map/", wait_until="networkidle")
    with asked(page) as requests:
        for _ in range(2):
            page.locator(CARD).press("Enter")
            expect(page.locator(PANEL)).to_be_visible()
            page.keyboard.press("Escape")
            expect(page.locator(PANEL)).to_be_hidden()
    assert [one.url for one in requests] == [f"{plain}accounts/acme/people/"]


def test_reading_on_after_a_reload_goes_back_to_the_map(page: Page, plain: str) -> None:
    opened(page, plain)
    page.reload(wait_until="networkidle")
    expect(page.locator("#dana-reyes")).to_be_visible()
    page.go_back()
    page.wait_for_url(f"{plain}accounts/acme/map/")
    expect(page.locator("[data-view=all]")).to_be_visible()


def test_without_scripts_the_link_leads_to_the_row_which_opens(
    browser: Browser, plain: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{plain}accounts/acme/map/")
    page.locator(CARD).click()
    page.wait_for_url(f"{plain}accounts/acme/people/#dana-reyes")
    expect(page.locator("#dana-reyes")).to_be_visible()
    context.close()


def test_from_the_disk_the_link_leads_there(page: Page, site: Site) -> None:
    there = (site.folder / "accounts/acme/map/index.html").as_uri()
    page.goto(there)
    with asked(page) as requests:
        page.locator(CARD).click()
        page.wait_for_timeout(300)
    assert [one.url for one in requests if one.is_navigation_request()]
    assert not [one for one in requests if one.resource_type == "fetch"]


def test_when_the_people_page_does_not_come_the_link_leads_there(page: Page, plain: str) -> None:
    page.goto(f"{plain}accounts/acme/map/", wait_until="networkidle")
    page.route("**/people/", lambda route: route.abort(), times=1)
    page.locator(CARD).press("Enter")
    page.wait_for_url(f"{plain}accounts/acme/people/#dana-reyes")
    expect(page.locator("#dana-reyes")).to_be_visible()
