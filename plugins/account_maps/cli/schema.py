"""``account-maps schema``: the format, for editors and for people."""

import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import click
from msgspec import Struct

from account_maps.cli.config import config_option, configured
from account_maps.cli.terminal import printable
from account_maps.model.account import Account, Labels, Team
from account_maps.model.folder import shown
from account_maps.model.rules import Rules
from account_maps.model.talking import TalkingLibrary
from account_maps.model.values import FindingCode

FILES: Mapping[str, type[Struct]] = {
    "account": Account,
    "team": Team,
    "labels": Labels,
    "rules": Rules,
    "talking-points": TalkingLibrary,
}
"""What each kind of file holds."""


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
    from account_maps.cli.editor import write_editor_files  # noqa: PLC0415 - it asks for this one

    config = configured(config_file)
    try:
        written = write_editor_files(config)
    except OSError as error:
        raise click.UsageError(f"the files cannot be written: {error.strerror}") from error
    for path, is_new in written.items():
        what = "written" if is_new else "is there already and was left alone"
        click.echo(printable(f"{shown(path, config.root)} {what}"))


def schema_text(file_kind: str) -> str:
    """Return the JSON Schema of a kind of file, as it is written to a file."""
    from account_maps.model.schema import json_schema  # noqa: PLC0415
    from account_maps.texts import english  # noqa: PLC0415

    texts = english()

    def meaning(value: StrEnum) -> str | None:
        if isinstance(value, FindingCode):
            return texts(f"finding.{value}.title")
        return texts.meaning(value)

    schema = json_schema(FILES[file_kind], meaning)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def format_text() -> str:
    """Return the reference page of the format, as it is written to a file."""
    from account_maps.model.format_page import format_page  # noqa: PLC0415
    from account_maps.texts import english  # noqa: PLC0415

    texts = english()
    return format_page(texts.value, lambda code: texts(f"finding.{code}.title"))
