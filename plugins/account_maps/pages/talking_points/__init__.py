"""The library of talking points as a page: each rule, and whom it speaks to today."""

from collections.abc import Iterator
from functools import partial

from markupsafe import escape

from account_maps.html.environment import rendered
from account_maps.html.links import rule_anchor, shown_name
from account_maps.html.rendered import TOP, RenderedPage, TocHeading
from account_maps.pages.context import BuildContext
from account_maps.pages.spec import PageSpec, digest
from account_maps.pages.talking_points.content import LibraryPage, library_page
from account_maps.pages.uris import LIBRARY_URI
from account_maps.texts import Texts


def pages(context: BuildContext) -> Iterator[PageSpec]:
    """Yield the page of the library."""
    yield PageSpec(
        uri=LIBRARY_URI,
        title=context.texts("library.title"),
        description=context.texts("library.description"),
        fingerprint=digest(
            context.measures.reach_by_rule,
            _names(context),
            context.playbook.talking_lines,
            context.folder,
            context.digests.talking_points,
            context.digests.texts,
        ),
        make=partial(_page, context),
        anchors=(TOP, *map(rule_anchor, context.playbook.talking.rules)),
    )


def _names(context: BuildContext) -> list[tuple[str, list[str], tuple[str, ...]]]:
    """Return the names that the page may show, and those that the conditions of a rule may hold."""
    return [
        (
            account.name,
            [shown_name(key, one) for key, one in account.stakeholders.items()],
            context.measures.maps[file.id].names,
        )
        for file, account in context.accounts()
    ]


def _page(context: BuildContext) -> RenderedPage:
    measures, texts = context.measures, context.texts
    links = context.links(LIBRARY_URI, f"{context.folder}/_talking-points.yaml")
    playbook, speaks = context.playbook, measures.reach_by_rule
    return library_html(
        library_page(playbook, measures.context.library, speaks, links, texts), texts
    )


def library_html(page: LibraryPage, texts: Texts) -> RenderedPage:
    """Return the page of the library.

    Args:
        page: What it shows.
        texts: What the pages say.
    """
    content = rendered("pages/talking_points/page.html", texts, page=page, top=TOP)
    rules = tuple(TocHeading(rule.anchor, str(escape(rule.title))) for rule in page.rules)
    return RenderedPage(content, TocHeading(TOP, str(escape(texts("library.title"))), rules))
