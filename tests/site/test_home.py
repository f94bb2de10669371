"""Home is the reader's day, or the team's; from it an account or a person is one search away."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from building import Project, Site, words
from maps import FULL, GROUP, TEAM
from serving import served

HAPPENED = """\
name: Acme
owner: ben-roth
value: 250000
stage: evaluation
close_date: 2027-02-26
stakeholders:
  ilse-kant:
    name: Ilse Kant
    roles: [economic_buyer]
    ties:
      ben-roth: {level: credible_source, last: 2026-05-19}
  omar-said:
    name: Omar Said
    verified: 2026-11-17
  long-ago:
    name: Long Ago
    verified: 2026-09-01
  김:
    name: 김민준
    title: Chief Information Officer
promises:
  - {by: us, what: Send the draft, due: 2026-11-19, stakeholders: [ilse-kant, omar-said]}
  - {by: them, what: The floor plan, due: 2026-11-24, stakeholders: [omar-said]}
  - {by: us, what: Send the rest, due: 2027-03-01}
"""
BEN = "team/ben-roth/"


def write(project: Project) -> None:
    """Three accounts, of two of our people."""
    project.map("_team", TEAM)
    project.map("northwind-group", GROUP)
    project.map("northwind-health", FULL)
    project.map("acme", HAPPENED)
    project.write("docs/plans/northwind-health.md", "# Plan\n")
    project.write("docs/index.md", "# Playbook\n\nWelcome.\n\n## More\n\nText.\n")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Built once, since its tests only look at it."""
    project = Project(tmp_path_factory.mktemp("home"))
    write(project)
    return project.build()


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    """Where the site is."""
    with served(site.folder) as base:
        yield base


def card(site: Site, address: str, name: str) -> str:
    """What a card says, found by the id of its heading."""
    (found,) = site.page(address).css(f'section[aria-labelledby="{name}"]')
    return " ".join(found.text().split())


def test_without_scripts_each_of_us_is_a_link_to_their_day(site: Site) -> None:
    links = site.page("").css(".am-who .am-unscripted a")
    assert {link.text(): link.attributes["href"] for link in links} == {
        "Ana Lima": "team/ana-lima/",
        "Ben Roth": BEN,
    }


def test_the_day_stands_before_the_pages_own_sections(site: Site) -> None:
    headings = words(site.page(""), "h1, h2")
    assert headings[0].startswith("Playbook")
    assert headings[1].startswith("Today")
    assert headings[-1].startswith("More")


def test_a_day_has_its_cards_in_the_order_of_work(site: Site) -> None:
    assert words(site.page(BEN), "h2")[:4] == [
        "Do next",
        "Commitments due",
        "Relationships going cold",
        "My accounts",
    ]


def test_commitments_of_both_sides_stand_by_day_with_who_they_were_made_to(site: Site) -> None:
    rows = words(site.page(BEN), ".am-promises > li")
    assert rows[0] == "We Send the draft Ilse Kant, Omar Said · Acme Overdue, Nov 19"
    assert rows[1].startswith("They The floor plan Omar Said")
    assert rows[-1].endswith("Mar 1, 2027")


def test_the_team_is_only_told_what_is_overdue_or_due_within_a_week(site: Site) -> None:
    told = card(site, "", "commitments")
    assert "Send the draft" in told
    assert "Send the rest" not in told
    assert "Ben Roth" in told


def test_a_relationship_going_cold_says_since_when(site: Site) -> None:
    told = card(site, BEN, "cold")
    assert "Ilse Kant decides Acme" in told
    assert "Last touch May 19" in told
    assert "Cold since Nov 18" in told


def test_my_accounts_say_status_money_and_next_step(site: Site) -> None:
    (row,) = words(site.page(BEN), ".am-standing tbody tr")
    assert row.startswith("AcmeAt risk We've lost touch with Ilse Kant")
    assert "250K Evaluation · closes Feb 26, 2027" in row


def test_facts_to_confirm_are_folded(site: Site) -> None:
    (fold,) = site.page(BEN).css("details:has(> summary #verify)")
    assert "open" not in fold.attributes
    assert "Ilse Kant" in fold.text()


def test_recent_activity_is_told_newest_first_and_old_days_are_left_out(site: Site) -> None:
    told = words(site.page(""), "details:has(#lately) tbody th")
    assert "Omar Said: confirmed" in told
    assert not [one for one in told if "Long Ago" in one]


def test_the_search_finds_these_on_the_accounts_and_not_on_the_home_page(site: Site) -> None:
    home = [entry for entry in site.search() if entry["location"].split("#")[0] == ""]
    assert home
    assert not any("Ilse" in str(entry) for entry in home)


