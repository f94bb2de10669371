"""What only a browser shows: references to cards that are hidden, keys, layers without scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import account_maps_theme
from account_maps.draw import Router, draw_map
from account_maps.draw.geometry import CARD_WIDTH
from account_maps.html.scripts import with_folding
from account_maps.model.account import Account, Line, Person, Tie
from account_maps.model.values import LineKind, Role, Support
from account_maps.texts import english

ASSETS = Path(account_maps_theme.__file__).parent / "assets"
HEAD = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Map</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="map.css"><script src="map.js" defer></script>"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page with the figure of a small map."""
    people = {
        "dana": Person(name="Dana Reyes", roles=(Role.CHAMPION,), support=Support.MENTOR),
        "tomas": Person(name="Tomás Alvarez", reports_to="dana", ties={"ana": Tie()}),
        "priya": Person(name="Priya Nair", reports_to="dana", roles=(Role.APPROVER,)),
    } | {f"w{n}": Person(name=f"Worker {n}", reports_to="tomas") for n in range(40)}
    lines = (
        Line(source="tomas", target="priya"),
        Line(source="w0", target="tomas", kind=LineKind.CONFLICT),
    )
    account = Account(name="Northwind", stakeholders=people, influence=lines)
    drawing = draw_map(account, {}, english(), Router())
    folder = tmp_path_factory.mktemp("page")
    for name in ("map.css", "map.js"):
        (folder / name).write_text(with_folding((ASSETS / name).read_text("utf-8")), "utf-8")
    profile = f'<h3 id="person-priya">Priya</h3>{drawing.surroundings["tomas"]}'
    file = folder / "index.html"
    file.write_text(f"{HEAD}<body>{drawing.patterns}{drawing.figure}{profile}", "utf-8")
    return file.as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page, on a wide screen."""
    found = browser.new_page(viewport={"width": 1200, "height": 900})
    found.goto(address)
    yield found
    found.close()


@pytest.fixture
def without_scripts(browser: Browser, address: str) -> Iterator[Page]:
    """The page in a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    found = context.new_page()
    found.goto(address)
    yield found
    context.close()


def shown(page: Page) -> list[str]:
    """Return whom the visible cards name."""
    names: list[str] = page.eval_on_selector_all(
        ".map-figure a[data-p]",
        """cards => cards.filter(card => card.getClientRects().length)
        .map(card => document.getElementById(card.getAttribute("aria-labelledby")).textContent)""",
    )
    return names


def test_the_committee_shows_cards_whose_definitions_are_hidden(page: Page) -> None:
    page.click("label[for=map-view-committee]")
    names = [name.split(";")[0] for name in shown(page)]
    assert names == ["Dana Reyes", "Priya Nair"]
    card = page.locator("[data-view=committee] use").first.bounding_box()
    assert card is not None
    assert card["width"] > CARD_WIDTH - 2


def test_a_card_leads_to_the_profile(page: Page) -> None:
    page.click("[data-view=all] a[data-p='2']")
    assert page.url.endswith("#person-priya")


def test_arrow_keys_move_between_cards_and_escape_leaves(page: Page) -> None:
    page.focus("[data-view=all] a[data-p='0']")
    page.keyboard.press("ArrowDown")
    focused = "document.activeElement.dataset.p ?? ''"
    assert page.evaluate(focused) != "0"
    page.keyboard.press("Escape")
    assert page.evaluate(focused) == ""


def test_a_person_is_found_without_typing_accents(page: Page) -> None:
    page.fill(".map-find input", "tomas alv")
    near = "[...document.querySelectorAll('[data-view=all] a.map-near')].map(a => a.dataset.p)"
    assert page.evaluate(near) == ["1"]
    assert page.inner_text(".map-found") == "1"


def test_somebody_outside_the_view_is_found_on_the_whole_map(page: Page) -> None:
    page.get_by_text("Buying committee", exact=True).click()
    page.get_by_label("Find a person").fill("tomas")
    assert page.inner_text(".map-found") == "1"
    assert page.locator("svg[data-view=all]").is_visible()


def test_a_folded_person_is_found_in_the_list_that_opens(page: Page) -> None:
    page.fill(".map-find input", "worker 39")
    assert page.is_visible("text=Worker 39 >> visible=true")


def test_nobody_found_says_so(page: Page) -> None:
    page.fill(".map-find input", "zzz")
    assert page.inner_text(".map-found") == "Nobody found"


def test_pointing_at_a_person_shows_their_quiet_lines_and_fades_the_rest(page: Page) -> None:
    line = ".map-line.map-quiet"
    hidden = f"getComputedStyle(document.querySelector('[data-view=all] {line}')).visibility"
    assert page.evaluate(hidden) == "hidden"
    page.hover("[data-view=all] a[data-p='3']")
    assert page.evaluate(hidden) == "visible"
    assert page.locator("[data-view=all] a[data-p='2']:not(.map-near)").count() == 1


