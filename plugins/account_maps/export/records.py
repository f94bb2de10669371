"""The shape of what is exported. It is documented in ``docs/reference/export.md``.

Whoever reads it relies on it: a field that goes or changes its meaning needs a new ``VERSION``, a
new field does not. Fields that are None or empty by default are left out where they say nothing.
Scales have the words of the YAML; days are ``2026-11-20``; figures have four digits.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, Final, Generic, TypeVar

from msgspec import Struct, defstruct, field, structs

from account_maps.measure.contacts import ContactState
from account_maps.measure.icp import CriterionState
from account_maps.measure.measured import FigureKey, PowerInterest, SuggestedChangeKind
from account_maps.measure.neighbors import Closeness
from account_maps.measure.paths import EdgeKind
from account_maps.measure.question import Asking, QuestionKind
from account_maps.measure.scale import Age
from account_maps.measure.status import Gate, Status
from account_maps.model.account import Account, External, Outcome, Person
from account_maps.model.field_types import exported
from account_maps.model.values import (
    Certainty,
    Fit,
    Level,
    Severity,
    Strength,
)

FORMAT: Final = "account-maps"
VERSION: Final = 1

AccountT = TypeVar("AccountT")


class ExportRecord(Struct, frozen=True, gc=False, omit_defaults=True):
    """A piece of the export."""


_GROUPS: Final[Mapping[str, type[Struct]]] = {"outcome": Outcome}
"""Groups whose fields a record has one by one, so that they are columns of a table."""

_AMOUNTS: Final = {"value": float | None}
"""Money is an amount and a currency there, side by side."""


def _as_the_map_has(kind: type[Struct], *first: str) -> Any:  # noqa: ANN401 - a base class
    """Return a record with the exported fields of a part of a map, with the types of the map.

    Args:
        kind: The part of a map.
        first: Texts that are always there and stand first.
    """
    keys = {field.path for field in exported(kind)} - {*first}
    typed = [(column(path), *rest) for path, *rest in _typed(kind) if path in keys]
    head = [(name, str) for name in first]
    return defstruct(f"{kind.__name__}Fields", [*head, *typed], bases=(ExportRecord,), frozen=True)


def _typed(kind: type[Struct], above: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Yield the path, the type and the default of each field, groups of texts followed into."""
    for one in structs.fields(kind):
        if one.name in _GROUPS:
            yield from _typed(_GROUPS[one.name], f"{one.name}.")
        elif above:
            yield f"{above}{one.name}", one.type | None, None
        else:
            yield one.name, _AMOUNTS.get(one.name, one.type), one.default


def column(path: str) -> str:
    """Return what a field at a path is called in a record: ``outcome.day``, outcome_day."""
    return path.replace(".", "_")


class LineType(StrEnum):
    """What a line between two of theirs is."""

    REPORTS_TO = "reports_to"
    DOTTED_TO = "dotted_to"
    INFLUENCE = "influence"
    CONFLICT = "conflict"


class ColleagueRecord(ExportRecord, frozen=True):
    """One of our own people."""

    id: str
    name: str
    title: str | None = None
    territory: str | None = None


class PersonRecord(_as_the_map_has(Person, "id")):  # type: ignore[misc]
    """One of theirs, with the figures that the account's page shows.

    Those who have left have no figures.
    """

    share: float | None = None
    formal: float | None = None
    weight: float | None = None
    strength: float | None = None
    best_tie: str | None = None
    contact: ContactState | None = None
    access: float | None = None
    loss: float | None = None
    freshness: float | None = None
    age: Age | None = None
    cell: PowerInterest | None = None
    heard_by: int | None = None
    hears_manager: bool | None = None


class LineRecord(ExportRecord, frozen=True, rename={"source": "from", "target": "to"}):
    """A line between two of theirs, formal or informal."""

    source: str
    target: str
    kind: LineType
    strength: Strength | None = None
    certainty: Certainty | None = None


class TieRecord(ExportRecord, frozen=True):
    """What one of us has with one of theirs."""

    colleague: str
    person: str
    strength: float
    level: Level | None = None
    target: Level | None = None
    last: dt.date | None = None


