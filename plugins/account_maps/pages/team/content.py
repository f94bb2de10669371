"""What the pages of our own people hold: a list of all, and for each what to do this week."""

import datetime as dt
from collections.abc import Mapping, Sequence

from msgspec import Struct

from account_maps.html.lists import (
    EMPTY,
    MOST,
    Row,
    Table,
    TableCell,
    counted,
    due,
    names,
    number,
    table,
    words,
)
from account_maps.html.pieces import Anchor, chip
from account_maps.measure.fading import first_to_call
from account_maps.measure.measured import FigureKey
from account_maps.measure.records import AccountSummary, Fading, OldFact, Task, TaskKind, Who
from account_maps.measure.risks.find import SEVERITY_RANKS
from account_maps.measure.step import NextStep
from account_maps.measure.summary import by_day
from account_maps.model.account import Colleague
from account_maps.model.people import colleague_name
from account_maps.pages.closed_accounts import (
    SUCCESS,
    latest_first,
    outcome_cells,
    success_cells,
)
from account_maps.pages.money_cells import stake_cell
from account_maps.pages.overview import Overview
from account_maps.pages.portfolio.columns import next_action, share, soon

Steps = list[tuple[NextStep, AccountSummary]]
Tasks = list[tuple[Task, AccountSummary]]


class ColleaguePage(Struct, frozen=True, gc=False):
    """The page of one of us.

    Attributes:
        name: Who it is.
        title: Job title, if it is known.
        tables: What to do, the most pressing first; last the accounts.
    """

    name: str
    title: str | None
    tables: tuple[Table, ...]


def by_colleague(
    summaries: Sequence[AccountSummary], colleagues: Mapping[str, Colleague]
) -> dict[str, tuple[AccountSummary, ...]]:
    """Return the accounts that name each of us, for all in the team and all whom maps name.

    Args:
        summaries: All accounts.
        colleagues: Our own people by id.
    """
    of: dict[str, list[AccountSummary]] = {key: [] for key in colleagues}
    for summary in summaries:
        for key in summary.ours:
            of.setdefault(key, []).append(summary)
    return {key: tuple(those) for key, those in sorted(of.items())}


def team_table(overview: Overview) -> Table:
    """Return the list of our people: what each owns, has to do, and holds."""
    # Who is only named by closed accounts has a page too, with nothing to do on it.
    named = by_colleague(overview.every, overview.colleagues)
    of = dict.fromkeys(named, ()) | by_colleague(overview.summaries, overview.colleagues)
    rows = (_colleague(key, of[key], overview) for key in named)
    columns = ("colleague", "owned", "steps", "next", "due", "held", "to_verify")
    return table("team", columns, rows, overview.texts, shown=len(of))


def _colleague(key: str, summaries: Sequence[AccountSummary], overview: Overview) -> Row:
    limit = overview.rules.thresholds.bottleneck
    held = [one.share for s in summaries for one in s.colleague_access if one.colleague == key]
    over = sum(share >= limit for share in held)
    ours = (one for one in _tasks(key, summaries) if one[0].kind is not TaskKind.THEIR_PROMISE)
    first = next(ours, None)
    return (
        names(overview.colleague(key), quiet=_title(key, overview) or ""),
        number(str(sum(s.account.owner == key for s in summaries))),
        number(str(len(_steps(key, summaries, overview)))),
        words(first[0].what, first[1].name) if first else EMPTY,
        due(first[0].due, overview.as_of, overview.texts) if first else EMPTY,
        number(str(len(held)), overview.texts("team.most", number=over) if over else ""),
        number(str(len(_old(key, summaries)))),
    )


def _title(key: str, overview: Overview) -> str | None:
    colleague = overview.colleagues.get(key)
    return colleague.title if colleague else None


def colleague_page(colleague_id: str, overview: Overview) -> ColleaguePage:
    """Return what the page of one of us holds.

    Args:
        colleague_id: Who it is.
        overview: The accounts that name them.
    """
    return ColleaguePage(
        name=colleague_name(colleague_id, overview.colleagues),
        title=_title(colleague_id, overview),
        tables=(
            _calls_table(colleague_id, overview),
            _steps_table(colleague_id, overview),
            _tasks_table(colleague_id, overview),
            _old_table(colleague_id, overview),
            _accounts_table(colleague_id, overview),
            *_closed_tables(colleague_id, overview),
        ),
    )


def _calls_table(key: str, overview: Overview) -> Table:
    calls = [(tie, s) for s in overview.summaries for tie in s.fading if tie.colleague == key]
    calls.sort(key=lambda one: (first_to_call(one[0]), one[1].id))
    rows = (_call(tie, summary, overview) for tie, summary in calls)
    columns = ("person", "account", "last_spoken", "why_now")
    rules = overview.rules.portfolio
    ahead, back = str(rules.call_ahead), str(rules.call_back)
    return table("colleague.calls", columns, rows, overview.texts, ahead=ahead, back=back)


