"""The one-pagers as PDF in a site: beside each page, linked, kept; told if one cannot be made."""

import sys

import pytest
from mkdocs.exceptions import Abort

from account_maps.pdf.onepager import Press
from account_maps.pdf.typesetter import Typesetter
from account_maps.site import edition
from building import SETTINGS, Project, words
from maps import SMALLEST
from papers import links, read

PDF = "accounts/acme/onepager.pdf"


@pytest.fixture
def paper(project: Project, typesetter: Typesetter) -> Project:  # noqa: ARG001
    """A project whose settings ask for PDFs."""
    with_pdf = SETTINGS.replace("{as_of: 2026-11-20}", "{as_of: 2026-11-20, pdf: letter}")
    project.write("mkdocs.yml", f"site_url: https://play.example/book/\n{with_pdf}")
    project.map("acme", SMALLEST)
    return project


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


def test_sheets_are_made_once_and_again_after_a_change(
    paper: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    onepager = Press.onepager

    def noted(self: Press, matter: object, *rest: object) -> bytes:
        made.append(matter.id)  # type: ignore[attr-defined]
        return onepager(self, matter, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Press, "onepager", noted)
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


def test_all_sheets_that_cannot_be_made_are_told_at_the_end_of_a_build(
    paper: Project, caplog: pytest.LogCaptureFixture
) -> None:
    paper.map("bad", "name: Bad \ue000\n")
    paper.map("worse", "name: Worse\nsegment: \ue001\n")

    with pytest.raises(Abort):
        paper.build()

    assert "maps/bad.yaml:1:11  AM431  no font of this machine has U+E000" in caplog.text
    assert "maps/worse.yaml:2:10  AM431  no font of this machine has U+E001" in caplog.text
    assert not (paper.root / "site" / "index.html").exists()


def test_without_typst_the_print_pages_are_there_and_a_warning_says_what_to_install(
    paper: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(edition, "typst_version", lambda: None)
    monkeypatch.setitem(sys.modules, "typst", None)

    site = paper.build()

    assert PDF not in site.files()
    assert site.html("accounts/acme/print")
    assert "onepager.pdf" not in site.html("accounts/acme")
    assert "pip install 'mkdocs-account-maps[pdf]'" in capsys.readouterr().err
