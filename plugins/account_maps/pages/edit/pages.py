"""The edit page: its sheet, the data that it loads, and the maps that it changes."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import sha1
from typing import Final
from urllib.parse import quote, urlencode, urlsplit

import msgspec
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from msgspec import Struct

from account_maps.model.playbook import AccountFile, Playbook
from account_maps.pages.edit.data import MapSource, edit_data
from account_maps.pages.edit.html import EditLinks, edit_html
from account_maps.pages.spec import Addresses, PageSpec, digest
from account_maps.settings.edit import EditSetting
from account_maps.site.assets import edit_asset, edit_assets
from account_maps.site.report import warn
from account_maps.texts import Texts

EDIT_URI: Final = "edit.md"
_DATA: Final = "edit/maps.json"
_NAMES_HIDDEN: Final = "its text names an account that the site leaves out"


class Host(Struct, frozen=True):
    """Where changes are proposed.

    Attributes:
        speaks: ``github`` or ``gitlab``.
        name: What people call it.
        api: Address of its API.
        project: The repository.
        branch: The branch that changes are for.
    """

    speaks: str
    name: str
    api: str
    project: str
    branch: str


@dataclass(frozen=True, kw_only=True)
class EditSheet:
    """The edit page with what goes with it.

    Attributes:
        setting: What the settings say.
        playbook: What was read.
        addresses: Where things are.
        repo_url: The repository, as the site's settings have it.
        texts: What the page says.
    """

    setting: EditSetting
    playbook: Playbook
    addresses: Addresses
    repo_url: str
    texts: Texts

    def sheet(self) -> PageSpec:
        """Return the page. It may call the host's API, and nothing else outside the site."""
        asset = partial(self.addresses.asset, EDIT_URI)
        links = EditLinks(asset(edit_asset("main.js")), asset(edit_asset("edit.css")), asset(_DATA))
        speaks, project = (self.host.speaks, self.host.project) if self.host else ("", "")
        title, description = self.texts("edit_page.title"), self.texts("edit_page.description")
        make = partial(edit_html, links, speaks, project, self.texts)
        connect = f"{self.host.api}/" if self.host else ""
        facts = digest("edit", links, self.host)
        return PageSpec(EDIT_URI, title, description, facts, make, connect=connect)

    def href(self, here: str, account_id: str, person_id: str | None = None) -> str:
        """Return the address of the page for an account, as seen from a source's page.

        Args:
            here: The source's address.
            account_id: The account.
            person_id: One of its people.
        """
        asked = {"account": account_id, **({"person": person_id} if person_id else {})}
        return f"{self.addresses.between(here, EDIT_URI)}?{urlencode(asked)}"

    def offers(self, file: AccountFile) -> bool:
        """Return whether a map can be edited here, where its whole text can be read."""
        hidden = self.playbook.hidden
        return hidden.rule is None or hidden.may_show(file.path.read_bytes())

    def files(self, config: MkDocsConfig) -> Iterator[File]:
        """Yield what the page loads: its data, and each map as it stands on the disk.

        Args:
            config: The site's settings.
        """
        sources = []
        for file in self.playbook.files.values():
            if file.account:
                if not self.offers(file):
                    warn(f"{file.shown_path} can't be edited on this site: {_NAMES_HIDDEN}")
                    continue
                content = file.path.read_bytes()
                sources.append(self._source(file, file.account.name, content))
                yield File.generated(config, f"edit/{file.id}.yaml", content=content)
        for address, text in edit_assets().items():
            yield File.generated(config, address, content=text)
        data = edit_data(self.playbook, sources, self.host, self.texts)
        yield File.generated(config, _DATA, content=msgspec.json.encode(data))

    def _source(self, file: AccountFile, name: str, content: bytes) -> MapSource:
        blob = sha1(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest()
        path = posixpath.normpath(posixpath.join(self.setting.folder, file.shown_path))
        source = f"{quote(file.id)}.yaml?{urlencode({'v': blob[:8]})}"
        edit = self.addresses.edit(file.shown_path, 1)
        return MapSource(file.id, name, path, source, blob, edit)

    @cached_property
    def host(self) -> Host | None:
        """Where changes are proposed, or None.

        Raises:
            PluginError: If there is an API, and no telling which repository is meant.
        """
        setting, url = self.setting, urlsplit(self.repo_url)
        if not setting.api:
            return None
        project = setting.project or url.path.strip("/").removesuffix(".git")
        if not project:
            raise PluginError("account-maps: with `edit: {api: …}` goes `project`, or `repo_url`.")
        told = "gitlab" if "gitlab" in f"{url.hostname} {setting.api}" else "github"
        speaks = setting.host or told
        name = self.texts(f"edit_host.{speaks}")
        return Host(speaks, name, setting.api, project, setting.branch)


def edit_sheet(
    setting: EditSetting | None,
    config: MkDocsConfig,
    playbook: Playbook,
    addresses: Addresses,
    texts: Texts,
) -> EditSheet | None:
    """Return the edit page, or None if the settings want none.

    Args:
        setting: What the settings say.
        config: The site's settings.
        playbook: What was read.
        addresses: Where things are.
        texts: What the page says.
    """
    if setting is None:
        return None
    return EditSheet(
        setting=setting,
        playbook=playbook,
        addresses=addresses,
        repo_url=config.repo_url or "",
        texts=texts,
    )
