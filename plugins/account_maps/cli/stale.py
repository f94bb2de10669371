"""``account-maps stale``: what to verify, by who of us should ask."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click
import msgspec

from account_maps.cli.config import config_option, load_config
from account_maps.cli.git_warnings import print_git_warnings
from account_maps.cli.paper_options import unknown_names, usage_errors
from account_maps.cli.terminal import printable
from account_maps.history.history import read_history
from account_maps.history.verification import (
    VerificationTask,
    by_colleague,
    oldest_first,
    verification_tasks,
)
from account_maps.html.amounts import day_words
from account_maps.measure.deal import is_closed
from account_maps.model.account import Colleague
from account_maps.model.people import colleague_name

_NOBODY = "Nobody yet: these accounts have no owner"


class _NoCache:
    """Keeps nothing: a command leaves no files behind."""

    def get(self, key: bytes) -> bytes | None:  # noqa: ARG002 - what is asked of a cache
        return None

    def put(self, key: bytes, value: bytes) -> None:
        pass


@click.command()
@click.option("--owner", metavar="ID", help="Only what this one of us should verify.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For a terminal or for programs.",
)
@config_option
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day on which facts have their age.  [default: as the site has it]",
)
def stale(
    owner: str | None, form: str, config_file: Path | None, as_of: dt.datetime | None
) -> None:
    """List the people who count and whose entry is stale or was never verified.

    A day of verification in the map counts first; without one, the day on which the entry was last
    changed, as git tells it. They are listed by who of us knows them best, else by the owner.
    Closed accounts are left out.
    """
    config = load_config(config_file)
    playbook = config.playbook()
    if owner is not None:
        usage_errors(unknown_names([owner], playbook.team, "no teammate has the id"))
    day = as_of.date() if as_of else config.day()
    history = read_history(config.maps_dir, config.here, _NoCache(), b"", day)
    print_git_warnings(history.limitations(playbook.files.values()))
    found = [
        task
        for file in playbook.files.values()
        if file.account and not is_closed(file.account)
        for task in verification_tasks(
            file, file.account, history.last_changes(file), day, playbook.rules
        )
        if owner in (None, task.colleague)
    ]
    if form == "json":
        rows = [_row(task) for task in sorted(found, key=oldest_first)]
        told = msgspec.json.format(msgspec.json.encode({"checks": rows}), indent=2).decode()
    else:
        told = "\n".join(_lines(by_colleague(found), playbook.team))
    click.echo("\n".join(map(printable, told.splitlines())))


def _row(task: VerificationTask) -> dict[str, object]:
    row: dict[str, object] = msgspec.structs.asdict(task)
    changed = task.changed
    return {**row, "changed": changed and {"day": changed.day, "author": changed.author}}


def _lines(
    found: Mapping[str | None, Sequence[VerificationTask]], team: Mapping[str, Colleague]
) -> Iterator[str]:
    for colleague, theirs in found.items():
        yield colleague_name(colleague, team) if colleague else _NOBODY
        yield from (f"  {_line(task)}" for task in theirs)
        yield ""
    people = sum(map(len, found.values()))
    yield f"{people} in all" if people else "Nothing to verify"


def _line(task: VerificationTask) -> str:
    place = f"{task.file}:{task.line}"
    verified = f"verified {day_words(task.verified)}" if task.verified else "never verified"
    changed = task.changed
    last = f", changed {day_words(changed.day)} by {changed.author}" if changed else ""
    name = " ".join(task.name.split())
    return f"{place}  {name}  {verified}{last}"
