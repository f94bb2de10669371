"""The portfolio: a table of all accounts, and the problems of the shared files."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from account_maps.html.environment import rendered
from account_maps.html.rendered import TOP, RenderedPage, page_toc
from account_maps.pages.closed_accounts import closed_table
from account_maps.pages.context import BuildContext
from account_maps.pages.portfolio.columns import COLUMNS
from account_maps.pages.portfolio.content import account_rows
from account_maps.pages.portfolio.facets import facets
from account_maps.pages.spec import PageSpec, digest
from account_maps.pages.uris import ACCOUNTS_URI
from account_maps.read.problems import Problem, first_of_each_file


def pages(context: BuildContext) -> Iterator[PageSpec]:
    """Yield the portfolio."""
    files = context.playbook.files.values()
    of_maps = {file.shown_path for file in files}
    problems = tuple(p for p in context.playbook.problems if p.file not in of_maps)
    broken = [(file.id, file.problems) for file in files if file.account is None]
    changed = sorted(context.changes.changed.items()) if context.changes else []
    yield PageSpec(
        uri=ACCOUNTS_URI,
        title=context.texts("portfolio.title"),
        description=context.texts("portfolio.description"),
        anchors=(TOP, "columns", "closed"),
        fingerprint=digest(
            context.fingerprint_of(context.summaries), problems, broken, changed, context.folder
        ),
        make=partial(_page, context, problems),
    )


def _page(context: BuildContext, problems: Sequence[Problem]) -> RenderedPage:
    texts, overview = context.texts, context.overview(ACCOUNTS_URI)
    rows = account_rows(overview, context.playbook.files.values())
    values = [row.facets for row in rows if not row.problems]
    days = overview.rules.portfolio.outlook
    told, more = first_of_each_file(problems, lambda problem: problem.file)
    content = rendered(
        "pages/portfolio/page.html",
        texts,
        rows=rows,
        facets=facets(values, overview),
        problems=told,
        more=more,
        folder=context.folder,
        links=context.overview_links(ACCOUNTS_URI),
        columns=COLUMNS,
        heads=[texts(column.head, days=days) for column in COLUMNS],
        groups=_groups(),
        closed=closed_table("portfolio.closed", overview),
        zip=zip,
        days=days,
        as_of=overview.as_of,
        top=TOP,
    )
    return RenderedPage(content, page_toc(texts("portfolio.title")))


def _groups() -> list[tuple[str, int]]:
    """Return what neighboring columns are about, and how many of them each spans."""
    return [(group, len(list(those))) for group, those in groupby(COLUMNS, lambda one: one.group)]
