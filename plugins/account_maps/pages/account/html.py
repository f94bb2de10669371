"""The page of an account → HTML."""

from dataclasses import dataclass
from typing import Any

from markupsafe import escape

from account_maps.draw import Drawing, ExtraView
from account_maps.html.environment import environment, rendered
from account_maps.html.rendered import TOP, RenderedPage, TocHeading
from account_maps.pages.account.content import AccountPage
from account_maps.texts import Texts

SECTIONS = (
    TOP,
    "next",
    "questions",
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
        "pages/account/page.html", texts, page=page, drawing=drawing, sections=_Sections(TOP, shown)
    )
    below = tuple(TocHeading(a, str(escape(label)), people.get(a, ())) for a, label in shown)
    warnings = drawing.warnings if drawing else ()
    return RenderedPage(content, TocHeading(TOP, str(escape(page.name)), below), warnings)


def _sections(page: AccountPage) -> list[str]:
    """Return the sections that a page has: their anchors, which are their keys in the texts."""
    rows = [
        ("next", page.everybody and not page.outcome),
        ("questions", page.questions.shown),
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


def map_views(page: AccountPage, texts: Texts) -> list[ExtraView]:
    """Return the tables that stand beside the pictures of a map, as tabs of the same figure."""
    macros: Any = environment().get_template("pages/account/tables.html").module
    views = []
    if page.power.rows:
        table = macros.power(page.power, texts)
        views.append(ExtraView("power", texts("power.tab"), table))
    if page.matrix:
        table = macros.matrix(page.matrix, texts)
        views.append(ExtraView("team", texts("matrix.tab"), table))
    return views
