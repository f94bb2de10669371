"""``account-maps init``: this clone's git merges maps by id and field."""

import json
import shlex
import subprocess
import sys
from pathlib import Path

import click

from account_maps.cli.config import Config, config_option, load_config
from account_maps.cli.editing import exit_on_edit_error
from account_maps.cli.recipe_files import write_new_files
from account_maps.cli.terminal import printable
from account_maps.edit.document import FileChange
from account_maps.edit.errors import InvalidRequestError
from account_maps.edit.files import write_all
from account_maps.history.git import Git
from account_maps.history.git_errors import GitError
from account_maps.model.folder import shown
from account_maps.recipes import RECIPES, recipes
from account_maps.settings.file import NAMES

_SECTION = "merge.account-maps"


@click.command()
@click.option("--host", type=click.Choice(list(RECIPES)), help="Write its pipelines as well.")
@config_option
def init(host: str | None, config_file: Path | None) -> None:
    """Tell git to merge maps with `account-maps merge`.

    Writes a line of .gitattributes, which belongs into a commit, and two settings of this clone,
    which everybody makes for theirs with this command. With --host also the pipelines, templates
    and hooks for a repository that is kept there. What is there already is left alone.
    """
    config = load_config(config_file, needs_maps=False)
    with exit_on_edit_error():
        root = _repository(config.root)
        if not config.maps_dir.resolve().is_relative_to(root):
            raise InvalidRequestError("the folder of maps is outside the repository")
        folder = config.maps_dir.resolve().relative_to(root).as_posix()
        _attributes(root / ".gitattributes", folder)
        _settings(root)
        if host:
            write_new_files(root, recipes(host, folder, _config(config, root)))


def _config(config: Config, root: Path) -> str:
    """Return the file of the settings for the recipes; nothing if all find it by themselves."""
    if config.file is None or (config.root == root and config.file.name in NAMES):
        return ""
    name = shown(config.file.resolve(), root)
    click.echo(
        printable(
            f"the pipelines expect mkdocs.yml at the top: add `--config {name}` to each command "
            f"`account-maps` in them, and `-f {name}` to `mkdocs build`"
        )
    )
    return name


def _repository(folder: Path) -> Path:
    try:
        return Path(Git(folder).line("rev-parse", "--show-toplevel")).resolve()
    except GitError as error:
        raise InvalidRequestError(str(error)) from error


def _git(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(  # noqa: S603
        command,
        capture_output=True,
        # Git prints paths as they are on the disk, whatever the locale's encoding is.
        encoding=sys.getfilesystemencoding(),
        errors=sys.getfilesystemencodeerrors(),
        check=False,
    )


def _attributes(file: Path, folder: str) -> None:
    wanted = [_line(f"{folder}/**/*.{ending}") for ending in ("yaml", "yml")]
    if file.is_symlink():
        raise InvalidRequestError(".gitattributes is a link, which git does not follow")
    before = file.read_bytes() if file.exists() else None
    text = (before or b"").decode(errors="surrogateescape")
    missing = [line for line in wanted if line not in text.splitlines()]
    if not missing:
        click.echo(".gitattributes: nothing to do")
        return
    gap = "" if not text or text.endswith("\n") else "\n"
    after = f"{text}{gap}" + "".join(f"{line}\n" for line in missing)
    data = after.encode(errors="surrogateescape")
    write_all([FileChange(file, file.name, before, data)])
    click.echo(printable(f".gitattributes: added {', '.join(missing)}"))


def _line(pattern: str) -> str:
    has_space = any(letter.isspace() or letter == '"' for letter in pattern)
    return f"{json.dumps(pattern) if has_space else pattern} merge=account-maps"


def _settings(root: Path) -> None:
    settings = {
        f"{_SECTION}.name": "Account maps, merged by id and field",
        f"{_SECTION}.driver": f"{_command()} merge %O %A %B --path %P",
    }
    for key, value in settings.items():
        if _git(root, "config", "--local", "--get", key).stdout.rstrip("\n") == value:
            click.echo(f"git config {key}: nothing to do")
            continue
        if _git(root, "config", "--local", key, value).returncode:
            raise InvalidRequestError(f"git did not take the setting {key}")
        click.echo(printable(f"git config {key}: set to {value}"))


def _command() -> str:
    """Return the command as git finds it, whose shell knows no virtual environment."""
    beside = Path(sys.executable).with_name("account-maps")
    return shlex.quote(beside.as_posix()) if beside.exists() else "account-maps"
