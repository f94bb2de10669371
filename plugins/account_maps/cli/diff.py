"""``account-maps diff``: what changed in the maps between two commits, branches or days."""

import re
from pathlib import Path

import click

from account_maps.changes.text import markdown, plain
from account_maps.cli.config import config_option, configured
from account_maps.cli.diffed import as_html, as_json, diffs, named_from_here
from account_maps.cli.output import write_output
from account_maps.cli.terminal import printable
from account_maps.history.no_git import NoGit

_SIGNS = {
    "text": re.compile(rb"(\ANothing changed\.|\d maps? changed)\n?\Z"),
    "json": re.compile(rb'\A\{\n  "maps": \['),
    "markdown": re.compile(rb"\A<!-- account-maps diff -->"),
    "html": re.compile(rb'<meta name="generator" content="account-maps diff">'),
}
"""What tells an earlier result from other files."""

_WRITTEN = {"text": plain, "markdown": markdown}


@click.command()
@click.argument("base")
@click.argument("head", required=False)
@click.option("--account", "accounts", multiple=True, metavar="ID", help="Only this account.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "html"]),
    default="text",
    show_default=True,
    help="For a terminal, programs, a comment on a pull request, or a page with pictures.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write to a file.  [default: print]"
)
@config_option
def diff(  # noqa: PLR0913
    *,
    base: str,
    head: str | None,
    accounts: tuple[str, ...],
    form: str,
    output: Path | None,
    config_file: Path | None,
) -> None:
    """Tell what changed in the maps since BASE, or between BASE and HEAD.

    Each may be a commit, a branch, a tag or a day such as 2026-11-01; BASE may also be `main...`,
    which is where this branch left main. Without HEAD it is the files as they are, committed or
    not. The exit code is 0, and 2 if the command was not understood or git can't tell.
    """
    config = configured(config_file)
    try:
        found, setting = diffs(base, head, accounts, config)
    except NoGit as error:
        raise click.UsageError(printable(f"git can't tell what changed: {error}")) from error
    if form == "json":
        told = as_json(found)
    elif form == "html":
        told = as_html(found, base, head, setting)
    else:
        # A comment is read at the host, which knows files from the top of the repository.
        told = _WRITTEN[form](
            named_from_here(found, config) if form == "text" else found, setting.texts
        )
    if output is None:
        click.echo("\n".join(map(printable, told.splitlines())))
        return
    write_output({output: told.encode()}, _SIGNS[form], config)
