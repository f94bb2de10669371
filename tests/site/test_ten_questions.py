"""The ten questions of a rep, each answered with at most two taps or one search.

They begin on the overview of an account, and those that are searched for on the home page. An
answer counts when it can be read, after scrolling at most.
"""

import datetime as dt
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from building import Project
from history.repo import BEN, Repo
from maps import FULL, TEAM
from rep import Rep
from serving import served

OVERVIEW = "accounts/northwind-health/"
SIZES = {1440: 900, 390: 844}
MAP = "maps/northwind-health.yaml"
VISIT, TODAY = (dt.datetime(2026, month, 20, 9, tzinfo=dt.UTC) for month in (10, 11))


@pytest.fixture(params=SIZES)
def screen(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A browser that remembers nothing, on a desk and on a phone."""
    width: int = request.param
    with browser.new_page(viewport={"width": width, "height": SIZES[width]}) as made:
        yield made


@pytest.fixture
def rep(screen: Page, sample: str) -> Rep:
    """A rep on the overview of an account."""
    return Rep(screen, sample + OVERVIEW)


@pytest.fixture
def at_home(screen: Page, sample: str) -> Rep:
    """A rep on the home page."""
    return Rep(screen, sample)


def test_who_decides(rep: Rep) -> None:
    rep.sees("Priya Nair", "economic buyer", within=rep.decider("Priya Nair"))
    rep.sees("Dana Reyes", "decision maker", within=rep.decider("Dana Reyes"))
    assert (rep.taps, rep.searches) == (0, 0)


def test_who_can_bring_me_to_the_cfo(rep: Rep) -> None:
    step = rep.line("Do next", "Priya")
    rep.sees("Ruth Osei", "Tom Alvarez", "Priya Nair", within=step)
    rep.sees("Chief Financial Officer", within=rep.decider("Priya Nair"))
    assert (rep.taps, rep.searches) == (0, 0)


def test_who_is_the_cfo_is_one_search(at_home: Rep) -> None:
    found = at_home.search("cfo").filter(has_text="Priya Nair")
    at_home.sees("Chief Financial Officer", "Stance unknown", within=found.first)
    at_home.tap(found.first)
    at_home.page.wait_for_url("**/accounts/northwind-health/people/**#priya-nair")
    at_home.sees("Anything on behalf of Dana Reyes", within=at_home.person("Priya Nair"))
    assert (at_home.taps, at_home.searches) == (1, 1)


def test_what_do_i_say_to_dana(rep: Rep) -> None:
    rep.tap(rep.part("Deciders").get_by_role("link", name="Dana Reyes", exact=True))
    dana = rep.person("Dana Reyes")
    rep.sees("Four systems retired is four upgrades never done again.", within=dana)
    rep.sees("Bay Clinics' interface log before and after", within=dana)
    rep.sees("Who signs off the night-shift change plan?", within=dana)
    assert rep.page.url.endswith(f"{OVERVIEW}people/#dana-reyes")
    assert (rep.taps, rep.searches) == (1, 0)


def test_what_do_i_say_to_dana_is_one_search(at_home: Rep) -> None:
    at_home.tap(at_home.search("dana reyes").filter(has_text="Chief Information Officer").first)
    at_home.page.wait_for_url("**/people/**#dana-reyes")
    dana = at_home.person("Dana Reyes")
    at_home.sees("Four systems retired is four upgrades never done again.", within=dana)
    at_home.sees("Price, before Priya is in the room", within=dana)
    assert (at_home.taps, at_home.searches) == (1, 1)


def test_what_do_i_not_say_to_dana(rep: Rep) -> None:
    here = rep.decider("Dana Reyes")
    rep.sees("Don’t say", "Price, before Priya is in the room", within=here)
    assert (rep.taps, rep.searches) == (0, 0)
    rep.tap(here.get_by_role("link", name="Dana Reyes", exact=True))
    dana = rep.person("Dana Reyes")
    rep.sees("Price, before Priya is in the room", "Budget cut of 2025", within=dana)
    assert (rep.taps, rep.searches) == (1, 0)


def test_what_did_we_promise_and_to_whom(rep: Rep) -> None:
    ours = rep.line("Commitments", "Reference call with Bay Clinics")
    rep.sees("We", "Reference call with Bay Clinics", "Petra Novak", "Nov 28", within=ours)
    theirs = rep.line("Commitments", "The list of interfaces")
    rep.sees("They", "Olu Adeyemi", "Nov 24", within=theirs)
    assert (rep.taps, rep.searches) == (0, 0)


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a playbook in which somebody's stance has changed since the visit."""
    root = tmp_path_factory.mktemp("changed")
    project, repo = Project(root), Repo(root)
    repo.write(".gitignore", "/site\n/.account-maps-cache\n")
    repo.write("maps/_team.yaml", TEAM)
    text = FULL.replace("parent: northwind-group\n", "")
    repo.write(MAP, text)
    repo.write("docs/plans/northwind-health.md", "# Plan\n")
    repo.commit("2026-10-01", BEN, "The first map")
    repo.replace(MAP, "standing: incumbent", "standing: on the shortlist")
    repo.commit("2026-11-10", BEN, "MedCore is on the shortlist")
    with served(project.build().folder) as base:
        yield base


def test_what_changed_since_my_visit(screen: Page, changed: str) -> None:
    screen.clock.set_fixed_time(VISIT)
    screen.goto(changed + OVERVIEW)
    screen.clock.set_fixed_time(TODAY)
    rep = Rep(screen, changed + OVERVIEW)
    rep.sees("on the shortlist", within=rep.part("New since Oct 20"))
    assert (rep.taps, rep.searches) == (0, 0)


def test_a_brief_for_two_attendees(rep: Rep) -> None:
    rep.open("Prep a meeting")
    for name in ("Priya Nair", "Petra Novak"):
        rep.tick(name)
    rep.sees("Our proposal answers this on page one", within=rep.page.get_by_role("main"))
    in_the_room = rep.part("In the room").get_by_role("rowheader")
    expect(in_the_room).to_have_count(2)
    rep.sees("Priya Nair", "Petra Novak", within=rep.part("In the room"))
    rep.sees("Questions to them", "Objections", "Close")
    assert (rep.taps, rep.searches) == (1, 0)


def test_a_brief_for_dana_and_another_from_danas_own_place(rep: Rep) -> None:
    rep.tap(rep.part("Deciders").get_by_role("link", name="Dana Reyes", exact=True))
    prep = rep.person("Dana Reyes").get_by_role("link", name="Prep a meeting")
    rep.tap(prep)
    expect(rep.page.get_by_role("checkbox", name="Dana Reyes")).to_be_checked()
    rep.tick("Petra Novak")
    rep.sees("Dana Reyes", "Petra Novak", within=rep.part("In the room"))
    assert (rep.taps, rep.searches) == (2, 0)


def test_a_phone_number(rep: Rep) -> None:
    dana = rep.decider("Dana Reyes")
    rep.sees("0045 2072 7124", within=dana)
    call = dana.get_by_role("link", name="Call Dana Reyes")
    assert call.get_attribute("href") == "tel:004520727124"
    assert (rep.taps, rep.searches) == (0, 0)


def test_a_phone_number_is_one_search(at_home: Rep) -> None:
    at_home.sees(
        "0045 2072 7124", within=at_home.search("dana reyes").filter(has_text="0045").first
    )
    assert (at_home.taps, at_home.searches) == (0, 1)


def test_who_is_against_us_and_what_has_the_competitor(rep: Rep) -> None:
    rep.tap(rep.page.get_by_role("main").locator("summary").filter(has_text="Competitors"))
    rep.sees("incumbent", "Chief Security Officer")
    rep.tab("People")
    against = rep.page.locator("summary").filter(has_text="Sofie Krag")
    rep.sees("Sofie Krag", "Non-supporter", within=against)
    assert (rep.taps, rep.searches) == (2, 0)


def test_where_a_competitor_stands_is_one_search(at_home: Rep) -> None:
    found = at_home.search("medcore").filter(has_text="Northwind Health")
    at_home.sees("Competes with MedCore: incumbent", within=found.first)
    assert (at_home.taps, at_home.searches) == (0, 1)


def test_what_is_the_next_step(rep: Rep) -> None:
    rep.sees("Next step", "Meet the CFO before the budget round on Dec 5.")
    step = rep.line("Do next", "Ask Dana for an introduction to Priya")
    rep.sees("Ana Lima", "Dec 5", within=step)
    assert (rep.taps, rep.searches) == (0, 0)


@pytest.fixture
def scriptless(scriptless_page: Page, sample: str) -> Rep:
    """A rep on the overview, whose browser runs no scripts."""
    return Rep(scriptless_page, sample + OVERVIEW)


PLACES = {
    "who decides": ([], "Deciders", "economic buyer"),
    "who can bring me to the CFO": ([], "Do next", "Tom Alvarez"),
    "what not": ([], "Deciders", "Price, before Priya is in the room"),
    "what did we promise, to whom": ([], "Commitments", "Petra Novak"),
    "a phone number": ([], "Deciders", "0045 2072 7124"),
    "what is the next step": ([], "Do next", "Ask Dana for an introduction to Priya"),
    "who is against us": (["People"], "Buying committee", "Non-supporter"),
    "the general brief": (["Print"], "Key people", "Our proposal answers this on page one"),
}


@pytest.mark.parametrize("question", PLACES)
def test_without_scripts_links_lead_to_the_answer(scriptless: Rep, question: str) -> None:
    links, part, answer = PLACES[question]
    for name in links:
        (scriptless.tab if name == "People" else scriptless.open)(name)
    scriptless.sees(answer, within=scriptless.part(part))
    assert scriptless.taps == len(links) <= 2


def test_without_scripts_a_name_leads_to_what_to_say(scriptless: Rep) -> None:
    deciders = scriptless.part("Deciders")
    scriptless.tap(deciders.get_by_role("link", name="Dana Reyes", exact=True))
    assert scriptless.page.url.endswith(f"{OVERVIEW}people/#dana-reyes")
    scriptless.sees("Four systems retired is four upgrades never done again.")
    scriptless.sees("Price, before Priya is in the room")


def test_without_scripts_a_competitor_unfolds(scriptless: Rep) -> None:
    folded = scriptless.page.get_by_role("main").locator("summary").filter(has_text="Competitors")
    scriptless.tap(folded)
    scriptless.sees("incumbent", "Chief Security Officer")


def test_without_scripts_prep_says_so_and_has_the_general_one_pager(scriptless: Rep) -> None:
    scriptless.open("Prep a meeting")
    told = scriptless.page.locator("#prep p")
    expect(told).to_be_in_viewport()
    assert told.inner_text().startswith("A brief for a meeting needs scripts, which are off.")
    scriptless.sees("Priya Nair", "Dana Reyes", within=scriptless.part("Key people"))


def test_without_scripts_the_latest_changes_have_their_days(
    scriptless_page: Page, changed: str
) -> None:
    rep = Rep(scriptless_page, changed + OVERVIEW)
    rep.sees("on the shortlist", "Nov 10", within=rep.part("Latest updates"))
