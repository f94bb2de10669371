"""*My day*: what one of us, or the whole team, has to do, as cards."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final, Generic, TypeVar

from msgspec import Struct

from account_maps.html.amounts import money
from account_maps.html.letters import capital_first
from account_maps.html.pieces import Anchor, Chip
from account_maps.measure.fading import first_to_call
from account_maps.measure.records import AccountSummary, Fading, Task, Who
from account_maps.measure.risks.find import SEVERITY_RANKS
from account_maps.measure.step import NextStep
from account_maps.measure.summary import by_day
from account_maps.model.days import days_after
from account_maps.model.people import colleague_name
from account_maps.model.values import Severity
from account_maps.pages.news import News
from account_maps.pages.overview import Overview
from account_maps.pages.portfolio.columns import next_action

FEW: Final = 5
"""What a card shows before the rest is folded. Our choice."""

_MORE: Final = 60
"""What a fold holds."""

_ACCOUNTS: Final = 10
"""Accounts that are shown before the rest is folded. Our choice."""

T = TypeVar("T")

Steps = list[tuple[NextStep, AccountSummary]]
Tasks = list[tuple[Task, AccountSummary]]


class Few(Struct, Generic[T], frozen=True):
    """The first of many.

    Attributes:
        shown: What is seen at once.
        more: What a fold holds.
        rest: How many more there are.
    """

    shown: tuple[T, ...]
    more: tuple[T, ...] = ()
    rest: int = 0


class DayStep(Struct, frozen=True, gc=False):
    """A next step.

    Attributes:
        act: What to do.
        why: Whom it is about and what's wrong; better advice where the plan contradicts a fact.
        who: Who does it; None on that person's own page.
    """

    act: str
    why: str
    account: Anchor
    who: Anchor | None
    due: dt.date | None
    is_overdue: bool


class DayCommitment(Struct, frozen=True, gc=False):
    """A commitment, ours or theirs, or an action of a plan.

    Attributes:
        by: Who made it, in a word; of an action, that it is one.
        people: Whom it was made to, or by.
        who: Who of us looks after it; None on that person's own page.
    """

    by: str
    what: str
    people: tuple[Anchor, ...]
    account: Anchor
    who: Anchor | None
    due: dt.date | None
    is_overdue: bool


class DayContact(Struct, frozen=True, gc=False):
    """A relationship that goes cold, or just has.

    Attributes:
        who: Whose relationship it is; None on that person's own page.
        last: Day of the last touch.
        cold: The day on which it goes, or went, cold.
        is_cold: Whether that day has come.
        decides: Whether the person decides.
    """

    person: Anchor
    title: str
    account: Anchor
    who: Anchor | None
    last: dt.date
    cold: dt.date
    is_cold: bool
    decides: bool


class DayAccount(Struct, frozen=True, gc=False):
    """An account: how it stands, what it is worth, what comes next.

    Attributes:
        owner: Who owns it; None on that person's own page.
    """

    name: Anchor
    owner: Anchor | None
    status: Chip
    reason: str
    value: str
    stage: str
    close_date: dt.date | None
    next: str
    due: dt.date | None
    is_overdue: bool


class Day(Struct, frozen=True):
    """What one of us, or the team, has to do.

    Attributes:
        as_of: The day that it speaks of.
        is_mine: Whether it is one person's.
        steps: What to do next.
        commitments: What is due, by day.
        contacts: Relationships going cold, whom to call first.
        news: The latest changes; None without history.
        accounts: The accounts, most at stake first.
    """

    as_of: dt.date
    is_mine: bool
    steps: Few[DayStep]
    commitments: Few[DayCommitment]
    contacts: Few[DayContact]
    news: News | None
    accounts: Few[DayAccount]


def accounts_of(key: str, summaries: Iterable[AccountSummary]) -> list[AccountSummary]:
    """Return the accounts that somebody owns; of who owns none, those that name them.

    Args:
        key: Who it is.
        summaries: The accounts that name them.
    """
    named = [*summaries]
    return [one for one in named if one.account.owner == key] or named


def my_day(key: str, overview: Overview, news: News | None) -> Day:
    """Return what one of us has to do.

    Args:
        key: Who it is.
        overview: The accounts that name them.
        news: What changed lately in their accounts.
    """
    steps = _steps_of(key, overview)
    planned = {(s.id, one.plan.what) for one, s in steps[:FEW] if one.plan}
    tasks = [
        (task, summary)
        for summary in overview.summaries
        for task in summary.tasks
        if task.owner == key and (summary.id, task.what) not in planned
    ]
    contacts = [(tie, s) for s in overview.summaries for tie in s.fading if tie.colleague == key]
    accounts = overview.by_stake(accounts_of(key, overview.summaries))
    return _day(steps, tasks, contacts, accounts, overview, news, is_mine=True)


def team_day(overview: Overview, news: News | None) -> Day:
    """Return what the whole team has to do: the first step of each account, and what is due soon.

    Args:
        overview: All accounts.
        news: What changed lately in all of them.
    """
    last = days_after(overview.as_of, overview.rules.portfolio.week)
    accounts = overview.by_stake(overview.summaries)
    steps = [
        (one.steps[0], one)
        for one in accounts
        if one.steps and one.steps[0].severity is not Severity.INFO
    ]
    tasks = [
        (task, one)
        for one in overview.summaries
        for task in one.tasks
        if task.due and task.due <= last
    ]
    contacts = [(tie, one) for one in overview.summaries for tie in one.fading]
    return _day(steps, tasks, contacts, accounts, overview, news, is_mine=False)


def _steps_of(key: str, overview: Overview) -> Steps:
    """Return a teammate's next steps: High first, of these where most is at stake.

    Those of one account stay in their order.
    """
    steps = [(step, s) for s in overview.summaries for step in s.steps if step.owner == key]

    def urgency(one: tuple[NextStep, AccountSummary]) -> tuple[int, int, float, str]:
        step, summary = one
        return SEVERITY_RANKS[step.severity], *overview.stakes[summary.id].by_stake(), summary.id

    return sorted(steps, key=urgency)


def _day(  # noqa: PLR0913, PLR0917 - what its cards show
    steps: Steps,
    tasks: Tasks,
    contacts: list[tuple[Fading, AccountSummary]],
    accounts: Sequence[AccountSummary],
    overview: Overview,
    news: News | None,
    *,
    is_mine: bool,
) -> Day:
    tasks = sorted(tasks, key=lambda one: (by_day(one[0]), one[1].id))
    contacts = sorted(contacts, key=lambda one: (first_to_call(one[0]), one[1].id))
    return Day(
        as_of=overview.as_of,
        is_mine=is_mine,
        steps=_few(
            [_step(*one, overview, is_mine=is_mine) for one in steps[: FEW + _MORE]], len(steps)
        ),
        commitments=_few(
            [_task(*one, overview, is_mine=is_mine) for one in tasks[: FEW + _MORE]], len(tasks)
        ),
        contacts=_few(
            [_contact(*one, overview, is_mine=is_mine) for one in contacts[: FEW + _MORE]],
            len(contacts),
        ),
        news=news,
        accounts=_few(
            [_account(one, overview, is_mine=is_mine) for one in accounts[: _ACCOUNTS + _MORE]],
            len(accounts),
            _ACCOUNTS,
        ),
    )


def _few(rows: Sequence[T], total: int, shown: int = FEW) -> Few[T]:
    return Few(tuple(rows[:shown]), tuple(rows[shown:]), total - len(rows))


def _is_overdue(due: dt.date | None, overview: Overview) -> bool:
    return due is not None and due < overview.as_of


def _step(step: NextStep, summary: AccountSummary, overview: Overview, *, is_mine: bool) -> DayStep:
    said = overview.step(step)
    better = said.notes[:1] if step.plan and step.plan.conflicts else ()
    return DayStep(
        act=said.act,
        why=" · ".join((said.title, *better)),
        account=overview.account(summary),
        who=None if is_mine else _owner(step.owner, overview),
        due=step.due,
        is_overdue=_is_overdue(step.due, overview),
    )


def _owner(key: str | None, overview: Overview) -> Anchor:
    """Return who does it, by name: the page of each is where they look themselves."""
    return Anchor(colleague_name(key, overview.colleagues) if key else overview.texts("day.nobody"))


def _task(
    task: Task, summary: AccountSummary, overview: Overview, *, is_mine: bool
) -> DayCommitment:
    return DayCommitment(
        by=overview.texts(f"day.by.{task.kind}"),
        what=task.what,
        people=tuple(overview.person(summary, one) for one in task.people),
        account=overview.account(summary),
        who=None if is_mine else _owner(task.owner, overview),
        due=task.due,
        is_overdue=_is_overdue(task.due, overview),
    )


def _contact(
    tie: Fading, summary: AccountSummary, overview: Overview, *, is_mine: bool
) -> DayContact:
    return DayContact(
        person=overview.person(summary, Who(tie.who.id, tie.who.name)),
        title=tie.title or "",
        account=overview.account(summary),
        who=None if is_mine else _owner(tie.colleague, overview),
        last=tie.last,
        cold=days_after(overview.as_of, tie.days),
        is_cold=tie.days <= 0,
        decides=tie.decides,
    )


def _account(summary: AccountSummary, overview: Overview, *, is_mine: bool) -> DayAccount:
    reasons, step = overview.reasons(summary), next_action(summary, overview)
    account = summary.account
    return DayAccount(
        name=overview.account(summary),
        owner=None if is_mine else _owner(account.owner, overview),
        status=overview.status(summary),
        reason=reasons[0].what if reasons else "",
        value=money(account.value) if account.value else "",
        stage=capital_first(account.stage or ""),
        close_date=account.close_date,
        next=step.what if step else "",
        due=step.due if step else None,
        is_overdue=bool(step and step.overdue),
    )
