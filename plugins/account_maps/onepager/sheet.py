"""What stands on a one-pager, as plain words in the order of the sheet."""

import datetime as dt

from msgspec import Struct

from account_maps.draw.excerpt import MapExcerpt
from account_maps.html.pieces import Anchor


class OnepagerItem(Struct, frozen=True, gc=False):
    """One entry of a list.

    Attributes:
        text: What it says.
        lead: What stands before it in bold: an objection, the name of a risk, who promised.
        aside: What stands after it, quietly: whom it is about, or by when.
        about: Of a question about someone other than the person who is asked: that someone's id.
    """

    text: str
    lead: str = ""
    aside: str = ""
    about: str = ""

    @property
    def whole(self) -> str:
        """All words of the entry, one after the other."""
        return " ".join(filter(None, (self.lead, self.text, self.aside)))


class Section(Struct, frozen=True, gc=False):
    """A heading with entries below it.

    Attributes:
        heading: The heading.
        items: The entries.
        more: How many more there are, in words; empty if that is all.
    """

    heading: str
    items: tuple[OnepagerItem, ...] = ()
    more: str = ""


class OnepagerPerson(Struct, frozen=True, gc=False):
    """One person of the table.

    Attributes:
        id: Id of the person in the map.
        name: The name, else the post.
        title: The title, if the name is not the title already.
        roles: Buying roles, in words.
        sign: The attitude as a sign that a black and white printer shows.
        stance: The attitude in words, and a veto.
        wants: What they want.
        say: What to say and to bring.
        avoid: What not to raise.
    """

    id: str
    name: str
    title: str
    roles: str
    sign: str
    stance: str
    wants: tuple[str, ...]
    say: tuple[str, ...]
    avoid: tuple[str, ...]


class PeopleTable(Struct, frozen=True, gc=False):
    """The table of people.

    Attributes:
        heading: Its heading: who is in the room, or whom to know.
        more: How many more there are, in words; empty if that is all.
        columns: The headings of its five columns.
        rows: The people, those who count most first.
    """

    heading: str
    more: str
    columns: tuple[str, str, str, str, str]
    rows: tuple[OnepagerPerson, ...]


class OnepagerMap(Struct, frozen=True):
    """The small map.

    Attributes:
        heading: Its heading.
        more: Who is not on it, in words; empty if everybody is.
        excerpt: The map, placed but not drawn; None if none can be drawn large enough to be read.
        missing: What stands in its place, if there is none.
        legend: What its signs mean, on one line.
    """

    heading: str
    more: str
    excerpt: MapExcerpt | None
    missing: str
    legend: str


NO_MAP = OnepagerMap("", "", None, "", "")
"""A map that is not placed yet."""


class Onepager(Struct, frozen=True):
    """One side of paper.

    Attributes:
        id: Id of the account.
        name: Name of the account, on one line.
        facts: What is to be known of it at a glance, on one line.
        stamp: As-of date and owner, on one line.
        confidentiality: Who may see it.
        as_of: The day that the sheet speaks of.
        type: Size of the type in points.
        situation: Two rows: where we stand, and why now; the lead is the label.
        map: The small map.
        people: The table of people.
        message: The shared message, and its proof.
        questions: What to find out.
        objections: What they may say, and what we answer.
        risks: What may go wrong.
        promises: What is open, both ways.
        sections: What extensions say of the account.
        next_step: What to do next.
        notes: Heading over the room for notes.
        note_lines: How many lines there are to write on.
        page: The whole page of the account.
        path: The file that the sheet is made from, as people know it.
    """

    id: str
    name: str
    facts: str
    stamp: str
    confidentiality: str
    as_of: dt.date
    type: float
    situation: tuple[OnepagerItem, ...]
    map: OnepagerMap
    people: PeopleTable
    message: Section
    questions: Section
    objections: Section
    risks: Section
    promises: Section
    sections: tuple[Section, ...]
    next_step: Section
    notes: str
    note_lines: int
    page: Anchor
    path: str
