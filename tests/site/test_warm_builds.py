"""A build takes from earlier ones what has not changed, and nobody can tell."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from account_maps.model.playbook import AccountFile
from account_maps.pages.account.content import AccountPage, account_page
from building import Project, Site, words
from maps import FULL, GROUP, SMALLEST, TEAM


def edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        file = root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    return change


def write(path: str, text: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        (root / path).write_text(text, "utf-8")

    return change


def delete(path: str) -> Callable[[Path], None]:
    return lambda root: (root / path).unlink()


CLOSED = "name: Northwind Health\noutcome: {result: lost, day: 2026-11-02}"
EDITS = {
    "a person's name": edit("maps/northwind-health.yaml", "Priya Nair", "Priya N. Nair"),
    "a shared person's title elsewhere": edit(
        "maps/northwind-group.yaml", "Board observer", "Chair"
    ),
    "the parent's name": edit("maps/northwind-group.yaml", "Northwind Group", "Northwind AG"),
    "a new map": write("maps/new.yaml", "name: New\nparent: northwind-group\n"),
    "a map less": delete("maps/harbor-clinics.yaml"),
    "a colleague's name": edit("maps/_team.yaml", "Ana Lima", "Ana de Lima"),
    "a label": write("maps/_labels.yaml", "labels: {support: {mentor: Fan}}\n"),
    "the criteria of the profile": write(
        "maps/_icp.yaml", "criteria: {clinics: {label: Clinics, industry: [healthcare]}}\n"
    ),
    "a title of the team's own": write("maps/_rules.yaml", "titles: {procurement: [observer]}\n"),
    "an outcome": edit("maps/northwind-health.yaml", "name: Northwind Health", CLOSED),
    "the as-of date": edit("mkdocs.yml", "2026-11-20", "2026-11-21"),
    "the site's name": edit("mkdocs.yml", "Playbook", "Our playbook"),
    "the policy": edit("mkdocs.yml", "as_of", "csp: false, as_of"),
    "a page's title in the navigation": edit("docs/index.md", "# Home", "# Start here"),
    "a template of the site's own": write("custom/partials/copyright.html", "<p>Ours</p>"),
}


@pytest.fixture(scope="module", autouse=True)
def one_day() -> Iterator[None]:
    """All sites of this module are built at one time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1795132800")
        yield


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A playbook of which there is a build already; to be copied, not to be touched."""
    project = Project(tmp_path_factory.mktemp("built"))
    settings = project.root / "mkdocs.yml"
    settings.write_text(
        settings.read_text().replace("font: false", "font: false, custom_dir: custom")
    )
    (project.root / "custom" / "partials").mkdir(parents=True)
    project.write("maps/_team.yaml", TEAM)
    project.map("northwind-health", FULL)
    project.map("northwind-group", GROUP)
    project.map("harbor-clinics", SMALLEST)
    project.write("docs/plans/northwind-health.md", "# Plan of Northwind\n")
    project.build()
    return project


@pytest.fixture
def playbook(built: Project, tmp_path: Path) -> Project:
    """A playbook that has been built as it is."""
    return built.copy(tmp_path)


@pytest.mark.parametrize("name", EDITS)
def test_a_warm_build_is_a_cold_build_to_the_byte(playbook: Project, name: str) -> None:
    EDITS[name](playbook.root)
    warm = playbook.build().files()
    shutil.rmtree(playbook.root / ".account-maps-cache")
    cold = playbook.build("cold").files()
    assert warm.keys() == cold.keys()
    assert [path for path in cold if warm[path] != cold[path]] == []


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The accounts that are drawn, as they are."""
    names: list[str] = []

    def spy(file: AccountFile, *made_from: Any) -> AccountPage:
        names.append(file.id)
        return account_page(file, *made_from)

    monkeypatch.setattr("account_maps.pages.account.specs.account_page", spy)
    return names


def test_what_nobody_has_touched_is_not_made_again(playbook: Project, drawn: list[str]) -> None:
    playbook.build()
    assert drawn == []


def test_only_what_an_edit_touches_is_made_again(playbook: Project, drawn: list[str]) -> None:
    EDITS["a person's name"](playbook.root)
    playbook.build()
    assert drawn == ["northwind-health"]


def test_an_edit_reaches_the_pages_that_show_it(playbook: Project, drawn: list[str]) -> None:
    EDITS["a shared person's title elsewhere"](playbook.root)
    playbook.build()
    assert sorted(drawn) == ["northwind-group", "northwind-health"]


def test_a_spoiled_cache_is_made_anew(playbook: Project, drawn: list[str]) -> None:
    first = Site(playbook.root / "site").files()
    for path in (playbook.root / ".account-maps-cache").glob("??/*"):
        path.write_bytes(b"\xff\x00spoiled")
    assert playbook.build().files() == first
    assert sorted(drawn) == ["harbor-clinics", "northwind-group", "northwind-health"]


def test_entries_that_were_swapped_are_made_anew(playbook: Project) -> None:
    first = Site(playbook.root / "site").files()
    paths = sorted((playbook.root / ".account-maps-cache").glob("??/*"))
    contents = [path.read_bytes() for path in paths]
    for path, content in zip(paths, [contents[-1], *contents[:-1]], strict=True):
        path.write_bytes(content)
    assert playbook.build().files() == first


def test_the_cache_hides_itself_from_git(playbook: Project) -> None:
    assert (playbook.root / ".account-maps-cache" / ".gitignore").read_text() == "*\n"


def test_one_generator_never_takes_the_pages_of_another(playbook: Project) -> None:
    command = [sys.executable, "-m", "properdocs", "build", "-q", "-f", "mkdocs.yml"]
    subprocess.run(command, cwd=playbook.root, check=True)
    html = (playbook.root / "site" / "accounts" / "harbor-clinics" / "index.html").read_text()
    assert 'content="mkdocs-ProperDocs' in html


def test_a_build_that_cannot_write_its_cache_says_why_and_makes_the_same_site(
    playbook: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = playbook.build().files()
    assert "cache" not in capsys.readouterr().err
    edit("mkdocs.yml", "as_of", "cache_dir: mkdocs.yml, as_of")(playbook.root)

    without = playbook.build("without").files()

    assert without == kept
    said = [line for line in capsys.readouterr().err.splitlines() if "cache" in line]
    assert len(said) == 1
    assert "the cache can't be written" in said[0]
    assert "mkdocs.yml" in said[0]


def test_an_edit_elsewhere_makes_only_the_accounts_anew_that_share_the_person(
    tmp_path: Path,
) -> None:
    project = Project(tmp_path)
    project.write("maps/_team.yaml", TEAM)
    person = "stakeholders: {priya: {name: Priya, person: priya-nair"
    project.map(
        "northwind", f"name: Northwind\nstage: offer\n{person}, roles: [economic_buyer]}}}}\n"
    )
    project.map("rotmark", f"name: Rotmark\n{person}}}}}\n")
    project.map("harbor", SMALLEST)
    before = project.build("cold")
    assert "Rotmark" not in " ".join(words(before.account("northwind"), ".am-step h3"))

    ties = "ties: {ben-roth: {level: vendor, last: 2026-03-01}}"
    project.map("rotmark", f"name: Rotmark\n{person}, {ties}}}}}\n")
    warm = project.build("warm")
    told = " ".join(words(warm.account("northwind"), ".am-step h3"))
    assert "Ben Roth knows them from Rotmark (last contact on 1 Mar 2026)" in told
    shutil.rmtree(project.root / ".account-maps-cache")
    assert warm.files() == project.build("again").files()
