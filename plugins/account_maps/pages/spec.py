"""What a page, or a file beside the pages, is before it is made."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from account_maps.html.rendered import TOP, RenderedPage
from account_maps.model.playbook import AccountFile


class Addresses(Protocol):
    """Where things are."""

    def url(self, uri: str) -> str:
        """Return the address of a source's page inside the site."""
        ...

    def between(self, here: str, there: str) -> str:
        """Return the address of one source's page as seen from another's."""
        ...

    def public(self, uri: str) -> str | None:
        """Return the whole address of a source's page, or None if the site has no address."""
        ...

    def asset(self, here: str, uri: str) -> str:
        """Return the address of a file that is no page, as seen from a source's page."""
        ...

    def from_file(self, here: str, there: str) -> str:
        """Return the address of a source's page as a file beside the pages names it."""
        ...

    def edit(self, path: str, line: int) -> str | None:
        """Return the address of the host's editor for a file at a line, or None."""
        ...

    def new_page(self, uri: str, content: str) -> str | None:
        """Return where the host begins a new page of the site, or None."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """A page to be made.

    Attributes:
        uri: Its address among the sources.
        title: Its title, as plain text.
        description: One sentence for search engines and previews, as plain text.
        make: Makes it.
        fingerprint: Digest of all in the playbook that it shows; None if that isn't known, so
            that it is made in every build.
        anchors: Where links may lead on it.
        source: The map that plugins ask git about, if it is made from one.
        file: The map's file, if it is about one account.
        edit: Address of the host's editor for the map, or None.
        tags: Free labels, for a plugin that lists pages by them.
        connect: An address outside the site that its scripts may call, if there is one.
        is_account: Whether it is the page of an account, which needs the styles of no other page.
    """

    uri: str
    title: str
    description: str
    make: Callable[[], RenderedPage]
    fingerprint: bytes | None = None
    anchors: tuple[str, ...] = (TOP,)
    source: Path | None = None
    file: AccountFile | None = None
    edit: str | None = None
    tags: tuple[str, ...] = ()
    connect: str = ""
    is_account: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferredFile:
    """A file beside the pages that is made when it is written, unless an earlier build has made it.

    Attributes:
        uri: Where it stands in the site.
        fingerprint: Digest of all in the playbook that it shows.
        make: Makes it.
        file: The map's file, if it is about one account.
        key: Digest of all that it depends on, if that is more than the fingerprint and the frame of
            the site does not matter.
    """

    uri: str
    fingerprint: bytes
    make: Callable[[], bytes]
    file: AccountFile | None = None
    key: bytes = b""


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file beside the pages: where it stands in the site, and what it holds."""

    uri: str
    content: bytes


def digest(*values: object) -> bytes:
    """Return a digest of plain values."""
    return sha256(repr(values).encode("utf-8", "surrogatepass")).digest()
