"""The folder that the site is written to: a build empties it, so nothing else may be in it."""

import os
from collections.abc import Iterator
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig

from account_maps.model.folder import shown
from account_maps.read.paths import contains
from account_maps.settings.settings import Settings


def why_not(config: MkDocsConfig, settings: Settings) -> str:
    """Return why a site must not be written to its folder, or an empty text.

    Args:
        config: The site's settings.
        settings: Those of them that matter for maps.
    """
    output = Path(config.site_dir)
    for name, path in _precious(config, settings):
        if contains(output, path) or (path.is_dir() and contains(path, output)):
            return _conflict(output, name, path, settings.root)
    return ""


def _conflict(output: Path, name: str, path: Path, root: Path) -> str:
    if contains(output, path) and contains(path, output):
        relation = "is"
    else:
        relation = "holds" if contains(output, path) else "lies in"
    return (
        f"site_dir: the output folder {shown(output, root)} {relation} {name}, "
        f"{shown(path, root)}. A build empties its output folder, so nothing was built. "
        "Choose a folder of its own, such as `site`, in mkdocs.yml or after -d."
    )


def _precious(config: MkDocsConfig, settings: Settings) -> Iterator[tuple[str, Path]]:
    """Yield what a build must neither empty nor write among, with what it is called."""
    yield "the folder of maps", settings.maps_dir
    yield "the folder of pages", settings.docs_dir
    for file in _settings_files(settings.file or settings.root / "mkdocs.yml"):
        yield "the settings", file
    if config.theme.custom_dir:
        yield "the theme's custom_dir", Path(config.theme.custom_dir)
    if settings.fonts:
        yield "the folder of fonts", settings.fonts
    for hook in config.hooks or ():
        yield "a hook", settings.root / hook
    yield "the cache", settings.cache_dir


def _settings_files(file: Path) -> Iterator[Path]:
    """Yield a settings file and those it inherits from."""
    seen: set[str] = set()
    while os.path.realpath(file) not in seen:
        seen.add(os.path.realpath(file))
        yield file
        parent = _inherited(file)
        if parent is None:
            return
        file = file.parent / parent


def _inherited(file: Path) -> str | None:
    try:
        node = yaml.compose(file.read_text("utf-8-sig"))
    except (OSError, ValueError, yaml.YAMLError):
        return None  # MkDocs has read it, or says why it couldn't.
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    found = (value.value for key, value in pairs if key.value == "INHERIT")
    return next((value for value in found if isinstance(value, str)), None)
