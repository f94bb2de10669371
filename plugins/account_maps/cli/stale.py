"""``account-maps stale``: what to verify, by who of us should ask."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click
import msgspec

from account_maps.changes.values import day_words
from account_maps.cli.config import config_option, configured
from account_maps.cli.lost import tell_lost
from account_maps.cli.paper import refuse, unknown
from account_maps.cli.terminal import printable
from account_maps.history.checks import Check, by_colleague, checks, oldest_first
from account_maps.history.history import read_history
from account_maps.model.account import Colleague
from account_maps.model.people import colleague_name

_NOBODY = "Nobody yet: these accounts have no owner"


class _Forgetful:
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
    """
    config = configured(config_file)
    playbook = config.playbook()
    if owner is not None:
        refuse(unknown([owner], playbook.team, "no teammate has the id"))
    day = as_of.date() if as_of else config.day()
    history = read_history(config.maps_dir, config.here, _Forgetful(), b"", day)
    tell_lost(history.lost(playbook.files.values()))
    found = [
        check
        for file in playbook.files.values()
        if file.account
        for check in checks(file, file.account, history.touches(file), day, playbook.rules)
        if owner in (None, check.colleague)
    ]
    if form == "json":
        rows = [_row(check) for check in sorted(found, key=oldest_first)]
        told = msgspec.json.format(msgspec.json.encode({"checks": rows}), indent=2).decode()
    else:
        told = "\n".join(_lines(by_colleague(found), playbook.team))
    click.echo("\n".join(map(printable, told.splitlines())))


def _row(check: Check) -> dict[str, object]:
    row: dict[str, object] = msgspec.structs.asdict(check)
    changed = check.changed
    return {**row, "changed": changed and {"day": changed.day, "author": changed.author}}


def _lines(
    found: Mapping[str | None, Sequence[Check]], team: Mapping[str, Colleague]
) -> Iterator[str]:
    for colleague, theirs in found.items():
        yield colleague_name(colleague, team) if colleague else _NOBODY
        yield from (f"  {_line(check)}" for check in theirs)
        yield ""
    people = sum(map(len, found.values()))
    yield f"{people} in all" if people else "Nothing to verify"


def _line(check: Check) -> str:
    place = f"{check.file}:{check.line}"
    verified = f"verified {day_words(check.verified)}" if check.verified else "never verified"
    changed = check.changed
    last = f", changed {day_words(changed.day)} by {changed.author}" if changed else ""
    name = " ".join(check.name.split())
    return f"{place}  {name}  {verified}{last}"
