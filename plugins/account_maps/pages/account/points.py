"""What a page shows of the talking points of one person, each with where it comes from."""

from collections.abc import Callable
from urllib.parse import quote

from msgspec import Struct

from account_maps.html.links import rule_anchor
from account_maps.html.pieces import Anchor
from account_maps.model.playbook import AccountFile
from account_maps.talk import Kind, Point, Points
from account_maps.texts import Texts


class PointItem(Struct, frozen=True, gc=False):
    """One point.

    Attributes:
        answer: What we answer, where it is an objection.
        source: Where it comes from: a line of the map, or a rule of the library.
    """

    text: str
    answer: str | None
    source: Anchor


class PointGroup(Struct, frozen=True, gc=False):
    """The points of one kind: those to be seen at once, and the rest."""

    kind: Kind
    label: str
    shown: tuple[PointItem, ...]
    folded: tuple[PointItem, ...]


class PointSources(Struct, frozen=True):
    """Where points come from, as seen from one page.

    Attributes:
        file: The map, for its lines.
        edit: Address of the host's editor at a line of the map, or None.
        library: Address of the page of the library, if the site has one.
        texts: What the pages say.
    """

    file: AccountFile
    edit: Callable[[int], str | None]
    library: str | None
    texts: Texts

    def of(self, point: Point) -> Anchor:
        """Return where a point comes from."""
        if point.rule is not None:
            href = self.library and f"{self.library}#{quote(rule_anchor(point.rule))}"
            return Anchor(self.texts("talk.from_rule", rule=point.rule), href)
        line = self.file.span_of(*point.place).line
        return Anchor(self.texts("talk.from_map", line=line), self.edit(line))


def point_groups(points: Points, sources: PointSources) -> tuple[PointGroup, ...]:
    """Return the points of one person as a profile shows them, without the shared message.

    Args:
        points: What to say to the person.
        sources: Where points come from.
    """
    return tuple(
        PointGroup(
            kind,
            sources.texts(f"talk.{kind}"),
            tuple(_item(point, sources) for point in spoken.shown),
            tuple(_item(point, sources) for point in spoken.folded),
        )
        for kind, spoken in points.by_kind.items()
    )


def _item(point: Point, sources: PointSources) -> PointItem:
    return PointItem(point.text, point.answer, sources.of(point))
