"""Warnings about what git can't tell, on standard error: the output of a command stays clean."""

from collections.abc import Iterable

import click

from account_maps.cli.terminal import printable
from account_maps.history.limitations import Limitation, limitation_lines

_PRINTED = f"{__name__}.told"


def print_git_warnings(limitations: Iterable[Limitation]) -> None:
    """Print a warning for each limitation, once in a command.

    Args:
        limitations: What git can't tell.
    """
    context = click.get_current_context(silent=True)
    before: set[str] = context.meta.setdefault(_PRINTED, set()) if context else set()
    for line in limitation_lines(limitations):
        if line not in before:
            before.add(line)
            click.echo(printable(f"warning: {line}"), err=True)
