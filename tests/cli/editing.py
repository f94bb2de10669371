"""What the tests of the commands share that change maps."""

import subprocess
from pathlib import Path

from click.testing import CliRunner, Result

from account_maps.cli import main

ACME = """\
name: Acme
owner: ana
plan:
  actions:
    - {what: Call Dana, owner: ana, due: 2026-12-01, stakeholders: [dana]}
    - {what: Write to Dana, done: 2026-10-01, stakeholders: [dana]}
  objectives:
    one: {goal: One record, stakeholders: [dana, priya]}
promises:
  - {by: us, what: A call, due: 2026-12-04, stakeholders: [dana]}
stakeholders:
  # He decides on nothing
  tom:
    name: Tom
  dana:
    name: Dana
    roles: [decision_maker]   # since May
    reports_to: tom
    ties: {ana: {level: trusted_advisor, last: 2026-11-10}}
    verified: 2025-01-01

  priya: {name: Priya, roles: [economic_buyer], reports_to: dana}
influence: [{from: dana, to: priya, strength: strong}]
"""
TEAM = "team:\n  ana: {name: Ana Lima}\n  ben: {name: Ben Roth}\n"


def run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(main, [*arguments], input=text, catch_exceptions=False)


def set_up(project: Path, **maps: str) -> Path:
    """Write a project with the map of Acme, and return that map's file."""
    (project / "maps").mkdir()
    (project / "mkdocs.yml").write_text("plugins: [account-maps: {as_of: 2026-11-20}]\n")
    for name, text in {"_team": TEAM, "acme": ACME, **maps}.items():
        (project / "maps" / f"{name}.yaml").write_text(text, "utf-8")
    return project / "maps" / "acme.yaml"


def git(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run git in a folder of its own, whatever the machine's settings are."""
    settings = ("user.name=A", "user.email=a@example.com", "init.defaultBranch=main")
    options = [word for one in settings for word in ("-c", one)]
    command = ["git", *options, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
