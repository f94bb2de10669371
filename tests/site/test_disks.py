"""A disk that is full or can't be written: one line, no traceback, and a cache is never needed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from building import SETTINGS, Project
from disks import FULL, fill, small_disk
from maps import SMALLEST


@pytest.fixture
def project(project: Project) -> Project:
    project.map("acme", SMALLEST)
    return project


def mkdocs(project: Project, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run the command as a user does."""
    command = [sys.executable, "-m", "mkdocs", "build", "-q", *words]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        command, cwd=project.root, env=environment, capture_output=True, text=True, check=False
    )


@contextmanager
def read_only(folder: Path) -> Iterator[Path]:
    """A folder that can't be written: on a disk that says so, or by its rights."""
    if os.geteuid() == 0:
        with small_disk(folder, 64):
            subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
            yield folder
        return
    folder.mkdir(mode=0o500)
    yield folder
    folder.chmod(0o700)


def test_a_full_disk_ends_a_build_in_a_line(project: Project) -> None:
    with small_disk(project.root / "disk", 200) as disk:
        done = mkdocs(project, "-d", str(disk / "site"))
    assert done.returncode == 1
    errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
    assert errors, done.stderr
    assert f"the site couldn't be built: {FULL}" in errors[-1]
    assert "Traceback" not in done.stderr


def test_a_folder_that_cannot_be_written_ends_a_build_in_a_line(project: Project) -> None:
    with read_only(project.root / "disk") as disk:
        done = mkdocs(project, "-d", str(disk / "site"))
    assert done.returncode == 1
    errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
    assert len(errors) == 1, done.stderr
    assert str(disk / "site") in errors[0]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("cache", ["full", "read-only", "a file"])
def test_a_cache_that_cannot_be_written_changes_nothing(project: Project, cache: str) -> None:
    wanted = project.build("wanted").files()
    folder = project.root / "disk"
    settings = SETTINGS.replace("as_of", f"cache_dir: {folder / 'cache'}, as_of")
    project.write("mkdocs.yml", settings)
    if cache == "full":
        with small_disk(folder, 16) as disk:
            assert project.build().files() == wanted
            fill(disk)
            assert project.build().files() == wanted
            left = [path for path in disk.rglob("*") if path.suffix == f".{os.getpid()}"]
        assert left == [], "nothing half written takes room"
    elif cache == "read-only":
        with read_only(folder):
            assert project.build().files() == wanted
    else:
        folder.mkdir()
        (folder / "cache").write_text("no folder")
        assert project.build().files() == wanted
