"""What git can't tell a command, on standard error, so that what it prints stays what it is."""

from collections.abc import Iterable

import click

from account_maps.cli.terminal import printable
from account_maps.history.limitations import Limitation, limitation_lines

_PRINTED = f"{__name__}.told"


def print_git_warnings(lost: Iterable[Limitation]) -> None:
    """Print a line for each thing that is wrong, once in a command.

    Args:
        lost: The facts that are not known.
    """
    context = click.get_current_context(silent=True)
    before: set[str] = context.meta.setdefault(_PRINTED, set()) if context else set()
    for line in limitation_lines(lost):
        if line not in before:
            before.add(line)
            click.echo(printable(f"warning: {line}"), err=True)
