"""The risks of all accounts: which accounts to look at this week, and the other lists."""

from collections.abc import Iterator
from functools import partial

from account_maps.html.environment import rendered
from account_maps.html.rendered import TOP, RenderedPage, page_toc
from account_maps.pages.context import BuildContext
from account_maps.pages.risks.content import risks_page
from account_maps.pages.spec import PageSpec
from account_maps.pages.uris import RISKS_URI

SECTIONS = (
    TOP,
    "ten",
    "standing",
    "vetoes",
    "single",
    "no-champion",
    "moves",
    "handover",
    "stale",
    "freshness",
    "roles",
    "breaches",
    "waivers",
)
"""Anchors of the sections of the page."""


def pages(context: BuildContext) -> Iterator[PageSpec]:
    """Yield the page of the risks."""
    yield PageSpec(
        uri=RISKS_URI,
        title=context.texts("risks.title"),
        description=context.texts("risks.description"),
        fingerprint=context.fingerprint_of(context.summaries),
        make=partial(_page, context),
        anchors=SECTIONS,
    )


def _page(context: BuildContext) -> RenderedPage:
    page, texts = risks_page(context.overview(RISKS_URI)), context.texts
    content = rendered(
        "pages/risks/page.html",
        texts,
        page=page,
        links=context.overview_links(RISKS_URI),
        as_of=context.as_of,
        top=TOP,
    )
    plots = [plot.table for plot in (page.standing, page.freshness) if plot]
    below = [(one.anchor, one.title) for one in (page.ten, *plots, *page.tables)]
    return RenderedPage(content, page_toc(texts("risks.title"), below))
