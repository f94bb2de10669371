"""The pages of the findings and of the figures → HTML."""

from collections.abc import Callable, Sequence

from markupsafe import escape
from msgspec import Struct

from account_maps.html.environment import rendered
from account_maps.html.rendered import TOP, RenderedPage, TocHeading
from account_maps.model.values import FindingCode
from account_maps.pages.figures.content import FIGURES, ExplainedFigure
from account_maps.pages.risk_catalog.content import EXAMPLE_DAY, FindingPage, families
from account_maps.texts import Texts

FINDING_SECTIONS = (TOP, "what", "why", "fix", "example", "fixed", "numbers", "change", "waive")
"""Anchors of the sections that a finding's page may have."""

FIGURE_SECTIONS = (TOP, *FIGURES)
"""Anchors of the sections of the page of the figures."""

FAMILY_SECTIONS = (TOP, *sorted({code[:3] for code in FindingCode}))
"""Anchors of the sections of the list of findings."""


class FindingLinks(Struct, frozen=True):
    """Addresses as seen from the page that shows them.

    Attributes:
        finding: Address of a finding's page, by its code.
        findings: Address of the list of findings.
        figures: Address of the page of the figures.
    """

    finding: Callable[[FindingCode], str]
    findings: str
    figures: str


def finding_html(page: FindingPage, links: FindingLinks, texts: Texts) -> RenderedPage:
    """Return the page of one finding.

    Args:
        page: What it shows.
        links: Where it leads.
        texts: What the pages say.
    """
    shown = [name for name in FINDING_SECTIONS[1:] if name != "numbers" or page.numbers]
    content = rendered("finding.html", texts, page=page, links=links, day=EXAMPLE_DAY, top=TOP)
    below = [(name, texts(f"finding_page.{name}")) for name in shown]
    return RenderedPage(content, _headings(f"{page.code} {page.title}", below))


def findings_html(pages: Sequence[FindingPage], links: FindingLinks, texts: Texts) -> RenderedPage:
    """Return the list of all findings.

    Args:
        pages: The page of each, sorted by code.
        links: Where it leads.
        texts: What the pages say.
    """
    groups = families(pages, texts)
    content = rendered("findings.html", texts, families=groups, links=links, top=TOP)
    below = [(group.anchor, group.title) for group in groups]
    return RenderedPage(content, _headings(texts("finding_page.title"), below))


def figures_html(
    figures: Sequence[ExplainedFigure], links: FindingLinks, texts: Texts
) -> RenderedPage:
    """Return the page that explains every figure.

    Args:
        figures: The figures in their order.
        links: Where it leads.
        texts: What the pages say.
    """
    content = rendered("figures.html", texts, figures=figures, links=links, top=TOP)
    below = [(figure.anchor, figure.name) for figure in figures]
    return RenderedPage(content, _headings(texts("figure_page.title"), below))


def _headings(title: str, below: Sequence[tuple[str, str]]) -> TocHeading:
    sections = tuple(TocHeading(anchor, str(escape(label))) for anchor, label in below)
    return TocHeading(TOP, str(escape(title)), sections)
