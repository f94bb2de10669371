"""The edit page: a page, the data that it loads, and the maps that it changes."""

import posixpath
from collections.abc import Iterator
from functools import partial
from hashlib import sha1
from urllib.parse import quote, urlencode

import msgspec
from msgspec import Struct

from account_maps.html.assets import edit_asset, edit_assets
from account_maps.html.environment import rendered
from account_maps.html.rendered import TOP, RenderedPage, TocHeading
from account_maps.model.playbook import AccountFile
from account_maps.pages.context import BuildContext
from account_maps.pages.edit.data import MapSource, edit_data
from account_maps.pages.edit_site import EDIT_URI, EditSite, Host, is_editable
from account_maps.pages.spec import PageSpec, SiteFile, digest
from account_maps.pages.uris import account_uri
from account_maps.texts import Texts

_DATA = "edit/maps.json"


class EditLinks(Struct, frozen=True):
    """Addresses of what the page needs, as seen from it: its script, its style and its data."""

    script: str
    style: str
    data: str


def pages(context: BuildContext) -> Iterator[PageSpec]:
    """Yield the edit page, if the site has one. It may call its host's API and nothing else."""
    if context.edit:
        asset, host = partial(context.addresses.asset, EDIT_URI), context.edit.host
        links = EditLinks(asset(edit_asset("main.js")), asset(edit_asset("edit.css")), asset(_DATA))
        yield PageSpec(
            uri=EDIT_URI,
            title=context.texts("edit_page.title"),
            description=context.texts("edit_page.description"),
            fingerprint=digest(links, host, context.digests.texts),
            make=partial(edit_html, links, host, context.texts),
            connect=f"{host.api}/" if host else "",
        )


def edit_html(links: EditLinks, host: Host | None, texts: Texts) -> RenderedPage:
    """Return the edit page. What it shows of a map, its script fills in.

    Args:
        links: What it needs.
        host: Where changes are proposed, or None if the site proposes none.
        texts: What the page says.
    """
    speaks, project = (host.speaks, host.project) if host else ("", "")
    request = texts(f"edit_request.{speaks}") if speaks else ""
    content = rendered(
        "pages/edit/page.html",
        texts,
        links=links,
        host=speaks,
        project=project,
        request=request,
        top=TOP,
    )
    return RenderedPage(content, TocHeading(TOP, texts("edit_page.title")))


def files(context: BuildContext) -> Iterator[SiteFile]:
    """Yield what the page loads: scripts, its data, and each map as it stands on the disk."""
    if context.edit:
        sources = []
        for file, account in context.accounts():
            if is_editable(file, context.playbook):
                content = file.path.read_bytes()
                sources.append(_source(context, context.edit, file, account.name, content))
                yield SiteFile(f"edit/{file.id}.yaml", content)
        for address, text in edit_assets().items():
            yield SiteFile(address, text.encode())
        data = edit_data(context.playbook, sources, context.edit.host, context.texts)
        yield SiteFile(_DATA, msgspec.json.encode(data))


def _source(
    context: BuildContext, edit: EditSite, file: AccountFile, name: str, content: bytes
) -> MapSource:
    blob = sha1(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest()
    return MapSource(
        id=file.id,
        name=name,
        path=posixpath.normpath(posixpath.join(edit.folder, file.shown_path)),
        source=f"{quote(file.id)}.yaml?{urlencode({'v': blob[:8]})}",
        blob=blob,
        edit=context.addresses.edit(file.shown_path, 1),
        page=context.addresses.between(EDIT_URI, account_uri(file.id)),
    )
