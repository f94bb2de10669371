"""A finished page: its HTML, and what the site generator wants to know about it.

Titles and labels are escaped, since the site generator's own templates
escape nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import escape

TOP = "top"
"""Anchor of a page's first heading."""


@dataclass(frozen=True, slots=True)
class TocHeading:
    """A heading for the table of contents: anchor and escaped label, with those below it."""

    anchor: str
    label: str
    below: tuple["TocHeading", ...] = ()


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A finished page.

    Attributes:
        content: HTML of the page's main part.
        headings: The page's heading with the sections below it.
        warnings: What went wrong without stopping the build.
    """

    content: str
    headings: TocHeading
    warnings: tuple[str, ...] = ()


def page_toc(
    title: str, sections: Iterable[tuple[str, str]] = (), *, anchor: str = TOP
) -> TocHeading:
    """Return the table of contents of a page with one level of sections.

    Args:
        title: The page's title, as plain text.
        sections: The anchor of each section, and its title as plain text.
        anchor: Anchor of the title.
    """
    below = tuple(TocHeading(name, str(escape(label))) for name, label in sections)
    return TocHeading(anchor, str(escape(title)), below)
