"""The MkDocs plugin: it hands the playbook's pages to the site generator, and that is all."""

import gc
import os
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from account_maps.history.as_of import wrong_epoch
from account_maps.pages import kinds
from account_maps.pages.extended import extension_pages
from account_maps.pages.search import add_to_search
from account_maps.site import frame
from account_maps.site.assets import bring_in
from account_maps.site.contents import SiteContents, site_contents
from account_maps.site.inputs import BuildInputs, read_inputs
from account_maps.site.memory import Memory
from account_maps.site.output_folder import why_not
from account_maps.site.pages import GeneratedPage, generated_pages, page_file, with_sections
from account_maps.site.policy import LostPolicies, loosened, show_settings_as_text
from account_maps.site.raw_maps import leave_out
from account_maps.site.report import refuse, remind, report, tell, warn
from account_maps.site.search_worker import search_worker
from account_maps.site.settings import WrittenOptions, as_built
from account_maps.site.staging import Staging
from account_maps.site.stopping import stop_at_bug, stop_at_disk
from account_maps.site.withholding import tell_hidden, tell_what_names

LAST = -100
"""Priority after all other plugins."""

AFTER_ALL = -1000
"""Priority after those, too, that are last: such as those that build a site for each language."""


class AccountMapsPlugin(BasePlugin[WrittenOptions]):
    """Turns the YAML maps of a folder into pages with diagrams."""

    _inputs: BuildInputs
    _contents: SiteContents
    _files: Files
    _nav: Navigation
    _config: MkDocsConfig
    _maps_dir: Path

    def __init__(self) -> None:
        """Start with nothing read."""
        self._serving = False
        self._memory = Memory()
        self._warned: set[str] = set()
        self._lost: set[str] = set()
        self._site_dir = ""
        self._staged = False
        self._staging: Staging | None = None
        self._builds = 0

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn that the site is being served; having this keeps the object between builds."""
        self._serving = command == "serve"
        self._memory.failed_pdfs.clear()
        self._lost.clear()
        self._staged = not self._serving and not dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the maps, and bring our templates, styles and scripts into the site.

        Raises:
            PluginError: If the build would empty a folder that holds something else, or the
                generator could not tell the time.
        """
        self._warned.clear()
        self._lost_policies = LostPolicies()
        self._site_dir = config.site_dir
        settings = self.config.settings(config)
        faults = (why_not(config, settings), wrong_epoch(os.environ))
        if any(faults):
            raise PluginError(next(filter(None, faults)))
        self._inputs = read_inputs(settings, self._memory)
        self._maps_dir = settings.maps_dir
        config.watch.append(str(settings.maps_dir))
        config.watch += map(str, self._inputs.extensions.watched)
        show_settings_as_text(config)
        bring_in(config)
        return config

    @event_priority(LAST)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Tell what is wrong with the maps, before anything of the old site is touched.

        Last of all, since whoever looks at where the site goes must see where it goes in the end.

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
            refuse(lacking, self._serving or not config.strict)
        remind(self._inputs.warnings())
        self._tell_lost()
        tell_hidden(self._inputs.playbook.hidden)
        self._builds += 1
        if self._staged and not self._staging:
            staging = Staging(config)
            staging.begin()
            self._staging = staging

    def _tell_lost(self) -> None:
        """Tell what git can't tell, once while the site is being served.

        Pages show it as unknown, so nothing they say is wrong, and --strict lets it pass.
        """
        for line in self._inputs.limitations():
            if not (self._serving and line in self._lost):
                warn(line)
            self._lost.add(line)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages of the playbook, and the files that go with them.

        Raises:
            PluginError: If docs/ has a page of its own where one of ours belongs.
        """
        self._files = files
        leave_out(files, self._maps_dir)
        self._config = as_built(config) if self._serving else config
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
                refuse(told, self._serving)
                continue
            file = page_file(spec, config)
            GeneratedPage(spec, file, self._config)
            files.append(file)
        self._add_extension_pages(files, config)
        return files

    def _add_extension_pages(self, files: Files, config: MkDocsConfig) -> None:
        def is_taken(uri: str) -> bool:
            there = File.generated(config, uri, content="").dest_uri
            return any(file.dest_uri == there for file in files)

        for spec in extension_pages(self._contents.context, is_taken):
            file = page_file(spec, config)
            GeneratedPage(spec, file, config)
            files.append(file)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Add what the maps say to the home page and to the pages of plans."""
        return with_sections(html, page, kinds.sections(self._contents.context, page.file.src_uri))

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Keep the navigation, which every page shows."""
        self._nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Get the frame ready, now that all that pages depend on is known."""
        texts, worker = self._inputs.texts, search_worker(config)
        frame.prepare(env, texts, worker, csp=self._inputs.settings.csp)
        frame.guard(env, self._contents.context.failures, texts)
        self._contents.key_pages(files, self._config, self._nav.items)
        add_to_search(config.plugins.values(), self._contents.search_entries())
        return env

    @event_priority(LAST)
    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Write the pages that an earlier build has made, so that nothing is left to do for them.

        Not before the sitemap is there: it lists what the generator takes for pages.
        """
        self._has_policy(output, template_name)
        if template_name == "sitemap.xml":
            for page in generated_pages(self._files):
                whole = self._inputs.store.get(page.key) if page.key else None
                if whole is not None:
                    if self._serving:
                        whole = self._as_sent(whole.decode()).encode()
                    write_file(whole, page.file.abs_dest_path)
                    page.file.is_written = True
        return self._as_sent(output)

    @event_priority(LAST)
    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,
    ) -> TemplateContext:
        """Make a page of ours that no earlier build has made.

        Last of all, since the search looks through each page for marks that ours never have.
        """
        if isinstance(page, GeneratedPage):
            context["config"] = self._config
            page.finish(nav, self._contents.context.failures, self._inputs.texts)
            for warning in {*page.warnings} - self._warned:
                warn(f"{page.file.src_uri}: {warning}")
            self._warned.update(page.warnings)
        return context

    @event_priority(LAST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Keep a page of ours for later builds, unless a healthier one would make it better."""
        protected = self._has_policy(output, page.file.src_uri)
        if isinstance(page, GeneratedPage):
            if page.key and protected and not page.warnings and not page.failed:
                self._inputs.store.put(page.key, output.encode(errors="xmlcharrefreplace"))
            page.forget()
        return self._as_sent(output)

    def _as_sent(self, html: str) -> str:
        """Return a page as it is written; a live server adds a script that has to run."""
        return loosened(html) if self._serving and self._inputs.settings.csp else html

    def _has_policy(self, output: str, name: str) -> bool:
        return not self._inputs.settings.csp or self._lost_policies.look(output, name)

    def _tell(self, *, config: MkDocsConfig) -> None:
        """Clear out what no build has wanted for long, and tell what failed and what pages lack.

        Raises:
            PluginError: If something failed and the site is not being served, or if pages have no
                policy under ``--strict``.
        """
        self._inputs.store.prune()
        if trouble := self._inputs.store.trouble:
            warn(
                f"the cache can't be written: {trouble}. The next build makes every page again; "
                "set cache_dir to a folder you can write to"
            )
        if self._serving:
            gc.collect()  # The last build's objects know each other, and Python looks too rarely.
        lost = self._lost_policies.message()
        if lost:
            refuse(lost, serving=self._serving or not config.strict)
        tell_what_names(self._inputs.playbook.hidden, Path(config.site_dir))
        self._contents.tell_what_failed()

    @event_priority(AFTER_ALL)
    def _put_in_place(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Put the new site in the place of the old one, after all that others write into it."""
        self._builds -= 1
        if self._staging and not self._builds:  # Plugins for languages build inside of a build.
            self._staging.finish()
            self._staging = None

    on_post_build = CombinedEvent(_tell, _put_in_place)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the old site as it is, and tell a bug, or a full disk, without a traceback.

        Raises:
            Abort: If it is one of these.
        """
        self._give_up()
        stop_at_disk(error, self._site_dir)
        stop_at_bug(error)

    def on_shutdown(self) -> None:
        """Leave the old site as it is if a build was stopped."""
        self._give_up()

    def _give_up(self) -> None:
        staging, self._staging, self._builds = self._staging, None, 0
        if staging:
            staging.give_up()
