"""A booklet: the sheets of several accounts behind an index of them."""

from collections.abc import Iterable, Sequence

from account_maps.onepager import Matter, Onepager
from account_maps.onepager.pdf.data import document_data, paper_data, texts_in
from account_maps.onepager.pdf.errors import OverfullError
from account_maps.onepager.pdf.fonts import families
from account_maps.onepager.pdf.onepager import Press, fitting
from account_maps.onepager.pdf.paper import Paper
from account_maps.texts import Texts


def booklet(name: str, matters: Sequence[Matter], press: Press, paper: Paper) -> bytes:
    """Return the sheets of several accounts in one PDF.

    Args:
        name: Whose accounts they are.
        matters: What could stand on each sheet, in the order of the index. At least one.
        press: What sheets are made with.
        paper: What it is printed on.

    Raises:
        DoesNotFitError: If a sheet has no room for what must stand on it.
        MissingSignsError: If there are signs that no font has.
    """

    def bound(sheets: Iterable[Onepager]) -> bytes:
        data = _bound(name, list(zip(sheets, matters, strict=True)), press, paper)
        return press.typesetter.pdf("booklet", data, matters[0].as_of)

    try:
        return bound(next(fitting(matter, press.ladder)) for matter in matters)
    except OverfullError:
        return bound(press.tried(matter, paper)[0] for matter in matters)


def _bound(
    name: str, pairs: Sequence[tuple[Onepager, Matter]], press: Press, paper: Paper
) -> dict[str, object]:
    """Return a booklet as its template wants it."""
    texts, day = pairs[0][1].texts, pairs[0][1].as_of
    title, index = texts("paper.booklet", name=name), _index(pairs, texts)
    return {
        **document_data(title, day, texts),
        **paper_data(paper),
        "index": index,
        "fonts": families(texts_in([title, index])),
        "sheets": [press.drawn(sheet, matter) for sheet, matter in pairs],
    }


def _index(pairs: Iterable[tuple[Onepager, Matter]], texts: Texts) -> dict[str, object]:
    keys = ("account", "glance", "next_step", "page")
    rows = [
        [sheet.name, sheet.facts, "".join(item.text for item in sheet.next_step.items)]
        for sheet, _ in pairs
    ]
    return {"columns": [texts(f"paper.{key}") for key in keys], "rows": rows}
