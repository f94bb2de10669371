"""What a command prints doesn't depend on the encoding of the machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from building import Project
from terminal import shown

MAP = "name: 박도윤 & Søn\nstakeholders:\n  ana: {name: Ana, suport: mentor}\n"
COMMANDS = [["check"], ["check", "--format", "json"], ["explain", "AM431"], ["init"]]
PROGRAM = [sys.executable, "-c", "from account_maps.cli import main; main()"]
LOCALES = {
    "C": {"LC_ALL": "C"},
    "ASCII": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Windows": {"PYTHONIOENCODING": "cp1252"},
    "Chinese": {"PYTHONIOENCODING": "gbk"},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    project = Project(tmp_path / "Büro")
    project.map("acme", MAP)
    subprocess.run(["git", "init", "-q", project.root], check=True)
    return project.root


def ran(
    folder: Path, command: list[str], locale: dict[str, str]
) -> "subprocess.CompletedProcess[bytes]":
    kept = {key: value for key, value in os.environ.items() if key != "LANG"}
    return subprocess.run(
        [*PROGRAM, *command], cwd=folder, env=kept | locale, capture_output=True, check=False
    )


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_encoding_gets_the_same_bytes(folder: Path, command: list[str]) -> None:
    expected = ran(folder, command, {"LC_ALL": "C.UTF-8"})
    assert b"has failed" not in expected.stderr
    if command == ["init"]:
        expected = ran(folder, command, {"LC_ALL": "C.UTF-8"})  # now there's nothing left to do

    for name, locale in LOCALES.items():
        done = ran(folder, command, locale)
        assert (name, done.returncode) == (name, expected.returncode), done.stderr
        assert (name, done.stdout, done.stderr) == (name, expected.stdout, expected.stderr)


def test_a_terminal_shows_a_question_mark_for_what_it_does_not_have(folder: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "latin-1"}

    found = shown([*PROGRAM, "explain", "AM431"], folder, environment)

    assert b"    name: Acme ?" in found
