"""What stands on a sheet, as plain words in the order of the paper.

A sheet has a head, labeled rows, a body and notes. The body is a list of parts, each a table of
people, a map, or a band of one or two sections side by side: what shows a sheet goes through them
and needs no name of any.
"""

import datetime as dt
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from account_maps.draw.excerpt import MapExcerpt
from account_maps.html.pieces import Anchor


class Mark(StrEnum):
    """What stands before an entry: a dot, a box to tick, an arrow, or a bar beside it."""

    DOT = "dot"
    TICK = "tick"
    ARROW = "arrow"
    QUOTE = "quote"


class OnepagerItem(Struct, frozen=True, gc=False, omit_defaults=True):
    """One entry of a list.

    Attributes:
        text: What it says.
        lead: What stands before it in bold: an objection, the name of a risk, who promised.
        aside: What stands after it, quietly: who it is about, or by when.
    """

    text: str
    lead: str = ""
    aside: str = ""

    @property
    def whole(self) -> str:
        """All words of the entry, one after the other."""
        return " ".join(filter(None, (self.lead, self.text, self.aside)))


class Section(Struct, frozen=True, gc=False):
    """A heading with entries below it.

    Attributes:
        key: What the section is, such as ``questions``.
        heading: The heading.
        items: The entries.
        more: How many more there are, in words; empty if that is all.
        mark: What stands before each entry.
        strong: Whether the text of an entry is bold.
        ours: Whether the entries are sentences of ours, which are read from the left even where a
            name in another script comes first.
    """

    key: str
    heading: str
    items: tuple[OnepagerItem, ...]
    more: str = ""
    mark: Mark = Mark.DOT
    strong: bool = False
    ours: bool = False


class Band(Struct, frozen=True, gc=False, tag="band"):
    """One section across the whole sheet, or two side by side.

    Attributes:
        sections: The sections; each has entries.
    """

    kind: ClassVar[str] = "band"

    sections: tuple[Section, ...]


class TableColumn(Struct, frozen=True, gc=False):
    """A column of the table of people.

    Attributes:
        key: What it holds, such as ``wants``.
        heading: Its heading.
        width: Its width as a part of the sheet's.
    """

    key: str
    heading: str
    width: float


class PersonRow(Struct, frozen=True, gc=False):
    """One person of the table.

    Attributes:
        id: Id of the person in the map.
        cells: What stands in each column, one text a line or more.
    """

    id: str
    cells: tuple[tuple[str, ...], ...]


class PeopleTable(Struct, frozen=True, gc=False, tag="people"):
    """The table of people.

    Attributes:
        heading: Its heading: who is in the room, or the key people.
        more: How many more there are, in words; empty if that is all.
        columns: Its columns, those only in which someone has an entry.
        rows: The people, those who count most first.
    """

    kind: ClassVar[str] = "people"

    heading: str
    more: str
    columns: tuple[TableColumn, ...]
    rows: tuple[PersonRow, ...]


class OnepagerMap(Struct, frozen=True, tag="map"):
    """The small map.

    Attributes:
        heading: Its heading.
        more: Who is not on it, in words; empty if everybody is.
        excerpt: The map, placed but not drawn; None if none can be drawn large enough to be read.
        missing: What stands in its place, if there is none.
        legend: What its signs mean, on one line.
    """

    kind: ClassVar[str] = "map"

    heading: str
    more: str
    excerpt: MapExcerpt | None
    missing: str
    legend: str


NO_MAP = OnepagerMap("", "", None, "", "")
"""A map that is not placed yet."""

Part = Band | PeopleTable | OnepagerMap


class Onepager(Struct, frozen=True):
    """One side of paper.

    Attributes:
        id: Id of the account.
        title: What the sheet is called as a document.
        name: Name of the account, on one line.
        facts: What is to be known of it at a glance, on one line.
        stamp: The day and the owner, on one line.
        confidentiality: Who may see it.
        as_of: The day that the sheet speaks of.
        type: Size of the type in points.
        rows: Labeled rows, such as the situation and why now; the lead is the label.
        body: The parts, from top to bottom.
        notes: Heading over the room for notes.
        note_lines: How many lines there are to write on.
        page: The whole page of the account, if it has an address and the sheet is for us.
        path: The file that the sheet is made from, if the sheet is for us.
    """

    id: str
    title: str
    name: str
    facts: str
    stamp: str
    confidentiality: str
    as_of: dt.date
    type: float
    rows: tuple[OnepagerItem, ...]
    body: tuple[Part, ...]
    notes: str
    note_lines: int
    page: Anchor | None
    path: str

    @property
    def map(self) -> OnepagerMap | None:
        """The small map, if the sheet has one."""
        return next((part for part in self.body if isinstance(part, OnepagerMap)), None)

    def section(self, key: str) -> Section | None:
        """Return the section of a key, or None if it has no entries."""
        bands = (part for part in self.body if isinstance(part, Band))
        sections = (section for band in bands for section in band.sections)
        return next((section for section in sections if section.key == key), None)
