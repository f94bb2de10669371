"""Views → finished pages: the HTML, and what the site generator wants to know about it.

Titles, descriptions and labels leave this room escaped, since the site generator's own templates
escape nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import escape

from account_maps.draw import Drawing
from account_maps.html.environment import rendered
from account_maps.model.playbook import AccountFile
from account_maps.pages.account.content import AccountPage
from account_maps.read.problems import MOST_TOLD, Problem
from account_maps.texts import Texts

TOP = "top"
"""Anchor of a page's first heading."""

SECTIONS = (
    TOP,
    "findings",
    "map",
    "everybody",
    "committee",
    "figures",
    "routes",
    "losses",
    "message",
    "people",
    "company",
    "plan",
    "gaps",
    "shared",
)
"""Anchors of the sections that an account's page may have."""


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


@dataclass(frozen=True, slots=True)
class _Sections:
    top: str
    shown: tuple[tuple[str, str], ...]


def account_html(page: AccountPage, drawing: Drawing | None, texts: Texts) -> RenderedPage:
    """Return the page of an account.

    Args:
        page: What it shows.
        drawing: Its pictures, or None where nobody is on the map.
        texts: What the pages say.
    """
    shown = tuple((name, texts(f"page.{name}")) for name in _sections(page))
    profiles = (*page.committee, *page.others)
    people = {"people": tuple(TocHeading(p.anchor, str(escape(p.name))) for p in profiles)}
    content = rendered(
        "account.html", texts, page=page, drawing=drawing, sections=_Sections(TOP, shown)
    )
    below = tuple(TocHeading(a, str(escape(label)), people.get(a, ())) for a, label in shown)
    warnings = drawing.warnings if drawing else ()
    return RenderedPage(content, TocHeading(TOP, str(escape(page.name)), below), warnings)


def _sections(page: AccountPage) -> list[str]:
    """Return the sections that a page has: their anchors, which are their keys in the texts."""
    rows = [
        ("findings", page.everybody),
        ("map", page.everybody),
        ("committee", page.committee),
        ("figures", page.everybody),
        ("routes", page.routes.rows),
        ("losses", page.losses),
        ("message", page.message),
        ("people", page.everybody),
        ("company", page.company),
        ("plan", page.plan),
        ("gaps", page.gaps),
        ("shared", page.shared),
    ]
    return [name for name, filled in rows if filled]


def failed_html(name: str, problem: Problem, texts: Texts) -> RenderedPage:
    """Return the page that stands in for one that couldn't be made because of a bug.

    Args:
        name: What the page is called.
        problem: What failed.
        texts: What the page says.
    """
    title = texts("failed.title", id=name)
    content = rendered("failed.html", texts, title=title, problem=problem, top=TOP)
    return RenderedPage(content, TocHeading(TOP, str(escape(title))))


def failed_file(name: str, problem: Problem, texts: Texts) -> bytes:
    """Return the file that stands in for a page beside the site's others, such as a print page.

    Args:
        name: What the page is called.
        problem: What failed.
        texts: What the page says.
    """
    title = texts("failed.title", id=name)
    return rendered("failed_file.html", texts, title=title, problem=problem, top=TOP).encode()


def broken_html(file: AccountFile, edit: Callable[[int], str | None], texts: Texts) -> RenderedPage:
    """Return the page that stands in for an account whose map has problems."""
    title = str(escape(texts("broken.title", id=file.id)))
    content = rendered("broken.html", texts, file=file, edit=edit, top=TOP, most=MOST_TOLD)
    return RenderedPage(content, TocHeading(TOP, title))
