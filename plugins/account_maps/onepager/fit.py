"""How high a sheet is, and the first density level whose sheet fits."""

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from account_maps.model.paper import DENSITY_LEVELS, SheetStep
from account_maps.onepager import form
from account_maps.onepager.choice import chosen
from account_maps.onepager.content import OnepagerContent
from account_maps.onepager.layouts import LAYOUTS
from account_maps.onepager.lines import lines
from account_maps.onepager.map_part import Maps
from account_maps.onepager.sheet import (
    Band,
    Onepager,
    OnepagerItem,
    OnepagerMap,
    Part,
    PeopleTable,
    PersonRow,
    Section,
)


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
    if LAYOUTS[content.kind].spare_map:
        sheet = tries.with_spare_map(sheet, steps[first:])
    room = form.HEIGHT - height(sheet)
    return replace(sheet, note_lines=sheet.note_lines + int(room // form.NOTE_LINE))


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
        ways = (replace(step, characters=most) for most in lengths if most > step.characters)
        return next(filter(self.fits, ways), step)

    def sheet(self, step: SheetStep) -> tuple[Onepager, float]:
        """Return the sheet of a step, without a map where the words alone are too many."""
        if step not in self._tried:
            sheet = chosen(self._content, step)
            over = height(sheet) - form.HEIGHT
            if over <= 0 and sheet.map:
                sheet = self._with_map(sheet, step)
                over = height(sheet) - form.HEIGHT
            self._tried[step] = sheet, over
        return self._tried[step]

    def _with_map(self, sheet: Onepager, step: SheetStep) -> Onepager:
        placed = self._maps.part(step)
        body = (placed if isinstance(part, OnepagerMap) else part for part in sheet.body)
        return replace(sheet, body=tuple(body))

    def with_spare_map(self, sheet: Onepager, steps: Sequence[SheetStep]) -> Onepager:
        """Return a sheet with the largest map below that it has room for, or as it is.

        Args:
            sheet: The sheet, which fits.
            steps: The steps whose maps are tried.
        """
        for step in reversed({(one.cards, one.map): one for one in reversed(steps)}.values()):
            placed = self._maps.part(step)
            larger = replace(sheet, body=(*sheet.body, placed))
            if placed.excerpt and height(larger) <= form.HEIGHT:
                return larger
        return sheet


def height(sheet: Onepager) -> float:
    """Return how high a sheet is, in points."""
    parts = (_part(part, sheet) for part in sheet.body)
    return _head(sheet) + _rows(sheet) + sum(parts) + _notes(sheet) + _pitch(sheet) + form.GAP


def _part(part: Part, sheet: Onepager) -> float:
    match part:
        case OnepagerMap():
            return _map(part, sheet)
        case PeopleTable():
            return _people(part, sheet)
        case Band():
            return _band(part, sheet)


def _pitch(sheet: Onepager) -> float:
    return sheet.type * form.LINE


def _head(sheet: Onepager) -> float:
    return form.TITLE_LINE + _pitch(sheet) + form.HEADING


def _heading(sheet: Onepager) -> float:
    return form.GAP + _pitch(sheet) + form.HEADING


def _rows(sheet: Onepager) -> float:
    room = form.WIDTH - form.LABEL
    count = sum(lines(row.text, room, sheet.type) for row in sheet.rows)
    return form.GAP + count * _pitch(sheet) + form.ITEM * len(sheet.rows)


def _map(part: OnepagerMap, sheet: Onepager) -> float:
    picture = part.excerpt.height if part.excerpt else _pitch(sheet)
    legend = _pitch(sheet) if part.legend else 0.0
    return _heading(sheet) + picture + legend


def _people(table: PeopleTable, sheet: Onepager) -> float:
    head = _heading(sheet) + _pitch(sheet) + form.ROW
    return head + sum(_row(row, table, sheet) for row in table.rows)


def _row(row: PersonRow, table: PeopleTable, sheet: Onepager) -> float:
    cells = (
        sum(
            lines(text, form.cell_width(column.width), sheet.type, bold=column.key in form.BOLD)
            for text in texts
        )
        for texts, column in zip(row.cells, table.columns, strict=True)
    )
    return max(cells) * _pitch(sheet) + form.ROW


def _band(band: Band, sheet: Onepager) -> float:
    """Return the height of sections side by side; one that stands alone has all the width."""
    room = form.band_width(len(band.sections))
    return max(_section(section, room, sheet) for section in band.sections)


def _section(section: Section, room: float, sheet: Onepager) -> float:
    entries = sum(_entry(item, room - form.MARK, section, sheet) for item in section.items)
    return _heading(sheet) + entries


def _entry(item: OnepagerItem, room: float, section: Section, sheet: Onepager) -> float:
    count = lines(item.whole, room, sheet.type, bold=section.strong or bool(item.lead))
    return count * _pitch(sheet) + form.ITEM


def _notes(sheet: Onepager) -> float:
    return _heading(sheet) + sheet.note_lines * form.NOTE_LINE
