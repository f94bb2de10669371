"""The open questions of an account as its page shows them, each with the person to ask."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from account_maps.html.pieces import Anchor
from account_maps.html.question_words import QuestionWords, question_aloud, question_words
from account_maps.measure.question import OpenQuestion, questions_by_person
from account_maps.pages.account.source import AccountSource
from account_maps.talk.selection import MOST_IN_ACCOUNT

MOST_QUESTIONS: Final = 5
"""Questions that are shown at once; the rest is folded. Our choice."""


class QuestionView(Struct, frozen=True, gc=False):
    """An open question as a page shows it.

    Attributes:
        words: The question in words.
        about: The person or open position it is about.
        colleague: The colleague who asks.
        last: Day of that colleague's last contact with the person to ask.
        edit: Address where the answer is filled in, or None.
    """

    words: QuestionWords
    about: Anchor
    colleague: Anchor | None
    last: dt.date | None
    edit: str | None


class QuestionsPut(Struct, frozen=True, gc=False):
    """The open questions that a person can answer, as they are put to that person.

    Attributes:
        shown: The one to be seen at once, if any.
        folded: All others.
    """

    shown: str | None = None
    folded: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether there is any."""
        return bool(self.shown or self.folded)


class ProfileQuestions(Struct, frozen=True, gc=False):
    """The open questions that belong on one profile.

    Attributes:
        put: What the person can be asked, about themselves or others.
        others: Who else to ask what about the person; for us only.
    """

    put: QuestionsPut = QuestionsPut()
    others: tuple[QuestionWords, ...] = ()


class QuestionSection(Struct, frozen=True, gc=False):
    """The open questions of an account: those to be seen at once, and the rest."""

    shown: tuple[QuestionView, ...]
    folded: tuple[QuestionView, ...]


def question_section(questions: Sequence[OpenQuestion], source: AccountSource) -> QuestionSection:
    """Return what a page shows of the open questions.

    Args:
        questions: The questions, what moves the decision most first.
        source: What they are shown with.
    """
    views = tuple(_view(question, source) for question in questions)
    return QuestionSection(views[:MOST_QUESTIONS], views[MOST_QUESTIONS:])


def profile_questions(
    questions: Sequence[OpenQuestion], source: AccountSource
) -> dict[str, ProfileQuestions]:
    """Return the open questions of each profile.

    Args:
        questions: The questions, what moves the decision most first.
        source: What they are shown with.
    """
    put = _put(questions_by_person(questions), source)
    others: defaultdict[str, list[OpenQuestion]] = defaultdict(list)
    for question in questions:
        if question.ask != question.person:
            others[question.person].append(question)
    return {
        person_id: ProfileQuestions(
            put.get(person_id, QuestionsPut()),
            tuple(question_words(one, source.names, source.texts) for one in others[person_id]),
        )
        for person_id in {*put, *others}
    }


def _put(
    asked: Mapping[str, Sequence[OpenQuestion]], source: AccountSource
) -> dict[str, QuestionsPut]:
    """Return the questions put to each person; the same one is shown to a few people only.

    It is shown to those with whom the answer is worth most, as a line of the library is to those
    it fits best.
    """
    texts = {
        person_id: [question_aloud(one, source.names, source.texts) for one in those]
        for person_id, those in asked.items()
    }
    turns = sorted(
        (-one.worth, person_id, text)
        for person_id, those in asked.items()
        for one, text in zip(those, texts[person_id], strict=True)
    )
    shown: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for _, person_id, text in turns:
        if person_id not in shown and counts[text] < MOST_IN_ACCOUNT:
            shown[person_id] = text
            counts[text] += 1
    return {
        person_id: QuestionsPut(
            shown.get(person_id), tuple(one for one in those if one != shown.get(person_id))
        )
        for person_id, those in texts.items()
    }


def _view(question: OpenQuestion, source: AccountSource) -> QuestionView:
    form = source.links.form(question.person)
    return QuestionView(
        words=question_words(question, source.names, source.texts),
        about=source.names.theirs(question.person),
        colleague=source.colleague(question.colleague) if question.colleague else None,
        last=question.last,
        edit=form or source.edit(("stakeholders", question.person)),
    )
