"""Files of the site that are made when they are written, unless an earlier build has made them."""

from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import write_file

from account_maps.site.store import Store


class KeptFile(File):
    """A file that stands beside the pages and is no page for the site generator.

    Attributes:
        facts: Digest of all in the playbook that it shows.
        key: Digest of all that it depends on. If that includes the navigation, it is empty until
            the navigation is known.
        make: Makes it.
        store: Where it is kept for later builds.
    """

    facts: bytes
    key: bytes
    make: Callable[[], bytes]
    store: Store

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002 - the generator's
        """Write it into the site."""
        write_file(self._whole(), self.abs_dest_path)

    def _whole(self) -> bytes:
        whole = self.store.get(self.key)
        if whole is None:
            whole = self.make()
            self.store.put(self.key, whole)
        return whole


def kept_file(
    config: MkDocsConfig, uri: str, facts: bytes, make: Callable[[], bytes], store: Store
) -> KeptFile:
    """Return a file of the site that an earlier build may have made.

    Args:
        config: The site's settings.
        uri: Where it stands in the site.
        facts: Digest of all in the playbook that it shows.
        make: Makes it.
        store: Where it is kept for later builds.
    """
    file: KeptFile = KeptFile.generated(config, uri, content=b"")  # type: ignore[assignment]
    file.facts, file.key, file.make, file.store = facts, b"", make, store
    return file
