"""The section that the maps add to the home page: what to do first, for whoever reads it."""

from markupsafe import escape
from msgspec.structs import replace

from account_maps.changes.table import changes_table
from account_maps.html.assets import page_script
from account_maps.html.environment import rendered
from account_maps.html.rendered import RenderedPage, TocHeading
from account_maps.pages.context import BuildContext
from account_maps.pages.home.content import home_page
from account_maps.pages.uris import HOME_URI

ANCHOR = "today"
"""Anchor of the section on the home page."""


def sections(context: BuildContext, uri: str) -> list[RenderedPage]:
    """Return the section that the maps add to the home page; none for any other page.

    Args:
        context: What it is made from.
        uri: The page's source address.
    """
    if uri != HOME_URI:
        return []
    return context.failures.guarded(lambda: [_section(context)], lambda _: [], page=uri)


def _section(context: BuildContext) -> RenderedPage:
    page, texts = home_page(context.overview(HOME_URI)), context.texts
    if context.changes and context.changes.is_known:
        changes = changes_table(context.changes.latest, context.links(HOME_URI), texts)
        page = replace(page, changes=changes)
    content = rendered(
        "pages/home/section.html",
        texts,
        page=page,
        as_of=context.as_of,
        script=context.addresses.asset(HOME_URI, page_script("home")[0]),
        top=ANCHOR,
    )
    return RenderedPage(content, TocHeading(ANCHOR, str(escape(texts("home.title")))))
