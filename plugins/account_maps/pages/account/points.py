"""What a page shows of the talking points of one person, and where the lines come from."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from urllib.parse import quote

from msgspec import Struct

from account_maps.html.links import rule_anchor
from account_maps.html.pieces import Anchor
from account_maps.model.playbook import AccountFile
from account_maps.pages.account.questions import QuestionsPut
from account_maps.read.folding import folded
from account_maps.talk import SHOWN, Audience, Kind, Point, Points
from account_maps.talk.points import AUDIENCE
from account_maps.texts import Texts

_Line = Point | str
"""A point, or an open question as it is put to the person."""


class PointItem(Struct, frozen=True, gc=False):
    """One line, with the answer where it is an objection."""

    text: str
    answer: str | None = None


class PointGroup(Struct, frozen=True, gc=False):
    """The lines of one kind."""

    kind: Kind
    label: str
    items: tuple[PointItem, ...]


class PointBlock(Struct, frozen=True, gc=False):
    """Lines of one person by kind, in speaking order: those to be read aloud, those for us only."""

    aloud: tuple[PointGroup, ...]
    us: tuple[PointGroup, ...]

    @property
    def groups(self) -> tuple[PointGroup, ...]:
        """All groups."""
        return self.aloud + self.us

    @property
    def count(self) -> int:
        """How many lines there are."""
        return sum(len(group.items) for group in self.groups)


class PointSource(Struct, frozen=True, gc=False):
    """A place that lines come from.

    Attributes:
        place: A line of the map, a rule of the library, or the open questions.
        labels: The kinds of the lines that come from there.
    """

    place: Anchor
    labels: tuple[str, ...]


class ProfilePoints(Struct, frozen=True, gc=False):
    """What to say to one person, without the core message.

    Attributes:
        shown: The lines to be seen at once.
        folded: All others.
        sources: Where the lines come from that are seen at once.
    """

    shown: PointBlock
    folded: PointBlock
    sources: tuple[PointSource, ...]


class PointSources(Struct, frozen=True):
    """Where points come from, as seen from one page.

    Attributes:
        file: The map, for its lines.
        edit: Address of the host's editor at a line of the map, or None.
        library: Address of the page of the library, if the site has one.
        questions: Address of the open questions.
        texts: What the pages say.
    """

    file: AccountFile
    edit: Callable[[int], str | None]
    library: str | None
    questions: str
    texts: Texts

    def of(self, line: _Line) -> Anchor:
        """Return where a line comes from."""
        if isinstance(line, str):
            return Anchor(self.texts("talk.from_question"), self.questions)
        if line.rule is not None:
            href = self.library and f"{self.library}#{quote(rule_anchor(line.rule))}"
            return Anchor(self.texts("talk.from_rule", rule=line.rule), href)
        number = self.file.span_of(*line.place).line
        return Anchor(self.texts("talk.from_map", line=number), self.edit(number))


def profile_points(
    points: Points, questions: QuestionsPut, sources: PointSources
) -> ProfilePoints | None:
    """Return the lines of one person as a profile shows them, or None if there are none.

    An open question stands behind what is written to ask the person, and before the library.

    Args:
        points: What to say to the person.
        questions: The open questions that the person can answer.
        sources: Where points come from.
    """
    shown: dict[Kind, Sequence[_Line]] = {k: one.shown for k, one in points.by_kind.items()}
    rest: dict[Kind, Sequence[_Line]] = {k: one.folded for k, one in points.by_kind.items()}
    asks = _with_open_question(points, questions)
    shown[Kind.ASK] = asks[: SHOWN[Kind.ASK]]
    rest[Kind.ASK] = [
        *asks[SHOWN[Kind.ASK] :],
        *rest.get(Kind.ASK, ()),
        *_unsaid(questions.folded, points),
    ]
    if not any((*shown.values(), *rest.values())):
        return None
    texts = sources.texts
    return ProfilePoints(_block(shown, texts), _block(rest, texts), _sources(shown, sources))


def _with_open_question(points: Points, questions: QuestionsPut) -> list[_Line]:
    asks = points.shown(Kind.ASK)
    own = sum(one.rule is None for one in asks)
    first = _unsaid([questions.shown] if questions.shown else [], points)
    return [*asks[:own], *first, *asks[own:]]


def _unsaid(questions: Iterable[str], points: Points) -> list[str]:
    """Return the questions that no point asks in the same words."""
    said = {folded(one.text) for one in points.every()}
    return [text for text in questions if folded(text) not in said]


def _block(lines: Mapping[Kind, Sequence[_Line]], texts: Texts) -> PointBlock:
    groups = [
        PointGroup(kind, texts(f"talk.{kind}"), tuple(map(_item, lines[kind])))
        for kind in Kind
        if lines.get(kind)
    ]
    aloud = [one for one in groups if AUDIENCE[one.kind] is Audience.ALOUD]
    us = [one for one in groups if AUDIENCE[one.kind] is Audience.US]
    return PointBlock(tuple(aloud), tuple(us))


def _sources(
    lines: Mapping[Kind, Sequence[_Line]], sources: PointSources
) -> tuple[PointSource, ...]:
    """Return each place that lines come from once, in the order of the lines."""
    labels: defaultdict[Anchor, dict[str, None]] = defaultdict(dict)
    for kind in Kind:
        for line in lines.get(kind, ()):
            labels[sources.of(line)][sources.texts(f"talk.{kind}")] = None
    return tuple(PointSource(place, tuple(those)) for place, those in labels.items())


def _item(line: _Line) -> PointItem:
    return PointItem(line) if isinstance(line, str) else PointItem(line.text, line.answer)
