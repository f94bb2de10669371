"""The edit page → HTML. What it shows of a map, its script fills in."""

from msgspec import Struct

from account_maps.html.environment import rendered
from account_maps.html.rendered import TOP, RenderedPage, TocHeading
from account_maps.texts import Texts


class EditLinks(Struct, frozen=True):
    """Addresses of what the page needs, as seen from it: its script, its style and its data."""

    script: str
    style: str
    data: str


def edit_html(links: EditLinks, host: str, project: str, texts: Texts) -> RenderedPage:
    """Return the edit page.

    Args:
        links: What it needs.
        host: What the host speaks, ``github`` or ``gitlab``, or nothing where it proposes nothing.
        project: The repository at the host.
        texts: What the page says.
    """
    request = texts(f"edit_request.{host}") if host else ""
    content = rendered(
        "edit.html", texts, links=links, host=host, project=project, request=request, top=TOP
    )
    return RenderedPage(content, TocHeading(TOP, texts("edit_page.title")))
