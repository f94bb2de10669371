"""The section that the maps add to the home page: the reader's day, or the whole team's."""

from markupsafe import escape

from account_maps.html.assets import page_script
from account_maps.html.environment import rendered
from account_maps.html.rendered import RenderedPage, TocHeading
from account_maps.pages.context import BuildContext
from account_maps.pages.home.content import home_page
from account_maps.pages.home.first_map import first_map
from account_maps.pages.news import of_accounts
from account_maps.pages.people import finder_links
from account_maps.pages.team import day_links
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
    texts = context.texts
    script = context.addresses.asset(HOME_URI, page_script("home")[0])
    if context.summaries:
        content = rendered(
            "pages/home/section.html",
            texts,
            page=home_page(context.overview(HOME_URI), of_accounts(context, HOME_URI, None)),
            as_of=context.as_of,
            links=day_links(context, HOME_URI),
            finder=finder_links(context.addresses, HOME_URI),
            script=script,
            top=ANCHOR,
        )
    else:
        first = first_map(context)
        content = rendered(
            "pages/home/first_map.html", texts, first=first, script=script, top=ANCHOR
        )
    return RenderedPage(content, TocHeading(ANCHOR, str(escape(texts("home.title")))))
