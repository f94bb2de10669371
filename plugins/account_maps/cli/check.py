"""``account-maps check``: every problem of the maps, one a line, and on request every finding."""

from collections.abc import Iterable
from pathlib import Path

import click

from account_maps.cli.config import Config, config_option, configured
from account_maps.cli.terminal import counted, printable
from account_maps.model.folder import shown
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.model.waivers import run_out
from account_maps.read.problems import Problem


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--findings", "with_findings", is_flag=True, help="Print what the maps say as well.")
@config_option
@click.pass_context
def check(
    context: click.Context,
    paths: tuple[Path, ...],
    with_findings: bool,
    config_file: Path | None,
) -> None:
    """Check all maps, or those at PATHS (files or folders).

    Prints one line a problem: file:line:column, code, message and hint; with --findings then one
    line a finding. The exit code is 0 if there is neither a problem nor a finding of the severity
    error, 1 if there is, and 2 if the command was not understood.
    """
    config = configured(config_file)
    wanted = [_under_maps(path, config) for path in paths]
    playbook = config.playbook()
    files = [file for file in playbook.files.values() if _is_wanted(file.path, wanted)]
    problems = sorted((*_problems(playbook, wanted, config), *_waivers(files, config)))
    for problem in problems:
        click.echo(printable(str(problem)))
    errors, summary = _findings(files, playbook, config) if with_findings else (0, "")
    click.echo(f"{_summary(problems, len(files))}{summary}")
    context.exit(1 if problems or errors else 0)


def _under_maps(path: Path, config: Config) -> Path:
    """Return a path that the user named, as the maps are known by."""
    full = Path.cwd() / path
    if not full.exists():
        raise click.UsageError(printable(f"{path} does not exist"))
    for name in (full, full.resolve()):
        if name.is_relative_to(config.maps_dir):
            return name
    folder = shown(config.maps_dir, config.root)
    raise click.UsageError(printable(f"{path} is not in the folder of maps, {folder}"))


def _is_wanted(file: Path, wanted: list[Path]) -> bool:
    return not wanted or any(file.is_relative_to(path) for path in wanted)


def _problems(playbook: Playbook, wanted: list[Path], config: Config) -> list[Problem]:
    return [one for one in playbook.problems if _is_wanted(config.root / one.file, wanted)]


def _waivers(files: Iterable[AccountFile], config: Config) -> list[Problem]:
    """Return a problem for each waiver that has run out."""
    waiving = [file for file in files if file.account and file.account.waivers]
    if not waiving:
        return []
    day = config.day()
    return [problem for file in waiving for problem in run_out(file, day)]


def _findings(files: Iterable[AccountFile], playbook: Playbook, config: Config) -> tuple[int, str]:
    """Print the findings; return how many errors are among them, and how many of each there are."""
    from account_maps.cli.findings import find  # noqa: PLC0415
    from account_maps.model.values import Severity  # noqa: PLC0415

    found = find(files, playbook, config.day())
    for line in found.lines:
        click.echo(printable(str(line)))
    return found.counts[Severity.ERROR], f"; {found}"


def _summary(problems: list[Problem], files: int) -> str:
    maps = counted(files, "map")
    if not problems:
        return f"{maps} checked, no problems"
    bad = len({problem.file for problem in problems})
    return f"{maps} checked, {counted(len(problems), 'problem')} in {counted(bad, 'file')}"
