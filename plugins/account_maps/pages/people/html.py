"""The directory of people, the families of companies and the territories → HTML."""

from collections.abc import Mapping
from urllib.parse import quote

from markupsafe import escape
from msgspec import Struct

from account_maps.draw.family import FamilyDrawing, Member, Shared, draw_family
from account_maps.html.environment import rendered
from account_maps.html.lists import Table
from account_maps.html.rendered import TOP, RenderedPage, TocHeading
from account_maps.pages.companies.content import CompanyFamily, Families, Link
from account_maps.pages.overview import Overview
from account_maps.pages.people.content import Directory
from account_maps.pages.territories.content import TerritoryPages
from account_maps.texts import Texts

TERRITORIES_SECTIONS = (TOP, "territories", "without")
"""Anchors of the list of the territories."""

TERRITORY_SECTIONS = (TOP, "territory")
"""Anchors of the page of a territory."""


class FinderLinks(Struct, frozen=True):
    """Addresses of what the finder needs, as seen from the page: its script and its list."""

    script: str
    people: str


def directory_anchors(page: Directory) -> tuple[str, ...]:
    """Return the anchors of the directory of people."""
    return (TOP, *(letter.anchor for letter in page.letters))


def directory_html(page: Directory, finder: FinderLinks, texts: Texts) -> RenderedPage:
    """Return the directory of people.

    Args:
        page: What it shows.
        finder: What its finder needs.
        texts: What the pages say.
    """
    content = rendered("people.html", texts, page=page, finder=finder, quote=quote, top=TOP)
    below = tuple(TocHeading(one.anchor, str(escape(one.label))) for one in page.letters)
    return RenderedPage(content, TocHeading(TOP, str(escape(texts("directory.title"))), below))


def family_anchors(page: Families) -> tuple[str, ...]:
    """Return the anchors of the page of the families."""
    shared = (one.anchor for family in page.families for one in family.people)
    return (TOP, *(family.anchor for family in page.families), *shared)


def families_html(page: Families, texts: Texts) -> RenderedPage:
    """Return the page of the families of companies.

    Args:
        page: What it shows.
        texts: What the pages say.
    """
    drawn = [(family, _drawing(family)) for family in page.families]
    content = rendered("family.html", texts, families=drawn, alone=page.alone, top=TOP)
    below = tuple(TocHeading(one.anchor, str(escape(one.title))) for one in page.families)
    return RenderedPage(content, TocHeading(TOP, str(escape(texts("family.title"))), below))


def _drawing(family: CompanyFamily) -> FamilyDrawing:
    members = [
        Member(one.depth, one.account.text, one.about, one.account.href or "")
        for one in family.drawn
    ]
    row_of = {company.id: row for row, company in enumerate(family.drawn)}
    return draw_family(members, [_shared(one, row_of) for one in family.linked])


def _shared(one: Link, row_of: Mapping[str, int]) -> Shared:
    rows = [(row_of[post.company], post.state is None) for post in one.posts]
    return Shared(one.name, f"#{quote(one.anchor)}", rows)


def territories_html(page: TerritoryPages, overview: Overview) -> RenderedPage:
    """Return the list of the territories.

    Args:
        page: What it shows.
        overview: What it was made with.
    """
    texts = overview.texts
    content = rendered(
        "territory.html",
        texts,
        title=texts("territories.title"),
        tables=(page.table,) if not page.without.rows else (page.table, page.without),
        as_of=overview.as_of,
        back=None,
        top=TOP,
    )
    below = [page.without] if page.without.rows else []
    return RenderedPage(content, _headings(texts("territories.title"), below))


def territory_html(name: str, page: Table, back: str, overview: Overview) -> RenderedPage:
    """Return the page of a territory.

    Args:
        name: The territory.
        page: Its accounts.
        back: Address of the list of the territories.
        overview: What it was made with.
    """
    content = rendered(
        "territory.html",
        overview.texts,
        title=name,
        tables=(page,),
        as_of=overview.as_of,
        back=back,
        top=TOP,
    )
    return RenderedPage(content, _headings(name, []))


def _headings(title: str, tables: list[Table]) -> TocHeading:
    below = tuple(TocHeading(one.anchor, str(escape(one.title))) for one in tables)
    return TocHeading(TOP, str(escape(title)), below)
