"""What changed since the reader's last visit is marked, in the browser alone."""

import datetime as dt
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from building import Project, Site, words
from history.repo import ANA, BEN, Repo
from maps import TEAM
from serving import asked, served

ACME = """\
name: Acme
owner: ana-lima
stakeholders:
  ilse-kant: {name: Ilse Kant, title: CFO, roles: [economic_buyer], support: neutral}
  omar-said: {name: Omar Said, title: CIO, roles: [decision_maker]}
  lea-roux: {name: Lea Roux, title: Counsel, roles: [legal]}
  ken-ito: {name: Ken Ito, title: Buyer, roles: [procurement]}
"""
MAP = "maps/acme.yaml"
UTC = dt.UTC


def write(root: Repo, project: Project) -> None:
    """An account that changed on Nov 10 and at noon of Nov 12, an hour east of London."""
    root.write("maps/_team.yaml", TEAM)
    root.write(MAP, ACME)
    root.commit("2026-11-02", ANA)
    root.replace(MAP, "title: CIO", "title: Chief Information Officer")
    root.commit("2026-11-10", BEN)
    root.replace(MAP, "support: neutral", "support: supporter")
    root.commit("2026-11-12", BEN)
    assert project.root == root.root


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Built once, since its tests only look at it."""
    root = tmp_path_factory.mktemp("new")
    project = Project(root)
    write(Repo(root), project)
    return project.build()


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    """Where the site is."""
    with served(site.folder) as base:
        yield base


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A browser that has never been here, in London."""
    with browser.new_context(timezone_id="UTC") as context:
        yield context.new_page()


def at(page: Page, day: int, hour: int = 9, minute: int = 0) -> None:
    """Make it an hour of a day in November."""
    page.clock.set_fixed_time(dt.datetime(2026, 11, day, hour, minute, tzinfo=UTC))


def visit(page: Page, address: str, where: str = "accounts/acme/") -> None:
    page.goto(address + where)


def news(page: Page) -> list[str]:
    """The card: its heading, and what it shows."""
    card = page.locator(".am-news")
    lines = card.locator("li:visible, .am-calm").all_inner_texts()
    return [card.get_by_role("heading").inner_text(), *(" ".join(one.split()) for one in lines)]


def test_without_scripts_the_latest_stand_there(site: Site) -> None:
    page = site.account("acme")
    assert words(page, ".am-news h2") == ["Latest updates"]
    shown = words(page, ".am-news li:not([hidden])")
    assert shown[0].startswith("Ilse Kant Neutral → Supporter")
    assert shown[1].startswith("Omar Said")
    assert [one.attributes["data-changed"] for one in page.css(".am-news li")][:2] == [
        "2026-11-12T12:00:00+01:00",
        "2026-11-10T12:00:00+01:00",
    ]
    assert not page.css(".am-new")


def test_a_first_visit_has_no_marks(reader: Page, address: str) -> None:
    at(reader, 13)
    visit(reader, address)
    assert news(reader)[0] == "Latest updates"
    assert len(news(reader)) == 4
    assert reader.locator(".am-new").count() == 0


def test_the_next_visit_shows_what_came_after_it(reader: Page, address: str) -> None:
    at(reader, 11)
    visit(reader, address)
    at(reader, 13)
    visit(reader, address)
    heading, *lines = news(reader)
    assert heading == "New since Nov 11"
    assert len(lines) == 1
    assert lines[0].startswith("Ilse Kant")


def test_marks_stay_for_a_sitting_and_from_tab_to_tab(reader: Page, address: str) -> None:
    at(reader, 11)
    visit(reader, address)
    at(reader, 13)
    visit(reader, address)
    at(reader, 13, 11)
    visit(reader, address, "accounts/acme/people/")
    marked = reader.locator(".am-person:has(.am-new) h3").all_inner_texts()
    assert marked == ["Ilse Kant New"]
    at(reader, 13, 13, 30)
    visit(reader, address)
    assert news(reader)[0] == "New since Nov 11"


