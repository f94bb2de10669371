"""The pages of the accounts: one each, also of a map with problems and of a map as it was."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace as replaced
from functools import partial

from msgspec.structs import replace

from account_maps.draw import draw_map
from account_maps.html.links import Links, person_anchor
from account_maps.html.pieces import Anchor
from account_maps.html.rendered import RenderedPage
from account_maps.model.account import Account
from account_maps.model.people import committee
from account_maps.model.playbook import AccountFile
from account_maps.pages.account.content import PageContext, account_page
from account_maps.pages.account.html import SECTIONS, account_html, map_views
from account_maps.pages.account.profile import Elsewhere
from account_maps.pages.account_results import AccountResults, account_results
from account_maps.pages.context import BuildContext
from account_maps.pages.edit_site import edit_href, is_editable
from account_maps.pages.error_pages import broken_html, failed_html
from account_maps.pages.related import Relations
from account_maps.pages.spec import PageSpec, digest
from account_maps.pages.uris import account_uri, history_uri, print_uri
from account_maps.read.problems import Problem
from account_maps.read.unexpected import BUG
from account_maps.texts import Texts


def pages(context: BuildContext) -> Iterator[PageSpec]:
    """Yield the page of each account."""
    relations = Relations(context.playbook)
    for file in context.playbook.files.values():
        if file.account is None:
            yield _broken(context, file)
        else:
            yield context.failures.guarded(
                partial(_of_map, context, relations, file, file.account),
                partial(_failed, context, file),
                page=account_uri(file.id),
                file=file,
            )


def _failed(context: BuildContext, file: AccountFile, problem: Problem) -> PageSpec:
    return _broken(context, replaced(file, account=None, problems=(problem,)))


def _broken(context: BuildContext, file: AccountFile) -> PageSpec:
    uri, texts = account_uri(file.id), context.texts
    title = texts("broken.title", id=file.id)
    edit = context.links(uri, file.shown_path).edit
    bug = next((one for one in file.problems if one.code == BUG), None)
    make = partial(broken_html, file, edit, texts)
    if bug:
        make = partial(failed_html, file.id, bug, texts)
    return PageSpec(
        uri=uri,
        title=title,
        description=title,
        fingerprint=digest(file.shown_path, file.digest, file.problems, context.digests.texts),
        make=make,
        source=file.path,
        file=file,
        edit=edit(1),
        is_account=True,
    )


def _of_map(
    context: BuildContext, relations: Relations, file: AccountFile, account: Account
) -> PageSpec:
    uri = account_uri(file.id)
    page_context = _page_context(context, relations, file, account)
    fingerprint = digest(
        context.measures.made_from(file),
        page_context.elsewhere,
        page_context.family,
        page_context.links.history,
        page_context.links.pdf,
        page_context.links.form(None),
        sorted(page_context.last_changes.items()),
    )
    return PageSpec(
        uri=uri,
        title=account.name,
        description=_description(account, context.texts),
        fingerprint=fingerprint,
        make=partial(_page, context, file, account, page_context),
        anchors=(*SECTIONS, *map(person_anchor, account.stakeholders)),
        source=file.path,
        file=file,
        edit=page_context.links.edit(1),
        tags=account.tags,
        is_account=True,
    )


def _description(account: Account, texts: Texts) -> str:
    if not account.stakeholders:
        return texts("page.description_empty", name=account.name)
    people, members = len(account.stakeholders), len(committee(account))
    return texts("page.description", name=account.name, people=people, committee=members)


def _page_context(
    context: BuildContext, relations: Relations, file: AccountFile, account: Account
) -> PageContext:
    uri = account_uri(file.id)
    links = context.links(uri, file.shown_path)
    family = relations.of(file.id, account.parent)
    return PageContext(
        colleagues=context.playbook.colleagues_of(file),
        elsewhere=_elsewhere(relations, file.id, account, links),
        family=context.other_sites.join(family, file.id, account, context.addresses),
        links=replace(
            links,
            onepager=context.addresses.between(uri, print_uri(file.id)),
            pdf=context.pdf_link(uri, file.id),
            history=_history(context, uri, file.id),
            form=_form(context, uri, file),
        ),
        texts=context.texts,
        as_of=context.as_of,
        last_changes=context.changes.last_changes(file) if context.changes else {},
        sections=context.extensions.sections,
    )


def _elsewhere(
    relations: Relations, here: str, account: Account, links: Links
) -> dict[str, tuple[Elsewhere, ...]]:
    """Return the posts of the account's people in other accounts, by shared person key."""
    keys = {p.person for p in account.stakeholders.values() if p.person}
    return {
        key: tuple(
            Elsewhere(post.account, post.title, links.account(post.account_id))
            for post in relations.posts[key]
            if post.account_id != here
        )
        for key in sorted(keys)
    }


def _history(context: BuildContext, uri: str, account_id: str) -> Anchor | None:
    """Return the link to the history of an account, or that it is unknown."""
    if context.changes is None:
        return None
    if not context.changes.is_known:
        return Anchor(context.texts("history.unknown"))
    href = context.addresses.between(uri, history_uri(account_id))
    return Anchor(context.texts("history.link"), href)


def _form(context: BuildContext, uri: str, file: AccountFile) -> Callable[[str | None], str | None]:
    if context.edit and is_editable(file, context.playbook):
        return partial(edit_href, context.addresses, uri, file.id)
    return lambda _: None


def _page(
    context: BuildContext, file: AccountFile, account: Account, page_context: PageContext
) -> RenderedPage:
    return _drawn(context, file, account, context.measures.of(file, account), page_context)


def page_as_it_was(
    context: BuildContext, file: AccountFile, account: Account, day: dt.date, uri: str
) -> RenderedPage:
    """Return the page of a map as it was on a day, which leads to no other map.

    Args:
        context: What it is made from.
        file: The map's file, with the account as it was.
        account: The same account.
        day: The day, on which everything has its age.
        uri: The page's source address.
    """
    page_context = PageContext(
        colleagues=context.playbook.team,
        links=context.links(uri),
        texts=context.texts.renamed({"page": {"as_of": context.texts("page.as_of_then")}}),
        as_of=day,
        sections=context.extensions.sections,
    )
    results_context = replace(context.measures.context, as_of=day)
    results = account_results(account, page_context.colleagues, results_context)
    return _drawn(context, file, account, results, page_context)


def _drawn(
    context: BuildContext,
    file: AccountFile,
    account: Account,
    results: AccountResults,
    page_context: PageContext,
) -> RenderedPage:
    page = account_page(file, account, results, page_context)
    drawing = None
    if account.stakeholders:
        drawing = draw_map(
            account,
            page_context.colleagues,
            context.texts,
            context.router,
            map_views(page, context.texts),
            losses={loss.who: loss.share for loss in results.measured.losses if not loss.ours},
            trails=[path.trail for decider in page.routes.rows for path in decider.paths],
        )
    return account_html(page, drawing, page_context.texts)
