"""A group of commands, each of which is only imported when it is called."""

import importlib
import os
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import click

from account_maps.cli.terminal import printable
from account_maps.read.unexpected import DEBUG, HINT, in_a_line, unexpected

BUG_FOUND = 3
"""The exit code of a bug in the program."""

REFUSED = 2
"""The exit code where the system did not let a file be read or written."""


class Commands(click.Group):
    """A group whose commands are modules beside this one, each with a function of its name.

    A bug ends with a line that names the map it struck, and an exit code of its own.

    Args:
        names: The commands.
        options: What a group takes.
    """

    def __init__(self, *, names: Collection[str], **options: Any) -> None:  # noqa: ANN401 - click's
        super().__init__(**options)
        self._names = names

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the commands."""
        return sorted(self._names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, or None."""
        if cmd_name not in self._names:
            return None
        module = importlib.import_module(f"{__package__}.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's
        """Call a command; what it should never raise is told in a line."""
        with _tracebacks(wanted=bool(ctx.params.get("debug"))):
            try:
                return super().invoke(ctx)
            except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
                raise
            except OSError as error:
                _print_refusal(error)
                sys.exit(REFUSED)
            except Exception as error:  # noqa: BLE001 - all that is left is a bug
                click.echo(printable(_message(error)), err=True)
                sys.exit(BUG_FOUND)


@contextmanager
def _tracebacks(*, wanted: bool) -> Iterator[None]:
    """Ask for tracebacks while a command runs, if they are wanted."""
    before = os.environ.get(DEBUG)
    if wanted:
        os.environ[DEBUG] = "1"
    try:
        yield
    finally:
        if wanted and before is None:
            del os.environ[DEBUG]


def _print_refusal(error: OSError) -> None:
    reason = (error.strerror or str(error)).lower()
    click.echo(printable(f"{error.filename or 'standard output'}: {reason}"), err=True)
    with suppress(OSError, ValueError):
        # What is still to be written there would be a traceback when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _message(error: Exception) -> str:
    # Few ever need it, and what it knows takes a while to import.
    from account_maps.report.blame import blamed  # noqa: PLC0415

    problem = unexpected(error, blamed(error), "account-maps failed at this map")
    return str(problem) if problem.file else f"account-maps failed: {in_a_line(error)}  ({HINT})"
