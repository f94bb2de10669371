"""``account-maps new``: a playbook, another account, or another person on a map."""

import os
import sys
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Final

import click

from account_maps.cli.config import Config, config_option, load_config
from account_maps.cli.editing import all_files, exit_on_edit_error, known_colleague, map_document
from account_maps.cli.recipe_files import write_new_files
from account_maps.cli.terminal import printable
from account_maps.edit.document import FileChange, read_value
from account_maps.edit.errors import EditError, InvalidRequestError
from account_maps.edit.files import write_all
from account_maps.edit.names import checked_id, id_of
from account_maps.edit.people import add_person, known_person
from account_maps.edit.yaml_text import yaml_scalar
from account_maps.model.account import Account, Person, walk_units
from account_maps.model.fields import FIELDS
from account_maps.model.folder import shown
from account_maps.model.pages import why_reserved
from account_maps.model.values import Influence, Role, Support
from account_maps.read.ids import folded, normal
from account_maps.read.words import nearest, quoted
from account_maps.recipes import starter_files

_OPTIONS: Final = [row.key for row in FIELDS[Account] if row.option]
"""The fields of an account that can be given."""


@click.group()
def new() -> None:
    """Begin a playbook, or add an account or a person."""


@new.command("site")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
def new_site(folder: Path) -> None:
    """Write what a playbook begins with into FOLDER: settings, a home page, team, talking points.

    The talking points are some ninety short rules, to throw out and to make your own. What is
    there already is left alone.
    """
    config = load_config(None, needs_maps=False, here=folder.resolve())
    top = Path(os.path.commonpath([config.root, config.maps_dir, config.docs_dir]))
    files = {shown(path, top): text for path, text in _starter_files(config).items()}
    with exit_on_edit_error():
        write_new_files(top, files)
    team = shown(config.maps_dir / "_team.yaml", config.root)
    click.echo(printable(f"now put yourself into {team}, and add the first account with"))
    click.echo('  account-maps new account "Name of the company"')


def _starter_files(config: Config) -> dict[Path, str]:
    """Return what a playbook begins with, where its settings want it if it has any."""
    places = {"mkdocs.yml": config.file, "maps": config.maps_dir, "docs": config.docs_dir}
    found = {}
    for name, text in starter_files().items():
        head, *rest = PurePosixPath(name).parts
        found[(places.get(head) or config.root / head).joinpath(*rest)] = text
    return found


def _words(scale: type[StrEnum]) -> "click.Choice[str]":
    return click.Choice([word.value for word in scale])


def _field_options(command: click.Command) -> click.Command:
    """Add an option for each field of an account that can be given, in the format's order."""
    for key in sorted(_OPTIONS, key=Account.__struct_fields__.index):
        words = key.replace("_", " ")
        option = click.Option([f"--{words.replace(' ', '-')}"], help=f"The account's {words}.")
        command.params.append(option)
    return command


@_field_options
@new.command("account")
@click.argument("name", required=False)
@click.option("--id", "given_id", help="Its id, the file's name.  [default: made from the name]")
@click.option("--folder", type=click.Path(path_type=Path), help="A folder among the maps.")
@click.option("--owner", metavar="ID", help="Who of us owns it.")
@config_option
def new_account(
    *,
    name: str | None,
    given_id: str | None,
    folder: Path | None,
    owner: str | None,
    config_file: Path | None,
    **given: str | None,
) -> None:
    """Write the map of another account, called NAME.

    What is not given is asked for if NAME is missing at a terminal.
    """
    config = load_config(config_file, needs_maps=False)
    asks = name is None
    name = _asked("Name of the company", name, must=True)
    with exit_on_edit_error():
        account_id = checked_id(normal(given_id)) if given_id else id_of(_one_line(name))
        _refuse_taken(config, account_id)
        owner = _asked("Who of us owns it (id, empty for nobody)", owner, may_ask=asks)
        if owner:
            known_colleague(config, owner)
        fields = {"name": name, **given, "owner": owner}
        order = [one for one in Account.__struct_fields__ if (fields.get(one) or "").strip()]
        lines = [f"{one}: {yaml_scalar(_one_line(fields[one] or ''))}" for one in order]
        path = _folder(config, folder) / f"{account_id}.yaml"
        change = _new_file(config, path, "\n".join([*lines, "", "stakeholders:", ""]))
        write_all([change])
    click.echo(printable(f"wrote {change.shown_path}; add people with"))
    click.echo(printable(f"  account-maps new person {account_id} NAME"))


