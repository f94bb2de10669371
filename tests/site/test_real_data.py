"""Maps made from data that nobody on this project wrote, built and read on the page."""

import json
import re
from typing import Any
from urllib.parse import quote

import pytest
from selectolax.lexbor import LexborHTMLParser

import real
from building import Project, Site, words
from real import committees


def as_id(name: str) -> str:
    return "-".join(re.findall(r"[^\W_]+", name.lower()))


def write(project: Project, account_id: str, account: dict[str, Any]) -> None:
    project.map(account_id, json.dumps(account, ensure_ascii=False))


@pytest.fixture(scope="module")
def krackhardt(tmp_path_factory: pytest.TempPathFactory) -> LexborHTMLParser:
    data = real.krackhardt()
    people = {
        p["id"]: {"name": p["name"], "title": p["title"], "unit": p["department"]}
        | ({"reports_to": p["reports_to"]} if p["reports_to"] else {})
        for p in data["people"]
    }
    units = {p["department"]: {"name": f"Department {p['department']}"} for p in data["people"]}
    # Who asks somebody's advice is influenced by them.
    lines = [
        {"from": r["to"], "to": r["from"], "note": r["kind"]}
        for r in data["relations"]
        if r["kind"] in {"advice", "friendship"}
    ]
    project = Project(tmp_path_factory.mktemp("krackhardt"))
    account = {"name": data["account"]["name"], "units": units}
    write(project, "krackhardt", account | {"stakeholders": people, "influence": lines})
    return project.build().account("krackhardt")


def advice(page: LexborHTMLParser) -> list[tuple[str, str]]:
    """Who influences whom by advice, as the page's table of lines says."""
    rows = [[" ".join(c.text().split()) for c in row.css("th, td")] for row in page.css("tr")]
    return [(row[0], row[2]) for row in rows if row[1:2] == ["Influence"] and row[4] == "advice"]


def test_the_page_tells_the_known_answers_about_krackhardts_managers(
    krackhardt: LexborHTMLParser,
) -> None:
    lines = advice(krackhardt)
    assert len(lines) == 190
    asked = [adviser for adviser, _ in lines]
    counts = {manager: asked.count(f"Manager {manager}") for manager in (2, 18, 21, 7, 1)}
    assert counts == {2: 18, 18: 15, 21: 15, 7: 13, 1: 13}


def test_most_advice_runs_along_no_reporting_line(krackhardt: LexborHTMLParser) -> None:
    rows = krackhardt.css("#everybody tbody tr")
    managers = {
        " ".join(row.css("th a")[0].text().split()): " ".join(row.css("td")[2].text().split())
        for row in rows
        if len(row.css("td")) == 7
    }
    lines = advice(krackhardt)
    formal = [1 for a, b in lines if managers.get(a) == b or managers.get(b) == a]
    assert len(lines) - len(formal) == 161
    never_ask = {
        person for person, boss in managers.items() if boss and (boss, person) not in lines
    }
    assert never_ask == {"Manager 11"}


def test_every_line_of_krackhardts_managers_is_drawn(krackhardt: LexborHTMLParser) -> None:
    assert len(krackhardt.css("svg[data-view=all] path.map-influence")) == 190 + 102


@pytest.fixture(scope="module")
def congress(tmp_path_factory: pytest.TempPathFactory) -> Site:
    project = Project(tmp_path_factory.mktemp("congress"))
    for committee in committees():
        ids = {p["id"]: as_id(p["name"]) for p in committee["people"]}
        people = {
            ids[p["id"]]: {"name": p["name"], "title": p["title"], "person": p["id"].lower()}
            | ({"reports_to": ids[p["reports_to"]]} if p["reports_to"] else {})
            for p in committee["people"]
        }
        account = {"name": committee["account"]["name"], "stakeholders": people}
        write(project, committee["account"]["id"].lower(), account)
    return project.build()


def test_each_of_twenty_committees_has_its_page(congress: Site) -> None:
    for committee in committees():
        page = congress.account(committee["account"]["id"].lower())
        assert words(page, "h1") == [" ".join(committee["account"]["name"].split())]
        shown = words(page, "#everybody th a")
        assert sorted(shown) == sorted(" ".join(p["name"].split()) for p in committee["people"])


def test_the_two_empty_committees_say_that_nobody_is_there(congress: Site) -> None:
    empty = [c["account"]["id"].lower() for c in committees() if not c["people"]]
    assert len(empty) == 2
    for account_id in empty:
        page = congress.account(account_id)
        assert words(page, ".am-empty p")[0].startswith("Nobody is on this map yet.")
        assert not page.css("svg[data-view]")


def test_a_name_with_accents_and_quotes_is_intact_everywhere(congress: Site) -> None:
    name, anchor = 'Jesús G. "Chuy" García', "person-jesús-g-chuy-garcía"
    page = congress.account("hspw")
    assert words(page, f"[id='{anchor}'] bdi")[0] == name
    card = next(a for a in page.css("svg[data-view=all] a") if name in a.text())
    assert f"#{quote(anchor)}" in card.attributes.values()
    entries = [e for e in congress.search() if e["location"] == f"accounts/hspw/#{quote(anchor)}"]
    assert [e["title"] for e in entries] == [name]


def test_somebody_on_several_committees_is_linked_between_them(congress: Site) -> None:
    accounts_of: dict[str, list[str]] = {}
    for committee in committees():
        for person in committee["people"]:
            accounts_of.setdefault(person["id"], []).append(committee["account"]["id"].lower())
    first, second, *_ = next(ids for ids in accounts_of.values() if len(ids) > 1)
    hrefs = {a.attributes.get("href") for a in congress.account(first).css("#shared ~ ul a")}
    assert f"../{second}/" in hrefs
