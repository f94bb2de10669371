"""``account-maps onepager``, ``booklet`` and ``poster``."""

import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from account_maps.cli import main
from account_maps.onepager.pdf.typesetter import Typesetter
from account_maps.read.codes import codes
from maps import FULL, SMALLEST, TEAM
from papers import read, words

SETTINGS = """\
site_name: Playbook
site_url: https://play.example/book
plugins:
  - account-maps: {as_of: 2026-11-20}
"""

TABLE = ("--for-the-table",)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two maps, which the command is started in."""
    for name, text in {
        "mkdocs.yml": SETTINGS,
        "docs/plans/northwind-health.md": "# Plan\n",
        "maps/_team.yaml": TEAM,
        "maps/northwind-health.yaml": FULL.replace("parent: northwind-group\n", ""),
        "maps/harbor-clinics.yaml": SMALLEST + "owner: ana-lima\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, [*words])


def text_of(path: str) -> str:
    return words(Path(path).read_bytes())


def made(folder: Path) -> list[str]:
    found = (path for path in folder.rglob("*") if path.suffix in {".pdf", ".svg"})
    return sorted(path.relative_to(folder).as_posix() for path in found)


@pytest.mark.usefixtures("folder", "typesetter")
def test_the_sheet_of_an_account_is_written_and_named() -> None:
    result = run("onepager", "northwind-health")

    assert (result.exit_code, result.output) == (0, "northwind-health-onepager.pdf\n")
    assert len(read(Path("northwind-health-onepager.pdf").read_bytes()).pages) == 1
    shown = text_of("northwind-health-onepager.pdf")
    assert "As of Nov 20, 2026" in shown
    assert "Full page: play.example/book/accounts/northwind-health/" in shown


@pytest.mark.usefixtures("typesetter")
def test_all_sheets_are_written_to_a_folder_on_the_paper_that_is_wanted(folder: Path) -> None:
    result = run("onepager", "--all", "--paper", "letter", "--as-of", "2026-12-24", "-o", "sheets")

    assert result.exit_code == 0
    assert made(folder) == [
        "sheets/harbor-clinics-onepager.pdf",
        "sheets/northwind-health-onepager.pdf",
    ]
    assert (
        read(Path("sheets/harbor-clinics-onepager.pdf").read_bytes()).pages[0].mediabox.width == 612
    )
    assert "As of Dec 24, 2026" in text_of("sheets/harbor-clinics-onepager.pdf")


@pytest.mark.usefixtures("folder", "typesetter")
def test_with_attendees_it_is_a_meeting_brief() -> None:
    result = run("onepager", "northwind-health", "--attendees", "olaf-berg, priya-nair")
    shown = text_of("northwind-health-brief.pdf")
    people = shown[shown.index("In the room") : shown.index("Notes")]

    assert (result.exit_code, result.output) == (0, "northwind-health-brief.pdf\n")
    assert "Aim" in shown
    assert people.index("Olaf Berg") < people.index("Priya Nair")


@pytest.mark.usefixtures("folder", "typesetter")
def test_a_version_for_the_table_names_neither_stance_nor_deal() -> None:
    room = ("--attendees", "olaf-berg,priya-nair")
    ours, theirs = (run("onepager", "northwind-health", *room, *more) for more in ((), TABLE))
    brief, table = (text_of(f"northwind-health-{kind}.pdf") for kind in ("brief", "table"))

    assert [one.exit_code for one in (ours, theirs)] == [0, 0]
    assert theirs.output == "northwind-health-table.pdf\n"
    for internal in ("Stance", "Owner: Ana Lima", "maps/northwind-health.yaml", "play.example"):
        assert internal in brief
        assert internal not in table
    assert "Priya Nair" in table


@pytest.mark.usefixtures("typesetter")
def test_without_the_address_of_a_site_none_is_on_paper(folder: Path) -> None:
    settings = SETTINGS.replace("site_url: https://play.example/book\n", "")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")

    run("onepager", "northwind-health")

    assert "Full page" not in text_of("northwind-health-onepager.pdf")
    assert "accounts/" not in text_of("northwind-health-onepager.pdf")


def test_ids_that_there_are_not_are_told_at_once_with_what_was_meant(folder: Path) -> None:
    result = run("onepager", "northwind-helth", "harbour-clinics")

    assert result.exit_code == 2
    assert "no map has the id `northwind-helth`; did you mean `northwind-health`?" in result.output
    assert "no map has the id `harbour-clinics`; did you mean `harbor-clinics`?" in result.output
    assert made(folder) == []


def test_attendees_that_there_are_not_are_told_at_once_with_who_was_meant(folder: Path) -> None:
    result = run("onepager", "northwind-health", "--attendees", "dana-reys,tom")

    assert result.exit_code == 2
    told = "nobody in maps/northwind-health.yaml has the id"
    assert f"{told} `dana-reys`; did you mean `dana-reyes`?" in result.output
    assert f"{told} `tom`" in result.output
    assert made(folder) == []


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "name accounts, or use --all"),
        (("northwind-health", "--all"), "name accounts, or use --all"),
        (("northwind-health", "--for-the-table"), "--for-the-table needs --attendees: name who"),
        (("--all", "--attendees", "x"), "--attendees goes with one account"),
        (("northwind-health", "--paper", "a3"), "'a3' is not one of"),
        (("northwind-health", "--fonts", "nowhere"), "'nowhere' does not exist"),
    ],
)
def test_what_makes_no_sense_is_told(words: tuple[str, ...], told: str) -> None:
    result = run("onepager", *words)

    assert result.exit_code == 2
    assert told in result.output


def test_a_map_with_problems_is_told_and_nothing_is_written(folder: Path) -> None:
    (folder / "maps/harbor-clinics.yaml").write_text("nam: Harbor\n", "utf-8")

    result = run("onepager", "--all")

    assert result.exit_code == 1
    assert "maps/harbor-clinics.yaml:1:1  AM201" in result.output
    assert "nothing was written" in result.output
    assert made(folder) == []


@pytest.mark.usefixtures("typesetter")
@pytest.mark.parametrize("code", ["AM430", "AM431"])
def test_the_example_of_a_code_gives_it_and_put_right_makes_a_sheet(
    code: str, folder: Path
) -> None:
    (folder / "maps/northwind-health.yaml").unlink()
    for example, expected in ((codes()[code].example, 1), (codes()[code].fixed, 0)):
        files = [part.partition("\n") for part in example.split("# ") if part]
        for name, _, text in files if len(files) > 1 else [("maps/acme.yaml", "", example)]:
            (folder / name).write_text(text, "utf-8")
        result = run("onepager", "acme")
        assert result.exit_code == expected
        assert (f"maps/acme.yaml:1:1  {code}" in result.output) == bool(expected) or (
            f"maps/acme.yaml:1:12  {code}" in result.output
        )
    assert made(folder) == ["acme-onepager.pdf"]


@pytest.mark.usefixtures("folder", "typesetter")
def test_one_sheet_that_cannot_be_made_keeps_all_from_being_written() -> None:
    Path("maps/bad.yaml").write_text("name: Bad\nsegment: Sign \ue000\n", "utf-8")

    result = run("onepager", "--all")

    assert result.exit_code == 1
    assert "maps/bad.yaml:2:15  AM431  no font on this machine for U+E000" in result.output
    assert made(Path()) == []


@pytest.mark.usefixtures("font_folder")
@pytest.mark.parametrize(
    "words", [("onepager", "seoul"), ("booklet", "--owner", "ana-lima"), ("poster", "seoul")]
)
def test_letters_without_a_font_are_one_line_for_each_map(
    words: tuple[str, ...], folder: Path
) -> None:
    people = "  a: {name: 김민준}\n  b: {name: دانا}\n"
    text = f"name: Seoul\nowner: ana-lima\nstakeholders:\n{people}"
    (folder / "maps/seoul.yaml").write_text(text, "utf-8")

    result = run(*words)

    assert result.exit_code == 1
    install = "install fonts-noto-cjk and fonts-noto-core"
    assert result.output == (
        "maps/seoul.yaml:4:13  AM431  no font on this machine for Hangul, Arabic"
        f"  ({install}, or name a folder of fonts with `--fonts`)\n"
        "1 problem in 1 file; nothing was written\n"
    )
    assert made(folder) == []


def test_more_people_than_a_sheet_has_room_for_are_refused(folder: Path) -> None:
    pytest.importorskip("typst")
    many = "".join(f"  p{n}: {{name: Person {n}}}\n" for n in range(60))
    (folder / "maps/many.yaml").write_text(f"name: Many\nstakeholders:\n{many}", "utf-8")
    room = ",".join(f"p{n}" for n in range(60))

    result = run("onepager", "many", "--attendees", room)

    assert result.exit_code == 1
    assert "maps/many.yaml:2:1  AM430" in result.output
    assert "name fewer than 60 attendees" in result.output


@pytest.mark.parametrize(
    "words",
    [
        ("onepager", "northwind-health"),
        ("booklet", "--owner", "ana-lima"),
        ("poster", "northwind-health"),
    ],
)
def test_without_typst_the_command_that_installs_it_is_named(
    words: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)

    result = run(*words)

    assert result.exit_code == 2
    assert "pip install 'mkdocs-account-maps[pdf]'" in result.output
    assert made(folder) == []


@pytest.mark.usefixtures("folder", "typesetter")
def test_a_booklet_has_an_index_and_a_bookmark_for_each_account_of_its_owner() -> None:
    result = run("booklet", "--owner", "ana-lima")
    reader = read(Path("ana-lima-booklet.pdf").read_bytes())
    marks = [str(mark.title) for mark in reader.outline if not isinstance(mark, list)]

    assert result.exit_code == 0
    assert len(reader.pages) == 3
    assert marks == ["Accounts of Ana Lima", "Harbor Clinics", "Northwind Health"]
    assert "Meet the CFO before the budget round." in words(
        Path("ana-lima-booklet.pdf").read_bytes()
    )
    notes: Any = reader.pages[0]["/Annots"]
    assert len(notes) == 4, "name and number of each account lead to its sheet"


@pytest.mark.usefixtures("folder")
def test_an_owner_of_nothing_is_refused_with_who_was_meant() -> None:
    result = run("booklet", "--owner", "ana-lma")

    assert result.exit_code == 2
    assert "no account has the owner `ana-lma`; did you mean `ana-lima`?" in result.output


@pytest.mark.usefixtures("typesetter")
def test_a_poster_has_everybody_as_pdf_and_as_svg(folder: Path) -> None:
    for form in ("pdf", "svg"):
        assert run("poster", "northwind-health", "--format", form).exit_code == 0

    assert made(folder) == ["northwind-health-poster.pdf", "northwind-health-poster.svg"]
    sides = read(Path("northwind-health-poster.pdf").read_bytes()).pages[0].mediabox
    assert sorted((round(sides.width), round(sides.height))) == [842, 1191]
    for name in ("Tom Alvarez", "Olaf Berg", "Chief Security Officer"):
        assert name in text_of("northwind-health-poster.pdf")
        assert name in Path("northwind-health-poster.svg").read_text("utf-8")


@pytest.mark.usefixtures("folder")
def test_a_picture_needs_no_typst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)

    assert run("poster", "northwind-health", "--format", "svg", "-o", "map.svg").exit_code == 0
    assert Path("map.svg").read_text("utf-8").lstrip().startswith("<svg")


def test_a_map_too_large_for_its_paper_says_which_would_do(folder: Path) -> None:
    def people(count: int) -> str:
        rows = (
            f"  p{n}: {{name: Person {n}, unit: u{n % 9}, reports_to: p{(n - 1) // 6}}}\n"
            for n in range(1, count)
        )
        return "  p0: {name: Person 0}\n" + "".join(rows)

    units = ", ".join(f"u{n}: {{name: U{n}}}" for n in range(9))
    for name, count in (("large", 120), ("vast", 1000)):
        text = f"name: Acme\nunits: {{{units}}}\nstakeholders:\n{people(count)}"
        (folder / f"maps/{name}.yaml").write_text(text, "utf-8")

    large, vast = (run("poster", name, "--format", "svg") for name in ("large", "vast"))

    assert (large.exit_code, vast.exit_code) == (2, 2)
    assert "on a3 the lettering would be" in large.output
    assert "take --paper a" in large.output
    assert "no paper is large enough" in vast.output
    assert made(folder) == []


@pytest.mark.usefixtures("folder")
def test_a_map_of_nobody_has_no_poster() -> None:
    Path("maps/empty.yaml").write_text("name: Empty\n", "utf-8")

    result = run("poster", "empty")

    assert result.exit_code == 2
    assert "maps/empty.yaml: there is nobody on the map" in result.output


def test_fonts_of_a_folder_are_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("typst")
    seen = []
    start = Typesetter.__init__

    def noted(self: Typesetter, fonts: Path | None = None, *, system_fonts: bool = True) -> None:
        seen.append(fonts)
        start(self, fonts, system_fonts=system_fonts)

    monkeypatch.setattr(Typesetter, "__init__", noted)
    (folder / "fonts").mkdir()

    assert run("onepager", "harbor-clinics", "--fonts", "fonts").exit_code == 0
    assert seen == [Path("fonts")]
