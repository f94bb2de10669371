"""A booklet: the sheets of several accounts behind an index of them."""

from collections.abc import Iterable, Sequence

from account_maps.model.paper_size import Paper
from account_maps.onepager import Onepager, OnepagerContent
from account_maps.onepager.pdf.data import document_data, paper_data, texts_in
from account_maps.onepager.pdf.errors import OverfullError
from account_maps.onepager.pdf.fonts import families
from account_maps.onepager.pdf.onepager import PdfMaker, fitting
from account_maps.onepager.sheet import OnepagerItem
from account_maps.texts import Texts


def booklet(name: str, contents: Sequence[OnepagerContent], maker: PdfMaker, paper: Paper) -> bytes:
    """Return the sheets of several accounts in one PDF.

    Args:
        name: Whose accounts they are.
        contents: What could stand on each sheet, in the order of the index. At least one.
        maker: What sheets are made with.
        paper: What it is printed on.

    Raises:
        DoesNotFitError: If a sheet has no room for what must stand on it.
        MissingSignsError: If there are signs that no font has.
    """

    def bound(sheets: Iterable[Onepager]) -> bytes:
        data = _bound(name, list(zip(sheets, contents, strict=True)), maker, paper)
        return maker.typesetter.pdf("booklet", data, contents[0].as_of)

    try:
        return bound(next(fitting(content, maker.levels)) for content in contents)
    except OverfullError:
        return bound(maker.tried(content, paper)[0] for content in contents)


def _bound(
    name: str, pairs: Sequence[tuple[Onepager, OnepagerContent]], maker: PdfMaker, paper: Paper
) -> dict[str, object]:
    """Return a booklet as its template wants it."""
    texts, day = pairs[0][1].texts, pairs[0][1].as_of
    title, index = texts("paper.booklet", name=name), _index(pairs, texts)
    return {
        **document_data(title, day, texts),
        **paper_data(paper),
        "index": index,
        "fonts": families(texts_in([title, index])),
        "sheets": [maker.drawn(sheet, one.account, one.texts) for sheet, one in pairs],
    }


def _index(pairs: Iterable[tuple[Onepager, OnepagerContent]], texts: Texts) -> dict[str, object]:
    keys = ("account", "glance", "next_step", "page")
    rows = [
        [sheet.name, sheet.facts, "".join(item.text for item in _next_step(sheet))]
        for sheet, _ in pairs
    ]
    return {"columns": [texts(f"paper.{key}") for key in keys], "rows": rows}


def _next_step(sheet: Onepager) -> tuple[OnepagerItem, ...]:
    section = sheet.section("next")
    return section.items if section else ()
