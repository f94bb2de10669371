"""How high a sheet is, and the first density level whose sheet fits."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from account_maps.model.paper import DENSITY_LEVELS, SheetStep
from account_maps.onepager import form
from account_maps.onepager.choice import chosen
from account_maps.onepager.content import OnepagerContent
from account_maps.onepager.lines import lines
from account_maps.onepager.map_part import Maps
from account_maps.onepager.sheet import Onepager, OnepagerItem, OnepagerPerson, Section


class DoesNotFitError(Exception):
    """Not even the sparsest sheet has room for what must stand on it.

    Attributes:
        points: How much too high it is, in points.
    """

    def __init__(self, points: float) -> None:
        super().__init__(points)
        self.points = points


def fitted(content: OnepagerContent, levels: Sequence[SheetStep] = ()) -> Onepager:
    """Return the sheet of the first step that fits; what room is left is for notes.

    The level is found by halving the list, since each has less of everything than the one before.
    Entries that it cuts short are then given back as many characters as there is room for.

    Args:
        content: All that could stand on the sheet.
        levels: The steps, from roomy to sparse; without any, those of the product.

    Raises:
        DoesNotFitError: If not even the last step fits.
    """
    steps, tries = levels or DENSITY_LEVELS, _Tries(content)
    first = bisect_left(steps, True, hi=len(steps) - 1, key=tries.fits)
    while first and tries.fits(steps[first - 1]):
        first -= 1
    sheet, over = tries.sheet(tries.longer(steps[first], steps[:first]))
    if over > 0:
        raise DoesNotFitError(over)
    return replace(sheet, note_lines=sheet.note_lines + int(-over // form.NOTE_LINE))


def fitted_anyhow(content: OnepagerContent, levels: Sequence[SheetStep]) -> Onepager:
    """Return a sheet that fits: by a team's own levels, or else by that of the product.

    Args:
        content: All that could stand on the sheet.
        levels: The steps of the team.
    """
    try:
        return fitted(content, levels)
    except DoesNotFitError:
        return fitted(content)


class _Tries:
    """Sheets of one account, each with how much too high it is in points; each tried once."""

    def __init__(self, content: OnepagerContent) -> None:
        self._content, self._maps = content, Maps(content)
        self._tried: dict[SheetStep, tuple[Onepager, float]] = {}

    def fits(self, step: SheetStep) -> bool:
        """Return whether the sheet of a step fits."""
        return self.sheet(step)[1] <= 0

    def longer(self, step: SheetStep, richer: Sequence[SheetStep]) -> SheetStep:
        """Return a step with entries as long as those of the richest that still fits, or itself."""
        lengths = sorted({one.characters for one in richer}, reverse=True)
        ways = [replace(step, characters=most) for most in lengths if most > step.characters]
        first = bisect_left(ways, True, key=self.fits)
        return ways[first] if first < len(ways) else step

    def sheet(self, step: SheetStep) -> tuple[Onepager, float]:
        """Return the sheet of a step, without a map where the words alone are too many."""
        if step not in self._tried:
            sheet = chosen(self._content, step)
            over = height(sheet) - form.HEIGHT
            if over <= 0:
                bare, sheet = sheet, replace(sheet, map=self._maps.part(step))
                over += _map(sheet) - _map(bare)
            self._tried[step] = sheet, over
        return self._tried[step]


def height(sheet: Onepager) -> float:
    """Return how high a sheet is, in points."""
    return sum(
        (
            _head(sheet),
            _situation(sheet),
            _map(sheet),
            _people(sheet),
            _section(sheet.message, form.WIDTH, sheet, bold=True),
            _beside(sheet.questions, sheet.objections, sheet),
            _beside(sheet.risks, sheet.promises, sheet),
            *(_section(one, form.WIDTH, sheet) for one in sheet.sections),
            _section(sheet.next_step, form.WIDTH, sheet, bold=True),
            _notes(sheet),
            _pitch(sheet) + form.GAP,
        )
    )


def _pitch(sheet: Onepager) -> float:
    return sheet.type * form.LINE


def _head(sheet: Onepager) -> float:
    return form.TITLE_LINE + _pitch(sheet) + form.HEADING


def _heading(sheet: Onepager) -> float:
    return form.GAP + _pitch(sheet) + form.HEADING


def _situation(sheet: Onepager) -> float:
    room = form.WIDTH - form.LABEL
    count = sum(lines(row.text, room, sheet.type) for row in sheet.situation)
    return form.GAP + count * _pitch(sheet) + form.ITEM * len(sheet.situation)


def _map(sheet: Onepager) -> float:
    picture = sheet.map.excerpt.height if sheet.map.excerpt else _pitch(sheet)
    legend = _pitch(sheet) if sheet.map.legend else 0.0
    return _heading(sheet) + picture + legend


def _people(sheet: Onepager) -> float:
    if not sheet.people.rows:
        return 0.0
    head = _heading(sheet) + _pitch(sheet) + form.ROW
    return head + sum(_row(row, sheet) for row in sheet.people.rows)


_COLUMNS: Final = [
    (part * form.WIDTH - form.CELL, bold)
    for part, bold in zip(form.COLUMNS, (True, True, False, False, False), strict=True)
]
"""How wide the text of each column of the table may be, and whether it is bold."""


def _row(row: OnepagerPerson, sheet: Onepager) -> float:
    stance = f"{row.sign} {row.stance}"
    columns = ((row.name, row.title), (stance, row.roles), row.wants, row.say, row.avoid)
    cells = (
        sum(lines(text, room, sheet.type, bold=bold) for text in texts if text)
        for texts, (room, bold) in zip(columns, _COLUMNS, strict=True)
    )
    return max(cells) * _pitch(sheet) + form.ROW


def _section(section: Section, room: float, sheet: Onepager, *, bold: bool = False) -> float:
    if not section.items:
        return 0.0
    entries = sum(_entry(item, room - form.MARK, sheet, bold=bold) for item in section.items)
    return _heading(sheet) + entries


def _entry(item: OnepagerItem, room: float, sheet: Onepager, *, bold: bool) -> float:
    count = lines(item.whole, room, sheet.type, bold=bold or bool(item.lead))
    return count * _pitch(sheet) + form.ITEM


def _beside(left: Section, right: Section, sheet: Onepager) -> float:
    """Return the height of two sections side by side; one that stands alone has all the width."""
    if left.items and right.items:
        return max(_section(left, form.HALF, sheet), _section(right, form.HALF, sheet))
    return _section(left, form.WIDTH, sheet) + _section(right, form.WIDTH, sheet)


def _notes(sheet: Onepager) -> float:
    return _heading(sheet) + sheet.note_lines * form.NOTE_LINE
