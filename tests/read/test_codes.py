"""Each code's example gives just that code, and put right it gives nothing."""

import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.exceptions import Abort

from account_maps.cli import main
from account_maps.read.codes import FAMILIES, Code, codes
from account_maps.read.non_blocking import NON_BLOCKING, WARNINGS
from building import SETTINGS, Project

HEADINGS = ("# maps/", "# docs/", "# mkdocs.", "# hook.py", "# sales_rules.py")
SETTINGS_HEAD = SETTINGS.split("plugins:")[0]


def lay_out(example: str, folder: Path) -> None:
    """Make the folder that an example describes: files under their names, or shell commands."""
    for name in ("maps", "docs"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    if example.startswith("$ "):
        for line in example.splitlines():
            subprocess.run(line.removeprefix("$ "), shell=True, cwd=folder, check=True)  # noqa: S602
        return
    for name, text in files(example).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def files(example: str) -> dict[str, str]:
    """Return the files of an example by name; without a heading it is one map."""
    found: dict[str, str] = {}
    name = "maps/acme.yaml"
    for line in example.splitlines(keepends=True):
        if line.startswith(HEADINGS):
            name = line.removeprefix("# ").strip()
        else:
            found[name] = found.get(name, "") + line
    return found


def given(
    example: str, folder: Path, monkeypatch: pytest.MonkeyPatch, command: str = "check"
) -> list[str]:
    """Return the codes that a command gives for an example."""
    lay_out(example, folder)
    monkeypatch.chdir(folder)
    output = CliRunner().invoke(main, [*command.split(), "--output-format", "concise"]).output
    return re.findall(r"^.+?  (AM\d+)  ", output, re.MULTILINE)


CHECKED = [code for code in codes().values() if code.command.startswith("check")]


@pytest.mark.parametrize("code", CHECKED, ids=lambda code: code.code)
def test_an_example_gives_its_code_and_put_right_nothing(
    code: Code, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert given(code.example, tmp_path / "before", monkeypatch, code.command) == [code.code]
    assert given(code.fixed, tmp_path / "after", monkeypatch, code.command) == []


def test_the_code_of_a_build_is_given_by_its_example(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    [code] = [code for code in codes().values() if code.command == "build"]
    for name, example in (("before", code.example), ("after", code.fixed)):
        project = Project(tmp_path / name)
        lay_out(example, project.root)
        settings = project.root / "mkdocs.yml"
        settings.write_text(SETTINGS_HEAD + settings.read_text("utf-8"), "utf-8")

    with pytest.raises(Abort):
        _at(tmp_path / "before").build()
    assert code.code in caplog.text
    assert _at(tmp_path / "after").build().account("acme")


def _at(root: Path) -> Project:
    """Return a project that is there already."""
    project = Project.__new__(Project)
    project.root = root
    return project


def test_every_code_belongs_to_a_family() -> None:
    assert {code[:3] for code in codes()} == FAMILIES.keys()
    assert list(codes()) == sorted(codes())


def test_what_need_not_stop_anything_is_documented() -> None:
    assert WARNINGS < NON_BLOCKING < codes().keys()


def test_every_code_says_all_that_a_reader_asks() -> None:
    for code in codes().values():
        assert all([code.title, code.wrong, code.why, code.fix]), code.code
        assert code.example != code.fixed
        assert code.example.endswith("\n")
        assert code.fixed.endswith("\n")
