"""The command ``account-maps check``, as somebody calls it in a shell."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from account_maps.cli import main
from account_maps.model.values import FindingCode

BAD = "name: Acme\nstakeholders:\n  dana: {name: Dana, support: suporter}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder, and the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "maps").mkdir()
    return tmp_path


def run(*arguments: str) -> Result:
    """Run the command with one line for each problem."""
    command = ["check", "--output-format", "concise", *arguments]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def test_clean_maps_end_with_zero(project: Path) -> None:
    (project / "maps" / "acme.yaml").write_text("name: Acme\n")

    result = run()

    assert (result.exit_code, result.output) == (0, "1 map checked, no problems\n")


def test_problems_end_with_one_and_a_line_each(project: Path) -> None:
    (project / "maps" / "acme.yaml").write_text(BAD)
    (project / "maps" / "beta.yaml").write_text("name: Beta\n")

    result = run()

    assert result.exit_code == 1
    assert result.output == (
        "maps/acme.yaml:3:31  AM206  `suporter` isn't a stance"
        "  (did you mean `supporter`?)\n"
        "2 maps checked, 1 problem in 1 file, 1 fixable with --fix\n"
    )


def test_paths_choose_what_is_reported(project: Path) -> None:
    (project / "maps" / "acme.yaml").write_text(BAD)
    (project / "maps" / "nordics").mkdir()
    (project / "maps" / "nordics" / "beta.yaml").write_text("name: Beta\nparent: acme\n")

    assert run("maps/nordics").output == "1 map checked, no problems\n"
    assert run("maps/acme.yaml").exit_code == 1
    assert "2 maps checked, 1 problem in 1 file" in run(str(project / "maps")).output


@pytest.mark.parametrize("path", ["maps/none.yaml", "..", "mkdocs.yml"])
def test_a_path_that_is_no_map_is_a_mistake_of_usage(project: Path, path: str) -> None:
    (project / "mkdocs.yml").write_text("site_name: x\n")

    assert run(path).exit_code == 2


def test_the_configuration_says_where_the_folders_are(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "accounts").mkdir()
    (project / "site" / "pages").mkdir()
    (project / "site" / "pages" / "plan.md").write_text("# Plan\n")
    (project / "site" / "accounts" / "acme.yaml").write_text("name: A\nplan: {page: plan.md}\n")
    (project / "site" / "mkdocs.yml").write_text(
        "site_name: !ENV [NAME, x]\ndocs_dir: pages\nplugins:\n- search\n"
        "- account-maps: {maps_dir: accounts}\n"
        "extra: {emoji: !!python/name:material.extensions.emoji.twemoji ''}\n"
    )

    result = run("--config", "site/mkdocs.yml")

    assert (result.exit_code, result.output) == (0, "1 map checked, no problems\n")


def test_the_plugins_may_be_written_as_keys(project: Path) -> None:
    (project / "mkdocs.yml").write_text("plugins: {account-maps: {maps_dir: m, largest_map: 5}}\n")
    (project / "m").mkdir()
    (project / "m" / "acme.yaml").write_text("name: Acme\n")

    assert "AM103" in run().output


@pytest.mark.parametrize("text", ["plugins: [", "\udcff", "- a\n", "plugins: 1", ""])
def test_an_odd_configuration_raises_nothing(project: Path, text: str) -> None:
    (project / "mkdocs.yml").write_bytes(text.encode("utf-8", "surrogateescape"))

    assert run().exit_code in {0, 2}


def test_a_configuration_that_is_not_there_is_a_mistake_of_usage(project: Path) -> None:
    assert project.is_dir()
    assert run("--config", "other.yml").exit_code == 2


def test_no_folder_of_maps_is_a_problem(project: Path) -> None:
    (project / "maps").rmdir()

    assert run().output.startswith("maps:1:1  AM124  ")


def test_a_name_of_a_file_cannot_steer_the_terminal(project: Path) -> None:
    (project / "maps" / "a\x1b[31m\nb.yaml").write_text("name: Acme\n")

    output = run().output

    assert "\x1b" not in output
    assert len(output.splitlines()) == 2


def test_checking_loads_nothing_that_only_the_site_needs() -> None:
    program = "import sys, account_maps.cli; print(*sys.modules)"

    result = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    loaded = set(result.stdout.decode().split())
    assert not loaded & {"mkdocs", "material", "jinja2", "pydot", "nh3", "markdown", "difflib"}
    ours = ("measure", "export", "texts", "html", "pages", "changes", "draw", "history")
    assert not [
        name for name in loaded if name.startswith(tuple(f"account_maps.{x}" for x in ours))
    ]


UNMET = """\
name: Acme
owner: ana
stakeholders:
  priya:
    name: Priya
    roles: [economic_buyer]
    support: neutral
    reports_to: dana
  dana:
    name: Dana
    support: supporter
    ties: {ana: {level: trusted_advisor, last: 2026-11-20}}
