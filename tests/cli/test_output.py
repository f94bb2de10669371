"""What commands write with ``-o``: in the place of nothing else, and whole or not at all."""

import subprocess
import sys
from pathlib import Path

import pytest

from cli.editing import git, run, set_up
from disks import FULL, fill, small_disk

SVG = "<svg xmlns='x'><path/></svg>"
JSON = '{"name": "website", "private": true}\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project under git with the map of Acme, in which the commands run."""
    set_up(tmp_path)
    (tmp_path / "README.md").write_text("# Our account-maps\n")
    (tmp_path / "package.json").write_text(JSON)
    (tmp_path / "logo.svg").write_text(SVG)
    (tmp_path / "people.csv").write_text("Name,Phone\nKen,1\n")
    (tmp_path / "notes.txt").write_text("Remember\n")
    (tmp_path / "index.html").write_text("<!doctype html>\n<html><p>Ours</p></html>\n")
    (tmp_path / "tool.py").write_text("print()\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "First")
    monkeypatch.chdir(tmp_path)
    return tmp_path


WRITERS: dict[str, tuple[str, ...]] = {
    "export.json": ("export", "-o"),
    "export.csv": ("export", "--format", "csv", "--table", "people", "-o"),
    "export.graphml": ("export", "acme", "--format", "graphml", "-o"),
    "diff.txt": ("diff", "HEAD", "-o"),
    "diff.json": ("diff", "HEAD", "--format", "json", "-o"),
    "diff.md": ("diff", "HEAD", "--format", "markdown", "-o"),
    "diff.html": ("diff", "HEAD", "--format", "html", "-o"),
    "schema.json": ("schema", "-o"),
    "team.json": ("schema", "--file", "team", "-o"),
    "format.md": ("schema", "--format", "markdown", "-o"),
    "poster.svg": ("poster", "acme", "--format", "svg", "-o"),
}
"""Every command that writes one file, by a name that its result may have."""

NOT_OURS = (
    "maps/acme.yaml",
    "maps/_team.yaml",
    "mkdocs.yml",
    "README.md",
    "package.json",
    "logo.svg",
    "people.csv",
    "notes.txt",
    "index.html",
    "tool.py",
)


def everything(root: Path) -> dict[str, bytes]:
    files = (path for path in sorted(root.rglob("*")) if ".git" not in path.parts)
    return {str(path.relative_to(root)): path.read_bytes() for path in files if path.is_file()}


@pytest.mark.parametrize("words", WRITERS.values(), ids=WRITERS)
def test_nothing_but_an_earlier_result_is_replaced(project: Path, words: tuple[str, ...]) -> None:
    before = everything(project)
    for name in NOT_OURS:
        result = run(*words, name)
        assert (result.exit_code, everything(project)) == (2, before), name
        assert result.stderr.splitlines()[-1].startswith(f"Error: {name} cannot be written: ")


@pytest.mark.parametrize("words", WRITERS.values(), ids=WRITERS)
def test_no_result_lands_among_the_maps(project: Path, words: tuple[str, ...]) -> None:
    (project / "link").symlink_to("maps")
    before = everything(project)
    for name in ("maps/new.yaml", "maps/result.json", "link/new.txt", "docs/../maps/x"):
        (project / "docs").mkdir(exist_ok=True)
        result = run(*words, name)
        assert (result.exit_code, everything(project)) == (2, before), name
        assert "it is in the folder of maps" in result.stderr


@pytest.mark.parametrize(("name", "words"), WRITERS.items(), ids=WRITERS)
def test_an_earlier_result_is_replaced_also_after_an_edit(
    project: Path, name: str, words: tuple[str, ...]
) -> None:
    assert run(*words, name).exit_code == 0
    first = (project / name).read_bytes()
    file = project / "maps" / "acme.yaml"
    file.write_text(file.read_text().replace("name: Dana", "name: Dana Reyes"))
    assert run(*words, name).exit_code == 0, "by a result of another state"
    if "schema" not in words:
        assert (project / name).read_bytes() != first
    (project / name).write_bytes(b"")
    assert run(*words, name).exit_code == 0, "an empty file is nobody's"


def test_a_link_to_a_map_is_seen_through(project: Path) -> None:
    (project / "out.json").symlink_to("maps/acme.yaml")
    before = everything(project)
    assert run("export", "-o", "out.json").exit_code == 2
    assert everything(project) == before


def test_tables_and_graphs_replace_no_other_file_of_a_folder(project: Path) -> None:
    (project / "tables").mkdir()
    (project / "tables" / "people.csv").write_text("Name,Phone\nKen,1\n")
    before = everything(project)
    result = run("export", "--format", "csv", "-o", "tables")
    assert (result.exit_code, everything(project)) == (2, before)
    assert "tables/people.csv cannot be written: something else is there" in result.stderr
    assert run("export", "--format", "csv", "-o", "maps").exit_code == 2
    assert run("export", "--format", "graphml", "-o", "maps").exit_code == 2
    assert everything(project) == before


def test_an_editor_gets_no_schema_in_the_place_of_another_file(project: Path) -> None:
    (project / "docs" / "schema").mkdir(parents=True)
    (project / "docs" / "schema" / "team.json").write_text(JSON)
    before = everything(project)
    assert run("schema", "--editor").exit_code == 2
    assert everything(project) == before
    (project / "docs" / "schema" / "team.json").unlink()
    assert run("schema", "--editor").exit_code == 0
    assert run("schema", "--editor").exit_code == 0


def test_a_front_page_takes_the_place_of_no_other_page(project: Path) -> None:
    assert run("export", "-o", "maps.json").exit_code == 0
    (project / "public" / "north").mkdir(parents=True)
    (project / "maps.json").rename(project / "public" / "north" / "maps.json")
    (project / "public" / "index.html").write_text("<!doctype html><p>Ours</p>")
    result = run("join", "public/north", "-o", "public")
    assert result.exit_code == 2
    assert "public/index.html cannot be written: something else is there" in result.stderr
    (project / "public" / "index.html").unlink()
    assert run("join", "public/north", "-o", "public").exit_code == 0
    assert run("join", "public/north", "-o", "public").exit_code == 0


def test_code_owners_are_not_written_into_a_map(project: Path) -> None:
    (project / "maps" / "_team.yaml").write_text("team:\n  ana: {name: Ana, handle: ana}\n")
    before = everything(project)
    for name in ("maps/acme.yaml", "mkdocs.yml"):
        assert run("codeowners", "-o", name).exit_code == 2
    assert everything(project) == before


PAPER = {"poster.svg"}
"""Those that make the folder they write to, and that take no folder for a file."""


@pytest.mark.parametrize("name", sorted(WRITERS.keys() - PAPER))
def test_what_the_system_refuses_is_one_line_with_the_file(project: Path, name: str) -> None:
    (project / "there").mkdir()
    before = everything(project)
    for path, reason in (
        ("x" * 300, "file name too long"),
        ("there", "it is a folder"),
        ("tool.py/x", "not a directory"),
        ("no/such/x", "no such file or directory"),
    ):
        result = run(*WRITERS[name], path)
        assert (result.exit_code, everything(project)) == (2, before)
        assert result.stderr.splitlines()[-1] == f"Error: {path} cannot be written: {reason}"


@pytest.mark.parametrize("folder", ["tool.py", "no/such"])
def test_a_folder_that_cannot_be_made_is_one_line(project: Path, folder: str) -> None:
    before = everything(project)
    result = run("poster", "acme", "--format", "svg", "-o", f"{folder}/map.svg")
    assert result.exit_code == 2
    assert f"Error: {folder}" in result.stderr.splitlines()[-1]
    assert everything(project) == before


@pytest.mark.parametrize("words", WRITERS.values(), ids=WRITERS)
def test_on_a_full_disk_nothing_half_written_is_left(project: Path, words: tuple[str, ...]) -> None:
    with small_disk(project / "disk", 1 if "diff" in words else 4) as disk:
        fill(disk)
        (disk / ".filler").unlink(missing_ok=True)
        (disk / ".filler").write_bytes(b"")
        fill(disk)
        result = run(*words, str(disk / "result"))
        left = [path.name for path in disk.iterdir() if path.name != ".filler"]
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].startswith(
        f"Error: {disk / 'result'} cannot be written: "
    )
    assert result.stderr.rstrip().endswith(FULL)
    assert left == []


def test_on_a_full_disk_a_map_stays_as_it_was(project: Path) -> None:
    with small_disk(project / "disk", 16) as disk:
        (disk / "maps").mkdir()
        (disk / "mkdocs.yml").write_text("plugins: [account-maps]\n")
        for name in ("acme", "_team"):
            text = (project / "maps" / f"{name}.yaml").read_text()
            (disk / "maps" / f"{name}.yaml").write_text(text)
        fill(disk)
        before = everything(disk / "maps")
        results = [
            run(*words, "--config", str(disk / "mkdocs.yml"))
            for words in (
                ("verify", "acme", "dana"),
                ("rename", "dana", "dana-reyes", "--account", "acme"),
                ("leave", "acme", "dana"),
                ("new", "account", "Other Company"),
                ("new", "person", "acme", "Some Body"),
            )
        ]
        assert everything(disk / "maps") == before
    for result in results:
        assert result.exit_code == 1, result.output
        assert "the file cannot be written: no space left on device" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_standard_output_is_one_line(project: Path) -> None:
    command = [sys.executable, "-c", "from account_maps.cli import main; main()", "export"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, cwd=project, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr == "standard output: no space left on device\n"
