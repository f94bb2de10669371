"""``account-maps schema``: the format, for editors and for people."""

from pathlib import Path

import click

from account_maps.cli.config import config_option, load_config
from account_maps.cli.editing import exit_on_edit_error
from account_maps.cli.editor import write_editor_files
from account_maps.cli.format_texts import FILES, HEADS, format_text, schema_text
from account_maps.cli.output import same_header, write_output
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
    data = text.encode()
    write_output(
        {output: data}, same_header(data, HEADS[form]), load_config(config_file, needs_maps=False)
    )


def _help_editors(config_file: Path | None) -> None:
    config = load_config(config_file, needs_maps=False)
    with exit_on_edit_error():
        written = write_editor_files(config)
    for path, is_new in written.items():
        what = "written" if is_new else "is there already and was left alone"
        click.echo(printable(f"{shown(path, config.here)} {what}"))
