"""What the home page holds: who the reader is, what is due, and what has happened."""

from msgspec import Struct

from account_maps.html.lists import MOST, Row, Table, TableCell, due, names, table, words
from account_maps.html.pieces import Anchor
from account_maps.measure.records import AccountSummary, Event
from account_maps.measure.summary import by_day
from account_maps.model.days import days_after
from account_maps.model.people import colleague_name
from account_maps.model.values import Severity
from account_maps.pages.overview import Overview
from account_maps.pages.team.content import by_colleague


class HomePage(Struct, frozen=True, gc=False):
    """What the maps say on the home page.

    Attributes:
        readers: Our people, each leading to their own page.
        accounts: How many accounts there are.
        steps: The first step of each account, the most at stake first.
        due: What is due this week, or is overdue, of everybody.
        lately: What has happened, the newest first.
        changes: What changed in the maps, as git tells it; None without git.
    """

    readers: tuple[Anchor, ...]
    accounts: int
    steps: Table
    due: Table
    lately: Table
    changes: Table | None = None


def home_page(overview: Overview) -> HomePage:
    """Return what the maps say on the home page."""
    return HomePage(
        readers=_readers(overview),
        accounts=len(overview.every),
        steps=_steps_table(overview),
        due=_due_table(overview),
        lately=_lately_table(overview),
    )


def _readers(overview: Overview) -> tuple[Anchor, ...]:
    ours = by_colleague(overview.every, overview.colleagues)
    called = sorted((colleague_name(key, overview.colleagues), key) for key in ours)
    return tuple(Anchor(name, overview.links.colleague(key)) for name, key in called)


def _steps_table(overview: Overview) -> Table:
    """Return the first step of each account that has one of High or Medium priority."""
    first = [
        (summary.steps[0], summary)
        for summary in overview.by_stake(overview.summaries)
        if summary.steps and summary.steps[0].severity is not Severity.INFO
    ][:MOST]
    rows = (
        (
            overview.to_do(step),
            names(overview.account(summary)),
            names(overview.colleague(step.owner)),
            due(step.due, overview.as_of, overview.texts),
        )
        for step, summary in first
    )
    return table("home.steps", ("to_do", "account", "owner", "due"), rows, overview.texts)


def _due_table(overview: Overview) -> Table:
    last = days_after(overview.as_of, overview.rules.portfolio.week)
    tasks = [
        (task, summary)
        for summary in overview.summaries
        for task in summary.tasks
        if task.due and task.due <= last
    ]
    tasks.sort(key=lambda one: (by_day(one[0]), one[1].id))
    rows = (
        (
            overview.task(task),
            names(overview.account(summary)),
            names(overview.colleague(task.owner)),
            due(task.due, overview.as_of, overview.texts),
        )
        for task, summary in tasks
    )
    columns = ("task", "account", "owner", "due")
    days = str(overview.rules.portfolio.week)
    return table("home.due", columns, rows, overview.texts, days=days)


def _lately_table(overview: Overview) -> Table:
    events = [(event, summary) for summary in overview.summaries for event in summary.events]
    events.sort(key=lambda one: (-one[0].day.toordinal(), one[1].id))
    rows = (_event(event, summary, overview) for event, summary in events)
    columns = ("happened", "account", "day")
    days = str(overview.rules.portfolio.lately)
    return table("home.lately", columns, rows, overview.texts, days=days)


def _event(event: Event, summary: AccountSummary, overview: Overview) -> Row:
    who = event.who.name if event.who else ""
    ours = overview.colleague(event.colleague).text if event.colleague else ""
    said = overview.texts(
        f"home.event.{event.kind}", who=who, colleague=ours, what=event.what or ""
    )
    return words(said), names(overview.account(summary)), TableCell(day=event.day)
