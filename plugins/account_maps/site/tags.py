"""What a tags plugin like Material's makes of the tags of our pages."""

from collections.abc import Iterable, Iterator
from typing import Any

from mkdocs.structure.pages import Page


def tag_links(page: Page, plugins: Iterable[Any]) -> Iterator[tuple[str, str | None]]:
    """Yield each tag that the frame of a page will show, and where it leads.

    A kept page shows them, so its key holds them: a list of tags may have come or gone.

    Args:
        page: A page of ours.
        plugins: The site's plugins, which have all seen their pages.
    """
    for plugin in plugins:
        if hasattr(plugin, "mappings") and hasattr(plugin, "listings"):
            mapping = plugin.mappings and plugin.mappings.get(page)
            for tag in plugin.listings & mapping if mapping else ():
                yield tag.name, tag.url
