"""The questions of a sheet.

On an account's own sheet they say who to ask what; those whose answers could move the decision most
come first. In a meeting they are put to those present in their own words, and nobody is asked about
another person who is in the room.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from account_maps.html.names import DisplayNames
from account_maps.html.question_words import question_words
from account_maps.measure.question import (
    Asking,
    OpenQuestion,
    QuestionKind,
    questions_by_person,
)
from account_maps.onepager.people_cells import alternating
from account_maps.onepager.room import Room
from account_maps.onepager.sheet import OnepagerItem
from account_maps.talk import Kind, Points
from account_maps.texts import Texts


class SheetQuestion(Struct, frozen=True, gc=False):
    """A question that is put to someone present.

    Attributes:
        item: Its words.
        about: Id of another person that it is about, if it is.
    """

    item: OnepagerItem
    about: str = ""


class SheetQuestions(Struct, frozen=True, dict=True):
    """What can be asked at an account.

    Attributes:
        open: The open questions, what moves the decision most first.
        names: What people are called.
        texts: What the sheets say.
    """

    open: tuple[OpenQuestion, ...]
    names: DisplayNames
    texts: Texts

    def of_account(self, points: Mapping[str, Points]) -> tuple[OnepagerItem, ...]:
        """Return the questions of an account's own sheet.

        Args:
            points: What to say to the people who are looked at, by id, those who count most first.
        """
        asked = alternating(*(self._shown(who, told) for who, told in points.items()))
        return _unique((*map(self._to_do, self.open), *asked))

    def _to_do(self, question: OpenQuestion) -> OnepagerItem:
        words = question_words(question, self.names, self.texts)
        who = (self.names.ours(question.colleague),) if question.colleague else ()
        return OnepagerItem(words.text, aside=f"({', '.join((words.worth, *who))})")

    def _shown(self, who: str, points: Points) -> Iterator[OnepagerItem]:
        for point in points.shown(Kind.ASK):
            yield self._put_to(who, point.text)

    def of_meeting(self, room: Room) -> tuple[OnepagerItem, ...]:
        """Return the questions to those in a room: what we don't know, then what else to ask them.

        Args:
            room: The people and what is said to them.
        """
        present = frozenset(room.points)
        unknown = alternating(*(self.open_to(who, present) for who in room.leading))
        further = room.further(Kind.ASK)
        asked = alternating(
            *([self._put_to(who, one.text) for one in further.get(who, ())] for who in room.leading)
        )
        return _unique((*(one.item for one in unknown), *asked))

    def open_to(self, who: str, present: Collection[str] = ()) -> tuple[SheetQuestion, ...]:
        """Return the open questions that a person can answer, in the words for that person.

        Args:
            who: Id of the person.
            present: Ids of others in the room, who are not asked about.
        """
        return tuple(
            self._direct(who, one)
            for one in self._by_person.get(who, ())
            if one.person == who or one.person not in present
        )

    @cached_property
    def _by_person(self) -> Mapping[str, Sequence[OpenQuestion]]:
        return questions_by_person(self.open)

    def _direct(self, who: str, question: OpenQuestion) -> SheetQuestion:
        about = self.names.theirs(question.person).text
        if question.kind is QuestionKind.STANCE and question.how is Asking.DIRECT:
            return SheetQuestion(self._put_to(who, self.texts("onepager.ask.direct")))
        text = self.texts(f"onepager.ask.{question.kind}", person=about)
        marked = self.texts("onepager.ask.about", person=about)
        return SheetQuestion(self._put_to(who, text, marked), question.person)

    def _put_to(self, who: str, text: str, aside: str = "") -> OnepagerItem:
        return OnepagerItem(text, lead=self.names.theirs(who).text, aside=aside)


def _unique(items: Iterable[OnepagerItem]) -> tuple[OnepagerItem, ...]:
    """Return items without those whose text has come before, put to the same person or not."""
    found: dict[tuple[str, str], OnepagerItem] = {}
    for item in items:
        found.setdefault((item.text, item.aside), item)
    return tuple(found.values())
