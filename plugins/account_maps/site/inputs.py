"""What one build works with: the maps as read and measured, before the site's files are known."""

import gc
import os
from dataclasses import dataclass

from account_maps.changes.diff import DiffContext
from account_maps.changes.log import ChangeLog
from account_maps.draw import Router
from account_maps.extensions import Extensions, load_extensions
from account_maps.extensions.undefined import undefined
from account_maps.history.as_of import AsOf, DaySource, as_of
from account_maps.history.cache_folder import why_not_trusted
from account_maps.history.history import History, read_history
from account_maps.history.limitations import limitation_lines
from account_maps.model.folder import shown
from account_maps.model.load import load_playbook
from account_maps.model.notes import shown_plain
from account_maps.model.playbook import Playbook
from account_maps.model.problem_severity import by_severity
from account_maps.model.waivers import expired_waivers
from account_maps.onepager.pdf.errors import NoTypstError
from account_maps.onepager.pdf.typesetter import typst_version
from account_maps.pages.measures import MeasuredMaps
from account_maps.pages.other_sites import selected
from account_maps.pages.shared_digests import SharedDigests, shared_digests
from account_maps.read.problems import Problem
from account_maps.settings.settings import Settings
from account_maps.site.memory import Memory
from account_maps.site.report import warn
from account_maps.site.withholding import withheld
from account_maps.store.code import code_digest
from account_maps.store.store import Store
from account_maps.texts import Texts, english

COLLECT_AFTER = 50_000
"""New objects after which Python looks for cycles among them. A build makes many objects and hardly
a cycle; with Python's own 700 that search is a fifth of a build."""


@dataclass(frozen=True, kw_only=True)
class BuildInputs:
    """What one build works with.

    Attributes:
        settings: The settings.
        playbook: What was read.
        texts: What the pages say.
        as_of: The day that the site speaks of, and where it comes from.
        store: Finished work of earlier builds.
        router: Leads the informal lines.
        digests: What tells whether the values that pages share have changed.
        measures: What is measured of the maps.
        history: What git knows of the maps; None if that is not wanted.
        changes: The same in words.
        extensions: What the team has added itself.
    """

    settings: Settings
    playbook: Playbook
    texts: Texts
    as_of: AsOf
    store: Store
    router: Router
    digests: SharedDigests
    measures: MeasuredMaps
    history: History | None
    changes: ChangeLog | None
    extensions: Extensions

    def warnings(self) -> list[Problem]:
        """Return what is in the way of nothing: a site that was built yesterday builds today."""
        files = self.playbook.files.values()
        day = self.as_of.day
        found = [one for file in files for one in (*expired_waivers(file, day), *shown_plain(file))]
        found += undefined(self.playbook, self.extensions, self._maps_folder())
        graded = by_severity(found, self.playbook.ignores, self.settings.severity)
        return [*self.playbook.warnings, *graded.errors, *graded.warnings]

    def _maps_folder(self) -> str:
        return shown(self.settings.maps_dir, self.settings.root)

    def limitations(self) -> list[str]:
        """Return a line for each thing that git can't tell, and that a page shows as unknown."""
        files = self.playbook.files.values()
        of_history = self.history.limitations(files) if self.history else []
        return limitation_lines([*of_history, *self.as_of.limitations])

    def lacking(self) -> str | None:
        """Return what must be installed for the PDFs that the settings ask for, or None."""
        lacks = self.settings.pdf is not None and typst_version() is None
        return f"{NoTypstError()}; the print pages are there without it" if lacks else None


def read_inputs(settings: Settings, memory: Memory) -> BuildInputs:
    """Read the maps and measure them.

    Args:
        settings: The settings.
        memory: What earlier builds found out; brought up to date.
    """
    gc.set_threshold(COLLECT_AFTER)
    extensions = load_extensions(settings.extensions, settings.root)
    store = _store(settings, extensions)
    memory.accounts.use(store, settings.root)
    playbook = _playbook(settings, memory)
    day = as_of(settings.as_of, os.environ, (settings.root, settings.maps_dir))
    texts = extensions.in_texts(_texts(playbook, day))
    router = Router(None if settings.engine == "auto" else settings.engine, store)
    digests = shared_digests(playbook, texts, day.day, router, extensions)
    history = _history(settings, day, store) if settings.history else None
    measures = MeasuredMaps(playbook, day.day, texts, extensions)
    measures.work_out(digests, memory.accounts)
    memory.accounts.save()
    playbook = playbook.without(measures.failed)
    # Figures of old versions would take most of a build.
    words = DiffContext(playbook.rules, playbook.team, texts, day.day, measured=False)
    most = settings.history_changes
    return BuildInputs(
        settings=settings,
        playbook=playbook,
        texts=texts,
        as_of=day,
        store=store,
        router=router,
        digests=digests,
        measures=measures,
        history=history,
        changes=ChangeLog(history, playbook, words, most, store) if history else None,
        extensions=extensions,
    )


def _store(settings: Settings, extensions: Extensions) -> Store:
    """Return the store in the cache folder; one that keeps nothing if that can't be trusted."""
    folder, root = settings.cache_dir, settings.root
    distrust = why_not_trusted(folder)
    if distrust:
        warn(f"cache_dir {shown(folder, root)} isn't used: {distrust.why} ({distrust.remedy})")
    return Store(None if distrust else folder, extensions.is_sound)


def _playbook(settings: Settings, memory: Memory) -> Playbook:
    return load_playbook(
        settings.maps_dir,
        settings.docs_dir,
        root=settings.root,
        size_limit=settings.largest_map,
        remembered=memory.accounts,
        selection=selected(settings),
        withheld=withheld(settings),
        severities=settings.severity,
        no_folder=settings.no_maps(),
    )


def _texts(playbook: Playbook, day: AsOf) -> Texts:
    """Return what the pages say, also that the as-of date is only that of the build."""
    texts = english().renamed(playbook.labels)
    if day.source is not DaySource.BUILD:
        return texts
    named = {group: {"as_of": texts(f"{group}.as_of_build")} for group in ("page", "onepager")}
    return texts.renamed(named)


def _history(settings: Settings, day: AsOf, store: Store) -> History:
    return read_history(settings.maps_dir, settings.root, store, code_digest(), day.day)
