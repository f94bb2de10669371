"""What lies over the cards on demand: what would go with somebody, and routes to somebody."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser, LexborNode

import account_maps_theme
from account_maps.draw import Drawing, Router, Trail, draw_map
from account_maps.html.scripts import with_folding
from account_maps.model.account import Account, Person, Tie
from account_maps.model.values import Role
from account_maps.texts import english
from draw.forests import accounts

ASSETS = Path(account_maps_theme.__file__).parent / "assets"
HOSTILE = """</title><script>alert(1)</script>"'{{7*7}}"""
ROUTER = Router()
TRAILS = (
    Trail(1, "Ana Lima", ("dana", "priya")),
    Trail(2, "Ben Roth", ("tomás", "w1", "priya")),
)
LOSSES = {"dana": 0.384, "priya": 0.2, "w1": 0.5, "tomás": 0.009, "ana-lima": 0.7}


def company() -> Account:
    people = {
        "dana": Person(name="Dana Reyes", roles=(Role.CHAMPION,), ties={"ana": Tie()}),
        "priya": Person(name="Priya Nair", reports_to="dana", roles=(Role.APPROVER,)),
        "tomás": Person(name="Tomás Alvarez", reports_to="dana"),
    } | {f"w{n}": Person(name=f"Worker {n}", reports_to="tomás") for n in range(40)}
    return Account(name="Northwind", stakeholders=people)


def draw(account: Account, losses: dict[str, float], *trails: Trail) -> Drawing:
    return draw_map(account, {}, english(), ROUTER, losses=losses, trails=trails)


def parsed(drawing: Drawing) -> LexborHTMLParser:
    return LexborHTMLParser(drawing.figure)


def only(tree: LexborHTMLParser, where: str) -> LexborNode:
    (found,) = tree.css(where)
    return found


def texts(tree: LexborHTMLParser, where: str) -> list[str]:
    return [node.text() for node in tree.css(where)]


def test_each_view_shows_what_would_go_with_those_in_it() -> None:
    tree = parsed(draw(company(), LOSSES))
    assert texts(tree, "[data-view=all] .map-loss text") == ["−38%", "−20%", "−50%"]
    assert texts(tree, "[data-view=committee] .map-loss text") == ["−38%", "−20%"]


def test_a_badge_is_stronger_from_a_fifth_and_from_half_on() -> None:
    tree = parsed(draw(company(), {"dana": 0.19, "priya": 0.2, "tomás": 0.494, "w1": 0.496}))
    shown = "[data-view=all] .map-loss-{} text"
    assert texts(tree, shown.format(1)) == ["−19%"]
    assert texts(tree, shown.format(2)) == ["−20%", "−49%"]
    assert texts(tree, shown.format(3)) == ["−50%"]


def test_stronger_badges_are_wider() -> None:
    tree = parsed(draw(company(), {"dana": 0.11, "priya": 0.22, "w1": 0.55}))
    badges = tree.css("[data-view=all] .map-loss rect")
    widths = sorted(int(badge.attributes["width"] or 0) for badge in badges)
    assert len(set(widths)) == 3


def test_the_layer_is_off_until_asked_for() -> None:
    toggle = only(parsed(draw(company(), LOSSES)), ".map-show-losses")
    assert "checked" not in toggle.attributes


def test_losses_of_less_than_a_percent_and_of_our_own_people_leave_the_figure_as_it_is() -> None:
    few = {"dana": 0.0099, "ana-lima": 0.9}
    assert draw(company(), few) == draw(company(), {})


def test_a_trail_names_its_stops_in_order_and_tells_the_way_in_words() -> None:
    trail = only(parsed(draw(company(), {}, *TRAILS)), "[id='route-priya-2']")
    assert [node.text() for node in trail.css("text")] == ["BR", "1", "2", "3"]
    assert trail.attributes["aria-label"] == (
        "Route: Ben Roth → Tomás Alvarez → Worker 1 → Priya Nair"
    )
    cards = [node.attributes["xlink:href"] for node in trail.css("use")]
    assert cards == ["#card-2", "#card-4", "#card-1"]


