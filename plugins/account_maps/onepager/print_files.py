"""The print pages: a bare page for each account, the sheet of paper that a browser prints."""

from collections.abc import Iterator, Mapping
from functools import partial

from markupsafe import Markup
from msgspec.structs import replace

from account_maps.draw import MapExcerpt, draw_excerpt
from account_maps.html.names import DisplayNames
from account_maps.model.account import Account, Colleague
from account_maps.model.playbook import AccountFile
from account_maps.onepager.attendees import attendees
from account_maps.onepager.fitted_sheets import FittedSheets, SheetPair
from account_maps.onepager.print_html import (
    PrintPage,
    SheetLinks,
    brief_script,
    onepager_html,
    reading_style_file,
    sheet_style_file,
)
from account_maps.pages.attendee_choice import attendee_choice
from account_maps.pages.context import BuildContext
from account_maps.pages.spec import DeferredFile, digest
from account_maps.pages.uris import account_uri, print_uri


def print_pages(
    context: BuildContext, sheets: FittedSheets, *, csp: bool
) -> Iterator[DeferredFile]:
    """Yield the print page of each account whose map could be read.

    Args:
        context: What they are made from.
        sheets: What stands on them.
        csp: Whether pages carry a Content-Security-Policy.
    """
    for file, account in context.accounts():
        uri = print_uri(file.id)
        fingerprint = digest(context.measures.made_from(file), context.pdf_link(uri, file.id))
        yield DeferredFile(
            uri=uri,
            fingerprint=fingerprint,
            make=partial(_made, context, sheets, file, account, csp=csp),
            file=file,
        )


def _made(
    context: BuildContext, sheets: FittedSheets, file: AccountFile, account: Account, *, csp: bool
) -> bytes:
    page, links = _page(context, sheets.of(file, account), file, account), _links(context, file.id)
    html = onepager_html(page, links, context.texts, csp=csp)
    return html.encode(errors="xmlcharrefreplace")


def _page(
    context: BuildContext, sheets: SheetPair, file: AccountFile, account: Account
) -> PrintPage:
    sheet = sheets.paper
    href = context.addresses.between(print_uri(file.id), account_uri(file.id))
    results = context.measures.of(file, account, again=True)
    team = context.playbook.colleagues_of(file)
    names = DisplayNames(account.stakeholders, team)
    levels = context.playbook.rules.onepager.steps
    return PrintPage(
        replace(sheet, page=sheet.page and replace(sheet.page, href=href)),
        _drawn(context, sheet.map.excerpt if sheet.map else None, account, team),
        attendees(sheets, account, results, names, context.texts, levels=levels),
        attendee_choice(account, results.measured, context.texts),
    )


def _drawn(
    context: BuildContext,
    excerpt: MapExcerpt | None,
    account: Account,
    team: Mapping[str, Colleague],
) -> Markup | None:
    if excerpt is None:
        return None
    return draw_excerpt(excerpt, account, team, context.texts, context.router, alone=False)


def _links(context: BuildContext, account_id: str) -> SheetLinks:
    uri, addresses = print_uri(account_id), context.addresses
    return SheetLinks(
        account=addresses.between(uri, account_uri(account_id)),
        style=addresses.asset(uri, sheet_style_file()[0]),
        reading=addresses.asset(uri, reading_style_file()[0]),
        script=addresses.asset(uri, brief_script()[0]),
        pdf=context.pdf_link(uri, account_id),
    )
