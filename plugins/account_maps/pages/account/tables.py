"""The map as tables: who stands where, who of us knows whom, everybody, every informal line."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from account_maps.html.links import person_href, shown_name
from account_maps.html.pieces import Anchor, Chip, chip
from account_maps.model.account import Account, Colleague, Line, Person
from account_maps.model.people import (
    colleague_name,
    decides,
    in_committee,
    is_known_to_us,
    is_there,
    reports,
)
from account_maps.model.values import Influence, Level, LineKind, Support
from account_maps.pages.account.profile import Profile
from account_maps.texts import Texts

MOST_NAMES_IN_A_CELL = 6
"""Names that a cell of the power table shows before it counts the rest. Our choice."""

MOST_COLUMNS = 40
"""Colleagues with a column of their own in the table of who knows whom: those who know most people
there. Our choice."""

_NOT_WON = frozenset({Support.ENEMY, Support.NON_SUPPORTER, Support.UNKNOWN, None})


class StandingOfPerson(Struct, frozen=True, gc=False):
    """A person in a cell of the power table."""

    person: Anchor
    known: bool
    has_pains: bool


class PowerCell(Struct, frozen=True, gc=False):
    """People of the same power and attitude.

    Attributes:
        people: Those shown by name.
        more: How many more there are.
        to_win: The cell holds power that is not on our side.
    """

    people: tuple[StandingOfPerson, ...]
    more: int
    to_win: bool


class PowerTable(Struct, frozen=True, gc=False):
    """Power by rows, attitude by columns (after Mendelow 1981); the last column is not filled in.

    Interest is read from how strong an attitude is, for or against, and from pains on record.
    """

    columns: tuple[Chip, ...]
    rows: tuple[tuple[str, tuple[PowerCell, ...]], ...]


class Knows(Struct, frozen=True, gc=False):
    """What one of us has with one of them: level, as a word and of four steps, and last contact."""

    level: str | None
    steps: int
    last: dt.date | None


class TeamMatrix(Struct, frozen=True, gc=False):
    """People by rows, our colleagues by columns.

    Attributes:
        more: How many more of us know somebody.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Anchor, tuple[Knows | None, ...]], ...]
    more: int


class LineRow(Struct, frozen=True, gc=False):
    """One informal line in words."""

    source: Anchor
    kind: Chip
    target: Anchor
    strength: str | None
    note: str | None
    certainty: Chip | None


class OutlineRow(Struct, frozen=True, gc=False):
    """A person of the table of everybody, and how deep below the top."""

    profile: Profile
    depth: int


def power_table(account: Account, texts: Texts) -> PowerTable:
    """Return the people that are still there by power and attitude."""
    cells: dict[tuple[str, Support | None], list[StandingOfPerson]] = {}
    for person_id, person in account.stakeholders.items():
        if is_there(person) and _is_placed(person):
            cells.setdefault((_power(person), person.support), []).append(
                StandingOfPerson(
                    _anchor(person_id, person), is_known_to_us(person), bool(person.pains)
                )
            )
    filled = {power for power, _ in cells}
    attitudes = (*_ATTITUDES, None) if any(support is None for _, support in cells) else _ATTITUDES
    return PowerTable(
        columns=tuple(_heading(support, texts) for support in attitudes),
        rows=tuple(
            (
                texts(f"power.{row}"),
                tuple(_cell(row, support, cells.get((row, support), [])) for support in attitudes),
            )
            for row in _POWERS
            if row in filled
        ),
    )


_ATTITUDES = (*tuple(reversed(Support))[1:], Support.UNKNOWN)
_POWERS = ("decides", *Influence)
_MIGHTY = frozenset({"decides", Influence.INNER_CIRCLE, Influence.POLITICAL_STRUCTURE})


def _heading(support: Support | None, texts: Texts) -> Chip:
    return chip(support, texts) if support else Chip(texts("power.not_filled"), "not-filled")


def _is_placed(person: Person) -> bool:
    return in_committee(person) or person.influence is not None or person.support is not None


def _power(person: Person) -> str:
    return "decides" if decides(person) else person.influence or Influence.UNKNOWN


def _cell(power: str, support: Support | None, people: list[StandingOfPerson]) -> PowerCell:
    shown = people[:MOST_NAMES_IN_A_CELL]
    to_win = power in _MIGHTY and support in _NOT_WON
    return PowerCell(tuple(shown), len(people) - len(shown), to_win)


def team_matrix(
    account: Account, colleagues: Mapping[str, Colleague], texts: Texts
) -> TeamMatrix | None:
    """Return who of us knows whom, or None if nobody knows anybody.

    Rows are the buying committee and everybody whom one of us knows, those who decide first.
    """
    rows = [(i, p) for i, p in account.stakeholders.items() if in_committee(p) or p.ties]
    people = dict(sorted(rows, key=lambda row: not decides(row[1])))
    known = Counter(colleague for p in people.values() for colleague in p.ties)
    if not known:
        return None
    busiest = {colleague for colleague, _ in known.most_common(MOST_COLUMNS)}
    ours = [colleague for colleague in known if colleague in busiest]
    return TeamMatrix(
        columns=tuple(colleague_name(i, colleagues) for i in ours),
        rows=tuple(
            (_anchor(i, p), tuple(_knows(p, colleague, texts) for colleague in ours))
            for i, p in people.items()
        ),
        more=len(known) - len(ours),
    )


_STEPS = {level: steps for steps, level in enumerate(reversed(Level), start=1)}


def _knows(person: Person, colleague: str, texts: Texts) -> Knows | None:
    tie = person.ties.get(colleague)
    if tie is None:
        return None
    if tie.level is None:
        return Knows(None, 0, tie.last)
    return Knows(texts.value(tie.level), _STEPS[tie.level], tie.last)


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
        certainty=chip(line.certainty, texts) if line.certainty else None,
    )


def outline(account: Account, profiles: Mapping[str, Profile]) -> tuple[OutlineRow, ...]:
    """Return everybody from the top down, each manager before the reports."""
    people = account.stakeholders
    below = reports(people)
    rows: list[OutlineRow] = []
    waiting = [(i, 0) for i, person in reversed(people.items()) if not person.reports_to]
    while waiting:
        person_id, depth = waiting.pop()
        rows.append(OutlineRow(profiles[person_id], depth))
        waiting += [(key, depth + 1) for key in reversed(below.get(person_id, []))]
    return tuple(rows)


def _anchor(person_id: str, person: Person) -> Anchor:
    return Anchor(shown_name(person_id, person), person_href(person_id))
