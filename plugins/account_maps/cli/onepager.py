"""``account-maps onepager``: one side of paper for each account, as PDF."""

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
    help="Who will be in the room: they come first, and the map is drawn round them.",
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
    paper: str,
    output: Path,
    fonts: Path | None,
    as_of: dt.datetime | None,
    config_file: Path | None,
) -> None:
    """Make the one-pagers of the accounts named by their ids: ACCOUNT-onepager.pdf.

    Needs the extra `pdf`. The exit code is 0, 1 if a map has problems or no sheet has room for it
    (nothing is written then), and 2 if the command was not understood.
    """
    if everything == bool(accounts):
        raise click.UsageError("name accounts, or take --all")
    config = load_config(config_file)
    playbook = config.playbook()
    room = [who.strip() for who in attendees.split(",") if who.strip()]
    usage_errors(_strange(playbook, accounts, room))
    files = [playbook.files[key] for key in dict.fromkeys(accounts)] or [*playbook.files.values()]
    require_no_problems(playbook, files)
    # All other commands start without what only these need.
    from account_maps.cli.paper_output import onepager_files, paper_context, write_paper  # noqa: PLC0415

    day = as_of.date() if as_of else config.day()
    sheets, problems = onepager_files(
        paper_context(config, playbook, day, fonts), files, room, paper
    )
    exit_on_problems(problems)
    write_paper({output / name: sheet for name, sheet in sheets.items()}, config)


def _strange(playbook: Playbook, accounts: tuple[str, ...], room: list[str]) -> list[str]:
    """Return a line for each account and each person that there is not."""
    lines = unknown_names(accounts, playbook.files, "no map has the id")
    if room and len(accounts) != 1:
        return [*lines, "--attendees goes with one account"]
    for file in (playbook.files[key] for key in accounts if key in playbook.files):
        lines += _strangers(file, room)
    return lines


def _strangers(file: AccountFile, room: list[str]) -> list[str]:
    people = file.account.stakeholders if file.account else {}
    return unknown_names(room, people, f"nobody in {file.shown_path} has the id") if people else []
