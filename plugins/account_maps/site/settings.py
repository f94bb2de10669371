"""The plugin's settings as MkDocs hands them over: read by the one table of the options."""

from copy import copy
from pathlib import Path

from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from account_maps.settings.faults import Fault, SettingsError
from account_maps.settings.file import load_file
from account_maps.settings.options import PluginOptions, SiteOptions, option_specs, read_options
from account_maps.settings.settings import Settings


class WrittenOptions(Config):
    """The options as they are written; MkDocs checks no types here, our table does.

    A hook may still change them, so they are read when a build begins.
    """

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Return all that is wrong, not only the first of it, and put defaults in."""
        _, faults = read_options(PluginOptions, self, _folder(self.config_file_path))
        given = {name: value for name, value in self.items() if value is not None}
        self.update(
            {name: row.otherwise for name, row in option_specs(PluginOptions).items()} | given
        )
        return [(fault.path[0], ValidationError(str(fault))) for fault in faults], []

    def settings(self, config: MkDocsConfig) -> Settings:
        """Return all settings that matter for maps.

        Args:
            config: The site's settings.

        Raises:
            PluginError: If a hook has changed an option into what it can't be.
        """
        root = _folder(config.config_file_path)
        values, faults = read_options(PluginOptions, self, root)
        if faults:
            raise PluginError("\n".join(map(_message, faults)))
        return Settings(
            root=root,
            file=Path(config.config_file_path) if config.config_file_path else None,
            docs_dir=Path(config.docs_dir),
            site_url=config.site_url or "",
            use_directory_urls=config.use_directory_urls,
            **values,
        )


def as_built(config: MkDocsConfig) -> MkDocsConfig:
    """Return the settings that a build would have, of those that a live server has.

    The server puts its own address in the place of the site's. Pages that hold it would be none
    that a build can take over, and a sheet of paper would lead to the machine it was printed on.

    Args:
        config: The settings of a live server.
    """
    built = copy(config)
    built.site_url = _written_address(config.config_file_path)
    return built


def _written_address(config_file: str | None) -> str | None:
    if config_file is None:
        return None
    file = Path(config_file)
    try:
        written = load_file(file, file.parent)
    except SettingsError:
        return None
    values, _ = read_options(SiteOptions, written, file.parent)
    return values.get("site_url") if "site_url" in written else None


def _folder(config_file: str | None) -> Path:
    return Path(config_file or "mkdocs.yml").parent.resolve()


def _message(fault: Fault) -> str:
    return f"account-maps: option {fault.path[0]}: {fault}"
