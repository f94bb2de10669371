"""The records of a summary: what the pages about many accounts need of one.

They are kept between builds, and written as lists, without names, since a thousand of them are read
for each build.
"""

import datetime as dt
from enum import StrEnum

from msgspec import Struct

from account_maps.measure.measured import FigureKey
from account_maps.measure.risk import Risk
from account_maps.measure.status import Status, StatusReason
from account_maps.measure.step import NextStep
from account_maps.model.account import Account, Person
from account_maps.model.values import Fit, Role, State


class SummaryPart(Struct, frozen=True, gc=False, array_like=True):
    """A part of a summary."""


class Who(SummaryPart, frozen=True):
    """A person at the account: the id, and what the pages call them."""

    id: str
    name: str


def who(person_id: str, person: Person) -> Who:
    """Return a person with what the pages call them: the name, else the post, else the id."""
    return Who(person_id, person.name or person.title or person_id)


class EconomicBuyer(StrEnum):
    """How far we have come with whoever has the final yes, the worst first."""

    NONE = "none"
    OPEN_POSITION = "open_position"
    NEVER_MET = "never_met"
    UNDATED = "undated"
    OUT_OF_TOUCH = "out_of_touch"
    WEAK = "weak"
    MET = "met"


class BestChampion(SummaryPart, frozen=True):
    """The best champion, from level 0 (none in fact) to 3, and the day it was tested."""

    who: Who
    level: int
    tested: dt.date | None


class ColleagueAccess(SummaryPart, frozen=True):
    """The access to the account that depends on one colleague.

    Attributes:
        share: Share of all access to the account.
        people: Some of the people who could not be reached without them, by decision share.
        more: How many more there are.
    """

    colleague: str
    share: float
    people: tuple[Who, ...]
    more: int


class FitInShort(SummaryPart, frozen=True):
    """The fit with our ideal customer profile.

    Attributes:
        written: The fit that a person wrote.
        computed: The fit by the team's criteria; None if too little is known, or there are none.
        missing: The account's fields that the criteria ask for and that aren't set.
    """

    written: Fit | None
    computed: Fit | None
    missing: tuple[str, ...]


class TaskKind(StrEnum):
    """What is to be done."""

    ACTION = "action"
    PROMISE = "promise"
    THEIR_PROMISE = "their_promise"


class Task(SummaryPart, frozen=True):
    """An open action or promise. Promises have the account's owner.

    Attributes:
        people: Who at the account it concerns: of a promise, to or by whom it was made.
    """

    kind: TaskKind
    what: str
    owner: str | None
    due: dt.date | None
    people: tuple[Who, ...] = ()


class OldFact(SummaryPart, frozen=True):
    """A person whose entry is stale or was never verified, and the colleague who should ask."""

    who: Who
    verified: dt.date | None
    colleague: str | None


class Move(SummaryPart, frozen=True):
    """A person who has moved or left: the roles now vacant, and the colleagues who knew them."""

    who: Who
    title: str | None
    state: State
    roles: tuple[Role, ...]
    known_by: tuple[str, ...]


class RoleCount(SummaryPart, frozen=True):
    """How many have a role, and what contact we have with them.

    Attributes:
        named: How many have the role.
        met: With how many of them we are in live contact.
        out_of_touch: With how many the last contact was too long ago, or on a day nobody wrote
            down.
        never_met: With how many we have no contact on record.
    """

    role: Role
    named: int
    met: int
    out_of_touch: int
    never_met: int


class Fading(SummaryPart, frozen=True):
    """A tie that falls below live.

    Attributes:
        days: Days until it does; negative if it has.
        last: Day of the last contact.
        decides: Whether they have a deciding role.
        share: Their share of the decision.
    """

    colleague: str
    who: Who
    title: str | None
    days: int
    last: dt.date
    decides: bool
    share: float


class EventKind(StrEnum):
    """What has happened."""

    SPOKE = "spoke"
    VERIFIED = "verified"
    DONE = "done"
    KEPT = "kept"


class Event(SummaryPart, frozen=True):
    """Something a map says has happened.

    Attributes:
        day: When.
        kind: What.
        who: The person at the account involved, if any.
        colleague: The colleague involved, if any.
        what: The action or promise, if it is one.
    """

    day: dt.date
    kind: EventKind
    who: Who | None = None
    colleague: str | None = None
    what: str | None = None


class AccountSummary(SummaryPart, frozen=True):
    """One account, as the pages about many accounts show it.

    Attributes:
        account: The map's own fields that these pages may show, and no other part of it.
        ours: The colleagues whom the map names, sorted.
        people: How many people are currently at the account.
        values: The figures that the pages show.
        ranges: The least and the most that figures of unknown stances could be.
        status: The status; ``reasons`` say what it comes from, the worst first.
        uncovered: Share of the decision that is not met or is against us.
        outlook: Decision coverage some time from now if no one calls; None without people.
        risks: All risks, including those waived, sorted by the share of the decision affected.
        steps: The next steps, what decides first.
        colleague_access: The access that depends on each colleague, the greatest first.
        weight_by_day: Weight of the people to keep up to date by the day they were verified.
        events: What has happened lately, the newest first.
        fit: How well the account fits our ideal customer profile.
    """

    id: str
    name: str
    account: Account
    ours: tuple[str, ...]
    people: int
    values: dict[FigureKey, float | None]
    ranges: dict[FigureKey, tuple[float, float]]
    status: Status
    reasons: tuple[StatusReason, ...]
    champion: BestChampion | None
    economic_buyer: EconomicBuyer
    vetoes: tuple[Who, ...]
    uncovered: float
    outlook: float | None
    risks: tuple[Risk, ...]
    steps: tuple[NextStep, ...]
    colleague_access: tuple[ColleagueAccess, ...]
    tasks: tuple[Task, ...]
    next_move: str | None
    old: tuple[OldFact, ...]
    moves: tuple[Move, ...]
    roles: tuple[RoleCount, ...]
    weight_by_day: tuple[tuple[dt.date | None, float], ...]
    fading: tuple[Fading, ...]
    events: tuple[Event, ...]
    fit: FitInShort

    @property
    def share_at_risk(self) -> float | None:
        """The larger of the share not with us and the worst loss, from 0 to 1. Our choice.

        None where not enough is known: what nobody has looked at isn't a risk yet.
        """
        if self.status is Status.NOT_ENOUGH_KNOWN:
            return None
        losses = (FigureKey.WORST_LOSS_THEIRS, FigureKey.WORST_LOSS_OURS)
        return max(self.uncovered, *(self.values[key] or 0.0 for key in losses))
