"""The territories: a list of them, and a page for each with its accounts."""

from collections.abc import Iterator
from functools import partial

from account_maps.html.environment import rendered
from account_maps.html.rendered import TOP, RenderedPage, page_toc
from account_maps.pages.closed_accounts import closed_table
from account_maps.pages.context import BuildContext
from account_maps.pages.spec import PageSpec
from account_maps.pages.territories.content import (
    Territory,
    territories,
    territory_pages,
    territory_table,
)
from account_maps.pages.uris import TERRITORIES_URI, territory_uri

LIST_SECTIONS = (TOP, "territories", "without")
"""Anchors of the list of the territories."""

PAGE_SECTIONS = (TOP, "territory", "closed")
"""Anchors of the page of a territory."""


def pages(context: BuildContext) -> Iterator[PageSpec]:
    """Yield the list of the territories, and a page for each."""
    found, texts = territories(context.summaries), context.texts
    yield PageSpec(
        uri=TERRITORIES_URI,
        title=texts("territories.title"),
        description=texts("territories.description"),
        fingerprint=context.fingerprint_of(context.summaries),
        make=partial(_list, context, found),
        anchors=LIST_SECTIONS,
    )
    for one in found:
        yield PageSpec(
            uri=territory_uri(one.slug),
            title=one.name,
            description=texts("territory.description", name=one.name),
            fingerprint=context.fingerprint_of(one.summaries),
            make=partial(_page, context, one),
            anchors=PAGE_SECTIONS,
        )


def _list(context: BuildContext, found: tuple[Territory, ...]) -> RenderedPage:
    between, texts = context.addresses.between, context.texts
    page = territory_pages(
        found,
        lambda slug: between(TERRITORIES_URI, territory_uri(slug)),
        context.overview(TERRITORIES_URI),
    )
    without = (page.without,) if page.without.rows else ()
    content = rendered(
        "pages/territories/page.html",
        texts,
        title=texts("territories.title"),
        tables=(page.table, *without),
        as_of=context.as_of,
        back=None,
        top=TOP,
    )
    below = [(one.anchor, one.title) for one in without]
    return RenderedPage(content, page_toc(texts("territories.title"), below))


def _page(context: BuildContext, one: Territory) -> RenderedPage:
    uri = territory_uri(one.slug)
    overview = context.overview(uri, one.summaries)
    closed = (closed_table("territory.closed", overview),) if overview.closed else ()
    content = rendered(
        "pages/territories/page.html",
        context.texts,
        title=one.name,
        tables=(territory_table(overview), *closed),
        as_of=context.as_of,
        back=context.addresses.between(uri, TERRITORIES_URI),
        top=TOP,
    )
    below = [(each.anchor, each.title) for each in closed]
    return RenderedPage(content, page_toc(one.name, below))
