"""Settings written into a folder, as MkDocs reads them and as the commands do."""

import logging
import os
import textwrap
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any
from unittest.mock import patch

from mkdocs.config import load_config

from account_maps.settings.faults import SettingsError
from account_maps.settings.settings import Settings, read_settings

REFUSED: dict[str, Any] = {"refused": True}
VARIABLES = ("MAPS", "OTHER", "DAY")


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files; every folder that settings may name is there."""
    for place in ("", "wiki", "far", "far/off"):
        for name in ("docs", "pages", "fonts"):
            (folder / place / name).mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(textwrap.dedent(text), "utf-8")


def by_mkdocs(file: Path, environment: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return all settings as MkDocs has them; only its own where it loads no plugin of ours."""
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    with _environment(environment or {}):
        try:
            config = load_config(str(file))
        except Exception:  # noqa: BLE001 - MkDocs ends in many ways
            return REFUSED
    plugin = config.plugins.get("account-maps")
    if plugin is not None:
        return _by_name(plugin.config.settings(config))
    own = (Path(config.docs_dir), config.site_url or "", config.use_directory_urls)
    return dict(zip(("docs_dir", "site_url", "use_directory_urls"), own, strict=True))


def by_us(file: Path, environment: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return all settings as the commands have them."""
    with _environment(environment or {}):
        try:
            return _by_name(read_settings(file, file.parent).settings)
        except SettingsError:
            return REFUSED


def _environment(environment: Mapping[str, str]) -> Any:
    others = {key: value for key, value in os.environ.items() if key not in VARIABLES}
    return patch.dict(os.environ, {**others, **environment}, clear=True)


def _by_name(settings: Settings) -> dict[str, Any]:
    return {one.name: getattr(settings, one.name) for one in fields(settings)}
