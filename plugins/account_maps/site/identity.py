"""What every page of a site depends on beside the maps: our code, the settings, the frame."""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs.config.defaults import MkDocsConfig

from account_maps.store.code import code_digest, folder_digest

_NOT_IN_THE_PAGE = frozenset(
    {"config_file_path", "docs_dir", "plugins", "site_dir", "theme", "watch"}
)
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")


def site_digest(config: MkDocsConfig, navigation: Iterable[Any], beside: object) -> bytes:
    """Return a digest of all that every page of a site depends on.

    Args:
        config: The site's settings.
        navigation: The items of the navigation, as every page shows it.
        beside: All else, with a repr that tells it.
    """
    told = [(key, value) for key, value in sorted(config.items()) if key not in _NOT_IN_THE_PAGE]
    # The hooks of the settings are among the plugins, but have no settings of their own.
    plugins = [(name, dict(getattr(one, "config", {}))) for name, one in config.plugins.items()]
    theme = (config.theme.name, sorted(config.theme.items()))
    facts = repr((told, plugins, theme, list(_entries(navigation)), beside))
    digest = sha256(code_digest() + _ADDRESS.sub("", facts).encode("utf-8", "replace"))
    # Under ProperDocs the module of this name is ProperDocs.
    digest.update(f"{mkdocs.__name__} {mkdocs.__version__}".encode())
    for hook in config["hooks"].values():
        digest.update(Path(str(hook.__file__)).read_bytes())
    if config.theme.custom_dir:
        digest.update(folder_digest(Path(config.theme.custom_dir)))
    return digest.digest()


def _entries(items: Iterable[Any]) -> Iterator[tuple[str, str, str | None]]:
    for item in items:
        yield type(item).__name__, item.title, getattr(item, "url", None)
        yield from _entries(item.children or ())
