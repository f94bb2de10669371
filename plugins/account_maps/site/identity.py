"""What every page of a site depends on beside the maps: our code, the settings, the frame."""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs.config.defaults import MkDocsConfig

from account_maps.site.settings import WrittenOptions
from account_maps.store.code import code_digest, folder_digest

_NOT_IN_THE_PAGE = frozenset(
    ["config_file_path", "dev_addr", "docs_dir", "plugins", "site_dir", "strict", "theme", "watch"]
)
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")


def settings_digest(config: MkDocsConfig) -> bytes:
    """Return a digest of our code and of the site's settings.

    Args:
        config: The site's settings.
    """
    told = [(key, value) for key, value in sorted(config.items()) if key not in _NOT_IN_THE_PAGE]
    plugins = [(name, _options(plugin)) for name, plugin in config.plugins.items()]
    return sha256(code_digest() + _encoded((told, plugins))).digest()


def frame_digest(config: MkDocsConfig, navigation: Iterable[Any]) -> bytes:
    """Return a digest of the frame that the site puts around every page.

    Args:
        config: The site's settings.
        navigation: The items of the navigation, as every page shows it.
    """
    theme = (config.theme.name, sorted(config.theme.items()))
    # Under ProperDocs the module of this name is ProperDocs.
    generator = (mkdocs.__name__, mkdocs.__version__)
    shown = (theme, generator, list(_entries(navigation)))
    digest = sha256(settings_digest(config) + _encoded(shown))
    for hook in config["hooks"].values():
        digest.update(Path(str(hook.__file__)).read_bytes())
    if config.theme.custom_dir:
        digest.update(folder_digest(Path(config.theme.custom_dir)))
    return digest.digest()


def _options(plugin: object) -> dict[str, object]:
    """Return the options of a plugin on which all pages depend.

    The hooks of the settings are among the plugins, but have no options. Of ours only the policy
    is in the frame; what else they say, the pages that it concerns show.
    """
    options = getattr(plugin, "config", {})
    return {"csp": options["csp"]} if isinstance(options, WrittenOptions) else dict(options)


def _encoded(values: object) -> bytes:
    return _ADDRESS.sub("", repr(values)).encode("utf-8", "replace")


def _entries(items: Iterable[Any]) -> Iterator[tuple[str, str, str | None]]:
    for item in items:
        yield type(item).__name__, item.title, getattr(item, "url", None)
        yield from _entries(item.children or ())
