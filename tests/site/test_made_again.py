"""After an edit, the pages that show what was edited are made again, and no others."""

import logging
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from account_maps.pages.spec import DeferredFile
from account_maps.site.cached_files import CachedFile, cached_files
from account_maps.site.pages import GeneratedPage
from account_maps.site.policy import is_protected
from building import Project, Site
from history.repo import Repo
from maps import FULL, GROUP, SMALLEST, TEAM

LIBRARY = "rules: {everybody: {ask: [Why now?]}}\n"
CRITERIA = "criteria: {clinics: {label: Clinics, industry: [healthcare]}}\n"
RULES = "thresholds: {bottleneck: 0.5}\n"
SERVER = "http://127.0.0.1:8123/"

EXPLAINED = ("glossary.md", "findings/*")
CHANGES = ("changes.md", "*.xml", "*/history.md")
OVERVIEWS = ("accounts/index.md", "portfolio/*", "team/*.md", "territory/*")
ACCOUNTS = (
    "accounts/harbor-clinics.md",
    "accounts/northwind-group.md",
    "accounts/northwind-health.md",
)
OTHER_ACCOUNTS = ("accounts/northwind-*",)


@dataclass(frozen=True)
class Edit:
    """A text of a file that becomes another, and the pages that don't show it."""

    path: str
    old: str
    new: str
    untouched: tuple[str, ...]

    def make(self, root: Path) -> None:
        file = root / self.path
        text = file.read_text("utf-8") if file.exists() else ""
        assert self.old in text
        file.write_text(text.replace(self.old, self.new, 1), "utf-8")


