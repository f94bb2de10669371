"""``account-maps verify``: the entries of some people were checked, and are as they should be."""

import datetime as dt
from pathlib import Path

import click

from account_maps.cli.config import config_option, load_config
from account_maps.cli.editing import exit_on_edit_error, known_colleague, map_document
from account_maps.cli.terminal import counted, printable
from account_maps.edit.errors import InvalidRequestError
from account_maps.edit.files import write_all
from account_maps.edit.people import mark_verified


@click.command()
@click.argument("account")
@click.argument("people", metavar="PERSON...", nargs=-1, required=True)
@click.option("--by", "colleague", metavar="ME", help="Who of us has checked them.")
@click.option(
    "--on",
    "on_day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day on which they were checked.  [default: today]",
)
@config_option
def verify(
    account: str,
    people: tuple[str, ...],
    colleague: str | None,
    on_day: dt.datetime | None,
    config_file: Path | None,
) -> None:
    """Write down that the entries of people in the map of ACCOUNT were checked.

    Only the date changes, one line for each person. Who checked is known from the commit; with --by
    the name stands in the line that is printed, which makes a commit's message.
    """
    config = load_config(config_file)
    today = dt.datetime.now().astimezone().date()
    day = on_day.date() if on_day else today
    with exit_on_edit_error():
        if day > today:
            raise InvalidRequestError(f"{day} is still to come")
        name = known_colleague(config, colleague).name if colleague else ""
        document = map_document(config, account)
        change = mark_verified(document, people, day)
        write_all([change])
    told = [document.account.stakeholders[one].name or one for one in dict.fromkeys(people)]
    by = f" by {name}" if name else ""
    click.echo(printable(f"{document.account.name}: {', '.join(told)} verified{by} on {day}"))
    if change.before == change.after:
        click.echo(f"{counted(len(told), 'date')} stood there already; nothing was written")
