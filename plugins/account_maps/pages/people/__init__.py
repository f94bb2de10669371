"""The directory of all people, and the list that its finder loads."""

from collections.abc import Iterator
from functools import partial
from urllib.parse import quote

import msgspec
from msgspec import Struct

from account_maps.html.assets import page_script
from account_maps.html.environment import rendered
from account_maps.html.rendered import TOP, RenderedPage, page_toc
from account_maps.pages.context import BuildContext
from account_maps.pages.people.content import Directory, directory, findable
from account_maps.pages.spec import PageSpec, SiteFile, digest
from account_maps.pages.uris import FINDABLE_URI, PEOPLE_URI, account_uri
from account_maps.texts import Texts


class FinderLinks(Struct, frozen=True):
    """Addresses of what the finder needs, as seen from the page: its script and its list."""

    script: str
    people: str


def pages(context: BuildContext) -> Iterator[PageSpec]:
    """Yield the directory of people."""
    page = directory(context.playbook, context.links(PEOPLE_URI), context.texts)
    asset = partial(context.addresses.asset, PEOPLE_URI)
    finder = FinderLinks(asset(page_script("people")[0]), asset(FINDABLE_URI))
    yield PageSpec(
        uri=PEOPLE_URI,
        title=context.texts("directory.title"),
        description=context.texts("directory.description"),
        fingerprint=digest(msgspec.msgpack.encode(page), context.digests.texts),
        make=partial(_page, page, finder, context.texts),
        anchors=(TOP, *(letter.anchor for letter in page.letters)),
    )


def _page(page: Directory, finder: FinderLinks, texts: Texts) -> RenderedPage:
    content = rendered(
        "pages/people/page.html", texts, page=page, finder=finder, quote=quote, top=TOP
    )
    below = [(one.anchor, one.label) for one in page.letters]
    return RenderedPage(content, page_toc(texts("directory.title"), below))


def files(context: BuildContext) -> Iterator[SiteFile]:
    """Yield the list that the finder loads, as JSON."""
    addresses = {key: context.addresses.url(account_uri(key)) for key in context.playbook.files}
    yield SiteFile(FINDABLE_URI, msgspec.json.encode(findable(context.playbook, addresses)))
