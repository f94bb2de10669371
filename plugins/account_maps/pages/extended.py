"""The pages that extensions add: each is sound, or it is told what is wrong with it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from markupsafe import Markup, escape

from account_maps.extensions import GuardedPages
from account_maps.extensions.faults import ExtensionError
from account_maps.html.rendered import RenderedPage, TocHeading
from account_maps.pages.context import BuildContext
from account_maps.pages.spec import PageSpec, digest
from account_maps.read.words import quoted

_NOT_IN_ADDRESSES = frozenset("\\:?#%")


def extension_pages(context: BuildContext, is_taken: Callable[[str], bool]) -> Iterator[PageSpec]:
    """Yield the pages that extensions add to a site.

    Args:
        context: What they are made from.
        is_taken: Returns whether the site has a page already at a source address.
    """
    for pages in context.extensions.pages:
        for spec in pages.listed(context):
            try:
                yield _sound(spec, is_taken, pages, context)
            except ExtensionError as error:
                pages.refuse(error)


def _sound(
    spec: object, is_taken: Callable[[str], bool], pages: GuardedPages, context: BuildContext
) -> PageSpec:
    """Return a page that all else can rely on.

    Raises:
        ExtensionError: If it is none, or is where none can be.
    """
    if not isinstance(spec, PageSpec):
        told = f"expected a PageSpec, found {type(spec).__name__}"
        raise ExtensionError(told, "yield PageSpec(…)")
    for name in ("uri", "title", "description"):
        if not isinstance(getattr(spec, name), str) or not getattr(spec, name).strip():
            raise ExtensionError(f"a page's {name} isn't a text", "write one")
    if not _is_address(spec.uri):
        hint = "write an address such as renewals.md"
        raise ExtensionError(f"{quoted(spec.uri)} can't be the address of a page", hint)
    if is_taken(spec.uri):
        told = f"the site has a page at {spec.uri} already"
        raise ExtensionError(told, "choose another address")
    fingerprint = (
        None if spec.fingerprint is None else digest(spec.fingerprint, context.extensions.digest)
    )
    return replace(spec, make=partial(_made, spec, pages), fingerprint=fingerprint)


def _is_address(uri: str) -> bool:
    parts = PurePosixPath(uri).parts
    is_plain = uri.isprintable() and _NOT_IN_ADDRESSES.isdisjoint(uri)
    return is_plain and uri == "/".join(parts) and ".." not in parts and uri.endswith(".md")


def _made(spec: PageSpec, pages: GuardedPages) -> RenderedPage:
    """Return the page, with all of it escaped that the environment hasn't made."""

    def sound() -> RenderedPage:
        made = spec.make()
        if not isinstance(made, RenderedPage):
            told = f"expected a RenderedPage, found {type(made).__name__}"
            raise ExtensionError(told, "return extension.render(…)")
        return replace(made, content=str(escape(made.content)), headings=_escaped(made.headings))

    return pages.made(sound, spec.uri)


def _escaped(heading: TocHeading) -> TocHeading:
    """Return a heading whose label is escaped once, whether it was before or not."""
    label = str(escape(Markup(heading.label).unescape()))  # noqa: S704 - taken apart, and escaped
    return TocHeading(heading.anchor, label, tuple(map(_escaped, heading.below)))
