"""``account-maps onepager``: one page for each account or for a meeting, as PDF."""

import datetime as dt
from pathlib import Path

import click

from account_maps.cli.config import config_option, load_config
from account_maps.cli.paper_options import (
    SHEETS,
    exit_on_problems,
    paper_options,
    require_no_problems,
    unknown_names,
    usage_errors,
)
from account_maps.model.playbook import AccountFile, Playbook


@click.command()
@click.argument("accounts", nargs=-1, metavar="[ACCOUNT]...")
@click.option("--all", "everything", is_flag=True, help="Make the sheets of all accounts.")
@click.option(
    "--attendees",
    default="",
    metavar="ID,ID",
    help="Who will be in the room: makes a meeting brief instead of a one-pager.",
)
@click.option(
    "--for-the-table",
    is_flag=True,
    help="With --attendees: a version that the people in the room may read.",
)
@click.option("--paper", type=click.Choice(SHEETS), default="a4", show_default=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The folder to write to.  [default: this one]",
)
@paper_options
@config_option
def onepager(  # noqa: PLR0913
    *,
    accounts: tuple[str, ...],
    everything: bool,
    attendees: str,
    for_the_table: bool,
    paper: str,
    output: Path,
    fonts: Path | None,
    as_of: dt.datetime | None,
    config_file: Path | None,
) -> None:
    """Make the one-pagers of the accounts named by their IDs: ACCOUNT-onepager.pdf.

    With --attendees it makes the brief of a meeting, ACCOUNT-brief.pdf, and with --for-the-table
    the version that the people in the room may read, ACCOUNT-table.pdf.

    Needs the extra `pdf`. The exit code is 0, 1 if a map has problems or no sheet has room for it
    (nothing is written then), and 2 if the command was not understood.
    """
    if everything == bool(accounts):
        raise click.UsageError("name accounts, or use --all")
    config = load_config(config_file)
    playbook = config.playbook()
    room = [who.strip() for who in attendees.split(",") if who.strip()]
    usage_errors(_strange(playbook, accounts, room, for_the_table=for_the_table))
    files = [playbook.files[key] for key in dict.fromkeys(accounts)] or [*playbook.files.values()]
    require_no_problems(playbook, files)
    # All other commands start without what only these need.
    from account_maps.cli.paper_output import (  # noqa: PLC0415
        MeetingOf,
        onepager_files,
        paper_context,
        write_paper,
    )

    day = as_of.date() if as_of else config.day()
    context, meeting = paper_context(config, playbook, day, fonts), MeetingOf(room, for_the_table)
    sheets, problems = onepager_files(context, files, meeting, paper)
    exit_on_problems(problems)
    write_paper({output / name: sheet for name, sheet in sheets.items()}, config)


def _strange(
    playbook: Playbook, accounts: tuple[str, ...], room: list[str], *, for_the_table: bool
) -> list[str]:
    """Return a line for each unknown account and person, and for what doesn't go together."""
    lines = unknown_names(accounts, playbook.files, "no map has the id")
    if for_the_table and not room:
        lines.append("--for-the-table needs --attendees: name who will be in the room by their IDs")
    if room and len(accounts) != 1:
        return [*lines, "--attendees goes with one account"]
    for file in (playbook.files[key] for key in accounts if key in playbook.files):
        lines += _strangers(file, room)
    return lines


def _strangers(file: AccountFile, room: list[str]) -> list[str]:
    people = file.account.stakeholders if file.account else {}
    return unknown_names(room, people, f"nobody in {file.shown_path} has the id") if people else []
