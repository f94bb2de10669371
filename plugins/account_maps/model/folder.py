"""The folder of maps → the files in it that count, in a fixed order."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from account_maps.read.ids import folded, normal, why_no_id
from account_maps.read.problems import START, Problem
from account_maps.read.words import quoted

_ENDINGS = {".yaml", ".yml"}


@dataclass(frozen=True, slots=True)
class Found:
    """A YAML file under the maps folder.

    Attributes:
        id: Its name without the ending.
        path: The file.
        shown_path: The path as users know it.
        shared: Whether its name begins with ``_``.
    """

    id: str
    path: Path
    shown_path: str
    shared: bool


def shown(path: Path, root: Path) -> str:
    """Return a path as users know it: seen from the project's folder, with forward slashes."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def yaml_files(maps_dir: Path, root: Path, problems: list[Problem]) -> list[Found]:
    """Return the YAML files under a folder, sorted by path.

    Args:
        maps_dir: The folder. Hidden files and folders in it are left out.
        root: The project's folder.
        problems: Takes what is wrong with the folder and with the files' names.
    """
    if not maps_dir.is_dir():
        message = "the folder of maps does not exist"
        problems.append(Problem(shown(maps_dir, root), START, "AM124", message, "create it"))
        return []
    real = maps_dir.resolve()
    found = []
    for path in _walk(maps_dir):
        problem = _link_problem(path, real, shown(path, root))
        if problem is not None:
            problems.append(problem)
        elif not path.is_dir():
            stem = normal(path.stem)
            found.append(Found(stem, path, shown(path, root), stem.startswith("_")))
    return found


def _walk(folder: Path) -> Iterator[Path]:
    """Yield YAML files and links to folders, each folder's own files first."""
    with os.scandir(folder) as scan:
        seen = sorted(scan, key=lambda entry: entry.name)
    visible = [entry for entry in seen if not entry.name.startswith(".")]
    for entry in visible:
        is_folder = entry.is_dir(follow_symlinks=False)
        is_yaml = Path(entry.name).suffix.lower() in _ENDINGS
        if (is_yaml and not is_folder) or (entry.is_symlink() and entry.is_dir()):
            yield Path(entry.path)
    for entry in visible:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))


def _link_problem(path: Path, real_maps: Path, shown_path: str) -> Problem | None:
    if not path.is_symlink():
        return None
    message = "this is a link to something outside the folder of maps"
    if path.is_dir():
        message = "this is a link to a folder; links to folders are not followed"
    elif path.resolve().is_relative_to(real_maps):
        return None
    return Problem(shown_path, START, "AM121", message, "put the file itself here")


def accounts(found: list[Found], problems: list[Problem]) -> list[Found]:
    """Return the files that are accounts: their names are ids, and no two the same.

    Args:
        found: All files.
        problems: Takes what is wrong with the names.
    """
    first: dict[str, Found] = {}
    for file in found:
        if file.shared:
            continue
        why = why_no_id(file.id)
        other = first.get(folded(file.id))
        if why:
            message = f"the file's name {quoted(file.id)} cannot be the id of an account"
            problems.append(Problem(file.shown_path, START, "AM119", message, why))
        elif other:
            message = f"{other.shown_path} has the same name"
            hint = "the name is the account's id: rename one of the two"
            problems.append(Problem(file.shown_path, START, "AM120", message, hint))
        else:
            first[folded(file.id)] = file
    return list(first.values())
