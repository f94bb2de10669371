"""Companies and the people they share → places of boxes and paths of lines.

Each company has a row of its own, indented below its parent, so that nothing stands in the way of
the lines to the people at the right.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from account_maps.draw.geometry import Box
from account_maps.draw.text_width import text_width, truncated

_ROW: Final = 54
_INDENT: Final = 26
_COMPANY: Final = (196, 42)
_WIDEST: Final = 340
_NAME: Final = 13
_PERSON: Final = (150, 30)
_APART: Final = 42
_REACH: Final = (64, 6, 200)
"""How far it is from the companies to the people, how much further for each of them, and at most:
room for the lines to bend."""

_EDGE: Final = 2
_PADDING: Final = 12
_DEEPEST: Final = 6


class CompanyRow(NamedTuple):
    """A company to draw: its depth in the outline, its name, a second line of text, its link."""

    depth: int
    name: str
    about: str
    href: str


class SharedPerson(NamedTuple):
    """A person to draw who has a role at several companies.

    Attributes:
        rows: Number of each company's row, and whether the person is still there.
    """

    name: str
    href: str
    rows: Sequence[tuple[int, bool]]


class NameBox(NamedTuple):
    """A box with a name, perhaps a second line, and a link; ``full`` is the name uncut."""

    box: Box
    name: str
    about: str
    href: str
    full: str


class MembershipLine(NamedTuple):
    """The line from a company to a person; ``is_past`` if the person is not there any more."""

    path: str
    is_past: bool


class FamilyDrawing(NamedTuple):
    """A family, ready to be written."""

    width: int
    height: int
    companies: Sequence[NameBox]
    people: Sequence[NameBox]
    branches: Sequence[str]
    memberships: Sequence[MembershipLine]


def draw_family(members: Sequence[CompanyRow], people: Sequence[SharedPerson]) -> FamilyDrawing:
    """Return a family as a picture.

    Args:
        members: The companies in the order of their outline.
        people: Those who have a role at several.
    """
    wide = _width(members)
    name_boxes = [_company(row, member, wide) for row, member in enumerate(members)]
    edge = max(name_box.box.right for name_box in name_boxes)
    least, more, most = _REACH
    reach = min(most, least + more * len(people))
    places = list(_people(people, edge + reach))
    boxes = [name_box.box for name_box in (*name_boxes, *(name_box for name_box, _ in places))]
    return FamilyDrawing(
        width=max(box.right for box in boxes) + _EDGE,
        height=max(box.bottom for box in boxes) + _EDGE,
        companies=name_boxes,
        people=[name_box for name_box, _ in places],
        branches=list(_branches(members, name_boxes)),
        memberships=list(_memberships(places, name_boxes, edge, edge + reach // 2)),
    )


def _width(members: Sequence[CompanyRow]) -> int:
    """Return the width of all companies: what the longest name needs, within reason."""
    longest = max(text_width(member.name, _NAME, bold=True) for member in members)
    return min(_WIDEST, max(_COMPANY[0], round(longest) + 2 * _PADDING))


def _company(row: int, member: CompanyRow, wide: int) -> NameBox:
    height = _COMPANY[1]
    box = Box(_EDGE + min(member.depth, _DEEPEST) * _INDENT, _EDGE + row * _ROW, wide, height)
    room = wide - 2 * _PADDING
    name = truncated(member.name, room, _NAME, bold=True)
    return NameBox(box, name, truncated(member.about, room, 11), member.href, member.name)


def _people(people: Iterable[SharedPerson], x: int) -> Iterator[tuple[NameBox, SharedPerson]]:
    """Yield a place for each, as near to the middle of their companies as the others allow."""
    width, height = _PERSON
    free = _EDGE
    for one in sorted(people, key=_middle):
        y = max(free, round(_middle(one)) - height // 2)
        name = truncated(one.name, width - 2 * _PADDING, 12, bold=True)
        yield NameBox(Box(x, y, width, height), name, "", one.href, one.name), one
        free = y + _APART


def _middle(one: SharedPerson) -> float:
    """Return the height at which somebody's companies are, on average."""
    rows = sum(row for row, _ in one.rows) / len(one.rows)
    return _EDGE + rows * _ROW + _COMPANY[1] / 2


def _branches(members: Sequence[CompanyRow], name_boxes: Sequence[NameBox]) -> Iterator[str]:
    """Yield the line from each parent to each of its subsidiaries."""
    above: dict[int, Box] = {}
    for member, name_box in zip(members, name_boxes, strict=True):
        parent = above.get(member.depth - 1)
        if member.depth and parent and parent.x < name_box.box.x:
            middle = name_box.box.y + name_box.box.height // 2
            start = parent.x + _INDENT // 2
            yield f"M{start} {parent.bottom}V{middle}H{name_box.box.x}"
        above[member.depth] = name_box.box


def _memberships(
    places: Iterable[tuple[NameBox, SharedPerson]],
    name_boxes: Sequence[NameBox],
    edge: int,
    bend: int,
) -> Iterator[MembershipLine]:
    for name_box, one in places:
        y = name_box.box.y + name_box.box.height // 2
        for row, is_there in one.rows:
            box = name_boxes[row].box
            middle = box.y + box.height // 2
            start = f"M{box.right} {middle}H{edge}"
            yield MembershipLine(
                f"{start}C{bend} {middle} {bend} {y} {name_box.box.x} {y}", not is_there
            )