def test_after_a_sitting_nothing_is_new(reader: Page, address: str) -> None:
    at(reader, 11)
    visit(reader, address)
    at(reader, 13)
    visit(reader, address)
    at(reader, 13, 14)
    visit(reader, address)
    assert news(reader) == ["Latest updates", "Nothing new since Nov 13."]


def test_a_change_later_on_the_day_of_the_visit_counts(reader: Page, address: str) -> None:
    at(reader, 12, 10, 59)
    visit(reader, address)
    at(reader, 13)
    visit(reader, address)
    assert news(reader)[0] == "New since Nov 12"


def test_a_change_earlier_on_the_day_of_the_visit_does_not(reader: Page, address: str) -> None:
    at(reader, 12, 11, 1)
    visit(reader, address)
    at(reader, 13)
    visit(reader, address)
    assert news(reader) == ["Latest updates", "Nothing new since Nov 12."]
    visit(reader, address, "accounts/acme/people/")
    assert reader.locator(".am-new").count() == 0


def read_as(page: Page, address: str, name: str) -> None:
    page.goto(address)
    page.get_by_role("combobox", name="You are").select_option(label=name)


def test_two_readers_of_one_browser_have_their_own_visits(reader: Page, address: str) -> None:
    at(reader, 11)
    read_as(reader, address, "Ana Lima")
    visit(reader, address)
    at(reader, 13)
    read_as(reader, address, "Ben Roth")
    visit(reader, address)
    assert news(reader)[0] == "Latest updates"
    read_as(reader, address, "Ana Lima")
    visit(reader, address)
    assert news(reader)[0] == "New since Nov 11"


def test_home_tells_what_is_new_in_my_accounts(reader: Page, address: str) -> None:
    at(reader, 11)
    read_as(reader, address, "Ana Lima")
    at(reader, 13)
    reader.goto(address)
    mine = reader.locator("[data-am=mine] .am-news")
    expect(mine.get_by_role("heading")).to_have_text("New since Nov 11")
    expect(mine.locator("li:visible")).to_have_count(1)


def test_nothing_is_asked_of_anybody(reader: Page, address: str) -> None:
    at(reader, 11)
    visit(reader, address)
    at(reader, 13)
    with asked(reader) as requests:
        visit(reader, address)
        reader.wait_for_load_state("networkidle")
    assert [one.url for one in requests if not one.url.startswith(address)] == []


def test_where_nothing_may_be_kept_the_page_is_as_without_scripts(
    browser: Browser, address: str
) -> None:
    with browser.new_context() as context:
        context.add_init_script(
            "Storage.prototype.getItem = () => { throw new DOMException('no', 'SecurityError') }"
        )
        page = context.new_page()
        visit(page, address)
        assert news(page)[0] == "Latest updates"
        assert len(news(page)) == 4


def test_without_history_there_is_no_such_card(project: Project) -> None:
    project.map("_team", TEAM)
    project.map("acme", ACME)
    site = project.build()
    assert not site.account("acme").css(".am-news")
    assert not site.page("team/ana-lima/").css(".am-news")


def test_a_map_as_it_was_counts_as_no_visit(project: Project) -> None:
    repo = Repo(project.root)
    repo.write("maps/_team.yaml", TEAM)
    repo.write(MAP, ACME)
    repo.commit("2026-08-02", ANA)
    repo.replace(MAP, "title: CIO", "title: Chief Information Officer")
    repo.commit("2026-11-10", BEN)
    site = project.build()
    assert site.account("acme").css("[data-visit]")
    then = site.page("accounts/acme/2026-09-30/")
    assert not then.css("[data-visit], .am-news")


def test_a_commit_shows_on_a_warm_build(project: Project) -> None:
    repo = Repo(project.root)
    write(repo, project)
    project.build()
    repo.replace(MAP, "title: Counsel", "title: General Counsel")
    repo.commit("2026-11-18", BEN)
    site = project.build("warm")
    for where in ("accounts/acme/", "team/ana-lima/", ""):
        assert "General Counsel" in words(site.page(where), ".am-news li")[0], where
