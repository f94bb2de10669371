"""A page of an account → HTML."""

from markupsafe import escape

from account_maps.html.environment import rendered
from account_maps.html.rendered import TOP, RenderedPage, TocHeading
from account_maps.pages.account.header import AccountHeader
from account_maps.texts import Texts


def account_html(
    name: str, header: AccountHeader, texts: Texts, warnings: tuple[str, ...], **parts: object
) -> RenderedPage:
    """Return a page of an account.

    Args:
        name: Name of the page, which is its folder beside this file.
        header: What stands above every page of the account.
        texts: What the pages say.
        warnings: What went wrong while its parts were made.
        parts: What the page shows, by the names that its template knows them by.
    """
    template = f"pages/account/{name}/page.html"
    content = rendered(template, texts, header=header, top=TOP, **parts)
    return RenderedPage(content, TocHeading(TOP, str(escape(header.name))), warnings)
