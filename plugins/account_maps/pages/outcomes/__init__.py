"""The closed accounts: how many were won and lost, for how much, and what the lost ones share."""

from collections.abc import Iterator, Sequence
from functools import partial

from account_maps.changes.past_deals import ClosedDeal, EndingContext, closed_deals, endings
from account_maps.html.environment import rendered
from account_maps.html.rendered import TOP, RenderedPage, page_toc
from account_maps.pages.context import BuildContext
from account_maps.pages.outcomes.content import outcomes_page
from account_maps.pages.spec import PageSpec, digest
from account_maps.pages.uris import OUTCOMES_URI

SECTIONS = (TOP, "results", "closed", "common", "risks", "deciders")
"""Anchors of the sections of the page."""


def pages(context: BuildContext) -> Iterator[PageSpec]:
    """Yield the page of the outcomes."""
    closed = context.overview(OUTCOMES_URI).closed
    known = {summary.id for summary in closed}
    maps = [(file, account) for file, account in context.accounts() if file.id in known]
    deals = closed_deals(maps, context.changes, context.as_of)
    yield PageSpec(
        uri=OUTCOMES_URI,
        title=context.texts("outcomes.title"),
        description=context.texts("outcomes.description"),
        fingerprint=digest(context.fingerprint_of(closed), [deal.key for deal in deals]),
        make=partial(_page, context, deals),
        anchors=SECTIONS,
    )


def _page(context: BuildContext, deals: Sequence[ClosedDeal]) -> RenderedPage:
    measured_with = EndingContext(
        as_of=context.as_of,
        rules=context.playbook.rules,
        risk_rules=context.measures.context.risk_rules,
        digest=context.digests.rules,
    )
    found = endings(deals, context.changes, measured_with)
    page, texts = outcomes_page(context.overview(OUTCOMES_URI), found), context.texts
    content = rendered(
        "pages/outcomes/page.html",
        texts,
        page=page,
        links=context.overview_links(OUTCOMES_URI),
        as_of=context.as_of,
        top=TOP,
    )
    common = [("common", texts("outcomes.common.title"))] if page.closed.rows else []
    tables = (page.results, page.closed) if page.closed.rows else ()
    compared = [(one.anchor, one.title) for one in page.compared]
    below = [*((one.anchor, one.title) for one in tables), *common, *compared]
    return RenderedPage(content, page_toc(texts("outcomes.title"), below))
