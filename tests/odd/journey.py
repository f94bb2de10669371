"""What every map goes through: check, build, brief, diff, export. No step may fail."""

import logging
import os
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir, redirect_stderr
from io import StringIO
from pathlib import Path
from typing import Final

from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from account_maps.cli import main
from history.repo import Repo
from odd.site import OddSite

BEFORE: Final = ("AM430", "AM431")
"""Problems that a valid map may have on paper: no room, and no font."""

_DONE: Final = (0, 1)
_COMMANDS: Final = (
    ("check",),
    ("check", "--ignore", "AM5", "--findings", "--output-format", "sarif"),
    ("check", "--findings"),
    ("stale",),
    ("export",),
    ("export", "--format", "csv", "-o", "tables"),
    ("export", "--format", "graphml", "-o", "graphs"),
    ("diff", "HEAD"),
    ("diff", "HEAD", "--format", "json", "-o", "diff.json"),
    ("diff", "HEAD", "--format", "html", "-o", "diff.html"),
    ("fmt", "--check"),
)


def lay_out(site: OddSite, folder: Path) -> None:
    """Put a site into a folder: its earlier edition in git, the later one in the folder."""
    repo = Repo(folder)
    for name, text in {
        "mkdocs.yml": site.settings,
        "docs/index.md": "# Home\n",
        "docs/plans/odd.md": "# Plan\n",
        ".gitignore": "/site/\n/.account-maps-cache/\n",
    }.items():
        _write(folder / name, text)
    _write_maps(folder, {**site.shared, **site.before})
    repo.commit("2026-01-05")
    _write_maps(folder, {**site.shared, **site.after})


def _write_maps(folder: Path, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        _write(folder / "maps" / f"{name}.yaml", text)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def travel(folder: Path) -> Iterator[str]:
    """Yield what fails on the way of a site's maps, with what was said of it.

    Args:
        folder: Where the site is laid out.
    """
    with chdir(folder):
        for command in _COMMANDS:
            yield from _run(*command)
        yield from _build()
        Repo(folder).commit("2026-02-05")
        yield from _build()
        yield from _briefs(sorted((folder / "maps").glob("odd-*.yaml"))[:3])


def _briefs(maps: list[Path]) -> Iterator[str]:
    for file in maps:
        yield from _run("onepager", file.stem, "-o", "briefs", expected=(0, 1, 2))


def _run(*command: str, expected: tuple[int, ...] = _DONE) -> Iterator[str]:
    result = CliRunner().invoke(main, ["--debug", *command])
    ended = result.exit_code in expected and (result.exit_code == 0 or command[0] != "check")
    if not ended or (result.exception and not isinstance(result.exception, SystemExit)):
        raised = "".join(traceback.format_exception(result.exception)) if result.exception else ""
        yield f"account-maps {' '.join(command)} → {result.exit_code}\n{result.output}{raised}"


def _build() -> Iterator[str]:
    said = StringIO()
    handler = logging.StreamHandler(said)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        with redirect_stderr(said):
            yield from _attempt(_built, said)
    finally:
        logger.removeHandler(handler)


def _attempt(do: Callable[[], None], said: StringIO) -> Iterator[str]:
    try:
        do()
    except SystemExit:
        lines = [line for line in said.getvalue().splitlines() if "  AM" in line]
        if not lines or any(line.split("  ")[-3:][0] not in BEFORE for line in lines):
            yield f"mkdocs build\n{said.getvalue()}"
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        yield f"mkdocs build\n{said.getvalue()}{traceback.format_exc()}"


def _built() -> None:
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    config = load_config(str(Path.cwd() / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


os.environ.setdefault("ACCOUNT_MAPS_DEBUG", "1")
