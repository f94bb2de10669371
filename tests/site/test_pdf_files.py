"""The one-pagers as PDF in a site: beside each page, linked, kept; left out if it can't be made."""

import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from account_maps.model.account import Account
from account_maps.model.paper_size import Paper
from account_maps.onepager import Onepager
from account_maps.onepager.pdf.onepager import PdfMaker
from account_maps.site import inputs
from account_maps.texts import Texts
from building import SETTINGS, Project, Site, words
from maps import SMALLEST
from papers import links, read

ROOT = Path(__file__).parents[2]
PDF = "accounts/acme/onepager.pdf"


@pytest.fixture
def paper(project: Project, typst: ModuleType) -> Project:  # noqa: ARG001
    """A project whose settings ask for PDFs."""
    with_pdf = SETTINGS.replace("{as_of: 2026-11-20}", "{as_of: 2026-11-20, pdf: letter}")
    project.write("mkdocs.yml", f"site_url: https://play.example/book/\n{with_pdf}")
    project.map("acme", SMALLEST)
    return project


def built_strictly(project: Project) -> tuple[Site, str]:
    """The site as the command builds it with ``--strict``, and what it prints."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return Site(project.root / "site"), done.stderr


def test_without_the_setting_there_are_none(project: Project) -> None:
    project.map("acme", SMALLEST)
    site = project.build()

    assert PDF not in site.files()
    assert "onepager.pdf" not in site.html("accounts/acme")


def test_each_account_has_a_sheet_that_its_pages_link(paper: Project) -> None:
    site = paper.build()
    pdf = site.files()[PDF]

    assert [page.mediabox.width for page in read(pdf).pages] == [612]
    assert links(pdf) == ["https://play.example/book/accounts/acme/"]
    for address, way in (("accounts/acme", ""), ("accounts/acme/print", "../")):
        found = words(site.page(address), f'a[href="{way}onepager.pdf"]')
        assert found == ["PDF, 1 page, as of 20 Nov"]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The accounts whose sheets have been set, or tried."""
    ids: list[str] = []
    pdf = PdfMaker.pdf

    def noted(self: PdfMaker, sheet: Onepager, account: Account, texts: Texts, on: Paper) -> bytes:
        ids.append(sheet.id)
        return pdf(self, sheet, account, texts, on)

    monkeypatch.setattr(PdfMaker, "pdf", noted)
    return ids


def test_sheets_are_made_once_even_if_nothing_can_be_kept(paper: Project, made: list[str]) -> None:
    paper.write(".account-maps-cache", "A file where the folder of the cache belongs.")

    assert read(paper.build().files()[PDF])
    assert made == ["acme"]


def test_sheets_are_made_once_and_again_after_a_change(paper: Project, made: list[str]) -> None:
    paper.map("other", SMALLEST)
    first = paper.build("cold").files()
    second = paper.build("warm").files()
    assert sorted(made) == ["acme", "other"]
    assert first == second

    paper.map("other", SMALLEST + "segment: new\n")
    third = paper.build("changed").files()
    assert made[2:] == ["other"]
    assert third[PDF] == first[PDF]
    assert third["accounts/other/onepager.pdf"] != first["accounts/other/onepager.pdf"]


@pytest.mark.usefixtures("font_folder")
def test_a_sheet_that_no_font_has_letters_for_is_left_out_and_the_site_is_built(
    paper: Project,
) -> None:
    paper.map("seoul", "name: Seoul\nstakeholders:\n  a: {name: 김민준}\n  b: {name: دانا}\n")
    paper.map("bad", "name: Bad\nsegment: \ue001\n")

    site, told = built_strictly(paper)

    why = "AM431  no PDF of this one-pager: no font on this machine for"
    install = "install fonts-noto-cjk and fonts-noto-core, or "
    folder = "name a folder of fonts with `fonts`; the print page is there)"
    assert [line for line in told.splitlines() if "AM43" in line] == [
        f"WARNING -  maps/bad.yaml:2:10  {why} U+E001  ({folder}",
        f"WARNING -  maps/seoul.yaml:3:13  {why} Hangul, Arabic  ({install}{folder}",
    ]
    assert [path for path in site.files() if path.endswith(".pdf")] == [PDF]
    for page in ("accounts/seoul", "accounts/seoul/print"):
        assert site.html(page)
        assert "onepager.pdf" not in site.html(page)


def test_a_sheet_is_there_and_linked_once_its_font_is(paper: Project, font_folder: Path) -> None:
    paper.map("seoul", "name: 김\n")
    without = paper.build("without")
    _font_with("김", font_folder / "hangul.ttf")
    there = paper.build("there")

    uri = "accounts/seoul/onepager.pdf"
    assert uri not in without.files()
    assert read(there.files()[uri])
    for page in ("accounts/seoul", "accounts/seoul/print"):
        assert "onepager.pdf" not in without.html(page)
        assert "onepager.pdf" in there.html(page)


