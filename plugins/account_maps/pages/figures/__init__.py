"""The page that explains every figure: what it means and how it is worked out."""

from collections.abc import Iterator, Sequence
from functools import partial

from account_maps.html.environment import rendered
from account_maps.html.rendered import TOP, RenderedPage, page_toc
from account_maps.pages.context import BuildContext
from account_maps.pages.figures.content import FIGURES, ExplainedFigure, explained_figures
from account_maps.pages.spec import PageSpec, digest
from account_maps.pages.uris import FIGURES_URI, FINDINGS_URI
from account_maps.texts import Texts

SECTIONS = (TOP, *FIGURES)
"""Anchors of the sections of the page."""


def pages(context: BuildContext) -> Iterator[PageSpec]:
    """Yield the page of the figures."""
    yield PageSpec(
        uri=FIGURES_URI,
        title=context.texts("figure_page.title"),
        description=context.texts("figure_page.description"),
        fingerprint=digest(context.digests.rules, context.digests.texts),
        make=partial(_page, context),
        anchors=SECTIONS,
    )


def _page(context: BuildContext) -> RenderedPage:
    texts = context.texts
    findings = context.addresses.between(FIGURES_URI, FINDINGS_URI)
    return figures_html(explained_figures(context.playbook.rules, texts), findings, texts)


def figures_html(figures: Sequence[ExplainedFigure], findings: str, texts: Texts) -> RenderedPage:
    """Return the page that explains every figure.

    Args:
        figures: The figures in their order.
        findings: Address of the list of findings.
        texts: What the pages say.
    """
    content = rendered(
        "pages/figures/page.html", texts, figures=figures, findings=findings, top=TOP
    )
    below = [(figure.anchor, figure.name) for figure in figures]
    return RenderedPage(content, page_toc(texts("figure_page.title"), below))
