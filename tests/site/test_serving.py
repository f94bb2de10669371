"""A live server follows every edit; a bad map is a page that says so, and never stops the rest."""

import gc
import time
import urllib.error
from collections.abc import Iterator

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from account_maps.site.inputs import BuildInputs
from building import Project
from live import PATIENCE, LiveServer, live
from maps import SMALLEST


@pytest.fixture(params=[[], ["--strict"]], ids=["plain", "strict"])
def server(project: Project, request: pytest.FixtureRequest) -> Iterator[LiveServer]:
    project.map("acme", SMALLEST)
    project.map("bolt", "name: Bolt\n")
    with live(project.root, *request.param) as started:
        yield started


def test_a_bad_map_is_a_page_and_a_line_in_the_log_until_it_is_right_again(
    project: Project, server: LiveServer
) -> None:
    project.map("acme", SMALLEST.replace("support:", "suport:"))
    server.wait_for("accounts/acme/", "can&#39;t be shown yet")
    page = server.get("accounts/acme/")
    assert "maps/acme.yaml" in page
    assert "suport" in page
    assert "did you mean" in page
    server.wait_for_log(r"maps/acme\.yaml:7:5  AM\d+")
    assert "Bolt" in server.get("accounts/bolt/")
    assert "1 problem in the map" in server.get("accounts/")
    project.map("acme", SMALLEST)
    server.wait_for("accounts/acme/", "Maria Soto")
    assert "Traceback" not in server.told


def test_new_edited_and_deleted_maps_show_without_a_restart(
    project: Project, server: LiveServer
) -> None:
    project.map("new/caldera", "name: Caldera\n")
    server.wait_for("accounts/caldera/", "Caldera")
    project.map("acme", SMALLEST.replace("Ken Ito", "Ken R. Ito"))
    server.wait_for("accounts/acme/", "Ken R. Ito")
    (project.root / "maps" / "bolt.yaml").unlink()
    end = time.monotonic() + PATIENCE
    while "Bolt" in server.get("accounts/"):
        assert time.monotonic() < end
        time.sleep(0.1)
    with pytest.raises(urllib.error.HTTPError, match="404"):
        server.get("accounts/bolt/")


def test_a_page_of_docs_where_a_map_belongs_stops_nothing(
    project: Project, server: LiveServer
) -> None:
    project.write("docs/accounts/acme.md", "# Mine\n")
    server.wait_for("accounts/acme/", '<h1 id="mine">Mine')
    assert "stands where a page of the maps belongs" in server.told or server.wait_for_log(
        "stands where a page of the maps belongs"
    )
    assert "Bolt" in server.get("accounts/bolt/")


def test_a_rebuild_leaves_nothing_of_the_one_before_in_memory(project: Project) -> None:
    project.map("acme", SMALLEST)
    settings = str(project.root / "mkdocs.yml")
    config = load_config(settings, site_dir=str(project.root / "site"))
    plugins = config.plugins
    plugins.on_startup(command="serve", dirty=False)
    others = inputs_in_memory()
    for name in ("Ken R. Ito", "Ken S. Ito", "Ken T. Ito"):
        project.map("acme", SMALLEST.replace("Ken Ito", name))
        config = load_config(settings, site_dir=str(project.root / "site"))
        config.plugins = plugins  # as the live server keeps them
        build(config)
    assert len(inputs_in_memory() - others) == 1


def inputs_in_memory() -> set[int]:
    """The inputs of builds that something still refers to."""
    gc.collect()
    return {id(one) for one in gc.get_objects() if isinstance(one, BuildInputs)}
