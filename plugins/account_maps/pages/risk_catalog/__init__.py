"""The pages that explain each risk that the rules look for, and the list of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from msgspec import Struct

from account_maps.html.environment import rendered
from account_maps.html.rendered import TOP, RenderedPage, page_toc
from account_maps.measure.risks import RiskRule
from account_maps.pages.context import BuildContext
from account_maps.pages.risk_catalog.content import (
    EXAMPLE_DAY,
    FindingPage,
    families,
    family_of,
    finding_page,
    finding_pages,
)
from account_maps.pages.spec import PageSpec, digest
from account_maps.pages.uris import FIGURES_URI, FINDINGS_URI, finding_uri
from account_maps.texts import Texts

FINDING_SECTIONS = (TOP, "what", "why", "fix", "example", "fixed", "numbers", "change", "waive")
"""Anchors of the sections that a finding's page may have."""


def family_sections(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the anchors of the sections of the list of findings.

    Args:
        codes: The codes of all findings, in the order of the list.
    """
    return (TOP, *dict.fromkeys(family_of(code) for code in codes))


class FindingLinks(Struct, frozen=True):
    """Addresses as seen from the page that shows them.

    Attributes:
        finding: Address of a finding's page, by its code.
        findings: Address of the list of findings.
        figures: Address of the page of the figures.
    """

    finding: Callable[[str], str]
    findings: str
    figures: str


def pages(context: BuildContext) -> Iterator[PageSpec]:
    """Yield the list of findings, and a page each."""
    texts, counts, digests = context.texts, counted(context), context.digests
    rules = context.extensions.risk_rules
    shared = (digests.rules, digests.texts, digests.day)
    yield PageSpec(
        uri=FINDINGS_URI,
        title=texts("finding_page.title"),
        description=texts("finding_page.description"),
        fingerprint=digest(sorted(counts.items()), *shared),
        make=partial(_list, context, counts),
        anchors=family_sections(rules),
    )
    for code, rule in rules.items():
        title = texts(f"finding.{code}.title")
        yield PageSpec(
            uri=finding_uri(code),
            title=f"{code} {title}",
            description=texts("finding_page.page_description", code=code, title=title),
            fingerprint=digest(counts[code], *shared),
            make=partial(_page, context, rule, counts[code]),
            anchors=FINDING_SECTIONS,
        )


def counted(context: BuildContext) -> Counter[str]:
    """Return how many accounts have each finding today, without those that may wait."""
    return Counter(
        code
        for summary in context.summaries
        for code in {risk.code for risk in summary.risks if not risk.waived}
    )


def _list(context: BuildContext, counts: Counter[str]) -> RenderedPage:
    texts = context.texts
    risk_rules = context.extensions.risk_rules
    every = finding_pages(risk_rules, context.playbook.rules, counts, context.as_of, texts)
    return findings_html(every, _links(context, FINDINGS_URI), texts)


def findings_html(pages: Sequence[FindingPage], links: FindingLinks, texts: Texts) -> RenderedPage:
    """Return the list of all findings.

    Args:
        pages: The page of each, sorted by code.
        links: Where it leads.
        texts: What the pages say.
    """
    groups = families(pages, texts)
    content = rendered("pages/risk_catalog/list.html", texts, families=groups, links=links, top=TOP)
    below = [(group.anchor, group.title) for group in groups]
    return RenderedPage(content, page_toc(texts("finding_page.title"), below))


def _page(context: BuildContext, rule: RiskRule, accounts: int) -> RenderedPage:
    texts, links = context.texts, _links(context, finding_uri(rule.code))
    page = finding_page(rule, context.playbook.rules, accounts, context.as_of, texts)
    return finding_html(page, links, texts)


def finding_html(page: FindingPage, links: FindingLinks, texts: Texts) -> RenderedPage:
    """Return the page of one finding.

    Args:
        page: What it shows.
        links: Where it leads.
        texts: What the pages say.
    """
    content = rendered(
        "pages/risk_catalog/page.html", texts, page=page, links=links, day=EXAMPLE_DAY, top=TOP
    )
    without = {"numbers"} if not page.numbers else set()
    without |= {"example", "fixed"} if not page.example else set()
    shown = [name for name in FINDING_SECTIONS[1:] if name not in without]
    below = [(name, texts(f"finding_page.{name}")) for name in shown]
    return RenderedPage(content, page_toc(f"{page.code} {page.title}", below))


def _links(context: BuildContext, here: str) -> FindingLinks:
    between = context.addresses.between
    return FindingLinks(
        finding=lambda code: between(here, finding_uri(code)),
        findings=between(here, FINDINGS_URI),
        figures=between(here, FIGURES_URI),
    )