def test_hostile_names_are_only_text(project: Project) -> None:
    evil = "<img src=x onerror=alert(1)>"
    project.map("_team", TEAM.replace("Ben Roth", f"'{evil}'"))
    project.map("acme", HAPPENED.replace("Ilse Kant", f"'{evil}'").replace("Acme", f"'{evil}'"))
    built = project.build()
    for where in ("", BEN):
        assert not built.page(where).css(".am-page img")
        assert "onerror" in built.html(where)


def test_a_new_site_shows_how_to_begin(project: Project) -> None:
    (project.root / "maps").mkdir()
    page = project.build().page("")
    assert words(page, ".am-home h2") == ["Start with one account"]
    assert len((page.css_first("pre") or page).text().strip().splitlines()) == 10
    assert words(page, ".am-home button") == ["Copy the ten lines"]
    assert len(page.css("figure svg.map-picture")) == 1
    assert not page.css(".am-home a.am-button")


def test_a_new_site_with_a_guide_leads_there(project: Project) -> None:
    (project.root / "maps").mkdir()
    project.write("docs/guides/first-map.md", "# First map\n")
    (button,) = project.build().page("").css(".am-home a.am-button")
    assert button.attributes["href"] == "guides/first-map/"


def test_the_ten_lines_are_a_map(project: Project) -> None:
    (project.root / "maps").mkdir()
    pre = project.build("empty").page("").css_first("pre")
    assert pre
    project.map("harbor-clinics", pre.text())
    assert "Harbor Clinics" in words(project.build().page("accounts/harbor-clinics/"), "h1")


@pytest.fixture
def home(page: Page, address: str) -> Page:
    """The home page in a browser."""
    page.goto(address)
    return page


def choose(page: Page, name: str) -> None:
    page.get_by_role("combobox", name="You are").select_option(label=name)


def test_who_reads_is_asked_once_and_sees_their_day(home: Page) -> None:
    expect(home.locator("[data-am=ours]")).to_be_visible()
    choose(home, "Ben Roth")
    mine = home.locator("[data-am=mine]")
    expect(mine.get_by_role("heading", name="My accounts")).to_be_visible()
    expect(home.locator("[data-am=ours]")).to_be_hidden()
    home.reload()
    expect(mine.get_by_role("heading", name="My accounts")).to_be_visible()
    mine.get_by_role("link", name="Acme").first.click()
    home.wait_for_url("**/accounts/acme/")


def test_everyone_is_a_switch_that_does_not_forget_who_reads(home: Page) -> None:
    choose(home, "Ben Roth")
    home.get_by_role("button", name="Everyone").click()
    expect(home.locator("[data-am=ours]")).to_be_visible()
    expect(home.locator("[data-am=mine]")).to_be_hidden()
    expect(home.get_by_role("button", name="Everyone")).to_have_attribute("aria-pressed", "true")
    home.get_by_role("button", name="My day").click()
    expect(home.locator("[data-am=ours]")).to_be_hidden()


def test_no_two_things_on_home_have_one_id(home: Page) -> None:
    choose(home, "Ana Lima")
    expect(home.locator("[data-am=mine] h2").first).to_be_visible()
    ids: list[str] = home.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len({*ids})


def find(page: Page, text: str) -> Page:
    field = page.get_by_label("Find an account or a person").last
    field.fill(text)
    expect(page.locator(".am-finder li").first).to_be_visible()
    return page


def test_an_account_is_opened_by_half_its_name_and_enter(home: Page) -> None:
    find(home, "acm")
    expect(home.locator(".am-finder li").first).to_have_text("Acme Account")
    home.keyboard.press("Enter")
    home.wait_for_url("**/accounts/acme/")


def test_a_person_of_another_script_is_found_by_title(home: Page) -> None:
    find(home, "cio")
    found = home.locator(".am-finder li a", has_text="김민준")
    found.click()
    home.wait_for_url("**/accounts/acme/people/#*")


def test_what_is_not_there_is_said(home: Page) -> None:
    home.get_by_label("Find an account or a person").last.fill("qqqq")
    expect(home.locator(".am-finder output")).to_have_text("Nothing found")


def test_from_the_disk_the_chosen_name_leads_to_their_day(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    project = Project(tmp_path_factory.mktemp("disk"))
    write(project)
    project.write(
        "mkdocs.yml",
        (project.root / "mkdocs.yml").read_text("utf-8").replace("urls: true", "urls: false"),
    )
    with browser.new_page() as page:
        page.goto((project.build().folder / "index.html").as_uri())
        choose(page, "Ben Roth")
        page.get_by_role("link", name="Open this day").click()
        page.wait_for_url("**/team/ben-roth.html")


def test_home_fits_a_phone(home: Page) -> None:
    home.set_viewport_size({"width": 360, "height": 740})
    choose(home, "Ben Roth")
    expect(home.locator("[data-am=mine] h2").first).to_be_visible()
    assert home.evaluate("document.documentElement.scrollWidth <= innerWidth")