influence: [{from: dana, to: priya}]
"""
WAIVED = "waivers: [{finding: AF201, reason: She is new, until: 2026-12-01}]\n"


def set_up(project: Path, **maps: str) -> None:
    """Write maps, a team, and rules by which only unmet deciders are errors."""
    others = (code for code in FindingCode if code is not FindingCode.UNMET_DECIDER)
    off = "".join(f"  {code}: {{severity: off}}\n" for code in others)
    (project / "mkdocs.yml").write_text("plugins: [account-maps: {as_of: 2026-11-20}]\n")
    shared = {"_team": "team: {ana: {name: Ana Lima}}\n", "_rules": f"findings:\n{off}"}
    for name, text in {**shared, **maps}.items():
        (project / "maps" / f"{name}.yaml").write_text(text, "utf-8")


ACT = (
    "Ask Dana (last contact with Ana Lima on 20 Nov 2026) to introduce you to Priya;"
    " Ana Lima; by 2026-11-27"
)
LINE = f"maps/acme.yaml:4:3  AF201  Priya has a say in the decision, and we haven't met.  ({ACT})\n"


def test_findings_are_lines_like_those_of_problems(project: Path) -> None:
    set_up(project, acme=UNMET)

    result = run("--findings")

    assert result.output == LINE + "1 map checked, no problems; 1 finding (error 1)\n"
    assert result.exit_code == 1


def test_without_the_option_nobody_hears_of_findings(project: Path) -> None:
    set_up(project, acme=UNMET)

    assert (run().exit_code, run().output) == (0, "1 map checked, no problems\n")


def test_a_finding_of_less_than_an_error_ends_with_zero(project: Path) -> None:
    set_up(project, acme=UNMET)
    (project / "maps" / "_rules.yaml").write_text("findings: {AF201: {severity: warning}}\n")

    result = run("--findings")

    assert "  AF201  warning: Priya has a say" in result.output
    assert result.exit_code == 0


def test_a_waived_finding_is_only_counted(project: Path) -> None:
    set_up(project, acme=UNMET + WAIVED)

    result = run("--findings")

    assert result.output == "1 map checked, no problems; no findings, 1 waived\n"
    assert result.exit_code == 0


def test_findings_come_after_problems_and_in_the_order_of_the_files(project: Path) -> None:
    set_up(project, beta=UNMET, acme=UNMET, broken=BAD)

    lines = run("--findings").output.splitlines()

    files = [line.split(":")[0] for line in lines[:3]]
    assert files == ["maps/broken.yaml", "maps/acme.yaml", "maps/beta.yaml"]
    assert lines[3].startswith("3 maps checked, 1 problem in 1 file")
    assert lines[3].endswith("; 2 findings (error 2)")


def test_paths_choose_whose_findings_are_printed(project: Path) -> None:
    set_up(project, beta=UNMET, acme=UNMET)

    assert run("--findings", "maps/acme.yaml").output == (
        LINE + "1 map checked, no problems; 1 finding (error 1)\n"
    )


def test_a_name_of_a_person_cannot_steer_the_terminal(project: Path) -> None:
    hostile = '"Pri\\u00ADya\\u200B\\nmaps/x.yaml:1:1  AM101  gone"'
    set_up(project, acme=UNMET.replace("name: Priya", f"name: {hostile}"))

    escape, finding, summary = run("--findings").output.splitlines()

    assert "an escape in this text stands for an invisible character" in escape
    assert "Pri�ya� maps/x.yaml:1:1 AM101 gone has a say" in finding
    assert finding.isprintable()
    assert summary.endswith("1 finding (error 1)")


def test_a_waiver_that_has_run_out_is_a_problem(project: Path) -> None:
    set_up(project, acme=UNMET + WAIVED.replace("2026-12-01", "2026-11-19"))

    result = run()

    assert result.output.startswith("maps/acme.yaml:14:11  AM409  the waiver of AF201 ")
    assert result.exit_code == 1
    assert LINE in run("--findings").output


def test_a_waiver_holds_on_its_last_day(project: Path) -> None:
    set_up(project, acme=UNMET + WAIVED.replace("2026-12-01", "2026-11-20"))

    assert run().exit_code == 0


def test_the_day_is_that_of_the_environment_where_none_is_set(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(project, acme=UNMET + WAIVED)
    (project / "mkdocs.yml").unlink()

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796169600")  # 2 December 2026
    assert "AM409" in run().output
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")  # 1 December 2026
    assert "AM409" not in run().output


def test_a_day_that_is_none_is_a_mistake_of_usage(project: Path) -> None:
    (project / "mkdocs.yml").write_text("plugins: [account-maps: {as_of: 31 June}]\n")

    result = run()

    assert result.exit_code == 2
    assert "as_of: expected a day such as 2026-11-20, found `31 June`" in result.output
