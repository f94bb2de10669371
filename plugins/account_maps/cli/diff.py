"""``account-maps diff``: what changed in the maps between two commits, branches or days."""

import re
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec
from msgspec.structs import replace

from account_maps.changes.diff import DiffContext, MapDiff, by_weight, map_diff
from account_maps.changes.text import markdown, plain
from account_maps.cli.config import Config, config_option, load_config, repository_top
from account_maps.cli.output import write_output
from account_maps.cli.terminal import printable
from account_maps.history.between import changed_between, changed_on_disk, resolve
from account_maps.history.git_errors import GitError
from account_maps.history.repository import open_repository
from account_maps.model.folder import accounts as account_files
from account_maps.model.folder import shown, yaml_files
from account_maps.model.shared import read_shared
from account_maps.read.problems import Problems
from account_maps.texts import english

_SIGNATURES = {
    "text": re.compile(rb"(\ANothing changed\.|\d maps? changed)\n?\Z"),
    "json": re.compile(rb'\A\{\n  "maps": \['),
    "markdown": re.compile(rb"\A<!-- account-maps diff -->"),
    "html": re.compile(rb'<meta name="generator" content="account-maps diff">'),
}
"""What tells an earlier result from other files."""

_WRITTEN = {"text": plain, "markdown": markdown}


@click.command()
@click.argument("base")
@click.argument("head", required=False)
@click.option("--account", "accounts", multiple=True, metavar="ID", help="Only this account.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "html"]),
    default="text",
    show_default=True,
    help="For a terminal, programs, a comment on a pull request, or a page with pictures.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write to a file.  [default: print]"
)
@config_option
def diff(  # noqa: PLR0913
    *,
    base: str,
    head: str | None,
    accounts: tuple[str, ...],
    form: str,
    output: Path | None,
    config_file: Path | None,
) -> None:
    """Tell what changed in the maps since BASE, or between BASE and HEAD.

    Each may be a commit, a branch, a tag or a day such as 2026-11-01; BASE may also be `main...`,
    which is where this branch left main. Without HEAD it is the files as they are, committed or
    not. The exit code is 0, and 2 if the command was not understood or git can't tell.
    """
    config = load_config(config_file)
    try:
        found, context = _diffs(base, head, accounts, config)
    except GitError as error:
        raise click.UsageError(printable(f"git can't tell what changed: {error}")) from error
    if form == "json":
        told = _as_json(found)
    elif form == "html":
        told = _as_html(found, base, head, context)
    else:
        # A comment is read at the host, which knows files from the top of the repository.
        told = _WRITTEN[form](
            _named_from_here(found, config) if form == "text" else found, context.texts
        )
    if output is None:
        click.echo("\n".join(map(printable, told.splitlines())))
        return
    write_output({output: told.encode()}, _SIGNATURES[form], config)


def _diffs(
    base: str, head: str | None, wanted: Sequence[str], config: Config
) -> tuple[list[MapDiff], DiffContext]:
    """Return what changed in each map, what matters most first, and with what it is told.

    Args:
        base: The earlier state.
        head: The later state; None for the files as they are.
        wanted: Ids of the accounts; none means all.
        config: Where things are.

    Raises:
        GitError: If git can't tell.
    """
    repository = open_repository(config.maps_dir)
    passed_over = Problems("")
    found = yaml_files(config.maps_dir, config.here, passed_over.found)
    shared = read_shared(found, config.maps_dir, config.largest_map)
    texts = english().renamed(shared.labels)
    context = DiffContext(shared.rules, shared.team, texts, config.day())
    start = resolve(repository, base)
    if head is None:
        pairs = changed_on_disk(repository, start, account_files(found, passed_over.found))
    else:
        pairs = changed_between(repository, start, resolve(repository, head))
    chosen = [pair for pair in pairs if not wanted or pair.id in wanted]
    return by_weight([one for pair in chosen if (one := map_diff(pair, context))]), context


def _named_from_here(found: Sequence[MapDiff], config: Config) -> list[MapDiff]:
    """Return what changed with the files named as seen from where the user stands."""
    top = repository_top(config.maps_dir)

    def named(path: str) -> str:
        return shown(top / path, config.here)

    return [
        replace(one, path=named(one.path), path_before=one.path_before and named(one.path_before))
        for one in found
    ]


def _as_html(found: Sequence[MapDiff], base: str, head: str | None, context: DiffContext) -> str:
    """Return what changed as a page of its own, with one marked picture for each map.

    Args:
        found: What changed in each map, what matters most first.
        base: What the earlier state is called.
        head: What the later state is called; None for the files as they are.
        context: With what it is told.
    """
    # Pictures and templates take a while to load, and the other forms do without.
    from account_maps.changes.diff_html import compare_html  # noqa: PLC0415
    from account_maps.changes.diff_page import compare_page  # noqa: PLC0415
    from account_maps.draw.route import Router  # noqa: PLC0415

    page = compare_page(found, (base, head), context, Router())
    return compare_html(page, context.texts)


def _as_json(found: Sequence[MapDiff]) -> str:
    """Return what changed as JSON: the changes themselves, and the same in words."""
    rows = [_row(one) for one in found]
    return msgspec.json.format(msgspec.json.encode({"maps": rows}), indent=2).decode()


def _row(one: MapDiff) -> dict[str, object]:
    versions = one.versions
    return {
        "id": one.id,
        "name": one.name,
        "path": one.path,
        "path_before": one.path_before,
        "status": one.status,
        "readable": not one.is_unreadable,
        "weight": one.weight,
        "told": [str(group) for group in one.groups],
        "changes": versions.comparison.changes if versions else (),
        "people": versions.comparison.people if versions else (),
        "lines": versions.comparison.lines if versions else (),
        "figures": versions.effect.figures if versions else (),
        "findings_gone": one.consequences.gone,
        "findings_new": one.consequences.new,
    }