class ChangeRecord(ExportRecord, frozen=True):
    """The one change that would move a figure most; ``figure`` is named if it is another one."""

    kind: SuggestedChangeKind
    after: float
    figure: FigureKey | None = None
    person: str | None = None
    colleague: str | None = None
    field: str | None = None


class FigureRecord(ExportRecord, frozen=True):
    """A figure of the account; its value is null where the map does not allow to tell.

    ``low`` and ``high`` are the least and the most it could be, if it depends on stances.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    change: ChangeRecord | None = None


class StepRecord(ExportRecord, frozen=True):
    """One step of a way."""

    kind: EdgeKind
    strength: float


class WayRecord(ExportRecord, frozen=True):
    """A warm path: who of us begins, and those of theirs on the way."""

    colleague: str
    people: tuple[str, ...]
    steps: tuple[StepRecord, ...]
    strength: float


class RouteRecord(ExportRecord, frozen=True):
    """The ways to somebody who decides."""

    person: str
    best: WayRecord | None = None
    second: WayRecord | None = None


class LossRecord(ExportRecord, frozen=True):
    """What goes if somebody leaves."""

    who: str
    ours: bool
    share: float
    unreachable: tuple[str, ...] = ()


class FindingRecord(ExportRecord, frozen=True):
    """A finding, in words and in numbers."""

    code: str
    severity: Severity
    title: str
    says: str
    action: str
    touches: float
    line: int
    people: tuple[str, ...] = ()
    colleague: str | None = None
    share: float | None = None
    days: int | None = None
    field: str | None = None
    waived_until: dt.date | None = None
    waived_because: str | None = None


class ReasonRecord(ExportRecord, frozen=True):
    """A reason for the status, in words and in numbers."""

    gate: Gate
    level: Status
    says: str
    action: str
    person: str | None = None
    colleague: str | None = None
    share: float | None = None
    last: dt.date | None = None


class NextStepRecord(ExportRecord, frozen=True):
    """A next step, in words and in numbers."""

    act: str
    about: str
    severity: Severity
    touches: float
    line: int
    planned: bool
    person: str | None = None
    owner: str | None = None
    due: dt.date | None = None
    codes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class CriterionRecord(ExportRecord, frozen=True):
    """An account compared with a criterion of the ideal customer profile."""

    label: str
    state: CriterionState
    required: bool = False
    missing: tuple[str, ...] = ()


class ExternalRecord(_as_the_map_has(External, "what")):  # type: ignore[misc]
    """An external factor."""


class QuestionRecord(ExportRecord, frozen=True):
    """An open question: how far the answer can move predicted support, and who asks whom."""

    kind: QuestionKind
    person: str
    worth: float
    how: Asking
    ask: str | None = None
    closeness: Closeness | None = None
    colleague: str | None = None
    last: dt.date | None = None
    account: str | None = None
    others: tuple[str, ...] = ()


class AccountRecord(_as_the_map_has(Account, "id", "name", "file")):  # type: ignore[misc]
    """One map with all that is worked out of it."""

    status: Status | None = None
    reasons: tuple[ReasonRecord, ...] = ()
    people: tuple[PersonRecord, ...] = ()
    lines: tuple[LineRecord, ...] = ()
    ties: tuple[TieRecord, ...] = ()
    figures: Mapping[FigureKey, FigureRecord] = field(default_factory=dict)
    routes: tuple[RouteRecord, ...] = ()
    losses: tuple[LossRecord, ...] = ()
    findings: tuple[FindingRecord, ...] = ()
    next_steps: tuple[NextStepRecord, ...] = ()
    fit: Fit | None = None
    fit_written: Fit | None = None
    criteria: tuple[CriterionRecord, ...] = ()
    external: tuple[ExternalRecord, ...] = ()
    open_questions: tuple[QuestionRecord, ...] = ()


class ExportDocument(Struct, Generic[AccountT], frozen=True, kw_only=True):
    """All that is exported: ``Document[AccountRecord]``, or with accounts encoded already."""

    format: str = FORMAT
    version: int = VERSION
    as_of: dt.date
    team: tuple[ColleagueRecord, ...]
    accounts: tuple[AccountT, ...]
