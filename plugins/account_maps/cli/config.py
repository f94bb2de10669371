"""The few settings of ``mkdocs.yml`` that the command needs.

MkDocs itself is not asked: importing it costs more than checking a map does, and it runs the
hooks and tags of the file. So the file is only looked at, and what it says in other ways than
plain text counts as not said.
"""

from dataclasses import dataclass
from pathlib import Path

import yaml

from account_maps.read.files import SIZE_LIMIT

PLUGIN = "account-maps"
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
    """

    root: Path
    maps_dir: Path
    docs_dir: Path
    size_limit: int


def read_config(file: Path, *, must_exist: bool) -> Config:
    """Return the settings of a configuration file, or those that hold without one.

    Args:
        file: Path of ``mkdocs.yml``.
        must_exist: Whether the user named the file, so that it must be there.

    Raises:
        ConfigError: If the file cannot be read or is not YAML.
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


def _text(table: dict[str, yaml.Node], key: str, otherwise: str) -> str:
    node = table.get(key)
    if isinstance(node, yaml.ScalarNode) and not node.tag.startswith("!") and node.value:
        return str(node.value)
    return otherwise
