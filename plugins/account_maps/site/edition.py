"""One build's edition of the playbook: what was read, and with what its pages are made."""

import datetime as dt
import gc
import os
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files

from account_maps.draw import Router
from account_maps.export import join_accounts
from account_maps.history.as_of import as_of_date
from account_maps.history.history import read_history
from account_maps.model.load import load_playbook
from account_maps.model.notes import shown_plain
from account_maps.model.playbook import Playbook
from account_maps.model.verdict import Severities, judged
from account_maps.model.waivers import run_out
from account_maps.pdf.errors import NoTypstError
from account_maps.pdf.paper import Paper
from account_maps.pdf.typesetter import typst_version
from account_maps.read.problems import Problem
from account_maps.render.onepager import Policy
from account_maps.site.addresses import SiteAddresses
from account_maps.site.assets import asset_files
from account_maps.site.book import Book
from account_maps.site.compiled import keep_compiled
from account_maps.site.edit_setting import EditSetting
from account_maps.site.edit_sheet import edit_sheet
from account_maps.site.history_told import Told
from account_maps.site.identity import code_digest, site_digest
from account_maps.site.kept_files import KeptFile
from account_maps.site.measures import Measures, measured_maps
from account_maps.site.memory import Memory
from account_maps.site.pages import ready_pages
from account_maps.site.pdf_files import PdfFiles
from account_maps.site.print_pages import print_files
from account_maps.site.report import warn
from account_maps.site.settings import Settings
from account_maps.site.shards import Neighbors, neighbors, selected
from account_maps.site.store import Store
from account_maps.site.tags import tag_links
from account_maps.site.uris import FINDABLE_URI, MACHINES_URI
from account_maps.texts import Texts, english
from account_maps.view.account.history_diff import Setting as Telling

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
        csp: Whether pages carry a Content-Security-Policy.
        severities: How much is made of problems.
        edit: How maps are edited in the site, if they are.
        paper: What PDFs of the one-pagers are made for, if the site has them.
        fonts: A folder with further fonts for them.
        told: What changed in the maps, in words; None if that is not wanted.
        dates: Of how many earlier days each map has a page.
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
    csp: bool
    severities: Severities
    edit: EditSetting | None
    paper: Paper | None
    fonts: Path | None
    told: Told | None
    dates: int

    def warnings(self) -> list[Problem]:
        """Return what is in the way of nothing: a site that was built yesterday builds today."""
        files = self.playbook.files.values()
        found = [one for file in files for one in (*run_out(file, self.as_of), *shown_plain(file))]
        verdict = judged(found, self.playbook.ignores, self.severities)
        return [*self.playbook.warnings, *verdict.errors, *verdict.warnings]

    def book(self, files: Files, config: MkDocsConfig, *, serving: bool) -> Book:
        """Return the playbook as pages, once the site's other files are known."""
        addresses = SiteAddresses(files, config, self.root)
        return Book(
            playbook=self.playbook,
            texts=self.texts,
            as_of=self.as_of,
            addresses=addresses,
            router=self.router,
            folder=self.folder,
            measures=self.measures,
            neighbors=self.neighbors,
            policy=Policy(wanted=self.csp, live=serving),
            told=self.told,
            dates=self.dates,
            edit=edit_sheet(self.edit, config, self.playbook, addresses, self.texts),
            pdf=self._pdf_files(addresses, config) if self.paper else None,
        )

    def _pdf_files(self, addresses: SiteAddresses, config: MkDocsConfig) -> PdfFiles | None:
        if self.paper is None or typst_version() is None:
            warn(f"{NoTypstError()}; the print pages are there without it")
            return None
        return PdfFiles(
            playbook=self.playbook,
            texts=self.texts,
            as_of=self.as_of,
            addresses=addresses,
            site_url=config.site_url,
            router=self.router,
            measures=self.measures,
            paper=self.paper,
            fonts=self.fonts,
        )

    def files_beside_pages(self, book: Book, files: Files, config: MkDocsConfig) -> list[File]:
        """Return the styles and scripts, the print pages, and what the site holds for machines."""
        document = join_accounts(self.measures.records, self.as_of, self.playbook.team)
        paper = chain(book.print_pages(), book.pdf.files() if book.pdf else (), book.feeds())
        return [
            *asset_files(config),
            File.generated(config, MACHINES_URI, content=document),
            File.generated(config, FINDABLE_URI, content=book.findable()),
            *(book.edit.files(config) if book.edit else ()),
            *print_files(paper, files, config, self.store, serving=book.policy.live),
        ]

    def key_pages(
        self,
        files: Files,
        config: MkDocsConfig,
        navigation: Iterable[StructureItem],
        *,
        serving: bool,
    ) -> None:
        """Give each page, and each file that is kept, the key of all that it depends on."""
        beside = (self.playbook.shared_digest, self.as_of, self.router.identity, serving)
        site = site_digest(config, navigation, beside)
        for page in ready_pages(files):
            own = (page.file.src_uri, list(tag_links(page, config.plugins.values())))
            page.key = sha256(site + page.facts + repr(own).encode()).digest()
        for file in files:
            if isinstance(file, KeptFile):
                file.key = sha256(site + file.facts + file.src_uri.encode()).digest()


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
    keep_compiled(store)
    playbook = load_playbook(
        root / settings.maps_dir,
        Path(config.docs_dir),
        root=root,
        size_limit=settings.largest_map,
        remembered=memory.recall(store, root),
        selection=selected(settings, config),
        severities=settings.severity or {},
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
        csp=settings.csp,
        severities=settings.severity or {},
        edit=settings.edit,
        paper=Paper(settings.pdf) if settings.pdf else None,
        fonts=Path(settings.fonts) if settings.fonts else None,
        told=_told(root, settings, playbook, as_of, texts, store) if settings.history else None,
        dates=settings.history_dates,
    )


def _told(  # noqa: PLR0913, PLR0917
    root: Path,
    settings: Settings,
    playbook: Playbook,
    as_of: dt.date,
    texts: Texts,
    store: Store,
) -> Told:
    history = read_history(root / settings.maps_dir, root, store, code_digest())
    # Figures of old versions would take most of a build.
    telling = Telling(playbook.rules, playbook.team, texts, as_of, measured=False)
    return Told(history, playbook, telling, settings.history_changes, store)
