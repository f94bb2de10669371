"""The print pages: a bare page for each account, the sheet of paper that a browser prints."""

from collections.abc import Iterator, Mapping
from functools import partial

from markupsafe import Markup

from account_maps.draw import MapExcerpt, draw_excerpt
from account_maps.html.assets import page_script
from account_maps.html.pieces import Anchor
from account_maps.model.account import Account, Colleague
from account_maps.model.playbook import AccountFile
from account_maps.onepager.attendees import attendees
from account_maps.onepager.content import onepager_content
from account_maps.onepager.fit import fitted_anyhow
from account_maps.onepager.print_html import (
    PrintPage,
    SheetLinks,
    onepager_html,
    sheet_style_file,
)
from account_maps.pages.account.content import PageContext
from account_maps.pages.context import BuildContext
from account_maps.pages.spec import DeferredFile, digest
from account_maps.pages.uris import account_uri, print_uri


def print_pages(context: BuildContext, *, csp: bool) -> Iterator[DeferredFile]:
    """Yield the print page of each account whose map could be read.

    Args:
        context: What they are made from.
        csp: Whether pages carry a Content-Security-Policy.
    """
    for file, account in context.accounts():
        uri = print_uri(file.id)
        facts = digest(context.measures.made_from(file), context.pdf_link(uri, file.id))
        yield DeferredFile(
            uri=uri,
            facts=facts,
            make=partial(_made, context, file, account, csp=csp),
            file=file,
        )


def _made(context: BuildContext, file: AccountFile, account: Account, *, csp: bool) -> bytes:
    page, links = _page(context, file, account), _links(context, file.id)
    html = onepager_html(page, links, context.texts, csp=csp)
    return html.encode(errors="xmlcharrefreplace")


def _page(context: BuildContext, file: AccountFile, account: Account) -> PrintPage:
    uri = print_uri(file.id)
    setting = PageContext(
        colleagues=context.playbook.colleagues_of(file),
        library=context.measures.library,
        links=context.links(uri, file.shown_path),
        texts=context.texts,
        as_of=context.as_of,
        sections=context.extensions.sections,
    )
    measured = context.measures.of(file, account, again=True)
    levels = context.playbook.rules.onepager.steps
    content = onepager_content(
        file, account, measured, setting, page=_whole(context, uri, account_uri(file.id))
    )
    sheet = fitted_anyhow(content, levels)
    people = attendees(sheet, account, measured, setting, levels)
    return PrintPage(sheet, _drawn(context, sheet.map.excerpt, account, setting.colleagues), people)


def _drawn(
    context: BuildContext,
    excerpt: MapExcerpt | None,
    account: Account,
    team: Mapping[str, Colleague],
) -> Markup | None:
    if excerpt is None:
        return None
    return draw_excerpt(excerpt, account, team, context.texts, context.router, alone=False)


def _whole(context: BuildContext, uri: str, page: str) -> Anchor:
    return Anchor(context.addresses.public(page), context.addresses.between(uri, page))


def _links(context: BuildContext, account_id: str) -> SheetLinks:
    uri, addresses = print_uri(account_id), context.addresses
    return SheetLinks(
        account=addresses.between(uri, account_uri(account_id)),
        style=addresses.asset(uri, sheet_style_file()[0]),
        script=addresses.asset(uri, page_script("meeting")[0]),
        pdf=context.pdf_link(uri, account_id),
    )
