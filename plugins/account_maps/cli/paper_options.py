"""What the commands that make paper share: options, and checks of the accounts named."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from account_maps.cli.config import Config
from account_maps.cli.terminal import counted, printable
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.read.problems import Problem, problem_lines
from account_maps.read.words import nearest, quoted

_Command = TypeVar("_Command", bound=Callable[..., Any])

SHEETS = ("a4", "letter")
POSTERS = ("a3", "a2", "a1")
"""Paper, named here so that a command is there without the room that makes PDFs."""

_OPTIONS = (
    click.option(
        "--fonts",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        help="A folder with further fonts.",
    ),
    click.option(
        "--as-of",
        type=click.DateTime(["%Y-%m-%d"]),
        help="The day on which ties and facts have their age.  [default: as the site has it]",
    ),
)


def paper_options(command: _Command) -> _Command:
    """Add the options that all these commands have."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def usage_errors(lines: Iterable[str]) -> None:
    """Tell all that is wrong with what the user asked for, if anything is.

    Raises:
        UsageError: If there is a line.
    """
    told = "\n".join(map(printable, lines))
    if told:
        raise click.UsageError(told)


def unknown_names(named: Iterable[str], known: Iterable[str], what: str) -> list[str]:
    """Return a line for each name that nobody has.

    Args:
        named: What the user named.
        known: What there is.
        what: The beginning of the line, such as ``no map has the id``.
    """
    there = [*known]
    lines = []
    for name in named:
        if name not in there:
            near = nearest(name, there)
            hint = f"; did you mean {quoted(near)}?" if near else ""
            lines.append(f"{what} {quoted(name)}{hint}")
    return lines


def require_no_problems(playbook: Playbook, wanted: Sequence[AccountFile]) -> None:
    """Tell the problems of the maps that are wanted and of what is no map, and end with them."""
    names = {file.shown_path for file in wanted}
    others = {file.shown_path for file in playbook.files.values()} - names
    exit_on_problems([problem for problem in playbook.problems if problem.file not in others])


def exit_on_problems(problems: Sequence[Problem]) -> None:
    """Print problems, and end with exit code 1 if there are any."""
    for line in problem_lines(problems):
        click.echo(printable(line), err=True)
    if problems:
        files = counted(len({problem.file for problem in problems}), "file")
        click.echo(f"{counted(len(problems), 'problem')} in {files}; nothing was written", err=True)
        click.get_current_context().exit(1)


def page_address(config: Config, account_id: str) -> str | None:
    """Return where the page of an account is; None if the settings give the site no address."""
    site = config.site_url
    if not site:
        return None
    ending = "/" if config.use_directory_urls else ".html"
    return f"{site}{'' if site.endswith('/') else '/'}accounts/{account_id}{ending}"
