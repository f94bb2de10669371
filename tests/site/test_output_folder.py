"""No folder that a site is written to costs a map, a page or a setting."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError

from account_maps.read.paths import contains
from building import SETTINGS, Project
from maps import SMALLEST, TEAM

OUR_OWN = "A build empties its output folder"


@pytest.fixture
def project(project: Project) -> Project:
    """A project with a map in a folder, our people, a theme folder, a hook and a cache."""
    project.map("nordics/acme", SMALLEST)
    project.map("_team", TEAM)
    project.write("theme/extra.css", "p {}\n")
    project.write("base/base.yml", SETTINGS.replace("material,", "material, custom_dir: theme,"))
    project.write("mkdocs.yml", "INHERIT: base/base.yml\n")
    project.write(".account-maps-cache/ab/cd", "kept")
    return project


def everything(root: Path) -> dict[str, bytes]:
    """Every file but what Python compiles, as it does with a hook."""
    files = (path for path in sorted(root.rglob("*")) if path.suffix != ".pyc")
    return {str(path): path.read_bytes() for path in files if path.is_file()}


Refused = Callable[[Project, str], str]


@pytest.fixture
def refused(caplog: pytest.LogCaptureFixture) -> Refused:
    """Builds into a folder, and returns why that was refused. Not a byte may have changed."""

    def try_to(project: Project, folder: str) -> str:
        before = everything(project.root)
        with pytest.raises((ConfigurationError, SystemExit)):
            build(load_config(str(project.root / "mkdocs.yml"), site_dir=folder))
        assert everything(project.root) == before
        return caplog.text

    return try_to


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("maps", "the output folder maps is the folder of maps, maps"),
        ("maps/", "the output folder maps is the folder of maps, maps"),
        ("docs/../maps", "maps is the folder of maps, maps"),
        ("maps/nordics", "maps/nordics lies in the folder of maps, maps"),
        ("maps/site", "maps/site lies in the folder of maps, maps"),
        ("theme", "theme is the theme's custom_dir, theme"),
        ("theme/site", "theme/site lies in the theme's custom_dir, theme"),
        ("base", "base holds the settings, base/base.yml"),
        (".account-maps-cache", ".account-maps-cache is the cache, .account-maps-cache"),
    ],
)
def test_a_folder_with_something_else_in_it_is_refused_before_it_is_emptied(
    project: Project, folder: str, told: str, refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.root)
    message = refused(project, folder)
    assert told in message
    assert OUR_OWN in message


@pytest.mark.parametrize("folder", [".", "..", "/", "docs", "docs/site", ""])
def test_the_project_its_parents_and_its_pages_are_refused(
    project: Project, folder: str, refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.root)
    refused(project, folder)


def test_where_the_pages_lie_elsewhere_the_project_is_refused(
    project: Project, refused: Refused, tmp_path_factory: pytest.TempPathFactory
) -> None:
    docs = tmp_path_factory.mktemp("docs")
    (docs / "index.md").write_text("# Home\n")
    project.write("mkdocs.yml", f"docs_dir: {docs}\nINHERIT: base/base.yml\n")
    for folder in (project.root, project.root.parent, Path("/")):
        assert "holds the folder of maps" in refused(project, str(folder))


@pytest.mark.parametrize("leads_to", ["maps", ".", "maps/nordics", "docs"])
def test_a_link_to_such_a_folder_is_refused(
    project: Project, leads_to: str, refused: Refused
) -> None:
    link = project.root.parent / f"{project.root.name}-link"
    link.symlink_to(project.root / leads_to)
    assert OUR_OWN in refused(project, str(link))
    link.unlink()


def test_a_link_that_is_the_folder_of_maps_is_seen_through(
    project: Project, refused: Refused
) -> None:
    real = project.root.parent / f"{project.root.name}-real" / "maps"
    real.parent.mkdir()
    (project.root / "maps").rename(real)
    (project.root / "maps").symlink_to(real)
    assert "is the folder of maps" in refused(project, str(real))
    assert "holds the folder of maps" in refused(project, str(real.parent))


def test_two_names_of_one_file_are_one_place(project: Project) -> None:
    """As on a file system without upper and lower case, or one that is mounted twice."""
    os.link(project.root / "mkdocs.yml", project.root / "MKDOCS-2.yml")
    assert contains(project.root / "MKDOCS-2.yml", project.root / "mkdocs.yml")
    assert not contains(project.root / "MAPS", project.root / "maps")


@pytest.mark.parametrize("folder", ["site", "build/site", "mapsite", "maps-site", "theme2"])
def test_a_folder_of_its_own_is_taken(project: Project, folder: str) -> None:
    assert (project.build(folder).folder / "accounts" / "acme" / "index.html").exists()


def test_a_served_site_goes_to_a_folder_of_its_own(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    project.write("mkdocs.yml", "INHERIT: base/base.yml\nsite_dir: maps\n")
    folder = tmp_path_factory.mktemp("mkdocs_")
    config = load_config(str(project.root / "mkdocs.yml"), site_dir=str(folder))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/")
    config.plugins.on_shutdown()
    assert (folder / "accounts" / "acme" / "index.html").exists()


def test_maps_among_the_pages_are_not_published_as_files(project: Project) -> None:
    """Their comments are not for everybody who reads the site."""
    inside = SETTINGS.replace("as_of", "maps_dir: docs/maps, as_of")
    project.write("mkdocs.yml", inside)
    for name in ("acme.yaml", "Nordics/b.YML", "_team.yaml", "acme.yaml.orig", "c.yml~"):
        text = TEAM if name == "_team.yaml" else SMALLEST
        project.write(f"docs/maps/{name}", f"# lawyer says: never write this\n{text}")
    project.write("docs/maps/notes.md", "# Notes\n")
    project.write("docs/openapi.yaml", "openapi: 3.1.0\n")
    site = project.build()
    assert site.html("accounts/acme/")
    assert site.html("maps/notes/")
    assert (site.folder / "openapi.yaml").exists()
    raw = [name for name, data in site.files().items() if b"lawyer" in data]
    assert raw == []


def test_a_link_to_the_maps_among_the_pages_publishes_nothing_either(project: Project) -> None:
    project.write("maps/nordics/acme.yaml", f"# lawyer says: never write this\n{SMALLEST}")
    (project.root / "docs" / "raw").symlink_to(project.root / "maps")
    site = project.build()
    assert [name for name, data in site.files().items() if b"lawyer" in data] == []


def test_the_folder_of_a_hook_is_refused(project: Project, refused: Refused) -> None:
    project.write("hooks/hook.py", "")
    project.write("mkdocs.yml", "INHERIT: base/base.yml\nhooks: [hooks/hook.py]\n")
    message = refused(project, str(project.root / "hooks"))
    assert "hooks holds a hook, hooks/hook.py" in message
