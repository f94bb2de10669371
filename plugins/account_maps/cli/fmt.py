"""``account-maps fmt``: maps look alike, and say what they said."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from account_maps.cli.config import Config, config_option, load_config
from account_maps.cli.editing import document, exit_on_edit_error, print_error, wanted_files
from account_maps.cli.terminal import counted, printable
from account_maps.edit.document import FileChange, document_of
from account_maps.edit.errors import EditError
from account_maps.edit.files import write_all
from account_maps.edit.format import formatted

STANDARD_INPUT = Path("-")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; say what would change.")
@click.option("--diff", "show_diff", is_flag=True, help="Write nothing; print what would change.")
@config_option
@click.pass_context
def fmt(
    context: click.Context,
    *,
    paths: tuple[Path, ...],
    only_check: bool,
    show_diff: bool,
    config_file: Path | None,
) -> None:
    """Format all maps, or those at PATHS (files or folders); - is standard input.

    What a map says stays the same, and so do its comments and the order of its people. A map with
    problems is left alone. The exit code is 0; 1 if a file has problems or, with --check or --diff,
    would change; and 2 if the command was not understood.
    """
    look_only = only_check or show_diff
    with exit_on_edit_error():
        if paths == (STANDARD_INPUT,):
            changes, problems = [_standard_input()], 0
            if not look_only:
                click.echo(changes[0].after, nl=False)
                return
        else:
            changes, problems = _changes(load_config(config_file), paths)
        if not look_only:
            write_all(changes)
    wanted = [change for change in changes if change.before != change.after]
    _print_changes(wanted, show_diff=show_diff, look_only=look_only)
    click.echo(_summary(changes, wanted, problems, look_only=look_only), err=show_diff)
    context.exit(1 if problems or (look_only and wanted) else 0)


def _standard_input() -> FileChange:
    data = sys.stdin.buffer.read()
    return formatted(document_of(data, Path("stdin.yaml"), "<stdin>"))


def _changes(config: Config, paths: tuple[Path, ...]) -> tuple[list[FileChange], int]:
    """Return what is to be written, and how many files have problems, which are printed."""
    changes: list[FileChange] = []
    problems = 0
    for file in wanted_files(config, paths):
        try:
            changes.append(formatted(document(config, file)))
        except EditError as error:
            print_error(error)
            problems += 1
    return changes, problems


def _print_changes(changes: list[FileChange], *, show_diff: bool, look_only: bool) -> None:
    for change in changes:
        if show_diff:
            for line in _diff(change):
                click.echo(line)
        else:
            verb = "would format" if look_only else "formatted"
            click.echo(printable(f"{verb} {change.shown_path}"))


def _diff(change: FileChange) -> Iterator[str]:
    # Few ask for it, and it costs more than to look at a map.
    from difflib import unified_diff  # noqa: PLC0415

    before, after = ((data or b"").decode().splitlines() for data in (change.before, change.after))
    names = (f"a/{change.shown_path}", f"b/{change.shown_path}")
    return map(printable, unified_diff(before, after, *names, lineterm=""))


def _summary(
    changes: list[FileChange], wanted: list[FileChange], problems: int, *, look_only: bool
) -> str:
    counts = Counter({"would change" if look_only else "formatted": len(wanted)})
    counts["fine as they are"] = len(changes) - len(wanted)
    counts["left alone because of problems"] = problems
    parts = [f"{counted(number, 'file')} {what}" for what, number in counts.items() if number]
    return ", ".join(parts) or "there are no maps"