def test_the_second_route_differs_in_its_dashes_and_in_the_legend() -> None:
    tree = parsed(draw(company(), {}, *TRAILS))
    assert len(tree.css(".map-trail.map-second")) == 1
    assert texts(tree, ".map-of-trail") == ["Best route", "Second route"]


def test_a_trail_whose_stop_is_folded_away_or_not_on_the_map_is_left_out() -> None:
    folded = Trail(1, "Ana Lima", ("w39", "dana"))
    unknown = Trail(2, "Ana Lima", ("nobody", "dana"))
    drawing = draw(company(), {}, folded, unknown, TRAILS[0])
    assert drawing.trails == {"route-priya-1"}
    assert len(parsed(drawing).css(".map-trail")) == 1


def test_a_page_links_to_a_trail_whatever_the_script_of_the_id() -> None:
    assert Trail(1, "Ana", ("남궁",)).id == "route-남궁-1"
    assert Trail(1, "Ana", ("남궁",)).href == "#route-%EB%82%A8%EA%B6%81-1"


def test_hostile_names_in_a_trail_and_a_badge_are_only_text() -> None:
    account = Account(name="N", stakeholders={"a": Person(name=HOSTILE)})
    tree = parsed(draw(account, {"a": 1.0}, Trail(1, HOSTILE, ("a",))))
    assert not tree.css("script, img")
    trail, badge = only(tree, ".map-trail"), only(tree, "g > .map-loss")
    assert trail.attributes["aria-label"] == f"Route: {HOSTILE} → {HOSTILE}"
    assert (badge.attributes["aria-label"] or "").startswith(f"{HOSTILE}: 100%")


def ways(data: st.DataObject, account: Account) -> list[Trail]:
    """Return a trail or two along some of the people."""
    people = st.lists(st.sampled_from(list(account.stakeholders)), min_size=1, unique=True)
    return [Trail(rank, "Ana Lima", tuple(data.draw(people))) for rank in (1, 2)]


@settings(max_examples=30)
@given(accounts(), st.data())
def test_overlays_move_nothing_and_every_reference_leads_somewhere(
    account: Account, data: st.DataObject
) -> None:
    losses = dict.fromkeys(account.stakeholders, 0.3)
    drawn, plain = draw(account, losses, *ways(data, account)), draw(account, {})
    tree, before = parsed(drawn), parsed(plain)
    for where in (".map-picture", ".map-people a"):
        assert [n.attributes for n in tree.css(where)] == [n.attributes for n in before.css(where)]
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    assert drawn.trails <= set(ids)
    assert {f"#{i}" for i in ids} >= {
        u.attributes["xlink:href"] for u in tree.css(".map-trail use")
    }


@settings(max_examples=50)
@given(accounts(), st.data())
def test_no_trail_leaves_the_picture(account: Account, data: st.DataObject) -> None:
    tree = parsed(draw(account, {}, *ways(data, account)))
    picture = only(tree, "[data-view=all]")
    left, top, width, height = map(int, (picture.attributes["viewBox"] or "").split())
    for way in picture.css(".map-way"):
        for x, y in points(way.attributes["d"] or ""):
            assert left <= x <= left + width
            assert top <= y <= top + height


def points(path: str) -> Iterator[tuple[float, float]]:
    """Yield points along the curves of a path."""
    for curve in re.findall(r"M(\S+) (\S+)C(\S+) (\S+) (\S+) (\S+) (\S+) (\S+?)(?=M|$)", path):
        xs, ys = [*map(float, curve[::2])], [*map(float, curve[1::2])]
        yield from ((at(xs, step / 16), at(ys, step / 16)) for step in range(17))


def at(ends: list[float], part: float) -> float:
    """Return where a curve is, by de Casteljau."""
    while len(ends) > 1:
        ends = [a + (b - a) * part for a, b in pairwise(ends)]
    return ends[0]


