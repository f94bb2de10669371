"""A build happens in a folder of its own, so that the old site stands until the new one is whole.

The folder lies inside the site's, under a hidden name, which MkDocs and servers leave alone. So it
is on the same disk whatever the site's folder is, a link or a mounted disk included, and the new
site moves into place by renaming. The site's own folder stays: servers may have it open, and hidden
files in it, such as ``.git``, are not MkDocs' to delete.
"""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

NEW: Final = ".account-maps-new"
OLD: Final = ".account-maps-old"


class Staging:
    """Where one build happens.

    Args:
        config: The site's settings; their ``site_dir`` leads to the folder while it is used.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._site = config.site_dir
        self._new = Path(config.site_dir) / NEW
        self._old = Path(config.site_dir) / OLD

    def begin(self) -> None:
        """Lead the build into the folder, which is empty even if an earlier build was killed.

        Raises:
            PluginError: If the folder can't be made.
        """
        try:
            self._put_back()
            self._remove()
            self._new.mkdir(parents=True)
        except OSError as error:
            raise PluginError(f"{self._site} can't be written: {error.strerror}") from error
        self._config.site_dir = str(self._new)

    def finish(self) -> None:
        """Put the new site in the place of the old one.

        Raises:
            PluginError: If a file can't be moved; then the old site is back in its place.
        """
        self._config.site_dir = self._site
        moves = [*_moves(self._new, Path(self._site), self._old)]
        done = []
        try:
            for source, target in moves:
                target.parent.mkdir(parents=True, exist_ok=True)
                source.rename(target)
                done.append((source, target))
        except OSError as error:
            for source, target in reversed(done):
                target.rename(source)
            self._remove()
            told = f"the new site can't be moved into {self._site}: {error.strerror}"
            raise PluginError(told) from error
        self._remove()

    def give_up(self) -> None:
        """Leave the old site as it is, and no trace of the new one."""
        self._config.site_dir = self._site
        with suppress(OSError):  # The next build clears out what is left.
            self._remove()

    def _put_back(self) -> None:
        """Put back what a build had moved out of the way when it was killed in that very moment."""
        for entry in self._old.iterdir() if self._old.is_dir() else ():
            if not (Path(self._site) / entry.name).exists():
                entry.rename(Path(self._site) / entry.name)

    def _remove(self) -> None:
        for folder in (self._new, self._old):
            with suppress(FileNotFoundError):
                shutil.rmtree(folder)


class StagedBuilds:
    """The builds of a process, of which plugins for languages put one inside of another.

    Attributes:
        wanted: Whether builds are staged; a live server writes into a folder of its own anyway.
    """

    def __init__(self) -> None:
        self.wanted = False
        self._staging: Staging | None = None
        self._builds = 0

    def begin(self, config: MkDocsConfig) -> None:
        """Begin a build; the outermost one is led into a folder of its own.

        Args:
            config: The site's settings.

        Raises:
            PluginError: If the folder can't be made.
        """
        self._builds += 1
        if self.wanted and not self._staging:
            staging = Staging(config)
            staging.begin()
            self._staging = staging

    def finish(self) -> None:
        """End a build; after the outermost one the new site is put in the place of the old one.

        Raises:
            PluginError: If a file can't be moved; then the old site is back in its place.
        """
        self._builds -= 1
        if self._staging and not self._builds:
            self._staging.finish()
            self._staging = None

    def give_up(self) -> None:
        """Leave the old site as it is."""
        staging, self._staging, self._builds = self._staging, None, 0
        if staging:
            staging.give_up()


def _moves(
    new: Path, site: Path, old: Path, *, hidden: bool = False
) -> Iterator[tuple[Path, Path]]:
    """Yield what is moved where: the old site out of the way, then the new one into its place.

    Args:
        new: The new site.
        site: Where it belongs.
        old: Where the old one goes.
        hidden: Whether these are hidden folders, in which only what is new replaces what is old.
    """
    fresh = {entry.name: entry for entry in sorted(new.iterdir())}
    for entry in sorted(site.iterdir()):
        if entry.name in (NEW, OLD):
            continue
        stays = hidden or entry.name.startswith(".")
        other = fresh.get(entry.name)
        if stays and other and other.is_dir() and entry.is_dir():
            yield from _moves(fresh.pop(entry.name), entry, old / entry.name, hidden=True)
        elif other or not stays:
            yield entry, old / entry.name
    yield from ((entry, site / name) for name, entry in fresh.items())
