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

from account_maps.changes.diff import DiffContext as Telling
from account_maps.changes.log import ChangeLog
from account_maps.draw import Router
from account_maps.export import join_accounts
from account_maps.history.as_of import AsOf, DaySource, as_of
from account_maps.history.cache_folder import why_not_trusted
from account_maps.history.history import History, read_history
from account_maps.history.lost import told as told_lost
from account_maps.model.folder import shown
from account_maps.model.load import load_playbook
from account_maps.model.notes import shown_plain
from account_maps.model.playbook import Playbook
from account_maps.model.verdict import Severities, judged
from account_maps.model.waivers import run_out
from account_maps.onepager.pdf.errors import NoTypstError
from account_maps.onepager.pdf.paper import Paper
from account_maps.onepager.pdf.typesetter import typst_version
from account_maps.onepager.pdf_files import PdfFiles
from account_maps.pages.edit.pages import edit_sheet
from account_maps.pages.failures import Failures
from account_maps.pages.measures import MeasuredMaps, measured_maps
from account_maps.pages.uris import FINDABLE_URI, MACHINES_URI
from account_maps.read.problems import Problem
from account_maps.settings.edit import EditSetting
from account_maps.settings.settings import Settings
from account_maps.site.addresses import SiteAddresses
from account_maps.site.assets import asset_files
from account_maps.site.book import Book
from account_maps.site.identity import code_digest, site_digest
from account_maps.site.kept_files import CachedFile, Shelf, cached_files
from account_maps.site.memory import Memory
from account_maps.site.pages import generated_pages
from account_maps.site.report import warn
from account_maps.site.shards import Neighbors, neighbors, selected
from account_maps.site.tags import tag_links
from account_maps.site.withholding import withheld
from account_maps.store.store import Store
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
        as_of: The day that the site speaks of, and where it comes from.
        store: Finished work of earlier builds.
        router: Leads the informal lines.
        measures: What is measured of the maps.
        neighbors: The accounts on other sites of this repository.
        csp: Whether pages carry a Content-Security-Policy.
        severities: How much is made of problems.
        edit: How maps are edited in the site, if they are.
        paper: What PDFs of the one-pagers are made for, if the site has them.
        fonts: A folder with further fonts for them.
        failed_pdfs: Why PDFs can't be made, by their keys, from one build to the next.
        history: What git knows of the maps; None if that is not wanted.
        told: The same in words.
        dates: Of how many earlier days each map has a page.
    """

    root: Path
    folder: str
    playbook: Playbook
    texts: Texts
    as_of: AsOf
    store: Store
    router: Router
    measures: MeasuredMaps
    neighbors: Neighbors
    csp: bool
    severities: Severities
    edit: EditSetting | None
    paper: Paper | None
    fonts: Path | None
    failed_pdfs: dict[bytes, Problem]
    history: History | None
    told: ChangeLog | None
    dates: int

    def warnings(self) -> list[Problem]:
        """Return what is in the way of nothing: a site that was built yesterday builds today."""
        files = self.playbook.files.values()
        day = self.as_of.day
        found = [one for file in files for one in (*run_out(file, day), *shown_plain(file))]
        verdict = judged(found, self.playbook.ignores, self.severities)
        return [*self.playbook.warnings, *verdict.errors, *verdict.warnings]

    def lost(self) -> list[str]:
        """Return a line for each thing that git can't tell, and that a page shows as unknown."""
        files = self.playbook.files.values()
        of_history = self.history.lost(files) if self.history else []
        return told_lost([*of_history, *self.as_of.lost])

    def book(self, files: Files, config: MkDocsConfig) -> Book:
        """Return the playbook as pages, once the site's other files are known."""
        addresses = SiteAddresses(files, config, self.root)
        failures = Failures()
        return Book(
            playbook=self.playbook,
            texts=self.texts,
            as_of=self.as_of.day,
            addresses=addresses,
            router=self.router,
            folder=self.folder,
            measures=self.measures,
            neighbors=self.neighbors,
            csp=self.csp,
            told=self.told,
            dates=self.dates,
            edit=edit_sheet(self.edit, config, self.playbook, addresses, self.texts),
            pdf=self._pdf_files(addresses, config, failures),
            failures=failures,
        )

    def lacking(self) -> str | None:
        """Return what must be installed for the PDFs that the settings ask for, or None."""
        lacks = self.paper is not None and typst_version() is None
        return f"{NoTypstError()}; the print pages are there without it" if lacks else None

    def _pdf_files(
        self, addresses: SiteAddresses, config: MkDocsConfig, failures: Failures
    ) -> PdfFiles | None:
        if self.paper is None or self.lacking():
            return None
        return PdfFiles(
            playbook=self.playbook,
            texts=self.texts,
            as_of=self.as_of.day,
            addresses=addresses,
            site_url=config.site_url,
            router=self.router,
            measures=self.measures,
            paper=self.paper,
            fonts=self.fonts,
            store=self.store,
            failed=self.failed_pdfs,
            failures=failures,
        )

    def files_beside_pages(
        self, book: Book, files: Files, config: MkDocsConfig, *, serving: bool
    ) -> list[File]:
        """Return the styles and scripts, the print pages, and what the site holds for machines."""
        document = join_accounts(self.measures.records, self.as_of.day, self.playbook.team)
        shelf = Shelf(config, self.store, book.failures, self.texts, serving)
        paper = chain(book.print_pages(), book.pdf.files() if book.pdf else (), book.feeds())
        return [
            *asset_files(config),
            File.generated(config, MACHINES_URI, content=document),
            File.generated(config, FINDABLE_URI, content=book.findable()),
            *(book.edit.files(config) if book.edit else ()),
            *cached_files(paper, files, shelf),
        ]

    def key_pages(
        self, files: Files, config: MkDocsConfig, navigation: Iterable[StructureItem]
    ) -> None:
        """Give each page, and each file that is kept, the key of all that it depends on."""
        day = (self.as_of.day, self.as_of.source)
        beside = (self.playbook.shared_digest, day, self.router.identity)
        site = site_digest(config, navigation, beside)
        for page in generated_pages(files):
            own = (page.file.src_uri, list(tag_links(page, config.plugins.values())))
            page.key = sha256(site + page.facts + repr(own).encode()).digest()
        for file in files:
            if isinstance(file, CachedFile) and not file.key:
                file.key = sha256(site + file.unmade.facts + file.src_uri.encode()).digest()


