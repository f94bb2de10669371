"""What the home page holds: who the reader is, the team's day, and what happened lately."""

from msgspec import Struct

from account_maps.html.lists import Row, Table, TableCell, names, table, words
from account_maps.html.pieces import Anchor
from account_maps.measure.records import AccountSummary, Event
from account_maps.model.people import colleague_name
from account_maps.pages.news import News
from account_maps.pages.overview import Overview
from account_maps.pages.team.content import by_colleague
from account_maps.pages.team.day import Day, team_day


class HomePage(Struct, frozen=True):
    """What the maps say on the home page.

    Attributes:
        readers: Our people, each leading to their own day.
        day: What the whole team has to do.
        lately: What has happened, the newest first.
    """

    readers: tuple[Anchor, ...]
    day: Day
    lately: Table


def home_page(overview: Overview, news: News | None) -> HomePage:
    """Return what the maps say on the home page.

    Args:
        overview: All accounts.
        news: What changed lately in all of them.
    """
    return HomePage(
        readers=_readers(overview),
        day=team_day(overview, news),
        lately=_lately_table(overview),
    )


def _readers(overview: Overview) -> tuple[Anchor, ...]:
    ours = by_colleague(overview.every, overview.colleagues)
    called = sorted((colleague_name(key, overview.colleagues), key) for key in ours)
    return tuple(Anchor(name, overview.links.colleague(key)) for name, key in called)


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
