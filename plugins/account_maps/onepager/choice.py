"""A density level and all that could be on a sheet → what is on it."""

from collections.abc import Sequence
from typing import Final

from account_maps.html.pieces import Listing
from account_maps.model.paper import SheetStep
from account_maps.onepager.content import OnepagerContent
from account_maps.onepager.form import TITLE_SIZE, WIDTH
from account_maps.onepager.lines import shortened, to_width, width
from account_maps.onepager.sheet import (
    NO_MAP,
    Onepager,
    OnepagerItem,
    OnepagerPerson,
    PeopleTable,
    Section,
)
from account_maps.texts import Texts

FEWEST: Final = 20
"""Characters below which nothing is cut."""

ACROSS: Final = 2
"""How many times the characters of an entry one may have that goes across the whole sheet."""

ASIDE: Final = 40
"""Characters of what stands quietly after an entry: a name, a day."""


_BETWEEN: Final = " · "


def chosen(content: OnepagerContent, step: SheetStep) -> Onepager:
    """Return a sheet, as yet without its map, with no more than a density level allows.

    Args:
        content: All that could stand on it.
        step: The most of everything.
    """
    texts = content.texts
    short = _Shortener(step, texts)
    owner = content.owner
    as_of = f"{content.as_of.day} {content.as_of:%b %Y}"
    stamp = (
        texts("onepager.as_of", day=as_of),
        texts("onepager.owner", name=owner) if owner else texts("onepager.no_owner"),
    )
    return Onepager(
        id=content.id,
        name=to_width(content.account.name, WIDTH * 0.72, TITLE_SIZE, bold=True),
        facts=_facts(content.facts, WIDTH * 0.52, step.type),
        stamp=to_width(_BETWEEN.join(stamp), WIDTH * 0.46, step.type),
        confidentiality=to_width(
            content.account.confidentiality or texts("onepager.confidential"),
            WIDTH * 0.26,
            step.type,
            bold=True,
        ),
        as_of=content.as_of,
        type=step.type,
        situation=short.rows(
            ("onepager.situation", content.situation[:1]),
            ("onepager.why_now", content.why_now[: max(step.points, 1)]),
        ),
        map=NO_MAP,
        people=_people(content, step, short),
        message=short.message(content),
        questions=short.section("onepager.questions", content.questions, step.questions),
        objections=short.section("onepager.objections", content.objections, step.objections),
        risks=short.section("onepager.risks", content.risks, step.risks),
        promises=short.section("onepager.promises", content.promises, step.promises),
        sections=tuple(short.listing(one, step.risks) for one in content.sections),
        next_step=short.next_step(content.next_step),
        notes=texts("onepager.notes"),
        note_lines=step.notes,
        page=content.page,
        path=content.path,
    )


def _facts(facts: Sequence[str], room: float, size: float) -> str:
    """Return facts on one line: the status, which is the last, and those before it that fit.

    In bold they fit too: the typesetter measures a line that must not break at its widest.
    """
    *others, status = facts
    while len(others) > 1 and width(_BETWEEN.join((*others, status)), size, bold=True) > room:
        others.pop()
    return to_width(_BETWEEN.join((*others, status)), room, size)


class _Shortener:
    """Cuts texts and lists to what a step allows."""

    def __init__(self, step: SheetStep, texts: Texts) -> None:
        self._step = step
        self._texts = texts

    def text(self, text: str) -> str:
        """Return a text that is short enough."""
        return shortened(text, self._step.characters)

    def across(self, text: str) -> str:
        """Return a text that is short enough to go across the whole sheet."""
        return shortened(text, ACROSS * self._step.characters)

    def item(self, item: OnepagerItem) -> OnepagerItem:
        """Return an entry that is short enough: its lead and what follows share the room."""
        text, lead = self._step.characters * 3 // 4, self._step.characters * 2 // 5
        return OnepagerItem(
            shortened(item.text, max(text, FEWEST)),
            shortened(item.lead, max(lead, FEWEST)),
            shortened(item.aside, ASIDE),
        )

    def section(self, key: str, items: Sequence[OnepagerItem], most: int) -> Section:
        """Return a section with at most so many entries, which says how many more there are."""
        return self._section(self._texts(key), items, most)

    def listing(self, listing: Listing, most: int) -> Section:
        """Return a section of an extension with at most so many entries."""
        items = tuple(map(OnepagerItem, listing.items))
        return self._section(self.text(listing.label), items, most)

    def _section(self, heading: str, items: Sequence[OnepagerItem], most: int) -> Section:
        more = len(items) - most if most else 0
        return Section(
            heading,
            tuple(map(self.item, items[:most])),
            self._texts("onepager.more", number=more) if more > 0 else "",
        )

    def rows(self, *rows: tuple[str, Sequence[str]]) -> tuple[OnepagerItem, ...]:
        """Return labelled rows; one that the map says nothing about has a dash."""
        unset = self._texts("onepager.unset")
        return tuple(
            OnepagerItem(
                " ".join(self.across(_sentence(one)) for one in said) or unset,
                lead=self._texts(key),
            )
            for key, said in rows
        )

    def message(self, content: OnepagerContent) -> Section:
        """Return the shared message, and its proof behind it."""
        message = content.message
        say = self.across(message.say or "") if message else ""
        prove = self.text(message.prove or "") if message else ""
        aside = self._texts("onepager.prove", what=prove) if prove else ""
        items = (OnepagerItem(say, aside=aside),) if say or prove else ()
        return Section(self._texts("onepager.message"), items)

    def next_step(self, step: OnepagerItem | None) -> Section:
        """Return what to do next."""
        aside = shortened(step.aside, ASIDE) if step else ""
        items = (OnepagerItem(self.across(step.text), self.text(step.lead), aside),) if step else ()
        return Section(self._texts("onepager.next_step"), items)

    def person(self, row: OnepagerPerson) -> OnepagerPerson:
        """Return a row of the table that is short enough."""
        most = self._step.points
        brief = max(self._step.characters * 2 // 3, FEWEST)

        def few(entries: Sequence[str]) -> tuple[str, ...]:
            return tuple(map(self.text, entries[:most]))

        return OnepagerPerson(
            id=row.id,
            name=shortened(row.name, brief),
            title=shortened(row.title, brief),
            roles=shortened(row.roles, brief),
            sign=row.sign,
            stance=shortened(row.stance, brief),
            wants=few(row.wants),
            say=few(row.say),
            avoid=few(row.avoid),
        )


def _sentence(text: str) -> str:
    """Return a text that another one may follow."""
    flat = text.rstrip()
    return flat if flat.endswith((".", "!", "?", "…", "。")) else f"{flat}."


def _people(content: OnepagerContent, step: SheetStep, short: _Shortener) -> PeopleTable:
    texts = content.texts
    most = len(content.meeting) or step.people
    more = len(content.ranking) - most
    return PeopleTable(
        heading=texts("onepager.room" if content.meeting else "onepager.people"),
        more=texts("onepager.more", number=more) if more > 0 else "",
        columns=(
            texts("onepager.person"),
            texts("onepager.stance"),
            texts("onepager.wants"),
            texts("onepager.say"),
            texts("onepager.avoid"),
        ),
        rows=tuple(map(short.person, content.people[:most])),
    )
