"""Writes the files of a recipe into a repository, and leaves alone what is there already."""

from collections.abc import Mapping
from pathlib import Path

import click

from account_maps.cli.terminal import printable
from account_maps.edit.document import FileChange
from account_maps.edit.errors import InvalidRequestError
from account_maps.edit.files import write_all


def write_new_files(root: Path, files: Mapping[str, str]) -> None:
    """Write the files that are not there yet, and print what was done.

    Args:
        root: The top folder of the repository.
        files: What to write, by the path in it.

    Raises:
        InvalidRequestError: If a folder for them leads out of the repository.
        EditError: If a file cannot be written; then none is.
    """
    changes = []
    for name, text in files.items():
        file = root / name
        if not file.resolve().is_relative_to(root.resolve()):
            raise InvalidRequestError(f"{name} is outside the repository")
        data = file.read_bytes() if file.exists() else None
        if data is None:
            changes.append(FileChange(file, name, None, text.encode()))
        click.echo(printable(f"{name}: {_outcome(data, text)}"))
    write_all(changes)


def _outcome(there: bytes | None, text: str) -> str:
    if there is None:
        return "added"
    is_same = there.replace(b"\r\n", b"\n") == text.encode()
    return "nothing to do" if is_same else "left alone, because it says something else"
