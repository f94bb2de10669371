"""The few settings of ``mkdocs.yml`` that the command needs.

MkDocs itself is not asked: importing it costs more than checking a map does, and it runs the
hooks and tags of the file. So the file is only looked at, and what it says in other ways than
plain text counts as not said.
"""

import datetime as dt
import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import click
import yaml

from account_maps.cli.terminal import printable
from account_maps.model.load import load_playbook
from account_maps.model.playbook import Playbook
from account_maps.model.verdict import Severities, severities_of
from account_maps.read.files import SIZE_LIMIT, StandIn

PLUGIN = "account-maps"
DEFAULT = Path("mkdocs.yml")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ConfigError(Exception):
    """The configuration cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Config:
    """Where things are.

    Attributes:
        root: The project's folder.
        maps_dir: The folder of maps.
        docs_dir: The folder of the other pages.
        size_limit: The most bytes that a map may have.
        as_of: The day that the site speaks of, if it is set.
        severities: How much is made of problems, where it is set.
        site_url: Where the site is, if it is set.
        directory_urls: Whether addresses of pages end in a slash.
    """

    root: Path
    maps_dir: Path
    docs_dir: Path
    size_limit: int
    as_of: dt.date | None
    severities: Severities
    site_url: str = ""
    directory_urls: bool = True

    def playbook(self, wanted: Collection[Path] = (), stand_in: StandIn | None = None) -> Playbook:
        """Return all maps.

        Args:
            wanted: Files and folders whose problems are wanted; none for all.
            stand_in: What a file is to be taken to hold.
        """
        return load_playbook(
            self.maps_dir,
            self.docs_dir,
            root=self.root,
            size_limit=self.size_limit,
            severities=self.severities,
            wanted=wanted,
            stand_in=stand_in,
        )

    def day(self) -> dt.date:
        """Return the day that the site would speak of if it were built now."""
        # It may start git, so only what needs a day asks for one.
        from account_maps.cli.lost import tell_lost  # noqa: PLC0415
        from account_maps.history.as_of import as_of  # noqa: PLC0415

        found = as_of(self.as_of, os.environ, (self.root, self.maps_dir))
        tell_lost(found.lost)
        return found.day


config_option = click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    help="The site's configuration.  [default: mkdocs.yml]",
)
"""The option that all commands have which read the maps."""


def configured(file: Path | None) -> Config:
    """Return the configuration that the user named, or the usual one.

    Raises:
        UsageError: If it cannot be used.
    """
    try:
        return read_config(file or DEFAULT, must_exist=file is not None)
    except ConfigError as error:
        raise click.UsageError(printable(str(error))) from error


def read_config(file: Path, *, must_exist: bool) -> Config:
    """Return the settings of a configuration file, or those that hold without one.

    Args:
        file: Path of ``mkdocs.yml``.
        must_exist: Whether the user named the file, so that it must be there.

    Raises:
        ConfigError: If the file cannot be read or is not YAML, or its day or a severity is none.
    """
    top = _table(_compose(file, must_exist=must_exist))
    options = _plugin_options(top.get("plugins"))
    root = file.parent.resolve()
    limit = _text(options, "largest_map", "")
    return Config(
        root,
        root / _text(options, "maps_dir", "maps"),
        root / _text(top, "docs_dir", "docs"),
        int(limit) if limit.isdecimal() else SIZE_LIMIT,
        _day(_text(options, "as_of", "")),
        _severities(_table(options.get("severity"))),
        _text(top, "site_url", ""),
        _text(top, "use_directory_urls", "true") != "false",
    )


def _compose(file: Path, *, must_exist: bool) -> yaml.Node | None:
    try:
        return yaml.compose(file.read_text("utf-8-sig"), Loader=_LOADER)
    except FileNotFoundError as error:
        if must_exist:
            raise ConfigError(f"{file} does not exist") from error
        return None
    except (OSError, ValueError) as error:
        raise ConfigError(f"{file} cannot be read") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise ConfigError(f"{file} is not YAML: {error}") from error


def _table(node: yaml.Node | None) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {str(key.value): value for key, value in node.value}


def _plugin_options(plugins: yaml.Node | None) -> dict[str, yaml.Node]:
    """Return the plugin's options; the plugins are a list, or a mapping by name."""
    if isinstance(plugins, yaml.SequenceNode):
        tables = [_table(item) for item in plugins.value]
        return next((_table(table[PLUGIN]) for table in tables if PLUGIN in table), {})
    return _table(_table(plugins).get(PLUGIN))


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ConfigError(f"as_of is not a day such as 2026-11-20: {text}") from error


def _severities(table: dict[str, yaml.Node]) -> Severities:
    try:
        return severities_of({code: _text(table, code, "") for code in table})
    except ValueError as error:
        raise ConfigError(str(error)) from error


def _text(table: dict[str, yaml.Node], key: str, otherwise: str) -> str:
    node = table.get(key)
    if isinstance(node, yaml.ScalarNode) and not node.tag.startswith("!") and node.value:
        return str(node.value)
    return otherwise
