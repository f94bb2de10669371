"""The pages that extensions add: each is sound, or it is told what is wrong with it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import NoneType

from markupsafe import Markup, escape

from account_maps.extensions import GuardedPages
from account_maps.extensions.checked_text import checked_text
from account_maps.extensions.faults import ExtensionError
from account_maps.html.rendered import RenderedPage, TocHeading
from account_maps.model.playbook import AccountFile
from account_maps.pages.context import BuildContext
from account_maps.pages.spec import PageSpec, digest
from account_maps.read.links import why_no_link
from account_maps.read.words import quoted

# What every file system takes, and tells apart from every other address.
_ADDRESS = re.compile(r"(?:[a-z0-9_-]{1,60}/){0,4}[a-z0-9_-]{1,60}\.md")
_KINDS: Mapping[str, tuple[type, ...]] = {
    "uri": (str,),
    "title": (str,),
    "description": (str,),
    "fingerprint": (bytes, NoneType),
    "anchors": (tuple, list),
    "source": (Path, NoneType),
    "file": (AccountFile, NoneType),
    "edit": (str, NoneType),
    "tags": (tuple, list),
    "connect": (str,),
    "is_account": (bool,),
}
"""What each attribute of a page may be."""


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
    _check_kinds(spec)
    if not _ADDRESS.fullmatch(spec.uri):
        hint = "write one such as renewals.md, of small letters, digits, - and _"
        raise ExtensionError(f"{quoted(spec.uri)} can't be the address of a page", hint)
    if is_taken(spec.uri):
        told = f"the site has a page at {spec.uri} already"
        raise ExtensionError(told, "choose another address")
    fingerprint = (
        None if spec.fingerprint is None else digest(spec.fingerprint, context.extensions.digest)
    )
    return replace(
        spec,
        title=checked_text(spec.title),
        description=checked_text(spec.description),
        anchors=tuple(map(checked_text, spec.anchors)),
        tags=tuple(map(checked_text, spec.tags)),
        make=partial(_made, spec, pages),
        fingerprint=fingerprint,
    )


def _check_kinds(spec: PageSpec) -> None:
    """Refuse a page with an attribute that is something else than it must be.

    Raises:
        ExtensionError: If there is such an attribute.
    """
    for name, kinds in _KINDS.items():
        value = getattr(spec, name)
        if not isinstance(value, kinds):
            expected, found = kinds[0].__name__, type(value).__name__
            raise ExtensionError(f"expected {expected} as a page's `{name}`, found {found}")
    for name in ("uri", "title", "description"):
        if not getattr(spec, name).strip():
            raise ExtensionError(f"a page's `{name}` is empty", "write one")
    for name in ("edit", "connect"):
        address = getattr(spec, name)
        why = why_no_link(address) if address else ""
        if why:
            raise ExtensionError(f"a page's `{name}` can't be {quoted(address)}", why)


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
