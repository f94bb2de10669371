"""The files of ``account-maps export``. Only imported when the command is called."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from account_maps.api.functions import account_records
from account_maps.cli.config import Config
from account_maps.cli.export_options import ExportOptions
from account_maps.cli.output import refuse_to_replace, same_header, write_output
from account_maps.export import (
    TABLES,
    AccountRecord,
    encode_record,
    graph,
    join_accounts,
    table,
)
from account_maps.extensions import Extensions
from account_maps.model.playbook import AccountFile, Playbook

_BOM = b"\xef\xbb\xbf"
"""By this mark a spreadsheet knows that a file is UTF-8."""

_SIGNATURES = {
    "json": re.compile(rb'\A{"format":"account-maps"'),
    "graphml": re.compile(rb"<graphml "),
    "csv": re.compile(rb"\A(\xef\xbb\xbf)?[a-z_]+,"),
}

_ITSELF = ""
"""In place of a name in a folder: the output is the file."""


def export_files(
    files: Iterable[AccountFile],
    playbook: Playbook,
    day: dt.date,
    options: ExportOptions,
    extensions: Extensions,
) -> Mapping[str, bytes]:
    """Return what is to be written, by the names of files in a folder.

    Args:
        files: The maps; those with problems are left out.
        playbook: All maps, for our people and the rules.
        day: The day on which ties and facts have their age.
        options: What the user asked for.
        extensions: What the team has added itself.
    """
    records = tuple(account_records(files, playbook, day, extensions))
    if options.form == "csv":
        return _tables(records, options)
    if options.form == "graphml":
        return _graphs(records, playbook, options)
    return {_ITSELF: join_accounts(map(encode_record, records), day, playbook.team)}


def write_export(
    files: Mapping[str, bytes], output: Path | None, config: Config, form: str
) -> None:
    """Write files to where the user wants them.

    Args:
        files: What to write.
        output: File or folder; None for standard output.
        config: The project.
        form: The format of the files.

    Raises:
        UsageError: If they cannot be written there.
    """
    if output is None:
        for data in files.values():
            click.echo(data, nl=False)
        return
    folder = output if files and _ITSELF not in files else None
    paths = {output / name if name else output: data for name, data in files.items()}
    if form == "csv":  # Each table has a first line of its own.
        for path, data in paths.items():
            refuse_to_replace([path], same_header(data), config)
    write_output(paths, _SIGNATURES[form], config, folder)


def _tables(records: Sequence[AccountRecord], options: ExportOptions) -> Mapping[str, bytes]:
    mark = _BOM if options.output else b""
    if options.table:
        return {_ITSELF: mark + table(options.table, records).encode()}
    return {f"{name}.csv": mark + table(name, records).encode() for name in TABLES}


def _graphs(
    records: Iterable[AccountRecord], playbook: Playbook, options: ExportOptions
) -> Mapping[str, bytes]:
    single = len(options.accounts) == 1
    return {
        _ITSELF if single else f"{record.id}.graphml": graph(record, playbook.team)
        for record in records
    }
