"""The settings of a site as its commands read them: what MkDocs would read, without MkDocs."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from account_maps.model.folder import shown
from account_maps.model.problem_severity import by_severity
from account_maps.read.problems import START, Problem
from account_maps.settings.faults import UNKNOWN, Fault, SettingsError, dotted
from account_maps.settings.file import STANDARD_INPUT, find_settings_file, load_file
from account_maps.settings.loading import EntryLocation, LocatedTable
from account_maps.settings.notes import hooked, unset_options
from account_maps.settings.options import PluginOptions, SiteOptions, option_specs, read_options
from account_maps.settings.plugin import RawPluginOptions, plugin_options


@dataclass(frozen=True, kw_only=True)
class Settings(PluginOptions, SiteOptions):
    """All settings that matter for maps; the options stand in their tables.

    Attributes:
        root: The folder of the settings: the project's.
        file: The file of the settings; None if there is none.
    """

    root: Path
    file: Path | None

    def no_maps(self) -> str:
        """Return what to do where the folder of maps isn't there."""
        if self.file is None:
            return "mkdocs.yml isn't here either: go to its folder, or name it with --config"
        return f"create it, or correct `maps_dir` in {self.file.name}"


class LoadedSettings(NamedTuple):
    """What a command has read.

    Attributes:
        settings: The settings.
        notes: What the user should know about them; it stands in the way of nothing.
    """

    settings: Settings
    notes: tuple[Problem, ...]


def read_settings(
    named: Path | None,
    here: Path,
    *,
    maps_dir: Path | None = None,
    docs_dir: Path | None = None,
) -> LoadedSettings:
    """Return the settings of a site. Without a file everything has its default.

    Args:
        named: The file that the user named, ``-`` for standard input; None for the usual one.
        here: Where the user stands. What the user names is seen from there, and so are the files
            that problems name.
        maps_dir: The folder of maps, in place of the one in the settings.
        docs_dir: The folder of pages, in place of the one in the settings.

    Raises:
        SettingsError: If the settings can't be used; with all that is wrong.
    """
    written = _written(named, here)
    given = {"maps_dir": maps_dir, "docs_dir": docs_dir}
    for option, folder in given.items():
        if folder is not None:
            written.of(option)[option] = str(here / folder)
    settings = _settings(written)
    open_ones = [option for option, folder in given.items() if folder is None]
    return LoadedSettings(settings, _notes(written, settings, open_ones))


@dataclass(frozen=True, slots=True)
class _SettingsSource:
    """What is written, before it is known whether it can be used."""

    file: Path | None
    name: str
    root: Path
    top: LocatedTable
    plugin: RawPluginOptions

    def of(self, option: str) -> LocatedTable:
        """Return the table that an option stands in."""
        return self.top if option in option_specs(SiteOptions) else self.plugin.options

    def problems(self, faults: Iterable[Fault], table: LocatedTable) -> Iterator[Problem]:
        """Yield faults of the entries of a table as problems, each at its place."""
        for fault in faults:
            yield _problem(fault, _location(fault, table, self.name))


def _written(named: Path | None, here: Path) -> _SettingsSource:
    file = find_settings_file(named, here)
    top = load_file(file, here) if file else LocatedTable()
    root = (file.parent if file and file != STANDARD_INPUT else here).resolve()
    return _SettingsSource(file, shown(file, here) if file else "", root, top, plugin_options(top))


def _settings(written: _SettingsSource) -> Settings:
    of_site, site_faults = read_options(SiteOptions, written.top, written.root)
    of_plugin, plugin_faults = read_options(PluginOptions, written.plugin.options, written.root)
    problems = [
        *written.problems((*written.plugin.faults, *site_faults), written.top),
        *written.problems(plugin_faults, written.plugin.options),
    ]
    for other in written.plugin.others:
        problems += written.problems(read_options(PluginOptions, other, written.root)[1], other)
    if problems:
        raise SettingsError(*sorted(problems))
    return Settings(root=written.root, file=written.file, **of_site, **of_plugin)


def _notes(
    written: _SettingsSource, settings: Settings, open_ones: Collection[str]
) -> tuple[Problem, ...]:
    """Return what the user should know, as far as the setting ``severity`` doesn't say otherwise.

    Raises:
        SettingsError: If it makes an error of something.
    """
    of_site = (
        *written.plugin.notes,
        *unset_options(SiteOptions, written.top),
        *hooked(written.top, written.root, open_ones),
    )
    options = written.plugin.options
    notes = (
        *written.problems(of_site, written.top),
        *written.problems(unset_options(PluginOptions, options), options),
    )
    judged = by_severity(notes, {}, settings.severity)
    if judged.errors:
        raise SettingsError(*judged.errors)
    return judged.warnings


def _location(fault: Fault, table: LocatedTable, file: str) -> EntryLocation:
    location = EntryLocation(file, START, START)
    inner: object = table
    for key in fault.path:
        if not isinstance(inner, LocatedTable):
            break
        location, inner = inner.locations.get(key, location), inner.get(key)
    return location


def _problem(fault: Fault, location: EntryLocation) -> Problem:
    is_unknown = fault.code == UNKNOWN
    path = fault.path[:-1] if is_unknown else fault.path
    message = f"{dotted(path)}: {fault.message}" if path else fault.message
    span = location.key if is_unknown else location.value
    return Problem(location.file, span, fault.code, message, fault.hint)
