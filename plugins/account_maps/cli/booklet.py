"""``account-maps booklet``: the one-pagers of one of us, behind an index of them."""

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
from account_maps.model.people import colleague_name


@click.command()
@click.option("--owner", required=True, metavar="ID", help="Whose accounts, by the id in the team.")
@click.option("--paper", type=click.Choice(SHEETS), default="a4", show_default=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write.  [default: OWNER-booklet.pdf]",
)
@paper_options
@config_option
def booklet(  # noqa: PLR0913
    *,
    owner: str,
    paper: str,
    output: Path | None,
    fonts: Path | None,
    as_of: dt.datetime | None,
    config_file: Path | None,
) -> None:
    """Make one PDF of all accounts of one of us, with an index and bookmarks.

    Needs the extra `pdf`. The exit code is 0, 1 if a map has problems or no sheet has room for it
    (nothing is written then), and 2 if the command was not understood.
    """
    config = load_config(config_file)
    playbook = config.playbook()
    owners = {file.account.owner for file in playbook.files.values() if file.account}
    usage_errors(unknown_names([owner], sorted(filter(None, owners)), "no account has the owner"))
    from account_maps.cli.paper_output import (  # noqa: PLC0415
        accounts_owned_by,
        booklet_file,
        paper_context,
        write_paper,
    )

    files = [*accounts_owned_by(playbook, owner)]
    require_no_problems(playbook, files)
    made = paper_context(config, playbook, as_of.date() if as_of else config.day(), fonts)
    pages, problems = booklet_file(made, files, colleague_name(owner, playbook.team), paper)
    exit_on_problems(problems)
    write_paper({output or Path(f"{owner}-booklet.pdf"): pages}, config)
