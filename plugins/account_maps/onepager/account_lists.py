"""What could stand in the rows and sections of an account's own one-pager."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from account_maps.measure.deal import is_closed
from account_maps.measure.measured import Measured
from account_maps.model.account import Account, Summary
from account_maps.onepager.commitments import CommitmentWords, commitments
from account_maps.onepager.objections import objections
from account_maps.onepager.people_cells import alternating
from account_maps.onepager.questions import SheetQuestions
from account_maps.onepager.sheet import OnepagerItem
from account_maps.onepager.why_now import why_now
from account_maps.pages.account.next_steps import MOST_STEPS, NextStepView
from account_maps.pages.account.source import AccountSource
from account_maps.talk import Points

Items = tuple[OnepagerItem, ...]


def of_account(
    source: AccountSource,
    measured: Measured,
    points: Mapping[str, Points],
    steps: Sequence[NextStepView],
    as_of: dt.date,
) -> Mapping[str, Items]:
    """Return the rows and sections of an account's own one-pager, by key.

    Args:
        source: The map and what it is shown with.
        measured: What was measured of it.
        points: What to say to those on the sheet, by id, those who count most first.
        steps: The next steps.
        as_of: The day that the sheet speaks of.
    """
    account, texts = source.account, source.texts
    words = CommitmentWords(as_of, source.names, texts)
    asked = SheetQuestions(measured.open_questions, source.names, texts)
    where_we_stand = (account.summary or Summary()).where_we_stand
    return {
        "situation": (OnepagerItem(where_we_stand),) if where_we_stand else (),
        "why_now": tuple(OnepagerItem(one.text) for one in why_now(account, as_of, texts)),
        "questions": asked.of_account(points),
        "objections": objections(points.items(), source.names),
        "risks": _risks(steps[:MOST_STEPS]),
        "promises": tuple(words.item(one) for one in commitments(account)),
        "next": () if is_closed(account) else tuple(_next_step(account, steps, words)),
    }


def _risks(steps: Sequence[NextStepView]) -> Items:
    """Return the risks behind the steps: the leading one of each first, then the second of each."""
    in_turn = alternating(*(step.risks for step in steps))
    return tuple(OnepagerItem(risk.what, lead=risk.title) for risk in in_turn)


def _next_step(
    account: Account, steps: Sequence[NextStepView], words: CommitmentWords
) -> Iterator[OnepagerItem]:
    """Yield the next step as written, else the action due first, else our own first step."""
    move = (account.summary or Summary()).next_move
    actions = (one for one in commitments(account) if one.by is None)
    planned = next(actions, None)
    if move:
        yield OnepagerItem(move)
    elif planned:
        yield words.item(planned)
    elif steps:
        first = steps[0]
        owner = first.owner.text if first.owner else ""
        yield OnepagerItem(first.act, lead=owner, aside=words.due(first.due))
