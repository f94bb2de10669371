"""Notes of a map, which are a small part of Markdown, as safe HTML.

Two nets: the Markdown reader knows no raw HTML and no images, and what it makes passes an
allow-list of elements, where every link is looked at once more.
"""

from functools import cache

import nh3
from markdown import Markdown
from markupsafe import Markup, escape

from account_maps.view.links import safe_href

LONGEST_NOTE = 20_000
"""Characters up to which a note is read as Markdown; a longer one is shown as plain text."""

_ELEMENTS = {"p", "br", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr"}
_NOT_IN_A_NOTE = ("html", "image_link", "image_reference", "short_image_ref")


def note_html(text: str) -> Markup:
    """Return a note as HTML: paragraphs, emphasis, lists, quotes, code and safe links."""
    if len(text) > LONGEST_NOTE:
        return _plain(text)
    try:
        html = _reader().reset().convert(text)
    except RecursionError:
        return _plain(text)
    return Markup(  # noqa: S704 - the allow-list has just been applied
        nh3.clean(
            html,
            tags=_ELEMENTS,
            attributes={"a": {"href"}},
            attribute_filter=_only_safe_links,
            url_schemes={"https", "http", "mailto"},
            link_rel="noopener noreferrer",
        )
    )


def _plain(text: str) -> Markup:
    return Markup("<p>{}</p>").format(escape(text))


def _only_safe_links(_element: str, attribute: str, value: str) -> str | None:
    return safe_href(value) if attribute == "href" else value


@cache
def _reader() -> Markdown:
    reader = Markdown()
    reader.preprocessors.deregister("html_block")
    for pattern in _NOT_IN_A_NOTE:
        reader.inlinePatterns.deregister(pattern)
    return reader
