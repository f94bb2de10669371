"""What moved since last Monday: per rep, the figures and why, from real repositories."""

import datetime as dt
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from account_maps.history.history import History
from account_maps.pages.since.earlier import monday_before
from building import SETTINGS, Project, Site, words
from history.repo import ANA, BEN, Repo
from maps import TEAM

ACME = """\
name: Acme
owner: ana-lima
value: 480000
stage: evaluation
close_date: 2027-02-26
stakeholders:
  ilse-kant:
    name: Ilse Kant
    title: CFO
    roles: [economic_buyer]
    support: supporter
    verified: 2026-11-01
    ties:
      ana-lima: {level: problem_solver, last: 2026-11-01}
  omar-said:
    name: Omar Said
    title: CIO
    roles: [decision_maker]
    support: neutral
    verified: 2026-11-01
    ties:
      ana-lima: {level: problem_solver, last: 2026-11-01}
"""
COOLING = """\
name: Bolt
owner: ben-roth
stakeholders:
  max-braun:
    name: Max Braun
    roles: [economic_buyer]
    support: supporter
    verified: 2026-11-01
    ties:
      ben-roth: {level: credible_source, last: 2026-05-19}
"""
STILL = "name: Calm\nowner: cleo\n"
CALM = "name: Calm\nowner: cleo\nstakeholders:\n" + "".join(
    f"""\
  {key}:
    name: {key.title()}
    roles: [{role}]
    support: supporter
    veto: {str(key == "eva").lower()}
    verified: 2026-11-01
    ties:
      cleo: {{level: problem_solver, last: 2026-11-01}}
      ana-lima: {{level: problem_solver, last: 2026-11-01}}
"""
    for key, role in {
        "eva": "economic_buyer",
        "una": "decision_maker",
        "ida": "approver",
        "leo": "decision_maker",
    }.items()
)
MAP = "maps/acme.yaml"
SINCE = "since/"


class Playbook:
    """A project under git with three accounts, as of Friday, Nov 20, 2026."""

    def __init__(self, root: Path) -> None:
        self.project, self.repo = Project(root), Repo(root)
        self.repo.write(".gitignore", "/site\n/warm\n/cold\n/.account-maps-cache\n")
        self.repo.write("maps/_team.yaml", f"{TEAM}  cleo: {{name: Cleo Lang}}\n")
        self.repo.write(MAP, ACME)
        self.repo.write("maps/bolt.yaml", COOLING)
        self.repo.write("maps/calm.yaml", STILL)
        self.repo.commit("2026-10-01", ANA)

    def edit(self, old: str, new: str, day: str) -> None:
        """Change the map of Acme and commit that."""
        self.repo.replace(MAP, old, new)
        self.repo.commit(day, BEN)

    def as_of(self, day: str) -> None:
        """Let the site speak of another day."""
        self.project.write("mkdocs.yml", SETTINGS.replace("2026-11-20", day))


@pytest.fixture
def playbook(tmp_path: Path) -> Playbook:
    return Playbook(tmp_path)


def told(site: Site) -> dict[str, str]:
    """What the page says of each account that moved."""
    cards = site.page(SINCE).css("article.am-card")
    named = {(card.css_first("h3") or card).text(): card for card in cards}
    return {name: " ".join(card.text().split()) for name, card in named.items()}


@pytest.mark.parametrize(
    ("day", "monday"),
    [("2026-11-20", "2026-11-16"), ("2026-11-22", "2026-11-16"), ("2026-11-23", "2026-11-16")],
)
def test_last_monday_is_the_one_before(day: str, monday: str) -> None:
    found = monday_before(dt.date.fromisoformat(day))
    assert found == dt.date.fromisoformat(monday)


def test_an_account_that_changed_says_what_and_which_figures_moved(playbook: Playbook) -> None:
    playbook.edit("support: supporter", "support: enemy", "2026-11-18")
    site = playbook.project.build()
    acme = told(site)["Acme"]
    assert "$480K · Evaluation · closes Feb 26, 2027" in acme
    assert re.search(r"support \+25% →then, and now −50%", acme)
    assert "Ilse Kant Supporter → Opponent" in acme
    (head,) = words(site.page(SINCE), "#rep-ana-lima")
    assert head == "Ana Lima 1 of 1 account moved · $480K"


def test_a_status_that_changed_says_then_and_now(playbook: Playbook) -> None:
    playbook.repo.write("maps/calm.yaml", CALM)
    playbook.repo.commit("2026-11-02", ANA)
    playbook.repo.write("maps/calm.yaml", CALM.replace("support: supporter", "support: enemy", 1))
    playbook.repo.commit("2026-11-18", ANA)
    calm = told(playbook.project.build())["Calm"]
    assert re.search(r"(Watch|On track) →then, and now At risk", calm)


