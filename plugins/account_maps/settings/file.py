"""Which file holds the settings, and all that it says: with what it inherits."""

import os
import sys
from pathlib import Path
from typing import NamedTuple

import yaml

from account_maps.model.folder import shown
from account_maps.read.problems import START, Problem, Span
from account_maps.settings.faults import UNREADABLE, SettingsError
from account_maps.settings.loading import LocatedTable, UnsetVariables, load, merge_inherited

NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
"""What settings are called, where nobody names a file: the first that is there."""

STANDARD_INPUT = Path("-")
_PARENT = "INHERIT"


class SettingsFile(NamedTuple):
    """A file of settings.

    Attributes:
        file: Its name, as users know it.
        folder: The folder that it is in.
        data: What it holds.
    """

    file: str
    folder: Path
    data: bytes


def find_settings_file(named: Path | None, here: Path) -> Path | None:
    """Return the file of the settings, or None if there is none.

    Args:
        named: The file that the user named.
        here: Where the user stands.
    """
    if named is not None:
        return named if named == STANDARD_INPUT else here / named
    return next((here / name for name in NAMES if (here / name).exists()), None)


def load_file(path: Path, here: Path) -> LocatedTable:
    """Return all that a file of settings says, with what it inherits.

    Args:
        path: The file; ``-`` is standard input.
        here: Where the user stands.

    Raises:
        SettingsError: If a file isn't there or can't be read.
    """
    if path == STANDARD_INPUT:
        source = SettingsFile("<stdin>", here, sys.stdin.buffer.read())
    else:
        source = _source(path, shown(path, here), START, "look for a slip in the name")
    try:
        return _with_parents(source, here, (path.resolve(),))
    except RecursionError as error:
        raise _unreadable(source.file, "this is nested too deep") from error


def _source(path: Path, blamed: str, span: Span, hint: str) -> SettingsFile:
    """Return a file, or blame the place that names it."""
    try:
        return SettingsFile(blamed, path.parent, path.read_bytes())
    except FileNotFoundError as error:
        raise _unreadable(blamed, f"{path.name} isn't there", hint, span) from error
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise _unreadable(blamed, f"{path.name} can't be read: {reason}", hint, span) from error


def _with_parents(source: SettingsFile, here: Path, seen: tuple[Path, ...]) -> LocatedTable:
    table = _parsed(source)
    if _PARENT not in table:
        return table
    location, named = table.locations[_PARENT], table.pop(_PARENT)
    path = Path(os.path.normpath(source.folder / _parent_name(named, source.file, location.value)))
    if path.resolve() in seen:
        message = f"{_PARENT} leads in a circle, back to {shown(path, here)}"
        raise _unreadable(source.file, message, "inherit from another file", location.value)
    hint = f"{_PARENT} is seen from the folder of {source.file}"
    parent = _source(path, source.file, location.value, hint)._replace(file=shown(path, here))
    return merge_inherited(_with_parents(parent, here, (*seen, path.resolve())), table)


def _parent_name(named: object, file: str, span: Span) -> str:
    if isinstance(named, str):
        return named
    message = f"{_PARENT}: expected the name of a file"
    if isinstance(named, UnsetVariables):
        message = f"{_PARENT}: {named}"
    raise _unreadable(file, message, "name a file such as `mkdocs.yml`", span)


def _parsed(source: SettingsFile) -> LocatedTable:
    try:
        found = load(source.data, source.file)
    except yaml.MarkedYAMLError as error:
        message = f"this isn't YAML: {error.problem or error.context}"
        raise _unreadable(source.file, message, "", _at(error)) from error
    except yaml.YAMLError as error:
        reason = str(getattr(error, "reason", "")) or "it holds no text"
        raise _unreadable(source.file, f"this isn't YAML: {reason}") from error
    if found is None:
        return LocatedTable()
    if not isinstance(found, LocatedTable):
        raise _unreadable(source.file, "expected `key: value` lines here")
    return found


def _at(error: yaml.MarkedYAMLError) -> Span:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return START
    return Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 1)


def _unreadable(file: str, message: str, hint: str = "", span: Span = START) -> SettingsError:
    return SettingsError(Problem(file, span, UNREADABLE, message, hint))
