"""The playbook as contents of a site: its pages, its files, and what its search finds."""

from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import dataclass, replace
from itertools import chain

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files

from account_maps.export import join_accounts
from account_maps.model.folder import shown
from account_maps.onepager.fitted_sheets import FittedSheets
from account_maps.onepager.pdf_files import PdfFiles
from account_maps.onepager.print_files import print_pages
from account_maps.pages import kinds
from account_maps.pages.context import BuildContext
from account_maps.pages.edit_site import is_editable
from account_maps.pages.failures import Failures
from account_maps.pages.other_sites import other_sites
from account_maps.pages.search import Entry, search_entries
from account_maps.pages.spec import DeferredFile, SiteFile, digest
from account_maps.pages.team.content import by_colleague
from account_maps.pages.uris import MACHINES_URI
from account_maps.read.problems import Problem
from account_maps.site.addresses import SiteAddresses
from account_maps.site.assets import asset_files
from account_maps.site.cached_files import CacheContext, CachedFile, cached_files
from account_maps.site.edit_host import edit_site
from account_maps.site.identity import frame_digest, settings_digest
from account_maps.site.inputs import BuildInputs
from account_maps.site.pages import generated_pages
from account_maps.site.report import report, tell, warn
from account_maps.site.tags import tag_links

_NAMES_HIDDEN = "its text names an account that the site leaves out"


@dataclass(frozen=True, kw_only=True)
class SiteContents:
    """What a playbook puts into a site.

    Attributes:
        inputs: What the build works with.
        context: What its pages are made from.
        sheets: The one-pagers, for paper and screen.
        pdf: The one-pagers as PDF, if the site has them.
        serving: Whether a live server shows the site.
    """

    inputs: BuildInputs
    context: BuildContext
    sheets: FittedSheets
    pdf: PdfFiles | None
    serving: bool

    def left_out(self) -> Iterator[Problem]:
        """Yield why accounts have no PDF, where PDFs are wanted. Bugs are told at the end."""
        if self.pdf:
            bugs = self.context.failures.problems
            yield from (one for one in self.pdf.left_out.values() if one not in bugs)

    def search_entries(self) -> Iterator[Entry]:
        """Yield what the site's search finds."""
        colleagues = by_colleague(self.context.summaries, self.context.playbook.team)
        return search_entries(self.context, colleagues)

    def files(self, files: Files, config: MkDocsConfig) -> Iterator[File]:
        """Yield styles and scripts, print pages, and all else that is beside the pages.

        Args:
            files: The site's other files.
            config: The site's settings.
        """
        yield from asset_files(config)
        context = self.context
        document = join_accounts(context.measures.records, context.as_of, context.playbook.team)
        made = [SiteFile(MACHINES_URI, document), *kinds.files(context)]
        for one in made:
            if isinstance(one, SiteFile):
                yield File.generated(config, one.uri, content=one.content)
        deferred = (one for one in made if isinstance(one, DeferredFile))
        papers = chain(
            print_pages(context, self.sheets, csp=self.inputs.settings.csp),
            self.pdf.files() if self.pdf else (),
        )
        cache = CacheContext(
            config, self.inputs.store, context.failures, context.texts, self.serving
        )
        yield from cached_files([*papers, *deferred], files, cache)

    def warn_of_maps_not_offered(self) -> None:
        """Warn of the maps that can't be edited in the site, if others can."""
        for file, _ in self.context.accounts() if self.context.edit else ():
            if not is_editable(file, self.context.playbook):
                warn(f"{file.shown_path} can't be edited on this site: {_NAMES_HIDDEN}")

    def key_pages(
        self, files: Files, config: MkDocsConfig, navigation: Iterable[StructureItem]
    ) -> None:
        """Give each page, and each file that is kept, the key of all that it depends on.

        Args:
            files: The site's files.
            config: The site's settings.
            navigation: The items of the navigation.
        """
        frame, settings = frame_digest(config, navigation), settings_digest(config)
        for page in generated_pages(files):
            if page.is_kept:
                page.key = digest(frame, *page.shows, *tag_links(page, config.plugins.values()))
        for file in files:
            if isinstance(file, CachedFile) and not file.key:
                file.key = digest(settings, file.deferred.fingerprint, file.src_uri)

    def tell_what_failed(self) -> None:
        """Tell what could not be made, once all else is.

        Raises:
            PluginError: If there is anything and the site is not being served.
        """
        of_extensions = self.inputs.extensions.failures
        problems = [*dict.fromkeys((*self.context.failures.problems, *of_extensions))]
        if problems and not self.serving:
            raise PluginError(report(problems, "the site stays as it was"))
        tell(problems)


def site_contents(
    inputs: BuildInputs,
    files: Files,
    config: MkDocsConfig,
    failed_pdfs: MutableMapping[bytes, Problem],
    *,
    serving: bool,
) -> SiteContents:
    """Return what a playbook puts into a site, once the site's other files are known.

    Args:
        inputs: What the build works with.
        files: The site's other files.
        config: The site's settings.
        failed_pdfs: Why PDFs can't be made, by their keys, from one build to the next.
        serving: Whether a live server shows the site.
    """
    settings = inputs.settings
    context = BuildContext(
        playbook=inputs.playbook,
        texts=inputs.texts,
        as_of=inputs.as_of.day,
        addresses=SiteAddresses(files, config, settings.root),
        router=inputs.router,
        measures=inputs.measures,
        folder=shown(settings.maps_dir, settings.root),
        other_sites=other_sites(settings, inputs.playbook.others),
        failures=Failures(MkDocsException),
        changes=inputs.changes,
        earlier_days=settings.history_dates,
        digests=inputs.digests,
        edit=edit_site(settings.edit, config.repo_url or "", inputs.texts),
        extensions=inputs.extensions,
    )
    sheets, pdf = FittedSheets(context), None
    if settings.pdf is not None and not inputs.lacking():
        pdf = PdfFiles(
            context=context,
            sheets=sheets,
            paper=settings.pdf,
            fonts=settings.fonts,
            store=inputs.store,
            failed=failed_pdfs,
        )
        context = replace(context, pdf_link=pdf.link)
    return SiteContents(inputs=inputs, context=context, sheets=sheets, pdf=pdf, serving=serving)
