"""What git can't tell is unknown on the pages, and told once where the site is built."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from building import Project, Site, words
from history.repo import ANA, BEN, Repo
from history.test_unknown import owned_by_another_user
from maps import SMALLEST

ACME = "maps/acme.yaml"
HISTORY = "accounts/acme/history/"
IN_2099 = "4070908800 +0000"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project without a day in its settings, whose last commit is of 2 April 2024."""
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    # Whoever runs the tests may have named another file for it.
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "home" / ".gitconfig"))
    project = Project(tmp_path / "project")
    settings = (project.root / "mkdocs.yml").read_text().replace(": {as_of: 2026-11-20}", "")
    project.write("mkdocs.yml", settings)
    repo = Repo(project.root)
    repo.write(".gitignore", "/site\n/.account-maps-cache\n")
    repo.write(ACME, SMALLEST)
    repo.commit("2024-03-01", ANA)
    repo.replace(ACME, "support: supporter", "support: enemy")
    repo.commit("2024-04-02", BEN)
    return project


Built = Callable[[Project], tuple[Site, list[str]]]


@pytest.fixture
def built(capsys: pytest.CaptureFixture[str]) -> Built:
    """Builds with --strict, and returns the site and the lines that were told."""

    def make(project: Project) -> tuple[Site, list[str]]:
        capsys.readouterr()
        site = project.root / "site"
        config = load_config(str(project.root / "mkdocs.yml"), site_dir=str(site), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        told = capsys.readouterr().err.splitlines()
        return Site(site), [line for line in told if "WARNING" in line]

    return make


def dates(site: Site) -> str:
    return words(site.account("acme"), ".am-dates")[0]


def test_where_all_is_known_the_day_is_that_of_the_last_commit(
    project: Project, built: Built
) -> None:
    site, told = built(project)
    assert told == []
    assert dates(site).startswith("As of 2 Apr 2024 · History")


def test_a_repository_that_git_refuses_is_told_and_nothing_is_made_up(
    project: Project, built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    owned_by_another_user(Repo(project.root), monkeypatch)
    site, (line,) = built(project)
    assert "git refuses to read this repository because another user owns it" in line
    assert "the history of the maps is unknown, and the as-of date is today (2" in line
    assert f"(run `git config --global --add safe.directory {project.root}`)" in line
    assert dates(site).startswith("As of the build date, ")
    assert "Change history unknown" in dates(site)
    assert "Unknown: the site was built without the change history" in site.html("changes/")
    assert not (site.folder / HISTORY).exists()
    trust = ["git", "config", "--global", "--add", "safe.directory", str(project.root)]
    subprocess.run(trust, check=True)
    site, told = built(project)
    assert told == []
    assert dates(site).startswith("As of 2 Apr 2024 · History"), "after what the line proposes"
    assert len(words(site.page(HISTORY), ".am-entry")) == 2


def test_a_commit_of_2099_is_shown_without_a_day_and_moves_none(
    project: Project, built: Built
) -> None:
    repo = Repo(project.root)
    repo.replace(ACME, "Office manager", "Head of the office")
    repo.forge(IN_2099)
    site, told = built(project)
    assert len(told) == 2
    assert "1 commit has an impossible date or one in the future" in told[0]
    assert "is dated in the future, 2099-01-01: the as-of date is today (2" in told[1]
    assert dates(site).startswith("As of the build date, ")
    assert words(site.page(HISTORY), ".am-entry-by") == [
        "date unknown · Ana Lima",
        "2 Apr 2024 · Ben Roth",
        "1 Mar 2024 · Ana Lima",
    ]
    assert "1 more change has no known date" in site.html("changes/")
    assert "2099" not in "".join(
        data.decode("utf-8", "replace")
        for name, data in site.files().items()
        if name.endswith((".html", ".xml", ".json")) and not name.startswith("assets/")
    )
    assert (site.folder / "accounts/acme/changes.xml").read_text("utf-8").count("<entry>") == 2


def test_a_page_of_an_earlier_day_keeps_its_day_where_that_of_the_site_is_the_build_s(
    project: Project, built: Built
) -> None:
    repo = Repo(project.root)
    repo.replace(ACME, "Office manager", "Head of the office")
    repo.commit("2024-05-01", BEN)
    repo.write("docs/other.md", "# Other\n")
    repo.forge(IN_2099)
    site, _ = built(project)
    earlier = [path.name for path in (site.folder / "accounts" / "acme").glob("20*")]
    assert dates(site).startswith("As of the build date, ")
    for day in earlier:
        assert words(site.page(f"accounts/acme/{day}/"), ".am-dates")[0].startswith("As of ")
        assert "build date" not in site.html(f"accounts/acme/{day}/")


@pytest.mark.parametrize("epoch", ["soon", "", "-1", "99999999999999", "9" * 5000])
def test_a_wrong_epoch_with_which_mkdocs_would_break_stops_the_build_in_a_line(
    project: Project, epoch: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(SystemExit):
        project.build()
    (record,) = caplog.records
    assert record.getMessage().startswith("SOURCE_DATE_EPOCH is ")
    assert record.getMessage().endswith(", not a number of seconds from 1970 to 9999")
    assert not (project.root / "site").exists()


def test_a_shallow_clone_says_where_its_history_ends(
    project: Project, built: Built, tmp_path: Path
) -> None:
    Repo(project.root).git("clone", "-q", "--depth", "1", f"file://{project.root}", "../clone")
    clone = Project.__new__(Project)
    clone.root = tmp_path / "clone"
    site, (line,) = built(clone)
    assert "this is a shallow clone" in line
    assert "Earlier changes are unknown" in site.html(HISTORY)
    assert "hasn't been committed" not in site.html(HISTORY)
    assert dates(site).startswith("As of 2 Apr 2024")


def test_an_old_version_that_is_lost_is_told_and_its_page_is_made_again(
    project: Project, built: Built
) -> None:
    built(project)
    repo = Repo(project.root)
    blob = repo.git("rev-parse", f"HEAD~1:{ACME}")
    path = project.root / ".git" / "objects" / blob[:2] / blob[2:]
    path.rename(project.root / "kept")
    project.write("docs/new.md", "# New\n")  # Each page has another navigation now.
    site, told = built(project)
    assert any("an old version of the maps can't be read" in line for line in told)
    assert "can't be read" in " ".join(words(site.page(HISTORY), ".am-entry"))
    (project.root / "kept").rename(path)
    site, told = built(project)
    assert told == []
    assert "can't be read" not in " ".join(words(site.page(HISTORY), ".am-entry"))


def test_a_served_site_tells_it_once(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(project.root / ".git")
    config = load_config(str(project.root / "mkdocs.yml"), site_dir=str(tmp_path / "served"))
    config.plugins.on_startup(command="serve", dirty=False)
    for _ in range(3):
        build(config, serve_url="http://127.0.0.1:8000/")
    told = capsys.readouterr().err
    assert told.count("the maps aren't in a git repository") == 1


def test_maps_in_a_submodule_have_their_day_and_history(
    project: Project, built: Built, tmp_path: Path
) -> None:
    maps = Repo(tmp_path / "maps")
    maps.write("acme.yaml", SMALLEST)
    maps.commit("2024-06-01", ANA)
    repo = Repo(project.root)
    repo.git("rm", "-rq", "maps")
    add = ("submodule", "add", "-q", str(maps.root), "maps")
    repo.git("-c", "protocol.file.allow=always", *add)
    repo.commit("2024-05-01", BEN)
    site, told = built(project)
    assert told == []
    assert dates(site).startswith("As of 1 Jun 2024 · History")
    assert words(site.page(HISTORY), ".am-entry-by") == ["1 Jun 2024 · Ana Lima"]


def test_a_build_fetches_nothing(
    project: Project, built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each call of git is watched: none starts a transport."""
    repo = Repo(project.root)
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.git("clone", "-q", "--filter=blob:none", f"file://{project.root}", "../clone")
    clone = Project.__new__(Project)
    clone.root = tmp_path / "clone"
    monkeypatch.setenv("GIT_TRACE2_EVENT", str(tmp_path / "trace"))
    watched = tmp_path / "bin" / "git"
    watched.parent.mkdir()
    trace = f"GIT_TRACE2_EVENT={tmp_path}/trace"
    watched.write_text(f'#!/bin/sh\n{trace} exec {shutil.which("git")} "$@"\n')
    watched.chmod(0o755)
    monkeypatch.setenv("PATH", f"{watched.parent}{os.pathsep}{os.environ['PATH']}")
    site, (line,) = built(clone)
    assert "this is a partial clone" in line
    assert dates(site).startswith("As of 2 Apr 2024")
    trace_text = (tmp_path / "trace").read_text()
    assert '"child_class":"transport' not in trace_text
    assert "upload-pack" not in trace_text
