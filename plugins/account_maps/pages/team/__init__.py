"""Our own people: a list of them, and the day of each."""

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct

from account_maps.html.environment import rendered
from account_maps.html.rendered import TOP, RenderedPage, page_toc
from account_maps.measure.records import AccountSummary
from account_maps.model.people import colleague_name
from account_maps.pages.context import BuildContext
from account_maps.pages.news import of_accounts, shown_news
from account_maps.pages.spec import PageSpec, digest
from account_maps.pages.team.content import by_colleague, colleague_page, team_table
from account_maps.pages.team.day import accounts_of
from account_maps.pages.uris import ACCOUNTS_URI, SINCE_URI, TEAM_URI, colleague_uri

COLLEAGUE_SECTIONS = (TOP, "next", "commitments", "cold", "new", "accounts", "verify", "closed")
"""Anchors of the sections of a colleague's page."""


def pages(context: BuildContext) -> Iterator[PageSpec]:
    """Yield the list of our people, and a page for each of them."""
    yield PageSpec(
        uri=TEAM_URI,
        title=context.texts("team.title"),
        description=context.texts("team.description"),
        fingerprint=context.fingerprint_of(context.summaries),
        make=partial(_list, context),
    )
    for colleague, theirs in by_colleague(context.summaries, context.playbook.team).items():
        name = colleague_name(colleague, context.playbook.team)
        yield PageSpec(
            uri=colleague_uri(colleague),
            title=name,
            description=context.texts("colleague.description", name=name),
            fingerprint=digest(
                context.fingerprint_of(theirs), *_shown_changes(context, colleague, theirs)
            ),
            make=partial(_page, context, colleague, theirs),
            anchors=COLLEAGUE_SECTIONS,
        )


def _accounts(key: str, theirs: Sequence[AccountSummary]) -> list[str]:
    return [one.id for one in accounts_of(key, theirs)]


def _shown_changes(
    context: BuildContext, key: str, theirs: Sequence[AccountSummary]
) -> tuple[object, ...]:
    log = context.changes
    return (shown_news(log, _accounts(key, theirs)), log.made_with if log else b"")


class DayLinks(Struct, frozen=True):
    """Where a day leads: to all accounts, to what moved since last Monday, and to the team."""

    accounts: str
    since: str
    team: str


def day_links(context: BuildContext, uri: str) -> DayLinks:
    """Return where a day leads, as seen from a page.

    Args:
        context: What the page is made from.
        uri: The page's source address.
    """
    between = partial(context.addresses.between, uri)
    return DayLinks(between(ACCOUNTS_URI), between(SINCE_URI), between(TEAM_URI))


def _list(context: BuildContext) -> RenderedPage:
    content = rendered(
        "pages/team/list.html",
        context.texts,
        table=team_table(context.overview(TEAM_URI)),
        links=context.overview_links(TEAM_URI),
        as_of=context.as_of,
        top=TOP,
    )
    return RenderedPage(content, page_toc(context.texts("team.title")))


def _page(context: BuildContext, colleague: str, theirs: Sequence[AccountSummary]) -> RenderedPage:
    uri = colleague_uri(colleague)
    news = of_accounts(context, uri, _accounts(colleague, theirs))
    page = colleague_page(colleague, context.overview(uri, theirs), news)
    content = rendered(
        "pages/team/page.html",
        context.texts,
        page=page,
        links=day_links(context, uri),
        as_of=context.as_of,
        visit=f"day {colleague}",
        top=TOP,
    )
    return RenderedPage(content, page_toc(page.name))