HARBOR = "maps/harbor-clinics.yaml"
EDITS = {
    "a colleague's name": Edit(
        "maps/_team.yaml",
        "Ana Lima",
        "Ana de Lima",
        (
            *EXPLAINED,
            "talking-points/*",
            "accounts/harbor-clinics.md",
            "accounts/harbor-clinics/print/*",
        ),
    ),
    "a colleague's title": Edit(
        "maps/_team.yaml",
        "Account executive",
        "Account director",
        (*EXPLAINED, *CHANGES, "talking-points/*", "accounts/harbor-clinics.md"),
    ),
    "a new colleague": Edit(
        "maps/_team.yaml",
        "team:\n",
        "team:\n  zoe: {name: Zoe}\n",
        (*EXPLAINED, *ACCOUNTS, "talking-points/*", "*/print/*"),
    ),
    "a rule's number": Edit(
        "maps/_rules.yaml",
        "0.5",
        "0.6",
        ("glossary.md", *CHANGES, "talking-points/*", "people/*", "companies/*"),
    ),
    "a criterion of the ideal customer": Edit(
        "maps/_icp.yaml",
        "Clinics",
        "Clinics and hospitals",
        (
            *(*EXPLAINED, *CHANGES, *OVERVIEWS),
            *("talking-points/*", "people/*", "companies/*", "external-factors/*"),
        ),
    ),
    "a talking point": Edit(
        "maps/_talking-points.yaml",
        "Why now?",
        "Why today?",
        (*EXPLAINED, *CHANGES, *OVERVIEWS, "people/*", "companies/*"),
    ),
    "a comment in the library": Edit(
        "maps/_talking-points.yaml",
        "rules:",
        "# Ours\nrules:",
        (*EXPLAINED, *CHANGES, *OVERVIEWS, "accounts/*", "people/*", "companies/*"),
    ),
    "a label": Edit("maps/_labels.yaml", "", "labels: {support: {mentor: Fan}}\n", ()),
    "an account's name": Edit(
        HARBOR, "Harbor Clinics", "Harbor Group", (*EXPLAINED, *OTHER_ACCOUNTS, "team/ana-lima.md")
    ),
    "an account's owner": Edit(
        HARBOR, "owner: ben-roth", "owner: ana-lima", (*EXPLAINED, *OTHER_ACCOUNTS, "people/*")
    ),
    "an account's parent": Edit(
        HARBOR,
        "name: Harbor Clinics\n",
        "name: Harbor Clinics\nparent: northwind-group\n",
        (*EXPLAINED, "accounts/northwind-health*", "accounts/northwind-group/*"),
    ),
    "the as-of date": Edit(
        "mkdocs.yml",
        "2026-11-20",
        "2026-11-21",
        ("glossary.md", "findings/figures.md", *CHANGES, "companies/*"),
    ),
    "the navigation": Edit("docs/guide.md", "", "# Guide\n", ("*.xml", "*/print/*")),
    "the site's address": Edit("mkdocs.yml", "use_", "site_url: https://a.example/\nuse_", ()),
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
    root = tmp_path_factory.mktemp("built")
    repo, project = Repo(root), Project(root)
    project.write("maps/_team.yaml", TEAM)
    project.write("maps/_rules.yaml", RULES)
    project.write("maps/_icp.yaml", CRITERIA)
    project.write("maps/_talking-points.yaml", LIBRARY)
    project.map("northwind-health", FULL)
    project.map("northwind-group", GROUP)
    project.map("harbor-clinics", SMALLEST)
    project.write("docs/plans/northwind-health.md", "# Plan of Northwind\n")
    repo.git("add", ".")
    repo.git("commit", "-q", "-m", "One", day="2026-01-10")
    project.map("harbor-clinics", f"{SMALLEST}owner: ben-roth\n")
    repo.git("commit", "-q", "-a", "-m", "Two", day="2026-10-10")
    project.build()
    return project


@pytest.fixture
def playbook(built: Project, tmp_path: Path) -> Project:
    """A playbook that has been built as it is."""
    return built.copy(tmp_path)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages, and the files beside them, that are made, as they are."""
    uris: list[str] = []
    finish = GeneratedPage.finish

    def finish_and_note(page: GeneratedPage, *made_with: Any) -> None:
        uris.append(page.file.src_uri)
        finish(page, *made_with)

    def make_and_note(deferred: DeferredFile) -> bytes:
        uris.append(deferred.uri)
        return deferred.make()

    def noted(deferred: Iterable[DeferredFile], *more: Any) -> Iterator[CachedFile]:
        noting = [replace(one, make=partial(make_and_note, one)) for one in deferred]
        return cached_files(noting, *more)

    monkeypatch.setattr(GeneratedPage, "finish", finish_and_note)
    monkeypatch.setattr("account_maps.site.contents.cached_files", noted)
    return uris


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_makes_the_pages_that_show_it_and_no_others(
    playbook: Project, made: list[str], name: str
) -> None:
    EDITS[name].make(playbook.root)

    warm, again = playbook.build().files(), {*made}
    made.clear()
    shutil.rmtree(playbook.root / ".account-maps-cache")
    cold = playbook.build("cold").files()

    assert again
    for pattern in EDITS[name].untouched:
        untouched = {uri for uri in made if fnmatchcase(uri, pattern)}
        assert untouched, f"nothing is called {pattern}"
        assert again & untouched == set()
    assert warm.keys() == cold.keys()
    assert [path for path in cold if warm[path] != cold[path]] == []


def serve(project: Project) -> Site:
    """Build the site as a live server does."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    folder = project.root / "served"
    config = load_config(
        str(project.root / "mkdocs.yml"),
        site_dir=str(folder),
        dev_addr=SERVER.removeprefix("http://").rstrip("/"),
        strict=True,
    )
    config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = SERVER
    build(config, serve_url=SERVER)
    config.plugins.on_shutdown()
    return Site(folder)


@pytest.mark.parametrize("address", ["", "site_url: https://playbook.example/maps\n"])
def test_a_live_server_takes_over_what_a_build_has_made_and_leaves_it_as_it_was(
    playbook: Project, made: list[str], address: str
) -> None:
    settings = playbook.root / "mkdocs.yml"
    settings.write_text(f"{address}{settings.read_text('utf-8')}", "utf-8")
    first = playbook.build().files()
    made.clear()

    served = serve(playbook).files()
    second = playbook.build().files()

    assert made == []
    assert second == first
    pages = [path for path in first if path.startswith("accounts/") and path.endswith(".html")]
    assert len(pages) > 5
    for path in pages:
        html = served[path].decode()
        assert is_protected(html)
        assert re.search(r"script-src 'self' 'unsafe-inline';", html.partition("</head>")[0])
        assert without_policy(html) == without_policy(first[path].decode())


def without_policy(html: str) -> str:
    return re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html, count=1)
