"""``account-maps merge``: git asks for it where two branches have changed one map."""

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import click

from account_maps.cli.editing import exit_on_edit_error
from account_maps.cli.terminal import counted, printable
from account_maps.edit.document import FileChange, read_value
from account_maps.edit.files import write_all
from account_maps.read.problems import problem_lines

if TYPE_CHECKING:
    from account_maps.edit.merging import MergeResult

_MARK = b"\xef\xbb\xbf"
_File = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("base", type=_File)
@click.argument("ours", type=_File)
@click.argument("theirs", type=_File)
@click.option("--path", "shown", help="The path of the map in the repository, for messages.")
@click.pass_context
def merge(context: click.Context, base: Path, ours: Path, theirs: Path, shown: str | None) -> None:
    """Merge two versions of a map, OURS and THEIRS, with their ancestor BASE, into OURS.

    Maps are merged by id and field: two who change different fields of one person do not meet.
    Where both have changed the same, both stand in the file between git's marks, and the exit code
    is 1. It is 1 too if both were right and together are not, as when one has removed whom the
    other refers to. `account-maps init` tells git to use this.
    """
    name = shown or ours.name
    old, our, their = (file.read_bytes() for file in (base, ours, theirs))
    merged = _merged(old, our, their)
    if merged is None:
        context.exit(_by_lines(base, ours, theirs, name))
    after = _MARK * our.startswith(_MARK) + merged.text.encode()
    with exit_on_edit_error():
        write_all([FileChange(ours, name, our, after)])
    context.exit(_exit_code(merged, after, (our, their), name))


def _merged(*versions: bytes) -> "MergeResult | None":
    # All other commands start without what only this one needs.
    from account_maps.edit.merging import merge as merged_texts  # noqa: PLC0415

    try:
        return merged_texts(*(data.decode("utf-8-sig") for data in versions))
    except UnicodeDecodeError:
        return None


def _exit_code(
    merged: "MergeResult", after: bytes, versions: tuple[bytes, bytes], name: str
) -> int:
    """Tell what is to be settled by hand, and return the exit code."""
    path = Path(name)
    if merged.conflicts:
        message = f"{name}: {counted(merged.conflicts, 'place')} where both have changed the same"
        click.echo(printable(message), err=True)
        return 1
    _, problems = read_value(after, path, name)
    if not problems or any(read_value(data, path, name)[1] for data in versions):
        return 0
    click.echo(printable(f"{name}: each version is right, but together they are not:"), err=True)
    for line in problem_lines(problems):
        click.echo(printable(line), err=True)
    return 1


def _by_lines(base: Path, ours: Path, theirs: Path, name: str) -> int:
    """Let git merge by lines what is no map that can be read."""
    message = f"{name}: a version has problems, so it is merged by lines"
    click.echo(printable(message), err=True)
    labels = [word for label in ("ours", "base", "theirs") for word in ("-L", label)]
    command = ["git", "merge-file", *labels, "--", *map(str, (ours, base, theirs))]
    try:
        return 1 if subprocess.run(command, check=False).returncode else 0  # noqa: S603
    except OSError:
        click.echo("git is not installed", err=True)
        return 1
