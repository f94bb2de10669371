"""Maps and extensions that a live server follows, also those written while it runs."""

from collections.abc import Collection
from pathlib import Path

from mkdocs.livereload import LiveReloadServer


class FollowedFiles:
    """What a live server follows, beside what MkDocs does from its start on.

    Args:
        server: The live server.
    """

    def __init__(self, server: LiveReloadServer) -> None:
        self._server = server
        self._followed: set[Path] = set()

    def follow(self, paths: Collection[Path]) -> None:
        """Follow these, and no longer what was followed before.

        A file that isn't there is noticed when its folder gets it. A folder that isn't there can't
        be noticed; the next build follows it.

        Args:
            paths: Files, and folders with all that is in them.
        """
        wanted = {path if path.exists() else path.parent for path in paths if _is_noticed(path)}
        for path in self._followed - wanted:
            self._server.unwatch(str(path))
        for path in wanted - self._followed:
            self._server.watch(str(path), recursive=path in paths)
        self._followed = wanted


def _is_noticed(path: Path) -> bool:
    return path.exists() or (path.suffix == ".py" and path.parent.is_dir())
