"""The command ``account-maps check``, as somebody calls it in a shell."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from account_maps.cli import main

BAD = "name: Acme\nstakeholders:\n  dana: {name: Dana, support: suporter}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder, and the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "maps").mkdir()
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], catch_exceptions=False)


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
        "maps/acme.yaml:3:31  AM206  `suporter` is not on the scale support"
        "  (did you mean `supporter`?)\n"
        "2 maps checked, 1 problem in 1 file\n"
    )


def test_paths_choose_what_is_reported(project: Path) -> None:
    (project / "maps" / "acme.yaml").write_text(BAD)
    (project / "maps" / "nordics").mkdir()
    (project / "maps" / "nordics" / "beta.yaml").write_text("name: Beta\nparent: acme\n")

    assert run("maps/nordics").output == "1 map checked, no problems\n"
    assert run("maps/acme.yaml").exit_code == 1
    assert run(str(project / "maps")).output.endswith("2 maps checked, 1 problem in 1 file\n")


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
