"""The results of measuring a map: figures with their working, losses, and all together.

People are referred to by id. Shares and strengths are from 0 to 1; a figure that cannot be known
is None.
"""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from account_maps.measure.approach import Approach
from account_maps.measure.contacts import ContactState, LastContact
from account_maps.measure.icp import ComputedFit
from account_maps.measure.paths import DeciderPaths
from account_maps.measure.question import OpenQuestion
from account_maps.measure.risk import Risk
from account_maps.measure.scale import Age
from account_maps.measure.status import AccountStatus
from account_maps.measure.step import NextStep
from account_maps.model.playbook import KeyPath


class FigureKey(StrEnum):
    """Every figure of an account, in the order of the page; each is its name in the export."""

    STATUS = "status"
    POWER_SUPPORT = "power_support"
    STAGE = "stage"
    DECISION_COVERAGE = "decision_coverage"
    INFLUENCE_COVERAGE = "influence_coverage"
    PREDICTED_SUPPORT = "predicted_support"
    OPPOSING_SHARE = "opposing_share"
    HIDDEN_INFLUENCE = "hidden_influence"
    THREADS = "threads"
    ROLES_REACHED = "roles_reached"
    EFFECTIVE_THREADS = "effective_threads"
    ACCESS = "access"
    WORST_LOSS_THEIRS = "worst_loss_theirs"
    WORST_LOSS_OURS = "worst_loss_ours"
    BUS_FACTOR = "bus_factor"
    CHAMPION = "champion"
    FRESHNESS = "freshness"
    COMPLETENESS = "completeness"


class PowerSupport(StrEnum):
    """Whether people with power are on our side (Altify), the least first.

    ``none``: no supportive key player; ``some``: at least one; ``strong``: one who also decides.
    """

    NONE = "none"
    SOME = "some"
    STRONG = "strong"


class PowerInterest(StrEnum):
    """The cell of power × interest (Mendelow 1981): how to deal with a person."""

    MANAGE_CLOSELY = "manage_closely"
    KEEP_SATISFIED = "keep_satisfied"
    KEEP_INFORMED = "keep_informed"
    MONITOR = "monitor"


class BusFactorPerson(Struct, frozen=True, gc=False):
    """One of the smallest group whose leaving cuts off every decider.

    Attributes:
        who: Their id.
        ours: Whether they are a colleague on our side.
    """

    who: str
    ours: bool


class Loss(Struct, frozen=True, gc=False):
    """The loss of access if one person left.

    Attributes:
        who: Id of the person.
        ours: Whether they are a colleague on our side.
        share: Share of the access that is lost.
        others: Share of the access to everyone else that is lost.
        unreachable: The people who can then not be reached at all, sorted by decision share.
    """

    who: str
    ours: bool
    share: float
    others: float
    unreachable: tuple[str, ...]


class Input(Struct, frozen=True, gc=False):
    """One line of a figure's working.

    Attributes:
        person: The person at the account it is about, if any.
        colleague: The colleague it is about, if any.
        amount: What is read from the map: a strength, an attitude, a freshness.
        weight: What it counts: influence weight or decision share; 1 where all count alike.
        adds: What it adds to the figure.
        place: Where in the file it comes from.
        key: What it is if it is about no one: the key of a text.
    """

    person: str | None
    colleague: str | None
    amount: float
    weight: float
    adds: float
    place: KeyPath
    key: str | None = None


class SuggestedChangeKind(StrEnum):
    """What a rep can do to move a figure."""

    MEET = "meet"
    TALK = "talk"
    WIN = "win"
    VERIFY = "verify"
    FILL = "fill"
    SIGN = "sign"
    STRENGTHEN = "strengthen"


class SuggestedChange(Struct, frozen=True, gc=False):
    """The one change that would move a figure most, found by comparing scenarios.

    Attributes:
        kind: What is done.
        figure: Which figure it moves.
        before: What the figure is.
        after: What it would then be.
        person: The person at the account it involves, if any.
        colleague: The colleague who does it, if it matters.
        key: What is filled in or strengthened: the key of a text.
    """

    kind: SuggestedChangeKind
    figure: FigureKey
    before: float
    after: float
    person: str | None = None
    colleague: str | None = None
    key: str | None = None


