"""One build's edition of the playbook: what was read, and with what its pages are made."""

import datetime as dt
import gc
import os
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files

from account_maps.draw import Router
from account_maps.export import join_accounts
from account_maps.history.as_of import as_of_date
from account_maps.model.load import load_playbook
from account_maps.model.playbook import Playbook
from account_maps.model.waivers import run_out
from account_maps.read.problems import Problem
from account_maps.site.addresses import SiteAddresses
from account_maps.site.assets import asset_files
from account_maps.site.book import Book
from account_maps.site.identity import site_digest
from account_maps.site.measures import Measures, measured_maps
from account_maps.site.memory import Memory
from account_maps.site.pages import ReadyPage
from account_maps.site.settings import Settings
from account_maps.site.shards import Neighbors, neighbors, selected
from account_maps.site.store import Store
from account_maps.site.tags import tag_links
from account_maps.site.uris import FINDABLE_URI, MACHINES_URI
from account_maps.texts import Texts, english

COLLECT_AFTER = 50_000
"""New objects after which Python looks for cycles among them. A build makes many objects and hardly
a cycle; with Python's own 700 that search is a fifth of a build."""


@dataclass(frozen=True, kw_only=True)
class Edition:
    """What one build works with.

    Attributes:
        root: The project's folder.
        folder: The folder of the maps, seen from there.
        playbook: What was read.
        texts: What the pages say.
        as_of: The day that the site speaks of.
        store: Finished work of earlier builds.
        router: Leads the informal lines.
        measures: What is measured of the maps.
        neighbors: The accounts on other sites of this repository.
    """

    root: Path
    folder: str
    playbook: Playbook
    texts: Texts
    as_of: dt.date
    store: Store
    router: Router
    measures: Measures
    neighbors: Neighbors

    def run_out(self) -> list[Problem]:
        """Return the waivers that have run out: a site that was built yesterday builds today."""
        files = self.playbook.files.values()
        return [problem for file in files for problem in run_out(file, self.as_of)]

    def book(self, files: Files, config: MkDocsConfig) -> Book:
        """Return the playbook as pages, once the site's other files are known."""
        return Book(
            playbook=self.playbook,
            texts=self.texts,
            as_of=self.as_of,
            addresses=SiteAddresses(files, config, self.root),
            router=self.router,
            folder=self.folder,
            measures=self.measures,
            neighbors=self.neighbors,
        )

    def files_beside_pages(self, book: Book, config: MkDocsConfig) -> list[File]:
        """Return the styles and scripts, and what the site holds for machines and scripts."""
        document = join_accounts(self.measures.records, self.as_of, self.playbook.team)
        return [
            *asset_files(config),
            File.generated(config, MACHINES_URI, content=document),
            File.generated(config, FINDABLE_URI, content=book.findable()),
        ]

    def key_pages(
        self,
        pages: Iterable[ReadyPage],
        config: MkDocsConfig,
        navigation: Iterable[StructureItem],
        *,
        serving: bool,
    ) -> None:
        """Give each page the key of all that it depends on."""
        beside = (self.playbook.shared_digest, self.as_of, self.router.identity, serving)
        site = site_digest(config, navigation, beside)
        for page in pages:
            own = (page.file.src_uri, list(tag_links(page, config.plugins.values())))
            page.key = sha256(site + page.facts + repr(own).encode()).digest()


def prepare(config: MkDocsConfig, settings: Settings, memory: Memory) -> Edition:
    """Read the maps and get ready to make pages of them.

    Args:
        config: The site's settings.
        settings: The plugin's.
        memory: Maps as read by earlier builds; brought up to date.
    """
    gc.set_threshold(COLLECT_AFTER)
    root = Path(config.config_file_path or "mkdocs.yml").parent.resolve()
    store = Store(root / settings.cache_dir)
    playbook = load_playbook(
        root / settings.maps_dir,
        Path(config.docs_dir),
        root=root,
        size_limit=settings.largest_map,
        remembered=memory.recall(store, root),
        selection=selected(settings, config),
    )
    memory.keep(store)
    texts = english().renamed(playbook.labels)
    as_of = as_of_date(settings.as_of, os.environ, root)
    return Edition(
        root=root,
        folder=settings.maps_dir,
        playbook=playbook,
        texts=texts,
        as_of=as_of,
        store=store,
        router=Router(None if settings.engine == "auto" else settings.engine, store),
        measures=measured_maps(playbook, as_of, texts, store),
        neighbors=neighbors(settings, playbook.others),
    )
