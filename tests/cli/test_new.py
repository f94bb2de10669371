"""The command ``account-maps new``, as somebody calls it in a shell."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from account_maps.model.format import read_account
from cli.editing import ACME, run, set_up


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The map of Acme in the current project."""
    monkeypatch.chdir(tmp_path)
    return set_up(tmp_path)


def test_a_person_goes_below_the_manager(acme: Path) -> None:
    result = run(
        *("new", "person", "acme", "Zoë O'Hara: MD", "--title", "Nurse #1", "--manager", "tom"),
        *("--role", "coach", "--role", "user_buyer", "--support", "neutral"),
    )

    assert result.output == "maps/acme.yaml: added zoe-o-hara-md\n"
    block = (
        '\n  zoe-o-hara-md:\n    name: "Zoë O\'Hara: MD"\n    title: "Nurse #1"\n'
        "    reports_to: tom\n    roles: [coach, user_buyer]\n    support: neutral\n\n"
    )
    assert acme.read_text() == ACME.replace("  dana:\n", f"{block}  dana:\n")


def test_a_placeholder_needs_only_a_title(acme: Path) -> None:
    run("new", "person", "acme", "--placeholder", "--title", "Security Officer")

    assert acme.read_text() == ACME.replace(
        "influence:",
        "\n  security-officer:\n    title: Security Officer\n    placeholder: true\n\ninfluence:",
    )


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["acme", "Dana"], "`dana` is on the map already"),
        (["acme", "Eve", "--manager", "dnaa"], "did you mean `dana`?"),
        (["acme", "Eve", "--unit", "it"], "no unit of the map has the id `it`"),
        (["acme", "Eve", "--role", "boss"], "is not one of"),
        (["acme", "Eve", "--id", "a b"], "is not an id"),
        (["acme", "Eve", "--id", "aux"], "Windows"),
        (["acme", "  "], "give a name"),
        (["acme"], "give a name"),
        (["acme", "a\u202eb"], "invisible character"),
        (["acme", "\x00"], "no id can be made"),
        (["acme", "--placeholder"], "give a name, or a --title"),
        (["none", "Eve"], "no map has the id"),
        (["acme", "Eve", "--title", "\udcff"], "invisible character"),
    ],
)
def test_a_mistake_is_told_and_nothing_written(acme: Path, arguments: list[str], why: str) -> None:
    result = run("new", "person", *arguments)

    assert result.exit_code == 2
    assert why in result.output
    assert acme.read_text() == ACME


@pytest.mark.parametrize(
    "name",
    ["a: b", "# x", "x # y", "[a]", "{a: b}", "- a", "'q'", '"q" b', "a\nname: Evil", "| a", "*a"],
)
def test_no_name_becomes_anything_but_a_name(acme: Path, name: str) -> None:
    options = ("--id", "eve", f"--title={name}")
    assert run("new", "person", *options, "acme", "--", name).exit_code == 0

    account = read_account(acme.read_bytes(), "").account
    assert account is not None
    eve = account.stakeholders["eve"]
    assert eve.name == eve.title == " ".join(name.split())
    assert len(account.stakeholders) == 4


def test_an_account_is_a_file_of_its_own(acme: Path) -> None:
    result = run(
        *("new", "account", "Beta: GmbH", "--owner", "ben", "--tier", "1", "--folder", "dach")
    )

    assert result.output.startswith("wrote maps/dach/beta-gmbh.yaml")
    assert (acme.parent / "dach" / "beta-gmbh.yaml").read_text() == (
        'name: "Beta: GmbH"\ntier: 1\nowner: ben\n\nstakeholders:\n'
    )
    assert run("new", "person", "beta-gmbh", "Eve").exit_code == 0
    assert run("check").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["Acme"], "there is maps/acme.yaml already"),
        (["ACME"], "there is maps/acme.yaml already"),
        (["Beta", "--owner", "nobody"], "no teammate has the id"),
        (["Beta", "--folder", "../.."], "is not in the folder of maps"),
        (["Beta", "--folder", ".hidden"], "is hidden"),
        (["???"], "no id can be made"),
        (["Beta", "--id", "../x"], "is not an id"),
        (["Beta", "--domain", "a\u200eb"], "invisible character"),
        ([], "give a name"),
    ],
)
def test_no_account_comes_of_a_mistake(acme: Path, arguments: list[str], why: str) -> None:
    before = sorted(acme.parents[1].rglob("*"))

    result = run("new", "account", *arguments)

    assert result.exit_code == 2
    assert why in result.output
    assert sorted(acme.parents[1].rglob("*")) == before


def test_at_a_terminal_what_is_missing_is_asked_for(acme: Path) -> None:
    ours, theirs = pty.openpty()
    program = "from account_maps.cli import main; main()"
    command = [sys.executable, "-c", program, "new", "person", "acme"]
    os.write(ours, b"Eve Adams\nAnalyst\ntom\n")

    done = subprocess.run(command, stdin=theirs, capture_output=True, text=True, check=True)

    os.close(theirs)
    os.close(ours)
    assert "Full name: Job title: Reports to" in done.stdout
    block = "\n  eve-adams:\n    name: Eve Adams\n    title: Analyst\n    reports_to: tom\n\n"
    assert acme.read_text() == ACME.replace("  dana:\n", f"{block}  dana:\n")
