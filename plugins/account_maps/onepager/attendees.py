"""An account → what the browser needs to make the brief of a meeting; see ``meeting_data``."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from account_maps.html.names import DisplayNames
from account_maps.model.account import Account
from account_maps.model.paper import DENSITY_LEVELS, SheetStep
from account_maps.model.people import is_there
from account_maps.onepager.aims import aims
from account_maps.onepager.choice import LONGEST
from account_maps.onepager.commitments import CommitmentWords, commitments
from account_maps.onepager.content import spoken
from account_maps.onepager.fitted_sheets import SheetPair
from account_maps.onepager.form import COLUMNS
from account_maps.onepager.layouts import (
    LAYOUTS,
    RANK_OF_COLUMNS,
    SECTIONS,
    SheetKind,
)
from account_maps.onepager.lines import shortened
from account_maps.onepager.meeting_data import (
    Attendee,
    AttendeePoint,
    AttendeeQuestion,
    Attendees,
    OpenCommitment,
)
from account_maps.onepager.openers import Opener, opener_words, openers_of
from account_maps.onepager.people_cells import person_cells
from account_maps.onepager.questions import SheetQuestion, SheetQuestions
from account_maps.onepager.ranking import leading
from account_maps.onepager.room import is_for_rows
from account_maps.onepager.sheet import Onepager
from account_maps.onepager.why_now import why_now
from account_maps.pages.account_results import AccountResults
from account_maps.talk import SHOWN, Audience, Kind, Point, Points
from account_maps.talk.points import AUDIENCE, DIRECT
from account_maps.talk.selection import MOST_FOLDED
from account_maps.texts import Texts

SPARE: Final = 3
"""Points of a kind beside those shown, for what others in the room are told already. Our choice."""

MOST_COMMITMENTS: Final = 8
"""Promises, and actions, that are told of each person. No sheet has room for more."""

_KINDS: Final = (SheetKind.BRIEF, SheetKind.TABLE)
_OF_PERSON: Final = ("who", "stance", "wants", "pains")
"""The columns that are the same in every meeting."""


def attendees(  # noqa: PLR0913 - a sheet takes as many
    sheets: SheetPair,
    account: Account,
    results: AccountResults,
    names: DisplayNames,
    texts: Texts,
    *,
    levels: Sequence[SheetStep] = (),
) -> Attendees:
    """Return everything that a meeting at an account could need.

    Args:
        sheets: The account's own one-pager.
        account: The map.
        results: What was worked out of it.
        names: What people are called.
        texts: What the sheets say.
        levels: The steps of the team, from roomy to sparse; without any, those of the product.
    """
    sheet, measured = sheets.paper, results.measured
    steps = _steps(sheet, levels)
    lengths = tuple(sorted({step.characters for step in steps}, reverse=True))
    made = _AttendeeMaker(account, results, names, texts, sheet.as_of)
    return Attendees(
        layouts={kind: LAYOUTS[kind] for kind in _KINDS},
        sections=dict(SECTIONS),
        columns=COLUMNS,
        column_ranks=RANK_OF_COLUMNS,
        shown=dict(SHOWN),
        folded=MOST_FOLDED,
        aloud=tuple(kind for kind in Kind if AUDIENCE[kind] is Audience.ALOUD),
        direct=tuple(kind for kind in Kind if kind in DIRECT),
        steps=steps,
        lengths=lengths,
        day=spoken(sheet.as_of),
        opener=opener_words(None, account, names, sheet.as_of, texts),
        aims=aims(account, measured, names, texts),
        reasons=why_now(account, sheet.as_of, texts),
        commitments=tuple(made.commitments()),
        people=tuple(made.people()),
        rows=sheets.screen.rows,
        body=sheets.screen.body,
    )


def _steps(sheet: Onepager, levels: Sequence[SheetStep]) -> tuple[SheetStep, ...]:
    """Return the team's steps, or the product's where the one-pager doesn't fit by any of those."""
    return tuple(levels if any(step.type <= sheet.type for step in levels) else DENSITY_LEVELS)


class _AttendeeMaker(Struct, frozen=True):
    """Makes what is told of each person and each commitment."""

    account: Account
    results: AccountResults
    names: DisplayNames
    texts: Texts
    as_of: dt.date

    def people(self) -> Iterator[Attendee]:
        """Yield everyone who is there, in the map's order."""
        people, measured = self.account.stakeholders, self.results.measured
        there = [who for who, person in people.items() if is_there(person)]
        ranks = {who: rank for rank, who in enumerate(leading(there, self.account, measured))}
        asked = SheetQuestions(measured.open_questions, self.names, self.texts)
        openers = openers_of(there, self.account, measured)
        for card, (who, person) in enumerate(people.items()):
            if is_there(person):
                cells = person_cells(_OF_PERSON, who, person, self.results.points[who], self.texts)
                known = next((one for one in openers if one.person == who), None)
                yield Attendee(
                    card=card,
                    id=who,
                    rank=ranks[who],
                    row={key: self._cut(those) for key, those in cells.cells.items() if those},
                    points=self._points(self.results.points[who]),
                    questions=tuple(map(_question, asked.open_to(who))),
                    opener=self._opens(known) if known else "",
                    opener_rank=openers.index(known) if known else 0,
                )

    def _opens(self, known: Opener) -> str:
        return opener_words(known, self.account, self.names, self.as_of, self.texts)

    def _cut(self, texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(shortened(text, LONGEST) for text in texts)

    def _points(self, points: Points) -> dict[Kind, tuple[AttendeePoint, ...]]:
        """Return what may be said, by kind; as much of it as a brief could need."""
        every = sorted(filter(is_for_rows, points.every()), key=lambda one: one.turn)
        by_kind = {kind: [one for one in every if one.kind is kind] for kind in Kind}
        numbers = {note: n for n, note in enumerate(dict.fromkeys(_notes(every)))}
        return {
            kind: tuple(self._point(one, numbers) for one in those[: SHOWN[kind] + SPARE])
            for kind, those in by_kind.items()
            if those
        }

    def _point(self, point: Point, numbers: Mapping[str, int]) -> AttendeePoint:
        return AttendeePoint(
            text=shortened(point.text, LONGEST),
            turn=point.turn,
            answer=shortened(point.answer or "", LONGEST),
            line=point.line,
            topic=point.topic,
            personal=point.personal,
            about=point.about,
            notes=tuple(numbers[note] for note in _notes([point])),
        )

    def commitments(self) -> Iterator[OpenCommitment]:
        """Yield what is open, what is due first, first; for each person the first few."""
        words = CommitmentWords(self.as_of, self.names, self.texts)
        read = CommitmentWords(self.as_of, self.names, self.texts, table=True)
        counts: Counter[tuple[str, bool]] = Counter()
        for one in commitments(self.account):
            keys = [(who, one.by is None) for who in one.people or ([""] if one.by else [])]
            if any(counts[key] < MOST_COMMITMENTS for key in keys):
                counts.update(keys)
                item = words.item(one, ())
                yield OpenCommitment(
                    text=shortened(item.text, LONGEST),
                    lead=item.lead,
                    due=item.aside,
                    day=read.item(one, ()).aside if one.by else "",
                    side=one.by or "",
                    people=one.people,
                    absent=one.absent,
                )


def _notes(points: Iterable[Point]) -> Iterator[str]:
    """Yield the notes in points that are said aloud."""
    for point in points:
        if point.audience is Audience.ALOUD:
            yield from point.notes


def _question(question: SheetQuestion) -> AttendeeQuestion:
    return AttendeeQuestion(question.item.text, question.item.aside, question.about)
