"""The pages about many accounts → HTML: the portfolio, its risks, our team and each of us."""

from collections.abc import Iterable, Sequence

from markupsafe import escape
from msgspec import Struct

from account_maps.html.environment import rendered
from account_maps.html.lists import Table
from account_maps.html.rendered import TOP, RenderedPage, TocHeading
from account_maps.pages.overview import Overview
from account_maps.pages.portfolio.content import GROUPS, NUMBERS, AccountRow
from account_maps.pages.portfolio.facets import facet_values, facets
from account_maps.pages.risks.content import RisksPage
from account_maps.pages.team.content import ColleaguePage
from account_maps.read.problems import Problem, first_of_each_file

RISKS_SECTIONS = (
    TOP,
    "ten",
    "standing",
    "vetoes",
    "single",
    "no-champion",
    "moves",
    "handover",
    "stale",
    "freshness",
    "roles",
    "breaches",
    "waivers",
)
"""Anchors of the sections of the page of the risks."""

COLLEAGUE_SECTIONS = (TOP, "calls", "findings", "tasks", "verify", "accounts")
"""Anchors of the sections of the page of one of us."""


class PortfolioLinks(Struct, frozen=True):
    """Addresses of the pages about many accounts, as seen from one of them.

    Attributes:
        portfolio: The portfolio.
        risks: The risks of the week.
        team: The list of our people.
        script: The script that narrows the portfolio down and sorts it.
    """

    portfolio: str
    risks: str
    team: str
    script: str


def portfolio_html(
    rows: Sequence[AccountRow],
    problems: Sequence[Problem],
    folder: str,
    links: PortfolioLinks,
    overview: Overview,
) -> RenderedPage:
    """Return the portfolio.

    Args:
        rows: A row for each account.
        problems: Problems of the shared files.
        folder: The folder of the maps, as users know it.
        links: Where the other pages about many accounts are.
        overview: What the rows were made with.
    """
    texts = overview.texts
    values = [facet_values(summary, overview) for summary in overview.summaries]
    told, more = first_of_each_file(problems, lambda problem: problem.file)
    content = rendered(
        "portfolio.html",
        texts,
        rows=rows,
        facets=facets(values, overview),
        numbers=NUMBERS,
        problems=told,
        more=more,
        folder=folder,
        links=links,
        groups=GROUPS,
        days=overview.rules.portfolio.outlook,
        as_of=overview.as_of,
        top=TOP,
    )
    return RenderedPage(content, _headings(texts("portfolio.title"), ()))


def risks_html(page: RisksPage, links: PortfolioLinks, overview: Overview) -> RenderedPage:
    """Return the page of the risks.

    Args:
        page: What it shows.
        links: Where the other pages about many accounts are.
        overview: What it was made with.
    """
    texts = overview.texts
    content = rendered("risks.html", texts, page=page, links=links, as_of=overview.as_of, top=TOP)
    plots = [plot.table for plot in (page.standing, page.freshness) if plot]
    return RenderedPage(content, _headings(texts("risks.title"), (page.ten, *plots, *page.tables)))


def team_html(table: Table, links: PortfolioLinks, overview: Overview) -> RenderedPage:
    """Return the list of our people.

    Args:
        table: What it shows.
        links: Where the other pages about many accounts are.
        overview: What it was made with.
    """
    texts = overview.texts
    content = rendered("team.html", texts, table=table, links=links, as_of=overview.as_of, top=TOP)
    return RenderedPage(content, _headings(texts("team.title"), ()))


def colleague_html(page: ColleaguePage, links: PortfolioLinks, overview: Overview) -> RenderedPage:
    """Return the page of one of us.

    Args:
        page: What it shows.
        links: Where the pages about many accounts are.
        overview: What it was made with.
    """
    content = rendered(
        "colleague.html",
        overview.texts,
        page=page,
        links=links,
        as_of=overview.as_of,
        top=TOP,
    )
    return RenderedPage(content, _headings(page.name, page.tables))


def _headings(title: str, tables: Iterable[Table]) -> TocHeading:
    below = tuple(TocHeading(one.anchor, str(escape(one.title))) for one in tables)
    return TocHeading(TOP, str(escape(title)), below)
