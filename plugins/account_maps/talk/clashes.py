"""Lines that don't go together: two on one topic, and one that a don't-say rules out.

What is written in the map always stays; of the library, what clashes is left out.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from account_maps.model.account import Competitor
from account_maps.read.folding import folded, words
from account_maps.talk.dont_say import RuledOut
from account_maps.talk.points import AUDIENCE, Audience, Kind, Point


def without_clashes(
    written: Sequence[Point], of_library: Iterable[Point], competitors: Iterable[Competitor]
) -> list[Point]:
    """Return the points of one person that go together.

    Two rules on one topic never meet, nor do two objections about one competitor; a line of the
    library gives way to one of its kind that is written and names its topic. What a don't-say rules
    out is neither said nor answered.

    Args:
        written: What comes from the map alone, which stays.
        of_library: What the library says, the most fitting first.
        competitors: Who else sells to the account.
    """
    names = [one.name for one in competitors]
    stays = [_with_competitor(one, names) for one in written]
    ours = [_with_competitor(one, names) for one in of_library]
    ruled_out = RuledOut(one for one in (*stays, *ours) if one.kind is Kind.AVOID)
    allowed = (one for one in ours if not (_is_spoken(one) and ruled_out.has(one)))
    return [*stays, *_one_a_topic(stays, allowed)]


def _with_competitor(point: Point, names: Iterable[str]) -> Point:
    """Return a point whose topic is the competitor that an objection is about, if any."""
    if point.kind is not Kind.OBJECTION:
        return point
    said = words(point.text)
    about = next((name for name in names if words(name) in said), None)
    return replace(point, topic=f"competitor:{folded(about)}") if about else point


def _is_spoken(point: Point) -> bool:
    return AUDIENCE[point.kind] is Audience.ALOUD or point.kind is Kind.OBJECTION


def _one_a_topic(stays: Sequence[Point], ours: Iterable[Point]) -> Iterator[Point]:
    owners = {one.topic: "" for one in stays if one.topic}
    said = {kind: [words(one.text) for one in stays if one.kind is kind] for kind in Kind}
    for point in ours:
        if point.topic:
            owner = owners.setdefault(point.topic, point.rule or "")
            if owner != point.rule or any(words(point.topic) in one for one in said[point.kind]):
                continue
        yield point
