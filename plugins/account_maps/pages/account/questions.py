"""The open questions of an account as its page shows them: who to ask what, and what it is worth."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from account_maps.html.pieces import Anchor
from account_maps.html.question_words import QuestionWords, question_words
from account_maps.measure.question import OpenQuestion
from account_maps.pages.account.source import AccountSource

MOST_QUESTIONS: Final = 5
"""Questions that are shown at once; the rest is folded. Our choice."""


class QuestionView(Struct, frozen=True, gc=False):
    """An open question as a page shows it.

    Attributes:
        words: The question in words.
        about: The person or open position it is about.
        people: Ids of the person it is about and of the person to ask.
        colleague: The colleague who asks.
        last: Day of that colleague's last contact with the person to ask.
        edit: Address where the answer is filled in, or None.
    """

    words: QuestionWords
    about: Anchor
    people: tuple[str | None, ...]
    colleague: Anchor | None
    last: dt.date | None
    edit: str | None


class QuestionSection(Struct, frozen=True, gc=False):
    """The open questions of an account: those to be seen at once, and the rest."""

    shown: tuple[QuestionView, ...]
    folded: tuple[QuestionView, ...]

    def of(self, person_id: str) -> tuple[QuestionView, ...]:
        """Return the questions about a person, and those to ask this person."""
        every = (*self.shown, *self.folded)
        return tuple(question for question in every if person_id in question.people)


def question_section(questions: Sequence[OpenQuestion], source: AccountSource) -> QuestionSection:
    """Return what a page shows of the open questions.

    Args:
        questions: The questions, what moves the decision most first.
        source: What they are shown with.
    """
    views = tuple(_view(question, source) for question in questions)
    return QuestionSection(views[:MOST_QUESTIONS], views[MOST_QUESTIONS:])


def _view(question: OpenQuestion, source: AccountSource) -> QuestionView:
    form = source.links.form(question.person)
    return QuestionView(
        words=question_words(question, source.names, source.texts),
        about=source.names.theirs(question.person),
        people=(question.person, question.ask),
        colleague=source.colleague(question.colleague) if question.colleague else None,
        last=question.last,
        edit=form or source.edit(("stakeholders", question.person)),
    )
