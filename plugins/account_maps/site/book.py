"""The playbook as pages: which there are, what each depends on, and how each is made."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import PurePosixPath

from mkdocs.exceptions import PluginError

from account_maps.changes.log import ChangeLog
from account_maps.draw import Router
from account_maps.html.links import Links
from account_maps.html.pieces import Anchor
from account_maps.html.rendered import RenderedPage
from account_maps.model.playbook import Playbook
from account_maps.onepager.pdf_files import PdfFiles
from account_maps.onepager.print_files import PrintPages
from account_maps.pages.account.pages import AccountSheets
from account_maps.pages.edit.pages import EditSheet
from account_maps.pages.failures import Failures
from account_maps.pages.glossary.pages import GLOSSARY_URI, glossary_sheet
from account_maps.pages.history.pages import HistorySheets
from account_maps.pages.measures import MeasuredMaps
from account_maps.pages.people.pages import DirectorySheets
from account_maps.pages.plan.pages import PlanPages
from account_maps.pages.portfolio.pages import PortfolioSheets
from account_maps.pages.risk_catalog.pages import counted, finding_sheets
from account_maps.pages.search import Entry, search_entries
from account_maps.pages.spec import Addresses, PageSpec
from account_maps.pages.talking_points.pages import library_sheet
from account_maps.pages.team.content import by_colleague
from account_maps.pages.uris import (
    HOME_URI,
    LIBRARY_URI,
    account_uri,
    colleague_uri,
    finding_uri,
)
from account_maps.read.problems import Problem
from account_maps.site.kept_files import DeferredFile
from account_maps.site.report import report, tell
from account_maps.site.shards import Neighbors
from account_maps.texts import Texts


@dataclass(frozen=True, kw_only=True)
class Book:
    """A playbook as pages.

    Attributes:
        playbook: What was read.
        texts: What the pages say.
        as_of: The day that the site speaks of.
        addresses: Where things are.
        router: Routes the informal lines of a drawing.
        folder: The folder of the maps, as users know it.
        measures: What is measured of the maps.
        neighbors: The accounts on other sites of this repository.
        csp: Whether pages carry a Content-Security-Policy.
        edit: The edit page, if the site has one.
        told: What changed in the maps, in words; None if that is not wanted.
        dates: Of how many earlier days each map has a page.
        pdf: The one-pagers as PDF, if the site has them.
        failures: What failed while the site was made.
    """

    playbook: Playbook
    texts: Texts
    as_of: dt.date
    addresses: Addresses
    router: Router
    folder: str
    measures: MeasuredMaps
    neighbors: Neighbors
    csp: bool
    edit: EditSheet | None
    told: ChangeLog | None
    dates: int
    pdf: PdfFiles | None
    failures: Failures

    def sheets(self) -> Iterator[PageSpec]:
        """Yield every page: those about many accounts, an account each, and those that explain."""
        yield from self._portfolio.sheets()
        yield from self._accounts.sheets()
        yield glossary_sheet(self.addresses, self.texts)
        library = self._links(LIBRARY_URI, f"{self.folder}/_talking-points.yaml")
        yield library_sheet(self.playbook, self.measures.told, library, self.texts)
        yield from self._directory.sheets()
        if self.edit:
            yield self.edit.sheet()
        if self._history:
            yield from self._history.sheets()
        counts = counted(self.measures.summaries)
        yield from finding_sheets(
            self.playbook.rules, counts, self.as_of, self.addresses, self.texts
        )

    @cached_property
    def _accounts(self) -> AccountSheets:
        return AccountSheets(
            playbook=self.playbook,
            texts=self.texts,
            as_of=self.as_of,
            addresses=self.addresses,
            router=self.router,
            measures=self.measures,
            neighbors=self.neighbors,
            links=self._links,
            history=self._history_link,
            edit=self.edit,
            told=self.told,
            pdf=self._pdf_link,
            failures=self.failures,
        )

    def _pdf_link(self, uri: str, account_id: str) -> Anchor | None:
        return self.pdf.link(uri, account_id) if self.pdf else None

    def _history_link(self, uri: str, account_id: str) -> Anchor | None:
        return self._history.link(uri, account_id) if self._history else None

    @cached_property
    def _portfolio(self) -> PortfolioSheets:
        return PortfolioSheets(
            playbook=self.playbook,
            summaries=self.measures.summaries,
            texts=self.texts,
            as_of=self.as_of,
            addresses=self.addresses,
            links=lambda uri: self._links(uri, None),
            folder=self.folder,
            told=self.told,
        )

    def added_to(self, uri: str) -> list[RenderedPage]:
        """Return the sections that the maps add to a page that somebody wrote."""
        if uri == HOME_URI:
            return self.failures.guarded(
                lambda: [self._portfolio.home(uri)], lambda _: [], page=uri
            )
        return self._plan_pages.added_to(uri)

    @cached_property
    def _plan_pages(self) -> PlanPages:
        return PlanPages(
            self.playbook, self.texts, self.as_of, self.router, self._links, self.failures
        )

    def print_pages(self) -> Iterator[DeferredFile]:
        """Yield the pages that are made for paper."""
        return PrintPages(
            playbook=self.playbook,
            texts=self.texts,
            as_of=self.as_of,
            addresses=self.addresses,
            router=self.router,
            measures=self.measures,
            links=self._links,
            csp=self.csp,
            pdf=self._pdf_link,
        ).pages()

    def left_out(self) -> Iterator[Problem]:
        """Yield why accounts have no PDF, where PDFs are wanted. Bugs are told at the end."""
        if self.pdf:
            bugs = self.failures.problems
            yield from (one for one in self.pdf.left_out.values() if one not in bugs)

    def tell_what_failed(self, *, serving: bool) -> None:
        """Tell what could not be made, once all else is.

        Raises:
            PluginError: If there is anything and the site is not being served.
        """
        problems = self.failures.problems
        if problems and not serving:
            raise PluginError(report(problems, "the site stays as it was"))
        tell(problems)

    def feeds(self) -> Iterator[DeferredFile]:
        """Yield the feeds of what changed."""
        return self._history.feeds() if self._history else iter(())

    @cached_property
    def _history(self) -> HistorySheets | None:
        if self.told is None:
            return None
        return HistorySheets(
            playbook=self.playbook,
            told=self.told,
            dates=self.dates,
            texts=self.texts,
            as_of=self.as_of,
            addresses=self.addresses,
            links=lambda uri: self._links(uri, None),
            draw=self._accounts.as_it_was,
            failures=self.failures,
        )

    def findable(self) -> bytes:
        """Return the list that the finder of people loads, as JSON."""
        return self._directory.findable()

    @cached_property
    def _directory(self) -> DirectorySheets:
        return DirectorySheets(
            playbook=self.playbook,
            summaries=self.measures.summaries,
            texts=self.texts,
            as_of=self.as_of,
            addresses=self.addresses,
            links=lambda uri: self._links(uri, None),
        )

    def search_entries(self) -> Iterator[Entry]:
        """Yield what the site's search finds."""
        colleagues = by_colleague(self.measures.summaries, self.playbook.team)
        return search_entries(
            self.playbook, self.addresses.url, self.texts, self.failures, colleagues
        )

    def _links(self, uri: str, path: str | None) -> Links:
        between, edit = self.addresses.between, self.addresses.edit
        return Links(
            account=lambda account_id: between(uri, account_uri(account_id)),
            plan=lambda plan: plan if "://" in plan else between(uri, plan),
            edit=cache(lambda line: edit(path, line) if path else None),
            finding=lambda code: between(uri, finding_uri(code)),
            colleague=lambda colleague: between(uri, colleague_uri(colleague)),
            start_plan=partial(self._start_plan, uri),
            library=between(uri, LIBRARY_URI),
            glossary=between(uri, GLOSSARY_URI),
        )

    def _start_plan(self, uri: str, name: str) -> str | None:
        content = self.texts("plan_panel.template", name=name).lstrip()
        return self.addresses.new_page(f"plans/{PurePosixPath(uri).name}", content)
