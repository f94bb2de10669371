"""Pages of ours among the site generator's: ready HTML in, nothing read from docs/."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from account_maps.html.rendered import RenderedPage, TocHeading
from account_maps.pages.error_pages import failed_file, failed_html
from account_maps.pages.failures import Failures
from account_maps.pages.spec import PageSpec
from account_maps.pages.uris import HOME_URI
from account_maps.read.problems import Problem
from account_maps.texts import Texts


class PageFile(File):
    """A file that is not in docs/ but stands there for the site generator.

    Attributes:
        is_written: Whether its page is already in the site, and the generator has nothing to do.
    """

    is_written = False

    def is_documentation_page(self) -> bool:
        """Return whether the generator is to make a page of it."""
        return not self.is_written and super().is_documentation_page()


class GeneratedPage(Page):
    """A page that is made when the site generator comes to write it, and forgotten after.

    Its main part never goes through Markdown, which would run hostile text and take most of the
    build's time.

    Args:
        spec: What it is and how it is made.
        file: The virtual file it stands for.
        config: The site's settings.

    Attributes:
        shows: All in the playbook that it shows, in its main part and in its frame.
        is_kept: Whether later builds may take it from the store.
        key: Digest of all that it depends on; empty if it is made in every build.
        warnings: What went wrong while it was made.
        failed: Whether it couldn't be made, so that another page stands in for it.
        connect: An address outside the site that its scripts may call, if there is one.
        is_account: Whether it is the page of an account.
        present_anchor_ids: Its anchors, for the generator's check of links.
    """

    file: PageFile

    def __init__(self, spec: PageSpec, file: PageFile, config: MkDocsConfig) -> None:
        super().__init__(str(escape(spec.title)), file, config)
        self.edit_url = spec.edit
        self.connect = spec.connect
        self.is_account = spec.is_account
        self.shows = (
            spec.fingerprint,
            spec.uri,
            spec.title,
            spec.description,
            spec.edit,
            spec.connect,
        )
        self.is_kept = spec.fingerprint is not None
        self.key = b""
        self.warnings: tuple[str, ...] = ()
        self.failed = False
        self.present_anchor_ids = set(spec.anchors)
        self._spec = spec

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - the generator's signature
        """Say what the generator wants to know before the page is made."""
        self.markdown = self.content = ""
        self.meta = {
            "title": self.title,
            "description": str(escape(self._spec.description)),
            "hide": ["navigation", "toc"],
            "search": {"exclude": True},
        }
        if self._spec.tags:
            # Whoever lists them writes them into pages as they are.
            self.meta["tags"] = [str(escape(tag)) for tag in self._spec.tags]

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Do nothing: pages are made last of all, so that few are in memory at once."""

    def finish(self, nav: Navigation, failures: Failures, texts: Texts) -> None:
        """Make the page, just before it is put into the site's frame.

        The theme lists a page's sections where the page is in the navigation. Elsewhere nobody sees
        the list, and its script would have the whole page laid out to learn where each section is.

        Args:
            nav: The navigation.
            failures: What failed in this build.
            texts: What a page says that stands in for one that couldn't be made.
        """
        spec = self._spec
        instead = partial(self._instead, texts)
        made = failures.guarded(spec.make, instead, page=spec.uri, file=spec.file)
        self.warnings = made.warnings
        self.content = made.content
        top = _link(made.headings, 1)
        if self not in nav.pages:
            top.children = []
        self.toc = TableOfContents([top])

    def framed(self, frame: Callable[[], str], failures: Failures, texts: Texts) -> str:
        """Return the page in the site's frame.

        Args:
            frame: Puts it there.
            failures: What failed in this build.
            texts: What a page says that stands in for one that couldn't be made.
        """

        def instead(problem: Problem) -> str:
            self.failed = True
            return failed_file(self._spec.title, problem, texts).decode()

        spec = self._spec
        return failures.guarded(frame, instead, page=spec.uri, file=spec.file)

    def _instead(self, texts: Texts, problem: Problem) -> RenderedPage:
        self.failed = True
        return failed_html(self._spec.title, problem, texts)

    def forget(self) -> None:
        """Let go of what has been written."""
        self.content = ""
        self.toc = TableOfContents([])


def page_file(spec: PageSpec, config: MkDocsConfig) -> PageFile:
    """Return the file that stands for a page of ours.

    Only the lists are part of the navigation; each leads to the many pages behind it. Plugins that
    ask git for dates are led to the map that the page is made from.
    """
    index = spec.uri.endswith("/index.md")
    level = InclusionLevel.INCLUDED if index else InclusionLevel.NOT_IN_NAV
    file = PageFile.generated(config, spec.uri, content="", inclusion=level)
    file.generated_by = None
    file.abs_src_path = str(spec.source) if spec.source else None
    file.edit_uri = None
    return file  # type: ignore[return-value]


def generated_pages(files: Files) -> Iterator[GeneratedPage]:
    """Yield the pages of ours among a site's files."""
    return (file.page for file in files if isinstance(file.page, GeneratedPage))


def with_sections(html: str, page: Page, sections: Sequence[RenderedPage]) -> str:
    """Return a page that somebody wrote with sections of ours, also in its table of contents.

    On the home page they come before the page's own sections, on others after them.

    Args:
        html: The page.
        page: The same page as the generator knows it.
        sections: What is added.
    """
    first = page.file.src_uri == HOME_URI and "<h2" in html
    place = html.find("<h2") if first else len(html)
    links = [_link(section.headings, 2) for section in sections]
    for top in [*page.toc][:1]:
        top.children = [*links, *top.children] if first else [*top.children, *links]
    return html[:place] + "".join(section.content for section in sections) + html[place:]


def _link(heading: TocHeading, level: int) -> AnchorLink:
    link = AnchorLink(heading.label, heading.anchor, level)
    link.children = [_link(below, level + 1) for below in heading.below]
    return link
