"""The pages of the accounts, also of a map with problems and of a map as it was."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace as replaced
from functools import partial

from msgspec.structs import replace

from account_maps.draw import Router
from account_maps.html.field_values import FieldWords
from account_maps.html.links import Links
from account_maps.html.pieces import Anchor
from account_maps.html.rendered import RenderedPage
from account_maps.model.account import Account
from account_maps.model.anchors import SECTION_ANCHORS, person_anchor
from account_maps.model.pages import HISTORY, MAP
from account_maps.model.people import committee
from account_maps.model.playbook import AccountFile
from account_maps.pages.account.header import AccountHeader, account_header
from account_maps.pages.account.html import account_html
from account_maps.pages.account.map.content import map_content
from account_maps.pages.account.material import AccountMaterial
from account_maps.pages.account.metrics.content import metrics_content
from account_maps.pages.account.overview.content import overview
from account_maps.pages.account.overview.news import account_news, shown_history
from account_maps.pages.account.page_context import Elsewhere, PageContext
from account_maps.pages.account.people.content import people
from account_maps.pages.account.plan.content import plan_content
from account_maps.pages.account_pages import OVERVIEW, is_small, people_page, tab_uris
from account_maps.pages.account_results import account_results
from account_maps.pages.context import BuildContext
from account_maps.pages.edit_site import edit_href, is_editable
from account_maps.pages.error_pages import broken_html, failed_html
from account_maps.pages.related import Relations
from account_maps.pages.spec import PageSpec, digest
from account_maps.pages.uris import account_uri, history_uri, print_uri, tab_uri
from account_maps.read.problems import Problem
from account_maps.read.unexpected import BUG
from account_maps.texts import Texts


def pages(context: BuildContext) -> Iterator[PageSpec]:
    """Yield the pages of each account."""
    relations = Relations(context.playbook)
    for file in context.playbook.files.values():
        if file.account is None:
            yield _broken(context, file)
        else:
            yield from context.failures.guarded(
                partial(_of_map, context, relations, file, file.account),
                partial(_failed, context, file),
                page=account_uri(file.id),
                file=file,
            )


def _failed(context: BuildContext, file: AccountFile, problem: Problem) -> list[PageSpec]:
    return [_broken(context, replaced(file, account=None, problems=(problem,)))]


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
) -> list[PageSpec]:
    tabs = tab_uris(file.id, account, has_history=_has_history(context))
    description = _description(account, context.texts)
    made = []
    for name, uri in tabs.items():
        if name == HISTORY:
            continue
        page_context = _page_context(context, relations, file, account, uri)
        fingerprint = digest(
            name,
            [*tabs],
            context.measures.made_from(file),
            page_context.elsewhere,
            page_context.family,
            page_context.links.history,
            page_context.links.pdf,
            page_context.links.form(None),
            sorted(page_context.last_changes.items()),
            *(shown_history(context, file) if name == OVERVIEW else ()),
        )
        title = account.name
        if name != OVERVIEW:
            title = context.texts(
                "header.title", name=account.name, tab=context.texts(f"tab.{name}")
            )
        made.append(
            PageSpec(
                uri=uri,
                title=title,
                description=description,
                fingerprint=fingerprint,
                make=partial(_page, context, file, account, page_context, name),
                anchors=(*SECTION_ANCHORS, *map(person_anchor, account.stakeholders)),
                source=file.path,
                file=file,
                edit=page_context.links.edit(1),
                tags=account.tags if name == OVERVIEW else (),
                is_account=True,
            )
        )
    return made


def _has_history(context: BuildContext) -> bool:
    return context.changes is not None and context.changes.is_known


def _description(account: Account, texts: Texts) -> str:
    if not account.stakeholders:
        return texts("page.description_empty", name=account.name)
    people, members = len(account.stakeholders), len(committee(account))
    return texts("page.description", name=account.name, people=people, committee=members)


def _page_context(
    context: BuildContext, relations: Relations, file: AccountFile, account: Account, uri: str
) -> PageContext:
    links = context.links(uri, file.shown_path)
    family = relations.of(file.id, account.parent)
    between = context.addresses.between
    on_people = people_page(file.id, account)
    on_map = account_uri(file.id) if is_small(account) else tab_uri(file.id, MAP)
    return PageContext(
        colleagues=context.playbook.colleagues_of(file),
        elsewhere=_elsewhere(relations, file.id, account, links),
        family=context.other_sites.join(family, file.id, account, context.addresses),
        links=replace(
            links,
            profiles="" if uri == on_people else between(uri, on_people),
            map="" if uri == on_map else between(uri, on_map),
            overview="" if uri == account_uri(file.id) else between(uri, account_uri(file.id)),
            onepager=between(uri, print_uri(file.id)),
            pdf=context.pdf_link(uri, file.id),
            history=_history(context, uri, file.id),
            form=_form(context, uri, file),
        ),
        texts=context.texts,
        as_of=context.as_of,
        last_changes=context.changes.last_changes(file) if context.changes else {},
        sections=context.extensions.sections,
        news=partial(account_news, context, uri, file, account),
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
    context: BuildContext,
    file: AccountFile,
    account: Account,
    page_context: PageContext,
    name: str,
) -> RenderedPage:
    results = context.measures.of(file, account)
    material = AccountMaterial(file, account, results, page_context)
    tabs = _tabs(context, file, account, name)
    if is_small(account):
        return account_on_one_page(material, tabs, context.router)
    header = _header(material, tabs, name)
    match name:
        case "overview":
            parts: dict[str, object] = {"overview": overview(material, tabs, context.router)}
        case "map":
            content = map_content(material, context.router, tabs["metrics"])
            return account_html(
                name, header, page_context.texts, content.drawing.warnings, map=content
            )
        case "people":
            parts = {"people": people(material), "as_of": page_context.as_of}
        case "plan":
            parts = {"plan": plan_content(material)}
        case _:
            parts = {"metrics": metrics_content(material)}
    return account_html(name, header, page_context.texts, (), **parts)


def _tabs(
    context: BuildContext, file: AccountFile, account: Account, current: str
) -> dict[str, str]:
    """Return the address of each page of an account, as seen from one of them."""
    uris = tab_uris(file.id, account, has_history=_has_history(context))
    return {name: context.addresses.between(uris[current], uri) for name, uri in uris.items()}


def history_header(context: BuildContext, file: AccountFile, account: Account) -> AccountHeader:
    """Return what stands above the history of an account.

    Args:
        context: What it is made from.
        file: The map's file.
        account: The map.
    """
    uri = history_uri(file.id)
    summary = context.measures.maps[file.id].summary
    words = FieldWords(context.playbook.colleagues_of(file), context.texts)
    links = replace(
        context.links(uri, file.shown_path),
        onepager=context.addresses.between(uri, print_uri(file.id)),
        form=_form(context, uri, file),
    )
    standing = (summary.status, summary.reasons)
    tabs = _tabs(context, file, account, HISTORY)
    header = account_header(account, standing, words, links, tabs, HISTORY)
    return replace(header, visit=file.id)


def _header(material: AccountMaterial, tabs: Mapping[str, str], name: str) -> AccountHeader:
    status, links = material.measured.status, material.page_context.links
    standing = (status.level, status.reasons)
    header = account_header(material.account, standing, material.words, links, tabs, name)
    # A map as it was has no other pages, and whoever looks at it hasn't seen what is new.
    return replace(header, visit=material.file.id) if tabs else header


def account_on_one_page(
    material: AccountMaterial, tabs: Mapping[str, str], router: Router
) -> RenderedPage:
    """Return all of an account on one page.

    Args:
        material: What it is made from.
        tabs: Address of each of the account's other pages by name, as seen from it.
        router: Routes the informal lines.
    """
    drawn = map_content(material, router) if material.account.stakeholders else None
    return account_html(
        "whole",
        _header(material, tabs, OVERVIEW),
        material.texts,
        drawn.drawing.warnings if drawn else (),
        overview=overview(material, tabs, router),
        map=drawn,
        people=people(material),
        as_of=material.page_context.as_of,
        plan=plan_content(material),
        metrics=metrics_content(material),
    )


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
    material = AccountMaterial(file, account, results, page_context)
    return account_on_one_page(material, {}, context.router)
