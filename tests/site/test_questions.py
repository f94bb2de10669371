"""A rep's questions: each answered from the home page, with what it takes counted."""

import pytest
from playwright.sync_api import Locator, Page, expect


class Reader:
    """Somebody on the home page, and what they have done since.

    Attributes:
        page: What they look at.
        clicks: How often they clicked.
        searches: How often they searched.
        choices: How often they picked from a list.
    """

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.page.goto(home)
        self.clicks = self.searches = self.choices = 0

    def click(self, what: Locator) -> None:
        self.clicks += 1
        what.click()

    def open(self, name: str) -> None:
        """Click the first link of this name that is in sight."""
        links = self.page.get_by_role("link", name=name, exact=True)
        self.click(links.locator("visible=true").first)

    def search(self, words: str) -> Locator:
        """Search with the keyboard alone; return what is found."""
        self.searches += 1
        self.page.keyboard.press("s")
        self.page.keyboard.type(words)
        return self.page.locator(".md-search-result__link")

    def choose(self, name: str, option: str) -> None:
        self.choices += 1
        self.page.locator(f"select[name={name}]").select_option(option)

    @property
    def effort(self) -> tuple[int, int, int]:
        """Clicks, searches and choices so far."""
        return self.clicks, self.searches, self.choices


@pytest.fixture
def reader(page: Page, sample: str) -> Reader:
    return Reader(page, sample)


@pytest.fixture
def scriptless(scriptless_page: Page, sample: str) -> Reader:
    """A reader whose browser runs no scripts."""
    return Reader(scriptless_page, sample)


def test_half_a_name_finds_a_person(reader: Reader) -> None:
    found = reader.search("lindq")
    expect(found.filter(has_text="Erik Lindqvist").first).to_be_visible()
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("#person-erik-lindqvist")).to_be_in_viewport()
    assert reader.effort == (0, 1, 0)


def test_who_decides_at_an_account(reader: Reader) -> None:
    reader.click(reader.search("northwind health").first)
    committee = reader.page.locator("section:has(> #committee)")
    expect(committee.get_by_role("row").nth(1)).to_contain_text("Priya Nair")
    expect(committee.get_by_role("row").nth(1)).to_contain_text("Economic buyer")
    assert reader.effort == (1, 1, 0)


def test_what_do_i_say_to_somebody(reader: Reader) -> None:
    reader.click(reader.search("priya nair").filter(has_text="Priya Nair").first)
    profile = reader.page.locator("#person-priya-nair")
    expect(profile).to_be_in_viewport()
    for kind in ("say", "ask", "avoid"):
        expect(profile.locator(f".am-point-{kind} li").first).not_to_be_empty()
    assert reader.effort == (1, 1, 0)


def test_my_accounts_in_the_nordics_at_stage_evaluation(reader: Reader) -> None:
    reader.open("Portfolio")
    reader.choose("territory", "nordics")
    reader.choose("stage", "evaluation")
    shown = reader.page.locator(".am-accounts-table tbody tr:visible th")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("Northwind Health")
    assert reader.page.url.endswith("?territory=nordics&stage=evaluation")
    assert reader.effort == (1, 0, 2)


def test_a_narrowed_portfolio_can_be_sent_to_somebody(reader: Reader, sample: str) -> None:
    reader.page.goto(f"{sample}accounts/?territory=nordics&stage=discovery")
    shown = reader.page.locator(".am-accounts-table tbody tr:visible th")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("Northwind Group")


def test_who_sits_in_two_accounts(reader: Reader) -> None:
    reader.open("People")
    several = reader.page.locator(".am-people th[rowspan]")
    expect(several.filter(has_text="Tom Alvarez")).to_have_count(1)
    expect(several.filter(has_text="Ingrid Solheim")).to_have_count(1)
    assert reader.effort == (1, 0, 0)


def test_the_plan_of_an_account(reader: Reader) -> None:
    reader.open("Northwind Health")
    reader.open("Open the account plan")
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text("Northwind Health: plan")
    assert reader.effort == (2, 0, 0)


