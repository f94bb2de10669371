"""What people may say against it, with our answers."""

from collections.abc import Iterable

from account_maps.html.names import DisplayNames
from account_maps.onepager.sheet import OnepagerItem
from account_maps.talk import Kind, Points


def objections(
    people: Iterable[tuple[str, Points]], names: DisplayNames
) -> tuple[OnepagerItem, ...]:
    """Return the objections that are shown: those with an answer first, none twice.

    Args:
        people: People by id with what to say to them, those who count most first.
        names: What people are called.
    """
    found: dict[str, OnepagerItem] = {}
    for who, points in people:
        for point in points.shown(Kind.OBJECTION):
            name = names.theirs(who).text
            item = OnepagerItem(point.answer or "", lead=f"“{point.text}”", aside=name)
            found.setdefault(point.text, item)
    return tuple(sorted(found.values(), key=lambda item: not item.text))