class Figure(Struct, frozen=True, gc=False):
    """A figure with its working.

    Attributes:
        value: A share from 0 to 1 (predicted support from −1), a count or a level; None where the
            map does not allow to tell. A status counts from 0, at risk, to 3, on track; power
            support from 0, none, to 2, strong.
        inputs: What it is computed from, what adds most first.
        total: What the sum of what the inputs add is divided by; 1 where it is not divided.
        change: The change that would move it most, or None if none would.
        low: The least it could be if every unknown stance were known; None where no stance counts.
        high: The most it could be then.
    """

    key: FigureKey
    value: float | None
    inputs: tuple[Input, ...] = ()
    total: float = 1.0
    change: SuggestedChange | None = None
    low: float | None = None
    high: float | None = None

    @property
    def ends(self) -> tuple[float, float] | None:
        """The least and the most it could be; None where no stance counts."""
        return None if self.low is None or self.high is None else (self.low, self.high)


class ChampionParts(Struct, frozen=True, gc=False):
    """How good a champion a person is, each part from 0 (none) to 3 (strong).

    Attributes:
        level: The least of the three.
        tested: Day they gave access to the economic buyer, if they did and one of us has a dated
            relationship with an economic buyer.
    """

    power: int
    sells: int
    stake: int
    level: int
    tested: dt.date | None


class PersonFigures(Struct, frozen=True, gc=False):
    """The figures of one person.

    Attributes:
        share: Decision share x.
        formal: Decision weight v by roles, normalized.
        weight: Influence weight w.
        strength: Strength of our best tie.
        best_tie: The colleague who has it; of undated ties the one of the highest level.
        contact: How much contact we have with this person.
        last: The last contact on record, if there is any.
        access: Strength of the best introduction path, 0 if there is none.
        loss: Share of access that goes with this person.
        freshness: From 0 to 1; None if never verified.
        age: The same as a word.
        verified: Day of the person's last verification; that of the whole map doesn't count here.
        cell: Power × interest.
        heard_by: How many people listen to this person.
        hears_manager: Whether the manager is among those this person listens to; None if there is
            no manager on the map or this person listens to nobody.
    """

    share: float
    formal: float
    weight: float
    strength: float
    best_tie: str | None
    contact: ContactState
    last: LastContact | None
    access: float
    loss: float
    freshness: float | None
    age: Age
    verified: dt.date | None
    cell: PowerInterest
    heard_by: int
    hears_manager: bool | None


class Measured(Struct, frozen=True):
    """Everything measured of one map.

    Attributes:
        people: Figures of everyone currently at the account, by id.
        status: The status of the account and the reasons for it.
        approaches: How to approach each of them, by id.
        figures: Figures of the account, by key, in the order of the page.
        champions: How good each champion is, by id.
        decider_paths: The introduction paths to each decider, sorted by decision share.
        losses: The loss of access if a person or colleague left, the worst first.
        bus_factor: The smallest group whose leaving cuts off every decider.
        risks: All risks, including those waived, sorted by the share of the decision affected.
        steps: The next steps, what decides first.
        vetoes: People against us who can stop the decision.
        fit: How well the account fits the team's criteria; None if there are no criteria.
        open_questions: What we should find out, what moves the decision most first.
    """

    people: Mapping[str, PersonFigures]
    status: AccountStatus
    approaches: Mapping[str, Approach]
    figures: Mapping[FigureKey, Figure]
    champions: Mapping[str, ChampionParts]
    decider_paths: tuple[DeciderPaths, ...]
    losses: tuple[Loss, ...]
    bus_factor: tuple[BusFactorPerson, ...]
    risks: tuple[Risk, ...]
    steps: tuple[NextStep, ...]
    vetoes: tuple[str, ...]
    open_questions: tuple[OpenQuestion, ...]
    fit: ComputedFit | None = None
