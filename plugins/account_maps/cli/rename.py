"""``account-maps rename``: an id gets another name, everywhere it stands."""

from collections.abc import Iterator
from pathlib import Path

import click

from account_maps.cli.config import Config, config_option, load_config
from account_maps.cli.editing import all_files, document, exit_on_edit_error, map_file
from account_maps.cli.terminal import counted, printable
from account_maps.edit.document import FileChange, YamlDocument
from account_maps.edit.errors import InvalidRequestError
from account_maps.edit.files import write_all
from account_maps.edit.names import checked_id
from account_maps.edit.rename import linked_pages, rename_id
from account_maps.model.account import Account, Team, walk_units
from account_maps.model.folder import YamlFile
from account_maps.model.pages import why_reserved
from account_maps.read.ids import folded, normal
from account_maps.read.words import listed, quoted

KINDS = ("account", "colleague", "person", "unit")


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--account", help="The map that the person or the unit is in.")
@click.option("--kind", type=click.Choice(KINDS), help="What the id names, if it may be several.")
@config_option
def rename(
    old: str, new: str, *, account: str | None, kind: str | None, config_file: Path | None
) -> None:
    """Rename the id OLD to NEW everywhere.

    It may be an account (its file is renamed too, and links to its page in the other pages), one of
    us, or with --account a person or a unit of that map. All files are written, or none.
    """
    config = load_config(config_file)
    with exit_on_edit_error():
        old, new = normal(old), checked_id(normal(new))
        if old == new:
            raise InvalidRequestError("both ids are the same")
        documents = list(_documents(config, old, account))
        kind = _kind(documents, config, old, account, kind)
        _refuse_taken(documents, config, kind, old, new)
        changes = [one for each in documents if (one := rename_id(each, kind, old, new))]
        move = None
        if kind == "account":
            changes += linked_pages(config.docs_dir, config.here, old, new)
            move = _move(map_file(config, old), new)
        write_all(changes, move)
    for change in changes:
        click.echo(printable(f"changed {change.shown_path}"))
    if move:
        click.echo(printable(f"renamed {move[0].shown_path} to {move[1].name}"))
    files = counted(len({change.shown_path for change in changes}), "file")
    click.echo(f"the {kind} {old} is now {new}; {files} changed")


def _documents(config: Config, old: str, account: str | None) -> Iterator[YamlDocument]:
    """Yield the files that may name the id: a text without it, in any spelling, does not."""
    files = [map_file(config, account)] if account else all_files(config)
    for file in files:
        if account or _may_name(file, old):
            yield document(config, file)


def _may_name(file: YamlFile, old: str) -> bool:
    try:
        text = normal(file.path.read_bytes().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return True  # Whoever opens it says why it cannot be read.
    return old in text or "\\" in text


def _kind(
    documents: list[YamlDocument], config: Config, old: str, account: str | None, kind: str | None
) -> str:
    """Return what the id names.

    Raises:
        InvalidRequestError: If it names nothing, or may name several things.
    """
    found = {name: where for name in KINDS if (where := _defined(documents, config, old, name))}
    if account:
        found = {name: where for name, where in found.items() if name in {"person", "unit"}}
    wanted = [name for name in found if kind in {None, name}]
    if not wanted:
        place = f"in the map {account}" if account else "in any map"
        raise InvalidRequestError(f"nothing {place} has the id {quoted(old)}")
    if len(wanted) > 1:
        raise InvalidRequestError(
            f"{quoted(old)} is the id of {listed(wanted)}: choose with --kind"
        )
    if len(found[wanted[0]]) > 1:
        places = listed(found[wanted[0]])
        raise InvalidRequestError(
            f"{quoted(old)} is in several maps, {places}: choose with --account"
        )
    return wanted[0]


def _defined(documents: list[YamlDocument], config: Config, name: str, kind: str) -> list[str]:
    """Return the files in which an id is that of a thing of a kind."""
    if kind == "account":
        files = all_files(config)
        return [file.id for file in files if not file.shared and file.id == name]
    return [each.path.stem for each in documents if name in _ids(each, kind)]


def _ids(each: YamlDocument, kind: str) -> list[str]:
    value = each.value
    if isinstance(value, Team):
        return list(value.team) if kind == "colleague" else []
    if not isinstance(value, Account):
        return []
    units = [unit for unit, _ in walk_units(value.units)]
    return {"person": list(value.stakeholders), "unit": units}.get(kind, [])


def _refuse_taken(
    documents: list[YamlDocument], config: Config, kind: str, old: str, new: str
) -> None:
    why = why_reserved(new) if kind in {"account", "colleague"} else ""
    if why:
        raise InvalidRequestError(f"{quoted(new)} cannot be the id of this {kind}: {why}")
    if kind == "account":
        taken = [file.id for file in all_files(config) if not file.shared]
    else:
        taken = [one for each in documents if old in _ids(each, kind) for one in _ids(each, kind)]
    if folded(new) in {folded(one) for one in taken if one != old}:
        raise InvalidRequestError(f"there is another {kind} with the id {quoted(new)}")


def _move(file: YamlFile, new: str) -> tuple[FileChange, Path]:
    data = file.path.read_bytes()
    change = FileChange(file.path, file.shown_path, data, data)
    return change, file.path.with_name(new + file.path.suffix)
