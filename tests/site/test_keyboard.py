"""An account's pages with the keyboard alone: in reading order, in sight, and never trapped."""

from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, expect

OVERVIEW: Final = "accounts/northwind-health/"
MOST_STOPS: Final = 120
HERE = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const shown = one.type === "radio" ? one.nextElementSibling : one;  // its label stands for it
    const box = shown.getBoundingClientRect();
    const inside = (at) => shown.contains(at) || at?.contains(shown);
    const hits = [0.1, 0.5, 0.9].flatMap((across) => [0.2, 0.5, 0.8].map((down) =>
        document.elementFromPoint(box.left + across * box.width, box.top + down * box.height)));
    const name = document.getElementById(one.closest("section")?.getAttribute("aria-labelledby"));
    one.dataset.stop ??= `${document.querySelectorAll("[data-stop]").length}`;
    return {
        stop: +one.dataset.stop,
        name: (one.getAttribute("aria-label") ?? one.textContent).trim().replace(/\\s+/g, " "),
        part: name?.textContent.trim() ?? "",
        top: box.top + scrollY,
        inSight: box.width > 0 && box.bottom > 0 && box.top < innerHeight && hits.some(inside),
    };
}"""
"""Where the focus is: its number among the stops so far, its name, its part, whether it is seen."""
LOOKS = """(one) => [one, one.nextElementSibling ?? one, ...one.querySelectorAll("*")]
.map((part) => {
    const style = getComputedStyle(part);
    return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.stroke,
        style.strokeWidth, style.backgroundColor, style.color, style.opacity].join();
}).join(";")"""
"""All that may show the focus, on what has it or on the label beside it."""
Stop = dict[str, Any]


@pytest.fixture(params=[1440, 390])
def keys(request: pytest.FixtureRequest, browser: Browser) -> Any:
    """A page on a desk and on a phone, that is moved through by keys."""
    width: int = request.param
    with browser.new_page(viewport={"width": width, "height": 900 if width > 800 else 844}) as made:
        made.emulate_media(reduced_motion="reduce")
        yield made


def walk(page: Page) -> list[Stop]:
    """Press Tab until the focus leaves the page or comes back to where it began."""
    stops: list[Stop] = []
    for number in range(2 * MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(HERE)
        if stop is None or stop["stop"] < number:
            return stops
        stops.append(stop)
    return stops


def place_of(stops: list[Stop], name: str, part: str | None = None, after: int = 0) -> int:
    """Return which of the stops has a name."""
    named = (n for n, one in enumerate(stops) if n >= after and part in {None, one["part"]})
    return next(n for n in named if stops[n]["name"].startswith(name))


def test_tab_goes_through_the_overview_in_reading_order(keys: Page, sample: str) -> None:
    keys.goto(sample + OVERVIEW)
    stops = walk(keys)

    assert stops[0]["name"].startswith("Skip to")
    acts = [place_of(stops, name) for name in ("Prep a meeting", "Edit", "Print")]
    pages = ("Overview", "Map", "People", "Plan", "Metrics")
    tabs = [place_of(stops, name, after=acts[-1]) for name in pages]
    parts = [
        next(n for n, one in enumerate(stops) if one["part"] == part)
        for part in ("Do next", "Deciders", "Commitments", "Metrics", "Who decides")
    ]
    deciders = [
        place_of(stops, name, "Deciders")
        for name in ("Priya Nair", "Dana Reyes", "Erik Lindqvist", "Dr Karen Holm")
    ]
    assert acts == [acts[0], acts[0] + 1, acts[0] + 2]
    assert sorted(tabs) == tabs
    assert 0 < acts[0] < parts[0]
    assert tabs[-1] < parts[0]
    assert sorted(parts) == parts
    assert sorted(deciders) == deciders


def test_tab_leaves_the_overview_after_few_stops(keys: Page, sample: str) -> None:
    keys.goto(sample + OVERVIEW)
    stops = walk(keys)

    assert 20 < len(stops) <= MOST_STOPS
    assert len({one["stop"] for one in stops}) == len(stops)


def test_the_focus_is_always_in_sight(keys: Page, sample: str) -> None:
    keys.goto(sample + OVERVIEW)

    assert [one["name"] for one in walk(keys) if not one["inSight"]] == []


def test_the_focus_is_always_marked(keys: Page, sample: str) -> None:
    keys.goto(sample + OVERVIEW)
    unmarked: list[str] = []
    for _ in walk(keys):
        keys.keyboard.press("Tab")
        here = keys.evaluate_handle("document.activeElement")
        focused = keys.evaluate(LOOKS, here)
        keys.evaluate("(one) => one.blur()", here)
        has_caret = keys.evaluate(
            "(one) => one.matches('input:is([type=text], [type=search])')", here
        )
        if keys.evaluate(LOOKS, here) == focused and not has_caret:
            unmarked.append(keys.evaluate("(one) => one.cloneNode().outerHTML", here))
        keys.evaluate("(one) => one.focus({ preventScroll: true })", here)
    assert unmarked == []


def test_enter_opens_a_decider_and_escape_goes_back_to_the_name(keys: Page, sample: str) -> None:
    keys.goto(sample + OVERVIEW)
    deciders = keys.get_by_role("region", name="Deciders", exact=True)
    name = deciders.get_by_role("link", name="Dana Reyes", exact=True)
    name.focus()
    keys.keyboard.press("Enter")

    said = keys.get_by_text("Four systems retired is four upgrades never done again.")
    expect(said.locator("visible=true").first).to_be_in_viewport()
    assert keys.url.endswith(f"{OVERVIEW}people/#dana-reyes")
    assert keys.get_by_role("dialog", name="Dana Reyes").evaluate(
        "(panel) => panel.contains(document.activeElement)"
    )

    keys.keyboard.press("Escape")
    expect(keys.get_by_role("dialog", name="Dana Reyes")).to_have_count(0)
    expect(name).to_be_focused()
    assert keys.url == sample + OVERVIEW


def test_the_open_panel_of_a_person_traps_nobody(keys: Page, sample: str) -> None:
    keys.goto(sample + OVERVIEW)
    deciders = keys.get_by_role("region", name="Deciders", exact=True)
    deciders.get_by_role("link", name="Dana Reyes", exact=True).press("Enter")
    panel = keys.get_by_role("dialog", name="Dana Reyes")
    expect(panel).to_be_visible()
    keys.keyboard.press("Shift+Tab")
    assert keys.evaluate("document.activeElement.textContent") == "Close"
    reached = []
    for _ in range(30):
        keys.keyboard.press("Tab")
        reached.append(keys.evaluate("document.activeElement.textContent.trim()"))

    assert "Edit Dana Reyes" in reached
    assert any(name.startswith("More prompts") for name in reached)
    assert len(set(reached)) > 6
    keys.keyboard.press("Escape")
    expect(panel).to_have_count(0)


def test_a_brief_is_prepared_without_a_pointer(keys: Page, sample: str) -> None:
    keys.goto(sample + OVERVIEW)
    keys.get_by_role("link", name="Prep a meeting", exact=True).press("Enter")
    keys.wait_for_url("**/print/#prep")
    keys.evaluate("document.fonts.ready.then(() => {})")
    stops = walk(keys)
    names = [one["name"] for one in stops]
    boxes = keys.get_by_role("checkbox")

    assert len(stops) == len({one["stop"] for one in stops})
    assert [one["name"] for one in stops if not one["inSight"]] == []
    assert boxes.count() == 13
    assert names.count("") == 13  # a box has its name beside it
    boxes.nth(2).press("Space")
    assert keys.url.endswith("?attendees=dana-reyes#prep")
    after = [one["name"] for one in walk(keys)]
    assert after[after.index("Print brief") :][:4] == [
        *("Print brief", "Copy link", "For us", "For the table")
    ]
