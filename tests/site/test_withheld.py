"""A site can leave out maps by their confidentiality; nothing of them is in any of its files."""

import json
from html import unescape
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from account_maps.model.load import load_playbook
from account_maps.model.withholding import WithholdingRule
from building import Project, Site
from history.repo import Repo

TIDEWATER = """\
name: Tidewater Nuclear
confidentiality: Board only
owner: ana
territory: Quietlands
tags: [hushhush]
stakeholders:
  wilhelmina:
    name: Wilhelmina Quux
    title: Chief Fission Officer
    roles: [economic_buyer]
    person: wq
    pains: [Reactor downtime nobody may know of]
"""
PARENT = "name: Umbra Holding\nconfidentiality: board only\n"
OPEN = """\
name: Acme
parent: umbra
owner: ana
confidentiality: internal
stakeholders:
  zed:
    name: Zed Zobel
    person: wq
"""
TEAM = "team: {ana: {name: Ana Lima, title: Rep}}\n"
TRACES = (
    *("Tidewater", "tidewater", "Quietlands", "hushhush", "Wilhelmina", "wilhelmina", "Quux"),
    *("Fission", "Reactor", "Umbra", "umbra", "Board only"),
)
"""Every word of the withheld maps that is in no other."""


def with_setting(project: Project, old: str, new: str) -> None:
    settings = project.root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(old, new), "utf-8")


@pytest.fixture
def playbook(project: Project) -> Project:
    """Two maps to leave out, one that names a withheld parent and shares a person."""
    with_setting(project, "as_of", "withhold: board only, edit: true, pdf: a4, as_of")
    project.write("maps/_team.yaml", TEAM)
    project.map("tidewater", TIDEWATER)
    project.map("umbra", PARENT)
    project.map("acme", OPEN)
    return project


def traces(site: Site) -> list[tuple[str, str]]:
    """The files of a site in which a word of the withheld maps stands, with the word."""
    return [
        (path, word)
        for path, content in site.files().items()
        for word in TRACES
        if word in path or word in unescape(content.decode(errors="replace"))
    ]


def test_nothing_of_a_withheld_map_is_in_any_file(
    playbook: Project, capfd: pytest.CaptureFixture[str]
) -> None:
    site = playbook.build()
    assert traces(site) == []
    assert "2 accounts are left out of this site (withhold: board only)" in capfd.readouterr().err


def test_without_the_setting_every_trace_is_there(playbook: Project) -> None:
    with_setting(playbook, "withhold: board only, ", "")
    assert {word for _, word in traces(playbook.build())} == set(TRACES)


def test_the_other_maps_are_there_whole(playbook: Project) -> None:
    site = playbook.build()
    assert "Zed Zobel" in site.html("accounts/acme")
    listed = json.loads((site.folder / "maps.json").read_text("utf-8"))
    assert [one["id"] for one in listed["accounts"]] == ["acme"]


def test_a_change_of_level_reaches_a_warm_build(playbook: Project) -> None:
    with_setting(playbook, "board only", "nothing")
    playbook.map("umbra", PARENT.replace("board only", "nothing"))
    playbook.build()
    with_setting(playbook, "nothing", "board only")
    playbook.map("umbra", PARENT)
    assert traces(playbook.build()) == []


def test_history_begins_where_a_map_last_was_withheld_or_named_one(tmp_path: Path) -> None:
    repo, project = Repo(tmp_path), Project(tmp_path)
    with_setting(project, "as_of", "withhold: board only, edit: true, as_of")
    project.write("maps/_team.yaml", TEAM)
    project.map("tidewater", TIDEWATER)
    project.map("acme", OPEN.replace("internal", "board only").replace("Zed", "Umbra"))
    project.map("bolt", "name: Bolt\nparent: tidewater\n")
    for number, (day, acme, bolt) in enumerate(
        (
            ("2026-05-01", None, None),
            ("2026-08-01", OPEN.replace("parent: umbra\n", ""), "name: Bolt\n"),
            ("2026-11-01", OPEN.replace("parent: umbra\n", "") + "industry: Steel\n", None),
        )
    ):
        for key, text in (("acme", acme), ("bolt", bolt)):
            if text:
                project.map(key, text)
        repo.git("add", "maps")
        repo.git("commit", "-q", "-m", f"Step {number}", day=day)

    site = project.build()

    assert traces(site) == []
    assert "Steel" in site.html("accounts/acme/history")


def test_a_page_or_a_note_that_names_a_withheld_account_is_told(
    playbook: Project, capfd: pytest.CaptureFixture[str]
) -> None:
    playbook.write("docs/plans/big.md", "# Tidewater&nbsp;plan\n\nTidewater Nuclear wants more.\n")
    playbook.map("bolt", "name: Bolt\nsummary: {want: 'What Tidewater Nuclear has'}\n")
    playbook.write("docs/broken.json", "{ no JSON, but Tidewater Nuclear is in it\n")
    playbook.build()
    told = capfd.readouterr().err
    assert "still named in accounts/bolt/index.html, " in told
    assert "broken.json" in told
    assert "exclude_docs" in told


def test_a_level_that_no_map_has_stops_the_build(playbook: Project) -> None:
    with_setting(playbook, "board only", "[board only, bord only]")
    with pytest.raises(Abort):
        playbook.build()


def test_a_map_that_cannot_be_read_is_left_out_if_its_level_is_withheld_or_unclear(
    playbook: Project,
) -> None:
    # Under a live server such a map would be an error page that shows its lines.
    playbook.map("tidewater", TIDEWATER + "unknown: key\n")
    playbook.map("umbra", "{name: Umbra Holding, confidentiality: board only, unknown: key}\n")
    rule = WithholdingRule(frozenset({"board only"}), "mkdocs.yml")
    loaded = load_playbook(playbook.root / "maps", None, root=playbook.root, withheld=rule)
    assert [*loaded.files] == ["acme"]
    assert {problem.file for problem in loaded.problems} == {
        "maps/tidewater.yaml",
        "maps/umbra.yaml",
    }


def test_a_site_of_one_part_says_nothing_of_withheld_maps_elsewhere(playbook: Project) -> None:
    with_setting(playbook, "as_of", "maps: {confidentiality: internal}, as_of")
    assert traces(playbook.build()) == []
