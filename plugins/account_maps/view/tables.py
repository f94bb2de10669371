"""The map as tables: who stands where, who of us knows whom, everybody, every informal line."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from account_maps.model.account import Account, Colleague, Line, Person
from account_maps.model.people import attitude, decides, in_committee, is_known_to_us, is_there
from account_maps.model.values import Influence, Level, LineKind, Support
from account_maps.texts import Texts
from account_maps.view.links import person_href, shown_name
from account_maps.view.pieces import Anchor, Chip, chip
from account_maps.view.profile import Profile

MOST_NAMES_IN_A_CELL = 6
"""Names that a cell of the power table shows before it counts the rest. Our choice."""

_NOT_WON = frozenset({Support.ENEMY, Support.NON_SUPPORTER, Support.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Standing:
    """A person in a cell of the power table."""

    person: Anchor
    known: bool
    has_pains: bool


@dataclass(frozen=True, slots=True)
class PowerCell:
    """People of the same power and attitude.

    Attributes:
        people: Those shown by name.
        more: How many more there are.
        to_win: The cell holds power that is not on our side.
    """

    people: tuple[Standing, ...]
    more: int
    to_win: bool


@dataclass(frozen=True, slots=True)
class PowerTable:
    """Power by rows, attitude by columns (after Mendelow 1981).

    Interest is read from how strong an attitude is, for or against, and from pains on record.
    """

    columns: tuple[Chip, ...]
    rows: tuple[tuple[str, tuple[PowerCell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Knows:
    """What one of us has with one of them: level, as a word and of four steps, and last contact."""

    level: str | None
    steps: int
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class TeamMatrix:
    """People by rows, our colleagues by columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Anchor, tuple[Knows | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class LineRow:
    """One informal line in words."""

    source: Anchor
    kind: Chip
    target: Anchor
    strength: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Outline:
    """A person of the table of everybody, and how deep below the top."""

    profile: Profile
    depth: int


def power_table(account: Account, texts: Texts) -> PowerTable:
    """Return the people that are still there by power and attitude."""
    cells: dict[tuple[str, Support], list[Standing]] = {}
    for person_id, person in account.stakeholders.items():
        if is_there(person) and _is_placed(person):
            cells.setdefault((_power(person), attitude(person)), []).append(
                Standing(_anchor(person_id, person), is_known_to_us(person), bool(person.pains))
            )
    columns = (*tuple(reversed(Support))[1:], Support.UNKNOWN)
    used = [row for row in _POWERS if any(power == row for power, _ in cells)]
    return PowerTable(
        columns=tuple(chip(support, texts) for support in columns),
        rows=tuple(
            (
                texts(f"power.{row}"),
                tuple(_cell(row, support, cells.get((row, support), [])) for support in columns),
            )
            for row in used
        ),
    )


_POWERS = ("decides", *Influence)
_MIGHTY = frozenset({"decides", Influence.INNER_CIRCLE, Influence.POLITICAL_STRUCTURE})


def _is_placed(person: Person) -> bool:
    return in_committee(person) or person.influence is not None or person.support is not None


def _power(person: Person) -> str:
    return "decides" if decides(person) else person.influence or Influence.UNKNOWN


def _cell(power: str, support: Support, people: list[Standing]) -> PowerCell:
    shown = people[:MOST_NAMES_IN_A_CELL]
    to_win = power in _MIGHTY and support in _NOT_WON
    return PowerCell(tuple(shown), len(people) - len(shown), to_win)


def team_matrix(
    account: Account, colleagues: Mapping[str, Colleague], texts: Texts
) -> TeamMatrix | None:
    """Return who of us knows whom, or None if nobody knows anybody.

    Rows are the buying committee and everybody whom one of us knows.
    """
    people = {i: p for i, p in account.stakeholders.items() if in_committee(p) or p.ties}
    ours = list(dict.fromkeys(colleague for p in people.values() for colleague in p.ties))
    if not ours:
        return None
    return TeamMatrix(
        columns=tuple(colleagues[i].name if i in colleagues else i for i in ours),
        rows=tuple(
            (_anchor(i, p), tuple(_knows(p, colleague, texts) for colleague in ours))
            for i, p in people.items()
        ),
    )


def _knows(person: Person, colleague: str, texts: Texts) -> Knows | None:
    tie = person.ties.get(colleague)
    if tie is None:
        return None
    steps = len(Level) - list(Level).index(tie.level) if tie.level else 0
    return Knows(texts.value(tie.level) if tie.level else None, steps, tie.last)


def line_rows(account: Account, texts: Texts) -> tuple[LineRow, ...]:
    """Return every informal line in words, in the order of the file, conflicts last."""
    ordered = sorted(account.influence, key=lambda line: line.kind is LineKind.CONFLICT)
    return tuple(_line_row(line, account, texts) for line in ordered)


def _line_row(line: Line, account: Account, texts: Texts) -> LineRow:
    people = account.stakeholders
    return LineRow(
        source=_anchor(line.source, people[line.source]),
        kind=chip(line.kind, texts),
        target=_anchor(line.target, people[line.target]),
        strength=texts.value(line.strength) if line.strength else None,
        note=line.note,
    )


def outline(account: Account, profiles: Mapping[str, Profile]) -> tuple[Outline, ...]:
    """Return everybody from the top down, each manager before the reports."""
    people = account.stakeholders
    below: dict[str, list[str]] = {}
    for person_id, person in people.items():
        below.setdefault(person.reports_to or "", []).append(person_id)
    rows: list[Outline] = []
    waiting = [(person_id, 0) for person_id in reversed(below.get("", []))]
    while waiting:
        person_id, depth = waiting.pop()
        rows.append(Outline(profiles[person_id], depth))
        waiting += [(key, depth + 1) for key in reversed(below.get(person_id, []))]
    return tuple(rows)


def _anchor(person_id: str, person: Person) -> Anchor:
    return Anchor(shown_name(person_id, person), person_href(person_id))
