"""A sheet as the templates of paper want it: texts, numbers, and lists and tables of these."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final

from account_maps import __version__
from account_maps.html.pieces import Anchor
from account_maps.model.paper_size import SIZES, Paper
from account_maps.onepager import form
from account_maps.onepager.content import spoken
from account_maps.onepager.lines import to_width, width
from account_maps.onepager.pdf.fonts import BREAK, families, is_ours
from account_maps.onepager.pdf.picture import taken_apart
from account_maps.onepager.sheet import (
    Band,
    Onepager,
    OnepagerItem,
    OnepagerMap,
    Part,
    PeopleTable,
    Section,
)
from account_maps.read.links import why_no_link
from account_maps.texts import Texts

LANGUAGE: Final = "en"
_FOOT: Final = 0.6
"""The part of the last line that the address may take."""

FORM: Final = {
    "width": form.WIDTH,
    "height": form.HEIGHT,
    "half": form.HALF,
    "title-size": form.TITLE_SIZE,
    "title-line": form.TITLE_LINE,
    "line": form.LINE,
    "gap": form.GAP,
    "heading": form.HEADING,
    "label": form.LABEL,
    "cell": form.CELL,
    "row": form.ROW,
    "gutter": form.GUTTER,
    "item": form.ITEM,
    "mark": form.MARK,
    "note-line": form.NOTE_LINE,
}
"""The numbers of the form, by what the templates call them."""


def sheet_data(sheet: Onepager, svg: str | None, texts: Texts) -> dict[str, object]:
    """Return a sheet as the templates want it.

    Args:
        sheet: The sheet.
        svg: Its map as a picture, if it has one.
        texts: What the sheet says.
    """
    writer = _SheetTexts(sheet.type)
    data: dict[str, object] = {
        "name": sheet.name,
        "facts": sheet.facts,
        "stamp": sheet.stamp,
        "confidentiality": sheet.confidentiality,
        "type": sheet.type,
        "rows": [[row.lead, writer.text(row.text, form.LABEL)] for row in sheet.rows],
        "body": [_part(part, svg, writer) for part in sheet.body],
        "notes": sheet.notes,
        "page": page_data(sheet.page, texts),
        "path": sheet.path,
    }
    texts_of_it = [*texts_in(data)]
    return {
        **data,
        "fonts": families(texts_of_it),
        "measured": not all(map(is_ours, texts_of_it)),
    }


def _part(part: Part, svg: str | None, writer: "_SheetTexts") -> dict[str, object]:
    match part:
        case OnepagerMap():
            return {
                "kind": part.kind,
                "heading": part.heading,
                "more": part.more,
                "picture": taken_apart(svg) if svg else None,
                "missing": part.missing,
                "legend": part.legend,
            }
        case PeopleTable():
            return {"kind": part.kind, **writer.people(part)}
        case Band():
            room = form.band_width(len(part.sections)) - form.MARK
            sections = [writer.section(one, room) for one in part.sections]
            return {"kind": part.kind, "sections": sections}


def document_data(title: str, day: dt.date, texts: Texts) -> dict[str, object]:
    """Return what a PDF says of itself: its title, its language, its day and what made it."""
    stamp = texts("onepager.as_of", day=spoken(day))
    about = f"{stamp} · account-maps {__version__}"
    return {"title": title, "about": about, "stamp": stamp, "language": LANGUAGE}


def paper_data(paper: Paper) -> dict[str, object]:
    """Return the size of the paper, and the numbers of the form that lies on it."""
    return {"paper": SIZES[paper], "form": FORM}


def page_data(page: Anchor | None, texts: Texts) -> dict[str, str]:
    """Return where the whole page is; an address that is not one of the web leads nowhere."""
    if page is None:
        return {"text": "", "href": ""}
    href = page.href or ""
    writer = to_width(texts("onepager.page", address=page.text), form.WIDTH * _FOOT, 8)
    return {"text": writer, "href": "" if why_no_link(href) else href}


def texts_in(data: object) -> Iterator[str]:
    """Yield all texts of a sheet; of a picture only its words, not its shapes."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from () if key == "shapes" else texts_in(value)
    elif isinstance(data, Iterable):
        for value in data:
            yield from texts_in(value)


class _SheetTexts:
    """Puts texts into the widths that they have: a word that is too long may break anywhere."""

    def __init__(self, size: float) -> None:
        self._size = size

    def text(self, text: str, taken: float, *, bold: bool = False) -> str:
        return breakable(text, form.WIDTH - taken, self._size, bold=bold)

    def section(self, section: Section, room: float) -> dict[str, object]:
        return {
            "heading": section.heading,
            "items": [self._item(item, room) for item in section.items],
            "more": section.more,
            "mark": section.mark,
            "strong": section.strong,
            "ours": section.ours,
        }

    def _item(self, item: OnepagerItem, room: float) -> list[str]:
        parts = (item.lead, item.text, item.aside)
        return [breakable(part, room, self._size, bold=True) for part in parts]

    def people(self, table: PeopleTable) -> dict[str, object]:
        rooms = [form.cell_width(column.width) for column in table.columns]
        return {
            "heading": table.heading,
            "more": table.more,
            "columns": [
                {
                    "key": column.key,
                    "heading": column.heading,
                    "width": column.width * form.WIDTH,
                }
                for column in table.columns
            ],
            "rows": [
                [self._cell(texts, room) for texts, room in zip(row.cells, rooms, strict=True)]
                for row in table.rows
            ],
        }

    def _cell(self, texts: Iterable[str], room: float) -> list[str]:
        return [breakable(text, room, self._size, bold=True) for text in texts]


def breakable(text: str, room: float, size: float, *, bold: bool) -> str:
    """Return a text in which words that are wider than a line may break between any two signs.

    Args:
        text: The text.
        room: Width of a line in points.
        size: Size of the type in points.
        bold: Whether it is set in bold.
    """
    if width(text, size, bold=bold) <= room:
        return text

    def fits(word: str) -> bool:
        return width(word, size, bold=bold) <= room

    return " ".join(w if _in_two(w, fits) else _broken(w) for w in text.split(" "))


def _in_two(word: str, fits: Callable[[str], bool]) -> bool:
    """Return whether a word fits on a line, or on two with a hyphen at the end of the first."""
    first, hyphen, rest = word.partition("-")
    return fits(word) or ("-" not in rest and fits(first + hyphen) and fits(rest))


def _broken(word: str) -> str:
    """Put a break between all letters, but none before what belongs to the letter before it."""
    letters = word[:1]
    for before, after in pairwise(word):
        together = not after.isalnum() or not before.isalnum()
        letters += after if together else BREAK + after
    return letters
