"""One build of a site, from the maps as read to the last page written."""

import gc
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from account_maps.html.rendered import RenderedPage
from account_maps.pages import kinds
from account_maps.pages.extended import extension_pages
from account_maps.pages.search import add_to_search
from account_maps.pages.spec import PageSpec
from account_maps.site import frame
from account_maps.site.contents import SiteContents, site_contents
from account_maps.site.inputs import BuildInputs
from account_maps.site.memory import Memory
from account_maps.site.pages import GeneratedPage, generated_pages, page_file
from account_maps.site.policy import LostPolicies, loosened
from account_maps.site.raw_maps import leave_out
from account_maps.site.report import refuse, remind, report, tell, warn
from account_maps.site.search_worker import search_worker
from account_maps.site.settings import as_built
from account_maps.site.withholding import tell_hidden, tell_what_names


class SiteBuild:
    """One build of a site.

    Args:
        inputs: What it works with.
        memory: What earlier builds of this process found out.
        serving: Whether a live server shows the site.
    """

    _contents: SiteContents
    _files: Files
    _config: MkDocsConfig

    def __init__(self, inputs: BuildInputs, memory: Memory, *, serving: bool) -> None:
        self._inputs = inputs
        self._memory = memory
        self._serving = serving
        self._policies = LostPolicies()
        self._warned: set[str] = set()

    def tell_problems(self, *, strict: bool) -> None:
        """Tell what is wrong with the maps, and what can't be told of them.

        Args:
            strict: Whether what lacks ends the build.

        Raises:
            PluginError: If a build finds problems. A served site shows them on its pages. Also
                if a strict build is to make PDFs and what makes them is not installed.
        """
        problems = [*self._inputs.playbook.problems, *self._inputs.extensions.faults]
        if self._serving:
            tell(problems)
        elif problems:
            raise PluginError(report(problems))
        lacking = self._inputs.lacking()
        if lacking:
            refuse(lacking, only_warn=self._serving or not strict)
        remind(self._inputs.warnings())
        self._tell_limitations()
        tell_hidden(self._inputs.playbook.hidden)

    def _tell_limitations(self) -> None:
        """Tell what git can't tell, once while the site is being served.

        Pages show it as unknown, so nothing they say is wrong, and --strict lets it pass.
        """
        for line in self._inputs.limitations():
            if not (self._serving and line in self._memory.limitations):
                warn(line)
            self._memory.limitations.add(line)

    def add_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add the pages of the playbook, and the files that go with them.

        Args:
            files: The site's other files.
            config: The site's settings.

        Raises:
            PluginError: If docs/ has a page of its own where one of ours belongs.
        """
        self._files = files
        self._config = as_built(config) if self._serving else config
        leave_out(files, self._inputs.settings.maps_dir)
        failed = self._memory.failed_pdfs
        self._contents = site_contents(
            self._inputs, files, self._config, failed, serving=self._serving
        )
        remind(self._contents.left_out())
        self._contents.warn_of_maps_not_offered()
        for beside in [*self._contents.files(files, config)]:
            files.append(beside)
        for spec in kinds.pages(self._contents.context):
            if files.get_file_from_path(spec.uri):
                told = f"docs/{spec.uri} stands where a page of the maps belongs."
                refuse(told, only_warn=self._serving)
            else:
                self._add_page(spec, config)
        for spec in extension_pages(self._contents.context, self._is_taken):
            self._add_page(spec, config)

    def _add_page(self, spec: PageSpec, config: MkDocsConfig) -> None:
        file = page_file(spec, config)
        GeneratedPage(spec, file, self._config)
        self._files.append(file)

    def _is_taken(self, uri: str) -> bool:
        there = File.generated(self._config, uri, content="").dest_uri
        # Some file systems take `Renewals` and `renewals` for one.
        return any(file.dest_uri.lower() == there for file in self._files)

    def sections(self, page: Page) -> list[RenderedPage]:
        """Return what the maps add to a page that people write."""
        return kinds.sections(self._contents.context, page.file.src_uri)

    def prepare(self, env: Environment, config: MkDocsConfig, nav: Navigation) -> None:
        """Get the frame of the pages ready, now that all that they depend on is known.

        Args:
            env: The site generator's environment.
            config: The site's settings.
            nav: The navigation, which every page shows.
        """
        texts, worker = self._inputs.texts, search_worker(config)
        frame.prepare(env, texts, worker, csp=self._inputs.settings.csp)
        frame.guard(env, self._contents.context.failures, texts)
        self._contents.key_pages(self._files, self._config, nav.items)
        add_to_search(config.plugins.values(), self._contents.search_entries())

    def write_kept_pages(self) -> None:
        """Write the pages that an earlier build has made; nothing is left to do for them."""
        for page in generated_pages(self._files):
            whole = self._inputs.store.get(page.key) if page.key else None
            if whole is not None:
                if self._serving:
                    whole = self.as_sent(whole.decode()).encode()
                write_file(whole, page.file.abs_dest_path)
                page.file.is_written = True

    def finish(self, page: GeneratedPage, nav: Navigation) -> MkDocsConfig:
        """Make a page of ours that no earlier build has made, and return the settings it shows.

        Args:
            page: The page.
            nav: The navigation.
        """
        page.finish(nav, self._contents.context.failures, self._inputs.texts)
        for warning in {*page.warnings} - self._warned:
            warn(f"{page.file.src_uri}: {warning}")
        self._warned.update(page.warnings)
        return self._config

    def keep(self, page: Page, html: str) -> None:
        """Keep a page of ours for later builds, unless a healthier one would make it better.

        Args:
            page: Any page of the site.
            html: The whole page.
        """
        protected = self.has_policy(html, page.file.src_uri)
        if isinstance(page, GeneratedPage):
            if page.key and protected and not page.warnings and not page.failed:
                self._inputs.store.put(page.key, html.encode(errors="xmlcharrefreplace"))
            page.forget()

    def has_policy(self, html: str, name: str) -> bool:
        """Return whether a page has a Content-Security-Policy, if pages are to have one."""
        return not self._inputs.settings.csp or self._policies.look(html, name)

    def as_sent(self, html: str) -> str:
        """Return a page as it is written; a live server adds a script that has to run."""
        return loosened(html) if self._serving and self._inputs.settings.csp else html

    def end(self, config: MkDocsConfig) -> None:
        """Clear out what no build has wanted for long, and tell what failed and what pages lack.

        Args:
            config: The site's settings.

        Raises:
            PluginError: If something failed and the site is not being served, or if pages have no
                policy under ``--strict``.
        """
        store = self._inputs.store
        store.prune()
        if store.trouble:
            warn(
                f"the cache can't be written: {store.trouble}. The next build makes every page "
                "again; set cache_dir to a folder you can write to"
            )
        if self._serving:
            gc.collect()  # The last build's objects know each other, and Python looks too rarely.
        lost = self._policies.message()
        if lost:
            refuse(lost, only_warn=self._serving or not config.strict)
        tell_what_names(self._inputs.playbook.hidden, Path(config.site_dir))
        self._contents.tell_what_failed()
