"""What the search finds: short entries, escaped, and shorter the more accounts there are."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser

from account_maps.model.values import FindingCode
from account_maps.pages import search
from building import Project, Site
from maps import FULL, SMALLEST, TEAM
from serving import served

EVIL = "<script>alert(1)</script>"


def entry(site: Site, title: str) -> dict[str, Any]:
    (found,) = [one for one in site.search() if one["title"] == title]
    return found


def people(**stakeholders: object) -> str:
    named = {key.replace("_", "-"): person for key, person in stakeholders.items()}
    return json.dumps({"name": "Acme", "stakeholders": named}, ensure_ascii=False)


def northwind(project: Project) -> Project:
    project.write("maps/_team.yaml", TEAM)
    project.map("northwind-health", FULL.replace("parent: northwind-group\n", ""))
    project.write("docs/plans/northwind-health.md", "# Plan\n")
    return project


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with names of several scripts; read by all, changed by none."""
    project = northwind(Project(tmp_path_factory.mktemp("project")))
    zoe = {"name": "Zoë Åberg", "title": "Night auditor"}
    project.map("acme", people(zoe_aberg=zoe, kim_min_jun={"name": "김민준", "title": "CIO"}))
    project.map("plain", people(ida_holm={"name": "Ida Holm"}))
    project.map("harbor-clinics", SMALLEST)
    return project.build()


def test_a_person_is_found_by_post_account_and_talking_point(site: Site) -> None:
    dana = entry(site, "Dana Reyes")
    assert dana["location"] == "accounts/northwind-health/#person-dana-reyes"
    for words in ("Chief Information Officer", "Northwind Health", "Four systems retired"):
        assert words in dana["text"]


def test_no_entry_has_a_second_spelling_of_its_name(site: Site) -> None:
    assert entry(site, "Zoë Åberg")["text"] == "Night auditor · Acme"
    assert entry(site, "김민준")["text"] == "CIO · Acme"


def test_a_plain_name_is_not_told_twice(site: Site) -> None:
    assert entry(site, "Ida Holm")["text"] == "Acme"


def test_each_finding_is_found_by_code_and_title(site: Site) -> None:
    found = [one for one in site.search() if one["location"].startswith("findings/")]
    assert [one["title"].split()[0] for one in found] == [*FindingCode]
    assert all((site.folder / one["location"] / "index.html").exists() for one in found)


LIMITS = ("MOST_WITH_POINTS", "MOST_WITH_PEOPLE", "MOST_WITH_NAMES")
SHORTER = [
    # How many of the limits one account is below, what is then found, and what is not.
    (3, ["Four systems", "Priya Nair"], []),
    (2, ["Priya Nair", "Night nurse"], ["Four systems"]),
    (1, ["Olaf Berg", "Chief Financial Officer"], ["Four systems", "Night nurse"]),
    (0, ["Dana Reyes", "Priya Nair"], ["Olaf Berg", "Chief Financial Officer"]),
]


@pytest.mark.parametrize(("below", "found", "missing"), SHORTER)
def test_the_more_accounts_the_shorter_the_entries(
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    below: int,
    found: list[str],
    missing: list[str],
) -> None:
    for name in LIMITS[: len(LIMITS) - below]:
        monkeypatch.setattr(search, name, 0)
    site = northwind(project).build()
    entries = [one for one in site.search() if one["location"].startswith("accounts/n")]
    told = " ".join(f"{one['title']} {one['text']}" for one in entries)
    assert [words for words in found if words not in told] == []
    assert [words for words in missing if words in told] == []


def test_hostile_text_is_escaped_in_every_entry(project: Project) -> None:
    evil = {"name": EVIL, "title": EVIL, "talking_points": {"say": [EVIL]}}
    project.map("acme", json.dumps({"name": EVIL, "tags": [EVIL], "stakeholders": {"eve": evil}}))
    project.write("maps/_team.yaml", json.dumps({"team": {"mal": {"name": EVIL, "title": EVIL}}}))
    entries = project.build().search()
    assert sum("&lt;script&gt;" in one["title"] for one in entries) >= 2
    for one in entries:
        for part in (one["title"], one["text"]):
            parsed = LexborHTMLParser(part, is_fragment=True) if part else None
            assert parsed is None or not parsed.css("script")


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    with served(site.folder) as base:
        yield base


@pytest.mark.parametrize(
    ("words", "lands_on"),
    [
        ("zoe", "#person-zoe-aberg"),
        ("Zoë Å", "#person-zoe-aberg"),
        ("김민", "#person-kim-min-jun"),
        ("kim min", "#person-kim-min-jun"),
        ("night aud", "#person-zoe-aberg"),
        ("cio", "#person-kim-min-jun"),
        ("AF201", "findings/af201/"),
        ("harbor", "accounts/harbor-clinics/"),
    ],
)
def test_the_first_hit_leads_to_what_was_looked_for(
    page: Page, address: str, words: str, lands_on: str
) -> None:
    page.goto(address)
    field = page.locator("[data-md-component=search-query]")
    field.click()
    field.press_sequentially(words)
    field.press("Shift")  # The search listens to keys, and letters of other scripts come without.
    first = page.locator(".md-search-result__item").first
    first.wait_for()
    # An account and those of its people that fit are one hit with several links.
    assert first.locator(f"a[href*='{lands_on}']").first.is_visible()
