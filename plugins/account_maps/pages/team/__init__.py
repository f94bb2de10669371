"""Our own people: a list of them, and a page for each with what to do this week."""

from collections.abc import Iterator, Sequence
from functools import partial

from account_maps.html.environment import rendered
from account_maps.html.rendered import TOP, RenderedPage, page_toc
from account_maps.measure.records import AccountSummary
from account_maps.model.people import colleague_name
from account_maps.pages.context import BuildContext
from account_maps.pages.spec import PageSpec
from account_maps.pages.team.content import by_colleague, colleague_page, team_table
from account_maps.pages.uris import TEAM_URI, colleague_uri

COLLEAGUE_SECTIONS = (TOP, "calls", "steps", "tasks", "verify", "accounts", "closed")
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
            fingerprint=context.fingerprint_of(theirs),
            make=partial(_page, context, colleague, theirs),
            anchors=COLLEAGUE_SECTIONS,
        )


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
    page = colleague_page(colleague, context.overview(uri, theirs))
    content = rendered(
        "pages/team/page.html",
        context.texts,
        page=page,
        links=context.overview_links(uri),
        as_of=context.as_of,
        top=TOP,
    )
    below = [(one.anchor, one.title) for one in page.tables]
    return RenderedPage(content, page_toc(page.name, below))
