"""Addresses: of our pages inside the site, and of a map in its host's editor."""

import os
import posixpath
import re
from pathlib import Path, PurePath
from urllib.parse import quote, unquote, urlencode, urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_relative_url

_UP = re.compile(r"(^|[/?=&])(?!\.\.(?:/|$))[^/?=&{}]+/\.\.(?:/|$)")

_QUOTED = re.compile(r"\{(path|path_noext)!q\}")


class SiteAddresses:
    """Where things are, as the site generator knows it.

    Args:
        files: All files of the site.
        config: The site's settings.
        root: The project's folder.
    """

    def __init__(self, files: Files, config: MkDocsConfig, root: Path) -> None:
        self._files = files
        self._config = config
        self._urls: dict[str, str] = {}
        self._docs = PurePath(os.path.relpath(config.docs_dir, root)).as_posix()

    def url(self, uri: str) -> str:
        """Return the address of a source's page inside the site."""
        if uri not in self._urls:
            directories = self._config.use_directory_urls
            file = self._files.get_file_from_path(uri) or File(uri, None, "", directories)
            self._urls[uri] = file.url
        return self._urls[uri]

    def between(self, here: str, there: str) -> str:
        """Return the address of one source's page as seen from another's."""
        return get_relative_url(self.url(there), self.url(here))

    def public(self, uri: str) -> str | None:
        """Return the whole address of a source's page, or None if the site has no address."""
        site = self._config.site_url
        return urljoin(site, self.url(uri)) if site else None

    def asset(self, here: str, uri: str) -> str:
        """Return the address of a file that is no page, as seen from a source's page."""
        return get_relative_url(uri, self.url(here))

    def from_file(self, here: str, there: str) -> str:
        """Return the address of a source's page as a file beside the pages names it.

        It is whole if the site has an address: who reads a feed may not know where it came from.
        """
        if self._config.site_url:
            return urljoin(self._config.site_url, self.url(there))
        return get_relative_url(self.url(there), here)

    def edit(self, path: str, line: int) -> str | None:
        """Return the address of the host's editor for a file at a line, or None."""
        address = edit_address(
            path,
            self._docs,
            repo_url=self._config.repo_url,
            edit_uri=self._config.edit_uri,
            template=self._config.edit_uri_template,
        )
        return f"{address}#L{line}" if address and line > 1 else address

    def new_page(self, uri: str, content: str) -> str | None:
        """Return where the host begins a new page of the site, or None.

        Args:
            uri: The page, seen from the folder of pages.
            content: What it begins with.
        """
        return new_file_address(self.edit(f"{self._docs}/{uri}", 1), content)


def new_file_address(address: str | None, content: str) -> str | None:
    """Return where the host begins a new file, made from where it would edit it, or None.

    Known are the hosts that edit under ``…/edit/…`` and begin files under ``…/new/…``; each takes
    the name, and those that take a content as well begin with it.

    Args:
        address: Where the file would be edited if it were there.
        content: What the file begins with.
    """
    before, found, way = (address or "").partition("/edit/")
    folder, _, name = way.rpartition("/")
    if not (found and folder and name):
        return None
    asked = urlencode({"filename": unquote(name), "file_name": unquote(name), "value": content})
    return f"{before}/new/{folder}?{asked}"


def edit_address(
    path: str, docs_dir: str, *, repo_url: str | None, edit_uri: str | None, template: str | None
) -> str | None:
    """Return the address of a file in the editor of its host, or None if there is no host.

    Hosts are told by the site's settings where ``docs_dir`` is; a map stands elsewhere in the
    same repository, so the way from there is joined and straightened out before anything is
    filled in.

    Args:
        path: The file, from the repository's root, with forward slashes.
        docs_dir: The docs folder, from the repository's root.
        repo_url: Setting of the site.
        edit_uri: Setting of the site, such as ``edit/main/docs/``.
        template: Setting ``edit_uri_template`` of the site, which may hold ``{path}``.
    """
    if not template and not edit_uri:
        return None
    way = posixpath.relpath(path, docs_dir)
    folder, name = posixpath.split(way)
    pattern = _QUOTED.sub(r"{\1}", template or f"{edit_uri}{{path}}")
    place = f"{quote(folder)}/{{path}}" if folder else "{path}"
    stem, ending = posixpath.splitext(name)
    pattern = pattern.replace("{path_noext}", "{path}{no_ending}").replace("{path}", place)
    address = (
        _straight(pattern)
        .replace("{path}{no_ending}", quote(stem))
        .replace("{path}", quote(stem) + ending)
    )
    if not repo_url:
        return address
    base = repo_url if address.startswith(("?", "#")) or repo_url.endswith("/") else f"{repo_url}/"
    return urljoin(base, address)


def _straight(pattern: str) -> str:
    while (shorter := _UP.sub(r"\1", pattern, count=1)) != pattern:
        pattern = shorter
    return pattern
