"""A density level and all that could be on a sheet → what is on it."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from account_maps.html.pieces import Listing
from account_maps.model.paper import DENSITY_LEVELS, SheetStep
from account_maps.onepager.content import OnepagerContent, spoken
from account_maps.onepager.form import TITLE_SIZE, WIDTH, cell_width, column_widths
from account_maps.onepager.layouts import (
    LAYOUTS,
    MAP,
    OF_TEAM,
    PEOPLE,
    RANK_OF_COLUMNS,
    SECTIONS,
    SectionForm,
    SheetKind,
)
from account_maps.onepager.lines import is_whole, shortened, to_width, width
from account_maps.onepager.people_cells import PersonCells
from account_maps.onepager.sheet import (
    NO_MAP,
    Band,
    Onepager,
    OnepagerItem,
    Part,
    PeopleTable,
    PersonRow,
    Section,
    TableColumn,
)

FEWEST: Final = 20
"""Characters below which nothing is cut."""

LONGEST: Final = 1000
"""Characters of an entry that is to be read on a screen. Our choice."""

ACROSS: Final = 2
"""How many times the characters of an entry one may have that goes across the whole sheet."""

ASIDE: Final = 40
"""Characters of what stands quietly after an entry: a name, a day."""

NARROWEST: Final = 2
"""Columns of a table in which each person has one line. Our choice."""

ROW_LIMITS: Final = {"situation": 1, "aim": 1, "opens": 2}
"""How many entries a labeled row has at most; all others have one more than a person has points."""

_NAMES: Final = ("who", "stance")
"""The columns that hold a name or a word of ours, of which nothing is dropped."""

_BETWEEN: Final = " · "


def chosen(content: OnepagerContent, step: SheetStep) -> Onepager:
    """Return a sheet, as yet without its map, with no more than a density level allows.

    Args:
        content: All that could stand on it.
        step: The most of everything.
    """
    return _Chooser(content, step).sheet()


def uncut(content: OnepagerContent) -> Onepager:
    """Return a sheet to be read on a screen, without a map: as much as the roomiest level, uncut.

    Args:
        content: All that could stand on it.
    """
    return chosen(content, replace(DENSITY_LEVELS[0], characters=LONGEST))


class _Chooser:
    """Cuts texts and lists to what a step allows."""

    def __init__(self, content: OnepagerContent, step: SheetStep) -> None:
        self._content = content
        self._step = step
        self._texts = content.texts

    def sheet(self) -> Onepager:
        content, step, texts = self._content, self._step, self._texts
        layout = LAYOUTS[content.kind]
        return Onepager(
            id=content.id,
            title=texts(f"onepager.title.{content.kind}", name=content.account.name),
            name=to_width(content.account.name, WIDTH * 0.72, TITLE_SIZE, bold=True),
            facts=self._facts(WIDTH * 0.52),
            stamp=to_width(self._stamp(), WIDTH * 0.46, step.type),
            confidentiality=to_width(self._confidentiality(), WIDTH * 0.26, step.type, bold=True),
            as_of=content.as_of,
            type=step.type,
            rows=tuple(self._labeled(key) for key in layout.rows),
            body=tuple(part for names in layout.body for part in self._parts(names)),
            notes=content.heading("notes"),
            note_lines=step.notes,
            page=content.page,
            path=content.path,
        )

    def _confidentiality(self) -> str:
        """Return who may see the sheet; on the one for the table there is nothing to hide."""
        if self._content.kind is SheetKind.TABLE:
            return ""
        return self._content.account.confidentiality or self._texts("onepager.confidential")

    def _stamp(self) -> str:
        content, texts, day = self._content, self._texts, spoken(self._content.as_of)
        if content.kind is SheetKind.TABLE:
            return day
        owner = content.owner
        owned = texts("onepager.owner", name=owner) if owner else texts("onepager.no_owner")
        return _BETWEEN.join((texts("onepager.as_of", day=day), owned))

    def _facts(self, room: float) -> str:
        """Return the facts that fit on one line, whole, by rank; the status stands last.

        In bold they fit too: the typesetter measures a line that must not break at its widest.
        """
        kept = [self._content.status] if self._content.status else []
        ends = len(kept)
        for fact in self._content.facts:
            flat = " ".join(fact.split())
            tried = [*kept[: len(kept) - ends], flat, *kept[len(kept) - ends :]]
            if width(_BETWEEN.join(tried), self._step.type, bold=True) <= room:
                kept = tried
        return _BETWEEN.join(kept)

    def _labeled(self, key: str) -> OnepagerItem:
        """Return a labeled row; one about which nothing is known has a dash."""
        most = ROW_LIMITS.get(key, self._step.points + 1)
        said = (self._across(_sentence(one.text)) for one in self._content.lists[key][:most])
        text = " ".join(said) or self._texts("onepager.unset")
        return OnepagerItem(text, lead=self._content.heading(key))

    def _parts(self, names: Sequence[str]) -> Iterator[Part]:
        match names:
            case (key,) if key == MAP:
                yield NO_MAP
            case (key,) if key == PEOPLE:
                table = self._people()
                if table.rows:
                    yield table
            case (key,) if key == OF_TEAM:
                for number, listing in enumerate(self._content.sections, 1):
                    yield Band((self._of_team(number, listing),))
            case _:
                sections = tuple(one for key in names if (one := self._section(key)).items)
                if sections:
                    yield Band(sections)

    def _section(self, key: str) -> Section:
        return self._with_entries(key, key, self._content.heading(key), self._content.lists[key])

    def _of_team(self, number: int, listing: Listing) -> Section:
        items = tuple(map(OnepagerItem, listing.items))
        return self._with_entries(OF_TEAM, f"{OF_TEAM}-{number}", self._text(listing.label), items)

    def _with_entries(
        self, form_key: str, key: str, heading: str, items: Sequence[OnepagerItem]
    ) -> Section:
        """Return a section with as many entries as it may have; it says how many more there are."""
        form = SECTIONS[form_key]
        most = getattr(self._step, form.limit) if form.limit else len(items)
        fit = self._wide if form.strong else self._item
        first = self._first(form, items)[:most]
        counts = first and self._content.kind is not SheetKind.TABLE
        return Section(
            key=key,
            heading=heading,
            items=tuple(map(fit, first)),
            more=self._more(len(items) - len(first) if counts else 0),
            mark=form.mark,
            strong=form.strong,
            ours=form.ours,
        )

    def _first(self, form: SectionForm, items: Sequence[OnepagerItem]) -> Sequence[OnepagerItem]:
        """Return the entries; of what is said, those that need no cut, or else the first."""
        if not form.spoken:
            return items
        return [one for one in items if self._item(one) == one] or items[:1]

    def _more(self, number: int) -> str:
        return self._texts("onepager.more", number=number) if number > 0 else ""

    def _text(self, text: str) -> str:
        return shortened(text, self._step.characters)

    def _across(self, text: str) -> str:
        """Return a text that is short enough to go across the whole sheet."""
        return shortened(text, ACROSS * self._step.characters)

    def _item(self, item: OnepagerItem) -> OnepagerItem:
        """Return an entry that is short enough: its lead and what follows share the room."""
        text, lead = self._step.characters * 3 // 4, self._step.characters * 2 // 5
        return OnepagerItem(
            shortened(item.text, max(text, FEWEST)),
            shortened(item.lead, max(lead, FEWEST)),
            shortened(item.aside, ASIDE),
        )

    def _wide(self, item: OnepagerItem) -> OnepagerItem:
        """Return an entry that is short enough to go across the whole sheet."""
        return OnepagerItem(self._across(item.text), self._text(item.lead), self._text(item.aside))

    def _people(self) -> PeopleTable:
        content, step = self._content, self._step
        is_meeting = bool(content.meeting)
        people = content.people if is_meeting else content.people[: step.people]
        keys = self._columns(people)
        widths = column_widths(keys)
        more = 0 if is_meeting else len(content.ranking) - step.people
        return PeopleTable(
            heading=content.heading("people"),
            more=self._more(more),
            columns=tuple(
                TableColumn(key, content.heading(key), part)
                for key, part in zip(keys, widths, strict=True)
            ),
            rows=tuple(self._row(one, keys, widths) for one in people),
        )

    def _columns(self, people: Sequence[PersonCells]) -> tuple[str, ...]:
        """Return the columns in which someone has an entry, at most as many as there may be."""
        columns = LAYOUTS[self._content.kind].columns
        filled = [key for key in columns if any(one.cells[key] for one in people)]
        first = sorted(filled, key=RANK_OF_COLUMNS.index)[: max(self._step.columns, NARROWEST)]
        return tuple(key for key in columns if key in first)

    def _row(self, person: PersonCells, keys: Sequence[str], widths: Sequence[float]) -> PersonRow:
        cells = (self._cell(key, person.cells[key]) for key in keys)
        if len(keys) <= NARROWEST:
            cells = (
                self._on_one_line(cell, part) for cell, part in zip(cells, widths, strict=True)
            )
        return PersonRow(person.id, tuple(cells))

    def _on_one_line(self, texts: Sequence[str], part: float) -> tuple[str, ...]:
        whole = ", ".join(texts)
        return (to_width(whole, cell_width(part), self._step.type, bold=True),) if whole else ()

    def _cell(self, key: str, entries: Sequence[str]) -> tuple[str, ...]:
        """Return the entries of a cell: rather one less than one that breaks off."""
        if key in _NAMES:
            brief = max(self._step.characters * 2 // 3, FEWEST)
            return tuple(shortened(one, brief) for one in entries)
        whole = [one for one in entries if is_whole(one, self._step.characters)]
        return tuple(map(self._text, (whole or entries[:1])[: self._step.points]))


def _sentence(text: str) -> str:
    """Return a text that another one may follow."""
    flat = text.rstrip()
    return flat if flat.endswith((".", "!", "?", "…", "。", "”")) else f"{flat}."
