"""Files of the site that are made when they are written, unless an earlier build has made them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.utils import write_file

from account_maps.html.rendered import failed_file
from account_maps.model.playbook import AccountFile
from account_maps.pages.failures import Failures, NotMadeError
from account_maps.read.problems import Problem
from account_maps.site.policy import loosened
from account_maps.site.report import refuse
from account_maps.store.store import Store
from account_maps.texts import Texts

_PAGE = ".html"


@dataclass(frozen=True, slots=True)
class DeferredFile:
    """A file of the site before it is made.

    Attributes:
        uri: Where it stands in the site.
        facts: Digest of all in the playbook that it shows.
        make: Makes it.
        file: The map's file, if it is about one account.
        key: Digest of all that it depends on, if that is more than the facts and the frame of
            the site does not matter.
    """

    uri: str
    facts: bytes
    make: Callable[[], bytes]
    file: AccountFile | None = None
    key: bytes = b""


@dataclass(frozen=True, slots=True)
class Shelf:
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
        unmade: What it is, and how it is made.
        key: Digest of all that it depends on. If that includes the navigation, it is empty until
            the navigation is known.
        shelf: What it has in common with the others.
    """

    unmade: DeferredFile
    key: bytes
    shelf: Shelf

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002 - the generator's
        """Write it into the site, or what stands in for it, if it can be made."""
        try:
            whole = self.shelf.failures.guarded(
                self._whole, self._instead, page=self.unmade.uri, file=self.unmade.file
            )
        except NotMadeError:
            return
        if self.shelf.serving and self.unmade.uri.endswith(_PAGE):
            whole = loosened(whole.decode()).encode()
        write_file(whole, self.abs_dest_path)

    def _whole(self) -> bytes:
        whole = self.shelf.store.get(self.key)
        if whole is None:
            whole = self.unmade.make()
            self.shelf.store.put(self.key, whole)
        return whole

    def _instead(self, problem: Problem) -> bytes:
        """Return a page that says what failed; no other kind of file can say it.

        Raises:
            NotMadeError: If it is no page.
        """
        if not self.unmade.uri.endswith(_PAGE):
            raise NotMadeError
        name = self.unmade.file.id if self.unmade.file else self.unmade.uri
        return failed_file(name, problem, self.shelf.texts)


def cached_files(
    unmade: Iterable[DeferredFile], files: Files, shelf: Shelf
) -> Iterator[CachedFile]:
    """Yield files of the site that an earlier build may have made.

    Args:
        unmade: What they are, and how each is made.
        files: The site's other files.
        shelf: What they have in common.

    Raises:
        PluginError: If docs/ has a page of its own where one of ours belongs.
    """
    taken: dict[str, File] = {file.dest_uri: file for file in files}
    for one in unmade:
        other = taken.get(one.uri)
        if other:
            told = f"docs/{other.src_uri} stands where a page of the maps belongs."
            refuse(told, shelf.serving)
        else:
            yield _kept_file(one, shelf)


def _kept_file(unmade: DeferredFile, shelf: Shelf) -> CachedFile:
    file: CachedFile = CachedFile.generated(shelf.config, unmade.uri, content=b"")  # type: ignore[assignment]
    file.unmade, file.key, file.shelf = unmade, unmade.key, shelf
    return file
