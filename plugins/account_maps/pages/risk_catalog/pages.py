"""The pages that explain: each finding, and every figure."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from account_maps.measure.records import Summary
from account_maps.model.rules import Rules
from account_maps.model.values import FindingCode
from account_maps.pages.figures.content import explained_figures
from account_maps.pages.risk_catalog.content import finding_pages
from account_maps.pages.risk_catalog.html import (
    FAMILY_SECTIONS,
    FIGURE_SECTIONS,
    FINDING_SECTIONS,
    FindingLinks,
    figures_html,
    finding_html,
    findings_html,
)
from account_maps.pages.spec import Addresses, PageSpec, digest
from account_maps.pages.uris import FIGURES_URI, FINDINGS_URI, finding_uri
from account_maps.texts import Texts


def counted(summaries: Iterable[Summary]) -> Counter[FindingCode]:
    """Return how many accounts have each finding today, without those that may wait."""
    return Counter(
        code
        for summary in summaries
        for code in {found.code for found in summary.findings if not found.waived}
    )


def finding_sheets(
    rules: Rules,
    counts: Mapping[FindingCode, int],
    as_of: dt.date,
    addresses: Addresses,
    texts: Texts,
) -> Iterator[PageSpec]:
    """Yield the list of findings, a page each, and the page of the figures.

    Args:
        rules: The rules of this playbook, on which every page depends anyway.
        counts: How many accounts have each finding today.
        as_of: The day that the site speaks of.
        addresses: Where things are.
        texts: What the pages say.
    """
    pages = finding_pages(rules, counts, as_of, texts)
    yield PageSpec(
        FINDINGS_URI,
        texts("finding_page.title"),
        texts("finding_page.description"),
        digest(sorted(counts.items())),
        partial(findings_html, pages, _links(FINDINGS_URI, addresses), texts),
        FAMILY_SECTIONS,
    )
    for page in pages:
        uri = finding_uri(page.code)
        yield PageSpec(
            uri,
            f"{page.code} {page.title}",
            texts("finding_page.page_description", code=page.code, title=page.title),
            digest(page.code, page.accounts),
            partial(finding_html, page, _links(uri, addresses), texts),
            FINDING_SECTIONS,
        )
    links = _links(FIGURES_URI, addresses)
    yield PageSpec(
        FIGURES_URI,
        texts("figure_page.title"),
        texts("figure_page.description"),
        digest("figures"),
        partial(figures_html, explained_figures(rules, texts), links, texts),
        FIGURE_SECTIONS,
    )


def _links(here: str, addresses: Addresses) -> FindingLinks:
    return FindingLinks(
        finding=lambda code: addresses.between(here, finding_uri(code)),
        findings=addresses.between(here, FINDINGS_URI),
        figures=addresses.between(here, FIGURES_URI),
    )
