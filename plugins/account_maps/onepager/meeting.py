"""What could stand on the sheet of a meeting: the brief, or the sheet for the table."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from account_maps.html.names import DisplayNames
from account_maps.measure.measured import Measured
from account_maps.model.account import Account
from account_maps.onepager.aims import aim_of, aims
from account_maps.onepager.commitments import CommitmentWords, commitments, in_meeting
from account_maps.onepager.objections import objections
from account_maps.onepager.openers import opener_words, openers_of
from account_maps.onepager.questions import SheetQuestions
from account_maps.onepager.room import Room
from account_maps.onepager.sheet import OnepagerItem
from account_maps.onepager.why_now import for_room, why_now
from account_maps.talk import Kind, Points
from account_maps.texts import Texts

Items = tuple[OnepagerItem, ...]


class Meeting(Struct, frozen=True):
    """What the sheet of a meeting is made from.

    Attributes:
        account: The map.
        measured: What was measured of it.
        room: The people and what is said to them.
        names: What people are called.
        as_of: The day that the sheet speaks of.
        texts: What the sheet says.
    """

    account: Account
    measured: Measured
    room: Room
    names: DisplayNames
    as_of: dt.date
    texts: Texts

    @property
    def attendees(self) -> Sequence[str]:
        """Ids of those who will be in the room."""
        return tuple(self.room.points)


def of_brief(meeting: Meeting) -> Mapping[str, Items]:
    """Return the rows and sections of a meeting brief, by key."""
    texts, names = meeting.texts, meeting.names
    aim = aim_of(aims(meeting.account, meeting.measured, names, texts), meeting.room.leading)
    reasons = for_room(why_now(meeting.account, meeting.as_of, texts), meeting.attendees)
    words = CommitmentWords(meeting.as_of, names, texts)
    open_ones = in_meeting(commitments(meeting.account), meeting.attendees)
    asked = SheetQuestions(meeting.measured.open_questions, names, texts)
    return {
        "aim": (OnepagerItem(aim.text),) if aim else (),
        "opens": _opens(meeting),
        "why_now": tuple(OnepagerItem(one.text) for one in reasons),
        "questions": _unnamed(meeting, asked.of_meeting(meeting.room), lead=True),
        "objections": _unnamed(meeting, objections(_leading(meeting.room), names), lead=False),
        "promises": tuple(words.item(one) for one in open_ones),
        "close": _close(meeting),
    }


def of_table(meeting: Meeting) -> Mapping[str, Items]:
    """Return the rows and sections of a sheet for the table, by key.

    It has what was promised, but nothing that we have planned, and nothing about anyone absent.
    """
    texts, room = meeting.texts, meeting.attendees
    present = set(room)
    words = CommitmentWords(meeting.as_of, meeting.names, texts, table=True)
    promised = (one for one in in_meeting(commitments(meeting.account), room) if one.by)
    reasons = for_room(why_now(meeting.account, meeting.as_of, texts), room)
    return {
        "why_now": tuple(
            OnepagerItem(one.text)
            for one in reasons
            if not one.affects or not present.isdisjoint(one.affects)
        ),
        "promises": tuple(words.item(one, room) for one in promised),
        "close": _close(meeting),
    }


def _leading(room: Room) -> Iterator[tuple[str, Points]]:
    """Yield those in the room with what is said to them, those who decide first."""
    return ((who, room.points[who]) for who in room.leading)


def _opens(meeting: Meeting) -> Items:
    """Return who of our team opens, and with which line."""
    known = openers_of(meeting.room.leading, meeting.account, meeting.measured)
    best = known[0] if known else None
    who = opener_words(best, meeting.account, meeting.names, meeting.as_of, meeting.texts)
    line = meeting.room.first(Kind.OPEN)
    said = (_line_to(line[0], line[1].text, meeting),) if line else ()
    return (OnepagerItem(who), *said)


def _line_to(who: str, text: str, meeting: Meeting) -> OnepagerItem:
    person = meeting.names.theirs(who).text
    return OnepagerItem(meeting.texts("onepager.opens.line", person=person, line=text))


def _close(meeting: Meeting) -> Items:
    """Return what we ask for at the end, and who is asked: whoever decides."""
    line = meeting.room.first(Kind.CLOSE)
    if line is None:
        return ()
    who, point = line
    if len(meeting.attendees) == 1:
        return (OnepagerItem(point.text),)
    return (_line_to(who, point.text, meeting),)


def _unnamed(meeting: Meeting, items: Items, *, lead: bool) -> Items:
    """Return entries without the name of the person, if there is only one in the room.

    Args:
        meeting: The meeting.
        items: The entries.
        lead: Whether the name is the lead; else it is the aside.
    """
    if len(meeting.attendees) > 1:
        return items
    return tuple(replace(one, lead="") if lead else replace(one, aside="") for one in items)
