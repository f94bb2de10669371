"""A bug at one map is told with its file, costs no other page, and never shows a traceback."""

import logging
import os
import sys
from collections.abc import Callable
from subprocess import run
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from building import Project, Site
from history.repo import QUIET, Repo
from maps import SMALLEST

STRUCK = "Struck Inc"
"""The company at whose map the program fails."""


def failing_at(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function that fails where it is first handed the struck company, and else works."""

    def fail(*given: Any, **more: Any) -> Any:
        if STRUCK in repr(given[0]):
            raise ZeroDivisionError("a bug")
        return function(*given, **more)

    return fail


@pytest.fixture
def struck(project: Project) -> Project:
    """A project with two maps, built once, and then edited so that both change."""
    for name in ("acme", "bolt"):
        project.map(name, SMALLEST.replace("Harbor Clinics", f"{name} before"))
    project.build()
    project.map("acme", SMALLEST.replace("Harbor Clinics", STRUCK))
    project.map("bolt", SMALLEST.replace("Harbor Clinics", "Bolt after"))
    return project


def failed_build(project: Project, caplog: pytest.LogCaptureFixture) -> list[str]:
    """Build a site that can't be built, and return the lines that tell why."""
    before = Site(project.root / "site").files()
    with pytest.raises(Abort):
        project.build()
    assert Site(project.root / "site").files() == before
    assert [path.name for path in (project.root / "site").glob(".*")] == []
    return [line for line in caplog.text.splitlines() if "  AM701  " in line]


def served(project: Project) -> Site:
    """Build a site as a live server does."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    folder = project.root / "served"
    config = load_config(str(project.root / "mkdocs.yml"), site_dir=str(folder))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/")
    return Site(folder)


PRINT_PAGE = "account_maps.onepager.fitted_sheets.onepager_content"
STEPS = {
    "account_maps.model.load.read_account": "this map couldn't be read",
    "account_maps.pages.account_results.measure": "this map couldn't be measured",
    "account_maps.pages.account.specs._description": "accounts/acme.md couldn't be made",
    "account_maps.pages.account.specs.draw_map": "accounts/acme.md couldn't be made",
    PRINT_PAGE: "accounts/acme/print/index.html couldn't be made",
    "account_maps.pages.search._account": "accounts/acme.md couldn't be made",
}
"""Where the program fails, and what it then tells."""


@pytest.mark.parametrize("step", STEPS)
def test_a_build_tells_the_map_and_leaves_the_old_site(
    step: str, struck: Project, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    break_at(step, monkeypatch)
    [line] = failed_build(struck, caplog)
    assert f"maps/acme.yaml:1:1  AM701  {STEPS[step]}: ZeroDivisionError: a bug" in line


def break_at(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module, _, name = step.rpartition(".")
    monkeypatch.setattr(step, failing_at(getattr(sys.modules[module], name)))


@pytest.mark.parametrize("step", [*STEPS][:4])
def test_a_live_server_shows_a_page_in_its_place_and_all_others(
    step: str,
    struck: Project,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    break_at(step, monkeypatch)
    site = served(struck)
    page = site.html("accounts/acme/")
    assert "this page couldn&#39;t be made" in page
    assert "ZeroDivisionError: a bug" in page
    assert "maps/acme.yaml" in page
    assert "Maria Soto" in site.html("accounts/bolt/")
    assert "Bolt after" in site.html("accounts/")
    assert "maps/acme.yaml:1:1  AM701  " in capfd.readouterr().err
    monkeypatch.undo()
    assert "Maria Soto" in served(struck).html("accounts/acme/")


def test_a_print_page_that_fails_is_a_page_that_says_so(
    struck: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_at(PRINT_PAGE, monkeypatch)
    site = served(struck)
    assert "ZeroDivisionError: a bug" in site.html("accounts/acme/print/")
    assert "Maria Soto" in site.html("accounts/acme/")
    assert "Maria Soto" in site.html("accounts/bolt/print/")


def test_all_that_fails_is_told_at_once(
    struck: Project, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("bolt", "caldera"):
        struck.map(name, SMALLEST.replace("Harbor Clinics", STRUCK))
    break_at("account_maps.pages.account.specs.draw_map", monkeypatch)
    break_at(PRINT_PAGE, monkeypatch)
    lines = failed_build(struck, caplog)
    assert [line.split(":1:1")[0].split("maps/")[-1] for line in lines] == [
        f"{name}.yaml" for _ in range(2) for name in ("acme", "bolt", "caldera")
    ]


def test_a_page_about_many_accounts_names_the_map_that_it_failed_at(
    struck: Project, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    break_at("account_maps.pages.portfolio.content._row", monkeypatch)
    [line] = failed_build(struck, caplog)
    assert "maps/acme.yaml:1:1  AM701  accounts/index.md couldn't be made, most likely" in line
    site = served(struck)
    assert "ZeroDivisionError: a bug" in site.html("accounts/")
    assert "Maria Soto" in site.html("accounts/acme/")


def test_a_history_that_fails_costs_no_other_page(
    struck: Project, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    Repo(struck.root).commit("2026-01-01")
    break_at("account_maps.pages.history.specs.history_html", monkeypatch)
    [line] = failed_build(struck, caplog)
    assert "maps/acme.yaml:1:1  AM701  accounts/acme/history.md couldn't be made" in line
    site = served(struck)
    assert "ZeroDivisionError" in site.html("accounts/acme/history/")
    assert "Maria Soto" in site.html("accounts/acme/")
    assert "ZeroDivisionError" not in site.html("accounts/bolt/history/")


FRAME = """\
{% extends "account-maps/main.html" %}
{% block content %}{{ super() }}{% if "Struck" in page.title %}{{ 1 // 0 }}{% endif %}{% endblock %}
"""


def test_a_template_of_the_site_that_fails_at_one_page_costs_no_other(
    struck: Project, caplog: pytest.LogCaptureFixture
) -> None:
    settings = struck.root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("font: false", "font: false, custom_dir: own"))
    struck.write("own/main.html", FRAME)
    [line] = failed_build(struck, caplog)
    assert "maps/acme.yaml:1:1  AM701  accounts/acme.md couldn't be made: ZeroDivisionError" in line
    site = served(struck)
    assert "ZeroDivisionError" in site.html("accounts/acme/")
    assert "Maria Soto" in site.html("accounts/bolt/")


@pytest.mark.parametrize("tool", ["mkdocs", "properdocs"])
def test_a_bug_anywhere_else_is_a_line_without_a_traceback(struck: Project, tool: str) -> None:
    # A hook breaks what every page needs, as no map could.
    with (struck.root / "mkdocs.yml").open("a") as settings:
        settings.write("hooks: [hook.py]\n")
    struck.write(
        "hook.py", "import account_maps.site.contents as contents\ncontents.by_colleague = None\n"
    )
    before = Site(struck.root / "site").files()
    command = [sys.executable, "-m", tool, "build", "-f", "mkdocs.yml"]
    quiet = {**os.environ, **QUIET}
    done = run(command, cwd=struck.root, env=quiet, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "AM701  the site couldn't be built: TypeError" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert Site(struck.root / "site").files() == before
    loud = {**quiet, "ACCOUNT_MAPS_DEBUG": "1"}
    done = run(command, cwd=struck.root, env=loud, capture_output=True, text=True, check=False)
    assert "Traceback" in done.stderr
