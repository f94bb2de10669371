"""The families of companies, each as a picture with the people who work in several of them."""

from collections.abc import Iterator, Mapping
from functools import partial
from urllib.parse import quote

import msgspec

from account_maps.draw.family import CompanyRow, FamilyDrawing, SharedPerson, draw_family
from account_maps.html.environment import rendered
from account_maps.html.rendered import TOP, RenderedPage, page_toc
from account_maps.pages.companies.content import CompanyFamily, Families, Link, families
from account_maps.pages.context import BuildContext
from account_maps.pages.spec import PageSpec, digest
from account_maps.pages.uris import COMPANIES_URI
from account_maps.texts import Texts


def pages(context: BuildContext) -> Iterator[PageSpec]:
    """Yield the page of the families."""
    page = families(context.playbook, context.links(COMPANIES_URI), context.texts)
    yield PageSpec(
        uri=COMPANIES_URI,
        title=context.texts("family.title"),
        description=context.texts("family.description"),
        fingerprint=digest(msgspec.msgpack.encode(page), context.digests.texts),
        make=partial(families_html, page, context.texts),
        anchors=_anchors(page),
    )


def _anchors(page: Families) -> tuple[str, ...]:
    shared = (one.anchor for family in page.families for one in family.people)
    return (TOP, *(family.anchor for family in page.families), *shared)


def families_html(page: Families, texts: Texts) -> RenderedPage:
    """Return the page of the families.

    Args:
        page: What it shows.
        texts: What the pages say.
    """
    drawn = [(family, _drawing(family)) for family in page.families]
    content = rendered(
        "pages/companies/page.html", texts, families=drawn, alone=page.alone, top=TOP
    )
    below = [(one.anchor, one.title) for one in page.families]
    return RenderedPage(content, page_toc(texts("family.title"), below))


def _drawing(family: CompanyFamily) -> FamilyDrawing:
    members = [
        CompanyRow(one.depth, one.account.text, one.about, one.account.href or "")
        for one in family.drawn
    ]
    row_of = {company.id: row for row, company in enumerate(family.drawn)}
    return draw_family(members, [_shared(one, row_of) for one in family.linked])


def _shared(one: Link, row_of: Mapping[str, int]) -> SharedPerson:
    rows = [(row_of[post.company], post.state is None) for post in one.posts]
    return SharedPerson(one.name, f"#{quote(one.anchor)}", rows)