def test_a_change_on_monday_itself_counts(playbook: Playbook) -> None:
    playbook.edit("title: CFO", "title: Chief Financial Officer", "2026-11-16")
    assert "Chief Financial Officer" in told(playbook.project.build())["Acme"]


def test_a_change_on_the_sunday_before_does_not(playbook: Playbook) -> None:
    playbook.edit("title: CFO", "title: Chief Financial Officer", "2026-11-15")
    assert "Acme" not in told(playbook.project.build())


def test_what_only_time_moved_is_said_with_who_went_cold(playbook: Playbook) -> None:
    bolt = told(playbook.project.build())["Bolt"]
    assert "Time passed: Ben Roth hasn't been in touch with Max Braun since May 19." in bolt
    assert "coverage 100%" in bolt


def test_reps_with_nothing_say_so_in_one_line(playbook: Playbook) -> None:
    playbook.as_of("2026-11-10")
    site = playbook.project.build()
    assert told(site) == {}
    assert words(site.page(SINCE), ".am-still") == [
        "Nothing moved for Ana Lima, Ben Roth, Cleo Lang."
    ]


def test_a_new_account_and_a_closed_one_say_so(playbook: Playbook) -> None:
    playbook.repo.write("maps/dove.yaml", "name: Dove\nowner: ana-lima\n")
    playbook.repo.commit("2026-11-18", ANA)
    won = "outcome: {result: won, day: 2026-11-18, reason: Fit}\nstage:"
    playbook.edit("stage:", won, "2026-11-19")
    found = told(playbook.project.build())
    assert "New since Nov 16." in found["Dove"]
    assert "Won" in found["Acme"]


def test_an_old_map_that_cannot_be_read_says_so(playbook: Playbook) -> None:
    playbook.edit("name: Acme", "nonsense: 1\nname: Acme", "2026-11-02")
    playbook.edit("nonsense: 1\n", "", "2026-11-18")
    assert "the map of Nov 16 can't be read anymore" in told(playbook.project.build())["Acme"]


def test_a_shallow_clone_says_that_it_cannot_tell(playbook: Playbook, tmp_path: Path) -> None:
    playbook.edit("title: CFO", "title: Chief Financial Officer", "2026-11-18")
    playbook.repo.git(
        "clone", "-q", "--depth", "1", f"file://{playbook.repo.root}", str(tmp_path / "clone")
    )
    acme = told(Project(tmp_path / "clone").build())["Acme"]
    assert "We can't tell how it stood on Nov 16" in acme


def test_without_history_the_page_says_why_and_what_to_do(playbook: Playbook) -> None:
    shutil.rmtree(playbook.repo.root / ".git")
    said = " ".join(words(playbook.project.build().page(SINCE), ".am-since"))
    assert "built without the change history" in said
    assert "Commit the maps to git" in said
    off = SETTINGS.replace("2026-11-20}", "2026-11-20, history: false}")
    playbook.project.write("mkdocs.yml", off)
    said = " ".join(words(playbook.project.build().page(SINCE), ".am-since"))
    assert "Set history: true" in said


def test_hostile_text_stays_text(playbook: Playbook) -> None:
    playbook.edit("title: CFO", "title: '<img src=x onerror=alert(1)>'", "2026-11-18")
    site = playbook.project.build()
    assert not site.page(SINCE).css(".am-page img")
    assert "<img src=x onerror=alert(1)>" in told(site)["Acme"]


def test_a_warm_build_reads_nothing_again_and_is_a_cold_one_to_the_byte(
    playbook: Playbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    playbook.edit("support: supporter", "support: enemy", "2026-11-18")
    playbook.project.build()
    playbook.repo.write("maps/dove.yaml", "name: Dove\nowner: ana-lima\n")
    playbook.repo.commit("2026-11-19", ANA)
    read: list[str] = []
    contents = History.contents

    def spy(self: History, names: Iterable[str]) -> Mapping[str, bytes]:
        wanted = [*names]
        read.extend(wanted)
        return contents(self, wanted)

    def no_more(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(History, "contents", spy)
    monkeypatch.setattr("account_maps.pages.since.earlier.measure", no_more)
    warm = playbook.project.build("warm")
    then = playbook.repo.git("rev-parse", "HEAD~2:maps/acme.yaml")
    assert then not in read
    monkeypatch.undo()
    shutil.rmtree(playbook.repo.root / ".account-maps-cache")
    assert warm.html(SINCE) == playbook.project.build("cold").html(SINCE)
