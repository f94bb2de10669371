"""A site with an edit page, and a stand-in of the host that it may call."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from building import Project
from edit_host import EditHost, edit_host
from edit_page import ACME, HOSTILE, EditSite
from maps import TEAM
from serving import served


@pytest.fixture(scope="session")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EditSite]:
    project = Project(tmp_path_factory.mktemp("edit"))
    project.map("acme", ACME)
    project.map("hostile", json.dumps(HOSTILE))
    project.map("_team", TEAM)
    settings = project.root / "mkdocs.yml"
    with edit_host() as host:
        edit = f"edit: {{api: '{host.address}', project: acme/playbook}}, as_of"
        both = "font: false, palette: {scheme: default}"
        repo = "repo_url: https://git.example/acme/playbook\nedit_uri: edit/main/docs/\n"
        text = settings.read_text().replace("as_of", edit).replace("font: false", both)
        settings.write_text(text + repo)
        folder = project.build().folder
        with served(folder) as site:
            yield EditSite(site, folder, host)


@pytest.fixture
def host(here: EditSite) -> EditHost:
    here.host.forget()
    here.host.files["maps/acme.yaml"] = ACME.encode()
    return here.host


@pytest.fixture(scope="module")
def tab(tab: Page) -> Page:
    """A tab that lets go of a page with changes that were not handed in."""
    tab.set_default_timeout(15_000)
    tab.on("dialog", lambda dialog: dialog.accept())
    return tab