HEAD = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Map</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="map.css"><script src="map.js" defer></script>"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page with a figure and, far below, links to its trails."""
    drawing = draw(company(), LOSSES, *TRAILS)
    folder = tmp_path_factory.mktemp("page")
    for name in ("map.css", "map.js"):
        (folder / name).write_text(with_folding((ASSETS / name).read_text("utf-8")), "utf-8")
    links = "".join(f'<a href="{trail.href}">{trail.rank}</a> ' for trail in TRAILS)
    rest = f'<p style="height: 3000px">Words.</p><h2 id="routes">Routes</h2>{links}'
    file = folder / "index.html"
    file.write_text(f"{HEAD}<body>{drawing.patterns}{drawing.figure}{rest}", "utf-8")
    return file.as_uri()


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """The page, with scripts and without."""
    context = browser.new_context(java_script_enabled=request.param)
    found = context.new_page()
    found.goto(address)
    yield found
    context.close()


def is_seen(page: Page, where: str) -> bool:
    """Return whether something shows inside the window."""
    box, window = page.locator(where).bounding_box(), page.viewport_size
    assert window is not None
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= window["height"]


def test_a_link_shows_its_route_and_no_other(page: Page) -> None:
    assert not page.is_visible(".map-trail")
    page.click("a[href='#route-priya-1']")
    assert is_seen(page, "#route-priya-1 .map-goal")
    assert not page.is_visible("#route-priya-2")


def test_a_link_shows_its_route_from_another_view(page: Page) -> None:
    page.click("label[for=map-view-committee]")
    page.click("a[href='#route-priya-2']")
    assert is_seen(page, "#route-priya-2 .map-goal")
    assert not page.is_visible("[data-view=committee]")


def test_the_way_back_hides_the_route(page: Page) -> None:
    assert not page.is_visible(".map-back")
    page.click("a[href='#route-priya-1']")
    page.click(".map-back a")
    assert not page.is_visible(".map-trail, .map-back")
    assert is_seen(page, "#routes")
    assert page.is_visible("label[for=map-view-committee]")


def test_all_but_the_route_steps_back(page: Page) -> None:
    people = "getComputedStyle(document.querySelector('.map-people')).opacity"
    assert page.evaluate(people) == "1"
    page.click("a[href='#route-priya-1']")
    assert page.evaluate(people) == "0.4"


def test_badges_show_and_are_read_out_only_while_the_layer_is_on(page: Page) -> None:
    badge = page.get_by_role("img", name="Dana Reyes: 38% of our access would go")
    assert badge.count() == 0
    page.check(".map-show-losses")
    assert badge.is_visible()
    page.uncheck(".map-show-losses")
    assert badge.count() == 0


def test_a_card_under_a_badge_still_leads_to_the_profile(page: Page) -> None:
    page.check(".map-show-losses")
    page.locator("[data-view=all] .map-loss").first.click(position={"x": 5, "y": 18}, force=True)
    assert page.url.endswith("#person-dana")


def test_an_address_with_a_route_opens_it_on_a_phone_as_well(
    browser: Browser, address: str
) -> None:
    phone = browser.new_page(viewport={"width": 390, "height": 844})
    phone.goto(f"{address}#route-priya-1")
    assert phone.is_checked("#map-view-all")
    assert is_seen(phone, "#route-priya-1 use >> nth=0")
    phone.close()


def relative(color: str) -> float:
    """Return the luminance of ``rgb(…)``, as WCAG defines it."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", color)[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_badges_can_be_read_in_light_and_dark_and_differ_without_color(
    browser: Browser, address: str, scheme: str
) -> None:
    page = browser.new_page()
    page.goto(address)
    page.evaluate("name => document.documentElement.dataset.mdColorScheme = name", scheme)
    page.evaluate(
        """() => { for (const [n, badge] of document.querySelectorAll("[data-view=all] .map-loss")
        .entries()) badge.setAttribute("class", `map-loss map-loss-${n + 1}`) }"""
    )
    fill = "parts => parts.map(part => getComputedStyle(part).fill)"
    boxes, words = (
        [relative(c) for c in page.eval_on_selector_all(f"[data-view=all] .map-loss {part}", fill)]
        for part in ("rect", "text")
    )
    for box, word in zip(boxes, words, strict=True):
        assert (max(box, word) + 0.05) / (min(box, word) + 0.05) >= 4.5
    assert boxes == sorted(boxes, reverse=scheme == "default")
    assert len(set(boxes)) == 3
    page.close()