def test_the_picture_grows_and_fits_again(page: Page) -> None:
    width = "document.querySelector('[data-view=all]').getBoundingClientRect().width"
    before = page.evaluate(width)
    page.click("[data-do=in]")
    assert page.evaluate(width) > before * 1.2
    page.click("[data-do=fit]")
    assert page.evaluate(width) == pytest.approx(before, abs=1)


CANVAS = "document.querySelector('[data-view=all]').parentElement"


def enlarge(page: Page) -> None:
    """Make the picture wider than its frame."""
    for _ in range(9):
        page.click("[data-do=in]")


def test_a_mouse_drags_the_picture(page: Page) -> None:
    enlarge(page)
    box = page.locator("[data-view=all]").locator("..").bounding_box()
    assert box is not None
    page.evaluate(f"{CANVAS}.scrollTo(50, 0)")
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 10, box["y"] + 20)
    page.mouse.up()
    page.mouse.move(box["x"] + 200, box["y"] + 20)
    assert page.evaluate(f"{CANVAS}.scrollLeft") == 60


def test_the_wheel_zooms_around_the_pointer_while_control_is_held(page: Page) -> None:
    enlarge(page)
    box = "(({x, width}) => [x, width])(document.querySelector('[data-view=all]')"
    box += ".getBoundingClientRect())"
    x, width = page.evaluate(box)
    page.mouse.move(500, 300)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.wait_for_function(f"{box}[1] > {width * 1.05}")
    page.keyboard.up("Control")
    to_x, to_width = page.evaluate(box)
    assert (500 - to_x) / to_width == pytest.approx((500 - x) / width, abs=0.002)


def test_the_wheel_alone_does_not_zoom(page: Page) -> None:
    wide = "document.querySelector('[data-view=all]').getBoundingClientRect().width"
    width = page.evaluate(wide)
    page.mouse.move(600, 400)
    page.mouse.wheel(0, 100)
    page.wait_for_function("scrollY > 0")
    assert page.evaluate(wide) == width


def test_the_map_fills_the_screen_and_comes_back(page: Page) -> None:
    page.click("[data-do=full]")
    page.wait_for_function("document.fullscreenElement?.matches('.map-figure')")
    box = page.locator(".map-figure").bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (1200, 900)
    page.click("[data-do=full]")
    page.wait_for_function("!document.fullscreenElement")


def test_a_map_that_instant_navigation_puts_in_comes_to_life(
    browser: Browser, address: str
) -> None:
    """Material tells scripts of a new page through ``document$``."""
    page = browser.new_page()
    page.add_init_script("window.document$ = {subscribe: (tell) => { window.tell = tell; }}")
    page.goto(address)
    assert not page.is_visible(".map-zoom")
    page.evaluate("window.tell()")
    assert page.is_visible(".map-zoom")
    page.evaluate("document.querySelector('.map-figure').classList.remove('map-live')")
    page.evaluate("window.tell()")
    page.fill(".map-find input", "priya")
    assert page.inner_text(".map-found") == "1"
    page.close()


def test_paper_shows_the_chosen_view_within_its_width_and_the_legend(page: Page) -> None:
    page.click("label[for=map-view-committee]")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1000})
    assert page.is_visible("[data-view=committee]")
    assert not page.is_visible("[data-view=all]")
    assert not page.is_visible(".map-tools")
    assert page.is_visible(".map-signs")
    assert not page.is_visible(".map-keys")
    assert page.evaluate("document.documentElement.scrollWidth") <= 718


def test_a_phone_starts_with_the_committee_and_does_not_scroll_sideways(
    browser: Browser, address: str
) -> None:
    phone = browser.new_page(viewport={"width": 390, "height": 844})
    phone.goto(address)
    assert phone.is_checked("#map-view-committee")
    assert phone.evaluate("document.querySelector('.map-figure').scrollWidth <= innerWidth")
    phone.close()


def test_views_and_layers_work_without_scripts(without_scripts: Page) -> None:
    page = without_scripts
    page.click("label[for=map-view-committee]")
    assert page.is_visible("[data-view=committee]")
    assert not page.is_visible("[data-view=all]")
    page.click("label[for=map-view-all]")
    line = "getComputedStyle(document.querySelector('[data-view=all] .map-influence')).visibility"
    assert page.evaluate(line) == "visible"
    page.uncheck(".map-show-influence")
    assert page.evaluate(line) == "hidden"


def test_tools_that_need_scripts_are_not_there_without_them(without_scripts: Page) -> None:
    assert not without_scripts.is_visible(".map-find")
    assert not without_scripts.is_visible(".map-zoom")


def test_a_fold_opens_its_list_without_scripts(without_scripts: Page) -> None:
    without_scripts.click("[data-view=all] .map-fold")
    assert without_scripts.is_visible("text=Worker 39 >> visible=true")


def test_hiding_who_of_us_hides_it_on_repeated_cards_too(page: Page) -> None:
    page.click("label[for=map-view-committee]")
    page.uncheck(".map-show-coverage")
    handed_down = (
        "getComputedStyle(document.querySelector('{}')).getPropertyValue('--map-coverage')"
    )
    assert page.evaluate(handed_down.format("[data-view=committee] use")) == "hidden"
    assert page.evaluate(handed_down.format(".map-around use")) == "visible"
