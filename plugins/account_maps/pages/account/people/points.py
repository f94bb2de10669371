"""What a page shows of the talking points of one person."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from account_maps.pages.account.questions import QuestionsPut
from account_maps.read.folding import folded
from account_maps.talk import SHOWN, Audience, Kind, Point, Points
from account_maps.talk.points import AUDIENCE
from account_maps.texts import Texts

_Line = Point | str
"""A point, or an open question as it is put to the person."""

_ORDER: Final = (
    Kind.OPEN,
    Kind.SAY,
    Kind.AVOID,
    Kind.ASK,
    Kind.PROVE,
    Kind.OBJECTION,
    Kind.CLOSE,
)
"""Speaking order, but what not to say stands directly below what to say. Our choice."""


MOST_OF_LIBRARY: Final = 1
"""Lines of the library that are folded for each kind; the library has the others. Our choice."""


class PointItem(Struct, frozen=True, gc=False):
    """One line, with the answer where it is an objection."""

    text: str
    answer: str | None = None


class PointGroup(Struct, frozen=True, gc=False):
    """The lines of one kind."""

    kind: Kind
    label: str
    items: tuple[PointItem, ...]

    @property
    def is_for_us(self) -> bool:
        """Whether nobody but our own team may hear them."""
        return AUDIENCE[self.kind] is Audience.US


class ProfilePoints(Struct, frozen=True, gc=False):
    """What to say to one person, without the core message, in the order of the page.

    Attributes:
        shown: The lines to be seen at once.
        folded: All others.
    """

    shown: tuple[PointGroup, ...]
    folded: tuple[PointGroup, ...]

    @property
    def more(self) -> int:
        """How many lines are folded."""
        return sum(len(group.items) for group in self.folded)


def profile_points(
    points: Points, questions: QuestionsPut, name: str, texts: Texts
) -> ProfilePoints | None:
    """Return the lines of one person as a profile shows them, or None if there are none.

    An open question stands behind what is written to ask the person, and before the library.

    Args:
        points: What to say to the person.
        questions: The open questions that the person can answer.
        name: The person's first name.
        texts: What the page says.
    """
    shown: dict[Kind, Sequence[_Line]] = {k: _own_first(v.shown) for k, v in points.by_kind.items()}
    rest: dict[Kind, Sequence[_Line]] = {k: _few(v.folded) for k, v in points.by_kind.items()}
    asks = _with_open_question(points, questions)
    shown[Kind.ASK] = asks[: SHOWN[Kind.ASK]]
    rest[Kind.ASK] = [
        *asks[SHOWN[Kind.ASK] :],
        *rest.get(Kind.ASK, ()),
        *_unsaid(questions.folded, points),
    ]
    if not any((*shown.values(), *rest.values())):
        return None
    return ProfilePoints(_groups(shown, name, texts), _groups(rest, name, texts))


def _own_first(points: Iterable[Point]) -> list[Point]:
    return sorted(points, key=lambda one: one.rule is not None)


def _few(points: Iterable[Point]) -> list[Point]:
    """Return what is written for the person, and then the first few lines of the library."""
    ordered = _own_first(points)
    own = sum(one.rule is None for one in ordered)
    return ordered[: own + MOST_OF_LIBRARY]


def _with_open_question(points: Points, questions: QuestionsPut) -> list[_Line]:
    asks = points.shown(Kind.ASK)
    own = sum(one.rule is None for one in asks)
    first = _unsaid([questions.shown] if questions.shown else [], points)
    return [*asks[:own], *first, *asks[own:]]


def _unsaid(questions: Iterable[str], points: Points) -> list[str]:
    """Return the questions that no point asks in the same words."""
    said = {folded(one.text) for one in points.every()}
    return [text for text in questions if folded(text) not in said]


def _groups(
    lines: Mapping[Kind, Sequence[_Line]], name: str, texts: Texts
) -> tuple[PointGroup, ...]:
    return tuple(
        PointGroup(
            kind=kind,
            label=texts(f"people_page.say.{kind}", name=name),
            items=tuple(map(_item, those)),
        )
        for kind in _ORDER
        if (those := lines.get(kind))
    )


def _item(line: _Line) -> PointItem:
    return PointItem(line) if isinstance(line, str) else PointItem(line.text, line.answer)
