"""The site that the doctor looks at, as its settings describe it."""

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from account_maps.cli.config import DEFAULT, PLUGIN, ConfigError, read_config
from account_maps.doctor.site import Site
from account_maps.model.load import load_playbook

_OFF = ("", "false", "null", "~")


def site(named: Path | None) -> Site:
    """Return what the settings say of a site, or why they can't be used.

    Args:
        named: The file that the user named, if any.
    """
    file = named or DEFAULT
    try:
        config = read_config(file, must_exist=named is not None)
    except ConfigError as error:
        return _unusable(file, " ".join(str(error).split()))
    top = _plain(_composed(file))
    top = top if isinstance(top, dict) else {}
    plugins = dict(_plugins(top.get("plugins"))) if top else {}
    options = plugins.get(PLUGIN, {})
    theme = top.get("theme")
    return Site(
        root=config.root,
        file=file.name if file.is_file() else "",
        maps_dir=config.maps_dir,
        cache_dir=config.root / options.get("cache_dir", ".account-maps-cache"),
        as_of=config.as_of,
        engine=options.get("engine", "auto"),
        pdf=options.get("pdf", "").lower() not in _OFF,
        fonts=config.root / options["fonts"] if options.get("fonts") else None,
        theme=str(theme.get("name", "") if isinstance(theme, dict) else theme or ""),
        plugins=tuple(plugins),
        hooks=bool(top.get("hooks")),
        load=config.playbook,
        **_around(),
    )


def _unusable(file: Path, fault: str) -> Site:
    root = file.absolute().parent
    return Site(
        root=root,
        file=file.name,
        fault=fault,
        maps_dir=root / "maps",
        cache_dir=root / ".account-maps-cache",
        load=lambda: load_playbook(root / "maps", None, root=root),
        **_around(),
    )


def _around() -> dict[str, Any]:
    return {"environment": dict(os.environ), "encoding": sys.stdout.encoding or ""}


def _composed(file: Path) -> yaml.Node | None:
    """Return the settings as nodes, so that nothing in them is run."""
    try:
        return yaml.compose(file.read_text("utf-8-sig"), Loader=yaml.SafeLoader)
    except FileNotFoundError:
        return None


def _plain(node: yaml.Node | None) -> Any:  # noqa: ANN401 - what YAML can hold
    """Return a node as tables, lists and texts."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return str(node.value) if node else None


def _plugins(listed: object) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield the name of each plugin, without the theme's, and those of its options that are texts.

    Plugins are a list or a table; ``search`` is there if none is listed.
    """
    entries: list[Any] = listed if isinstance(listed, list) else [listed or "search"]
    for entry in entries:
        table = entry if isinstance(entry, dict) else {str(entry): None}
        for name, options in table.items():
            given = options if isinstance(options, dict) else {}
            texts = {key: value for key, value in given.items() if isinstance(value, str)}
            yield name.rpartition("/")[2], texts
