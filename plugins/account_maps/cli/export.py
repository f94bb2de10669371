"""``account-maps export``: the maps and all that is worked out of them, for other programs."""

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from account_maps.cli.config import config_option, load_config
from account_maps.cli.export_options import TABLES, ExportOptions
from account_maps.cli.terminal import counted, printable
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.read.problems import Problem, problem_lines
from account_maps.read.words import nearest, quoted


@click.command()
@click.argument("accounts", nargs=-1, metavar="[ACCOUNT]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "csv", "graphml"]),
    default="json",
    show_default=True,
    help="One JSON document, tables for a spreadsheet, or a graph for each account.",
)
@click.option("--table", type=click.Choice(TABLES), help="Only this table of CSV.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write to a file; the tables, and the graphs of several accounts, to a folder.",
)
@config_option
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day on which ties and facts have their age.  [default: as the site has it]",
)
@click.option("--skip-broken", is_flag=True, help="Leave maps with problems out.")
@click.pass_context
def export(  # noqa: PLR0913
    context: click.Context,
    *,
    accounts: tuple[str, ...],
    form: str,
    table: str | None,
    output: Path | None,
    config_file: Path | None,
    as_of: dt.datetime | None,
    skip_broken: bool,
) -> None:
    """Export all accounts, or those named by their ids.

    The exit code is 0, 1 if a map has problems (nothing is exported then, unless --skip-broken),
    and 2 if the command was not understood or the target cannot be written.
    """
    options = ExportOptions(accounts, form, table, output)
    _check_options(options)
    config = load_config(config_file)
    playbook = config.playbook()
    files = _chosen(playbook, accounts)
    if _print_problems(_problems(playbook, files)) and not skip_broken:
        context.exit(1)
    # All other commands start without what only this one needs.
    from account_maps.cli.export_files import export_files, write_export  # noqa: PLC0415

    day = as_of.date() if as_of else config.day()
    chosen, extensions = [*map(config.in_project, files)], config.run_extensions()
    made = export_files(chosen, playbook, day, options, extensions)
    if _print_problems(extensions.failures):
        context.exit(1)
    write_export(made, output, config, form)


def _check_options(options: ExportOptions) -> None:
    if options.table and options.form != "csv":
        raise click.UsageError("--table goes with --format csv")
    if options.output is None and options.form == "csv" and not options.table:
        raise click.UsageError("name a folder with -o, or one table with --table")
    if options.output is None and options.form == "graphml" and len(options.accounts) != 1:
        raise click.UsageError("name a folder with -o, or one account")


def _chosen(playbook: Playbook, accounts: Sequence[str]) -> list[AccountFile]:
    """Return the files of the accounts that the user named, or all, sorted by id."""
    for account in accounts:
        if account not in playbook.files:
            near = nearest(account, playbook.files)
            hint = f"; did you mean {quoted(near)}?" if near else ""
            raise click.UsageError(f"no map has the id {quoted(account)}{hint}")
    return [file for key, file in playbook.files.items() if not accounts or key in accounts]


def _problems(playbook: Playbook, chosen: Iterable[AccountFile]) -> list[Problem]:
    """Return the problems of the chosen maps and of what is no map, such as shared files."""
    names = {file.shown_path for file in chosen}
    others = {file.shown_path for file in playbook.files.values()} - names
    return [problem for problem in playbook.problems if problem.file not in others]


def _print_problems(problems: Sequence[Problem]) -> bool:
    for line in problem_lines(problems):
        click.echo(printable(line), err=True)
    if problems:
        files = counted(len({problem.file for problem in problems}), "file")
        click.echo(f"{counted(len(problems), 'problem')} in {files}", err=True)
    return bool(problems)
