"""Files of the site that are made when they are written, unless an earlier build has made them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.utils import write_file

from account_maps.pages.error_pages import failed_file
from account_maps.pages.failures import Failures, NotMadeError
from account_maps.pages.spec import DeferredFile
from account_maps.read.problems import Problem
from account_maps.site.policy import loosened
from account_maps.site.report import refuse
from account_maps.store.store import Store
from account_maps.texts import Texts

_PAGE = ".html"


@dataclass(frozen=True, slots=True)
class CacheContext:
    """What all files of one build that are kept have in common.

    Attributes:
        config: The site's settings.
        store: Where they are kept for later builds.
        failures: What failed in this build.
        texts: What is said where one can't be made.
        serving: Whether a live server shows the site.
    """

    config: MkDocsConfig
    store: Store
    failures: Failures
    texts: Texts
    serving: bool


class CachedFile(File):
    """A file that stands beside the pages and is no page for the site generator.

    Attributes:
        deferred: What it is, and how it is made.
        key: Digest of all that it depends on. If that includes the navigation, it is empty until
            the navigation is known.
        common: What it has in common with the others.
    """

    deferred: DeferredFile
    key: bytes
    common: CacheContext

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002 - the generator's
        """Write it into the site, or what stands in for it, if it can be made."""
        try:
            whole = self.common.failures.guarded(
                self._whole, self._instead, page=self.deferred.uri, file=self.deferred.file
            )
        except NotMadeError:
            return
        if self.common.serving and self.deferred.uri.endswith(_PAGE):
            whole = loosened(whole.decode()).encode()
        write_file(whole, self.abs_dest_path)

    def _whole(self) -> bytes:
        whole = self.common.store.get(self.key)
        if whole is None:
            whole = self.deferred.make()
            self.common.store.put(self.key, whole)
        return whole

    def _instead(self, problem: Problem) -> bytes:
        """Return a page that says what failed; no other kind of file can say it.

        Raises:
            NotMadeError: If it is no page.
        """
        if not self.deferred.uri.endswith(_PAGE):
            raise NotMadeError
        name = self.deferred.file.id if self.deferred.file else self.deferred.uri
        return failed_file(name, problem, self.common.texts)


def cached_files(
    deferred: Iterable[DeferredFile], files: Files, common: CacheContext
) -> Iterator[CachedFile]:
    """Yield files of the site that an earlier build may have made.

    Args:
        deferred: What they are, and how each is made.
        files: The site's other files.
        common: What they have in common.

    Raises:
        PluginError: If docs/ has a page of its own where one of ours belongs.
    """
    taken: dict[str, File] = {file.dest_uri: file for file in files}
    for one in deferred:
        other = taken.get(one.uri)
        if other:
            told = f"docs/{other.src_uri} stands where a page of the maps belongs."
            refuse(told, only_warn=common.serving)
        else:
            yield _cached_file(one, common)


def _cached_file(deferred: DeferredFile, common: CacheContext) -> CachedFile:
    file: CachedFile = CachedFile.generated(common.config, deferred.uri, content=b"")  # type: ignore[assignment]
    file.deferred, file.key, file.common = deferred, deferred.key, common
    return file
