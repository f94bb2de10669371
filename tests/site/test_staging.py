"""The old site stands until the new one is whole, whatever its folder is and whatever stops it."""

import os
import signal
import sys
from pathlib import Path
from subprocess import PIPE, Popen, run

import pytest
from mkdocs.exceptions import Abort

from building import Project, Site
from history.repo import QUIET, Repo
from maps import SMALLEST

ROLES = ("AUTHOR", "COMMITTER")

HOOK = """\
import os, pathlib, time

def on_post_build(config):
    folder = pathlib.Path(config.site_dir)
    (folder / "by-hook.txt").write_text("hook")
    assert (folder / "index.html").exists()
    {then}
"""


def mkdocs(project: Project, *arguments: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "mkdocs", *arguments]
    named = {f"GIT_{who}_{what}": "a@x.example" for who in ROLES for what in ("NAME", "EMAIL")}
    env = {**os.environ, **QUIET, **named}
    done = run(command, cwd=project.root, env=env, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def with_hook(project: Project, then: str = "") -> None:
    with (project.root / "mkdocs.yml").open("a") as settings:
        settings.write("hooks: [hook.py]\n")
    project.write("hook.py", HOOK.format(then=then))


def is_tidy(folder: Path) -> bool:
    return not any(path.name.startswith(".account-maps") for path in folder.iterdir())


def test_what_a_site_no_longer_has_goes_and_hidden_files_stay(project: Project) -> None:
    project.map("acme", SMALLEST)
    project.map("bolt", "name: Bolt\n")
    site = project.build()
    (site.folder / ".git").write_text("gitdir: elsewhere")
    (site.folder / "stray.html").write_text("old")
    project.write("docs/.well-known/security.txt", "Contact: mailto:a@x.example\n")
    project.write("site/.well-known/by-hand.txt", "kept")
    with (project.root / "mkdocs.yml").open("a") as settings:
        settings.write('exclude_docs: "!.well-known"\n')
    (project.root / "maps" / "bolt.yaml").unlink()
    files = project.build().files()
    assert {".git", ".well-known/by-hand.txt", ".well-known/security.txt"} < files.keys()
    assert "accounts/acme/index.html" in files
    assert not {"stray.html", "accounts/bolt/index.html"} & files.keys()
    assert is_tidy(site.folder)


def test_other_plugins_write_into_the_new_site(project: Project) -> None:
    project.map("acme", SMALLEST)
    with_hook(project)
    assert project.build().files()["by-hook.txt"] == b"hook"


NESTED = """\
import pathlib
from mkdocs import utils
from mkdocs.commands.build import build

built = []

def on_post_build(config):
    folder, clean = pathlib.Path(config.site_dir), utils.clean_directory
    built.append(folder)
    if len(built) == 1:
        (folder / "outer.txt").write_text("outer")
        utils.clean_directory = lambda folder: None
        try:
            build(config)
        finally:
            utils.clean_directory = clean
        assert built == [folder, folder]
        assert pathlib.Path(config.site_dir) == folder
        (folder / "after.txt").write_text("after")
"""


def test_a_plugin_may_build_once_more_inside_of_a_build(project: Project) -> None:
    project.map("acme", SMALLEST)
    with_hook(project)
    project.write("hook.py", NESTED)
    files = project.build().files()
    assert {"outer.txt", "after.txt", "accounts/acme/index.html"} <= files.keys()
    assert is_tidy(project.root / "site")


def test_gh_deploy_publishes_the_new_site(project: Project, tmp_path: Path) -> None:
    project.map("acme", SMALLEST)
    repo = Repo(project.root)
    repo.git("init", "-q", "--bare", str(tmp_path / "pages.git"))
    repo.git("remote", "add", "origin", str(tmp_path / "pages.git"))
    repo.commit("2026-01-01")
    code, said = mkdocs(project, "gh-deploy")
    assert code == 0, said
    published = repo.git("ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert "accounts/acme/index.html" in published
    assert not any(name.startswith(".account-maps") for name in published)


@pytest.mark.parametrize("then", ["raise ValueError('theirs')", "raise KeyboardInterrupt"])
def test_a_build_that_stops_late_leaves_the_old_site(project: Project, then: str) -> None:
    project.map("acme", SMALLEST)
    before = project.build().files()
    with_hook(project, then)
    project.map("acme", SMALLEST.replace("Ken", "Kim"))
    code, _ = mkdocs(project, "build")
    assert code != 0
    assert Site(project.root / "site").files() == before
    assert is_tidy(project.root / "site")


def test_what_a_killed_build_leaves_is_cleared_out_by_the_next(project: Project) -> None:
    project.map("acme", SMALLEST)
    before = project.build().files()
    with_hook(project, "print('now', flush=True); time.sleep(60)")
    command = [sys.executable, "-m", "mkdocs", "build"]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with Popen(command, cwd=project.root, env=env, stdout=PIPE, stderr=PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "now\n"
        os.kill(process.pid, signal.SIGKILL)
    now = Site(project.root / "site").files()
    assert {name: now[name] for name in before} == before
    assert not is_tidy(project.root / "site")
    project.write("hook.py", "")
    assert project.build().files() == before
    assert is_tidy(project.root / "site")


def test_what_a_build_was_moving_when_it_was_killed_is_put_back(project: Project) -> None:
    project.map("acme", SMALLEST)
    site = project.build()
    before = site.files()
    (site.folder / ".account-maps-old").mkdir()
    (site.folder / "accounts").rename(site.folder / ".account-maps-old" / "accounts")
    with_hook(project, "raise ValueError('theirs')")
    with pytest.raises(ValueError, match="theirs"):
        project.build()
    assert site.files() == before


def test_a_site_may_lie_behind_a_link(project: Project, tmp_path: Path) -> None:
    project.map("acme", SMALLEST)
    (tmp_path / "elsewhere").mkdir()
    (project.root / "site").symlink_to(tmp_path / "elsewhere")
    project.build()
    project.map("acme", "name: [")
    with pytest.raises(Abort):
        project.build()
    assert (project.root / "site").is_symlink()
    assert (tmp_path / "elsewhere" / "accounts" / "acme" / "index.html").exists()


def test_servers_keep_the_folder_that_they_have_open(project: Project) -> None:
    project.map("acme", SMALLEST)
    inode = project.build().folder.stat().st_ino
    assert project.build().folder.stat().st_ino == inode


def test_a_dirty_build_and_a_live_server_write_where_they_always_did(project: Project) -> None:
    project.map("acme", SMALLEST)
    project.build()
    stray = project.write("site/stray.html", "old")
    assert mkdocs(project, "build", "--dirty")[0] == 0
    assert stray.exists()


def test_a_folder_that_cannot_be_written_is_told_in_a_line(
    project: Project, caplog: pytest.LogCaptureFixture
) -> None:
    project.map("acme", SMALLEST)
    project.write("site/.account-maps-new", "a file where a folder is wanted")
    with pytest.raises(Abort):
        project.build()
    assert "can't be written" in caplog.text
