"""One-pagers as PDF: one page each, nothing out of its box, and what the file says of itself."""

import datetime as dt
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

import account_maps
from account_maps.draw import Router
from account_maps.html.pieces import Anchor
from account_maps.model.account import Account, Person
from account_maps.model.paper import DENSITY_LEVELS
from account_maps.model.paper_size import SIZES, Paper
from account_maps.model.values import Role
from account_maps.onepager import DoesNotFitError, fitted
from account_maps.onepager.fit import height
from account_maps.onepager.form import HEIGHT
from account_maps.onepager.pdf.booklet import booklet
from account_maps.onepager.pdf.data import FORM
from account_maps.onepager.pdf.errors import MissingSignsError, OverfullError
from account_maps.onepager.pdf.onepager import PdfMaker, fitting
from account_maps.onepager.pdf.typesetter import Typesetter
from maps import FULL
from onepager.test_content import account
from papers import alternatives, links, read, root, words
from sheets import content_of, stuffed

PEOPLE = (0, 1, 2, 5, 12, 20, 30, 60)
MANY = 600
BATCHES, BATCH = 4, 40


@pytest.fixture
def press(typesetter: Typesetter) -> PdfMaker:
    return PdfMaker(typesetter, Router(), {})


def made_of(number: int) -> Account:
    """A map of a number: each size in each script, and a few of very many people."""
    people = MANY if number % 97 == 5 else PEOPLE[number % len(PEOPLE)]
    return stuffed(people, number)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_160_maps_have_a_sheet_on_one_page_that_nothing_stands_out_of(
    batch: int, press: PdfMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The templates measure what they set, and refuse what does not fit; none has to step down."""
    numbers = range(batch * BATCH, (batch + 1) * BATCH)
    paper = (Paper.A4, Paper.LETTER)[batch % 2]
    matters = [content_of(made_of(number)) for number in numbers]
    monkeypatch.setattr(PdfMaker, "tried", _refused)

    reader = read(booklet("Ana Lima", matters, press, paper))

    sheets = [mark for mark in reader.outline if not isinstance(mark, list)][1:]
    numbers_of_pages = [reader.get_destination_page_number(mark) for mark in sheets]
    assert len(sheets) == BATCH
    assert numbers_of_pages == [*range(len(reader.pages) - BATCH, len(reader.pages))]


@pytest.mark.parametrize("for_the_table", [False, True])
def test_30_meetings_have_a_sheet_on_one_page_that_nothing_stands_out_of(
    press: PdfMaker, monkeypatch: pytest.MonkeyPatch, *, for_the_table: bool
) -> None:
    made = [
        (size, stuffed(size, seed)) for seed, size in enumerate((1, 2, 3, 5, 8, 12, 20, 30) * 4)
    ]
    matters = [
        content_of(one, [*one.stakeholders][:size], for_the_table=for_the_table)
        for size, one in made[:30]
    ]
    monkeypatch.setattr(PdfMaker, "tried", _refused)

    pages = read(booklet("Ana Lima", matters, press, Paper.LETTER)).pages

    assert 30 < len(pages) <= 33, "the sheets, and the index before them"


@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
@pytest.mark.parametrize("number", [0, 5, 21, 36])
def test_a_sheet_is_one_page_of_its_paper(number: int, paper: Paper, press: PdfMaker) -> None:
    pages = read(press.onepager(content_of(made_of(number)), paper)).pages

    assert len(pages) == 1
    assert (float(pages[0].mediabox.width), float(pages[0].mediabox.height)) == pytest.approx(
        SIZES[paper], abs=0.01
    )


def _refused(*_: object) -> None:
    pytest.fail("a sheet does not fit where it is set, and would have to step down")


def test_paper_has_room_for_the_form() -> None:
    for paper in (Paper.A4, Paper.LETTER):
        wide, high = SIZES[paper]
        assert isinstance(FORM["width"], float)
        assert FORM["width"] < wide - 56
        assert high - 56 > HEIGHT


def test_the_sheet_is_that_of_the_print_page(press: PdfMaker) -> None:
    all_of = content_of(account(FULL))

    assert press.tried(all_of, Paper.A4)[0] == fitted(all_of, DENSITY_LEVELS)


def test_words_can_be_selected_and_names_are_bookmarked_with_their_parts(press: PdfMaker) -> None:
    pdf = press.onepager(content_of(account(FULL)), Paper.A4)
    text = words(pdf)
    [sheet, parts] = read(pdf).outline

    for said in ("Northwind Health", "Priya Nair", "Chief Financial Officer", "Meet the CFO"):
        assert said in text
    assert sheet.title == "Northwind Health"  # type: ignore[union-attr]
    assert [part.title for part in parts][:3] == [  # type: ignore[union-attr]
        "Who decides",
        "Key people",
        "Core message",
    ]


def test_the_file_says_its_title_its_language_its_day_and_what_made_it(press: PdfMaker) -> None:
    all_of = content_of(account(FULL), as_of=dt.date(2026, 11, 22))
    pdf = press.onepager(all_of, Paper.A4)
    told = {key: str(value) for key, value in (read(pdf).metadata or {}).items()}

    assert told.pop("/Title") == "Northwind Health: one-pager"
    assert re.fullmatch(r"As of Nov 22, 2026 · account-maps [\d.]+", told.pop("/Subject"))
    assert told.pop("/Creator").startswith("Typst ")
    assert {day[:10] for day in told.values()} == {"D:20261122"}
    assert told.keys() == {"/CreationDate", "/ModDate"}
    assert root(pdf)["/Lang"] == "en"
    assert root(pdf)["/MarkInfo"]["/Marked"]


def test_who_does_not_see_the_page_hears_what_the_map_shows(press: PdfMaker) -> None:
    pdf = press.onepager(content_of(account(FULL)), Paper.A4)
    [about] = alternatives(pdf)

    assert "Northwind Health" in about
    assert "Priya Nair" in about


def test_the_same_map_makes_the_same_bytes() -> None:
    pytest.importorskip("typst")
    all_of = content_of(account(FULL))
    first, second = (
        PdfMaker(Typesetter(), Router(), {}).onepager(all_of, Paper.A4) for _ in range(2)
    )

    assert first == second


def test_the_address_leads_to_the_page(press: PdfMaker) -> None:
    pdf = press.onepager(content_of(account(FULL)), Paper.A4)

    assert links(pdf) == ["https://playbook.example/"]


@pytest.mark.parametrize("href", ["javascript:alert(1)", "file:///etc/passwd", "//evil", "data:x"])
def test_an_address_that_is_none_of_the_web_leads_nowhere(href: str, press: PdfMaker) -> None:
    all_of = content_of(account(FULL))
    pdf = press.onepager(replace(all_of, page=Anchor("play.example", href)), Paper.A4)

    assert links(pdf) == []


def test_a_site_without_an_address_has_none_on_paper(press: PdfMaker) -> None:
    pdf = press.onepager(replace(content_of(account(FULL)), page=None), Paper.A4)

    assert links(pdf) == []
    assert "Full page" not in words(pdf)


def test_what_is_too_high_for_the_sheet_is_refused(press: PdfMaker) -> None:
    all_of = content_of(account(FULL))
    sheet = next(fitting(all_of, DENSITY_LEVELS))
    large = replace(sheet, type=15.0)

    assert height(large) > HEIGHT
    with pytest.raises(OverfullError):
        press.pdf(large, all_of.account, all_of.texts, Paper.A4)


def test_a_sign_wider_than_anybody_would_guess_is_refused(press: PdfMaker) -> None:
    name = "\N{CUNEIFORM NUMERIC SIGN NINE SHAR2}" * 10
    wide = Account(name="Acme", stakeholders={"a": Person(name=name, roles=(Role.APPROVER,))})

    with pytest.raises(DoesNotFitError):
        press.onepager(content_of(wide), Paper.A4)


def test_if_a_step_does_not_fit_where_it_is_set_the_next_one_is_taken(
    press: PdfMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_of = content_of(stuffed(20, 3))
    first = fitted(all_of, DENSITY_LEVELS)
    set_on_paper = PdfMaker.pdf

    def narrow(self: PdfMaker, sheet: object, *rest: object) -> bytes:
        if sheet == first:
            raise OverfullError("a line")
        return set_on_paper(self, sheet, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(PdfMaker, "pdf", narrow)
    sheet, pdf = press.tried(all_of, Paper.A4)

    assert sheet != first
    assert len(read(pdf).pages) == 1


def test_signs_that_no_font_has_are_named(press: PdfMaker) -> None:
    acme = Account(name="Acme \ue000", stakeholders={"a": Person(name="A \ue001", title='\\ "')})

    with pytest.raises(MissingSignsError) as caught:
        press.onepager(content_of(acme), Paper.A4)

    assert caught.value.signs == ("\ue000", "\ue001")


def test_without_the_fonts_of_the_machine_other_scripts_are_missing() -> None:
    pytest.importorskip("typst")
    press = PdfMaker(Typesetter(system_fonts=False), Router(), {})

    assert press.onepager(content_of(account(FULL)), Paper.A4)
    with pytest.raises(MissingSignsError) as caught:
        press.onepager(content_of(Account(name="病院")), Paper.A4)
    assert set(caught.value.signs) == {"病", "院"}


def test_scripts_of_the_world_are_set_with_pictures_among_them(press: PdfMaker) -> None:
    name = "김민준 دانا Ρήγας Żółć 王小明 हिन्दी ไทย 👩🏽‍💼"
    world = Account(name=name, stakeholders={"a": Person(name=name), "b": Person(name=name)})

    assert "王小明" in words(press.onepager(content_of(world), Paper.A4))


def test_a_sheet_of_another_day_is_another_file(press: PdfMaker) -> None:
    acme = account(FULL)
    days = (dt.date(2026, 11, 22), dt.date(2026, 11, 23))

    assert len({press.onepager(content_of(acme, as_of=day), Paper.A4) for day in days}) == 2


def test_one_module_alone_knows_typst() -> None:
    package = Path(account_maps.__file__).parent
    sources = {file.relative_to(package).as_posix(): file for file in package.rglob("*.py")}
    knowing = [
        name
        for name, file in sources.items()
        if re.search(r"^\s*(import|from) typst\b", file.read_text("utf-8"), re.MULTILINE)
    ]

    assert knowing == ["onepager/pdf/typesetter.py"]