def _call(tie: Fading, summary: AccountSummary, overview: Overview) -> Row:
    texts = overview.texts
    gone = "colleague.cooled" if tie.days <= 0 else "colleague.cools"
    why = texts(gone, days=texts.count("days", abs(tie.days)))
    return (
        names(overview.person(summary, tie.who), quiet=tie.title or ""),
        names(overview.account(summary)),
        TableCell(day=tie.last),
        words(why, texts("colleague.decides") if tie.decides else ""),
    )


def _steps(key: str, summaries: Sequence[AccountSummary], overview: Overview) -> Steps:
    """Return a teammate's next steps: High first, of these where most is at stake.

    Those of one account stay in their order.
    """
    steps = [(step, s) for s in summaries for step in s.steps if step.owner == key]

    def urgency(one: tuple[NextStep, AccountSummary]) -> tuple[int, int, float, str]:
        step, summary = one
        return SEVERITY_RANKS[step.severity], *overview.stakes[summary.id].by_stake(), summary.id

    return sorted(steps, key=urgency)


def _steps_table(key: str, overview: Overview) -> Table:
    found = _steps(key, overview.summaries, overview)
    rows = (_step(step, summary, overview) for step, summary in found[:MOST])
    columns = ("to_do", "account", "severity", "due")
    return counted(table("colleague.steps", columns, rows, overview.texts), len(found))


def _step(step: NextStep, summary: AccountSummary, overview: Overview) -> Row:
    return (
        overview.to_do(step),
        names(overview.account(summary), *_about(step, summary, overview)),
        TableCell(chip=chip(step.severity, overview.texts)),
        due(step.due, overview.as_of, overview.texts),
    )


def _about(step: NextStep, summary: AccountSummary, overview: Overview) -> tuple[Anchor, ...]:
    """Return the person a step is about, if it is about one."""
    if step.person is None:
        return ()
    return (overview.person(summary, Who(step.person, step.person_name)),)


def _tasks(key: str, summaries: Sequence[AccountSummary]) -> Tasks:
    tasks = [(task, s) for s in summaries for task in s.tasks if task.owner == key]
    return sorted(tasks, key=lambda one: (by_day(one[0]), one[1].id))


def _tasks_table(key: str, overview: Overview) -> Table:
    rows = (
        (
            overview.task(task),
            names(overview.account(summary)),
            words(overview.texts(f"task.{task.kind}")),
            due(task.due, overview.as_of, overview.texts),
        )
        for task, summary in _tasks(key, overview.summaries)
    )
    columns = ("task", "account", "kind", "due")
    return table("colleague.tasks", columns, rows, overview.texts)


def _old(key: str, summaries: Sequence[AccountSummary]) -> list[tuple[OldFact, AccountSummary]]:
    old = [(one, s) for s in summaries for one in s.old if one.colleague == key]
    # The oldest first, then what was never verified, which is often only not filled in yet.
    return sorted(old, key=lambda o: (o[0].verified is None, o[0].verified or dt.date.min, o[1].id))


def _old_table(key: str, overview: Overview) -> Table:
    rows = (
        (
            names(overview.person(summary, old.who)),
            names(overview.account(summary)),
            TableCell(day=old.verified, quiet=overview.days_since(old.verified))
            if old.verified
            else words(overview.texts("age.unknown")),
        )
        for old, summary in _old(key, overview.summaries)
    )
    columns = ("person", "account", "verified")
    return table("colleague.verify", columns, rows, overview.texts)


def _accounts_table(key: str, overview: Overview) -> Table:
    owned = overview.by_stake([one for one in overview.summaries if one.account.owner == key])
    rows = (_account(summary, overview) for summary in owned)
    columns = ("account", "status", "coverage", "outlook", "at_stake", "next", "due")
    return table("colleague.accounts", columns, rows, overview.texts)


def _closed_tables(key: str, overview: Overview) -> tuple[Table, ...]:
    """Return the closed accounts that a colleague owns or looks after; no table without any."""
    theirs = [s for s in overview.closed if key in (s.account.owner, s.account.success_owner)]
    rows = (
        (
            names(overview.account(summary)),
            *outcome_cells(summary, overview),
            *success_cells(summary.account, overview),
        )
        for summary in latest_first(theirs)
    )
    columns = ("account", "outcome", "decided", "value", *SUCCESS)
    made = table("colleague.closed", columns, rows, overview.texts)
    return (made,) if theirs else ()


def _account(summary: AccountSummary, overview: Overview) -> Row:
    step = next_action(summary, overview)
    return (
        names(overview.account(summary), quiet=summary.account.stage or ""),
        TableCell(chip=overview.status(summary)),
        number(share(FigureKey.DECISION_COVERAGE, summary, overview).text),
        number(soon(summary).text),
        stake_cell(overview.stakes[summary.id]),
        words(step.what) if step else EMPTY,
        due(step.due, overview.as_of, overview.texts) if step and step.due else EMPTY,
    )
