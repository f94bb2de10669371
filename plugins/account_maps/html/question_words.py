"""An open question in words: the same on a page, on a profile and on paper."""

from msgspec import Struct

from account_maps.html.names import DisplayNames
from account_maps.measure.question import Asking, OpenQuestion
from account_maps.texts import Texts


class QuestionWords(Struct, frozen=True, gc=False):
    """What the pages say about an open question; plain text with words of the map in it.

    Attributes:
        text: What to do to get the answer: who to ask what.
        worth: What the answer is worth.
        hint: What that means.
        because: Why this person is asked.
    """

    text: str
    worth: str
    hint: str
    because: str


def question_words(question: OpenQuestion, names: DisplayNames, texts: Texts) -> QuestionWords:
    """Return an open question in words.

    Args:
        question: The question.
        names: What people are called.
        texts: What the pages say.
    """
    values = {
        "person": names.theirs(question.person).text,
        "ask": names.theirs(question.ask).text if question.ask else "",
        "colleague": names.ours(question.colleague) if question.colleague else "",
        "account": question.account or "",
    }
    return QuestionWords(
        text=texts(f"question.{question.kind}.{_asked(question)}", **values),
        worth=texts.count("question.worth", question.points),
        hint=texts.count("question.hint", question.points),
        because=texts(f"question.because.{_reason(question)}", **values),
    )


def question_aloud(question: OpenQuestion, names: DisplayNames, texts: Texts) -> str:
    """Return an open question as it can be put to the person who is asked.

    Args:
        question: The question, as it is put to that person.
        names: What people are called.
        texts: What the pages say.
    """
    if question.how is Asking.DIRECT:
        return texts("question.aloud.themselves")
    return texts(f"question.aloud.{question.kind}", person=names.theirs(question.person).text)


def _asked(question: OpenQuestion) -> str:
    if question.how is not Asking.MEET_FIRST:
        return question.how
    if question.ask is None:
        return "nobody"
    return "meet_them" if question.ask == question.person else "meet_first"


def _reason(question: OpenQuestion) -> str:
    if question.how is not Asking.THROUGH:
        return question.how
    return question.closeness or "for_us"
