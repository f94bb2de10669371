"""One site of several from one repository: its own accounts, and the way to the others."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from account_maps.cli import main
from account_maps.model.folder import YamlFile
from account_maps.model.load import load_playbook
from account_maps.model.selection import Selection, preview
from account_maps.pages.other_sites import selected
from building import Project, words
from maps import FULL, GROUP, SMALLEST, TEAM

SIZE = 100_000
ALL = {"northwind-health", "northwind-group", "harbor-clinics"}
NORDICS = "maps: {folder: nordics}, shards: {dach: ../dach/, nordics: ../nordics/}"
DACH = NORDICS.replace("folder: nordics", "folder: dach")
PLAN = "docs/plans/northwind-health.md"


@pytest.fixture
def playbook(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Two folders of maps; the parent of one account is in the other folder."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795132800")
    project.write("maps/_team.yaml", TEAM)
    project.map("nordics/northwind-health", FULL)
    project.map("nordics/oslo/harbor-clinics", f"territory: 'oslo'\n{SMALLEST}")
    project.map("dach/northwind-group", f"territory: dach\nowner: ben-roth\n{GROUP}")
    project.write(PLAN, "# Plan of Northwind\n")
    return project


def only(project: Project, options: str) -> Project:
    """The project, limited in its settings."""
    before = (project.root / "mkdocs.yml").read_text().partition("  - account-maps")[0]
    project.write("mkdocs.yml", f"{before}  - account-maps: {{as_of: 2026-11-20, {options}}}\n")
    return project


def accounts(site: Path) -> set[str]:
    """The accounts that have a page."""
    return {path.parent.name for path in (site / "accounts").glob("*/index.html")}


def told(project: Project, options: str, log: pytest.LogCaptureFixture) -> str:
    """What stops a build."""
    log.clear()
    with pytest.raises(Abort):
        only(project, options).build()
    return log.text


@pytest.mark.parametrize(
    ("maps", "expected"),
    [
        ("{folder: nordics}", {"northwind-health", "harbor-clinics"}),
        ("{folder: nordics/oslo/}", {"harbor-clinics"}),
        ("{territory: [oslo, dach]}", {"harbor-clinics", "northwind-group"}),
        ("{tier: 1}", {"northwind-health"}),
        ("{owner: ana-lima, folder: [nordics, dach]}", {"northwind-health"}),
    ],
)
def test_an_account_is_selected_if_it_fits_every_key(
    playbook: Project, maps: str, expected: set[str]
) -> None:
    config = load_config(str(only(playbook, f"maps: {maps}").root / "mkdocs.yml"))
    selection = selected(config.plugins["account-maps"].config.settings(config))
    read: dict[str, Any] = {}
    found = load_playbook(
        playbook.root / "maps", None, root=playbook.root, remembered=read, selection=selection
    )
    assert found.files.keys() == expected
    assert found.others.keys() == ALL - expected
    assert {file.id for file in read.values()} == expected


def test_other_accounts_are_in_no_list_no_search_and_nothing_for_machines(
    playbook: Project,
) -> None:
    site = only(playbook, "maps: {folder: dach}").build()
    assert accounts(site.folder) == {"northwind-group"}
    assert words(site.page("accounts/"), "tbody th") == ["Northwind Group"]
    assert not [one for one in site.search() if "harbor" in json.dumps(one).casefold()]
    assert [one["id"] for one in json.loads(site.files()["maps.json"])["accounts"]] == [
        "northwind-group"
    ]


def links_of_the_family(project: Project, account: str) -> dict[str, str | None]:
    page = project.build().account(account)
    names = page.css("#company ~ * a, #company ~ * bdi, section a, section bdi")
    family = [one for one in names if one.text().startswith("Northwind ")]
    return {one.text(): one.attributes.get("href") for one in family}


def test_a_parent_on_another_site_is_plain_text_where_nobody_says_where_that_is(
    playbook: Project,
) -> None:
    found = links_of_the_family(only(playbook, "maps: {folder: nordics}"), "northwind-health")
    assert found == {"Northwind Group": None}


def test_parents_and_subsidiaries_lead_to_the_other_site(playbook: Project) -> None:
    parent = links_of_the_family(only(playbook, NORDICS), "northwind-health")
    assert parent == {"Northwind Group": "../../../dach/accounts/northwind-group/"}
    child = links_of_the_family(only(playbook, DACH), "northwind-group")
    assert child == {"Northwind Health": "../../../nordics/accounts/northwind-health/"}


def test_the_address_of_another_site_may_be_a_whole_one(playbook: Project) -> None:
    only(playbook, "maps: {folder: nordics}, shards: {dach: 'https://maps.example/dach'}")
    found = links_of_the_family(playbook, "northwind-health")
    assert found == {"Northwind Group": "https://maps.example/dach/accounts/northwind-group/"}


@pytest.mark.parametrize("options", [DACH, "engine: auto"])
def test_a_warm_build_of_another_selection_is_a_cold_one_to_the_byte(
    playbook: Project, options: str
) -> None:
    only(playbook, NORDICS).build()
    warm = only(playbook, options).build().files()
    shutil.rmtree(playbook.root / ".account-maps-cache")
    assert playbook.build("cold").files() == warm


def test_a_mistake_in_a_map_stops_its_own_site_only(
    playbook: Project, caplog: pytest.LogCaptureFixture
) -> None:
    playbook.map("dach/northwind-group", "name: Northwind Group\nterritory: dach\ntears: 1\n")
    assert accounts(only(playbook, "maps: {folder: nordics}").build().folder)
    problem = "maps/dach/northwind-group.yaml:3:1"
    assert problem in told(playbook, "maps: {territory: dach}", caplog)


def test_a_map_of_which_nothing_can_be_told_stops_every_site_that_it_may_belong_to(
    playbook: Project, caplog: pytest.LogCaptureFixture
) -> None:
    playbook.map("dach/odd", "{name: Odd, territory: oslo, tears: 1}")
    assert "maps/dach/odd.yaml:1" in told(playbook, "maps: {territory: dach}", caplog)


def test_a_parent_that_is_nowhere_is_a_problem_still(
    playbook: Project, caplog: pytest.LogCaptureFixture
) -> None:
    (playbook.root / "maps/dach/northwind-group.yaml").unlink()
    playbook.map("dach/other", "name: Other\n")
    assert "no map has the id `northwind-group`" in told(
        playbook, "maps: {folder: nordics}", caplog
    )


@pytest.mark.parametrize(
    ("maps", "message"),
    [
        ("{teritory: dach}", "there's no key `teritory`  (did you mean `territory`?)"),
        ("{what: dach}", "there's no key `what`  (known: folder, owner, territory"),
        ("{territory: dahc}", "no map has the territory `dahc`  (did you mean `dach`?)"),
        ("{folder: nordic}", "no map lies in the folder `nordic`  (did you mean `nordics`?)"),
        ("{territory: dach, folder: nordics}", "no map fits all that is wanted"),
        ("{territory: NO}", "territory: expected a text, found `false`  (put it in quotes)"),
        ("{territory: }", "territory: expected a text, found nothing"),
        ("{territory: []}", "territory: an empty list fits no map"),
        ("dach", "expected what is wanted by key, found `dach`"),
        ("{tier: 1}, shards: {dach: 'javascript:alert(1)'}", "is no address of a site"),
        ("{tier: 1}, shards: {dach: 'http://a:b@c.example/'}", "is no address of a site"),
        ("{tier: 1}, shards: ../dach/", "expected an address for each site"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_told(
    playbook: Project, caplog: pytest.LogCaptureFixture, maps: str, message: str
) -> None:
    assert message in told(playbook, f"maps: {maps}", caplog)


def test_the_command_checks_all_maps_whatever_a_site_is_limited_to(
    playbook: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(only(playbook, NORDICS).root)
    with pytest.raises(SystemExit):
        main(["check"])
    assert "3 maps checked" in capsys.readouterr().out


def test_a_map_of_which_a_look_tells_too_little_is_read(playbook: Project) -> None:
    playbook.map("dach/blocks", "name: Blocks\ntags:\n- key\n- new\nterritory: oslo\n")
    playbook.map("dach/braces", "{name: Braces, tags: [key]}")
    playbook.map("dach/quotes", '"name": Quotes\n"tags": ["k\\x65y"]\n')
    selection = Selection({"tag": frozenset({"key"})}, "mkdocs.yml")
    found = load_playbook(playbook.root / "maps", None, root=playbook.root, selection=selection)
    assert found.files.keys() == {"blocks", "braces", "quotes"}


def test_a_value_that_goes_on_in_the_next_line_is_read_to_its_end(playbook: Project) -> None:
    playbook.map("dach/long", "name: Long\nterritory: oslo\n\n  fjord\ntier: 2\n")
    selection = Selection({"territory": frozenset({"oslo\nfjord"})}, "mkdocs.yml")
    found = load_playbook(playbook.root / "maps", None, root=playbook.root, selection=selection)
    assert found.files.keys() == {"long"}


TEXTS = st.text("ab é'#:,[]{}\"\\-~1 ", min_size=1, max_size=6).filter(str.strip)
STYLES: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([None, True, False]),
        "default_style": st.sampled_from([None, '"', "'", "|"]),
        "width": st.sampled_from([4, 80]),
        "allow_unicode": st.booleans(),
        "line_break": st.sampled_from(["\n", "\r\n", "\r"]),
        "explicit_start": st.booleans(),
    }
)


@given(
    content=st.fixed_dictionaries(
        {"name": TEXTS},
        optional={
            "territory": TEXTS,
            "tags": st.lists(TEXTS, min_size=1, max_size=3),
            "industry": TEXTS,
            "goals": st.lists(st.just("a\nterritory: x\nb"), min_size=1, max_size=1),
        },
    ),
    style=STYLES,
    wanted=TEXTS,
)
def test_a_look_never_rules_out_what_reading_would_select(
    tmp_path_factory: pytest.TempPathFactory,
    content: dict[str, Any],
    style: dict[str, Any],
    wanted: str,
) -> None:
    folder = tmp_path_factory.getbasetemp() / "looked-at" / "maps"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "acme.yaml"
    path.write_text(yaml.safe_dump(content, sort_keys=False, **style), "utf-8", newline="")
    account = load_playbook(folder, None, root=folder.parent).files["acme"].account
    for key, values in {
        "territory": [content.get("territory"), wanted],
        "tag": [*content.get("tags", ()), wanted],
    }.items():
        keys = {key: frozenset(value.strip() for value in values if value)}
        selection = Selection(keys, "mkdocs.yml")
        map_preview = preview(
            YamlFile("acme", path, "maps/acme.yaml", shared=False), folder, keys, SIZE
        )
        if account and selection.fits(account):
            assert selection.may_fit(map_preview)
