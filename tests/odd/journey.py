"""What every map goes through: check, build, brief, diff, export. No step may fail."""

import logging
import os
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir, redirect_stderr
from io import StringIO
from pathlib import Path
from typing import Final
from unittest.mock import patch

from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from account_maps.cli import main
from account_maps.read.unexpected import DEBUG
from history.repo import Repo
from odd.patience import patience
from odd.site import OddSite

_NO_FAULT: Final = ("  AM430  ", "  AM431  ")
"""Problems that a valid map may have on paper: no room, and no font."""

_COMMANDS: Final = (
    (("check",), (0,)),
    (("check", "--findings"), (0, 1)),
    (("check", "--findings", "--output-format", "sarif"), (0, 1)),
    (("stale",), (0, 1)),
    (("export",), (0,)),
    (("export", "--format", "csv", "-o", "tables"), (0,)),
    (("export", "--format", "graphml", "-o", "graphs"), (0,)),
    (("diff", "HEAD"), (0,)),
    (("diff", "HEAD", "--format", "json", "-o", "diff.json"), (0,)),
    (("diff", "HEAD", "--format", "html", "-o", "diff.html"), (0,)),
    (("fmt", "--check"), (0, 1)),
)
"""What is called, and how it may end: a finding may be an error, and a file may want a format."""

_ON_PAPER: Final = (0, 1, 2)
"""A sheet may lack room or a font, and Typst may not be there."""


def lay_out(site: OddSite, folder: Path) -> None:
    """Put a site into a folder: its earlier version in git, the later one in the folder."""
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
    with chdir(folder), patch.dict(os.environ, {DEBUG: "1"}):
        for command, ends in _COMMANDS:
            yield from _run(command, ends)
        yield from _build()
        Repo(folder).commit("2026-02-05")
        yield from _build()
        yield from _briefs(sorted((folder / "maps").glob("odd-*.yaml"))[:3])


def _briefs(maps: list[Path]) -> Iterator[str]:
    for file in maps:
        yield from _run(("onepager", file.stem, "-o", "briefs"), _ON_PAPER)
        yield from _run(("poster", file.stem, "-o", f"{file.stem}.svg"), _ON_PAPER)


def _run(command: tuple[str, ...], ends: tuple[int, ...]) -> Iterator[str]:
    with patience():
        result = CliRunner().invoke(main, ["--debug", *command])
    if result.exit_code not in ends:
        yield f"account-maps {' '.join(command)}: exit code {result.exit_code}\n{result.output}"


def _build() -> Iterator[str]:
    said = StringIO()
    handler = logging.StreamHandler(said)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        with redirect_stderr(said), patience():
            failed = [*_attempt(_built, said)]
        yield from failed
    finally:
        logger.removeHandler(handler)


def _attempt(do: Callable[[], None], said: StringIO) -> Iterator[str]:
    try:
        do()
    except SystemExit:
        lines = [line for line in said.getvalue().splitlines() if "  AM" in line]
        faults = [line for line in lines if not any(code in line for code in (*_NO_FAULT, "WARN"))]
        if faults or not lines:
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
