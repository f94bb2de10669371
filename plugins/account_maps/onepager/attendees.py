"""What the browser needs to make a meeting's sheet of an account's own: all possible attendees.

The sheet that is built is that of the account. Whoever opens it with people in the room gets their
rows, questions and objections from here, and the page fits them by measuring.
"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from account_maps.model.account import Account
from account_maps.model.paper import DENSITY_LEVELS, SheetStep
from account_maps.model.people import is_there
from account_maps.onepager.content import objections_of, person_row
from account_maps.onepager.lines import shortened
from account_maps.onepager.questions import SheetQuestions
from account_maps.onepager.sheet import Onepager, OnepagerItem, OnepagerPerson


class Attendee(Struct, frozen=True, gc=False):
    """One person who may be in the room, with all that a sheet may say of them.

    Attributes:
        card: Number of the person's card on the map.
        row: The row of the table.
        questions: What to find out from them, as much of it as a sheet has room for.
        objections: What they may say, and what we answer; likewise.
        more: How many more of each there are.
    """

    card: int
    row: OnepagerPerson
    questions: tuple[OnepagerItem, ...]
    objections: tuple[OnepagerItem, ...]
    more: tuple[int, int]


class Attendees(Struct, frozen=True):
    """Everybody who may be in the room.

    Attributes:
        steps: The density levels that are left once the account's own sheet has been fitted.
        lengths: How many characters an entry may have, on all steps, the most first.
        people: The people, in the map's order.
    """

    steps: tuple[SheetStep, ...]
    lengths: tuple[int, ...]
    people: tuple[Attendee, ...]


def attendees(
    sheet: Onepager,
    account: Account,
    questions: SheetQuestions,
    levels: Sequence[SheetStep] = (),
) -> Attendees:
    """Return everybody who may be in the room.

    Args:
        sheet: The account's own sheet.
        account: The map.
        questions: What to ask and to say at the account.
        levels: The steps, from roomy to sparse. The product's steps are taken where none of these
            is left: there are none, or the sheet only fits in smaller type than they have.
    """
    used = levels if any(step.type <= sheet.type for step in levels) else DENSITY_LEVELS
    steps = tuple(step for step in used if step.type <= sheet.type)
    lengths = tuple(sorted({step.characters for step in used}, reverse=True))
    people = (
        _attendee(card, who, account, questions)
        for card, (who, person) in enumerate(account.stakeholders.items())
        if is_there(person)
    )
    return Attendees(steps, lengths, tuple(map(_Most(steps, lengths).of, people)))


def _attendee(card: int, who: str, account: Account, questions: SheetQuestions) -> Attendee:
    points = questions.points[who]
    row = person_row(who, account.stakeholders[who], points, questions.texts)
    objections = objections_of({who: points}, account)
    return Attendee(card, row, questions.of_person(who), objections, (0, 0))


class _Most:
    """The most that any step shows of somebody."""

    def __init__(self, steps: Sequence[SheetStep], lengths: Sequence[int]) -> None:
        self._questions = max(step.questions for step in steps)
        self._objections = max(step.objections for step in steps)
        self._points = max(step.points for step in steps)
        self._characters = max(lengths)

    def of(self, attendee: Attendee) -> Attendee:
        questions = self._items(attendee.questions[: self._questions])
        objections = self._items(attendee.objections[: self._objections])
        more = (
            len(attendee.questions) - len(questions),
            len(attendee.objections) - len(objections),
        )
        return Attendee(attendee.card, self._row(attendee.row), questions, objections, more)

    def _text(self, text: str) -> str:
        return shortened(text, self._characters)

    def _items(self, items: Sequence[OnepagerItem]) -> tuple[OnepagerItem, ...]:
        return tuple(
            replace(
                item,
                text=self._text(item.text),
                lead=self._text(item.lead),
                aside=self._text(item.aside),
            )
            for item in items
        )

    def _row(self, row: OnepagerPerson) -> OnepagerPerson:
        def few(points: Sequence[str]) -> tuple[str, ...]:
            return tuple(map(self._text, points[: self._points]))

        return replace(
            row,
            name=self._text(row.name),
            title=self._text(row.title),
            wants=few(row.wants),
            say=few(row.say),
            avoid=few(row.avoid),
        )
