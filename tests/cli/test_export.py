"""The command ``account-maps export``, as somebody calls it in a shell."""

import csv
import json
import subprocess
import sys
from io import BytesIO, StringIO
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner, Result

from account_maps.cli import main
from account_maps.cli.export_options import TABLES as NAMED
from account_maps.export import TABLES
from maps import FULL, SMALLEST, TEAM

ACME = FULL.replace("parent: northwind-group\n", "").replace(
    "  page: plans/northwind-health.md\n", ""
)
BAD = "name: Bad\nowner: nobody-we-know\nstakeholders: {dana: {name: D, support: suporter}}\n"
HOSTILE = """\
name: "=cmd|' /C calc'!A0"
tags: ["]]></data>", "\\u0041&<script>alert(1)</script>"]
stakeholders:
  dana: {name: "@SUM(1+1)*\\"quoted\\", and 'more'", roles: [economic_buyer]}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two maps and a team, and the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("plugins: [account-maps: {as_of: 2026-11-20}]\n")
    (tmp_path / "maps").mkdir()
    for name, text in {"acme": ACME, "beta-clinics": SMALLEST, "_team": TEAM}.items():
        (tmp_path / "maps" / f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", *arguments], catch_exceptions=False)


def ids(result: Result) -> list[str]:
    return [account["id"] for account in json.loads(result.stdout)["accounts"]]


def test_all_accounts_are_one_document(project: Path) -> None:
    result = run()

    assert project.is_dir()
    assert (result.exit_code, result.stderr) == (0, "")
    assert ids(result) == ["acme", "beta-clinics"]
    assert json.loads(result.stdout)["as_of"] == "2026-11-20"


def test_accounts_are_chosen_by_their_ids_and_come_in_their_order(project: Path) -> None:
    (project / "maps" / "zeta.yaml").write_text("name: Zeta\n")

    assert ids(run("beta-clinics")) == ["beta-clinics"]
    assert ids(run("zeta", "acme")) == ["acme", "zeta"]


def test_the_day_may_be_another(project: Path) -> None:
    assert project.is_dir()

    def strength(*arguments: str) -> float:
        (account,) = json.loads(run("acme", *arguments).stdout)["accounts"]
        return float(account["ties"][0]["strength"])

    assert strength("--as-of", "2027-11-20") < strength() / 2
    assert run("--as-of", "tomorrow").exit_code == 2


def test_an_account_that_does_not_exist_is_a_mistake_of_usage(project: Path) -> None:
    assert project.is_dir()

    result = run("beta-clinic")

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "no map has the id `beta-clinic`; did you mean `beta-clinics`?" in result.stderr


def test_with_a_problem_nothing_is_exported(project: Path) -> None:
    (project / "maps" / "bad.yaml").write_text(BAD)

    result = run("-o", "all.json")

    assert (result.exit_code, result.stdout) == (1, "")
    assert not (project / "all.json").exists()
    assert "maps/bad.yaml:3:41  AM206  `suporter`" in result.stderr
    assert result.stderr.endswith("\n2 problems in 1 file\n")


def test_maps_with_problems_may_be_left_out(project: Path) -> None:
    (project / "maps" / "bad.yaml").write_text(BAD)

    result = run("--skip-broken")

    assert result.exit_code == 0
    assert ids(result) == ["acme", "beta-clinics"]
    assert "AM206" in result.stderr


def test_a_problem_of_another_map_keeps_no_named_one_back(project: Path) -> None:
    (project / "maps" / "bad.yaml").write_text(BAD)

    assert ids(run("acme")) == ["acme"]
    assert run("acme", "bad").exit_code == 1


def test_a_problem_of_a_shared_file_keeps_all_back(project: Path) -> None:
    (project / "maps" / "_rules.yaml").write_text("ties: {half_life: never}\n")

    assert run("acme").exit_code == 1


def test_tables_go_to_a_folder_in_a_way_that_excel_reads(project: Path) -> None:
    result = run("--format", "csv", "-o", "tables")

    assert (result.exit_code, result.output) == (0, "")
    written = {path.stem: path.read_bytes() for path in (project / "tables").iterdir()}
    assert written.keys() == TABLES.keys()
    assert all(data.startswith(b"\xef\xbb\xbf") for data in written.values())
    people = csv.DictReader(StringIO(written["people"].decode("utf-8-sig"), newline=""))
    assert [row["account"] for row in people] == ["acme"] * 5 + ["beta-clinics"] * 2


def test_the_command_knows_the_tables_that_there_are() -> None:
    assert tuple(TABLES) == NAMED


def test_one_table_goes_to_standard_output_or_to_a_file(project: Path) -> None:
    printed = run("--format", "csv", "--table", "ties").stdout_bytes
    run("--format", "csv", "--table", "ties", "-o", "ties.csv")

    assert printed.startswith(b"account,colleague,person,strength,")
    assert (project / "ties.csv").read_bytes() == b"\xef\xbb\xbf" + printed


def test_a_graph_has_the_people_and_lines_of_its_map(project: Path) -> None:
    assert project.is_dir()

    graph = nx.read_graphml(BytesIO(run("acme", "--format", "graphml").stdout_bytes))

    people = {key for key, data in graph.nodes(data=True) if data["kind"] == "person"}
    lines = {(a, data["kind"], b) for a, b, data in graph.edges(data=True)}
    assert people == {"tom-alvarez", "priya-nair", "dana-reyes", "cso", "olaf-berg"}
    assert lines == {
        ("priya-nair", "reports_to", "tom-alvarez"),
        ("dana-reyes", "reports_to", "tom-alvarez"),
        ("dana-reyes", "dotted_to", "priya-nair"),
        ("cso", "reports_to", "dana-reyes"),
        ("olaf-berg", "reports_to", "dana-reyes"),
        ("dana-reyes", "influence", "tom-alvarez"),
        ("priya-nair", "conflict", "dana-reyes"),
        ("us:ana-lima", "tie", "dana-reyes"),
    }


def test_graphs_of_several_accounts_go_to_a_folder(project: Path) -> None:
    assert run("--format", "graphml", "-o", "graphs").exit_code == 0

    names = sorted(path.name for path in (project / "graphs").iterdir())
    assert names == ["acme.graphml", "beta-clinics.graphml"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--format", "csv"),
        ("--format", "graphml"),
        ("--format", "graphml", "acme", "beta-clinics"),
        ("--table", "people"),
        ("--format", "csv", "--table", "planets"),
        ("--format", "xlsx"),
    ],
)
def test_what_does_not_fit_together_is_a_mistake_of_usage(
    project: Path, arguments: tuple[str, ...]
) -> None:
    assert project.is_dir()

    result = run(*arguments)

    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("-o", "maps"),
        ("-o", "nowhere/all.json"),
        ("-o", "mkdocs.yml/all.json"),
        ("-o", "mkdocs.yml", "--format", "csv"),
        ("-o", "nowhere/tables", "--format", "csv"),
    ],
)
def test_a_target_that_cannot_be_written_is_a_mistake_of_usage(
    project: Path, arguments: tuple[str, ...]
) -> None:
    before = (project / "mkdocs.yml").read_bytes()

    result = run(*arguments)

    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].startswith(f"Error: {arguments[1]} cannot be written: ")
    assert (project / "mkdocs.yml").read_bytes() == before
    assert sorted(path.name for path in project.iterdir()) == ["maps", "mkdocs.yml"]


def test_hostile_text_stays_text_in_every_format(project: Path) -> None:
    (project / "maps" / "evil.yaml").write_text(HOSTILE, "utf-8")

    (account,) = json.loads(run("evil").stdout)["accounts"]
    table = run("evil", "--format", "csv", "--table", "accounts").stdout_bytes.decode()
    people = run("evil", "--format", "csv", "--table", "people").stdout_bytes.decode()
    graph = nx.read_graphml(BytesIO(run("evil", "--format", "graphml").stdout_bytes))

    assert account["name"] == "=cmd|' /C calc'!A0"
    (row,) = csv.DictReader(StringIO(table, newline=""), strict=True)
    assert row["name"] == "'=cmd|' /C calc'!A0"
    assert row["tags"] == "]]></data>; A&<script>alert(1)</script>"
    (person,) = csv.DictReader(StringIO(people, newline=""), strict=True)
    assert person["name"] == "'@SUM(1+1)*\"quoted\", and 'more'"
    assert graph.nodes["dana"]["name"] == "@SUM(1+1)*\"quoted\", and 'more'"


def test_the_command_writes_the_same_as_a_process(project: Path) -> None:
    program = "from account_maps.cli import main; main()"
    command_line = [sys.executable, "-c", program, "export", "-o", "all.json"]

    done = subprocess.run(command_line, capture_output=True, check=True)

    assert (done.stdout, done.stderr) == (b"", b"")
    assert (project / "all.json").read_bytes() == run().stdout_bytes
