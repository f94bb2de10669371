"""All that could stand on an account's sheet, what counts most first."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from typing import Final, TypeVar

from msgspec import Struct

from account_maps.html.field_values import FieldWords
from account_maps.html.links import shown_name
from account_maps.html.names import DisplayNames
from account_maps.html.pieces import Anchor, Listing
from account_maps.measure.deal import is_closed
from account_maps.measure.measured import Measured
from account_maps.model.account import Account, Action, Message, Person, Plan, Promise, Summary
from account_maps.model.field import Surface
from account_maps.model.field_types import FieldAt, shown_on
from account_maps.model.people import attitude
from account_maps.model.playbook import AccountFile
from account_maps.model.values import Certainty, Role
from account_maps.onepager.questions import SheetQuestions
from account_maps.onepager.ranking import ranked
from account_maps.onepager.sheet import OnepagerItem, OnepagerPerson
from account_maps.onepager.why_now import why_now
from account_maps.pages.account.content import PageContext, brief_sections
from account_maps.pages.account.next_steps import MOST_STEPS, NextStepView, step_views
from account_maps.pages.account.source import AccountSource
from account_maps.pages.account_results import AccountResults
from account_maps.talk import Kind, Points
from account_maps.texts import Texts

_T = TypeVar("_T")

MOST_HEARD: Final = 12
"""People whose talking points and questions are looked at; no sheet has room for more."""


class OnepagerContent(Struct, frozen=True):
    """What could stand on a sheet.

    Attributes:
        account: The map.
        meeting: Whether it is for a meeting with people who were named.
        ranking: Everybody who is there, those who count most first.
        facts: What is to be known at a glance.
        owner: Name of the owner, if there is one.
        sections: What extensions say of the account.
        next_step: What to do next, by preference.
    """

    id: str
    path: str
    page: Anchor
    as_of: dt.date
    account: Account
    texts: Texts
    meeting: Collection[str]
    ranking: tuple[str, ...]
    facts: tuple[str, ...]
    owner: str | None
    situation: tuple[str, ...]
    why_now: tuple[str, ...]
    people: tuple[OnepagerPerson, ...]
    message: Message | None
    questions: tuple[OnepagerItem, ...]
    objections: tuple[OnepagerItem, ...]
    risks: tuple[OnepagerItem, ...]
    promises: tuple[OnepagerItem, ...]
    sections: tuple[Listing, ...]
    next_step: OnepagerItem | None


def onepager_content(  # noqa: PLR0913 - a page of an account takes as many, and a sheet has readers besides
    file: AccountFile,
    account: Account,
    results: AccountResults,
    page_context: PageContext,
    *,
    page: Anchor,
    attendees: Sequence[str] = (),
) -> OnepagerContent:
    """Return all that could stand on the sheet of an account.

    Args:
        file: Where the map was read from.
        account: The map.
        results: What was worked out of it.
        page_context: All else that a page of the account is made from.
        page: The account's whole page: the words to print, and the address.
        attendees: Ids of those who will be in the room, if it is for a meeting.
    """
    texts, measured = page_context.texts, results.measured
    names = DisplayNames(account.stakeholders, page_context.colleagues)
    ranking = ranked(account, measured, attendees)
    heard = {who: results.points[who] for who in ranking[: max(MOST_HEARD, len(attendees))]}
    room = {who: points for who, points in heard.items() if who in attendees}
    others = {who: points for who, points in heard.items() if who not in attendees}
    steps = step_views(measured, AccountSource(file, account, names, page_context.links, texts))
    asked = SheetQuestions(measured.open_questions, results.points, names, texts)
    dated = _Dated(page_context.as_of, names, texts)
    return OnepagerContent(
        id=file.id,
        path=file.shown_path,
        page=page,
        as_of=page_context.as_of,
        account=account,
        texts=texts,
        meeting=tuple(attendees),
        ranking=tuple(ranking),
        facts=_facts(account, measured, FieldWords(page_context.colleagues, texts)),
        owner=names.ours(account.owner) if account.owner else None,
        situation=_filled((account.summary or Summary()).where_we_stand),
        why_now=why_now(account, attendees, page_context.as_of, texts),
        people=tuple(
            person_row(who, account.stakeholders[who], points, texts)
            for who, points in heard.items()
        ),
        message=account.message,
        questions=asked.of_meeting(attendees) if attendees else asked.of_account(heard),
        objections=_unique(objections_of(some, account) for some in (room, others)),
        risks=_risks(steps[:MOST_STEPS]),
        promises=dated.promises(account),
        sections=brief_sections(page_context.sections, account, None, page_context.as_of),
        next_step=None if is_closed(account) else _next_step(account, steps, dated),
    )


def _filled(*texts: str | None) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _facts(account: Account, measured: Measured, words: FieldWords) -> tuple[str, ...]:
    fields = shown_on(Account, Surface.GLANCE)
    facts = tuple(filter(None, (_at_a_glance(field, account, words) for field in fields)))
    if is_closed(account):
        return facts
    return (*facts, words.texts.value(measured.status.level))


def _at_a_glance(field: FieldAt, account: Account, words: FieldWords) -> str:
    value = ", ".join(words.words(field, account))
    if not value or field.row.unlabeled:
        return value
    return words.texts("onepager.fact", label=words.label(field), value=value)


def person_row(person_id: str, person: Person, points: Points, texts: Texts) -> OnepagerPerson:
    """Return one person as the table has room for at most."""
    roles = [texts.value(role) for role in Role if role in person.roles]
    prove = (texts("onepager.prove", what=what) for what in _point_texts(points, Kind.PROVE))
    return OnepagerPerson(
        id=person_id,
        name=shown_name(person_id, person),
        title=(person.title or "") if person.name else "",
        roles=", ".join(roles),
        sign=texts(f"onepager.sign.{attitude(person)}"),
        stance=_stance(person, texts),
        wants=_wants(person),
        say=(*_alternating(_point_texts(points, Kind.SAY), prove),),
        avoid=(*_point_texts(points, Kind.AVOID),),
    )


def _stance(person: Person, texts: Texts) -> str:
    """Return the attitude in words, and what makes it weigh more or less."""
    remarks = _filled(
        texts("onepager.veto") if person.veto else None,
        texts("onepager.vacant") if person.placeholder else None,
        texts("onepager.assumed") if person.certainty is Certainty.ASSUMED else None,
    )
    return ", ".join((texts.value(attitude(person)), *remarks))


def _wants(person: Person) -> tuple[str, ...]:
    """Return what somebody wants: their own win first, then one of each kind in turn."""
    rest = _alternating(person.pains, person.goals, person.criteria)
    return (*_filled(person.win), *rest)


def _alternating(*lists: Iterable[_T]) -> Iterator[_T]:
    """Yield the first of each list, then the second of each, and so on."""
    return (one for one in chain.from_iterable(zip_longest(*lists)) if one is not None)


def _point_texts(points: Points, kind: Kind) -> Iterator[str]:
    spoken = points.by_kind.get(kind)
    for point in (*spoken.shown, *spoken.folded) if spoken else ():
        yield point.text


def _unique(parts: Iterable[Iterable[OnepagerItem]]) -> tuple[OnepagerItem, ...]:
    """Return entries one after the other: those of the room before all others, none twice."""
    found: dict[tuple[str, str], OnepagerItem] = {}
    for item in chain.from_iterable(parts):
        found.setdefault((item.lead, item.text), item)
    return tuple(found.values())


def objections_of(heard: Mapping[str, Points], account: Account) -> tuple[OnepagerItem, ...]:
    """Return what they may say with our answers: those with an answer first, none twice."""
    found: dict[str, OnepagerItem] = {}
    for who, points in heard.items():
        spoken = points.by_kind.get(Kind.OBJECTION)
        for point in spoken.shown if spoken else ():
            name = shown_name(who, account.stakeholders[who])
            lead = f"“{point.text}”"
            found.setdefault(point.text, OnepagerItem(point.answer or "", lead=lead, aside=name))
    return tuple(sorted(found.values(), key=lambda item: not item.text))


class _Dated(Struct, frozen=True):
    """Puts what is due into words."""

    as_of: dt.date
    names: DisplayNames
    texts: Texts

    def promises(self, account: Account) -> tuple[OnepagerItem, ...]:
        """Return what is open, both ways: promises, then actions; what is due first, first."""
        promised = [(one.due, self._promise(one)) for one in account.promises if not one.done]
        planned = (account.plan or Plan()).actions
        actions = [(one.due, self.action(one)) for one in planned if not one.done]
        in_time = sorted((*promised, *actions), key=lambda one: one[0] or dt.date.max)
        return tuple(item for _, item in in_time)

    def _promise(self, promise: Promise) -> OnepagerItem:
        return OnepagerItem(
            promise.what, lead=self.texts.value(promise.by), aside=self.due(promise.due)
        )

    def action(self, action: Action) -> OnepagerItem:
        """Return an action with who does it, and by when."""
        who = self.names.ours(action.owner) if action.owner else ""
        return OnepagerItem(action.what, lead=who, aside=self.due(action.due))

    def due(self, day: dt.date | None) -> str:
        """Return by when, or since when it is overdue."""
        if day is None:
            return ""
        key = "onepager.overdue" if day < self.as_of else "onepager.due"
        return self.texts(key, day=short_day(day, self.as_of))


def short_day(day: dt.date, as_of: dt.date) -> str:
    """Return a day for people, with the year only where it is another one."""
    year = "" if day.year == as_of.year else f" {day.year}"
    return f"{day.day} {day:%b}{year}"


def _risks(steps: Sequence[NextStepView]) -> tuple[OnepagerItem, ...]:
    """Return the risks behind the steps: the leading one of each first, then the second of each."""
    in_turn = _alternating(*(step.risks for step in steps))
    return tuple(OnepagerItem(risk.what, lead=risk.title) for risk in in_turn)


def _next_step(
    account: Account, steps: Sequence[NextStepView], dated: _Dated
) -> OnepagerItem | None:
    """Return the next step as written, else the action due first, else our own first step."""
    move = (account.summary or Summary()).next_move
    if move:
        return OnepagerItem(move)
    actions = [one for one in (account.plan or Plan()).actions if not one.done]
    if actions:
        return dated.action(min(actions, key=lambda one: one.due or dt.date.max))
    if steps:
        first = steps[0]
        owner = first.owner.text if first.owner else ""
        return OnepagerItem(first.act, lead=owner, aside=dated.due(first.due))
    return None
