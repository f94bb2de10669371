"""A group of commands, each of which is only imported when it is called."""

import importlib
import os
import sys
import traceback
from collections.abc import Collection, Sequence
from contextlib import suppress
from typing import Any

import click

from account_maps.cli.terminal import printable

OUR_MISTAKE = 3
"""The exit code where the program itself failed."""

REFUSED = 2
"""The exit code where the system did not let a file be read or written."""


class Commands(click.Group):
    """A group whose commands are modules beside this one, each with a function of its name.

    A mistake of ours ends with a short message and an exit code of its own.

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
        """Call a command; what it should never raise is told in a few lines."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise
        except OSError as error:
            _tell_refused(error)
            sys.exit(REFUSED)
        except Exception as error:  # noqa: BLE001 - all that is left is a mistake of ours
            _tell(error, debug=bool(ctx.params.get("debug")))
            sys.exit(OUR_MISTAKE)


def _tell_refused(error: OSError) -> None:
    reason = (error.strerror or str(error)).lower()
    click.echo(printable(f"{error.filename or 'standard output'}: {reason}"), err=True)
    with suppress(OSError, ValueError):
        # What is still to be written there would be a traceback when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(error: Exception, *, debug: bool) -> None:
    if debug:
        click.echo("".join(traceback.format_exception(error)), err=True)
    frame: Sequence[traceback.FrameSummary] = traceback.extract_tb(error.__traceback__)
    where = f" ({frame[-1].name}, line {frame[-1].lineno})" if frame else ""
    click.echo(
        f"account-maps has failed: {type(error).__name__}{where}.\n"
        "This is a mistake of the program, not of your maps. Please report it with the output of\n"
        "`account-maps --debug …`, from which you take out what nobody else may see.",
        err=True,
    )