def test_who_can_bring_me_to_the_one_with_the_money(reader: Reader) -> None:
    reader.open("Northwind Health")
    routes = reader.page.locator("section:has(> #routes)")
    way = routes.locator("li", has_text="Priya Nair").locator(".am-way").first
    expect(way).to_contain_text("Ana Lima")
    expect(way).to_contain_text("Dana Reyes")
    reader.click(way.locator(".am-show"))
    trail = reader.page.locator(".map-trail:target")
    expect(trail).to_be_visible()
    expect(trail).to_be_in_viewport()
    assert "Priya Nair" in (trail.get_attribute("aria-label") or "")
    assert reader.effort == (2, 0, 0)


def test_what_must_i_do_today_is_asked_once(reader: Reader) -> None:
    reader.choices += 1
    reader.page.get_by_role("combobox", name="Who are you?").select_option(label="Ana Lima")
    mine = reader.page.locator(".am-mine")
    expect(mine.get_by_role("heading", name="Do next")).to_be_visible()
    expect(mine).to_contain_text("Morten Gade")
    reader.page.reload()
    expect(mine.get_by_role("heading", name="Do next")).to_be_visible()
    assert reader.effort == (0, 0, 1)


def test_what_is_overdue_stands_on_the_home_page(reader: Reader) -> None:
    overdue = reader.page.locator(".am-home tr", has=reader.page.locator(".am-overdue"))
    expect(overdue.first).to_contain_text("Tamarack County")
    expect(overdue.first).to_contain_text("Grace Whitfield")
    assert reader.effort == (0, 0, 0)


def test_what_should_i_find_out_and_from_whom(reader: Reader) -> None:
    reader.open("Northwind Health")
    asked = reader.page.locator(".am-questions li").first
    expect(asked).to_contain_text("Ask Erik Lindqvist how Priya Nair leans")
    expect(asked).to_contain_text("worth ±15 points")
    expect(asked.get_by_role("link", name="Ana Lima")).to_be_visible()
    reader.click(asked.get_by_role("link", name="Priya Nair", exact=True))
    expect(reader.page.locator("#person-priya-nair")).to_be_in_viewport()
    assert reader.effort == (2, 0, 0)


def test_what_can_a_person_tell_me_stands_on_their_profile(reader: Reader) -> None:
    reader.open("Northwind Health")
    asked = reader.page.locator("#person-erik-lindqvist .am-point-ask").first
    expect(asked).to_contain_text("Where does Priya Nair stand on this?")
    for_us_only = reader.page.locator("#person-priya-nair .am-us").first
    expect(for_us_only).to_contain_text("For us only")
    expect(for_us_only).to_contain_text("Ask Erik Lindqvist how Priya Nair leans")
    assert reader.effort == (1, 0, 0)


def test_without_scripts_my_own_page_is_one_click_away(scriptless: Reader) -> None:
    scriptless.open("Ana Lima")
    expect(scriptless.page.get_by_role("heading", name="Do next")).to_be_visible()
    assert scriptless.effort == (1, 0, 0)


def test_without_scripts_an_account_says_who_decides_and_how_to_get_there(
    scriptless: Reader,
) -> None:
    scriptless.open("Northwind Health")
    expect(scriptless.page.locator("section:has(> #committee)")).to_contain_text("Priya Nair")
    routes = scriptless.page.locator("section:has(> #routes)")
    expect(routes.locator("li", has_text="Priya Nair").first).to_contain_text("Dana Reyes")
    scriptless.click(routes.locator(".am-show").first)
    expect(scriptless.page.locator(".map-trail:target")).to_be_visible()
    assert scriptless.effort == (2, 0, 0)


def test_without_scripts_the_portfolio_is_a_plain_table(scriptless: Reader) -> None:
    scriptless.open("Portfolio")
    expect(scriptless.page.locator(".am-accounts-table tbody tr")).to_have_count(8)
    expect(scriptless.page.locator(".am-filter")).to_be_hidden()
    assert scriptless.effort == (1, 0, 0)


def test_without_scripts_the_plan_is_two_clicks_away(scriptless: Reader) -> None:
    scriptless.open("Northwind Health")
    scriptless.open("Open the account plan")
    expect(scriptless.page.get_by_role("heading", level=1)).to_contain_text("plan")
    assert scriptless.effort == (2, 0, 0)
