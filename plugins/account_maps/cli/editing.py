"""What the commands share that change maps: which file is meant, and why nothing was written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from account_maps.cli.config import Config, under_maps
from account_maps.cli.terminal import printable
from account_maps.edit.document import YamlDocument, open_document
from account_maps.edit.errors import EditError, InvalidRequestError
from account_maps.model.account import Colleague
from account_maps.model.folder import YamlFile, accounts, yaml_files
from account_maps.model.shared import KINDS, SharedFiles, read_shared
from account_maps.read.words import nearest, nearest_id, quoted


@contextmanager
def exit_on_edit_error() -> Iterator[None]:
    """Tell why nothing was written: exit code 1 for what is in a file, 2 for what was asked."""
    try:
        yield
    except InvalidRequestError as error:
        raise click.UsageError(printable(str(error))) from error
    except EditError as error:
        print_error(error)
        click.get_current_context().exit(1)


def print_error(error: EditError) -> None:
    """Print why a file was left as it is."""
    for reason in error.reasons:
        click.echo(printable(reason), err=True)


def all_files(config: Config) -> list[YamlFile]:
    """Return the maps and the shared files, sorted by path; what is neither is left to `check`."""
    found = yaml_files(config.maps_dir, config.here, [])
    maps = {file.path for file in accounts(found, [])}
    return [file for file in found if file.path in maps or file.id in KINDS]


def map_file(config: Config, account_id: str) -> YamlFile:
    """Return the file of an account.

    Raises:
        InvalidRequestError: If there is none.
    """
    files = {file.id: file for file in all_files(config) if not file.shared}
    if account_id not in files:
        near = nearest(account_id, files)
        hint = f"; did you mean {quoted(near)}?" if near else ""
        raise InvalidRequestError(f"no map has the id {quoted(account_id)}{hint}")
    return files[account_id]


def map_document(config: Config, account_id: str) -> YamlDocument:
    """Return the map of an account, ready to be changed.

    Raises:
        InvalidRequestError: If there is none.
        EditError: If it has problems.
    """
    return document(config, map_file(config, account_id))


def document(config: Config, file: YamlFile) -> YamlDocument:
    """Return a file, ready to be changed.

    Raises:
        EditError: If it has problems.
    """
    return open_document(file.path, file.shown_path, config.largest_map)


def shared_files(config: Config) -> SharedFiles:
    """Return what the shared files say."""
    found = yaml_files(config.maps_dir, config.here, [])
    return read_shared(found, config.maps_dir, config.largest_map)


def known_colleague(config: Config, colleague_id: str) -> Colleague:
    """Return one of us.

    Raises:
        InvalidRequestError: If there is nobody with this id.
    """
    team = shared_files(config).team
    if colleague_id in team:
        return team[colleague_id]
    called = {key: key for key in team} | {one.name: key for key, one in team.items()}
    near = nearest_id(colleague_id, called)
    hint = f"; did you mean {quoted(near)}?" if near else ""
    raise InvalidRequestError(f"no teammate has the id {quoted(colleague_id)}{hint}")


def wanted_files(config: Config, paths: tuple[Path, ...]) -> list[YamlFile]:
    """Return the files at paths that the user named, or all.

    Raises:
        UsageError: If a path does not exist or is not among the maps.
    """
    wanted = [under_maps(path, config) for path in paths]
    return [
        file
        for file in all_files(config)
        if not wanted or any(file.path.is_relative_to(path) for path in wanted)
    ]
