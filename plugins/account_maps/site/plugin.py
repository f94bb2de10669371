"""The MkDocs plugin: it hands the playbook's pages to the site generator, and that is all."""

import datetime as dt
import os
from hashlib import sha256
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from account_maps.draw import Router
from account_maps.history.as_of import as_of_date
from account_maps.model.load import load_playbook
from account_maps.model.playbook import Playbook
from account_maps.render.environment import THEME
from account_maps.site import frame
from account_maps.site.addresses import SiteAddresses
from account_maps.site.assets import asset_files, bundle
from account_maps.site.book import Book
from account_maps.site.identity import site_digest
from account_maps.site.memory import Memory
from account_maps.site.pages import ReadyPage, map_file, ready_pages
from account_maps.site.report import report, tell
from account_maps.site.search import add_to_search
from account_maps.site.settings import Settings
from account_maps.site.store import Store
from account_maps.texts import Texts, english

LAST = -100
"""Priority after all other plugins."""


class AccountMapsPlugin(BasePlugin[Settings]):
    """Turns the YAML maps of a folder into pages with diagrams."""

    _root: Path
    _playbook: Playbook
    _texts: Texts
    _store: Store
    _router: Router
    _files: Files
    _nav: Navigation
    _as_of: dt.date
    _book: Book

    def __init__(self) -> None:
        """Start with nothing read."""
        self._serving = False
        self._memory: Memory | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Learn that the site is being served; having this keeps the object between builds."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the maps, and add our templates, styles and scripts to the site's."""
        self._root = Path(config.config_file_path or "mkdocs.yml").parent.resolve()
        self._store = Store(self._root / self.config.cache_dir)
        self._playbook = self._read(Path(config.docs_dir))
        self._texts = english().renamed(self._playbook.labels)
        self._as_of = as_of_date(self.config.as_of, os.environ, self._root)
        engine = None if self.config.engine == "auto" else self.config.engine
        self._router = Router(engine, self._store)
        config.watch.append(str(self._root / self.config.maps_dir))
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME / "material"))
        config.extra_css.insert(0, bundle("css")[0])
        config.extra_javascript.append(bundle("js")[0])
        return config

    def _read(self, docs: Path) -> Playbook:
        if self._memory is None:
            self._memory = Memory(self._store, self._root)
        playbook = load_playbook(
            self._root / self.config.maps_dir,
            docs,
            root=self._root,
            size_limit=self.config.largest_map,
            remembered=self._memory.files,
        )
        self._memory.keep()
        return playbook

    def on_pre_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Tell what is wrong with the maps, before anything of the old site is touched.

        Raises:
            PluginError: If a build finds problems. A served site shows them on its pages.
        """
        if self._serving:
            tell(self._playbook.problems)
        elif self._playbook.problems:
            raise PluginError(report(self._playbook.problems))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a page for each map, the list of accounts, and the styles and scripts.

        Raises:
            PluginError: If docs/ has a page of its own where one of ours belongs.
        """
        self._files = files
        for asset in asset_files(config):
            files.append(asset)
        self._book = Book(
            playbook=self._playbook,
            texts=self._texts,
            as_of=self._as_of,
            addresses=SiteAddresses(files, config, self._root),
            router=self._router,
            folder=self.config.maps_dir,
        )
        for sheet in self._book.sheets():
            if files.get_file_from_path(sheet.uri):
                raise PluginError(f"docs/{sheet.uri} stands where a page of the maps belongs.")
            file = map_file(sheet, config)
            page = ReadyPage(sheet, file, config)
            page.edit_url = sheet.edit
            files.append(file)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Keep the navigation, which every page shows."""
        self._nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Work out what the pages depend on, now that all of it is known."""
        env.filters["csp_hashes"] = frame.serving_hashes if self._serving else frame.csp_hashes
        env.globals["account_maps"] = {"csp": self.config.csp}
        beside = (self._playbook.shared_digest, self._as_of, self._router.identity, self._serving)
        env.bytecode_cache = frame.CompiledTemplates(self._store)
        env.auto_reload = False  # else each of a page's seventy includes looks for a newer file
        site = site_digest(config, self._nav.items, beside)
        for page in ready_pages(self._files):
            page.key = sha256(site + page.facts).digest()
        add_to_search(config.plugins.values(), self._book.search_entries())
        return env

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Write the pages that an earlier build has made, so that nothing is left to do for them.

        Not before the sitemap is there: it lists what the generator takes for pages.
        """
        if template_name == "sitemap.xml":
            for page in ready_pages(self._files):
                whole = self._store.get(page.key)
                if whole is not None:
                    write_file(whole, page.file.abs_dest_path)
                    page.file.is_written = True
        return output

    @event_priority(LAST)
    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Make a page of ours that no earlier build has made.

        Last of all, since the search looks through each page for marks that ours never have.
        """
        if isinstance(page, ReadyPage):
            page.finish()
        return context

    @event_priority(LAST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Keep a page of ours for later builds."""
        if isinstance(page, ReadyPage):
            self._store.put(page.key, output.encode(errors="xmlcharrefreplace"))
            page.forget()
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Clear out what no build has wanted for long."""
        self._store.prune()
