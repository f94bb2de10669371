"""The settings as a command needs them: read once, with what the user named in their place."""

import datetime as dt
import os
from collections.abc import Callable, Collection
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from account_maps.cli.terminal import counted, printable
from account_maps.model.folder import is_folder, no_folder, shown
from account_maps.model.load import load_playbook
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.read.files import UnsavedFile
from account_maps.read.problems import Problem
from account_maps.settings.faults import SettingsError
from account_maps.settings.settings import Settings, read_settings

if TYPE_CHECKING:
    from account_maps.extensions import Extensions

_Command = TypeVar("_Command", bound=Callable[..., Any])
_MAPS_DIR = "account_maps.maps_dir"
_DOCS_DIR = "account_maps.docs_dir"


@dataclass(frozen=True, kw_only=True)
class Config(Settings):
    """The settings, and where the user stands.

    Attributes:
        here: The folder from which paths are named and shown.
        names_maps: Whether the user has named the folder of maps.
    """

    here: Path
    names_maps: bool

    def no_maps(self) -> str:
        """Return what to do where the folder of maps isn't there."""
        named = "create it, or name another folder with --maps-dir"
        return named if self.names_maps else super().no_maps()

    def playbook(
        self, wanted: Collection[Path] = (), unsaved_file: UnsavedFile | None = None
    ) -> Playbook:
        """Return all maps.

        Args:
            wanted: Files and folders whose problems are wanted; none for all.
            unsaved_file: Content to take instead of what is on the disk.
        """
        return load_playbook(
            self.maps_dir,
            self.docs_dir,
            root=self.here,
            size_limit=self.largest_map,
            severities=self.severity,
            wanted=wanted,
            unsaved_file=unsaved_file,
            no_folder=self.no_maps(),
        )

    def day(self) -> dt.date:
        """Return the day that the site would speak of if it were built now."""
        # It may start git, so only what needs a day asks for one.
        from account_maps.cli.git_warnings import print_git_warnings  # noqa: PLC0415
        from account_maps.history.as_of import as_of  # noqa: PLC0415

        found = as_of(self.as_of, os.environ, (self.root, self.maps_dir))
        print_git_warnings(found.limitations)
        return found.day

    def run_extensions(self) -> "Extensions":
        """Run the team's extensions, and return what they add.

        Raises:
            ClickException: If one of them can't be used.
        """
        # Only commands that measure run them.
        from account_maps.extensions import load_extensions  # noqa: PLC0415

        loaded = load_extensions(self.extensions, self.root, self.here)
        if loaded.faults:
            raise _UnusableError(loaded.faults, "extensions")
        return loaded

    def in_project(self, file: AccountFile) -> AccountFile:
        """Return a map by its path in the project: what is handed on is the same wherever made."""
        return replace(file, shown_path=shown(file.path, self.root))


class _UnusableError(click.ClickException):
    """Settings or extensions that can't be used: a line for each problem, and exit code 2."""

    exit_code = 2

    def __init__(self, problems: Collection[Problem], of: str = "settings") -> None:
        super().__init__("\n".join(map(str, problems)))
        self._problems = problems
        self._of = of

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the problems, and how many there are."""
        for problem in self._problems:
            click.echo(printable(str(problem)), file, err=True)
        number = counted(len(self._problems), "problem")
        click.echo(f"{number} in the {self._of}; nothing was done", file, err=True)


def config_option(command: _Command) -> _Command:
    """Add the options that all commands have which read the maps."""
    folder = click.Path(path_type=Path, file_okay=False)
    for option in (
        click.option(
            "--docs-dir",
            type=click.Path(path_type=Path, exists=True, file_okay=False),
            help="The folder of the other pages.  [default: as the settings say]",
            expose_value=False,
            callback=_keep(_DOCS_DIR),
        ),
        click.option(
            "--maps-dir",
            type=folder,
            help="The folder of maps.  [default: as the settings say]",
            expose_value=False,
            callback=_keep(_MAPS_DIR),
        ),
        click.option(
            "-f",
            "--config",
            "config_file",
            type=click.Path(path_type=Path),
            help="The site's settings; - for standard input.  [default: mkdocs.yml]",
        ),
    ):
        command = option(command)
    return command


def _keep(key: str) -> Callable[[click.Context, click.Parameter, Path | None], None]:
    """Return what keeps a folder for ``load_config``, so that no command hands it on."""

    def keep(context: click.Context, _: click.Parameter, folder: Path | None) -> None:
        context.meta[key] = folder

    return keep


def load_config(file: Path | None, *, needs_maps: bool = True, here: Path | None = None) -> Config:
    """Return the settings that the user named, or the usual ones, and print what is odd in them.

    Args:
        file: The file that the user named.
        needs_maps: Whether the folder of maps must be there.
        here: The folder that paths are seen from; None for the one where the user stands.

    Raises:
        ClickException: If they can't be used.
    """
    here, meta = here or Path.cwd(), click.get_current_context().meta
    folders = {"maps_dir": meta.get(_MAPS_DIR), "docs_dir": meta.get(_DOCS_DIR)}
    try:
        settings, notes = read_settings(file, here, **folders)
    except SettingsError as error:
        raise _UnusableError(error.problems) from error
    for note in notes:
        click.echo(printable(str(note)), err=True)
    values = {one.name: getattr(settings, one.name) for one in fields(settings)}
    config = Config(here=here, names_maps=folders["maps_dir"] is not None, **values)
    if needs_maps and not is_folder(config.maps_dir):
        raise _UnusableError([no_folder(config.maps_dir, here, config.no_maps())])
    return config


def repository_top(root: Path) -> Path:
    """Return the top folder of a project's repository, or the project's where there is none."""
    return next((one for one in (root, *root.parents) if (one / ".git").exists()), root)


def under_maps(path: Path, config: Config, *, is_there: bool = True) -> Path:
    """Return a path that the user named, as the maps are known by.

    Args:
        path: The path, seen from where the user stands.
        config: The settings.
        is_there: Whether something must be there.

    Raises:
        UsageError: If there is nothing, or it isn't among the maps.
    """
    full = Path(os.path.normpath(config.here / path))
    if is_there and not full.exists():
        raise click.UsageError(printable(f"{path} does not exist"))
    if full.is_relative_to(config.maps_dir):
        return full
    real, real_maps = full.resolve(), config.maps_dir.resolve()
    if real.is_relative_to(real_maps):
        return config.maps_dir / real.relative_to(real_maps)
    folder = shown(config.maps_dir, config.here)
    raise click.UsageError(printable(f"{path} is not in the folder of maps, {folder}"))
