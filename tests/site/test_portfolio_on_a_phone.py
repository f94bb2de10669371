"""The portfolio on a phone: rows are cards there, and what narrows them down is folded."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

PHONE: ViewportSize = {"width": 390, "height": 844}
CARDS = ".am-accounts-table tbody tr:visible"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True)
    yield context.new_page()
    context.close()


def test_filters_unfold_and_leave_only_the_accounts_that_fit(phone: Page, sample: str) -> None:
    phone.goto(f"{sample}accounts/")
    expect(phone.locator(CARDS)).to_have_count(8)
    owner = phone.locator("select[name=owner]")
    expect(owner).to_be_hidden()
    more = phone.get_by_role("button", name="Filter and sort")
    more.tap()
    expect(more).to_have_attribute("aria-expanded", "true")
    owner.select_option("Ana Lima")
    expect(phone.locator(CARDS)).to_have_count(2)
    more.tap()
    expect(owner).to_be_hidden()
    expect(phone.locator(CARDS)).to_have_count(2)


def test_a_view_that_was_sent_shows_its_filters(phone: Page, sample: str) -> None:
    phone.goto(f"{sample}accounts/?territory=nordics")
    expect(phone.locator("select[name=territory]")).to_have_value("nordics")
    expect(phone.locator(CARDS)).to_have_count(2)
