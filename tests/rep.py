"""A rep with a question, and what it took to see the answer."""

from playwright.sync_api import Locator, Page, expect

COVERED = """(one) => {
    const box = one.getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    return [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((across) => [0.2, 0.5, 0.8].map((down) =>
        document.elementFromPoint(left + across * (right - left), top + down * (bottom - top))
    )).every((hit) => !hit || !(one.contains(hit) || hit.contains(one)));
}"""
"""Whether something else lies over all of an element that is in sight."""


class Rep:
    """Somebody before a call, and what they have done since the page came.

    Attributes:
        page: What they look at.
        taps: How often they tapped or clicked. To tick who attends a meeting is the answer to a
            question of ours, and no tap: it leads nowhere.
        searches: How often they searched: the field is opened, and words are typed.
    """

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.page.goto(address)
        self.taps = self.searches = 0

    def tap(self, what: Locator) -> None:
        """Tap something that can be seen, after scrolling if need be."""
        self.taps += 1
        what.click()

    def open(self, name: str) -> None:
        """Tap the first link of this name that can be seen."""
        links = self.page.get_by_role("link", name=name, exact=True)
        self.tap(links.locator("visible=true").first)

    def search(self, words: str) -> Locator:
        """Search for words; return what is found."""
        self.searches += 1
        self.page.keyboard.press("s")
        self.page.keyboard.type(words)
        found = self.page.get_by_role("dialog", name="Search").get_by_role("link")
        found.first.wait_for()
        return found

    def tick(self, name: str) -> None:
        """Say that somebody attends the meeting."""
        self.page.get_by_role("checkbox", name=name).check()

    def sees(self, *texts: str, within: Locator | None = None) -> None:
        """Check that texts stand in one place that needs no more than scrolling to be read."""
        place = self.page.get_by_role("main") if within is None else within
        for text in texts:
            found = place.get_by_text(text).locator("visible=true").first
            expect(found).to_be_visible()
            found.scroll_into_view_if_needed()
            expect(found).to_be_in_viewport()
            assert not found.evaluate(COVERED), f"something lies over {text}"

    def part(self, name: str) -> Locator:
        """Return the part of the page below a heading."""
        return self.page.get_by_role("region", name=name, exact=True)

    def tab(self, name: str) -> None:
        """Tap one of the account's pages in the row of its tabs."""
        tabs = self.page.get_by_role("navigation", name="Pages of")
        self.tap(tabs.get_by_role("link", name=name, exact=True))

    def decider(self, name: str) -> Locator:
        """Return the entry of somebody who decides."""
        entries = self.part("Deciders").get_by_role("listitem")
        return entries.filter(has=self.page.get_by_role("link", name=name, exact=True))

    def person(self, name: str) -> Locator:
        """Return the place of a person: the panel, else their row on the People page."""
        self.page.wait_for_load_state()
        row = self.page.locator("details[open]").filter(
            has=self.page.locator("summary", has_text=name)
        )
        return row.or_(self.page.get_by_role("dialog", name=name)).last

    def line(self, part: str, text: str) -> Locator:
        """Return the entry of a part that has a text."""
        return self.part(part).get_by_role("listitem").filter(has_text=text).first
