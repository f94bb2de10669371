"""The results: figures with their working, routes, losses and findings.

Ids stand for people throughout. Shares and strengths are from 0 to 1; a figure that cannot be
known is None.
"""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from account_maps.model.playbook import KeyPath
from account_maps.model.values import FindingCode, Severity


class FigureKey(StrEnum):
    """Every figure of an account, in the order of the page."""

    HEALTH = "health"
    STATUS = "status"
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


class Light(StrEnum):
    """Red, amber or green."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Age(StrEnum):
    """How old a fact is."""

    FRESH = "fresh"
    AGEING = "ageing"
    STALE = "stale"
    UNKNOWN = "unknown"


class Cell(StrEnum):
    """Power × interest (Mendelow 1981): what to do with somebody."""

    MANAGE_CLOSELY = "manage_closely"
    KEEP_SATISFIED = "keep_satisfied"
    KEEP_INFORMED = "keep_informed"
    MONITOR = "monitor"


class Gate(StrEnum):
    """What keeps an account from being green, whatever its parts."""

    NO_ECONOMIC_BUYER = "no_economic_buyer"
    OPPOSED_VETO = "opposed_veto"
    WORST_LOSS = "worst_loss"
    STALE_KEY_PLAYER = "stale_key_player"


class StepKind(StrEnum):
    """What one step of a route goes along."""

    TIE = "tie"
    INFLUENCE = "influence"
    LISTENS = "listens"
    TO_REPORT = "to_report"
    TO_MANAGER = "to_manager"
    DOTTED = "dotted"


class Step(Struct, frozen=True, gc=False):
    """One step of a route.

    Attributes:
        kind: What it goes along. ``listens`` is an influence line taken backwards.
        source: Who makes it: one of us for a tie, else one of theirs.
        target: The one of theirs who is reached.
        strength: From 0 to 1.
        place: The tie, line or manager in the file.
    """

    kind: StepKind
    source: str
    target: str
    strength: float
    place: KeyPath


class Route(Struct, frozen=True, gc=False):
    """A warm path: from one of us to one of theirs, each introduced by the one before.

    Attributes:
        colleague: The one of us who begins.
        people: Those of theirs on the way; the last is the one to be reached.
        steps: As many as people.
        strength: Product of the strengths of the steps.
    """

    colleague: str
    people: tuple[str, ...]
    steps: tuple[Step, ...]
    strength: float


class Holder(Struct, frozen=True, gc=False):
    """One of those who together hold all ways to the deciders.

    Attributes:
        who: Their id.
        ours: Whether that is one of us.
    """

    who: str
    ours: bool


class Loss(Struct, frozen=True, gc=False):
    """What goes if somebody leaves.

    Attributes:
        who: Id of the one who leaves.
        ours: Whether that is one of us.
        share: Share of the access that is lost.
        others: Share of the access to all others that is lost.
        unreachable: Who can then not be reached at all, sorted by decision share.
    """

    who: str
    ours: bool
    share: float
    others: float
    unreachable: tuple[str, ...]


class Input(Struct, frozen=True, gc=False):
    """One line of a figure's working.

    Attributes:
        person: Whom of theirs it is about, if anybody.
        colleague: Whom of us, if anybody.
        amount: What is read from the map: a strength, an attitude, a freshness.
        weight: What it counts: influence weight or decision share; 1 where all count alike.
        adds: What it adds to the figure.
        place: Where in the file it comes from.
        key: What it is, where it is about nobody: the key of a text.
    """

    person: str | None
    colleague: str | None
    amount: float
    weight: float
    adds: float
    place: KeyPath
    key: str | None = None


class ChangeKind(StrEnum):
    """A change of the map that a rep can bring about."""

    MEET = "meet"
    TALK = "talk"
    WIN = "win"
    VERIFY = "verify"
    FILL = "fill"
    SIGN = "sign"
    STRENGTHEN = "strengthen"


class Change(Struct, frozen=True, gc=False):
    """The one change that would move a figure most, found by trying.

    Attributes:
        kind: What is done.
        figure: Which figure it moves.
        before: What the figure is.
        after: What it would then be.
        person: With whom of theirs, if with anybody.
        colleague: By whom of us, if it matters.
        key: What is filled in or strengthened: the key of a text.
    """

    kind: ChangeKind
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
            map does not allow to tell. Status and health count green 2, amber 1, red 0.
        inputs: What it is worked out from, what adds most first.
        total: What the sum of what the inputs add is divided by; 1 where it is not divided.
        change: The change that would move it most, or None if none would.
        light: Its color where it has one.
    """

    key: FigureKey
    value: float | None
    inputs: tuple[Input, ...] = ()
    total: float = 1.0
    change: Change | None = None
    light: Light | None = None


