"""The site that the doctor looks at, as its settings describe it."""

import os
import sys
from pathlib import Path
from typing import Any

import click

from account_maps.cli.config import load_config
from account_maps.doctor.site import CheckedSite
from account_maps.model.load import load_playbook
from account_maps.settings.file import find_settings_file, load_file
from account_maps.settings.loading import LocatedTable
from account_maps.settings.plugin import plugin_names


def checked_site(named: Path | None) -> CheckedSite:
    """Return what the settings say of a site, or why they can't be used.

    Args:
        named: The file that the user named, if any.
    """
    here = Path.cwd()
    try:
        config = load_config(named, needs_maps=False, here=here)
    except click.ClickException as error:
        return _unusable(find_settings_file(named, here), here, "; ".join(str(error).splitlines()))
    top = load_file(config.file, here) if config.file else LocatedTable()
    return CheckedSite(
        root=config.root,
        file=config.file.name if config.file else "",
        maps_dir=config.maps_dir,
        cache_dir=config.cache_dir,
        as_of=config.as_of,
        engine=config.engine,
        pdf=config.pdf is not None,
        fonts=config.fonts,
        theme=_theme(top.get("theme")),
        plugins=plugin_names(top),
        hooks=bool(top.get("hooks")),
        extensions=config.extensions,
        load=config.playbook,
        **_around(),
    )


def _unusable(file: Path | None, here: Path, fault: str) -> CheckedSite:
    root = file.parent if file else here
    return CheckedSite(
        root=root,
        file=file.name if file else "",
        fault=fault,
        maps_dir=root / "maps",
        cache_dir=root / ".account-maps-cache",
        load=lambda: load_playbook(root / "maps", None, root=root),
        **_around(),
    )


def _theme(written: object) -> str:
    """Return the theme's name, which stands alone or among the theme's settings."""
    name = written.get("name") if isinstance(written, LocatedTable) else written
    return name if isinstance(name, str) else ""


def _around() -> dict[str, Any]:
    return {"environment": dict(os.environ), "encoding": sys.stdout.encoding or ""}
