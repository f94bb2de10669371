"""The MkDocs plugin: each hook of the site generator leads to one step of a build."""

import os
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from account_maps.history.as_of import wrong_epoch
from account_maps.site.assets import bring_in
from account_maps.site.build import SiteBuild
from account_maps.site.followed_files import FollowedFiles
from account_maps.site.inputs import read_inputs
from account_maps.site.memory import Memory
from account_maps.site.output_folder import why_not
from account_maps.site.pages import GeneratedPage, with_sections
from account_maps.site.policy import show_settings_as_text
from account_maps.site.settings import WrittenOptions
from account_maps.site.staging import StagedBuilds
from account_maps.site.stopping import stop_at_bug, stop_at_disk

LAST = -100  # after all other plugins
AFTER_ALL = -1000  # after those, too, that are last, such as those that build for each language


class AccountMapsPlugin(BasePlugin[WrittenOptions]):
    """Turns the YAML maps of a folder into pages with diagrams."""

    _build: SiteBuild
    _to_follow: Collection[Path]
    _nav: Navigation

    def __init__(self) -> None:
        """Start with nothing read."""
        self._serving = False
        self._memory = Memory()
        self._staging = StagedBuilds()
        self._site_dir = ""
        self._followed: FollowedFiles | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn that the site is being served; having this keeps the object between builds."""
        self._serving = command == "serve"
        self._memory.start()
        self._staging.wanted = not self._serving and not dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the maps, and bring our templates, styles and scripts into the site.

        Raises:
            PluginError: If the build would empty a folder that holds something else, or the
                generator could not tell the time.
        """
        self._site_dir = config.site_dir
        settings = self.config.settings(config)
        faults = (why_not(config, settings), wrong_epoch(os.environ))
        if any(faults):
            raise PluginError(next(filter(None, faults)))
        inputs = read_inputs(settings, self._memory)
        self._build = SiteBuild(inputs, self._memory, serving=self._serving)
        if settings.maps_dir.is_dir():  # MkDocs can't watch what isn't there.
            config.watch.append(str(settings.maps_dir))
        self._to_follow = (settings.maps_dir, *inputs.extensions.watched)
        if self._followed:
            self._followed.follow(self._to_follow)
        show_settings_as_text(config)
        bring_in(config)
        return config

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,  # noqa: ARG002
        builder: Callable[..., None],  # noqa: ARG002
    ) -> LiveReloadServer:
        """Follow maps and extensions, also those that come while the site is served."""
        self._followed = FollowedFiles(server)
        self._followed.follow(self._to_follow)
        return server

    @event_priority(LAST)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Tell what is wrong with the maps, before anything of the old site is touched.

        Last of all, since whoever looks at where the site goes must see where it goes in the end.
        """
        self._build.tell_problems(strict=config.strict)
        self._staging.begin(config)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages of the playbook, and the files that go with them."""
        self._build.add_files(files, config)
        return files

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Add what the maps say to the home page and to the pages of plans."""
        return with_sections(html, page, self._build.sections(page))

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Keep the navigation, which every page shows."""
        self._nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Get the frame ready, now that all that pages depend on is known."""
        self._build.prepare(env, config, self._nav)
        return env

    @event_priority(LAST)
    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Write the pages that an earlier build has made.

        Not before the sitemap is there: it lists what the generator takes for pages.
        """
        self._build.has_policy(output, template_name)
        if template_name == "sitemap.xml":
            self._build.write_kept_pages()
        return self._build.as_sent(output)

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
            context["config"] = self._build.finish(page, nav)
        return context

    @event_priority(LAST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Keep a page of ours for later builds."""
        self._build.keep(page, output)
        return self._build.as_sent(output)

    def _end(self, *, config: MkDocsConfig) -> None:
        self._build.end(config)

    @event_priority(AFTER_ALL)
    def _put_in_place(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Put the new site in the place of the old one, after all that others write into it."""
        self._staging.finish()

    on_post_build = CombinedEvent(_end, _put_in_place)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the old site as it is, and tell a bug, or a full disk, without a traceback."""
        self._staging.give_up()
        stop_at_disk(error, self._site_dir)
        stop_at_bug(error)

    def on_shutdown(self) -> None:
        """Leave the old site as it is if a build was stopped."""
        self._staging.give_up()
