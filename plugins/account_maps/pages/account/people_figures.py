"""The figures of the people: who has a say in the decision, and how far we can reach them."""

import datetime as dt
from typing import Final

from msgspec import Struct

from account_maps.html.amounts import percent
from account_maps.html.names import DisplayNames
from account_maps.html.pieces import Anchor, Chip, chip
from account_maps.measure.measured import Measured, PersonFigures
from account_maps.model.account import Account
from account_maps.model.people import decides, in_committee, is_there
from account_maps.texts import Texts

MOST_PEOPLE: Final = 60
"""People in the table before the rest is counted: of a company of hundreds most say little."""


class PersonFiguresRow(Struct, frozen=True, gc=False):
    """The figures of one person.

    Attributes:
        share: Share of the decision.
        formal: Share of it by roles alone.
        heard_by: How many people listen to them.
        strength: Of our best tie.
        best_tie: Who of us has it.
        access: Strength of the best route.
        loss: Share of our access that goes with them.
        age: How old the facts are, as a word.
        cell: What to do with them, by power and interest.
        unheard: Whether they listen to somebody, but not to their manager.
    """

    person: Anchor
    share: float
    formal: float
    heard_by: int
    strength: float
    best_tie: str | None
    access: float
    loss: float
    age: Chip
    verified: dt.date | None
    cell: str
    unheard: bool


class PeopleFigures(Struct, frozen=True, gc=False):
    """The table of the people's figures, and how many it leaves out."""

    rows: tuple[PersonFiguresRow, ...]
    more: int


def people_figures(
    account: Account, measured: Measured, names: DisplayNames, texts: Texts
) -> PeopleFigures:
    """Return the figures of those who have a say, are in the committee or are listened to.

    By decision share; where nobody is named who decides, by who is listened to most.

    Args:
        account: The map.
        measured: What was worked out of it.
        names: What people are called.
        texts: What the page says.
    """
    people = account.stakeholders
    decided = any(decides(person) and is_there(person) for person in people.values())
    telling = [
        (key, one)
        for key, one in measured.people.items()
        if one.heard_by or in_committee(people[key]) or (decided and one.share)
    ]
    telling.sort(key=lambda row: (0 if decided else -row[1].heard_by, -row[1].share, row[0]))
    rows = tuple(_row(key, one, names, texts) for key, one in telling[:MOST_PEOPLE])
    return PeopleFigures(rows, len(telling) - len(rows))


def _row(person_id: str, one: PersonFigures, names: DisplayNames, texts: Texts) -> PersonFiguresRow:
    return PersonFiguresRow(
        person=names.theirs(person_id),
        share=one.share,
        formal=one.formal,
        heard_by=one.heard_by,
        strength=one.strength,
        best_tie=names.ours(one.best_tie) if one.best_tie else None,
        access=one.access,
        loss=one.loss,
        age=chip(one.age, texts),
        verified=one.verified,
        cell=texts.value(one.cell),
        unheard=one.hears_manager is False,
    )


def in_short(one: PersonFigures, texts: Texts) -> str:
    """Return the figures of one person in one line.

    Args:
        one: The figures.
        texts: What the page says.
    """
    parts = (("share", one.share), ("access", one.access))
    said = [texts(f"people.{key}_short", share=percent(value)) for key, value in parts if value]
    return " · ".join([*said, texts.value(one.age)])
