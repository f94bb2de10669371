"""Companies and who sits in several of them → places of boxes and paths of lines.

Each company has a row of its own, indented below its parent, so that nothing stands in the way of
the lines to the people at the right.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from account_maps.draw.geometry import Box
from account_maps.draw.lettering import shortened, width

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


class Member(NamedTuple):
    """A company to be drawn: its depth in the outline, its name, what else is said, its link."""

    depth: int
    name: str
    about: str
    href: str


class Shared(NamedTuple):
    """Somebody to be drawn: the name, the link, and the rows of their companies.

    Attributes:
        rows: Number of each company's row, and whether they still sit there.
    """

    name: str
    href: str
    rows: Sequence[tuple[int, bool]]


class Plate(NamedTuple):
    """A box with a name, perhaps a second line, and a link; ``full`` is the name uncut."""

    box: Box
    name: str
    about: str
    href: str
    full: str


class Strand(NamedTuple):
    """The line from a company to somebody; ``is_past`` if they do not sit there any more."""

    path: str
    is_past: bool


class FamilyDrawing(NamedTuple):
    """A family, ready to be written."""

    width: int
    height: int
    companies: Sequence[Plate]
    people: Sequence[Plate]
    branches: Sequence[str]
    strands: Sequence[Strand]


def draw_family(members: Sequence[Member], people: Sequence[Shared]) -> FamilyDrawing:
    """Return a family as a picture.

    Args:
        members: The companies in the order of their outline.
        people: Those who sit in several.
    """
    wide = _width(members)
    plates = [_company(row, member, wide) for row, member in enumerate(members)]
    edge = max(plate.box.right for plate in plates)
    least, more, most = _REACH
    reach = min(most, least + more * len(people))
    places = list(_people(people, edge + reach))
    boxes = [plate.box for plate in (*plates, *(plate for plate, _ in places))]
    return FamilyDrawing(
        width=max(box.right for box in boxes) + _EDGE,
        height=max(box.bottom for box in boxes) + _EDGE,
        companies=plates,
        people=[plate for plate, _ in places],
        branches=list(_branches(members, plates)),
        strands=list(_strands(places, plates, edge, edge + reach // 2)),
    )


def _width(members: Sequence[Member]) -> int:
    """Return the width of all companies: what the longest name needs, within reason."""
    longest = max(width(member.name, _NAME, bold=True) for member in members)
    return min(_WIDEST, max(_COMPANY[0], round(longest) + 2 * _PADDING))


def _company(row: int, member: Member, wide: int) -> Plate:
    height = _COMPANY[1]
    box = Box(_EDGE + min(member.depth, _DEEPEST) * _INDENT, _EDGE + row * _ROW, wide, height)
    room = wide - 2 * _PADDING
    name = shortened(member.name, room, _NAME, bold=True)
    return Plate(box, name, shortened(member.about, room, 11), member.href, member.name)


def _people(people: Iterable[Shared], x: int) -> Iterator[tuple[Plate, Shared]]:
    """Yield a place for each, as near to the middle of their companies as the others allow."""
    width, height = _PERSON
    free = _EDGE
    for one in sorted(people, key=_middle):
        y = max(free, round(_middle(one)) - height // 2)
        name = shortened(one.name, width - 2 * _PADDING, 12, bold=True)
        yield Plate(Box(x, y, width, height), name, "", one.href, one.name), one
        free = y + _APART


def _middle(one: Shared) -> float:
    """Return the height at which somebody's companies are, on average."""
    rows = sum(row for row, _ in one.rows) / len(one.rows)
    return _EDGE + rows * _ROW + _COMPANY[1] / 2


def _branches(members: Sequence[Member], plates: Sequence[Plate]) -> Iterator[str]:
    """Yield the line from each parent to each of its subsidiaries."""
    above: dict[int, Box] = {}
    for member, plate in zip(members, plates, strict=True):
        parent = above.get(member.depth - 1)
        if member.depth and parent and parent.x < plate.box.x:
            middle = plate.box.y + plate.box.height // 2
            start = parent.x + _INDENT // 2
            yield f"M{start} {parent.bottom}V{middle}H{plate.box.x}"
        above[member.depth] = plate.box


def _strands(
    places: Iterable[tuple[Plate, Shared]], plates: Sequence[Plate], edge: int, bend: int
) -> Iterator[Strand]:
    for plate, one in places:
        y = plate.box.y + plate.box.height // 2
        for row, is_there in one.rows:
            box = plates[row].box
            middle = box.y + box.height // 2
            start = f"M{box.right} {middle}H{edge}"
            yield Strand(f"{start}C{bend} {middle} {bend} {y} {plate.box.x} {y}", not is_there)
