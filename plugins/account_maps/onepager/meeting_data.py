"""What the browser needs to make the brief of a meeting: all that any meeting could need.

The page that is built has the account's own one-pager. Whoever opens it with people in the room
gets a brief that the browser puts together from this, and fits by measuring. It goes by the same
rules as ``meeting``, ``room`` and ``choice`` do here:

- ``layouts`` has the rows, the parts and the columns of each kind of sheet, ``brief`` and
  ``table``; ``sections`` how each section is shown; ``words`` their headings.
- ``people`` are all who may be there. Their ``points`` are handed out to the whole room in the
  order of ``turn``: at most ``shown`` of a kind for a person, and one if it isn't ``personal``;
  each ``line`` once in the room; each of the ``notes`` once for a person; one objection of a
  ``topic``. Those of the kinds ``direct`` are left out if they are ``about`` someone present. Of
  what is left of ``ask`` the first ``folded`` of a person and all without a ``line`` follow among
  the questions, no ``line`` and no note a second time. On the sheet for the table only the kinds
  ``aloud`` are handed out, and nothing that is ``about`` anyone.
- ``say`` and ``prove`` by turns make the column ``say``; ``prove`` is put into ``words.prove``.
- An aim fits if someone of its ``present`` is there, or it has none, and nobody of its ``absent``.
  That of the meeting is the first of ``aims`` that fits and has the person with the lowest ``rank``
  among its ``present``, or none there; else the same for the person with the next rank.
- ``reasons`` are why they act now; those that affect someone present come first. On the sheet for
  the table those that only affect others are left out.
- ``commitments``: promises to or by those present, promises that name nobody, then what we have
  planned for those present, but if someone ``absent`` is there; the sheet for the table leaves
  those out. Their ``people`` are ids. A point that holds the ``text`` of one whose ``absent`` is
  there isn't handed out.
- With one person in the room nothing says who is asked, objects or is told the close.
- People with a low ``rank`` decide: the opening and the close are the first shown point of its
  kind, by rank. The one with the lowest ``opener_rank`` says with ``opener``
  who of our team opens.
- ``rows`` and ``body`` are the account's own one-pager with every entry whole. A meeting takes the
  core message and the sections of extensions from it.
- ``steps`` are the density levels, ``lengths`` how many characters an entry may have, the most
  first.
"""

from collections.abc import Mapping

from msgspec import Struct

from account_maps.model.paper import SheetStep
from account_maps.onepager.aims import Aim
from account_maps.onepager.layouts import SectionForm, SheetKind, SheetLayout
from account_maps.onepager.sheet import OnepagerItem, Part
from account_maps.onepager.why_now import Reason
from account_maps.talk import Kind


class AttendeePoint(Struct, frozen=True, gc=False, omit_defaults=True):
    """A talking point that may be shown.

    Attributes:
        text: The sentence; of an objection, what they say.
        turn: Its place among all points of the account.
        answer: What we answer to an objection.
        line: Which line of the library it is; empty if it isn't one.
        topic: What it is about, in a word.
        personal: Whether it holds a fact of the person.
        about: Ids of the people it names.
        notes: Numbers of the person's notes that stand in it, if it is said aloud.
    """

    text: str
    turn: int
    answer: str = ""
    line: str = ""
    topic: str = ""
    personal: bool = True
    about: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()


class AttendeeQuestion(Struct, frozen=True, gc=False, omit_defaults=True):
    """An open question in the words for the person.

    Attributes:
        text: The question.
        aside: What marks it as one about someone else.
        about: Id of that person.
    """

    text: str
    aside: str = ""
    about: str = ""


class Attendee(Struct, frozen=True, gc=False, omit_defaults=True):
    """One person who may be in the room.

    Attributes:
        card: Number of the person's card on the map.
        id: Id of the person.
        rank: Place among all people, those who decide first.
        row: The cells that are the same in every meeting, by column.
        points: What may be said to the person, by kind, in its turn.
        questions: What we don't know and the person can tell.
        opener: Who of our team knows the person best, as a sentence; empty if nobody does.
        opener_rank: Place of that relationship among all, the best first.
    """

    card: int
    id: str
    rank: int
    row: Mapping[str, tuple[str, ...]]
    points: Mapping[Kind, tuple[AttendeePoint, ...]]
    questions: tuple[AttendeeQuestion, ...] = ()
    opener: str = ""
    opener_rank: int = 0


class OpenCommitment(Struct, frozen=True, gc=False, omit_defaults=True):
    """A promise or an action that is still open.

    Attributes:
        text: What is to be done.
        lead: Who promised it or does it, on the brief.
        due: By when, in words, on the brief.
        day: By when, as those in the room read it.
        side: Who promised it: ``us`` or ``them``; empty if it is an action of ours.
        people: Ids of those it concerns.
        absent: Ids of people who must not be there: it asks someone else about them.
    """

    text: str
    lead: str = ""
    due: str = ""
    day: str = ""
    side: str = ""
    people: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


class Attendees(Struct, frozen=True):
    """Everything that a meeting could need; the fields are described above."""

    layouts: Mapping[SheetKind, SheetLayout]
    sections: Mapping[str, SectionForm]
    columns: Mapping[str, float]
    column_ranks: tuple[str, ...]
    shown: Mapping[Kind, int]
    folded: int
    aloud: tuple[Kind, ...]
    direct: tuple[Kind, ...]
    steps: tuple[SheetStep, ...]
    lengths: tuple[int, ...]
    day: str
    opener: str
    aims: tuple[Aim, ...]
    reasons: tuple[Reason, ...]
    commitments: tuple[OpenCommitment, ...]
    people: tuple[Attendee, ...]
    rows: tuple[OnepagerItem, ...]
    body: tuple[Part, ...]