def prepare(settings: Settings, memory: Memory) -> Edition:
    """Read the maps and get ready to make pages of them.

    Args:
        settings: The settings.
        memory: Maps as read by earlier builds; brought up to date.
    """
    gc.set_threshold(COLLECT_AFTER)
    root = settings.root
    store = _store(settings.cache_dir, root)
    playbook = load_playbook(
        settings.maps_dir,
        settings.docs_dir,
        root=root,
        size_limit=settings.largest_map,
        remembered=memory.recall(store, root),
        selection=selected(settings),
        withheld=withheld(settings),
        severities=settings.severity,
        no_folder=settings.no_maps(),
    )
    memory.keep(store)
    day = as_of(settings.as_of, os.environ, (root, settings.maps_dir))
    texts = _texts(playbook, day)
    history = _history(settings, day, store) if settings.history else None
    measures = measured_maps(playbook, day.day, texts, store)
    playbook = playbook.without(measures.failed)
    return Edition(
        root=root,
        folder=shown(settings.maps_dir, root),
        playbook=playbook,
        texts=texts,
        as_of=day,
        store=store,
        router=Router(None if settings.engine == "auto" else settings.engine, store),
        measures=measures,
        neighbors=neighbors(settings, playbook.others),
        csp=settings.csp,
        severities=settings.severity,
        edit=settings.edit,
        paper=settings.pdf,
        fonts=settings.fonts,
        failed_pdfs=memory.failed_pdfs,
        history=history,
        told=_told(history, settings, playbook, day.day, texts, store) if history else None,
        dates=settings.history_dates,
    )


def _store(folder: Path, root: Path) -> Store:
    """Return the store in a cache folder; one that keeps nothing if the folder can't be trusted."""
    distrust = why_not_trusted(folder)
    if distrust:
        warn(f"cache_dir {shown(folder, root)} isn't used: {distrust.why} ({distrust.remedy})")
    return Store(None if distrust else folder)


def _texts(playbook: Playbook, day: AsOf) -> Texts:
    """Return what the pages say, also that the as-of date is only that of the build."""
    texts = english().renamed(playbook.labels)
    if day.source is not DaySource.BUILD:
        return texts
    named = {group: {"as_of": texts(f"{group}.as_of_build")} for group in ("page", "onepager")}
    return texts.renamed(named)


def _history(settings: Settings, day: AsOf, store: Store) -> History:
    return read_history(settings.maps_dir, settings.root, store, code_digest(), day.day)


def _told(  # noqa: PLR0913, PLR0917
    history: History,
    settings: Settings,
    playbook: Playbook,
    as_of: dt.date,
    texts: Texts,
    store: Store,
) -> ChangeLog:
    # Figures of old versions would take most of a build.
    telling = Telling(playbook.rules, playbook.team, texts, as_of, measured=False)
    return ChangeLog(history, playbook, telling, settings.history_changes, store)
