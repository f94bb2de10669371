"""Every kind of page: a folder beside this file that says what pages and files it has.

A kind is a package with any of three functions:

* ``pages(context)`` yields its pages,
* ``sections(context, uri)`` returns what it adds to a page that people write,
* ``files(context)`` yields files that stand beside the pages.
"""

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType

import account_maps.pages
from account_maps.html.rendered import RenderedPage
from account_maps.pages.context import BuildContext
from account_maps.pages.spec import DeferredFile, PageSpec, SiteFile


@cache
def _kinds() -> tuple[ModuleType, ...]:
    """Return the package of each kind, sorted by name."""
    home = account_maps.pages
    names = (one.name for one in pkgutil.iter_modules(home.__path__) if one.ispkg)
    return tuple(import_module(f"{home.__name__}.{name}") for name in names)


def pages(context: BuildContext) -> Iterator[PageSpec]:
    """Yield every page of a site.

    Args:
        context: What they are made from.
    """
    for kind in _kinds():
        if hasattr(kind, "pages"):
            yield from kind.pages(context)


def sections(context: BuildContext, uri: str) -> list[RenderedPage]:
    """Return what the maps add to a page that people write.

    Args:
        context: What it is made from.
        uri: The page's source address.
    """
    kinds = (kind for kind in _kinds() if hasattr(kind, "sections"))
    return [section for kind in kinds for section in kind.sections(context, uri)]


def files(context: BuildContext) -> Iterator[DeferredFile | SiteFile]:
    """Yield every file that stands beside the pages of a site.

    Args:
        context: What they are made from.
    """
    for kind in _kinds():
        if hasattr(kind, "files"):
            yield from kind.files(context)
