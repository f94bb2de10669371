"""The external factors of all accounts: what is coming, and which accounts and people it hits."""

from collections.abc import Iterator
from functools import partial

import msgspec

from account_maps.html.environment import rendered
from account_maps.html.rendered import TOP, RenderedPage, page_toc
from account_maps.pages.context import BuildContext
from account_maps.pages.external_factors.content import FactorSection, factor_sections
from account_maps.pages.spec import PageSpec, digest
from account_maps.pages.uris import EXTERNAL_FACTORS_URI


def pages(context: BuildContext) -> Iterator[PageSpec]:
    """Yield the page of the external factors."""
    accounts = [(file.id, account) for file, account in context.accounts()]
    found = factor_sections(accounts, context.overview(EXTERNAL_FACTORS_URI))
    anchors = [one.anchor for one in found]
    anchors += [factor.table.anchor for one in found for factor in one.factors]
    yield PageSpec(
        uri=EXTERNAL_FACTORS_URI,
        title=context.texts("external_factors.title"),
        description=context.texts("external_factors.description"),
        fingerprint=digest(msgspec.msgpack.encode(found), context.digests.texts, context.as_of),
        make=partial(_page, context, found),
        anchors=(TOP, *anchors),
    )


def _page(context: BuildContext, found: tuple[FactorSection, ...]) -> RenderedPage:
    texts = context.texts
    content = rendered(
        "pages/external_factors/page.html",
        texts,
        sections=found,
        links=context.overview_links(EXTERNAL_FACTORS_URI),
        as_of=context.as_of,
        top=TOP,
    )
    below = [(one.anchor, one.title) for one in found]
    return RenderedPage(content, page_toc(texts("external_factors.title"), below))
