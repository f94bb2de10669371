"""``account-maps codeowners``: the owner of a map is asked to review its changes."""

from collections.abc import Mapping
from pathlib import Path

import click

from account_maps.cli.config import Config, config_option, load_config, repository_top
from account_maps.cli.terminal import counted, printable
from account_maps.edit.document import FileChange
from account_maps.edit.errors import EditError
from account_maps.edit.files import write_all
from account_maps.model.folder import shown, yaml_files
from account_maps.read.files import read_bytes, read_tree
from account_maps.read.ids import normal
from account_maps.read.nodes import child, entries
from account_maps.read.problems import Problems, Span
from account_maps.recipes.owners import PLACES, block, differences, owners, with_block


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; say what is out of date.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write into a file, where all lines but ours are kept.  [with --check: the host's]",
)
@click.option(
    "--host",
    type=click.Choice(list(PLACES)),
    default="github",
    show_default=True,
    help="Where the maps are kept.",
)
@config_option
@click.pass_context
def codeowners(
    context: click.Context,
    *,
    only_check: bool,
    output: Path | None,
    host: str,
    config_file: Path | None,
) -> None:
    """Print who owns each map, as lines of CODEOWNERS, from `owner:` in the maps.

    A colleague is named by `handle` in _team.yaml, or else by e-mail address. The exit code is 0; 1
    if a map has problems, an owner has no handle or, with --check, the file is out of date; and 2
    if the command was not understood.
    """
    config = load_config(config_file)
    top = repository_top(config.root)
    lines = _lines(config, top)
    file = top / PLACES[host] if only_check and output is None else output
    if lines is None:
        context.exit(1)
    elif file is None:
        click.echo(block(lines, host), nl=False)
    elif only_check:
        context.exit(_check_file(file, lines, host))
    else:
        context.exit(_write_file(file, lines, host))


def _lines(config: Config, top: Path) -> Mapping[str, str] | None:
    """Return the owner of each path, or None after telling what is wrong."""
    if not config.maps_dir.is_relative_to(top):
        raise click.UsageError("the folder of maps is outside the repository")
    playbook = config.playbook()
    found = owners(playbook.files.values(), playbook.team, top, _places(config))
    faults = [*map(str, playbook.problems)] or found.faults
    for fault in faults:
        click.echo(printable(fault), err=True)
    return None if faults else found.lines


def _places(config: Config) -> dict[str, tuple[str, Span]]:
    """Return where each of our people stands."""
    found = yaml_files(config.maps_dir, config.here, [])
    file = next((one for one in found if one.id == "_team"), None)
    if file is None:
        return {}
    problems = Problems(file.shown_path)
    data = read_bytes(file.path, config.largest_map, problems)
    tree = read_tree(data, problems) if data is not None else None
    people = entries(child(tree, "team"))
    return {normal(one.key.text): (file.shown_path, one.key.span) for one in people}


def _check_file(file: Path, lines: Mapping[str, str], host: str) -> int:
    """Tell what is out of date in a file, and return the exit code."""
    before = _text(file)
    name = shown(file, Path.cwd())
    if before is not None and with_block(before, block(lines, host)) == before:
        click.echo(printable(f"{name} is up to date, {counted(len(lines), 'map')}"))
        return 0
    if before is not None:
        for line, message in differences(before, lines) or [
            (1, "our lines are not as we write them")
        ]:
            click.echo(printable(f"{name}:{line}:1  {message}"), err=True)
    again = f"account-maps codeowners --host {host} -o {name}"
    state = "does not exist" if before is None else "is out of date"
    click.echo(printable(f"{name} {state}: run `{again}`"), err=True)
    return 1


def _write_file(file: Path, lines: Mapping[str, str], host: str) -> int:
    """Write a file, tell so, and return the exit code."""
    if file.suffix.lower() in {".yaml", ".yml"}:
        raise click.UsageError(printable(f"{file} is not a file of code owners"))
    before = _text(file)
    after = with_block(before or "", block(lines, host))
    data = None if before is None else file.read_bytes()
    name = shown(file, Path.cwd())
    if after == before:
        click.echo(printable(f"{name}: nothing to do"))
        return 0
    try:
        write_all([FileChange(file, name, data, after.encode())])
    except EditError as error:
        click.echo(printable(str(error)), err=True)
        return 1
    click.echo(printable(f"{name}: {counted(len(lines), 'map')}"))
    return 0


def _text(file: Path) -> str | None:
    """Return what a file holds, its line ends as ours are, or None where there is none."""
    try:
        return file.read_text("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(printable(f"{file} cannot be read as text")) from error
