"""The site's search worker: Material's, followed by the rule that all searches here share.

Material reads the index and searches it in a worker. It compares letter by letter, so a straight
apostrophe doesn't find a curly one. Ours is the same worker with a few lines behind it, under a
name of its own. Pages ask for it in place of Material's, and the index needs no second spellings.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig

from account_maps.html.environment import THEME
from account_maps.html.scripts import with_folding

_WORKERS = "assets/javascripts/workers"


class SearchWorker(NamedTuple):
    """The two workers.

    Attributes:
        theirs: Address of Material's inside the site.
        ours: Address of ours. Beside Material's, since it looks for languages from there.
        text: What ours holds.
    """

    theirs: str
    ours: str
    text: str


def search_worker(config: MkDocsConfig) -> SearchWorker | None:
    """Return the search worker of a site, or None if its theme has none that is known.

    Args:
        config: The site's settings.
    """
    folders = (Path(folder) / _WORKERS for folder in config.theme.dirs)
    found = next((path for folder in folders for path in sorted(folder.glob("search.*.js"))), None)
    return _worker(found) if found else None


@cache
def _worker(theirs: Path) -> SearchWorker:
    behind = (THEME / "assets" / "folding" / "worker.js").read_text("utf-8")
    text = f"{theirs.read_text('utf-8')}\n{with_folding(behind)}"
    mark = sha256(text.encode()).hexdigest()[:8]
    return SearchWorker(
        f"{_WORKERS}/{theirs.name}", f"{_WORKERS}/account-maps-search.{mark}.js", text
    )
