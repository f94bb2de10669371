"""What is done with a map, from reading it to its pages and sheets, each in a folder of its own."""

import os
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner

from account_maps.cli import main
from account_maps.edit.merging import merge
from account_maps.model.format import read_account
from bombs.growth import Work
from bombs.pages import page_of, sheet_of
from building import SETTINGS, Project

TEAM = "team:\n  ana-lima: {name: Ana Lima}\n"
_LARGEST = "account-maps: {largest_map: 4000000, "


def _project(text: str) -> Project:
    """A project with the map in a new folder, which becomes the current one."""
    project = Project(Path(tempfile.mkdtemp()))
    settings = project.root / "mkdocs.yml"
    settings.write_text(SETTINGS.replace("account-maps: {", _LARGEST), "utf-8")
    project.write("maps/_team.yaml", TEAM)
    (project.root / "maps" / "acme.yaml").write_text(text, "utf-8", newline="")
    os.chdir(project.root)
    return project


def _run(*arguments: str) -> None:
    CliRunner().invoke(main, arguments, catch_exceptions=False)


def _command(*arguments: str) -> Work:
    def work(text: str) -> None:
        _project(text)
        _run(*arguments)

    return work


def _read(text: str) -> None:
    read_account(text.encode(), "acme.yaml")


def _merge(text: str) -> None:
    merge(text, *versions(text))


def versions(text: str) -> tuple[str, str]:
    """Two versions of a map in which other lines have changed."""
    lines = text.split("\n")
    ours = [
        line.replace("name: P", "name: Q") if at % 3 == 0 else line for at, line in enumerate(lines)
    ]
    theirs = [line.replace("1", "2") if at % 3 == 1 else line for at, line in enumerate(lines)]
    return "\n".join([*ours, "stage: x\n"]), "\n".join([*theirs, "industry: y\n"])


def _diff(form: str) -> Work:
    git = ("git", "-c", "user.name=A", "-c", "user.email=a@example.com")

    def work(text: str) -> None:
        project = _project(text)
        for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "one"]):
            subprocess.run([*git, *arguments], check=True)
        (project.root / "maps" / "acme.yaml").write_text(versions(text)[0], "utf-8", newline="")
        _run("diff", "HEAD", "--format", form)

    return work


FORMATS = ("text", "concise", "json", "github", "gitlab", "sarif", "junit")
STAGES: Mapping[str, Work] = {
    "read": _read,
    **{
        f"check {form}": _command("check", "--findings", "--output-format", form)
        for form in FORMATS
    },
    "fmt": _command("fmt"),
    "merge": _merge,
    **{f"diff {form}": _diff(form) for form in ("json", "markdown", "html")},
    "verify": _command("verify", "acme", "p-1", "--on", "2026-11-01"),
    "new": _command("new", "person", "acme", "--name", "New One"),
    "rename": _command("rename", "acme", "p-1", "p-one"),
    "export": _command("export"),
    "sheet": sheet_of,
    "page": page_of,
}
