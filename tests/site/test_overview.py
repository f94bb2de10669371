"""The overview of an account: what a rep sees five minutes before a call, without scrolling."""

import json
import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect
from selectolax.lexbor import LexborHTMLParser

from building import Project, Site, words
from maps import FULL, GROUP, SMALLEST, TEAM

SCREEN: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
ZOOMED: ViewportSize = {"width": 720, "height": 450}
"""The screen at 200 %."""

LARGE = {14: "northwind-health", 60: "calderbrook-hospitals", 150: "northwind-group"}
EVERY = {2: "harbor-clinics", **LARGE}

PROMISES = """\
promises:
  - {by: us, what: Reference call, due: 2026-11-28, stakeholders: [dana-reyes]}
  - {by: them, what: The list of interfaces, due: 2026-11-16, stakeholders: [priya-nair]}
  - {by: us, what: A demo, due: 2026-11-01, done: 2026-11-02}
"""
NORTHWIND = FULL[: FULL.index("promises:")] + PROMISES + "tags: [multi-site]\n"
CLOSED = NORTHWIND + "outcome: {result: lost, day: 2026-09-30, reason: They kept their system}\n"
BARE = json.dumps(
    {
        "name": "Bare",
        "stakeholders": {key: {"name": key.title()} for key in ("ann", "bo", "cy", "di")},
    }
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Built once, since its tests only look at it."""
    project = Project(tmp_path_factory.mktemp("overview"))
    project.write("maps/_team.yaml", TEAM)
    project.write("docs/plans/northwind-health.md", "# Plan of Northwind\n")
    project.map("northwind-health", NORTHWIND)
    project.map("northwind-group", GROUP)
    project.map("closed", CLOSED.replace("parent: northwind-group\n", ""))
    project.map("bare", BARE)
    project.map("small", SMALLEST)
    return project.build()


@pytest.fixture(scope="module")
def page_of(site: Site) -> LexborHTMLParser:
    return site.account("northwind-health")


def hrefs(page: LexborHTMLParser, selector: str) -> list[str]:
    """Where the links lead that a selector finds."""
    return [link.attributes.get("href") or "" for link in page.css(selector)]


def test_what_to_do_and_who_decides_come_first(page_of: LexborHTMLParser) -> None:
    assert words(page_of, ".am-desk h2") == [
        "Do next",
        "Deciders",
        "Commitments",
        "Metrics",
        "Who decides",
        "Core message",
        "Competitors",
        "Open questions",
    ]


def test_three_sentences_say_what_they_want_where_we_stand_and_what_is_next(
    page_of: LexborHTMLParser,
) -> None:
    assert words(page_of, ".am-sentences dt") == ["What they want", "Where we stand", "Next step"]
    assert words(page_of, ".am-sentences dd") == [
        "One patient record across 43 clinics.",
        "IT favours us; finance has not met us.",
        "Meet the CFO before the budget round.",
    ]


def test_deciders_say_where_they_stand_who_knows_them_and_what_not_to_say(
    page_of: LexborHTMLParser,
) -> None:
    priya, dana = page_of.css(".am-deciders li")
    said = [" ".join(one.text().split()) for one in priya.css("p, .am-chip")]
    assert said[:4] == [
        "Priya Nair",
        "Stance unknown",
        "Chief Financial Officer · economic buyer",
        "Not met yet",
    ]
    assert len(priya.css(".am-dont")) == 1
    assert [" ".join(one.text().split()) for one in dana.css("p, .am-chip")] == [
        "Dana Reyes ★",
        "Mentor",
        "Chief Information Officer · decision maker",
        "Ana Lima, problem solver · Nov 12",
        "Don’t say: Price, before Priya is in the room",
        "Call Dana Reyes 0045 2072 7124 Mail Dana Reyes",
    ]
    (champion,) = dana.css("[role=img]")
    assert champion.attributes["aria-label"] == "Champion"


def test_a_phone_and_a_mail_are_there_to_tap(page_of: LexborHTMLParser) -> None:
    taps = {link.text(): link.attributes["href"] for link in page_of.css(".am-tap")}
    assert taps == {
        "Call Dana Reyes": "tel:004520727124",
        "Mail Dana Reyes": "mailto:dana@northwind.example",
    }


def test_a_number_that_no_phone_can_dial_is_shown_and_leads_nowhere(project: Project) -> None:
    contact = "contact: {phone: ask reception}"
    project.map(
        "acme", SMALLEST.replace("roles: [economic_buyer]", f"roles: [approver]\n    {contact}")
    )
    page = project.build().account("acme")
    assert words(page, ".am-deciders .am-taps") == ["ask reception"]
    assert not page.css(".am-deciders .am-taps a")


def test_whoever_can_stop_it_stands_before_others_who_decide(project: Project) -> None:
    people = {
        "cio": {"name": "Cio", "roles": ["decision_maker"]},
        "coo": {"name": "Coo", "roles": ["approver"]},
        "legal": {"name": "Legal", "roles": ["legal"], "veto": True, "support": "enemy"},
        "cfo": {"name": "Cfo", "roles": ["economic_buyer"]},
        "gone": {"name": "Gone", "roles": ["economic_buyer"], "state": "left"},
        "user": {"name": "User", "roles": ["user_buyer"]},
    }
    project.map("acme", json.dumps({"name": "Acme", "stakeholders": people}))
    page = project.build().account("acme")
    assert words(page, ".am-deciders li .am-name") == ["Cfo", "Legal", "Cio", "Coo"]


def test_of_many_who_decide_five_are_shown_and_the_others_counted(project: Project) -> None:
    people = {f"p{n}": {"name": f"P{n}", "roles": ["approver"]} for n in range(8)}
    project.map("acme", json.dumps({"name": "Acme", "stakeholders": people}))
    page = project.build().account("acme")
    assert len(page.css(".am-deciders li")) == 5
    (more,) = page.css(".am-deciders .am-more a")
    assert (more.text(), more.attributes["href"]) == ("3 more who decide", "people/")
    assert words(page, ".am-deciders .am-card-head a") == ["8 people"]


def test_commitments_say_who_made_them_to_whom_and_by_when(page_of: LexborHTMLParser) -> None:
    assert words(page_of, ".am-promises li") == [
        "They The list of interfaces · Priya Nair Overdue, Nov 16",
        "We Reference call · Dana Reyes Nov 28",
    ]
    assert hrefs(page_of, ".am-promises a") == ["people/#priya-nair", "people/#dana-reyes"]


def test_four_metrics_each_name_what_they_hang_on_and_lead_to_how_they_are_calculated(
    site: Site, page_of: LexborHTMLParser
) -> None:
    tiles = words(page_of, ".am-tiles a")
    told = (
        r"\d+% coverage 100% with Priya Nair",
        r"\+\d+% support between \d+ … \d+%, depending on Priya Nair",
        r"100% key-person risk of our access rests on Dana Reyes",
        r"\d+% up to date \d+% once Priya Nair is confirmed",
    )
    assert len(tiles) == len(told)
    for tile, pattern in zip(tiles, told, strict=True):
        assert re.fullmatch(pattern, tile)
    metrics = site.page("accounts/northwind-health/metrics/")
    for href in hrefs(page_of, ".am-tiles a"):
        assert metrics.css_first(href.removeprefix("metrics/")) is not None


def test_the_picture_leads_to_people_and_brings_the_signs_it_uses(
    page_of: LexborHTMLParser,
) -> None:
    picture = page_of.css_first(".am-few")
    assert picture is not None
    html = picture.html or ""
    cards = re.findall(r'<a xlink:href="([^"]+)"', html)
    assert set(cards) == {
        f"people/#{one}" for one in ("tom-alvarez", "priya-nair", "dana-reyes", "cso")
    }
    used = set(re.findall(r'use xlink:href="#([^"]+)"', html)) | set(
        re.findall(r"url\(#([^)]+)\)", html)
    )
    defined = {node.attributes["id"] for node in page_of.css(".map-patterns [id]")}
    assert used <= defined
    assert defined - used <= {"map-band", "map-hatch"}


def test_the_legend_explains_the_signs_that_are_there(page_of: LexborHTMLParser) -> None:
    assert words(page_of, ".am-signs > span") == [
        "decides",
        "not met yet",
        "can veto",
        "influence",
        "conflict",
        "dotted line",
    ]


def test_a_large_committee_is_cut_to_what_can_be_read_and_the_others_are_counted(
    project: Project,
) -> None:
    people = {f"p{n}": {"name": f"P{n}", "roles": ["user_buyer"]} for n in range(29)}
    people["boss"] = {"name": "Boss", "roles": ["economic_buyer"]}
    project.map("acme", json.dumps({"name": "Acme", "stakeholders": people}))
    page = project.build().account("acme")
    shown = len(page.css(".am-few a"))
    assert 8 <= shown <= 12
    assert "Boss" in words(page, ".am-few a text")
    (more,) = page.css(".am-signs a")
    assert (more.text(), more.attributes["href"]) == (f"{30 - shown} more on the committee", "map/")


def test_the_core_message_stands_with_its_proof(page_of: LexborHTMLParser) -> None:
    (said,) = words(page_of, ".am-message")
    assert "One record across every clinic by autumn 2027." in said
    assert said.endswith("Proof: Bay Clinics moved 38 sites in seven months.")


def test_competitors_and_open_questions_are_folded(page_of: LexborHTMLParser) -> None:
    folds = page_of.css("details.am-card")
    assert [one.css("h2")[0].text() for one in folds] == ["Competitors", "Open questions"]
    assert all("open" not in one.attributes for one in folds)
    assert "MedCore, incumbent" in folds[0].text()
    assert "Priya Nair" in folds[1].text()


def test_the_last_line_says_of_which_day_it_speaks(page_of: LexborHTMLParser) -> None:
    assert words(page_of, ".am-dates")[0].startswith("As of Nov 20, 2026")


def test_when_all_of_the_map_was_last_confirmed_stands_beside_it(project: Project) -> None:
    project.map("acme", f"{SMALLEST}verified: 2026-11-12\n")
    dates = words(project.build().account("acme"), ".am-dates")
    assert dates[0].startswith("As of Nov 20, 2026 · last confirmed Nov 12, 2026")


def test_a_closed_account_has_no_next_step(site: Site) -> None:
    page = site.account("closed")
    assert not page.css(".am-next")
    assert words(page, ".am-sentences dt") == ["What they want", "Where we stand"]
    assert words(page, ".am-outcome") == ["Lost Sep 30, 2026 They kept their system"]
    assert not page.css(".am-status")


def test_nothing_that_is_empty_is_shown(site: Site) -> None:
    page = site.account("bare")
    assert words(page, ".am-desk h2") == ["Do next", "People", "Metrics", "People"]
    assert not page.css(".am-desk :is(ul, ol, dl, p):empty")
    assert not page.css(".am-taps, .am-more, .am-promises, .am-sentences")


def test_a_link_into_the_same_page_leads_to_something_on_it(site: Site) -> None:
    for account in ("northwind-health", "bare", "small", "closed"):
        page = site.account(account)
        ids = {node.attributes["id"] for node in page.css("[id]")}
        inner = hrefs(page, ".am-desk a[href^='#']")
        assert {href[1:] for href in inner if href} <= ids


def test_a_small_account_is_one_page_with_the_same_cards(site: Site) -> None:
    page = site.account("small")
    assert words(page, ".am-tabs a") in ([], ["Overview", "History"])
    assert words(page, ".am-desk > :not(.am-below) h2") == ["Do next", "Deciders", "Metrics"]
    assert page.css(".am-below .map-figure")
    assert not page.css(".am-few")
    (metrics,) = page.css("details.am-all-metrics")
    assert "open" not in metrics.attributes
    assert metrics.css("#figure-decision_coverage")
    ids = [str(node.attributes["id"]) for node in page.css("[id]")]
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("tab", ["", "map/", "people/", "plan/", "metrics/"])
def test_every_page_of_an_account_has_the_same_header(site: Site, tab: str) -> None:
    page = site.page(f"accounts/northwind-health/{tab}")
    assert words(page, ".am-header h1") == ["Northwind Health"]
    assert words(page, ".am-deal > span")[0] == "Stage: Evaluation"
    assert words(page, ".am-deal > .am-tag") == ["multi-site"]
    assert words(page, ".am-acts a") == ["Prep a meeting", "Print"]
    (status,) = words(page, ".am-status > summary" if not tab else ".am-status")
    assert status.startswith("At risk We haven't met Priya Nair, the economic buyer.")
    assert page.css(".am-tabs [aria-current=page]")[0].text() == (tab[:-1].title() or "Overview")
    assert not page.css(".am-header [title]")


def test_the_other_reasons_for_the_status_open_in_place_on_the_overview_alone(site: Site) -> None:
    overview = site.account("northwind-health")
    (status,) = overview.css("details.am-status")
    reasons = [one.text() for one in status.css("li")]
    assert reasons[0] == "We haven't met Priya Nair, the economic buyer. → Meet Priya Nair"
    assert f"+{len(reasons) - 1} more" in status.css("summary")[0].text()
    assert "open" not in status.attributes
    assert not site.page("accounts/northwind-health/map/").css("details.am-status")


# What is measured in a browser, on the sample.

BELOW = """(where) => Math.max(...[...document.querySelectorAll(where)]
    .map((one) => one.getBoundingClientRect().bottom + scrollY))"""
STOPS = """() => [...document.querySelectorAll("a, button, input, select, summary, [tabindex]")]
    .filter((one) => one.tabIndex >= 0 && !one.disabled && one.getClientRects().length)
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => !one.closest("footer")).length"""
HEIGHT = "document.documentElement.scrollHeight / innerHeight"
TOO_WIDE = "document.documentElement.scrollWidth > innerWidth"


def look(page: Page, sample: str, account: str, size: ViewportSize) -> None:
    """Open an account on a screen."""
    page.set_viewport_size(size)
    page.goto(f"{sample}accounts/{account}/")


@pytest.mark.parametrize("people", LARGE)
def test_an_overview_takes_two_screens_and_five_of_a_phone(
    page: Page, sample: str, people: int
) -> None:
    look(page, sample, LARGE[people], SCREEN)
    assert page.evaluate(HEIGHT) <= 2
    page.set_viewport_size(PHONE)
    assert page.evaluate(HEIGHT) <= 5


@pytest.mark.parametrize("people", EVERY)
def test_it_takes_no_more_than_120_stops_to_its_end(page: Page, sample: str, people: int) -> None:
    look(page, sample, EVERY[people], SCREEN)
    assert 10 < page.evaluate(STOPS) <= 120


@pytest.mark.parametrize("people", EVERY)
def test_who_decides_what_to_do_and_what_not_to_say_are_seen_without_scrolling(
    page: Page, sample: str, people: int
) -> None:
    look(page, sample, EVERY[people], SCREEN)
    seen = (
        ".am-steps",
        ".am-deciders li:nth-child(-n + 3)",
        ".am-deciders li:nth-child(2) .am-dont",
    )
    for where in seen[: 2 if people == 2 else 3]:  # Of two people one decides.
        assert 0 < page.evaluate(BELOW, where) <= SCREEN["height"], where
    expect(page.locator(".am-dont").first).to_be_in_viewport()


@pytest.mark.parametrize("people", LARGE)
def test_the_picture_is_as_high_as_it_may_be_and_can_be_read(
    page: Page, sample: str, people: int
) -> None:
    look(page, sample, LARGE[people], SCREEN)
    card = page.locator(".am-few .map-card > rect:first-of-type")
    picture = page.locator(".am-few svg").bounding_box()
    box = card.first.bounding_box()
    assert picture is not None
    assert box is not None
    assert 200 < picture["height"] <= 380
    assert box["width"] >= 0.85 * 192
    page.set_viewport_size(PHONE)
    small = card.first.bounding_box()
    assert small is not None
    assert small["width"] >= 0.6 * 192


def test_the_map_of_a_small_account_takes_half_a_screen(page: Page, sample: str) -> None:
    look(page, sample, "harbor-clinics", SCREEN)
    box = page.locator(".map-figure").bounding_box()
    assert box is not None
    assert box["height"] <= SCREEN["height"] / 2


@pytest.mark.parametrize("people", EVERY)
@pytest.mark.parametrize("size", [PHONE, ZOOMED], ids=["on a phone", "at 200 percent"])
def test_nothing_has_to_be_scrolled_sideways(
    page: Page, sample: str, people: int, size: ViewportSize
) -> None:
    look(page, sample, EVERY[people], size)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    assert not page.evaluate(TOO_WIDE)


def test_what_is_folded_opens_without_scripts(scriptless_page: Page, sample: str) -> None:
    look(scriptless_page, sample, "northwind-health", SCREEN)
    why = scriptless_page.locator(".am-why").first
    expect(why.get_by_text("Decider never met")).to_be_hidden()
    why.locator("summary").click()
    expect(why.get_by_text("Decider never met")).to_be_visible()


def test_a_link_to_the_open_questions_opens_them(page: Page, sample: str) -> None:
    page.goto(f"{sample}accounts/northwind-health/#questions")
    expect(page.locator(".am-questions li").first).to_be_in_viewport()


def test_the_buttons_stand_in_one_row_on_a_phone(page: Page, sample: str) -> None:
    look(page, sample, "northwind-health", PHONE)
    boxes = [one.bounding_box() for one in page.locator(".am-acts > a").all()]
    assert len(boxes) == 3
    assert len({box["y"] for box in boxes if box}) == 1
