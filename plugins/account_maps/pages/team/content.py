"""What the pages of our own people hold: a list of all, and for each what to do this week."""

import datetime as dt
from collections.abc import Mapping, Sequence

from msgspec import Struct

from account_maps.html.lists import (
    EMPTY,
    Row,
    Table,
    TableCell,
    due,
    names,
    number,
    table,
    words,
)
from account_maps.measure.records import AccountSummary, OldFact, Task, TaskKind
from account_maps.measure.summary import by_day
from account_maps.model.account import Colleague
from account_maps.model.people import colleague_name
from account_maps.pages.closed_accounts import (
    SUCCESS,
    latest_first,
    outcome_cells,
    success_cells,
)
from account_maps.pages.news import News
from account_maps.pages.overview import Overview
from account_maps.pages.team.day import Day, my_day

Tasks = list[tuple[Task, AccountSummary]]


class ColleaguePage(Struct, frozen=True):
    """The page of one of us.

    Attributes:
        name: Who it is.
        title: Job title, if it is known.
        day: What to do, as cards.
        folded: What is looked up rather than done: facts to confirm, and closed accounts.
    """

    name: str
    title: str | None
    day: Day
    folded: tuple[Table, ...]


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
        number(str(sum(step.owner == key for s in summaries for step in s.steps))),
        words(first[0].what, first[1].name) if first else EMPTY,
        due(first[0].due, overview.as_of, overview.texts) if first else EMPTY,
        number(str(len(held)), overview.texts("team.most", number=over) if over else ""),
        number(str(len(_old(key, summaries)))),
    )


def _title(key: str, overview: Overview) -> str | None:
    colleague = overview.colleagues.get(key)
    return colleague.title if colleague else None


def colleague_page(colleague_id: str, overview: Overview, news: News | None) -> ColleaguePage:
    """Return what the page of one of us holds.

    Args:
        colleague_id: Who it is.
        overview: The accounts that name them.
        news: What changed lately in their accounts.
    """
    return ColleaguePage(
        name=colleague_name(colleague_id, overview.colleagues),
        title=_title(colleague_id, overview),
        day=my_day(colleague_id, overview, news),
        folded=(*_old_tables(colleague_id, overview), *_closed_tables(colleague_id, overview)),
    )


def _tasks(key: str, summaries: Sequence[AccountSummary]) -> Tasks:
    tasks = [(task, s) for s in summaries for task in s.tasks if task.owner == key]
    return sorted(tasks, key=lambda one: (by_day(one[0]), one[1].id))


def _old(key: str, summaries: Sequence[AccountSummary]) -> list[tuple[OldFact, AccountSummary]]:
    old = [(one, s) for s in summaries for one in s.old if one.colleague == key]
    # The oldest first, then what was never verified, which is often only not filled in yet.
    return sorted(old, key=lambda o: (o[0].verified is None, o[0].verified or dt.date.min, o[1].id))


def _old_tables(key: str, overview: Overview) -> tuple[Table, ...]:
    """Return the people whose entry somebody should confirm; no table without any."""
    old = _old(key, overview.summaries)
    rows = (
        (
            names(overview.person(summary, one.who)),
            names(overview.account(summary)),
            TableCell(day=one.verified, quiet=overview.days_since(one.verified))
            if one.verified
            else words(overview.texts("age.unknown")),
        )
        for one, summary in old
    )
    made = table("colleague.verify", ("person", "account", "verified"), rows, overview.texts)
    return (made,) if old else ()


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
