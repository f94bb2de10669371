"""The site that the doctor looks at, as its settings describe it."""

import os
import sys
from pathlib import Path
from typing import Any

import click

from account_maps.cli.config import configured
from account_maps.doctor.site import Site
from account_maps.model.load import load_playbook
from account_maps.settings.file import find, load_file
from account_maps.settings.loading import Table
from account_maps.settings.plugin import plugin_names


def site(named: Path | None) -> Site:
    """Return what the settings say of a site, or why they can't be used.

    Args:
        named: The file that the user named, if any.
    """
    here = Path.cwd()
    try:
        config = configured(named, needs_maps=False, here=here)
    except click.ClickException as error:
        return _unusable(find(named, here), here, "; ".join(str(error).splitlines()))
    top = load_file(config.file, here) if config.file else Table()
    return Site(
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


def _unusable(file: Path | None, here: Path, fault: str) -> Site:
    root = file.parent if file else here
    return Site(
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
    name = written.get("name") if isinstance(written, Table) else written
    return name if isinstance(name, str) else ""


def _around() -> dict[str, Any]:
    return {"environment": dict(os.environ), "encoding": sys.stdout.encoding or ""}
