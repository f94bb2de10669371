"""``account-maps schema``: the format, for editors and for people."""

from pathlib import Path

import click

from account_maps.cli.config import config_option, configured
from account_maps.cli.editor import write_editor_files
from account_maps.cli.schemas import FILES, format_text, schema_text
from account_maps.cli.terminal import printable
from account_maps.model.folder import shown


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to a file.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "markdown"]),
    default="json",
    show_default=True,
    help="A JSON Schema for editors, or the reference page.",
)
@click.option(
    "--file",
    "file_kind",
    type=click.Choice(list(FILES)),
    default="account",
    show_default=True,
    help="Which file the JSON Schema is of.",
)
@click.option(
    "--editor", is_flag=True, help="Write all schemas and the settings of VS Code into the project."
)
@config_option
def schema(
    output: Path | None, form: str, file_kind: str, editor: bool, config_file: Path | None
) -> None:
    """Print the format of maps, or write what editors need into the project."""
    if editor:
        _help_editors(config_file)
        return
    text = format_text() if form == "markdown" else schema_text(file_kind)
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise click.UsageError(f"{output} cannot be written: {error.strerror}") from error


def _help_editors(config_file: Path | None) -> None:
    config = configured(config_file, needs_maps=False)
    try:
        written = write_editor_files(config)
    except OSError as error:
        raise click.UsageError(f"the files cannot be written: {error.strerror}") from error
    for path, is_new in written.items():
        what = "written" if is_new else "is there already and was left alone"
        click.echo(printable(f"{shown(path, config.here)} {what}"))