class ChampionParts(Struct, frozen=True, gc=False):
    """How good a champion somebody is, each part from 0 (none) to 3 (strong).

    Attributes:
        level: The least of the three.
        tested: Day they gave access to the economic buyer, if they did.
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
        best_tie: Who of us has it.
        access: Strength of the best warm path, 0 if there is none.
        loss: Share of access that goes with this person.
        freshness: From 0 to 1; None if never verified.
        age: The same as a word.
        verified: Day of the last verification: the person's, else the whole map's.
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
    access: float
    loss: float
    freshness: float | None
    age: Age
    verified: dt.date | None
    cell: Cell
    heard_by: int
    hears_manager: bool | None


class Found(Struct, frozen=True, gc=False):
    """A finding: something the map says that a rep can act on.

    Attributes:
        touches: Share of the decision that it is about; findings are sorted by it.
        people: Whom of theirs it is about, sorted by decision share.
        colleague: Whom of us it is about, if anybody.
        share: The share that it speaks of, if it speaks of one.
        days: The days that it speaks of, if any.
        what: A text of the map that it speaks of: an action, a promise, an objective.
        key: What it speaks of more closely: the key of a text.
        owner: Who of us should act.
        due: By when to act; the planned action's day if there is one.
        planned: Index of the open action of the plan that is about the same people, if any.
        route: The way to the first of the people, if somebody of us can be introduced.
        place: Where in the file it is to be seen.
        waived: Reason and last day of a waiver, if it has one that holds.
    """

    code: FindingCode
    severity: Severity
    touches: float
    people: tuple[str, ...] = ()
    colleague: str | None = None
    share: float | None = None
    days: int | None = None
    what: str | None = None
    key: str | None = None
    owner: str | None = None
    due: dt.date | None = None
    planned: int | None = None
    route: Route | None = None
    place: KeyPath = ()
    waived: tuple[str, dt.date] | None = None


class Health(Struct, frozen=True, gc=False):
    """The health of an account: never one number, but its parts and its gates.

    Attributes:
        light: What the parts and the gates come to.
        parts: Each part's color.
        gates: The gates that are shut.
    """

    light: Light
    parts: Mapping[FigureKey, Light]
    gates: tuple[Gate, ...]


class DeciderRoutes(Struct, frozen=True, gc=False):
    """The ways to somebody who decides.

    Attributes:
        best: The strongest way, if there is any.
        second: The strongest way that shares nobody with the first.
    """

    person: str
    best: Route | None
    second: Route | None


class Measured(Struct, frozen=True):
    """All that is worked out of one map.

    Attributes:
        people: Figures of everybody who is there, by id.
        figures: Figures of the account, by key, in the order of the page.
        champions: Those with the role, by id.
        routes: Ways to those who decide, sorted by decision share.
        losses: Who would cost us access by leaving, the worst first; ours and theirs.
        cut: The fewest people whose leaving would part us from all who decide.
        findings: All of them, also those waived, sorted by how much of the decision they touch.
        vetoes: Those who can stop the decision and are against us.
    """

    people: Mapping[str, PersonFigures]
    figures: Mapping[FigureKey, Figure]
    health: Health
    champions: Mapping[str, ChampionParts]
    routes: tuple[DeciderRoutes, ...]
    losses: tuple[Loss, ...]
    cut: tuple[Holder, ...]
    findings: tuple[Found, ...]
    vetoes: tuple[str, ...]
