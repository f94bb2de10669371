"""``account-maps leave``: somebody no longer holds the post, and this is what they held."""

from pathlib import Path

import click

from account_maps.cli.config import config_option, load_config
from account_maps.cli.editing import exit_on_edit_error, known_colleague, map_document, shared_files
from account_maps.cli.terminal import printable
from account_maps.edit.errors import InvalidRequestError
from account_maps.edit.files import write_all
from account_maps.edit.people import mark_left
from account_maps.model.values import State


@click.command()
@click.argument("account", required=False)
@click.argument("person", required=False)
@click.option(
    "--state",
    type=click.Choice([State.LEFT.value, State.MOVED.value]),
    default=State.LEFT.value,
    show_default=True,
    help="Whether they left, or moved to another post of the same group.",
)
@click.option("--colleague", metavar="ID", help="One of us leaves: only tell what they hold.")
@config_option
def leave(
    *,
    account: str | None,
    person: str | None,
    state: str,
    colleague: str | None,
    config_file: Path | None,
) -> None:
    """Mark PERSON in the map of ACCOUNT as gone, and tell what they held.

    One line of the map changes. What is told: roles, who reports to them, actions and objectives
    that count on them, the ways to those who decide that go with them. If one of us leaves, no file
    changes: --colleague tells for all accounts what has to go to somebody else.
    """
    from account_maps.cli.handover import colleague_handover, person_handover  # noqa: PLC0415 - as `export`

    config = load_config(config_file)
    with exit_on_edit_error():
        if colleague and (account or person):
            raise InvalidRequestError(
                "--colleague is told for all accounts: name no account or person with it"
            )
        if colleague:
            known_colleague(config, colleague)
            lines = colleague_handover(config.playbook(), colleague, config.day())
        elif account and person:
            document = map_document(config, account)
            change = mark_left(document, person, State(state))
            shared = shared_files(config)
            lines = person_handover(document.account, person, config.day(), shared)
            write_all([change])
            if change.before != change.after:
                lines = [f"{document.shown_path}: {person} is now `state: {state}`", *lines]
        else:
            raise InvalidRequestError("name an account and a person, or one of us with --colleague")
    for line in lines:
        click.echo(printable(line))
