"""What the doctor needs to know of a site."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from account_maps.model.playbook import Playbook


@dataclass(frozen=True, kw_only=True)
class CheckedSite:
    """A site as its settings describe it.

    Attributes:
        root: The folder of the settings.
        file: The name of the settings file, or an empty text if there is none.
        fault: Why the settings can't be used, or an empty text.
        maps_dir: The folder of maps.
        cache_dir: The folder of the cache.
        as_of: The as-of date, if it is set.
        engine: The setting `engine`.
        pdf: Whether the site is to have PDFs.
        fonts: A folder with further fonts.
        theme: The name of the theme.
        plugins: The names of the plugins, without ``material/``.
        hooks: Whether there are hooks.
        extensions: What the setting `extensions` names.
        environment: The environment variables.
        encoding: The encoding of the terminal.
        load: Reads the maps.
    """

    root: Path
    file: str = ""
    fault: str = ""
    maps_dir: Path
    cache_dir: Path
    as_of: dt.date | None = None
    engine: str = "auto"
    pdf: bool = False
    fonts: Path | None = None
    theme: str = ""
    plugins: tuple[str, ...] = ()
    hooks: bool = False
    extensions: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"
    load: Callable[[], Playbook]

    @cached_property
    def playbook(self) -> Playbook:
        """The maps."""
        return self.load()

    def shown(self, path: Path) -> str:
        """Return a path as seen from the folder of the settings, if it is inside."""
        return str(path.relative_to(self.root)) if path.is_relative_to(self.root) else str(path)
