"""The page of the library of talking points → HTML."""

from markupsafe import escape

from account_maps.html.environment import rendered
from account_maps.html.rendered import TOP, RenderedPage, TocHeading
from account_maps.pages.talking_points.content import LibraryPage
from account_maps.texts import Texts


def library_html(page: LibraryPage, texts: Texts) -> RenderedPage:
    """Return the page of the library.

    Args:
        page: What it shows.
        texts: What the pages say.
    """
    content = rendered("library.html", texts, page=page, top=TOP)
    rules = tuple(TocHeading(rule.anchor, str(escape(rule.title))) for rule in page.rules)
    return RenderedPage(content, TocHeading(TOP, str(escape(texts("library.title"))), rules))
