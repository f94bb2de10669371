"""Notes of a map, which are a small part of Markdown, as safe HTML.

Two nets: the Markdown reader knows no raw HTML and no images, and what it makes passes an
allow-list of elements, where every link is looked at once more.
"""

import nh3
from markupsafe import Markup, escape

from account_maps.html.links import safe_href
from account_maps.model.notes import parsed, reader

_ELEMENTS = {"p", "br", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr"}


def note_html(text: str) -> Markup:
    """Return a note as HTML: paragraphs, emphasis, lists, quotes, code and safe links."""
    tokens = parsed(text)
    if tokens is None:
        return Markup("<p>{}</p>").format(escape(text))
    markdown = reader()
    return Markup(  # noqa: S704 - the allow-list has just been applied
        nh3.clean(
            markdown.renderer.render(tokens, markdown.options, {}).rstrip(),
            tags=_ELEMENTS,
            attributes={"a": {"href"}},
            attribute_filter=_only_safe_links,
            url_schemes={"https", "http", "mailto"},
            link_rel="noopener noreferrer",
        )
    )


def _only_safe_links(_element: str, attribute: str, value: str) -> str | None:
    return safe_href(value) if attribute == "href" else value