def test_a_sheet_that_does_not_fit_on_a_page_is_left_out_too(
    paper: Project, font_folder: Path
) -> None:
    _font_with("ກ", font_folder / "wide.ttf", width=30_000)
    paper.map("wide", "name: Wide\nstakeholders:\n  a: {name: ກ, roles: [approver]}\n")

    site, told = built_strictly(paper)

    assert "maps/wide.yaml:1:1  AM430  no PDF of this one-pager: the content doesn't fit" in told
    assert [path for path in site.files() if path.endswith(".pdf")] == [PDF]
    assert "onepager.pdf" not in site.html("accounts/wide")


def _font_with(letter: str, path: Path, width: int = 60) -> None:
    """Make a font of one letter, its width in hundredths of its size."""
    font = FontBuilder(100)
    font.setupGlyphOrder([".notdef", "letter"])
    font.setupCharacterMap({ord(letter): "letter"})
    pen = TTGlyphPen(None)
    for number, point in enumerate([(0, 0), (50, 0), (25, 70)]):
        (pen.lineTo if number else pen.moveTo)(point)
    pen.closePath()
    font.setupGlyf(dict.fromkeys([".notdef", "letter"], pen.glyph()))
    font.setupHorizontalMetrics(dict.fromkeys([".notdef", "letter"], (width, 0)))
    font.setupHorizontalHeader(ascent=80, descent=-20)
    names = {"familyName": "One Letter", "styleName": "Regular", "psName": "OneLetter"}
    font.setupNameTable(names)
    font.setupOS2()
    font.setupPost()
    font.save(path)


@pytest.mark.usefixtures("font_folder")
def test_the_sample_is_built_on_a_machine_without_fonts(tmp_path: Path) -> None:
    sample = Project(tmp_path / "sample")
    for name in ("maps", "docs"):
        shutil.copytree(ROOT / name, sample.root / name, dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", sample.root)

    site, told = built_strictly(sample)

    lines = [line for line in told.splitlines() if "AM431" in line]
    maps = {line.split("maps/")[1].split(".yaml")[0] for line in lines}
    sheets = {path.split("/")[1] for path in site.files() if path.endswith("/onepager.pdf")}
    assert len(lines) == len(maps) > 0, "a line for each sheet"
    assert maps | sheets == {path.stem for path in (ROOT / "maps").glob("[!_]*.yaml")}
    assert not maps & sheets


def test_a_live_server_tries_a_sheet_without_a_font_once(
    paper: Project,
    font_folder: Path,  # noqa: ARG001
    made: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    paper.map("seoul", "name: 김\n")
    config = load_config(str(paper.root / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    for _ in range(2):
        build(config)

    assert made == ["acme", "seoul"]
    assert capsys.readouterr().err.count("maps/seoul.yaml:1:7  AM431") == 2


@pytest.fixture
def without_typst(paper: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project that asks for PDFs, on a machine where the extra is not installed."""
    monkeypatch.setattr(inputs, "typst_version", lambda: None)
    monkeypatch.setitem(sys.modules, "typst", None)
    return paper


def test_without_typst_the_print_pages_are_there_and_a_warning_says_what_to_install(
    without_typst: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    site = without_typst.build()

    assert PDF not in site.files()
    assert site.html("accounts/acme/print")
    assert "onepager.pdf" not in site.html("accounts/acme")
    [told] = [line for line in capsys.readouterr().err.splitlines() if "pip install" in line]
    assert "pip install 'mkdocs-account-maps[pdf]'" in told


def test_without_typst_a_strict_build_fails_before_it_touches_the_old_site(
    without_typst: Project, caplog: pytest.LogCaptureFixture
) -> None:
    before = without_typst.build().files()
    settings = without_typst.root / "mkdocs.yml"
    settings.write_text(f"strict: true\n{settings.read_text('utf-8')}", "utf-8")
    without_typst.map("other", SMALLEST)

    with pytest.raises(Abort):
        without_typst.build()

    assert "pip install 'mkdocs-account-maps[pdf]'" in caplog.text
    assert Site(without_typst.root / "site").files() == before


def test_pages_link_their_pdf_once_typst_is_installed(paper: Project) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inputs, "typst_version", lambda: None)
        before = paper.build("before")

    there = paper.build("there")

    for page in ("accounts/acme", "accounts/acme/print"):
        assert "onepager.pdf" not in before.html(page)
        assert "onepager.pdf" in there.html(page)


def test_what_stands_on_a_sheet_is_worked_out_once_for_paper_and_screen(
    paper: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: Counter[str] = Counter()
    for name in ("onepager.fitted_sheets.onepager_content", "pages.account_results.account_points"):
        monkeypatch.setattr(f"account_maps.{name}", counted(name, calls))
    paper.build()
    assert calls == {
        "onepager.fitted_sheets.onepager_content": 1,
        "pages.account_results.account_points": 1,
    }


def counted(name: str, calls: Counter[str]) -> Callable[..., Any]:
    """A function of the product that counts its calls."""
    module, _, function = f"account_maps.{name}".rpartition(".")
    real = getattr(import_module(module), function)

    def call(*args: object, **options: object) -> object:
        calls[name] += 1
        return real(*args, **options)

    return call
