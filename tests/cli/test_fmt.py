"""The command ``account-maps fmt``, as somebody calls it in a shell."""

from pathlib import Path

import pytest

from cli.editing import ACME, run, set_up

ODD = "name:   Odd\ntags: [ a,b ]\n"
NEAT = "name: Odd\ntags: [a, b]\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder, and the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_maps_are_formatted_and_the_second_time_are_fine(project: Path) -> None:
    acme = set_up(project, odd=ODD)

    first, second = run("fmt"), run("fmt")

    assert first.output == (
        "formatted maps/acme.yaml\nformatted maps/odd.yaml\n"
        "2 files formatted, 1 file fine as they are\n"
    )
    assert (second.output, second.exit_code) == ("3 files fine as they are\n", 0)
    assert (project / "maps" / "odd.yaml").read_text() == NEAT
    assert acme.read_text() == ACME.replace("  dana:\n", "\n  dana:\n")


def test_paths_choose_what_is_formatted(project: Path) -> None:
    acme = set_up(project, odd=ODD)

    assert run("fmt", "maps/odd.yaml").exit_code == 0
    assert acme.read_text() == ACME


def test_to_check_writes_nothing_and_ends_with_one(project: Path) -> None:
    set_up(project, odd=ODD)

    result = run("fmt", "--check", "maps/odd.yaml")

    assert (result.exit_code, result.output) == (
        1,
        "would format maps/odd.yaml\n1 file would change\n",
    )
    assert (project / "maps" / "odd.yaml").read_text() == ODD
    (project / "maps" / "odd.yaml").write_text(NEAT)
    assert run("fmt", "--check", "maps/odd.yaml").exit_code == 0


def test_a_diff_shows_what_would_change(project: Path) -> None:
    set_up(project, odd=ODD)

    result = run("fmt", "--diff", "maps/odd.yaml")

    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "--- a/maps/odd.yaml",
        "+++ b/maps/odd.yaml",
        "@@ -1,2 +1,2 @@",
        "-name:   Odd",
        "-tags: [ a,b ]",
        "+name: Odd",
        "+tags: [a, b]",
    ]
    assert (project / "maps" / "odd.yaml").read_text() == ODD


def test_a_file_with_problems_is_left_alone_and_told(project: Path) -> None:
    set_up(project, odd=ODD, bad="name:   Bad\nsuport: x\n")

    result = run("fmt")

    assert result.exit_code == 1
    assert "maps/bad.yaml:2:1  AM201  unknown key `suport`" in result.stderr
    assert "2 files formatted, 1 file fine as they are, 1 file left alone" in result.stdout
    assert (project / "maps" / "bad.yaml").read_text() == "name:   Bad\nsuport: x\n"


def test_standard_input_goes_to_standard_output(project: Path) -> None:
    set_up(project)

    assert run("fmt", "-", text=ODD).output == NEAT
    assert run("fmt", "-", "--check", text=ODD).exit_code == 1
    assert run("fmt", "-", "--check", text=NEAT).exit_code == 0
    bad = run("fmt", "-", text="name: [\n")
    assert (bad.exit_code, bad.stdout) == (1, "")
    assert bad.stderr.startswith("<stdin>:1:7  AM110")


@pytest.mark.parametrize("path", ["maps/none.yaml", "..", "mkdocs.yml", "-x"])
def test_what_is_no_map_is_a_mistake_of_usage(project: Path, path: str) -> None:
    set_up(project)

    assert run("fmt", path).exit_code == 2


def test_a_link_out_of_the_maps_is_not_followed(project: Path) -> None:
    set_up(project)
    outside = project / "outside.yaml"
    outside.write_text(ODD)
    (project / "maps" / "odd.yaml").symlink_to(outside)

    run("fmt")

    assert outside.read_text() == ODD


def test_a_file_keeps_its_rights(project: Path) -> None:
    set_up(project, odd=ODD)
    (project / "maps" / "odd.yaml").chmod(0o640)

    run("fmt")

    assert (project / "maps" / "odd.yaml").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in (project / "maps").iterdir() if path.name[0] == "."] == []
