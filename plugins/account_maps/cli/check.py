"""``account-maps check``: what is wrong with the maps, and on request what they say."""

import os
import re
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import click

from account_maps.cli.check_problems import CheckOptions
from account_maps.cli.check_report import check_maps
from account_maps.cli.commands import BUG_FOUND
from account_maps.cli.config import Config, config_option, load_config, under_maps
from account_maps.cli.terminal import printable
from account_maps.history.git_errors import GitError
from account_maps.model.values import Severity
from account_maps.read.files import UnsavedFile
from account_maps.read.unexpected import BUG
from account_maps.report.changed import Changed, changed_since
from account_maps.report.items import Report, ReportItem, limited
from account_maps.report.selecting import is_reported, parts, unknown_codes
from account_maps.report.terminal import Paint, wants_color
from account_maps.report.text import concise, text

FORMATS = ("text", "concise", "json", "github", "gitlab", "sarif", "junit")
_FOR_PEOPLE = {"text": text, "concise": concise}
_STDIN = "-"


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--findings", is_flag=True, help="Tell what the maps say as well.")
@click.option(
    "--output-format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How it is told.",
)
@click.option("--select", multiple=True, metavar="CODES", help="Only these, such as AM3,AM206.")
@click.option("--ignore", multiple=True, metavar="CODES", help="All but these.")
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option("--changed-since", "ref", metavar="REF", help="Tell first what is in changed lines.")
@click.option("--only-changed", is_flag=True, help="Tell nothing else; needs --changed-since.")
@click.option("--fix", is_flag=True, help="Fix what can only be meant in one way.")
@click.option("--stdin-filename", metavar="FILE", help="Which map comes by standard input.")
@config_option
@click.pass_context
def check(  # noqa: PLR0913 - an option each
    context: click.Context,
    *,
    paths: tuple[Path, ...],
    findings: bool,
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
    ref: str | None,
    only_changed: bool,
    fix: bool,
    stdin_filename: str | None,
    config_file: Path | None,
) -> None:
    """Check all maps, or those at PATHS (files or folders; - for standard input).

    The exit code is 0 if there is no error, 1 if there is one, 2 if the command was not
    understood, and 3 if the program itself failed. With --strict a warning counts as an error.
    """
    config = load_config(config_file, needs_maps=False)
    unsaved_file = _unsaved_file(paths, stdin_filename, config, fix=fix)
    options = CheckOptions(
        paths=_paths(paths, unsaved_file, config),
        findings=findings,
        select=_known(parts(select)),
        ignore=_known(parts(ignore)),
        changed=_changed(ref, config, only_changed=only_changed),
        only_changed=only_changed,
        unsaved_file=unsaved_file,
    )
    report = check_maps(config, options)
    if fix and _apply_fixes(report.items, config, options, form):
        report = check_maps(config, options)
    click.echo(_formatter(form)(limited(report)), nl=False, color=True)
    context.exit(_exit_code(report.items, strict=strict))


def _exit_code(items: Sequence[ReportItem], *, strict: bool) -> int:
    if any(item.problem.code == BUG for item in items):
        return BUG_FOUND
    return 1 if any(_fails(item, strict=strict) for item in items) else 0


def _fails(item: ReportItem, *, strict: bool) -> bool:
    return item.severity is Severity.ERROR or (strict and item.severity is Severity.WARNING)


def _paths(
    paths: Sequence[Path], unsaved_file: UnsavedFile | None, config: Config
) -> tuple[Path, ...]:
    if unsaved_file is not None:
        return (unsaved_file.path,)
    return tuple(under_maps(path, config) for path in paths)


def _unsaved_file(
    paths: Sequence[Path], file: str | None, config: Config, *, fix: bool
) -> UnsavedFile | None:
    """Return what comes by standard input, if anything is to."""
    if [str(path) for path in paths] != [_STDIN]:
        if file is not None or Path(_STDIN) in paths:
            raise click.UsageError("for standard input write `-` as the only path")
        return None
    if file is None or fix:
        raise click.UsageError("standard input needs --stdin-filename, and --fix needs files")
    path = under_maps(Path(file), config, is_there=False)
    return UnsavedFile(path, sys.stdin.buffer.read())


def _known(given: tuple[str, ...]) -> tuple[str, ...]:
    if not given:
        return ()
    # The table of codes is only read where one is named.
    from account_maps.model.values import FindingCode  # noqa: PLC0415
    from account_maps.read.codes import codes  # noqa: PLC0415

    of_teams = [one for one in given if re.fullmatch("X[0-9]{0,3}", one)]  # Any extension's.
    wrong = unknown_codes(given, [*codes(), *FindingCode, *of_teams])
    if wrong:
        raise click.UsageError(printable(f"no code begins with {wrong[0]}"))
    return given


def _changed(ref: str | None, config: Config, *, only_changed: bool) -> Changed | None:
    if ref is None:
        if only_changed:
            raise click.UsageError("--only-changed needs --changed-since")
        return None
    try:
        return changed_since(ref, config.here, config.maps_dir)
    except GitError as error:
        raise click.UsageError(printable(str(error))) from error


def _apply_fixes(
    items: Sequence[ReportItem], config: Config, options: CheckOptions, form: str
) -> bool:
    """Fix what is certain, and say what was done: beside a document on standard error."""
    from account_maps.cli.fixing import fix_all  # noqa: PLC0415
    from account_maps.edit.errors import EditError  # noqa: PLC0415

    try:
        done = fix_all(
            config, items, partial(is_reported, select=options.select, ignore=options.ignore)
        )
    except EditError as error:
        raise click.UsageError(printable(str(error))) from error
    for one in done:
        click.echo(printable(one), err=form not in _FOR_PEOPLE)
    return bool(done)


def _formatter(name: str) -> Callable[[Report], str]:
    """Return what puts a report into a form; each form is only imported where it is wanted."""
    if name in _FOR_PEOPLE:
        paint = Paint(color=wants_color(sys.stdout, os.environ))
        return partial(_FOR_PEOPLE[name], paint=paint)
    from account_maps.cli.report_formats import REPORT_FORMATS  # noqa: PLC0415

    return REPORT_FORMATS[name]
