"""``account-maps check``: every problem of the maps, one a line."""

from pathlib import Path

import click

from account_maps.cli.config import Config, ConfigError, read_config
from account_maps.model.folder import shown
from account_maps.model.load import load_playbook
from account_maps.model.playbook import Playbook
from account_maps.read.problems import Problem

_DEFAULT_CONFIG = Path("mkdocs.yml")
_STAND_IN = "\N{REPLACEMENT CHARACTER}"


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    help="The site's configuration.  [default: mkdocs.yml]",
)
@click.pass_context
def check(context: click.Context, paths: tuple[Path, ...], config_file: Path | None) -> None:
    """Check all maps, or those at PATHS (files or folders).

    Prints one line a problem: file:line:column, code, message and hint. The exit code is 0 if
    there are none, 1 if there are, and 2 if the command was not understood.
    """
    config = _config(config_file)
    wanted = [_under_maps(path, config) for path in paths]
    playbook = load_playbook(
        config.maps_dir, config.docs_dir, root=config.root, size_limit=config.size_limit
    )
    problems = [one for one in playbook.problems if _is_wanted(one, wanted, config.root)]
    for problem in problems:
        click.echo(_printable(str(problem)))
    click.echo(_summary(problems, _checked(playbook, wanted)))
    context.exit(1 if problems else 0)


def _config(file: Path | None) -> Config:
    try:
        return read_config(file or _DEFAULT_CONFIG, must_exist=file is not None)
    except ConfigError as error:
        raise click.UsageError(_printable(str(error))) from error


def _under_maps(path: Path, config: Config) -> Path:
    """Return a path that the user named, as the maps are known by."""
    full = Path.cwd() / path
    if not full.exists():
        raise click.UsageError(_printable(f"{path} does not exist"))
    for name in (full, full.resolve()):
        if name.is_relative_to(config.maps_dir):
            return name
    folder = shown(config.maps_dir, config.root)
    raise click.UsageError(_printable(f"{path} is not in the folder of maps, {folder}"))


def _is_wanted(problem: Problem, wanted: list[Path], root: Path) -> bool:
    file = root / problem.file
    return not wanted or any(file.is_relative_to(path) for path in wanted)


def _checked(playbook: Playbook, wanted: list[Path]) -> int:
    paths = [file.path for file in playbook.files.values()]
    return sum(not wanted or any(path.is_relative_to(one) for one in wanted) for path in paths)


def _summary(problems: list[Problem], files: int) -> str:
    maps = f"{files} map{'' if files == 1 else 's'}"
    if not problems:
        return f"{maps} checked, no problems"
    bad = len({problem.file for problem in problems})
    return (
        f"{maps} checked, {len(problems)} problem{'' if len(problems) == 1 else 's'}"
        f" in {bad} file{'' if bad == 1 else 's'}"
    )


def _printable(line: str) -> str:
    """Return a line in which a file's name cannot steer the terminal."""
    return "".join(letter if letter.isprintable() else _STAND_IN for letter in line)
