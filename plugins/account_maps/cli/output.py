"""What a command writes where the user wants it: never in the place of something else.

All commands with ``-o`` write through here. A result takes the place of an earlier result of the
same kind, and of nothing else: no map, no settings, no file that the program didn't make.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from account_maps.cli.terminal import printable
from account_maps.export.files import write_files
from account_maps.read.paths import contains
from account_maps.settings.settings import Settings

PDF = re.compile(rb"\A%PDF-")
SVG = re.compile(rb'\A<svg [^>]*class="map-')
"""How results of a kind can be told from other files; other kinds are where they are made."""


def same_header(data: bytes, lines: int = 1) -> re.Pattern[bytes]:
    """Return what tells an earlier result: that it begins with the same lines.

    Args:
        data: A result.
        lines: How many of its lines are the same in all results of its kind.
    """
    return re.compile(rb"\A" + re.escape(b"\n".join(data.split(b"\n")[:lines])))


def write_output(
    files: Mapping[Path, bytes],
    signature: re.Pattern[bytes],
    config: Settings | None,
    folder: Path | None = None,
) -> None:
    """Write results, all of them or none.

    Args:
        files: What each file is to hold.
        signature: What is found in every result of this kind, and hardly in another file.
        config: The project, into whose maps nothing is written; None if there is none.
        folder: The folder that is made for them.

    Raises:
        UsageError: If something else is there, or a file cannot be written.
    """
    refuse_to_replace(files, signature, config)
    try:
        write_files(files, folder)
    except OSError as error:
        place = error.filename or next(iter(files), folder)
        raise click.UsageError(printable(f"{place} {unwritable(error)}")) from error


def unwritable(error: OSError) -> str:
    """Return the rest of a sentence that begins with a file, after the system refused it."""
    return f"cannot be written: {(error.strerror or 'unknown reason').lower()}"


def refuse_to_replace(
    paths: Iterable[Path], signature: re.Pattern[bytes], config: Settings | None
) -> None:
    """Make sure that nothing but earlier results will be replaced.

    Args:
        paths: The files that are to be written.
        signature: What is found in every result of this kind.
        config: The project, if there is one.

    Raises:
        UsageError: If a file would take the place of something else.
    """
    reasons = [(path, _why_not(path, signature, config)) for path in paths]
    lines = [f"{path} cannot be written: {reason}" for path, reason in reasons if reason]
    if lines:
        raise click.UsageError("\n".join(map(printable, lines)))


def _why_not(path: Path, signature: re.Pattern[bytes], config: Settings | None) -> str:
    try:
        return why_protected(path, config) or _other(path, signature)
    except OSError as error:
        return (error.strerror or "unknown reason").lower()


def why_protected(path: Path, config: Settings | None) -> str:
    """Return why nothing may ever be written to a path, or an empty text.

    Args:
        path: Where something is to be written.
        config: The project, if there is one.
    """
    if config is None or path.is_dir() or not contains(config.maps_dir, path):
        return ""
    return "it is in the folder of maps; write it somewhere else"


def _other(path: Path, signature: re.Pattern[bytes]) -> str:
    data = path.read_bytes() if path.is_file() else b""
    if not data or signature.search(data):
        return ""
    return "something else is there already; choose another name, or delete that file first"
