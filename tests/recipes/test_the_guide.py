"""The guide on pull requests, played: each command is run, each output is what the page shows."""

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from recipes.running import tools

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "guides" / "pull-requests.md").read_text("utf-8")
MAP = "maps/northwind-health.yaml"
NAMES = {"AUTHOR": "Ana", "COMMITTER": "Ana"}


class Workstation:
    """A new editor's machine, and the host that it reaches."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.here = folder
        who = {
            f"GIT_{role}_{key}": "ana@playbook.example"
            for role in NAMES
            for key in ("NAME", "EMAIL")
        }
        reach = {
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.{folder / 'host.git'}.insteadOf",
            "GIT_CONFIG_VALUE_0": "git@git.example:acme/playbook.git",
        }
        path = f"{tools(folder / 'bin')}{os.pathsep}{os.environ['PATH']}"
        quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PATH": path}
        self.environment = {**os.environ, **who, **reach, **quiet}

    def run(self, command: str) -> str:
        """Run a command as it stands on the page, and return what it prints."""
        word, *rest = shlex.split(command)
        if word == "cd":
            self.here = self.here / rest[0]
            return ""
        done = subprocess.run(
            [word, *rest],
            cwd=self.here,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.stdout

    def edit(self, file: str, change: str, start: str) -> None:
        """Make an edit that the page shows, below a place of the file."""
        path = self.here / file
        before, place, text = path.read_text("utf-8").partition(start)
        for old, new in re.findall(r"^-(.*)\n\+(.*)$", change, re.MULTILINE):
            assert f"\n{old}\n" in text
            text = text.replace(f"{old}\n", f"{new}\n", 1)
        path.write_text(before + place + text, "utf-8")


@pytest.fixture
def workstation(tmp_path: Path) -> Workstation:
    """A machine without a clone; the host has the sample maps."""
    workstation = Workstation(tmp_path)
    workstation.run("git init -q --bare -b main host.git")
    workstation.run("git clone -q git@git.example:acme/playbook.git ben")
    for name in ("maps", "docs"):
        shutil.copytree(ROOT / name, tmp_path / "ben" / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "ben")
    for command in ("checkout -q -B main", "add .", "commit -q -m Maps", "push -q origin main"):
        workstation.run(f"git -C ben {command}")
    return workstation


def ben_changes_the_line_above(workstation: Workstation) -> None:
    ben = workstation.folder / "ben"
    text = (ben / MAP).read_text("utf-8")
    before, priya, rest = text.partition("  priya-nair:\n")
    changed = rest.replace("influence: inner_circle", "influence: political_structure", 1)
    (ben / MAP).write_text(before + priya + changed, "utf-8")
    workstation.run(f"git -C {ben} commit -q -a -m Influence")
    workstation.run(f"git -C {ben} push -q origin main")


def steps() -> list[tuple[str, str]]:
    """The blocks of the page that are played, in their order."""
    return re.findall(r"(?ms)^```(console|diff)\n(.*?)^```$", GUIDE)


def commands(block: str) -> list[tuple[str, str]]:
    """The commands of a block, each with the output that is shown below it."""
    return re.findall(r"(?m)^\$ (.*)\n((?:(?!\$ ).*\n)*)", block)


def test_the_page_plays_from_the_clone_to_the_merge(workstation: Workstation) -> None:
    played = 0
    for kind, block in steps():
        if kind == "diff":
            workstation.run("account-maps init")
            workstation.edit(MAP, block, "  priya-nair:\n")
            continue
        if "git merge" in block:
            ben_changes_the_line_above(workstation)
        for command, shown in commands(block):
            output = workstation.run(command)
            parts = map(re.escape, shown.split("…\n"))
            assert re.fullmatch("(?s:.*)".join(parts), output) if shown else True, output
            played += 1

    assert played > 10
    merged = workstation.run(f"git show origin/priya-is-against-us:{MAP}").partition(
        "  priya-nair:\n"
    )[2]
    assert "    influence: political_structure\n    support: non_supporter\n" in merged
    assert "    verified: 2026-11-20\n" in merged[:600]
    changed = workstation.run("git diff --stat HEAD^2 HEAD").splitlines()
    assert changed[0].split() == [MAP, "|", "7", "++++---"]


def test_the_same_merge_is_a_conflict_for_a_git_that_was_not_taught(
    workstation: Workstation,
) -> None:
    blocks = [block for _, block in steps()]
    for command in ("git clone -q git@git.example:acme/playbook.git", "cd playbook"):
        assert command in blocks[0]
        workstation.run(command)
    workstation.edit(MAP, blocks[2], "  priya-nair:\n")
    workstation.run("git commit -q -a -m Support")
    ben_changes_the_line_above(workstation)
    workstation.run("git fetch -q")

    assert "CONFLICT" in workstation.run("git merge --no-edit origin/main")
