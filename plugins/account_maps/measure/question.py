"""An open question: what we don't know about a person, what the answer is worth, and who to ask."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from account_maps.measure.neighbors import Closeness


class QuestionKind(StrEnum):
    """What a question asks: a person's stance, or who holds an open position."""

    STANCE = "stance"
    HOLDER = "holder"


class Asking(StrEnum):
    """How we get an answer.

    ``direct``: ask the person it is about. ``teammate``: ask a colleague of ours who knows the
    person from another account. ``through``: ask another person at the account, who
    we're in live contact with. ``meet_first``: nobody we're in live contact with can tell, so we
    have to talk to someone else first.
    """

    DIRECT = "direct"
    TEAMMATE = "teammate"
    THROUGH = "through"
    MEET_FIRST = "meet_first"


class OpenQuestion(Struct, frozen=True, gc=False):
    """A question whose answer could move the decision.

    Attributes:
        kind: What it asks.
        person: Id of the person or open position it is about.
        worth: How far the answer can move predicted support either way, from 0 to 1.
        how: How we get the answer.
        ask: Id of the person to ask, or to talk to first; None if there is nobody.
        closeness: How they stand to the person it is about; None if they're the same, or if they
            are asked because they're on our side.
        colleague: Id of the colleague who asks: the one with the best relationship to the person
            to ask, else the owner of the account. Where a teammate is to be asked, that teammate.
        last: Day of that colleague's last contact with them, if it is on record.
        account: Name of the other account from which the teammate knows the person.
        others: Ids of others we're in live contact with who could tell, the closest first.
    """

    kind: QuestionKind
    person: str
    worth: float
    how: Asking = Asking.MEET_FIRST
    ask: str | None = None
    closeness: Closeness | None = None
    colleague: str | None = None
    last: dt.date | None = None
    account: str | None = None
    others: tuple[str, ...] = ()

    @property
    def points(self) -> int:
        """The worth in whole points of predicted support."""
        return round(100 * self.worth)

    def put_to(self, other: str) -> "OpenQuestion":
        """Return the question as it is put to another person, or to the one it is about."""
        how = Asking.DIRECT if other == self.person else Asking.THROUGH
        return OpenQuestion(self.kind, self.person, self.worth, how, other)


def questions_by_person(questions: Iterable[OpenQuestion]) -> dict[str, list[OpenQuestion]]:
    """Return the questions that each person can answer, as they are put to that person.

    Whoever we get to talk to can be asked about themselves, also where others are asked first.

    Args:
        questions: The open questions of an account.
    """
    found: dict[str, list[OpenQuestion]] = defaultdict(list)
    for question in questions:
        if question.ask and question.how is not Asking.MEET_FIRST:
            found[question.ask].append(question)
        for other in _others(question):
            found[other].append(question.put_to(other))
    return dict(found)


def _others(question: OpenQuestion) -> list[str]:
    """Return who can answer a question besides the person who should be asked first."""
    others = [*question.others]
    if question.ask and question.how is Asking.MEET_FIRST:
        others.append(question.ask)
    if question.kind is QuestionKind.STANCE and question.how is not Asking.DIRECT:
        others.append(question.person)
    return [*dict.fromkeys(others)]
