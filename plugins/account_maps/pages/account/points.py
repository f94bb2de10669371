"""What a page shows of the talking points of one person, and where the lines come from."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from urllib.parse import quote

from msgspec import Struct

from account_maps.html.links import rule_anchor
from account_maps.html.pieces import Anchor
from account_maps.model.playbook import AccountFile
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
    """The lines of one kind.

    Attributes:
        sources: Where they come from, each place once: a line of the map, a rule of the library,
            or the open questions. Empty of lines that are folded.
    """

    kind: Kind
    label: str
    items: tuple[PointItem, ...]
    sources: tuple[Anchor, ...]


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


class ProfilePoints(Struct, frozen=True, gc=False):
    """What to say to one person, without the core message.

    Attributes:
        shown: The lines to be seen at once.
        folded: All others.
    """

    shown: PointBlock
    folded: PointBlock


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
    points: Points, questions: Iterable[str], sources: PointSources
) -> ProfilePoints | None:
    """Return the lines of one person as a profile shows them, or None if there are none.

    One of the lines shown under *Ask* is an open question, if the person can answer any.

    Args:
        points: What to say to the person.
        questions: The open questions as they are put to the person, what counts most first.
        sources: Where points come from.
    """
    shown: dict[Kind, Sequence[_Line]] = {k: one.shown for k, one in points.by_kind.items()}
    rest: dict[Kind, Sequence[_Line]] = {k: one.folded for k, one in points.by_kind.items()}
    said = {folded(one.text) for one in points.every()}
    asked = [text for text in questions if folded(text) not in said]
    if asked:
        last = SHOWN[Kind.ASK] - 1
        asks = shown.get(Kind.ASK, ())
        shown[Kind.ASK] = [*asks[:last], asked[0]]
        rest[Kind.ASK] = [*asks[last:], *rest.get(Kind.ASK, ()), *asked[1:]]
    if not shown and not rest:
        return None
    return ProfilePoints(
        _block(shown, sources.of, sources.texts), _block(rest, None, sources.texts)
    )


def _block(
    lines: Mapping[Kind, Sequence[_Line]], source: Callable[[_Line], Anchor] | None, texts: Texts
) -> PointBlock:
    groups = [
        PointGroup(
            kind,
            texts(f"talk.{kind}"),
            tuple(map(_item, lines[kind])),
            tuple(dict.fromkeys(map(source, lines[kind]))) if source else (),
        )
        for kind in Kind
        if lines.get(kind)
    ]
    aloud = [one for one in groups if AUDIENCE[one.kind] is Audience.ALOUD]
    us = [one for one in groups if AUDIENCE[one.kind] is Audience.US]
    return PointBlock(tuple(aloud), tuple(us))


def _item(line: _Line) -> PointItem:
    return PointItem(line) if isinstance(line, str) else PointItem(line.text, line.answer)
