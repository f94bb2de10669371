"""The folder of maps → the files in it that count, in a fixed order."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from account_maps.model.pages import why_reserved
from account_maps.read.ids import folded, normal, why_no_id
from account_maps.read.problems import START, Problem
from account_maps.read.words import quoted

_ENDINGS = {".yaml", ".yml"}


@dataclass(frozen=True, slots=True)
class YamlFile:
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
    """Return a path as users know it: seen from a folder, with forward slashes.

    It may lead up: ``../maps/acme.yaml``. Only what is on another drive is named in full.
    """
    if path.is_relative_to(root):
        return path.relative_to(root).as_posix()
    try:
        return Path(os.path.relpath(path, root)).as_posix()
    except ValueError:
        return path.as_posix()


def unshown(shown_path: str, root: Path) -> Path:
    """Return the path that is shown so from a folder."""
    return Path(os.path.normpath(root / shown_path))


def is_folder(path: Path) -> bool:
    """Return whether there is such a folder; a name that no folder can have is no mistake."""
    return os.path.isdir(path)  # noqa: PTH112 - pathlib raises if the name is too long


def no_folder(maps_dir: Path, root: Path, hint: str) -> Problem:
    """Return what is wrong where there is no folder of maps.

    Args:
        maps_dir: The folder.
        root: The folder that paths are seen from.
        hint: What to do about it.
    """
    message = "the folder of maps does not exist"
    return Problem(shown(maps_dir, root), START, "AM124", message, hint)


def yaml_files(
    maps_dir: Path,
    root: Path,
    problems: list[Problem],
    unsaved: Path | None = None,
    hint: str = "create it",
) -> list[YamlFile]:
    """Return the YAML files under a folder, sorted by path.

    Args:
        maps_dir: The folder. Hidden files and folders in it are left out.
        root: The folder that paths are shown from.
        problems: Takes what is wrong with the folder and with the files' names.
        unsaved: A file that is to be taken to be there.
        hint: What to do if there is no such folder.
    """
    if not is_folder(maps_dir):
        problems.append(no_folder(maps_dir, root, hint))
        return []
    found = []
    for path in sorted({*_walk(maps_dir, root, problems), *filter(None, [unsaved])}):
        stem = normal(path.stem)
        found.append(YamlFile(stem, path, shown(path, root), stem.startswith("_")))
    return found


def _walk(maps_dir: Path, root: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield the YAML files under the folder; hidden ones and links that lead out are left out."""
    real = maps_dir.resolve()
    folders = [maps_dir]
    while folders:
        for path in _visible(folders.pop(), root, problems):
            is_yaml = path.suffix.lower() in _ENDINGS
            if path.is_symlink() and (is_yaml or path.is_dir()):
                problem = _link_problem(path, real, root)
                if problem is None:
                    yield path
                else:
                    problems.append(problem)
            elif path.is_dir():
                folders.append(path)
            elif is_yaml:
                yield path


def _visible(folder: Path, root: Path, problems: list[Problem]) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if not path.name.startswith(".")]
    except OSError:
        message = "the folder cannot be read"
        problems.append(Problem(shown(folder, root), START, "AM101", message, "look at its rights"))
        return []


def _link_problem(path: Path, real_maps: Path, root: Path) -> Problem | None:
    message = "this is a link to something outside the folder of maps"
    if path.is_dir():
        message = "this is a link to a folder; links to folders are not followed"
    elif _leads_into(path, real_maps):
        return None
    return Problem(shown(path, root), START, "AM121", message, "put the file itself here")


def _leads_into(path: Path, real_maps: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(real_maps)
    except (OSError, RuntimeError):  # It leads nowhere, or in a circle.
        return False


def accounts(found: list[YamlFile], problems: list[Problem]) -> list[YamlFile]:
    """Return the files that are accounts: their names are ids, and no two the same.

    Args:
        found: All files.
        problems: Takes what is wrong with the names.
    """
    first: dict[str, YamlFile] = {}
    for file in found:
        if file.shared:
            continue
        why = why_no_id(file.id) or why_reserved(file.id)
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
