"""The command ``account-maps new site``: from an empty folder to a playbook."""

import subprocess
import sys
from pathlib import Path

import pytest

from account_maps.recipes import starter_files
from cli.editing import run

SAMPLE = Path(__file__).parents[2] / "maps" / "_talking-points.yaml"


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Ours\n")
    assert run("new", "site").exit_code == 0
    return tmp_path


def test_a_playbook_begins_with_all_that_is_not_there(begun: Path) -> None:
    texts = {name: (begun / name).read_text("utf-8") for name in starter_files()}

    assert texts == starter_files() | {"docs/index.md": "# Ours\n"}
    assert "docs/index.md: left alone" in run("new", "site").output


def test_its_maps_are_right_and_in_their_format(begun: Path) -> None:  # noqa: ARG001
    assert run("check").output == "0 maps checked, no problems\n"
    assert run("fmt", "--check").exit_code == 0


def test_the_first_person_on_the_first_map_is_spoken_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("new", "site", "playbook")
    monkeypatch.chdir("playbook")
    run("new", "account", "Harbor Clinics", "--owner", "your-name")
    run("new", "person", "harbor-clinics", "Maria Soto", "--role", "economic_buyer")

    built = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict"], check=False)

    assert built.returncode == 0
    page = Path("site/accounts/harbor-clinics/index.html").read_text("utf-8")
    assert "how do you see this project so far?" in page


def test_it_begins_with_the_library_of_the_sample() -> None:
    _for_the_editor, library = SAMPLE.read_text("utf-8").split("\n", 1)

    assert starter_files()["maps/_talking-points.yaml"] == library
