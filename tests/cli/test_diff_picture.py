"""The page of ``diff --format html``: complete in itself, true to what the JSON says, harmless."""

import base64
import hashlib
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from account_maps.changes import diff_page
from account_maps.cli import main
from history.repo import Repo
from maps import FULL, SMALLEST, TEAM

ACME = "maps/acme.yaml"
NORTHWIND = "maps/northwind.yaml"
EVIL = "</title></style><script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """A repository with two maps, in which the command runs."""
    made = Repo(tmp_path / "repo")
    made.write(ACME, SMALLEST)
    made.write(NORTHWIND, FULL.replace("parent: northwind-group\n", ""))
    made.write("maps/_team.yaml", TEAM)
    made.commit("2026-03-01")
    monkeypatch.chdir(made.root)
    return made


def said(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["diff", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def page(*arguments: str) -> LexborHTMLParser:
    return LexborHTMLParser(said(*arguments, "--format", "html"))


def text(of: LexborHTMLParser, selector: str) -> str:
    return " ".join(" ".join(node.text(separator=" ").split()) for node in of.css(selector))


def edited(repo: Repo) -> None:
    """One of each: somebody new, gone, moved, changed and renamed, and a line each way."""
    repo.replace(NORTHWIND, "support: unknown", "support: non_supporter")
    repo.replace(
        NORTHWIND,
        "  olaf-berg:\n    name: Olaf Berg\n    title: Night nurse\n    reports_to: dana-reyes\n",
        "  kim-olsen:\n    name: Kim Olsen\n    reports_to: priya-nair\n",
    )
    repo.replace(NORTHWIND, "placeholder: true\n    reports_to: dana-reyes", "placeholder: true")
    repo.replace(NORTHWIND, "tom-alvarez", "thomas-alvarez")
    repo.replace(NORTHWIND, "from: dana-reyes", "from: kim-olsen")


def test_the_numbers_and_the_marks_are_those_of_the_changes(repo: Repo) -> None:
    edited(repo)
    (told,) = json.loads(said("HEAD", "--format", "json"))["maps"]
    found = page("HEAD")
    states = Counter(one["status"] for one in told["people"])
    labels = Counter(text(found, ".mark-label").split()[1::2])
    renamed = labels.pop("RENAMED")
    labels["CHANGED"] += renamed
    assert renamed == 1
    assert labels == {key.upper(): states[key] for key in ("added", "removed", "moved", "changed")}
    assert len(found.css("svg.mark-picture .mark-same")) == states["same"]
    assert text(found, "article > .tallies").startswith("+ 1 person added − 1 person removed")


def test_the_words_of_every_change_stand_below_the_picture_and_in_it(repo: Repo) -> None:
    edited(repo)
    found = page("HEAD")
    about = text(found, "svg.mark-picture desc")
    for words in ("Kim Olsen: new on the map", "Olaf Berg: no longer on the map"):
        assert words in about
    rows = [" ".join(row.text(separator=" ").split()) for row in found.css("tbody tr")]
    assert any(row.startswith("Priya Nair Δ Changed") for row in rows)
    assert "Tom Alvarez" in text(found, "table")
    assert "Opposing share" in text(found, ".effects")


def test_it_says_which_two_states_it_compares(repo: Repo) -> None:
    repo.replace(ACME, "support: supporter", "support: enemy")
    assert "From HEAD to the files as they are" in text(page("HEAD"), "header")
    repo.commit("2026-04-02")
    assert "From HEAD~1 to HEAD" in text(page("HEAD~1", "HEAD"), "header")
    assert "Nothing changed" in text(page("HEAD"), "header")


def test_a_list_leads_to_each_of_several_maps(repo: Repo) -> None:
    edited(repo)
    repo.write(ACME, "name: [\n")
    repo.write("maps/new.yaml", "name: Brand New\nstakeholders: {ann: {name: Ann}}\n")
    found = page("HEAD")
    links = [node.attributes["href"] for node in found.css("nav a")]
    assert links == ["#map-1", "#map-2", "#map-3"]
    assert all(found.css_first(str(link)) for link in links)
    assert "can't be read" in text(found, ".warning")
    assert "A new map" in text(found, "nav")


def test_a_change_beside_the_people_has_words_but_no_picture(repo: Repo) -> None:
    repo.replace(NORTHWIND, "stage: evaluation", "stage: negotiation")
    found = page("HEAD")
    assert not found.css("svg.mark-picture")
    assert "so there is no picture" in text(found, "article")
    assert "1 other change" in text(found, ".tallies")


def test_of_a_large_map_the_part_round_the_change_is_shown_and_all_of_it_on_demand(
    repo: Repo,
) -> None:
    staff = "".join(
        f"  p{n}: {{name: Person {n}, reports_to: {'head' if n % 10 else 'ceo'}}}\n"
        for n in range(60)
    )
    people = f"  ceo: {{name: Chief}}\n  head: {{name: Head, reports_to: ceo}}\n{staff}"
    repo.write("maps/large.yaml", f"name: Large\nstakeholders:\n{people}")
    repo.commit("2026-04-02")
    repo.replace("maps/large.yaml", "name: Person 7,", "name: Person 7, support: mentor,")
    found = page("HEAD")
    part, whole = found.css("svg.mark-picture")
    assert [node.text() for node in part.css(".map-name")] == ["Chief", "Head", "Person 7"]
    assert len(whole.css(".map-name")) == 62
    assert "3 of 62 people are shown" in text(found, "figcaption")
    ids = [str(node.attributes["id"]) for node in found.css("[id]")]
    assert len(ids) == len(set(ids))


def test_only_so_many_maps_have_a_picture(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diff_page, "MOST_PICTURES", 1)
    edited(repo)
    repo.replace(ACME, "title: Office manager", "title: Manager")
    found = page("HEAD")
    assert len(found.css("svg.mark-picture")) == 1
    assert "account-maps diff --account acme --format html" in text(found, "article")


def test_nothing_of_a_map_is_markup(repo: Repo) -> None:
    repo.replace(ACME, "name: Maria Soto", f'name: "{EVIL}"')
    repo.replace(ACME, "name: Harbor Clinics", f'name: "{EVIL}"')
    found = page("HEAD")
    assert not found.css("script, img, [onerror]")
    assert EVIL in text(found, "h2")
    assert EVIL in text(found, "svg.mark-picture title")


def test_the_page_needs_nothing_beside_itself(repo: Repo) -> None:
    edited(repo)
    found = page("HEAD")
    style = found.css("style")[0].text()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = found.css("meta[http-equiv]")[0].attributes["content"]
    assert f"style-src 'sha256-{digest}'" in str(policy)
    assert not found.css("link, script, img, iframe, [style]")
    assert "url(" not in style
    references = [value for node in found.css("*") for value in node.attributes.values() if value]
    addresses = [one for one in references if re.match(r"\w+:", one) and "w3.org" not in one]
    assert addresses == []


def test_a_browser_shows_it_from_the_disk_without_a_complaint(repo: Repo, browser: Browser) -> None:
    edited(repo)
    assert said("HEAD", "--format", "html", "-o", "diff.html") == ""
    shown = browser.new_page(viewport={"width": 390, "height": 800})
    complaints: list[str] = []
    requests: list[str] = []
    shown.on("console", lambda message: complaints.append(message.text))
    shown.on("request", lambda request: requests.append(request.url))
    shown.goto((repo.root / "diff.html").as_uri())
    strip = "getComputedStyle(document.querySelector('.mark-added .mark-strip')).fill"
    assert shown.evaluate(strip) == "rgb(10, 101, 68)"
    assert shown.evaluate("document.documentElement.scrollWidth") == 390
    shown.emulate_media(color_scheme="dark")
    assert shown.evaluate(strip) == "rgb(95, 211, 164)"
    shown.emulate_media(media="print", color_scheme="dark")
    assert shown.evaluate(strip) == "rgb(10, 101, 68)"
    assert (complaints, len(requests)) == ([], 1)
    shown.close()
