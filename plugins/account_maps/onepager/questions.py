"""The questions of a sheet: those whose answers could move the decision most come first.

Then comes what the map and the library have to ask each person. In a meeting only those who are
there are asked, and nobody is asked about another person who is in the room.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, zip_longest

from msgspec import Struct

from account_maps.html.names import DisplayNames
from account_maps.html.question_words import question_words
from account_maps.measure.question import OpenQuestion, questions_by_person
from account_maps.onepager.sheet import OnepagerItem
from account_maps.talk import Kind, Points
from account_maps.texts import Texts


class SheetQuestions(Struct, frozen=True, dict=True):
    """What can be asked at an account.

    Attributes:
        open: The open questions, what moves the decision most first.
        points: What to say to each person, by id.
        names: What people are called.
        texts: What the sheets say.
    """

    open: tuple[OpenQuestion, ...]
    points: Mapping[str, Points]
    names: DisplayNames
    texts: Texts

    def of_account(self, people: Iterable[str]) -> tuple[OnepagerItem, ...]:
        """Return the questions of an account's own sheet.

        Args:
            people: Ids of the people whose points are looked at, those who count most first.
        """
        points = _in_turn([self._points_of(who) for who in people])
        return _unique(chain(map(self._item, self.open), points))

    def of_meeting(self, attendees: Collection[str]) -> tuple[OnepagerItem, ...]:
        """Return the questions of a meeting's sheet: one to each attendee in turn.

        Args:
            attendees: Ids of those who will be in the room.
        """
        asked = _in_turn([self.of_person(who) for who in attendees])
        return _unique(item for item in asked if item.about not in attendees)

    def of_person(self, who: str) -> tuple[OnepagerItem, ...]:
        """Return everything that a person can be asked."""
        return (*map(self._item, self._by_person.get(who, ())), *self._points_of(who))

    @cached_property
    def _by_person(self) -> Mapping[str, Sequence[OpenQuestion]]:
        return questions_by_person(self.open)

    def _item(self, question: OpenQuestion) -> OnepagerItem:
        words = question_words(question, self.names, self.texts)
        who = (self.names.ours(question.colleague),) if question.colleague else ()
        about = question.person if question.person != question.ask else ""
        return OnepagerItem(words.text, aside=f"({', '.join((words.worth, *who))})", about=about)

    def _points_of(self, who: str) -> tuple[OnepagerItem, ...]:
        name = self.names.theirs(who).text
        return tuple(
            OnepagerItem(text, aside="" if name in text else name)
            for text in _asked(self.points[who])
        )


def _asked(points: Points) -> Iterator[str]:
    """Yield what a person is asked, what fits best first."""
    for point in points.every():
        if point.kind is Kind.ASK:
            yield point.text


def _in_turn(lists: Sequence[Sequence[OnepagerItem]]) -> Iterator[OnepagerItem]:
    """Yield the first of each list, then the second of each, and so on."""
    return (item for turn in zip_longest(*lists) for item in turn if item is not None)


def _unique(items: Iterable[OnepagerItem]) -> tuple[OnepagerItem, ...]:
    """Return items without those whose text has come before."""
    found: dict[str, OnepagerItem] = {}
    for item in items:
        found.setdefault(item.text, item)
    return tuple(found.values())
