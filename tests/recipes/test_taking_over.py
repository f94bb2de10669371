"""``account-maps init --host``: a repository takes the recipes over."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from account_maps.cli import main
from account_maps.recipes import RECIPES, recipes


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "-q"], check=True)
    (tmp_path / "maps").mkdir()
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["init", *arguments], catch_exceptions=False)


@pytest.mark.parametrize("host", RECIPES)
def test_all_files_of_the_host_are_written_and_the_second_time_none(
    project: Path, host: str
) -> None:
    first = run("--host", host)

    assert first.exit_code == 0
    for name, text in recipes(host).items():
        assert (project / name).read_text("utf-8") == text
        assert f"{name}: added\n" in first.output
    assert run("--host", host).output.count(": nothing to do\n") == len(recipes(host)) + 3


def test_what_is_there_is_left_alone_and_told(project: Path) -> None:
    (project / "requirements.txt").write_text("mkdocs\n")

    result = run("--host", "github")

    assert result.exit_code == 0
    assert "requirements.txt: left alone, because it says something else\n" in result.output
    assert (project / "requirements.txt").read_text() == "mkdocs\n"
    assert (project / ".pre-commit-config.yaml").exists()


def test_without_a_host_there_are_no_pipelines(project: Path) -> None:
    assert run().exit_code == 0
    assert {one.name for one in project.iterdir()} == {".git", ".gitattributes", "maps"}


def test_a_folder_that_leads_out_of_the_repository_is_refused(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (project / ".github").symlink_to(outside)

    assert run("--host", "github").exit_code == 2
    assert list(outside.iterdir()) == []
