"""``account-maps poster``: the whole map of an account on one large sheet."""

import datetime as dt
from pathlib import Path

import click

from account_maps.cli.config import config_option, load_config
from account_maps.cli.output import PDF, SVG
from account_maps.cli.paper_options import (
    POSTERS,
    exit_on_problems,
    paper_options,
    require_no_problems,
    unknown_names,
    usage_errors,
)


@click.command()
@click.argument("account")
@click.option("--paper", type=click.Choice(POSTERS), default="a3", show_default=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["pdf", "svg"]),
    default="pdf",
    show_default=True,
    help="A page to print, or the map alone as a picture.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write.  [default: ACCOUNT-poster.pdf or .svg]",
)
@paper_options
@config_option
def poster(  # noqa: PLR0913
    *,
    account: str,
    paper: str,
    form: str,
    output: Path | None,
    fonts: Path | None,
    as_of: dt.datetime | None,
    config_file: Path | None,
) -> None:
    """Draw everybody on the map of ACCOUNT, none folded away, with lettering of 6 points or more.

    A PDF needs the extra `pdf`. The exit code is 0, 1 if the map has problems (nothing is written
    then), and 2 if the command was not understood or the paper is too small.
    """
    config = load_config(config_file)
    playbook = config.playbook()
    usage_errors(unknown_names([account], playbook.files, "no map has the id"))
    file = playbook.files[account]
    require_no_problems(playbook, [file])
    from account_maps.cli.paper_output import paper_context, poster_file, poster_of, write_paper  # noqa: PLC0415

    made = paper_context(config, playbook, as_of.date() if as_of else config.day(), fonts)
    picture, problems = poster_file(made, file, poster_of(file, paper), form)
    exit_on_problems(problems)
    write_paper(
        {output or Path(f"{account}-poster.{form}"): picture}, config, SVG if form == "svg" else PDF
    )
