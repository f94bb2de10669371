"""All that could stand on a sheet, what counts most first."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from account_maps.html.field_values import FieldWords, values
from account_maps.html.names import DisplayNames
from account_maps.html.pieces import Anchor, Listing
from account_maps.measure.deal import is_closed
from account_maps.model.account import Account
from account_maps.model.field import Surface
from account_maps.model.field_types import FieldAt, shown_on
from account_maps.model.playbook import AccountFile
from account_maps.onepager.account_lists import of_account
from account_maps.onepager.commitments import commitments, moot
from account_maps.onepager.layouts import LAYOUTS, OF_TEAM, SheetKind
from account_maps.onepager.meeting import Meeting, of_brief, of_table
from account_maps.onepager.people_cells import PersonCells, person_cells
from account_maps.onepager.ranking import leading, ranked
from account_maps.onepager.room import room_of
from account_maps.onepager.sheet import OnepagerItem
from account_maps.pages.account.content import PageContext, brief_sections
from account_maps.pages.account.next_steps import step_views
from account_maps.pages.account.source import AccountSource
from account_maps.pages.account_results import AccountResults
from account_maps.talk import Points
from account_maps.texts import Texts

MOST_HEARD: Final = 12
"""People whose talking points and questions are looked at; no sheet has room for more."""


class OnepagerContent(Struct, frozen=True):
    """What could stand on a sheet.

    Attributes:
        account: The map.
        page: The account's whole page, if it has an address.
        kind: What the sheet is for.
        meeting: Ids of those who will be in the room, if it is for a meeting.
        ranking: Everyone who is there, those who count most first.
        facts: What is to be known at a glance, what counts most first.
        status: The status of the account; empty if it is closed.
        owner: Name of the owner, if there is one.
        people: The people of the table.
        lists: The entries of each labeled row and each section, by key.
        sections: What extensions say of the account.
    """

    id: str
    path: str
    page: Anchor | None
    as_of: dt.date
    account: Account
    texts: Texts
    kind: SheetKind
    meeting: tuple[str, ...]
    ranking: tuple[str, ...]
    facts: tuple[str, ...]
    status: str
    owner: str | None
    people: tuple[PersonCells, ...]
    lists: Mapping[str, tuple[OnepagerItem, ...]]
    sections: tuple[Listing, ...]

    def heading(self, key: str) -> str:
        """Return the heading of a row, a part or a column on this kind of sheet."""
        return self.texts(f"onepager.{self.kind}.{key}")


def onepager_content(  # noqa: PLR0913 - a page of an account takes as many, and a sheet has readers besides
    file: AccountFile,
    account: Account,
    results: AccountResults,
    page_context: PageContext,
    *,
    page: Anchor | None,
    attendees: Sequence[str] = (),
    for_the_table: bool = False,
) -> OnepagerContent:
    """Return all that could stand on the sheet of an account.

    Args:
        file: Where the map was read from.
        account: The map.
        results: What was worked out of it.
        page_context: All else that a page of the account is made from.
        page: The account's whole page: the words to print, and the address; None without one.
        attendees: Ids of those who will be in the room, if it is for a meeting.
        for_the_table: Whether those in the room may read the sheet of the meeting.
    """
    kind = _kind(attendees, for_the_table=for_the_table)
    made = _ContentMaker(
        file, account, results, page_context, tuple(dict.fromkeys(attendees)), kind
    )
    points, lists = made.points_and_lists()
    is_ours = kind is not SheetKind.TABLE
    return OnepagerContent(
        id=file.id,
        path=file.shown_path if is_ours else "",
        page=page if is_ours else None,
        as_of=page_context.as_of,
        account=account,
        texts=page_context.texts,
        kind=kind,
        meeting=made.attendees,
        ranking=tuple(ranked(account, results.measured, attendees)),
        facts=made.facts() if is_ours else (),
        status=made.status() if is_ours else "",
        owner=made.names.ours(account.owner) if account.owner and is_ours else None,
        people=tuple(
            person_cells(
                LAYOUTS[kind].columns, who, account.stakeholders[who], points_of, page_context.texts
            )
            for who, points_of in points.items()
        ),
        lists={"message": _message(account, page_context.texts), **lists},
        sections=made.sections(),
    )


def _kind(attendees: Sequence[str], *, for_the_table: bool) -> SheetKind:
    if not attendees:
        return SheetKind.ONEPAGER
    return SheetKind.TABLE if for_the_table else SheetKind.BRIEF


class _ContentMaker(Struct, frozen=True):
    """Puts together what one sheet is made from."""

    file: AccountFile
    account: Account
    results: AccountResults
    page_context: PageContext
    attendees: tuple[str, ...]
    kind: SheetKind

    @property
    def names(self) -> DisplayNames:
        return DisplayNames(self.account.stakeholders, self.page_context.colleagues)

    def points_and_lists(
        self,
    ) -> tuple[Mapping[str, Points], Mapping[str, tuple[OnepagerItem, ...]]]:
        """Return the points of those on the sheet, and its lists."""
        if self.kind is SheetKind.ONEPAGER:
            ranking = ranked(self.account, self.results.measured)
            points = {who: self.results.points[who] for who in ranking[:MOST_HEARD]}
            return points, self._of_account(points)
        is_table = self.kind is SheetKind.TABLE
        room = room_of(
            self.results.points,
            self.attendees,
            leading(self.attendees, self.account, self.results.measured),
            aloud=is_table,
            moot=moot(commitments(self.account), self.attendees),
        )
        context = self.page_context
        meeting = Meeting(
            self.account, self.results.measured, room, self.names, context.as_of, context.texts
        )
        return room.points, of_table(meeting) if is_table else of_brief(meeting)

    def _of_account(self, points: Mapping[str, Points]) -> Mapping[str, tuple[OnepagerItem, ...]]:
        context, measured = self.page_context, self.results.measured
        source = AccountSource(self.file, self.account, self.names, context.links, context.texts)
        steps = step_views(measured, source)
        return of_account(source, measured, points, steps, context.as_of)

    def sections(self) -> tuple[Listing, ...]:
        """Return what extensions say, where the layout has a place for it."""
        if (OF_TEAM,) not in LAYOUTS[self.kind].body:
            return ()
        context = self.page_context
        return brief_sections(context.sections, self.account, None, context.as_of)

    def facts(self) -> tuple[str, ...]:
        """Return what is to be known at a glance."""
        words = FieldWords(self.page_context.colleagues, self.page_context.texts)
        fields = shown_on(Account, Surface.GLANCE)
        return tuple(filter(None, (_at_a_glance(one, self.account, words) for one in fields)))

    def status(self) -> str:
        """Return the status in words."""
        level = self.results.measured.status.level
        return "" if is_closed(self.account) else self.page_context.texts.value(level)


def _at_a_glance(field: FieldAt, account: Account, words: FieldWords) -> str:
    found = values(field, account)
    shown = (
        spoken(one) if isinstance(one, dt.date) else words.word(one, field.type) for one in found
    )
    value = ", ".join(shown)
    if not value or field.row.unlabeled:
        return value
    return words.texts("onepager.fact", label=words.label(field), value=value)


def on_paper(address: str | None) -> Anchor | None:
    """Return an address as people write it on paper, without a scheme; None without one."""
    return Anchor(address.partition("://")[2] or address, address) if address else None


def spoken(day: dt.date) -> str:
    """Return a day with its year: ``Nov 22, 2026``."""
    return f"{day:%b} {day.day}, {day.year}"


def _message(account: Account, texts: Texts) -> tuple[OnepagerItem, ...]:
    """Return the core message, and its proof behind it."""
    message = account.message
    if message is None or not (message.say or message.prove):
        return ()
    proof = texts("onepager.prove", what=message.prove) if message.prove else ""
    return (OnepagerItem(message.say or "", aside=proof),)
