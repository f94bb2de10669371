"""``account-maps schema``: the format, for editors and for people."""

import json
from collections.abc import Mapping
from pathlib import Path

import click
from msgspec import Struct

from account_maps.model.account import Account, Labels, Team
from account_maps.model.rules import Rules
from account_maps.model.talking import TalkingLibrary

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
def schema(output: Path | None, form: str, file_kind: str) -> None:
    """Print the format of maps."""
    text = format_text() if form == "markdown" else schema_text(file_kind)
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise click.UsageError(f"{output} cannot be written: {error.strerror}") from error


def schema_text(file_kind: str) -> str:
    """Return the JSON Schema of a kind of file, as it is written to a file."""
    from account_maps.model.schema import json_schema  # noqa: PLC0415

    return json.dumps(json_schema(FILES[file_kind]), indent=2, ensure_ascii=False) + "\n"


def format_text() -> str:
    """Return the reference page of the format, as it is written to a file."""
    from account_maps.model.format_page import format_page  # noqa: PLC0415
    from account_maps.texts import english  # noqa: PLC0415

    texts = english()
    return format_page(texts.value, lambda code: texts(f"finding.{code}.title"))
