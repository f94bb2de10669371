"""``account-maps join``: one page in front of several sites of one repository."""

from pathlib import Path

import click

from account_maps.cli.terminal import counted, printable


@click.command()
@click.argument("sites", nargs=-1, required=True, metavar="SITE[=ADDRESS]...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Folder to write the page to.",
)
@click.option("--title", help="What the page is called.")
def join(sites: tuple[str, ...], output: Path, title: str | None) -> None:
    """Write a page in front of several sites, with a table of all their accounts.

    A SITE is the folder of a built site, or its maps.json. If it does not lie in the folder that
    is written to, say after an equals sign where it will stand.

    The exit code is 0, and 2 if a site cannot be read or the page not written.
    """
    # All other commands start without what only this one needs.
    from account_maps.cli.join_page import SIGNATURES, JoinError, read_site, write_join_page  # noqa: PLC0415
    from account_maps.cli.output import refuse_to_replace  # noqa: PLC0415

    try:
        found = [read_site(site, output) for site in sites]
        for name, signature in SIGNATURES.items():
            refuse_to_replace([output / name], signature, None)
        accounts = write_join_page(found, output, title)
    except JoinError as error:
        raise click.UsageError(printable(str(error))) from error
    click.echo(f"{counted(accounts, 'account')} of {counted(len(found), 'site')} in {output}")