def _refuse_taken(config: Config, account_id: str) -> None:
    why = why_reserved(account_id)
    if why:
        raise InvalidRequestError(f"{quoted(account_id)} cannot be the id of an account: {why}")
    taken = {folded(file.id): file for file in all_files(config) if not file.shared}
    other = taken.get(folded(account_id))
    if other:
        raise InvalidRequestError(
            f"there is {other.shown_path} already; give another account an --id"
        )


def _folder(config: Config, folder: Path | None) -> Path:
    """Return the folder for a map: under the maps, however the user names it.

    Raises:
        InvalidRequestError: If it leads out of the maps, or into what is hidden.
    """
    inside = config.maps_dir / (folder or "")
    here = (config.here / folder) if folder else inside
    path = here if here.resolve().is_relative_to(config.maps_dir.resolve()) else inside
    if not path.resolve().is_relative_to(config.maps_dir.resolve()):
        raise InvalidRequestError(
            f"{folder} is not in the folder of maps, {shown(config.maps_dir, config.here)}"
        )
    if any(
        part.startswith(".") for part in path.resolve().relative_to(config.maps_dir.resolve()).parts
    ):
        raise InvalidRequestError(f"{folder} is hidden: no map is read there")
    return path


def _new_file(config: Config, path: Path, text: str) -> FileChange:
    shown_path = shown(path, config.here)
    data = text.encode()
    value, problems = read_value(data, path, shown_path)
    if value is None or problems:
        raise EditError(*problems)
    return FileChange(path, shown_path, None, data)


@new.command("person")
@click.argument("account")
@click.argument("name", required=False)
@click.option("--id", "given_id", help="Their id.  [default: made from the name]")
@click.option("--title", help="Job title.")
@click.option("--manager", metavar="PERSON", help="To whom they report; they go below.")
@click.option("--unit", metavar="ID", help="Unit the post belongs to.")
@click.option("--role", "roles", type=_words(Role), multiple=True, help="A buying role.")
@click.option("--support", type=_words(Support), help="Attitude to us.")
@click.option("--influence", type=_words(Influence), help="Political status.")
@click.option("--placeholder", is_flag=True, help="The post exists, its holder is not known.")
@config_option
def new_person(  # noqa: PLR0913
    *,
    account: str,
    name: str | None,
    given_id: str | None,
    title: str | None,
    manager: str | None,
    unit: str | None,
    roles: tuple[str, ...],
    support: str | None,
    influence: str | None,
    placeholder: bool,
    config_file: Path | None,
) -> None:
    """Put somebody called NAME on the map of ACCOUNT, below their manager.

    A placeholder needs a title and no name. What is not given is asked for if NAME is missing at a
    terminal.
    """
    config = load_config(config_file)
    with exit_on_edit_error():
        document = map_document(config, account)
        asks = name is None and not placeholder
        name = name if placeholder else _asked("Full name", name, must=True)
        title = _asked("Job title", title, may_ask=asks)
        manager = _asked("Reports to (id, empty if unknown)", manager, may_ask=asks)
        person = Person(
            name=_one_line(name or "") or None,
            title=_one_line(title or "") or None,
            unit=_known_unit(document.account, unit),
            reports_to=_known_manager(document.account, manager),
            roles=tuple(map(Role, dict.fromkeys(roles))),
            influence=Influence(influence) if influence else None,
            support=Support(support) if support else None,
            placeholder=placeholder,
        )
        if not (person.name or person.title):
            raise InvalidRequestError("give a name, or a --title with --placeholder")
        person_id = (
            checked_id(normal(given_id)) if given_id else id_of(person.name or person.title or "")
        )
        write_all([add_person(document, person_id, person)])
    click.echo(printable(f"{document.shown_path}: added {person_id}"))


def _known_manager(account: Account, manager: str | None) -> str | None:
    if not manager:
        return None
    known_person(account, normal(manager))
    return normal(manager)


def _known_unit(account: Account, unit: str | None) -> str | None:
    if not unit:
        return None
    units = dict(walk_units(account.units))
    if unit not in units:
        near = nearest(unit, units)
        hint = f"; did you mean {quoted(near)}?" if near else ""
        raise InvalidRequestError(f"no unit of the map has the id {quoted(unit)}{hint}")
    return unit


def _asked(question: str, given: str | None, *, must: bool = False, may_ask: bool = True) -> str:
    """Return what was given, or at a terminal the answer to a question."""
    if given is not None or not may_ask:
        return given or ""
    if sys.stdin.isatty():
        answer: str = click.prompt(question, default=None if must else "", show_default=False)
        return answer
    if must:
        raise click.UsageError("give a name")
    return ""


def _one_line(text: str) -> str:
    """Return a text without line breaks and spaces at its ends, as names are."""
    return " ".join(text.split())
